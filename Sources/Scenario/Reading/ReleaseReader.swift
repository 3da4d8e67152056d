import Company

/// Reads `release`: when an order may enter the plant.
struct ReleaseReader {
  let values: Values
  let resources: Names
  let products: Names

  private static let examples = [
    "push", "{ conwip: { jobs: 6 } }", "{ kanban: { cards: 3 } }",
    "{ dbr: { drum: B, constraint_buffer: 2 days } }",
    "{ sdbr: { constraint: B, buffer: 5 days } }",
  ]
  private static let keys = ["push", "conwip", "kanban", "dbr", "sdbr"]

  /// The release; where something is missing, a placeholder after a finding.
  func release(_ node: Node?, at place: Place) -> Release {
    guard let node else { return .push }
    guard node.mapping != nil else {
      word(node)
      return .push
    }
    let release = Fields(node, "release", values, at: place)
    if let push = release.fields("push") {
      let time = push.required("lead_time", hint: "write 'release: push' for release at once")
      return time.flatMap { values.duration($0) }.map(Release.planned) ?? .push
    }
    if let conwip = release.fields("conwip") { return self.conwip(conwip) }
    if let kanban = release.fields("kanban") { return self.kanban(kanban) }
    if let dbr = release.fields("dbr") { return drumBufferRope(dbr) }
    if let sdbr = release.fields("sdbr") { return simplified(sdbr) }
    if node.origin != .failed {
      values.findings.error(
        "'release' chooses nothing", at: node.place, allowed: Self.keys,
        hint: "write \(Self.examples[1]), or 'push'")
    }
    return .push
  }

  /// The only way to release that is one word is `push`.
  private func word(_ node: Node) {
    guard node.text != "push" else { return }
    guard let text = node.text, !node.isNull else {
      values.expected("a way to release orders", node, allowed: Self.examples)
      return
    }
    guard let index = Self.keys.firstIndex(of: text) else {
      values.findings.error(
        "unknown way to release orders '\(Diagnostic.quotable(text))'", at: node.place,
        found: text, allowed: Self.examples, hint: Suggestion.hint(for: text, among: Self.keys))
      return
    }
    let needs = [
      "conwip": "a number of jobs", "kanban": "numbers of cards", "dbr": "a drum",
      "sdbr": "a constraint",
    ]
    values.findings.error(
      "'\(text)' needs \(needs[text] ?? "more")", at: node.place, found: text,
      allowed: [Self.examples[index]])
  }

  private func resource(_ fields: Fields, _ key: String) -> Int? {
    fields.required(key, hint: "name a resource").flatMap {
      values.name($0, "resource", among: resources)
    }
  }

  // MARK: Limits on jobs and work

  private func conwip(_ fields: Fields) -> Release {
    if let loops = fields.fields("loops") { return self.loops(loops) }
    let limit = limit(fields, hint: "write \(Self.examples[1])")
    let isPerProduct = fields["per"].map {
      values.word($0, "scope of a loop", of: ["product"]) == "product"
    }
    if isPerProduct == true {
      return .loops(
        products.list.indices.map {
          Release.Loop(name: products.list[$0], products: [$0], limit: limit)
        })
    }
    switch limit {
    case .jobs(let jobs): return .conwip(jobs: jobs)
    case .work:
      let all = Array(products.list.indices)
      return .loops([Release.Loop(name: "all", products: all, limit: limit)])
    }
  }

  private func limit(_ fields: Fields, hint: String) -> Release.Limit {
    if let node = fields["work"] {
      let work = values.duration(node, in: .positive)
      let of = fields.required("of", hint: "name the resource whose work counts").flatMap {
        values.name($0, "resource", among: resources)
      }
      return .work(work ?? 1, resource: of ?? 0)
    }
    let jobs = fields.required("jobs", hint: hint).flatMap { values.count($0, in: Limits.jobs) }
    return .jobs(jobs ?? 1)
  }

  private func loops(_ fields: Fields) -> Release {
    if fields.entries.isEmpty {
      values.findings.error(
        "there are no loops", at: fields.place,
        hint: "write for example 'loops: { north: { products: [P, Q], jobs: 4 } }'")
    }
    var owner: [Int: String] = [:]
    let loops = fields.entries.map { entry in
      let fields = Fields(entry.value, "loop '\(entry.key)'", values, at: entry.keyPlace)
      let members = fields.required("products", hint: "write for example 'products: [P, Q]'")
      var products: [Int] = []
      for product in members.flatMap({ values.list($0, of: "product", among: self.products) }) ?? []
      {
        guard let other = owner[product] else {
          owner[product] = entry.key
          products.append(product)
          continue
        }
        let name = self.products.list[product]
        let node = members?.items?.first { $0.text == name }
        values.findings.error(
          "product '\(name)' is in loop '\(other)' already", at: node?.place ?? fields.place,
          found: name)
      }
      return Release.Loop(
        name: entry.key, products: products,
        limit: limit(fields, hint: "write for example 'jobs: 4', or 'work: 20 h' and 'of: B'"))
    }
    return .loops(loops)
  }

  private func kanban(_ fields: Fields) -> Release {
    var cards = [Int?](repeating: nil, count: resources.list.count)
    let blocking = fields["blocking"].flatMap {
      values.word($0, "kind of blocking", of: ["production", "communication"])
    }
    if let node = fields.required("cards", hint: "write for example 'cards: 3'") {
      let numbers = Fields(node, "cards", values, at: fields.place)
      if let standard = numbers["default"] {
        cards = Array(repeating: number(of: standard), count: cards.count)
      }
      for entry in numbers.entries where entry.key != "default" {
        guard let index = resources[entry.key] else {
          values.unknown(
            "resource", entry.key, at: entry.keyPlace, resources, besides: ["default"])
          continue
        }
        if !entry.value.isNull { cards[index] = number(of: entry.value) }
      }
    }
    return .kanban(
      Release.Kanban(
        cards: cards, blocking: blocking == "communication" ? .communication : .production))
  }

  /// A number of cards; `nil` for a stage without limit.
  private func number(of node: Node) -> Int? {
    guard node.text != "unlimited" else { return nil }
    return values.count(node, in: Limits.jobs)
  }

  // MARK: Drum-buffer-rope

  private func drumBufferRope(_ fields: Fields) -> Release {
    let drum = resource(fields, "drum")
    var rope = Release.Limit.jobs(1)
    if let node = fields["jobs"] {
      rope = .jobs(values.count(node, in: Limits.jobs) ?? 1)
    } else if let node = fields.required(
      "constraint_buffer", hint: "write for example 'constraint_buffer: 2 days', or 'jobs: 5'")
    {
      rope = .work(values.duration(node, in: .positive) ?? 1, resource: drum ?? 0)
    }
    return .drumBufferRope(
      Release.DrumBufferRope(
        drum: drum ?? 0, rope: rope, shippingBuffer: fields.duration("shipping_buffer") ?? 0,
        assemblyBuffer: fields.duration("assembly_buffer")))
  }

  private func simplified(_ fields: Fields) -> Release {
    let constraint = resource(fields, "constraint")
    let buffer = fields.required("buffer", hint: "write for example 'buffer: 5 days'").flatMap {
      values.duration($0, in: .positive)
    }
    return .simplifiedDrumBufferRope(
      Release.SimplifiedDrumBufferRope(resource: constraint ?? 0, buffer: buffer ?? 1))
  }
}
