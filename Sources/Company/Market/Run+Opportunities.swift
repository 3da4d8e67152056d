import Probability
import Simulation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What an opportunity brings with it, the same in every strategy.
struct Opportunity {
  var source: Int32
  var variant: Int32
  var pieces: Int32
  /// Whether the order, if it is one, is entered wrong unless a relationship helps; and whether it
  /// raises a question: uniform numbers, to be compared with shares.
  var wrong: Double
  var question: Double
}

/// Accounts ask for what they need, and choose us or not.
extension Run {
  mutating func scheduleCandidate(of want: Int) {
    guard customers.wants[want].spacing == nil else { return beginGap(of: want) }
    let gap = customers.wants[want].gap.exponential(
      mean: 1 / customers.wants[want].maximum)
    events.schedule(after: gap, .arrival, target: firstWantTarget + want)
  }

  /// A candidate comes; it is an opportunity with the probability rate / maximum (thinning: Lewis &
  /// Shedler 1979), so that the n-th candidate is the same in every strategy. Where the spacing has a
  /// law, every candidate is an opportunity.
  mutating func candidate(of want: Int) {
    scheduleCandidate(of: want)
    customers.wants[want].number &+= 1
    let state = customers.wants[want]
    var stream = RandomStream(key: state.key, replication: replication, entity: state.number)
    let accepted = stream.uniform()
    let decides = stream.uniform()
    let bits = stream.next()
    let (wrong, question) = (stream.uniform(), stream.uniform())
    let size = state.quantity.sample(&stream)
    guard !customers.accounts[state.account].hasLeft,
      state.spacing != nil || accepted * state.maximum < rate(of: want)
    else { return }
    customers.wants[want].opportunities += 1
    if decisions.addOnRequest != .never, customers.accounts[state.account].isServed {
      addOnRequest(state.need)
    }
    let choice = choose(state.account, need: state.need, bits: bits)
    guard choice.variant >= 0 else { return }
    customers.accounts[state.account].offers += 1
    guard decides < choice.probability else {
      customers.accounts[state.account].declined += 1
      return
    }
    let product = Int(variants[choice.variant].product)
    let source = customers.sources[Int(state.account) * products.count + product]
    let opportunity = Opportunity(
      source: source, variant: choice.variant, pieces: orderSize(size, of: want), wrong: wrong,
      question: question)
    place(opportunity, want: want)
    if hasSupply { mayEnterPhantom(besides: opportunity, want: want) }
  }

  /// A phantom order is confirmed: what was chosen when it was entered, or what has replaced it, is
  /// an opportunity won without another choice.
  mutating func confirm(_ order: PhantomOrder) {
    customers.wants[Int(order.want)].opportunities += 1
    let product = sources[order.source].product
    let isLive = variants[order.variant].isLive
    place(
      Opportunity(
        source: order.source,
        variant: isLive ? order.variant : products[product].newestVariant,
        pieces: order.pieces, wrong: order.wrong, question: order.question),
      want: Int(order.want))
  }

  /// Takes up the first product that serves a need, and that can be had in the way decided, where
  /// none that is offered does.
  private mutating func addOnRequest(_ need: Int32) {
    let serving = customers.servers[Int(need)]
    guard !serving.contains(where: { products[$0].isOffered }) else { return }
    let buys = decisions.addOnRequest == .buy
    guard let first = serving.first(where: { !buys || blueprint.products[Int($0)].bought != nil })
    else {
      return
    }
    products[first].isOffered = true
    guard hasSupply else { return }
    if buys { buyIn(Int(first)) }
    findNeeds()
    refillAll()
  }

  /// The rate of opportunities of a want as of now: start x wallet x growth x season.
  mutating func rate(of want: Int) -> Double {
    guard let market = blueprint.customers else { return 0 }
    let account = Int(customers.wants[want].account)
    var rate = market.wants[want].rate * customers.accounts[account].wallet
    if let growth = blueprint.accounts[account].customer?.growth, growth != 0 {
      rate *= exp(growth * events.now)
    }
    if let season = market.season {
      rate *= 1 + season.amplitude * cos(2 * .pi * (events.now - season.peak) / season.period)
    }
    return rate
  }

  /// Pieces of an order: a relationship may even out what the account would order.
  private mutating func orderSize(_ drawn: Double, of want: Int) -> Int32 {
    let state = customers.wants[want]
    var size = drawn
    let relationship = customers.accounts[state.account].relationship
    if relationship >= 0, state.quantityCV > 0,
      let cv = blueprint.relationships[Int(relationship)].orderCV
    {
      size = state.meanQuantity + (size - state.meanQuantity) * cv / state.quantityCV
    }
    return Int32(min(max(size.rounded(), 1), 1_000_000))
  }

  /// An account asks for what it chose: the order is refused, lost, or accepted.
  private mutating func place(_ opportunity: Opportunity, want: Int) {
    let (source, pieces) = (opportunity.source, opportunity.pieces)
    let product = sources[source].product
    let account = sources[source].account
    products[product].requested &+= Int(pieces)
    sources[source].cell.received &+= 1
    guard customers.accounts[account].isServed, products[product].isOffered,
      !hasQuotas || fitsQuota(Int(product), pieces: Int(pieces))
    else {
      sources[source].cell.refused += 1
      return noteRefusal(.refused, source: source, pieces: pieces)
    }
    var leadTime =
      makesPromises ? promisedLeadTime(variant: opportunity.variant, pieces: pieces) : .infinity
    if hasSupply, makesPromises, isInStock(Int(product), pieces: Int(pieces)) { leadTime = 0 }
    guard leadTime == .infinity || leadTime <= sources[source].tolerance,
      !hasSafeDates || !isQuotingHeld
    else {
      sources[source].cell.lost += 1
      if hasSupply { recordTurnedAway(Int(product), pieces: Int(pieces)) }
      return noteRefusal(.lost, source: source, pieces: pieces)
    }
    let terms = relationship(of: account)
    let from = events.now + (terms?.visibility ?? 0)
    let asked = from + (blueprint.accounts[Int(account)].customer?.asks ?? .infinity)
    let job = jobs.insert(
      Job(
        variant: opportunity.variant, source: source, pieces: pieces, stage: .backlog,
        placed: events.now, due: leadTime < .infinity ? from + leadTime : asked,
        price: offerPrice(of: opportunity.variant, for: source), ticket: takeTicket()))
    if booksLoad { book(job, +1) }
    chargeOrder(of: source)
    addExtra(job, item: product, order: nextOrder())
    jobExtras[job].asked = asked
    jobExtras[job].wantedFrom = from
    if let force = blueprint.salesForce {
      jobExtras[job].isWrong =
        opportunity.wrong < force.wrongOrders * (terms?.wrongOrders ?? 1)
      jobExtras[job].raisesQuestion = opportunity.question < force.questionShare
    }
    if terms?.hasOwnVariants == true { jobExtras[job].family = ownFamily(account, product) }
    recordRequest(of: account, want: want, pieces: Double(pieces))
    note(.placed, job)
    enterOrder(job)
  }

  func relationship(of account: Int32) -> Relationship? {
    let index = customers.accounts[account].relationship
    return index >= 0 ? blueprint.relationships[Int(index)] : nil
  }

  /// The setup family of a product made to an account's own pattern; numbered apart from those of
  /// the file, which are few, and from those of ideas, which count down from the highest number.
  private func ownFamily(_ account: Int32, _ product: Int32) -> Int32 {
    1 << 24 + account * Int32(products.count) + product
  }

  private mutating func recordRequest(of account: Int32, want: Int, pieces: Double) {
    customers.wants[want].won += 1
    customers.accounts[account].orders += 1
    customers.accounts[account].pieces += pieces
    customers.accounts[account].squares += pieces * pieces
    customers.wants[want].recent.add(pieces, at: events.now, span: bookSpan)
  }

  /// Span that the books look back on: 13 weeks.
  var bookSpan: Double { 13 * blueprint.time.week }
}
