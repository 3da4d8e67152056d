import Simulation

/// Where each event's money goes.
extension Run {
  /// Price of a piece of a variant for a source: the list price, raised by the variant's gain until
  /// it is copied, less the account's discount.
  @inline(__always)
  mutating func price(of variant: Int32, for source: Int32) -> Money {
    if variants[variant].differentiation > 0 { return offerPrice(of: variant, for: source) }
    let gain = variants[variant].priceGain
    guard gain > 0, events.now < variants[variant].copiedAt else {
      return sources[source].listPrice
    }
    let list = blueprint.products[Int(sources[source].product)].price
    return Money(list.amount * (1 + gain) * (1 - sources[source].discount))
  }

  /// Cash that an accepted order costs.
  @inline(__always)
  mutating func chargeOrder(of source: Int32) {
    let cost = sources[source].costPerOrder
    turnWeek()
    ledger.post(cost, debit: .service, credit: .cash)
    sources[source].cell.service += cost
  }

  /// Special material for so many pieces goes from stock into process; whole lots are bought when
  /// the stock falls short.
  @inline(__always)
  mutating func takeMaterial(variant: Int32, pieces: Int) {
    let product = variants[variant].product
    let (cost, lot) = (products[product].material, products[product].materialLot)
    guard lot > 1 else {
      // Bought as needed: it never lies in stock.
      ledger.post(cost * pieces, debit: .workInProcess, credit: .cash)
      return recordProcessValue()
    }
    let missing = pieces - variants[variant].stock
    if missing > 0 {
      let bought = (missing + lot - 1) / lot * lot
      ledger.post(cost * bought, debit: .material, credit: .cash)
      variants[variant].stock += bought
    }
    variants[variant].stock -= pieces
    ledger.post(cost * pieces, debit: .workInProcess, credit: .material)
    recordProcessValue()
    recordStockValue()
  }

  /// On the general path the value of work in process is followed by itself: pieces of one item may
  /// differ in it.
  @inline(__always)
  mutating func recordProcessValue() {
    if isGeneral { books.processValue.set(ledger[.workInProcess].amount, at: events.now) }
  }

  /// Notes what lies in stock, material and finished goods.
  @inline(__always)
  mutating func recordStockValue() {
    turnWeek()
    books.stockValue.set((ledger[.material] + ledger[.finishedGoods]).amount, at: events.now)
  }

  /// Material that will never be used becomes operating expense.
  mutating func writeOffStock(of variant: Int32) {
    let product = variants[variant].product
    let value = products[product].material * variants[variant].stock
    variants[variant].stock = 0
    turnWeek()
    ledger.post(value, debit: .writeOff, credit: .material)
    recordStockValue()
  }

  /// A finished order leaves the plant: revenue, cost, and its record.
  @inline(__always)
  mutating func ship(_ job: Int32) {
    let now = events.now
    let source = jobs[job].source
    let product = sources[source].product
    let pieces = Int(jobs[job].pieces)

    let sales = jobs[job].price * pieces
    let material = products[product].material * pieces
    let delivery = sources[source].costPerDelivery
    turnWeek()
    ledger.post(sales, debit: .cash, credit: .sales)
    ledger.post(material, debit: .materialUsed, credit: .workInProcess)
    ledger.post(delivery, debit: .service, credit: .cash)
    sources[source].cell.sales += sales
    sources[source].cell.material += material
    sources[source].cell.service += delivery
    sources[source].cell.shipped &+= 1
    sources[source].cell.pieces &+= pieces

    let leadTime = now - jobs[job].released
    products[product].wip.add(-Double(pieces), at: now)
    products[product].shippedEver &+= pieces
    products[product].leadTimeSum += leadTime
    products[product].orderLeadTimeSum += now - jobs[job].placed
    products[product].pieceTimeSum += leadTime * Double(pieces)
    leadTimes[Int(product)].add(leadTime)
    recordDelivery(
      of: job, product: product,
      throughput: sales - material - delivery - sources[source].costPerOrder)
    jobsInProcess &-= 1
    jobs.remove(job)
    if backlogCount > 0 || hasUnlimited { releaseIsDue = true }
  }

  /// Posts the operating expense of the measured span.
  mutating func postOperatingExpense(span: Double) {
    ledger.post(operatingExpense(span: span), debit: .operatingExpense, credit: .cash)
  }

  /// Operating expense that accrues over the first so much of the measured span: evenly, but for that
  /// of units bought in it.
  func operatingExpense(span: Double) -> Money {
    let rate =
      blueprint.finance.operatingExpense + blueprint.resources.reduce(0) { $0 + $1.cost }
    return Money(rate * span) + Money(boughtExpense(until: clearedAt + span))
  }
}
