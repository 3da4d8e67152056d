import Experiment

/// One point of the whale curve: what the most profitable accounts earn together.
package struct WhalePoint: Sendable, Hashable {
  /// Number of accounts, the most profitable first.
  package var accounts: Int
  /// Share of all accounts, from 0 to 1.
  package var shareOfAccounts: Double
  /// Their profit together.
  package var profit: Double
  /// The same as a share of the profit of all; `nil` when that is not positive.
  package var shareOfProfit: Double?
}

/// Profit accumulated over accounts from the most to the least profitable (Kaplan & Cooper).
package enum WhaleCurve {
  /// The curve at every account, or at every tenth of them when there are more than ten.
  package static func points(profits: [Double]) -> [WhalePoint] {
    let sorted = profits.filter { $0.isFinite }.sorted(by: >)
    guard !sorted.isEmpty else { return [] }
    var sums: [Double] = []
    var sum = 0.0
    for profit in sorted {
      sum += profit
      sums.append(sum)
    }
    let count = sorted.count
    let marks = count <= 10 ? Array(1...count) : (1...10).map { (count * $0 + 9) / 10 }
    return marks.map { mark in
      WhalePoint(
        accounts: mark, shareOfAccounts: Double(mark) / Double(count), profit: sums[mark - 1],
        shareOfProfit: sum > 0 ? sums[mark - 1] / sum : nil)
    }
  }
}

extension Results {
  /// Section: profit by account, and the whale curve; absent without accounts.
  func accountsSection() -> Document {
    var document = Document()
    for index in cases {
      let names = entities("accounts", in: index)
      guard !names.isEmpty else { continue }
      let profits = names.map { mean("accounts.\($0).profit", in: index) ?? .nan }
      let order = names.indices.sorted { a, b in
        if profits[a] == profits[b] || profits[a].isNaN || profits[b].isNaN {
          return profits[a].isNaN == profits[b].isNaN ? a < b : profits[b].isNaN
        }
        return profits[a] > profits[b]
      }
      document.add(.heading("Accounts, \(name(index))"))
      document.add(accountTable(order.map { names[$0] }, in: index).fitted())
      if let note = portfolioNote(in: index) { document.add(.paragraph(note)) }
      document.add(.heading("Whale curve, \(name(index))"))
      document.add(.table(whaleTable(profits, in: index)))
    }
    return document
  }

  private func accountTable(_ names: [String], in index: Int) -> Table {
    shortened(
      entityTable(
        "accounts", entities: Self.bothEnds(names), title: "account",
        columns: [
          ("sales", "sales"), ("throughput", "throughput"), ("cost to serve", "cost_to_serve"),
          ("profit", "profit"),
        ], in: index), of: names.count)
  }

  /// Both ends of a ranked list: twenty rows tell the story of any number of accounts.
  static func bothEnds(_ names: [String]) -> [String] {
    names.count <= 20 ? names : Array(names.prefix(10) + names.suffix(10))
  }

  /// A table of both ends, with a row that says how many were left out between them.
  func shortened(_ table: Table, of count: Int) -> Table {
    var table = table
    if count > table.rows.count {
      table.rows.insert(
        ["... \(count - table.rows.count) more"]
          + Array(repeating: "", count: table.headings.count - 1), at: 10)
    }
    return table
  }

  private func portfolioNote(in index: Int) -> String? {
    let facts = ["portfolio.unprofitable_share", "portfolio.profit_concentration"].compactMap {
      metric -> String? in
      let share = cell(metric, in: index)
      guard let measure = measure(metric), share != Digits.missing else { return nil }
      return "\(Wording.name(of: measure)): \(share) %"
    }
    return facts.isEmpty ? nil : Wording.sentence(facts.joined(separator: "; ")) + "."
  }

  private func whaleTable(_ profits: [Double], in index: Int) -> Table {
    let unit =
      allMeasures.first {
        let path = MetricPath($0.name)
        return path.group == "accounts" && path.quantity == "profit"
      }.map { $0.unit } ?? ""
    return Table(
      [
        .numbers("accounts"), .numbers("of all [%]"),
        .numbers(unit.isEmpty ? "profit together" : "profit together [\(unit)]"),
        .numbers("of all profit [%]"),
      ],
      rows: WhaleCurve.points(profits: profits).map { point in
        [
          String(point.accounts), Digits.fixed(point.shareOfAccounts * 100, decimals: 0),
          Digits.significant(point.profit, 4),
          point.shareOfProfit.map { Digits.fixed($0 * 100, decimals: 0) } ?? Digits.missing,
        ]
      }
    ).withoutEmptyColumns()
  }
}
