import Probability
import Simulation

/// The stream of product ideas, and what became of them.
struct IdeaSource {
  /// Number of the last idea; ideas are numbered from 1.
  var number: UInt32 = 0
  /// Ideas and launches since the last clearing.
  var ideas = 0
  var launches = 0
  private var gap: Variates
  private let seed: UInt64
  private let replication: UInt32

  init(_ innovation: Innovation?, seed: UInt64, replication: UInt32) {
    self.seed = seed
    self.replication = replication
    let every = innovation?.every ?? .constant(1)
    precondition(every.mean > 0, "ideas must be apart in time")
    gap = Variates(
      every.sampler,
      RandomStream(seed: seed, replication: replication, name: "innovation.every"))
  }

  mutating func nextGap() -> Double { gap.next() }

  /// The stream of one idea for one purpose: the n-th idea is the same in every strategy.
  func stream(_ purpose: String) -> RandomStream {
    RandomStream(
      seed: seed, replication: replication, name: "innovation.\(purpose)", entity: number)
  }

  /// Setup family of a variant: its own, numbered apart from the families of the file.
  func ownFamily(_ idea: UInt32) -> Int32 { Int32.max - Int32(idea) }
}

/// Churn: ideas arrive, pass the gate, and become variants.
extension Run {
  mutating func scheduleIdea() {
    guard blueprint.innovation?.every != nil else { return }
    let gap = ideas.nextGap()
    events.schedule(after: gap, .innovation, target: target(.idea))
  }

  /// An idea for a product arrives.
  mutating func idea() {
    scheduleIdea()
    guard let innovation = blueprint.innovation else { return }
    ideas.number += 1
    ideas.ideas += 1
    var pick = ideas.stream("product")
    var gains = ideas.stream("price_gain")
    let product = innovation.products[pick.index(below: innovation.products.count)]
    let gain = max(innovation.priceGain.sampler.sample(&gains), 0)
    guard products[product].isOffered, gain >= decisions.innovation.gate else { return }
    launch(product, gain: gain, innovation)
  }

  private mutating func launch(_ product: Int, gain: Double, _ innovation: Innovation) {
    ideas.launches += 1
    let variant = addVariant(of: product, idea: ideas.number, isNew: true)
    variants[variant].priceGain = gain
    if let copiedAfter = innovation.copiedAfter {
      var stream = ideas.stream("copied_after")
      variants[variant].copiedAt = events.now + copiedAfter.sampler.sample(&stream)
    }
    offer(variant, size: gain)
  }

  /// A new variant can be ordered from now on: it takes the place of those before it, or stands
  /// beside them.
  ///
  /// - Parameter size: what the company thinks it is worth.
  mutating func offer(_ variant: Int32, size: Double) {
    let product = variants[variant].product
    let newest = products[product].newestVariant
    variants[variant].older = newest
    variants[variant].isLive = true
    let isReplaced = decisions.innovation.variants == .replace
    if isReplaced {
      var old = newest
      while products[product].liveVariants > 0 {
        if variants[old].isLive {
          variants[old].isLive = false
          writeOffStock(of: old)
          products[product].liveVariants -= 1
        }
        old = variants[old].older
      }
    }
    if hasSupply, isReplaced { writeOff(supply.materials + Int(product)) }
    products[product].liveVariants += 1
    products[product].newestVariant = variant
    launched(variant: variant, replacing: isReplaced ? newest : -1, size: size)
  }

  /// The variant that an order asks for: one of the live ones, all equally likely.
  ///
  /// - Parameter choice: uniform on 0 ..< 1.
  @inline(__always)
  mutating func liveVariant(of product: Int32, choice: Double) -> Int32 {
    products[product].liveVariants > 1
      ? oneOfVariants(of: product, choice: choice) : products[product].newestVariant
  }

  private mutating func oneOfVariants(of product: Int32, choice: Double) -> Int32 {
    let live = products[product].liveVariants
    var left = Int(choice * Double(live))
    // Newest first, so that the newest stays with the same orders as more are added.
    var variant = products[product].newestVariant
    while true {
      if variants[variant].isLive {
        if left == 0 { return variant }
        left -= 1
      }
      variant = variants[variant].older
    }
  }

  /// What has been learnt of a variant counts in part for the one that comes after it.
  mutating func carryOver(from old: Int32, to new: Int32) {
    guard let share = blueprint.innovation?.carryOver, share > 0 else { return }
    let (from, to) = (variants[old].firstOperation, variants[new].firstOperation)
    // The operations of a product's variants, with their alternatives, lie in the same order.
    for step in 0..<Int32(operations.count) - to {
      let before = operations[from + step]
      operations[to + step].experience = share * (Double(before.pieces) + before.experience)
    }
  }

  /// Time for an order of a variant that is still being learnt: each piece takes its multiple of a
  /// draw of the standard time.
  mutating func learningTime(of operation: Int32, pieces: Int32) -> Double {
    guard let innovation = blueprint.innovation else { return 0 }
    let curve = LearningCurve(start: innovation.learningStart, rate: innovation.learningRate)
    var duration = 0.0
    for piece in 0..<Int(pieces) {
      let factor = curve.factor(
        piece: operations[operation].pieces + piece + 1,
        experience: operations[operation].experience)
      let standard = operations[operation].time.next()
      duration += factor * standard
      operations[operation].learningLoss += (factor - 1) * standard
    }
    return duration
  }
}
