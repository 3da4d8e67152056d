import Company
import Probability

/// Reads `innovation`: where ideas for variants come from.
struct InnovationReader {
  let fields: Fields
  let products: Names

  /// The source of ideas; `nil` after a finding that leaves nothing to build.
  func innovation() -> Innovation? {
    let values = fields.values
    let random = RandomReader(values: values)
    let every = fields.required("every", hint: "write for example 'every: 2 weeks'").flatMap {
      node -> Distribution? in
      guard let law = random.read(node, .duration, in: .positive) else { return nil }
      if law.mean <= 0 {
        values.findings.error("the time between ideas is always 0", at: node.place)
      }
      return law
    }
    let about =
      fields["products"].map { values.list($0, of: "product", among: products) ?? [] }
      ?? Array(products.list.indices)
    let learning = fields.fields("learning")
    let result = Innovation(
      every: every ?? .constant(1), products: about,
      priceGain: fields["price_gain"].flatMap { random.read($0, .share) } ?? .constant(0),
      copiedAfter: fields["copied_after"].flatMap { random.read($0, .duration) },
      learningStart: learning?["start"].flatMap {
        values.share($0, in: Bounds(least: 1, most: 1000))
      } ?? 1,
      learningRate: learning?["rate"].flatMap {
        values.share($0, in: Bounds(least: 0, most: 1, aboveLeast: true))
      } ?? 1)
    return every == nil ? nil : result
  }
}
