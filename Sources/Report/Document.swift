/// A report as a sequence of blocks, before it becomes text.
package struct Document: Sendable, Hashable {
  /// One piece of a report.
  package enum Block: Sendable, Hashable {
    /// The report's title.
    case title(String)
    /// The name of a section.
    case heading(String)
    /// Running text.
    case paragraph(String)
    /// The sentence that the reader must not miss.
    case verdict(String)
    /// A command to copy, never wrapped.
    case command(String)
    /// Lines that belong together, kept as they are.
    case lines([String])
    /// A drawing in characters, kept as it is to the last space.
    case picture([String])
    /// Short points.
    case list([String])
    /// A table, with nothing shown when it has no rows.
    case table(Table)
  }

  /// The blocks in order.
  package var blocks: [Block]

  /// Creates a document.
  package init(blocks: [Block] = []) {
    self.blocks = blocks
  }

  /// Adds a block.
  mutating func add(_ block: Block) { blocks.append(block) }

  /// Adds blocks.
  mutating func add(_ several: [Block]) { blocks += several }

  /// Adds all blocks of another document.
  mutating func add(_ other: Document) { blocks += other.blocks }
}
