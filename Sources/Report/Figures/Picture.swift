/// Whether what gnuplot handed back is a picture from its beginning to its end.
public enum Picture {
  /// What is wrong with a picture of that kind, or `nil`.
  public static func flaw(_ picture: [UInt8], _ kind: Canvas.Kind) -> String? {
    let blanks: Set<UInt8> = [9, 10, 12, 13, 32]
    guard let last = picture.lastIndex(where: { !blanks.contains($0) }) else {
      return "it is empty"
    }
    switch kind {
    case .text: return nil
    case .svg:
      return picture[...last].suffix(6).elementsEqual("</svg>".utf8)
        ? nil : "the SVG has no end"
    case .png:
      guard picture.starts(with: signature) else { return "it is no PNG" }
      return picture.suffix(end.count) == end[...] ? nil : "the PNG has no end"
    }
  }

  // Source: Portable Network Graphics (PNG) Specification, sections 5.2 and 11.2.5.
  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  /// The empty chunk `IEND` with its checksum.
  private static let end: [UInt8] = [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
}
