import Probability
import Simulation

/// One replication under way: the whole company as flat arrays, driven by one event list.
///
/// Life: `init` lays the company out from the blueprint; `runToEnd` processes events until the
/// horizon; `result` collects the metrics. The extensions are the company's functions: orders,
/// release, flow, money, innovation, reviews, measurement.
///
/// The loop allocates nothing once the arrays have reached their peak, counts no references and
/// calls through no existential: keep it so. What it calls is `mutating` even where it changes
/// nothing: a borrowing call may copy the whole of this structure (measured: 20 % of the time).
struct Run: ~Copyable {
  let blueprintBox: OwnedBox<Blueprint>
  let seed: UInt64
  let replication: UInt32
  let strategy: Int?

  var events: EventList
  var jobs = JobSlab()
  var units: FlatArray<Unit>
  var stations: FlatArray<Station>
  /// Setup times of the stations.
  var setupTimes: FlatArray<Variates>
  var operations: FlatArray<OperationState>
  /// Times per order of the operations.
  var orderTimes: FlatArray<Variates>
  var variants: FlatArray<Variant>
  var products: FlatArray<ProductState>
  var sources: FlatArray<Source>
  /// Lead times of shipped orders, one histogram per product.
  var leadTimes: OwnedArray<LogHistogram>
  /// What the general path keeps beside these; empty on the short one.
  var stationExtras: FlatArray<StationExtra>
  var unitExtras: FlatArray<UnitExtra>
  var operationExtras: FlatArray<OperationExtra>
  var jobExtras: FlatArray<JobExtra>
  var failures: FlatArray<FailureState>
  /// Setups from family to family, station by station; a station's begin at its index here.
  var setupPairs: FlatArray<SetupPair>
  var setupPairsFirst: FlatArray<Int32>
  /// Loops of the release policy in force, and the loop and last step at the drum of each product.
  var loops: FlatArray<LoopState>
  var loopOf: FlatArray<Int32>
  var lastDrumStep: FlatArray<Int32>
  /// Occupied time per ordered product and station since the last clearing.
  var productWork: FlatArray<Double>
  /// What is in stock; empty where the company has no supply.
  let supplyBox = OwnedBox(SupplyState())
  /// Sources of what nobody ordered: one per account, and one per product.
  var accountSources: [Int32] = []
  var productSources: [Int32] = []
  /// Source of each output of a source's product; see `companion(of:for:)`.
  var companions: [Int32] = []
  /// Jobs on their way, jobs held until a date, orders that will get into the red.
  var inTransit = Agenda()
  var onHold = Agenda()
  var redWatch = Agenda()
  var ledger = Ledger()
  let booksBox: OwnedBox<Books>
  /// What management reviews have set and bought.
  let reviewsBox: OwnedBox<ReviewState>
  var weeks: WeekBook
  let ideasBox: OwnedBox<IdeaSource>
  /// The market and the sales force; empty where the company is a plant.
  let customersBox = OwnedBox(CustomerState())
  let salesBox = OwnedBox(SalesState())
  /// Proposals on their way to the market, and imitators.
  let programmeBox: OwnedBox<ProgrammeState>

  /// Decisions in force.
  let decisionsBox: OwnedBox<Decisions>
  /// Station that is the drum.
  var drum = Station.none
  /// Size of time buffers relative to the decision, and over time.
  var bufferScale = 1.0
  var bufferScales = TimeIntegral()
  var recentOrders = 0
  var recentReds = 0
  var nextResize = 0.0
  /// Shipped orders by the zone they were in: green, yellow, red, black.
  var zones = [0, 0, 0, 0]
  /// Orders that got into the red, by station; then those not released, then those on their way.
  var redCauses: [Int]
  /// Quotas in force.
  var quotas: [QuotaState] = []
  var hasQuotas = false
  /// Whether orders are promised a date, and whether that may be a safe date.
  var makesPromises = false
  var hasSafeDates = false
  /// Whether orders are released in order of their due dates.
  var releasesByDueDate = false
  /// Most jobs in process; `Int.max` under push.
  var releaseLimit = Int.max
  /// Whether work is booked on stations (a load-based promise is in force).
  var booksLoad = false
  /// Jobs in process.
  var jobsInProcess = 0
  /// Orders waiting for release.
  var backlogCount = 0
  /// Whether products may come in more than one variant.
  let hasVariants: Bool
  /// Whether the way of some product is more than its plain route.
  let hasBranchingRoutes: Bool
  /// Which items are activities, the work of people; looked up once, as bills must be searched for it.
  let isActivity: [Bool]
  /// Whether some source is endless.
  var hasUnlimited = false
  /// Set when room for a release may have appeared; looked at once at the end of the event.
  var releaseIsDue = false
  /// Whether the general path is taken: see `Run+Stations`.
  let isGeneral: Bool
  /// Whether anything is bought for stock, held in stock or foretold.
  let hasSupply: Bool
  /// Whether a log is kept.
  let isLogged: Bool
  var log: EventLog
  var openStretches: [EventLog.Stretch] = []
  /// Numbers of the last order and of the last job, on the general path.
  var orderNumber: Int64 = 0
  var jobNumber: Int64 = 0
  /// Next arrival number.
  var nextTicket: UInt64 = 0

  /// When counting began: 0 during the warm-up, then its end [time].
  var clearedAt = 0.0
  var eventCount = 0
  var hasStarted = false
  /// Whether work under way is being divided at a boundary of what is measured: nothing happens then
  /// that anybody would remember.
  var isAtBoundary = false
  /// Orders cancelled of those received since counting began.
  var cancelledOfReceived = 0
  /// Orders before counting began: with the cells, the book of all orders since time 0.
  var earlierOrders = Cell()

  /// Targets of events, in this order: units, sources (their arrivals), sources (the patience of
  /// their oldest waiting order; left out when nobody's patience ends), and these. The fewer there
  /// are, the shallower the tournament of the event list.
  enum Control: Int {
    /// The warm-up or the horizon ends.
    case boundary
    case review
    /// Left out when nothing is ever innovated.
    case idea
  }

  let firstSourceTarget: Int
  let firstLapseTarget: Int
  let firstControlTarget: Int
  let firstShopTarget: Int
}

extension Run {
  /// Processes every event up to the end of the horizon, or of the next span of measurement.
  mutating func runToEnd() {
    if !hasStarted { start() }
    let firstSource = firstSourceTarget
    let firstLapse = firstLapseTarget
    let firstControl = firstControlTarget
    let firstShop = firstShopTarget
    let isGeneral = isGeneral
    while let event = events.next() {
      eventCount &+= 1
      let target = event.target
      if target < firstSource {
        if isGeneral { endOfShopWork(unit: target) } else { endOfWork(unit: target) }
      } else if target < firstLapse {
        arrival(source: target - firstSource)
      } else if target < firstControl {
        lapse(source: target - firstLapse)
      } else if target >= firstShop {
        shopEvent(target: target)
      } else {
        switch Control(rawValue: target - firstControl) {
        case .idea: idea()
        case .review: review()
        case .boundary where event.eventClass == .end: return
        case .boundary: endWarmup()
        case nil: preconditionFailure("event for an unknown target")
        }
      }
      if releaseIsDue { releaseWhatFits() }
    }
  }

  func target(_ control: Control) -> Int { firstControlTarget + control.rawValue }

  /// Schedules what starts of itself.
  private mutating func start() {
    hasStarted = true
    for source in 0..<blueprint.demands.count
    where !sources[source].isUnlimited && blueprint.demands[source].pattern != .chosen {
      scheduleArrival(source)
    }
    if isGeneral { startShop() }
    if hasSupply { startSupply() }
    if blueprint.innovation != nil { scheduleIdea() }
    if blueprint.goesBeyondPlant { startCompany() }
    if blueprint.time.warmup > 0 {
      events.schedule(at: blueprint.time.warmup, .clear, target: target(.boundary))
    } else {
      endWarmup()
    }
    releaseIsDue = true
    releaseWhatFits()
  }
}
