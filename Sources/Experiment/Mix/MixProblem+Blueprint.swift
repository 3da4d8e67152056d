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
}

extension Decisions {
  /// The decisions that carry out a mix: its order as the priority, its pieces as quotas per
  /// reporting period, and every product offered within its quota; everything else as it is. What
  /// the market takes at most needs no quota: demand that varies must not be cut at its mean.
  ///
  /// An order is accepted as a whole or not at all, so of a mix with fractions, or where orders have
  /// several pieces, the last part of a quota may go unused.
  public func carryingOut(_ mix: Mix, of problem: MixProblem, in blueprint: Blueprint) -> Decisions
  {
    var decisions = self
    let asked = MixProblem.asked(in: blueprint)
    decisions.priority = .list(mix.order.map { asked[$0] })
    decisions.portfolio = .keepAll
    decisions.quotas = Array(repeating: nil, count: blueprint.products.count)
    for (place, pieces) in mix.pieces.enumerated()
    where pieces < MixProblem.whole(problem.products[place].demand) {
      decisions.quotas[asked[place]] = Quota(pieces: pieces, every: blueprint.time.perLength)
    }
    return decisions
  }
}
