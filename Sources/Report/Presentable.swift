/// A report in every form that it is written in: two for people, two for programs.
public protocol Presentable {
  /// For a terminal.
  func table() -> String
  /// For a document.
  func markdown() -> String
  /// For tables of other programs.
  func csv() -> String
  /// For other programs, everything.
  func json() -> String
}

extension SelectionResults: Presentable {}
extension WarmupResults: Presentable {}
extension PhaseResults: Presentable {}
extension FocusResults: Presentable {}
extension ClaimsReport: Presentable {}
