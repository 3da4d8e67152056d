import Experiment

extension Results {
  /// Section: stocks, shortages and forecasts; absent where nothing is bought for stock, held in
  /// stock or foretold.
  func supplySection() -> Document {
    let whole = allMeasures.filter { MetricPath($0.name).group == "supply" }
    guard !whole.isEmpty else { return Document() }
    var document = section("Supply", tables: pivot(whole))
    for index in cases {
      for (group, title, last) in [
        ("materials", "Materials", ("waiting", "waiting")),
        ("products", "Finished goods", ("buffer", "buffer")),
      ] {
        let names = entities(group, in: index).filter {
          mean("\(group).\($0).stock", in: index)?.isFinite == true
        }
        guard !names.isEmpty else { continue }
        document.add(.heading(cases.count > 1 ? "\(title), \(name(index))" : title))
        document.add(
          entityTable(
            group, entities: names, title: group == "materials" ? "material" : "product",
            columns: [
              ("stock", "stock"), ("missing", "backorders"), ("fill rate", "fill_rate"),
              ("received", "received"), ("written off", "written_off"), ("bullwhip", "bullwhip"),
              last,
            ], in: index
          ).fitted())
      }
    }
    document.add(
      .paragraph(
        "stock and missing: time averages in pieces; fill rate: share of needs met at once; bullwhip:"
          + " variance of the pieces ordered per week over that of the pieces wanted (Lee,"
          + " Padmanabhan & Whang 1997); waiting: share of time in which some release waited for the"
          + " material; buffer: the quantity that the stock policy aims at, if it has one."))
    return document
  }
}
