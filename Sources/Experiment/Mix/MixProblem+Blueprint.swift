import Company

extension MixProblem {
  /// The mix problem of a company: expected times, margins and capacities (see `ExpectedLoad`, also
  /// for what is not counted), per reporting period.
  ///
  /// Products are those that somebody asks for, in the order of the file; their places in the
  /// blueprint are `asked(in:)`.
  public init(_ blueprint: Blueprint) {
    let load = ExpectedLoad(blueprint)
    let period = blueprint.time.perLength
    self.init(
      products: MixProblem.asked(in: blueprint).map { index in
        Product(
          name: blueprint.products[index].name, contribution: load.contributions[index],
          demand: MixProblem.cleaned(load.rates[index] * period), times: load.times[index])
      },
      resources: zip(blueprint.resources, load.capacities).map {
        Resource(name: $0.name, capacity: MixProblem.cleaned($1 * period))
      },
      operatingExpense: blueprint.resources.reduce(blueprint.finance.operatingExpense) {
        $0 + $1.cost
      } * period)
  }

  /// Indices of the products that somebody asks for.
  public static func asked(in blueprint: Blueprint) -> [Int] {
    let asked = Set(blueprint.demands.map { $0.product })
    return blueprint.products.indices.filter {
      asked.contains($0) && !blueprint.products[$0].isPart
    }
  }

  /// A product of a rate and a period, such as 100 per week, without the rounding of its factors.
  private static func cleaned(_ value: Double) -> Double {
    let whole = value.rounded()
    return abs(value - whole) <= 1e-9 * max(1, abs(whole)) ? whole : value
  }
}

extension Decisions {
  /// The decisions that carry out a mix: its order as the priority at release and at every
  /// resource, its pieces as quotas per reporting period; everything else as it is.
  ///
  /// A quota is whole: the methods that count whole pieces give whole ones, and of those of the
  /// linear programme the fraction is kept from period to period only by the engine's rounding
  /// down, so that up to a piece of a product and period is lost.
  public func carryingOut(_ mix: Mix, of problem: MixProblem, in blueprint: Blueprint) -> Decisions
  {
    var decisions = self
    let asked = MixProblem.asked(in: blueprint)
    decisions.priority = .list(mix.order.map { asked[$0] })
    decisions.dispatching = blueprint.resources.map { _ in .priority }
    decisions.quotas = Array(repeating: nil, count: blueprint.products.count)
    for (place, pieces) in mix.pieces.enumerated() where pieces < .infinity {
      decisions.quotas[asked[place]] = Quota(pieces: pieces, every: blueprint.time.perLength)
    }
    return decisions
  }
}
