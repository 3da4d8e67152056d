import Simulation

/// The map of where money landed, from the cells of the sources.
extension Run {
  /// Where a source's money lands: what an account's own source costs, no product caused, and what a
  /// product's own source costs, no account.
  func place(of source: Int) -> ProfitMap.Place {
    var place = ProfitMap.Place(
      account: Int(sources[source].account), product: Int(sources[source].product))
    guard let firstOwn = accountSources.first, source >= firstOwn else { return place }
    if source < Int(firstOwn) + accountSources.count {
      place.product = nil
    } else {
      place.account = nil
    }
    return place
  }

  /// Every cell with business; one account may ask for a product through several sources.
  ///
  /// - Parameter constraintTime: time of the most occupied resource by product; empty for none.
  func profitMap(constraintTime: [Double] = []) -> ProfitMap {
    var map = ProfitMap()
    var hours = Money.zero
    let ordered = (0..<sources.count).map { (place(of: $0), $0) }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    for (place, source) in ordered {
      let own = sources[source].cell
      hours += own.hours
      guard own.hasBusiness else { continue }
      if map.cells.last?.place != place { map.cells.append(ProfitMap.Cell(place)) }
      map.cells[map.cells.count - 1].add(own)
    }
    // Several sources may cancel out.
    map.cells.removeAll { !$0.hasBusiness }
    map.unassigned = hours - ledger.expense
    if !constraintTime.isEmpty { share(constraintTime, among: &map.cells) }
    return map
  }

  /// A product's time goes to its cells by the pieces that they were shipped.
  private func share(_ constraintTime: [Double], among cells: inout [ProfitMap.Cell]) {
    var pieces = Array(repeating: 0, count: products.count)
    for cell in cells {
      if let product = cell.place.product { pieces[product] += cell.pieces }
    }
    for index in cells.indices {
      guard let product = cells[index].place.product, pieces[product] > 0 else { continue }
      cells[index].constraintTime =
        constraintTime[product] * Double(cells[index].pieces) / Double(pieces[product])
    }
  }
}

extension ProfitMap.Cell {
  fileprivate mutating func add(_ own: Cell) {
    sales += own.sales
    material += own.material
    service += own.service
    hours += own.hours
    orders += own.shipped
    pieces += own.pieces
  }
}
