import Company
import Probability

/// Reads `innovation`: where ideas and proposals for variants come from, and what becomes of them.
struct InnovationReader {
  let fields: Fields
  let products: Names

  private var values: Values { fields.values }
  private var random: RandomReader { RandomReader(values: values) }

  /// The source of ideas; `nil` after a finding that leaves nothing to build. Development is added to
  /// the activities.
  func innovation(_ activities: inout ActivityReader) -> Innovation? {
    let programme = programme(&activities)
    let every =
      programme == nil
      ? fields.required("every", hint: "write for example 'every: 2 weeks'") : fields["every"]
    let gap = every.flatMap { self.gap($0, "ideas") }
    let about = products(of: fields)
    let learning = fields.fields("learning")
    let result = Innovation(
      every: gap, products: about,
      priceGain: fields["price_gain"].flatMap { random.read($0, .share) } ?? .constant(0),
      copiedAfter: fields["copied_after"].flatMap { random.read($0, .duration) },
      learningStart: learning?["start"].flatMap {
        values.share($0, in: Bounds(least: 1, most: 1000))
      } ?? 1,
      learningRate: learning?["rate"].flatMap {
        values.share($0, in: Bounds(least: 0, most: 1, aboveLeast: true))
      } ?? 1,
      carryOver: learning?.share("carry_over", in: .share, default: 0) ?? 0, programme: programme)
    return gap == nil && programme == nil ? nil : result
  }

  private func gap(_ node: Node, _ what: String) -> Distribution? {
    guard let law = random.read(node, .duration, in: .positive) else { return nil }
    guard law.mean > 0 else {
      values.findings.error("the time between \(what) is always 0", at: node.place)
      return nil
    }
    return law
  }

  private func products(of fields: Fields) -> [Int] {
    fields["products"].map { values.list($0, of: "product", among: products) ?? [] }
      ?? Array(products.list.indices)
  }

  // MARK: Programme

  private func programme(_ activities: inout ActivityReader) -> Programme? {
    guard fields["managers"] != nil || fields["imitation"] != nil else { return nil }
    let managers = fields.fields("managers")
    if managers?.entries.isEmpty == true, let node = fields["managers"], node.mapping != nil {
      values.findings.error(
        "'managers' names nobody", at: node.place,
        hint: "write for example 'managers: { ann: { poisson: 8 per year, size: 20 % } }'")
    }
    return Programme(
      managers: managers?.entries.map(manager) ?? [],
      estimateError: fields.fields("estimate").flatMap(estimateError) ?? .constant(1),
      development: development(&activities),
      pilot: fields.count("pilot", in: 0...Limits.jobs.upperBound, default: 0),
      saturation: fields["saturation"].flatMap { values.share($0, in: Self.positive) } ?? 1,
      ownFamilyAbove: fields["own_family_above"].flatMap { values.share($0, in: .multiple) }
        ?? .infinity,
      imitation: fields.fields("imitation").flatMap(imitation))
  }

  private static let positive = Bounds(least: 0, most: 1000, aboveLeast: true)

  private func manager(_ entry: Mapping.Entry) -> Programme.ProductManager {
    let fields = Fields(
      entry.value, "product manager '\(entry.key)'", values, at: entry.keyPlace)
    let size = fields.required("size", hint: "write for example 'size: 20 %'")
    let about = products(of: fields)
    return Programme.ProductManager(
      name: entry.key, every: gap(of: fields) ?? .constant(1),
      products: about.isEmpty ? Array(products.list.indices) : about,
      size: size.flatMap { random.read($0, .share) } ?? .constant(0))
  }

  private func gap(of fields: Fields) -> Distribution? {
    if let node = fields["every"] { return gap(node, "proposals") }
    guard
      let node = fields.required("poisson", hint: "write for example 'poisson: 8 per year'"),
      let gap = values.gap(node)
    else { return nil }
    do {
      return try .exponential(mean: gap)
    } catch {
      values.findings.error(
        "\(error.parameter) \(error.message)", at: node.place, allowed: [error.allowed])
      return nil
    }
  }

  /// The factor by which estimates are off: log-normal with mean 1.
  private func estimateError(_ fields: Fields) -> Distribution? {
    let variation = fields.share("error", in: Bounds(least: 0, most: 100), default: 0)
    return variation > 0 ? try? .lognormal(mean: 1, cv: variation) : nil
  }

  private func development(_ activities: inout ActivityReader) -> Programme.Development? {
    guard
      let activity = activities.activity(fields, "development", path: "innovation"),
      let fields = fields.fields("development")
    else { return nil }
    return Programme.Development(
      activity: activity,
      workPerSize: fields["work_per_size"].flatMap { random.read($0, .count) },
      pieces: fields.count("pieces", in: Limits.jobs, default: 1))
  }

  private func imitation(_ fields: Fields) -> Programme.Imitation? {
    let rate = fields.required("rate", hint: "write for example 'rate: 1 per year'").flatMap {
      values.rate($0, in: .positive)
    }
    let share = fields.required("share", hint: "write for example 'share: 10 %'").flatMap {
      values.share($0, in: Bounds(least: 0, most: 1, aboveLeast: true))
    }
    let kappa = fields.number("kappa", in: .multiple, default: 0)
    let reference =
      kappa > 0
      ? fields.required("reference", hint: "write for example 'reference: 1000'").flatMap {
        values.number($0, in: .positive)
      } : fields["reference"].flatMap { values.number($0, in: .positive) } ?? 1
    guard let rate, let share, let reference else { return nil }
    return Programme.Imitation(rate: rate, spread: kappa, reference: reference, share: share)
  }
}
