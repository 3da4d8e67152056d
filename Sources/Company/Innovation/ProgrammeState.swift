import Probability
import Simulation

/// Proposals on their way to the market, and what imitators have seen of each variant.
struct ProgrammeState: ~Copyable {
  /// Times between the proposals of each manager, and the number of its last one, from 1.
  var gaps: [Variates] = []
  var numbers: [UInt32] = []
  /// The next proposal of each manager.
  var dates = Agenda()
  /// Projects that are not at their end, and places of others that can be used again.
  var projects: [Project] = []
  private var free: [Int] = []
  /// Projects from the start of development to the launch.
  var inProcess = 0
  var wip = TimeIntegral()

  /// What every proposal since time 0 has come to.
  var ever = Outcomes()
  /// The same since the last clearing.
  var recent = Outcomes()

  /// Imitators of each variant, as far as variants have been looked at.
  var imitators = FlatArray<ImitatorState>(capacity: 16)
  var imitations = Agenda()

  /// What proposals come to, and what launches were like.
  struct Outcomes: BitwiseCopyable {
    var proposals = 0
    /// Stopped by the gate or by a meeting, or about a product that is not offered.
    var rejected = 0
    /// Given up because the product was dropped meanwhile.
    var abandoned = 0
    var launched = 0
    /// Launches not later than quoted.
    var onTime = 0
    /// Sum of the times from proposal to launch [time].
    var leadTimeSum = 0.0
    /// Sum over launches of the share of their buffer that they used up; and those with a buffer.
    var bufferSum = 0.0
    var buffered = 0
    /// Project time in the green, yellow and red of the fever chart, without present stretches.
    var fever = ZoneTimes()
    var pilotPieces = 0
    var imitations = 0
    var writeOff = Money.zero
  }

  init(_ programme: Programme?, seed: UInt64, replication: UInt32) {
    for manager in programme?.managers ?? [] {
      precondition(manager.every.mean > 0, "proposals must be apart in time")
      gaps.append(
        Variates(
          manager.every.sampler,
          RandomStream(
            seed: seed, replication: replication, name: "innovation.managers.\(manager.name).every")
        ))
      numbers.append(0)
    }
  }

  /// Adds a project; returns its place.
  mutating func add(_ project: Project) -> Int {
    guard let place = free.popLast() else {
      projects.append(project)
      return projects.count - 1
    }
    projects[place] = project
    return place
  }

  /// Takes out a project that has come to its end.
  mutating func remove(_ place: Int) {
    projects[place].stage = .ended
    free.append(place)
  }

  mutating func clear(at now: Double) {
    recent = Outcomes()
    for index in projects.indices { projects[index].zoneSince = now }
    wip.clear(at: now)
  }
}

/// An accepted proposal.
struct Project: BitwiseCopyable {
  var product: Int32
  var manager: Int32
  /// Number of the proposal among those of its manager, from 1.
  var number: UInt32
  /// What tells it apart from all other ideas: the entity of the draws of its variant.
  var idea: UInt32
  var size: Double
  /// What the company thinks its size is.
  var estimate: Double
  /// What it promises: throughput gained per time of the scarcest capacity; 0 where unknown.
  var value: Double
  /// The revenue that its manager expects of it per time; 0 where unknown.
  var revenue = 0.0
  var proposed: Double
  var stage = Stage.waiting
  /// When development began, how long it and the pilot should take, and its buffer [time].
  var started = 0.0
  var plan = 0.0
  var buffer = 0.0
  /// Its zone in the fever chart, and since when.
  var zone = FeverZone.green
  var zoneSince = 0.0
  /// Its job, in development or pilot, and its variant.
  var job = Job.none
  var variant: Int32 = -1

  /// When the launch is promised [time].
  var due: Double { started + plan + buffer }

  enum Stage: UInt8 {
    /// For the next meeting, for its turn.
    case proposed, waiting
    case development, pilot, ended
  }
}

/// Imitators of one variant. The hazard is constant between sales: what is left of the present
/// exponential draw is what the hazard still has to add up to.
struct ImitatorState: BitwiseCopyable {
  var isAtWork = false
  var stream: RandomStream
  var left = 0.0
  var since = 0.0
  /// Pieces sold of the variant.
  var units = 0.0
  /// Tells the valid note of the agenda apart from those overtaken.
  var number: Int64 = 0
}
