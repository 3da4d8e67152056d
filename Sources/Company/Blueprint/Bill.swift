import Probability

/// What an ordered piece of a product takes and earns, through its whole bill.
struct Bill {
  var times: [Double]
  var contribution: Double
  /// Pieces per order.
  private let quantity: Double

  init(of product: Int, in blueprint: Blueprint) {
    let terms = Terms(of: product, in: blueprint)
    times = Array(repeating: 0, count: blueprint.resources.count)
    contribution = -terms.cashPerOrder / terms.quantity
    quantity = terms.quantity
    make(product, pieces: 1, quantity: quantity, share: 1 - terms.discount, in: blueprint)
    let outputs = blueprint.products[product].outputs.count
    contribution -= terms.cashPerDelivery * Double(max(1, outputs)) / terms.quantity
  }

  /// Adds what it takes to make so many pieces, one job of them per order, and what they are sold for.
  /// - Parameters:
  ///   - pieces: pieces wanted, per piece ordered.
  ///   - quantity: pieces of a job.
  ///   - share: share of the price that is paid; `nil` for what goes into something else.
  private mutating func make(
    _ product: Int, pieces: Double, quantity: Double, share: Double?, in blueprint: Blueprint
  ) {
    let item = blueprint.products[product]
    let flow = RouteFlow(item.route)
    // What is short is shipped short; what is part of something must be there.
    let isMadeAgain = share == nil || item.scrap == .again
    let starts = isMadeAgain ? pieces / flow.good : pieces
    let rounds = isMadeAgain ? Bill.rounds(of: quantity, good: flow.good) : 1
    contribution -= item.material.amount * starts
    for use in item.uses {
      let price = blueprint.materials[use.material].purchase.price.amount
      contribution -= price * Double(use.count) * starts
    }
    for (place, operation) in item.route.enumerated() {
      let alive = flow.jobs[place] > 0 ? flow.pieces[place] / flow.jobs[place] : 0
      // A job that has lost its last piece does not come.
      let jobs = flow.jobs[place] * (1 - power(1 - min(alive, 1), quantity))
      add(
        operation, pieces: starts * flow.pieces[place], jobs: jobs * rounds / self.quantity,
        in: blueprint)
    }
    for component in item.components {
      let count = Double(component.count)
      make(
        component.product, pieces: starts * count, quantity: quantity * count, share: nil,
        in: blueprint)
    }
    guard let share else { return }
    let good = isMadeAgain ? pieces : pieces * flow.good
    if item.outputs.isEmpty { contribution += item.price.amount * share * good }
    for output in item.outputs {
      let count = Double(output.count)
      make(
        output.product, pieces: good * count, quantity: quantity * count, share: share,
        in: blueprint)
    }
  }

  /// Adds an operation's time.
  /// - Parameters:
  ///   - pieces: pieces that it is done to, per piece ordered.
  ///   - jobs: jobs that it is done to, per piece ordered.
  private mutating func add(
    _ operation: Operation, pieces: Double, jobs: Double, in blueprint: Blueprint
  ) {
    let resource = blueprint.resources[operation.resource]
    if let rounds = resource.rounds {
      times[operation.resource] += jobs * rounds.every / rounds.pieces.mean
      return
    }
    var (perPiece, perJob) = (operation.time.mean, operation.orderTime?.mean ?? 0)
    if let batch = operation.batch {
      perJob /= Double(batch.maximum)
      if !batch.isSerial {
        perJob += perPiece / Double(batch.maximum)
        perPiece = 0
      }
    }
    let time = (pieces * perPiece + jobs * perJob) / resource.speed
    times[operation.resource] += time * resource.stretch
    if let helper = operation.helper, helper.part != .setup { times[helper.resource] += time }
  }

  /// Expected number of times that pieces of an order set out until all are good: the largest of
  /// so many geometric numbers of trials.
  private static func rounds(of quantity: Double, good: Double) -> Double {
    guard good < 1 else { return 1 }
    if quantity == 1 { return 1 / good }
    var (sum, left) = (1.0, 1 - good)
    while left > 1e-12, sum < 1e6 {
      sum += 1 - power(1 - left, quantity)
      left *= 1 - good
    }
    return sum
  }
}

/// On which terms a product is sold on average, weighted by the pieces that each account orders.
struct Terms {
  var quantity = 1.0
  var discount = 0.0
  var cashPerOrder = 0.0
  var cashPerDelivery = 0.0

  init(of product: Int, in blueprint: Blueprint) {
    let all = blueprint.demands.filter { $0.product == product }
    // Beside an endless source the others do not count.
    let endless = all.filter { $0.pattern == .unlimited }
    let demands = endless.isEmpty ? all : endless
    let orders = demands.map { $0.pattern == .unlimited ? 1 : $0.ordersPerTime(in: blueprint.time) }
    let total = orders.reduce(0, +)
    guard total > 0 else { return }
    var pieces = 0.0
    for (demand, rate) in zip(demands, orders) {
      let account = blueprint.accounts[demand.account]
      pieces += rate * demand.meanQuantity
      discount += rate * demand.meanQuantity * account.discount
      cashPerOrder += rate * account.costPerOrder.amount / total
      cashPerDelivery += rate * account.costPerDelivery.amount / total
    }
    discount /= pieces
    quantity = pieces / total
  }
}

extension Demand {
  /// Expected pieces of an order.
  var meanQuantity: Double {
    if case .trace(let orders) = pattern {
      return orders.isEmpty
        ? 1 : Double(orders.reduce(0) { $0 + $1.quantity }) / Double(orders.count)
    }
    return max(1, quantity.mean)
  }

  /// Orders per base unit; those of a trace over the time that is simulated, none for what customers
  /// choose, which nobody knows beforehand.
  func ordersPerTime(in time: TimeFrame) -> Double {
    switch pattern {
    case .unlimited: return .infinity
    case .every(let gap): return 1 / gap.mean
    case .chosen: return 0
    case .trace(let orders):
      let span = time.warmup + time.horizon
      return Double(orders.count { $0.placed < span }) / span
    }
  }

  /// Pieces per base unit.
  func piecesPerTime(in time: TimeFrame) -> Double { ordersPerTime(in: time) * meanQuantity }
}

/// `base^exponent` for a base of 0...1 and an exponent >= 1, exact for whole exponents that are
/// small; between two whole numbers it runs straight.
private func power(_ base: Double, _ exponent: Double) -> Double {
  guard base > 0 else { return 0 }
  let whole = exponent.rounded(.down)
  var (result, square, left) = (1.0, base, Int(whole))
  while left > 0 {
    if left & 1 == 1 { result *= square }
    square *= square
    left >>= 1
  }
  return result * (1 + (exponent - whole) * (base - 1))
}
