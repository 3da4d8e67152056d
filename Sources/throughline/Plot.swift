import ArgumentParser
import Report
import Scenario

/// `throughline plot`: a figure of a saved result.
struct Plot: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draw a figure of a saved result: SVG, PNG, or letters in the terminal.",
    discussion: """
      RESULT is what run, compare, sweep, phase or warmup wrote with --format json
      --output FILE; '-' is standard input. Without --figure the most telling one is
      drawn. Figures:

      \(figureList)

      gnuplot draws; --format gnuplot prints its script, with the data in it.

      Examples:
        throughline compare scenarios/06-best-money.yaml --raw --format json \\
          --output result.json
        throughline plot result.json
        throughline plot result.json --figure smore --output smore.svg
        throughline sweep scenarios/02-p-and-q.yaml --set products.P.price=80..100 \\
          --format json | throughline plot - --metric money.net_profit
      """)

  private static var figureList: String {
    Figure.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n")
  }

  @Argument(
    help: ArgumentHelp("Result (JSON) of another command, or '-'.", valueName: "result"),
    completion: .file(extensions: ["json"]))
  var result: String

  @Option(
    help: ArgumentHelp(
      "Figure: \(Figure.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "name"),
    completion: .list(Figure.allCases.map(\.rawValue)))
  var figure: String?

  @Option(
    help: ArgumentHelp(
      "Metric to draw (repeatable); default: what the result decides by.", valueName: "name"))
  var metric: [String] = []

  @Option(
    help: ArgumentHelp(
      "Parameter on the horizontal axis of a response; its last part is enough.",
      valueName: "path"))
  var parameter: String?

  @Option(
    help: ArgumentHelp(
      "svg, png, text or gnuplot; default: as the name of --output ends, else text in a terminal and svg"
        + " elsewhere.", valueName: "format"),
    completion: .list(PlotFormat.names))
  var format: String?

  @Option(
    help: ArgumentHelp(
      "Width and height: pixels, or columns and lines of text; default: what the figure needs.",
      valueName: "WxH"))
  var size: String?

  @Option(
    help: ArgumentHelp("Write the figure here instead of to standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  mutating func validate() throws {
    if let figure {
      try Choice.check(figure, among: Figure.allCases.map(\.rawValue), option: "--figure")
    }
    if let format { try Choice.check(format, among: PlotFormat.names, option: "--format") }
    if format == nil, let output, PlotFormat(fileName: output) == nil,
      let ending = PlotFormat.ending(of: output)
    {
      throw ValidationError(
        "--output wants a name that ends in \(PlotFormat.endings), or --format beside it; found"
          + " '\(ending)' in '\(output)'")
    }
    if let size {
      let (width, height) = try Self.size(size)
      let allowed = Canvas.sizes(canvasKind)
      guard allowed.width.contains(width), allowed.height.contains(height) else {
        let unit = canvasKind == .text ? "columns and lines" : "pixels"
        throw ValidationError(
          "--size wants \(allowed.width.lowerBound)x\(allowed.height.lowerBound) to"
            + " \(allowed.width.upperBound)x\(allowed.height.upperBound) \(unit); found '\(size)'")
      }
    }
  }

  private static func size(_ text: String) throws -> (Int, Int) {
    let parts = text.lowercased().split(separator: "x", omittingEmptySubsequences: false)
      .map { Int($0) }
    guard parts.count == 2, let width = parts[0], let height = parts[1] else {
      throw ValidationError("--size wants WIDTHxHEIGHT, such as 900x500; found '\(text)'")
    }
    return (width, height)
  }

  func run() async throws {
    let destination = output.map { OutputFile(path: $0) }
    try destination?.check(inputs: result == "-" ? [] : [result])
    if chosenFormat == .png, destination == nil, Platform.isTerminal(Platform.output) {
      throw Failure.usage(
        "a PNG would upset the terminal", hint: "name a file with --output, or take --format text")
    }
    let saved = try saved()
    let chart = try told { () throws(FigureError) in
      try saved.chart(
        FigureRequest(
          figure.flatMap(Figure.init(rawValue:)), metrics: metric, parameter: parameter))
    }
    let script = try told { () throws(FigureError) in
      try Gnuplot.script(chart, on: canvas)
    }
    guard chosenFormat != .gnuplot else { return try write(Array(script.utf8), to: destination) }
    let picture = try await GnuplotProcess.draw(script, canvasKind)
    switch canvasKind {
    case .svg: try write(SVG.titled(picture, chart.heading), to: destination)
    case .png: try write(picture, to: destination)
    case .text: try write(PlainText.tidied(picture), to: destination)
    }
  }

  // MARK: In

  private func saved() throws(Failure) -> SavedResult {
    let name = result == "-" ? "standard input" : result
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try Platform.read(result == "-" ? nil : result)
    } catch {
      throw error.isMissingFile
        ? Failure(.noInput, "there is no file \(name)")
        : Failure(.inputOutput, "cannot read \(name): \(error)")
    }
    do throws(SavedResult.ReadingError) {
      return try SavedResult(bytes, name: name)
    } catch {
      throw Failure(.data, error.message, hint: error.hint)
    }
  }

  private func told<Value>(
    _ draw: () throws(FigureError) -> Value
  ) throws(Failure) -> Value {
    do {
      return try draw()
    } catch {
      let guess = error.unknown.flatMap { unknown in
        Suggestion.closest(to: unknown.word, among: unknown.known)
          .map { "did you mean '\($0)'?" } ?? "known: \(unknown.known.joined(separator: ", "))"
      }
      throw .usage(error.message, hint: guess ?? error.hint)
    }
  }

  // MARK: Out

  private var chosenFormat: PlotFormat {
    if let format = format.flatMap(PlotFormat.init(rawValue:)) { return format }
    if let output { return PlotFormat(fileName: output) ?? .svg }
    return Platform.isTerminal(Platform.output) ? .text : .svg
  }

  private var canvasKind: Canvas.Kind {
    switch chosenFormat {
    case .svg, .gnuplot: .svg
    case .png: .png
    case .text: .text
    }
  }

  private var canvas: Canvas {
    if let size, let (width, height) = try? Self.size(size) {
      return Canvas(canvasKind, width: width, height: height)
    }
    return Canvas(canvasKind, width: canvasKind == .text ? Platform.columns : nil)
  }

  private func write(_ picture: [UInt8], to destination: OutputFile?) throws(Failure) {
    if let destination {
      try destination.write(bytes: picture)
    } else {
      do throws(SystemError) {
        try Platform.write(bytes: picture, to: Platform.output)
      } catch {
        throw Messages.outputFailure(error)
      }
    }
  }
}
