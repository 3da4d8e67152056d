import Company
import Probability

/// Reads `supply`: materials, what holding them costs, forecasts and phantom orders; and the terms
/// on which anything is bought.
struct SupplyReader {
  let values: Values

  /// The section; `nil` when it is absent.
  func supply(_ fields: Fields?) -> Supply? {
    guard let fields else { return nil }
    let entries = fields.fields("materials")?.entries ?? []
    if entries.count > Limits.parts {
      values.findings.error(
        "the scenario has more than \(Limits.parts) materials",
        at: entries[Limits.parts].keyPlace)
    }
    return Supply(
      materials: entries.prefix(Limits.parts).map(material),
      holding: fields["holding"].flatMap { values.shareRate($0) } ?? 0,
      forecast: fields.fields("forecast").map(forecast),
      phantoms: fields.fields("phantoms").map(phantoms))
  }

  private func material(_ entry: Mapping.Entry) -> Material {
    let fields = Fields(entry.value, "material '\(entry.key)'", values, at: entry.keyPlace)
    return Material(
      name: entry.key, purchase: purchase(fields),
      start: fields.count("start", in: 0...Limits.jobs.upperBound, default: 0))
  }

  /// The terms on which something is bought.
  func purchase(_ fields: Fields) -> Purchase {
    let price = fields.required("price", hint: "write for example 'price: 4'").flatMap(values.money)
    let leadTime = fields["lead_time"].flatMap { RandomReader(values: values).read($0, .duration) }
    return Purchase(
      price: price ?? .zero, leadTime: leadTime ?? .constant(0),
      minimumOrder: fields.count("minimum_order", in: Limits.jobs, default: 1),
      orderCost: fields.money("order_cost"), breaks: breaks(fields, below: price))
  }

  private func breaks(_ fields: Fields, below price: Money?) -> [Purchase.Break] {
    guard let node = fields["price_breaks"] else { return [] }
    guard let items = node.items else {
      values.expected("a list such as [{ from: 500, price: 3.6 }]", node)
      return []
    }
    var breaks: [Purchase.Break] = []
    var last = (from: 1, price: price)
    for (index, item) in items.enumerated() {
      let fields = Fields(item, "price \(index + 1) of \(fields.noun)", values, at: fields.place)
      guard
        let from = fields.required("from").flatMap({ values.count($0, in: Limits.jobs) }),
        let lower = fields.required("price").flatMap(values.money)
      else { continue }
      if from <= last.from {
        values.findings.error(
          "prices must be listed from the smallest order to the largest", at: item.place,
          allowed: ["'from' more than \(last.from)"])
        continue
      }
      if let higher = last.price, lower >= higher {
        values.findings.error(
          "a larger order must have a lower price", at: item.place,
          allowed: ["a price below \(Values.plain(higher.amount))"])
        continue
      }
      breaks.append(Purchase.Break(from: from, price: lower))
      last = (from, lower)
    }
    return breaks
  }

  private func forecast(_ fields: Fields) -> Forecast {
    let every = fields.required("every", hint: "write for example 'every: 4 weeks'").flatMap {
      values.duration($0, in: .positive)
    }
    let window = fields.duration("window", in: .positive)
    if let every, let window, let node = fields["window"] {
      let periods = window / every
      if abs(periods - periods.rounded()) > 1e-9 * periods || periods < 0.5 {
        values.findings.error(
          "the window of a forecast must be a whole number of its periods", at: node.place,
          found: node.text, hint: "write 'window' as once, twice, three times 'every'")
      } else if periods > 10_000 {
        values.findings.error(
          "the window of a forecast is more than 10000 of its periods", at: node.place,
          found: node.text)
      }
    }
    return Forecast(
      every: every ?? 1, window: window ?? every ?? 1,
      bias: fields["bias"].flatMap {
        values.share($0, in: Bounds(least: -1, most: 100, aboveLeast: true))
      } ?? 0,
      noise: fields["noise"].flatMap { values.share($0, in: Bounds(least: 0, most: 10)) } ?? 0)
  }

  private func phantoms(_ fields: Fields) -> Phantoms {
    let whole = Bounds(least: 0, most: 1)
    func share(_ key: String) -> Double {
      fields.required(key).flatMap { values.share($0, in: whole) } ?? 0
    }
    let ahead = fields.required("ahead").flatMap { values.duration($0) }
    return Phantoms(share: share("share"), ahead: ahead ?? 0, confirmed: share("confirmed"))
  }

  /// The materials that an item uses.
  func uses(_ fields: Fields, _ materials: Names) -> [Product.Use] {
    guard let node = fields["uses"] else { return [] }
    let uses = Fields(
      node, "'uses' of \(fields.noun)", values, at: fields.place,
      hint: "write for example 'uses: { steel: 2 }'")
    return uses.entries.compactMap { entry in
      guard let material = materials[entry.key] else {
        values.unknown("material", entry.key, at: entry.keyPlace, materials)
        return nil
      }
      guard entry.value.origin != .failed, let count = values.count(entry.value, in: Limits.bill)
      else { return nil }
      return Product.Use(material: material, count: count)
    }
  }
}
