import Experiment

extension Results {
  /// Section: what customers chose and remember, and the work of selling; absent where nobody
  /// chooses.
  func marketSection() -> Document {
    let whole = allMeasures.filter {
      ["market", "sales"].contains(MetricPath($0.name).group)
        || $0.name.hasPrefix("innovation.objectives") || $0.name == "innovation.pitched_share"
    }
    guard !whole.isEmpty else { return Document() }
    var document = section("Market", tables: pivot(whole))
    for (group, quantity, title, column, unit) in [
      ("needs", "share", "Share of the opportunities won", "need", " [%]"),
      ("relationships", "accounts", "Accounts by relationship, at the end", "relationship", ""),
    ] {
      let names = allMeasures.map { MetricPath($0.name) }.filter { $0.group == group }
        .compactMap(\.entity)
      guard !names.isEmpty else { continue }
      document.add(.heading(title))
      document.add(
        Table(
          [.words(column)] + cases.map { .numbers(name($0) + unit) },
          rows: names.map { entity in
            [entity] + cases.map { cell("\(group).\(entity).\(quantity)", in: $0) }
          }
        ).fitted())
    }
    for index in cases {
      let names = entities("accounts", in: index).filter {
        mean("accounts.\($0).trust", in: index) != nil
      }
      guard !names.isEmpty else { continue }
      let ranked = names.sorted { a, b in
        let (x, y) = (sales(of: a, in: index), sales(of: b, in: index))
        return x != y ? x > y : a < b
      }
      document.add(.heading("Customers, \(name(index))"))
      document.add(
        shortened(
          entityTable(
            "accounts", entities: Self.bothEnds(ranked), title: "account",
            columns: [
              ("sales", "sales"), ("share", "share_of_wallet"), ("service", "service"),
              ("trust", "trust"), ("wallet", "wallet"), ("own cost", "own_cost"),
            ], in: index), of: ranked.count
        ).fitted())
    }
    document.add(
      .paragraph(
        "share: of its opportunities; service and trust: as the account remembers them at the end;"
          + " wallet and own cost: against the start."))
    return document
  }

  private func sales(of account: String, in index: Int) -> Double {
    let sales = mean("accounts.\(account).sales", in: index) ?? 0
    return sales.isFinite ? sales : 0
  }
}
