import Simulation

/// Throughput and expense as they stood at the end of each whole week of the measured span.
///
/// A week is `TimeFrame.week` long; what happens at its very end belongs to it. Nothing is kept of
/// a span of more weeks than `limit`.
struct WeekBook: ~Copyable {
  /// Length of a week [time].
  let length: Double
  /// Whole weeks in the measured span.
  let count: Int
  /// End of the week that runs [time]; infinite when none does.
  var end = Double.infinity
  /// Totals since the warm-up, a place per week that has ended; expense without what accrues evenly.
  var throughput: FlatArray<Money>
  var expense: FlatArray<Money>

  /// Most weeks kept: two thousand years.
  static let limit = 100_000

  init(_ time: TimeFrame) {
    length = time.week
    // A horizon of 26 weeks must hold 26 of them, however its length was rounded.
    let weeks = (time.horizon / time.week * (1 + 1e-12)).rounded(.down)
    count = weeks <= Double(WeekBook.limit) ? Int(weeks) : 0
    throughput = FlatArray(capacity: count)
    expense = FlatArray(capacity: count)
  }
}

extension Run {
  /// Closes the weeks that have ended; to be called before money is posted to a result account,
  /// and before the value of stock changes.
  @inline(__always)
  mutating func turnWeek() {
    if events.now > weeks.end { closeWeeks(before: events.now) }
  }

  /// The measured span begins.
  mutating func startWeeks() {
    weeks.throughput.truncate(to: 0)
    weeks.expense.truncate(to: 0)
    weeks.end = weeks.count > 0 ? clearedAt + weeks.length : .infinity
  }

  @inline(never)
  private mutating func closeWeeks(before time: Double) {
    while time > weeks.end {
      weeks.throughput.append(ledger.throughput)
      weeks.expense.append(ledger.expense + holdingCost(until: weeks.end))
      let next = weeks.throughput.count + 1
      weeks.end = next <= weeks.count ? clearedAt + Double(next) * weeks.length : .infinity
    }
  }

  /// The measured span ends, and with it the last whole week.
  mutating func endWeeks() {
    closeWeeks(before: .greatestFiniteMagnitude)
  }

  /// Throughput of each whole week.
  var weeklyThroughput: [Money] {
    (0..<weeks.throughput.count).map { week in
      week == 0
        ? weeks.throughput[0] : weeks.throughput[week] - weeks.throughput[week - 1]
    }
  }

  /// Throughput and operating expense of each quarter of 13 whole weeks, one after the other.
  var course: [Double] {
    let quarter = Momentum.quarter
    var course: [Double] = []
    var before = (throughput: Money.zero, expense: Money.zero)
    for end in stride(from: quarter, through: weeks.throughput.count, by: quarter) {
      let now = (
        throughput: weeks.throughput[end - 1],
        expense: weeks.expense[end - 1]
          + operatingExpense(span: Double(end) * weeks.length)
      )
      course.append((now.throughput - before.throughput).amount)
      course.append((now.expense - before.expense).amount)
      before = now
    }
    return course
  }

  /// Throughput of the orders accepted and not yet shipped: their price less their material and the
  /// cash of their delivery.
  var bookedThroughput: Money {
    var sum = Money.zero
    let material = isGeneral ? billMaterial : []
    jobs.forEach { index, job in
      let source = Int(job.source)
      guard isGeneral else {
        let piece = job.price - products[sources[source].product].material
        sum += piece * Int(job.pieces) - sources[source].costPerDelivery
        return
      }
      let extra = jobExtras[index]
      guard extra.root == index, extra.purpose == .order else { return }
      let outputs = blueprint.products[Int(extra.item)].outputs
      if outputs.isEmpty {
        sum += job.price * Int(job.pieces) - sources[source].costPerDelivery
      }
      for output in outputs {
        let to = companion(of: job.source, for: Int32(output.product))
        sum += sources[to].listPrice * (output.count * Int(job.pieces))
        sum -= sources[to].costPerDelivery
      }
      // What came out of something else brings its material with it.
      let own = material[Int(extra.item)] * Int(job.pieces)
      sum -= max(own, extra.value)
    }
    return sum
  }

  /// Material of a piece of each product, that of its components included.
  private var billMaterial: [Money] {
    func material(_ product: Int) -> Money {
      blueprint.products[product].components.reduce(blueprint.products[product].material) {
        $0 + material($1.product) * $1.count
      }
    }
    return blueprint.products.indices.map(material)
  }
}

/// How profit moves: our reading of velocity, momentum and inertia.
enum Momentum {
  /// Weeks of a quarter: the span of velocity; that of momentum is twice as long.
  static let quarter = 13

  /// Mean throughput of the last 13 weeks [currency per week]; NaN when there are fewer.
  static func velocity(_ weeks: [Money]) -> Double {
    guard weeks.count >= quarter else { return .nan }
    return weeks.suffix(quarter).reduce(Money.zero, +).amount / Double(quarter)
  }

  /// Slope of the least-squares line through the throughput of the last 26 weeks [currency per week
  /// per week]; NaN when there are fewer.
  static func momentum(_ weeks: [Money]) -> Double {
    let span = 2 * quarter
    guard weeks.count >= span else { return .nan }
    let middle = Double(span - 1) / 2
    var (products, squares) = (0.0, 0.0)
    for (place, week) in weeks.suffix(span).enumerated() {
      let distance = Double(place) - middle
      products += distance * week.amount
      squares += distance * distance
    }
    return products / squares
  }
}
