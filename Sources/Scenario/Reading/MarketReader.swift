import Company
import Probability

/// Reads `market`: what customers need, how they choose, and what they remember.
struct MarketReader {
  /// The fields of the section; `nil` where there is no market.
  let fields: Fields?

  /// The needs, which products and accounts name.
  var needNames: Names { Names(fields?.fields("needs")?.entries.map(\.key) ?? []) }
  /// The types of buyers, which accounts name.
  var buyerNames: Names { Names(fields?.fields("buyers")?.entries.map(\.key) ?? []) }

  /// The market without the wishes of accounts, which are read with these.
  /// - Parameter day: length of a day [base unit], the time between looks unless another is given.
  func customers(day: Double) -> Customers? {
    guard let fields else { return nil }
    return Customers(
      needs: needs(fields), buyers: buyers(fields), wants: [],
      season: fields.fields("season").flatMap(season), memory: memory(fields.fields("memory")),
      leaving: fields.fields("leaving").flatMap(leaving),
      diffusion: fields.fields("diffusion").map(diffusion),
      change: fields.fields("change").flatMap(change),
      tick: fields.duration("tick", in: .positive) ?? day)
  }

  private func entries(_ fields: Fields, _ key: String, hint: String) -> [Mapping.Entry] {
    guard let node = fields.required(key, hint: hint) else { return [] }
    let entries = Fields(node, key, fields.values, at: fields.place).entries
    if entries.isEmpty, node.mapping != nil, node.origin != .failed {
      fields.values.findings.error("'\(key)' names nothing", at: node.place, hint: hint)
    }
    return entries
  }

  private func needs(_ fields: Fields) -> [Need] {
    let hint = "write for example 'needs: { seating: { lambda: 0.3 } }'"
    return entries(fields, "needs", hint: hint).map { entry in
      let need = Fields(entry.value, "need '\(entry.key)'", fields.values, at: entry.keyPlace)
      let standard = Need(name: entry.key)
      return Need(
        name: entry.key,
        lambda: need.number(
          "lambda", in: Bounds(least: 0, most: 1, aboveLeast: true), default: standard.lambda),
        competitor: need.number(
          "competitor", in: Bounds(least: -100, most: 100), default: standard.competitor),
        competitorService: need.share(
          "competitor_service", in: .share, default: standard.competitorService))
    }
  }

  private func buyers(_ fields: Fields) -> [BuyerType] {
    let hint = "write for example 'buyers: { price: { price: 8, service: 1 } }'"
    return entries(fields, "buyers", hint: hint).map { entry in
      let buyer = Fields(
        entry.value, "buyer '\(entry.key)'", fields.values, at: entry.keyPlace)
      func weight(_ key: String) -> Double { buyer.number(key, in: .multiple, default: 0) }
      return BuyerType(
        name: entry.key, differentiation: weight("differentiation"), price: weight("price"),
        service: weight("service"), trust: weight("trust"), breadth: weight("breadth"))
    }
  }

  private func season(_ fields: Fields) -> Season? {
    let period = fields.required("period", hint: "write for example 'period: 1 year'").flatMap {
      fields.values.duration($0, in: .positive)
    }
    let amplitude = fields.required("amplitude", hint: "write for example 'amplitude: 20 %'")
      .flatMap { fields.values.share($0, in: .share) }
    let peak = fields.duration("peak") ?? 0
    guard let period, let amplitude else { return nil }
    return Season(period: period, amplitude: amplitude, peak: peak)
  }

  private func memory(_ fields: Fields?) -> Memory {
    let standard = Memory()
    guard let fields else { return standard }
    return Memory(
      service: fields.share("service", in: .positiveShare, default: standard.service),
      trust: fields.share(
        "trust", in: Bounds(least: 0, most: 0.5, aboveLeast: true), default: standard.trust),
      startService: fields.share("start_service", in: .share, default: standard.startService),
      startTrust: fields.share("start_trust", in: .share, default: standard.startTrust))
  }

  private func leaving(_ fields: Fields) -> Leaving? {
    let rate = fields.required("rate", hint: "write for example 'rate: 2 per year'").flatMap {
      fields.values.rate($0)
    }
    let floor = fields.required("floor", hint: "write for example 'floor: 50 %'").flatMap {
      fields.values.share($0, in: .positiveShare)
    }
    guard let rate, let floor else { return nil }
    return Leaving(rate: rate, floor: floor)
  }

  private func diffusion(_ fields: Fields) -> Diffusion {
    let diffusion = Diffusion(
      external: fields["external"].flatMap { fields.values.rate($0) } ?? 0,
      contagion: fields["contagion"].flatMap { fields.values.rate($0) } ?? 0)
    if fields["external"] == nil, fields["contagion"] == nil {
      fields.values.findings.error(
        "'diffusion' says nothing of how offerings become known", at: fields.place,
        allowed: ["external", "contagion"],
        hint: "write for example 'diffusion: { external: 0.5 per year, contagion: 2 per year }'")
    }
    return diffusion
  }

  private func change(_ fields: Fields) -> ChangeTolerance? {
    let changes = fields.required("changes", hint: "write for example 'changes: 4'").flatMap {
      fields.values.number($0, in: .positive)
    }
    let fades = fields.required("fades", hint: "write for example 'fades: 26 weeks'").flatMap {
      fields.values.duration($0, in: .positive)
    }
    let cost = fields.money("cost").amount
    guard let changes, let fades else { return nil }
    return ChangeTolerance(changes: changes, fades: fades, cost: cost)
  }
}
