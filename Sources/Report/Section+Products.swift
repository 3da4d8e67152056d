import Experiment
import Inference

extension Results {
  /// Section: products by money and by best money.
  func productsSection() -> Document {
    var document = Document()
    for index in cases {
      let names = entities("products", in: index)
      guard !names.isEmpty else { continue }
      let byMoney = ranks(names, in: index) { throughputPerPiece($0, in: index) }
      let byBestMoney = ranks(names, in: index) {
        mean("products.\($0).throughput_per_constraint_minute", in: index)
      }
      let sorted = names.enumerated().sorted {
        (byBestMoney[$0.offset] ?? .max, $0.offset) < (byBestMoney[$1.offset] ?? .max, $1.offset)
      }
      var table = entityTable(
        "products", entities: sorted.map { $0.element }, title: "product",
        columns: [
          ("shipped", "shipped"), ("sales", "sales"), ("T", "throughput"),
          ("T/CU", "throughput_per_constraint_minute"), ("lead", "lead_time.mean"),
          ("lead p95", "lead_time.p95"), ("WIP", "wip"), ("on time", "on_time"),
        ], in: index)
      table.headings.insert(contentsOf: [.numbers("money"), .numbers("best")], at: 1)
      table.rows = zip(table.rows, sorted).map { row, product in
        let ranks = [byMoney[product.offset], byBestMoney[product.offset]].map {
          $0.map { String($0) } ?? Digits.missing
        }
        return row.prefix(1) + ranks + row.dropFirst()
      }
      document.add(.heading("Products, \(name(index))"))
      document.add(table.fitted())
    }
    guard !document.blocks.isEmpty else { return document }
    document.add(
      .paragraph(
        "money: rank by throughput per piece; best: rank by throughput per minute of the"
          + " constraint (T/CU), which is what a full constraint should be given to first."))
    return document
  }

  /// Throughput of one piece shipped, from the means.
  func throughputPerPiece(_ product: String, in index: Int) -> Double? {
    guard let throughput = mean("products.\(product).throughput", in: index),
      let shipped = mean("products.\(product).shipped", in: index), shipped > 0
    else { return nil }
    return throughput / shipped
  }

  /// Rank (1 is the largest) of each name by a value; `nil` without a value.
  func ranks(_ names: [String], in index: Int, by value: (String) -> Double?) -> [Int?] {
    let values = names.map(value)
    return values.map { own in
      own.map { own in 1 + values.count { ($0 ?? -.infinity) > own } }
    }
  }
}
