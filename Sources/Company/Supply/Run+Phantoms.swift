import Probability
import Simulation

/// A phantom order: entered early to hold a place, to be confirmed or dropped.
struct PhantomOrder: BitwiseCopyable {
  var source: Int32
  var pieces: Int32
  var isConfirmed: Bool
  /// Of customers who choose: the want that the order is for, what was chosen, and the draws that an
  /// opportunity brings; -1 for other customers.
  var want: Int32 = -1
  var variant: Int32 = -1
  var wrong = 0.0
  var question = 0.0
}

/// Phantom orders that wait to be settled, and where their draws come from.
struct PhantomBook: ~Copyable {
  /// Those entered, and their places that are free again.
  private var orders = FlatArray<PhantomOrder>(capacity: 1)
  private var free = FlatArray<Int32>(capacity: 1)
  /// When they are settled: index is the place.
  private var due = Agenda()
  /// Draws of sources of orders, in order; and keys of those of wants, of which the n-th opportunity
  /// has its own.
  var draws = FlatArray<RandomStream>(capacity: 1)
  var keys = FlatArray<StreamKey>(capacity: 1)

  /// When the first one is settled; infinite without one.
  var firstTime: Double { due.firstTime }

  mutating func add(_ order: PhantomOrder, at time: Double) {
    var place = Int32(orders.count)
    if free.count > 0 {
      place = free.removeLast()
      orders[place] = order
    } else {
      orders.append(order)
    }
    due.add(at: time, index: place, number: 0)
  }

  mutating func takeFirst() -> PhantomOrder {
    let place = due.takeFirst().index
    free.append(place)
    return orders[place]
  }
}

/// Phantom orders; see docs/decisions/0022 and 0028.
extension Run {
  mutating func layOutPhantoms() {
    guard blueprint.supply?.phantoms != nil else { return }
    for demand in blueprint.demands {
      supply.demand.phantoms.draws.append(stream("\(demand.path).phantom"))
    }
    for want in blueprint.customers?.wants ?? [] {
      supply.demand.phantoms.keys.append(StreamKey(seed: seed, name: "\(want.path).phantom"))
    }
  }

  /// An order has come: the customer may enter another one to hold a place.
  @inline(never)
  mutating func mayEnterPhantom(source: Int, pieces: Int32) {
    guard let phantoms = blueprint.supply?.phantoms else { return }
    // Both are drawn for every order, so that the n-th is the same in every strategy.
    let enters = supply.demand.phantoms.draws[source].uniform()
    let confirms = supply.demand.phantoms.draws[source].uniform()
    guard enters < phantoms.share else { return }
    enterPhantom(
      PhantomOrder(
        source: Int32(source), pieces: pieces, isConfirmed: confirms < phantoms.confirmed),
      phantoms)
  }

  /// A customer has chosen us: it may enter another order for the same.
  @inline(never)
  mutating func mayEnterPhantom(besides opportunity: Opportunity, want: Int) {
    guard let phantoms = blueprint.supply?.phantoms else { return }
    // Draws belong to the opportunity, as strategies win different ones.
    var draws = RandomStream(
      key: supply.demand.phantoms.keys[want], replication: replication,
      entity: customers.wants[want].number)
    let (enters, confirms) = (draws.uniform(), draws.uniform())
    guard enters < phantoms.share else { return }
    enterPhantom(
      PhantomOrder(
        source: opportunity.source, pieces: opportunity.pieces,
        isConfirmed: confirms < phantoms.confirmed, want: Int32(want),
        variant: opportunity.variant, wrong: draws.uniform(), question: draws.uniform()),
      phantoms)
  }

  private mutating func enterPhantom(_ order: PhantomOrder, _ phantoms: Phantoms) {
    supply.demand.phantom[sources[order.source].product] += Int(order.pieces)
    supply.demand.phantoms.add(order, at: events.now + phantoms.ahead)
    schedulePhantoms()
  }

  private mutating func schedulePhantoms() {
    let next = supply.demand.phantoms.firstTime
    guard next < .infinity else { return }
    events.reschedule(at: next, .arrival, target: supplyTarget(.phantom))
  }

  /// Phantom orders become orders, or are dropped; the books keep what was entered.
  mutating func settlePhantoms() {
    while supply.demand.phantoms.firstTime <= events.now {
      let order = supply.demand.phantoms.takeFirst()
      guard order.isConfirmed else { continue }
      let isChosen = order.want >= 0
      // Who has left confirms nothing.
      if isChosen, customers.accounts[sources[order.source].account].hasLeft { continue }
      supply.demand.phantom[sources[order.source].product] -= Int(order.pieces)
      if isChosen {
        confirm(order)
      } else {
        placeOrder(source: order.source, pieces: order.pieces, asked: .infinity)
      }
    }
    schedulePhantoms()
  }
}
