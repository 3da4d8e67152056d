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
    let needs = allMeasures.filter { MetricPath($0.name).group == "needs" }
    if !needs.isEmpty {
      document.add(.heading("Share of the opportunities won"))
      document.add(needsTable(needs.compactMap { MetricPath($0.name).entity }).fitted())
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

  /// Needs by rows, cases by columns.
  private func needsTable(_ names: [String]) -> Table {
    Table(
      [.words("need")] + cases.map { .numbers("\(name($0)) [%]") },
      rows: names.map { need in [need] + cases.map { cell("needs.\(need).share", in: $0) } })
  }

  private func sales(of account: String, in index: Int) -> Double {
    let sales = mean("accounts.\(account).sales", in: index) ?? 0
    return sales.isFinite ? sales : 0
  }
}
