import Experiment
import Inference

/// The constraint on the first screen.
extension Results {
  /// The constraint of each case with its evidence, for the first screen.
  func constraintEvidence(limit: Int) -> Document {
    guard findings.contains(where: { $0 != nil }) else { return Document() }
    var table = evidenceTable(limit: limit) { cell($0, in: $1) }
    // Means alone are better than a table that no screen can hold.
    if table.isTooWide { table = evidenceTable(limit: limit) { plainCell($0, in: $1) } }
    var document = Document()
    document.add(.heading("Constraint"))
    document.add(table.fitted())
    return document
  }

  private func evidenceTable(limit: Int, cell: (String, Int) -> String) -> Table {
    let hasOccupation = allMeasures.contains { $0.name.hasSuffix(".occupied") }
    let columns = [
      hasOccupation ? ("occupied", "occupied") : ("utilisation", "utilisation"),
      ("queue", "queue.mean"), ("wait", "wait.mean"), ("active period", "active_period"),
    ].map { (title: $0.0, quantity: $0.1) }
    func evidence(_ resource: String, in index: Int) -> [String] {
      columns.map { cell("resources.\(resource).\($0.quantity)", index) }
    }
    var rows: [[String]] = []
    for index in cases.prefix(limit) {
      guard let finding = findings[index] else { continue }
      let named = finding.named
      for (place, resource) in named.resources.prefix(3).enumerated() {
        rows.append(
          [
            place == 0 ? name(index) : "", resource,
            finding.criterion == .occupation
              ? share("constraint.\(resource).share", in: index) : Digits.missing,
          ] + evidence(resource, in: index))
      }
      guard let other = named.other else { continue }
      rows.append(
        [name(index), other, share("constraint.\(other).share", in: index)]
          + columns.map { _ in Digits.missing })
      // The evidence that no resource limits is the one that comes nearest to being full.
      if let busiest = busiest(in: index) {
        rows.append(["", "(\(busiest.name))", ""] + evidence(busiest.name, in: index))
      }
    }
    return Table(
      [.words("strategy"), .words("constraint"), .numbers("\(repetition.several) [%]")]
        + columns.map { .numbers(heading($0.title, "resources", $0.quantity)) },
      rows: rows
    ).withoutEmptyColumns()
  }

  private func share(_ metric: String, in index: Int) -> String {
    mean(metric, in: index).map { Digits.fixed($0 * 100, decimals: 0) } ?? Digits.missing
  }
}

extension ConstraintFinding {
  /// The resources that it names, or else what it names.
  var named: (resources: [String], other: String?) {
    switch verdict {
    case .one(let resource): ([resource], nil)
    case .several(let resources): (resources, nil)
    case .moving(let shares): (shares.map(\.resource), nil)
    case .market: ([], "market")
    case .release: ([], "release")
    case .material: ([], "material")
    case .stock: ([], "stock")
    }
  }
}
