import Probability
import Simulation

/// Imitators: what is different becomes a commodity.
///
/// They come to each variant as a point process whose rate follows what has been sold of it. By the
/// change of time (Brémaud 1981, Point Processes and Queues, theorem II.16) the n-th comes when the
/// hazard has added up to n exponential draws; the hazard is constant between sales, so this is
/// exact.
extension Run {
  /// Imitators begin to look at a variant, if there is anything to imitate.
  mutating func watchImitators(of variant: Int32) {
    guard blueprint.innovation?.programme?.imitation != nil else { return }
    let product = blueprint.products[Int(variants[variant].product)].name
    while programme.imitators.count <= Int(variant) {
      programme.imitators.append(ImitatorState(stream: stream("imitation.none")))
    }
    guard variants[variant].differentiation > 0 else { return }
    var state = ImitatorState(
      stream: stream("products.\(product).imitation", entity: variants[variant].idea))
    state.isAtWork = true
    state.left = state.stream.exponential(mean: 1)
    state.since = events.now
    programme.imitators[variant] = state
    scheduleImitation(of: variant)
  }

  /// Pieces of a variant have been sold: it will be imitated sooner.
  mutating func sold(_ pieces: Int, of variant: Int32) {
    guard let imitation = blueprint.innovation?.programme?.imitation, imitation.spread > 0,
      Int(variant) < programme.imitators.count, programme.imitators[variant].isAtWork
    else { return }
    addHazard(of: variant, imitation)
    programme.imitators[variant].units += Double(pieces)
    scheduleImitation(of: variant)
  }

  /// Imitators of a variant per time, as of now.
  private mutating func imitationRate(_ variant: Int32, _ imitation: Programme.Imitation) -> Double
  {
    imitation.rate
      * (1 + imitation.spread * programme.imitators[variant].units / imitation.reference)
  }

  private mutating func addHazard(of variant: Int32, _ imitation: Programme.Imitation) {
    let span = events.now - programme.imitators[variant].since
    programme.imitators[variant].left -= span * imitationRate(variant, imitation)
    programme.imitators[variant].since = events.now
  }

  private mutating func scheduleImitation(of variant: Int32) {
    guard let imitation = blueprint.innovation?.programme?.imitation else { return }
    programme.imitators[variant].number += 1
    let wait = max(programme.imitators[variant].left, 0) / imitationRate(variant, imitation)
    let time = events.now + wait
    // What comes after the end need not be kept; each sale makes a note, and few come true.
    guard time <= blueprint.time.warmup + blueprint.time.horizon else { return }
    programme.imitations.add(
      at: time, index: variant, number: programme.imitators[variant].number)
    events.reschedule(
      at: programme.imitations.firstTime, .innovation, target: companyTarget(.imitation))
  }

  /// The first note of the agenda is due: an imitator comes, unless the note has been overtaken.
  mutating func imitate() {
    let note = programme.imitations.takeFirst()
    let variant = note.index
    if let imitation = blueprint.innovation?.programme?.imitation,
      programme.imitators[variant].number == note.number
    {
      if variants[variant].isLive {
        takeShare(of: variant, imitation)
      } else {
        programme.imitators[variant].isAtWork = false
      }
    } else {
      eventCount -= 1
    }
    if programme.imitations.count > 0 {
      events.reschedule(
        at: programme.imitations.firstTime, .innovation, target: companyTarget(.imitation))
    }
  }

  private mutating func takeShare(of variant: Int32, _ imitation: Programme.Imitation) {
    variants[variant].differentiation *= 1 - imitation.share
    programme.recent.imitations += 1
    lostDifferentiation(variant: variant)
    guard variants[variant].differentiation > 0 else {
      programme.imitators[variant].isAtWork = false
      return
    }
    addHazard(of: variant, imitation)
    programme.imitators[variant].left = programme.imitators[variant].stream.exponential(mean: 1)
    scheduleImitation(of: variant)
  }
}
