import Experiment
import Inference

/// What was the constraint, and in how many replications.
struct ConstraintShare: Sendable, Hashable {
  /// Name of the resource, or `market`.
  var name: String
  /// Share of replications, from 0 to 1.
  var share: Double
  /// Whether it is not a resource but the market.
  var isMarket: Bool
}

extension Results {
  /// The constraints of a case, largest share first.
  func constraints(in index: Int) -> [ConstraintShare] {
    let resources = Set(entities("resources", in: index))
    return entities("constraint", in: index).compactMap { name in
      mean("constraint.\(name).share", in: index).map {
        ConstraintShare(name: name, share: $0, isMarket: !resources.contains(name))
      }
    }
    .enumerated()
    // Equal shares stay in the order of the file, so that the text is the same every time.
    .sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }
    .map { $0.element }
  }

  /// The resource that is occupied for the highest share of its staffed time.
  func busiest(in index: Int) -> (name: String, utilisation: Double)? {
    entities("resources", in: index)
      .compactMap { name in
        (mean("resources.\(name).occupied", in: index)
          ?? mean("resources.\(name).utilisation", in: index))
          .map { (name: name, utilisation: $0) }
      }
      .max { $0.utilisation < $1.utilisation }
  }

  /// A mean with its half-width.
  func cell(_ metric: String, in index: Int) -> String {
    measure(metric).map { Quantity($0).cell(summary(metric, in: index)) } ?? Digits.missing
  }

  /// A mean alone.
  func plainCell(_ metric: String, in index: Int) -> String {
    measure(metric).map { Quantity($0).mean(summary(metric, in: index)) } ?? Digits.missing
  }

  /// A column's title with the unit that the measures of a group have.
  func heading(_ title: String, _ group: String, _ quantity: String) -> String {
    let measure = allMeasures.first {
      let path = MetricPath($0.name)
      return path.group == group && path.quantity == quantity
    }
    let unit = measure.map { Quantity($0).unit } ?? ""
    return unit.isEmpty ? title : "\(title) [\(unit)]"
  }

  /// A table of entities (rows) by quantities (columns) of one case.
  func entityTable(
    _ group: String, entities: [String], title: String,
    columns: [(title: String, quantity: String)], in index: Int
  ) -> Table {
    Table(
      [.words(title)] + columns.map { .numbers(heading($0.title, group, $0.quantity)) },
      rows: entities.map { entity in
        [entity]
          + columns.map { column in
            // The share as the constraint lives in a group of its own.
            plainCell(
              column.quantity == "share"
                ? "constraint.\(entity).share" : "\(group).\(entity).\(column.quantity)", in: index)
          }
      }
    ).withoutEmptyColumns()
  }

  /// Section: what limits each case, the evidence of every method, and every resource.
  func constraintSection() -> Document {
    var document = Document()
    for index in cases {
      document.add(methods(in: index))
      let table = resourceTable(in: index)
      guard !table.rows.isEmpty else { continue }
      document.add(.heading("Resources, \(name(index))"))
      document.add(table.fitted())
      if let market = constraints(in: index).first(where: { $0.isMarket && $0.share > 0 }) {
        document.add(
          .paragraph(
            "The market was the constraint in \(Digits.fixed(market.share * 100, decimals: 0)) % of"
              + " \(repetition.several)."))
      }
    }
    guard !document.blocks.isEmpty else { return document }
    document.add(
      .paragraph(
        "constr.: share of \(repetition.several) in which it was the constraint; waits: probability of"
          + " waiting; active: mean active period. Means, with the digits that their intervals"
          + " support."))
    return document
  }

  private func resourceTable(in index: Int) -> Table {
    let columns = [
      ("constr.", "share"), ("util.", "utilisation"), ("busy", "busy"), ("setup", "setup"),
      ("down", "down"), ("off", "off_shift"), ("blocked", "blocked"), ("starved", "starved"),
      ("helper", "waiting"), ("queue", "queue.mean"), ("wait", "wait.mean"),
      ("waits", "wait.probability"), ("active", "active_period"),
    ].map { (title: $0.0, quantity: $0.1) }
      .filter { column in
        // What never happens needs no column.
        !["setup", "down", "off_shift", "blocked", "waiting"].contains(column.quantity)
          || entities("resources", in: index).contains {
            mean("resources.\($0).\(column.quantity)", in: index).map { $0 > 0 } ?? false
          }
      }
    return entityTable(
      "resources", entities: entities("resources", in: index), title: "resource",
      columns: columns, in: index)
  }
}
