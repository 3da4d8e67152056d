import Probability
import Testing

/// What the factories refuse, what they turn into constants, and what they solve for.
@Suite struct FactoryTests {
  /// A wrong parameter, the name the error must carry, and a part of what it must say.
  struct Refusal: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let parameter: String
    let allowed: String
    let make: @Sendable () throws(ParameterError) -> Distribution

    init(
      _ label: String, _ parameter: String, _ allowed: String,
      make: @escaping @Sendable () throws(ParameterError) -> Distribution
    ) {
      testDescription = label
      self.parameter = parameter
      self.allowed = allowed
      self.make = make
    }
  }

  static let refusals: [Refusal] = [
    Refusal("mean 0", "mean", "more than 0") { () throws(ParameterError) in
      try .exponential(mean: 0)
    },
    Refusal("mean NaN", "mean", "more than 0") { () throws(ParameterError) in
      try .exponential(mean: .nan)
    },
    Refusal("mean infinite", "mean", "finite") { () throws(ParameterError) in
      try .gamma(mean: .infinity, cv: 1)
    },
    Refusal("cv negative", "cv", "0.0 to 100.0") { () throws(ParameterError) in
      try .gamma(mean: 1, cv: -0.3)
    },
    Refusal("shape 0", "shape", "more than 0") { () throws(ParameterError) in
      try .gamma(shape: 0, scale: 1)
    },
    Refusal("scale negative", "scale", "more than 0") { () throws(ParameterError) in
      try .gamma(shape: 1, scale: -1)
    },
    Refusal("no stages", "stages", "1 to 1000000") { () throws(ParameterError) in
      try .erlang(mean: 1, stages: 0)
    },
    Refusal("lognormal too wide", "lognormal", "finite mean") { () throws(ParameterError) in
      try .lognormal(zeta: 0, sigma: 60)
    },
    Refusal("zeta NaN", "zeta", "finite") { () throws(ParameterError) in
      try .lognormal(zeta: .nan, sigma: 1)
    },
    Refusal("quantile below the median", "quantile", "above the median") {
      () throws(ParameterError) in try .lognormal(median: 2, quantile: 1, at: 0.9)
    },
    Refusal("quantile above the median", "quantile", "below the median") {
      () throws(ParameterError) in try .lognormal(median: 2, quantile: 3, at: 0.1)
    },
    Refusal("the median twice", "level", "not 0.5") { () throws(ParameterError) in
      try .lognormal(median: 2, quantile: 3, at: 0.5)
    },
    Refusal("Weibull cv too small", "cv", "0.001 to 100") { () throws(ParameterError) in
      try .weibull(mean: 1, cv: 0.0001)
    },
    Refusal("nothing above zero", "mean", "-30.0 sd") { () throws(ParameterError) in
      try .truncatedNormal(mean: -31, sd: 1)
    },
    Refusal("negative constant normal", "mean", "nothing is left") { () throws(ParameterError) in
      try .truncatedNormal(mean: -1, sd: 0)
    },
    Refusal("sd negative", "sd", "0 or more") { () throws(ParameterError) in
      try .truncatedNormal(mean: 1, sd: -1)
    },
    Refusal("normal as wide as exponential", "cv", "0 to 0.998") { () throws(ParameterError) in
      try .truncatedNormal(truncatedMean: 1, cv: 1)
    },
    Refusal("max below min", "max", "at least min, which is 3.0") { () throws(ParameterError) in
      try .uniform(min: 3, max: 2)
    },
    Refusal("uniform below zero", "cv", "0.577") { () throws(ParameterError) in
      try .uniform(mean: 3, cv: 0.6)
    },
    Refusal("mode below min", "mode", "at least min") { () throws(ParameterError) in
      try .triangular(min: 3, mode: 2, max: 5)
    },
    Refusal("mode above max", "max", "at least mode") { () throws(ParameterError) in
      try .pert(min: 3, mode: 7, max: 5)
    },
    Refusal("alpha 0", "alpha", "more than 0") { () throws(ParameterError) in
      try .beta(min: 0, max: 1, alpha: 0, beta: 1)
    },
    Refusal("mean outside", "mean", "between min") { () throws(ParameterError) in
      try .beta(min: 0, max: 1, mean: 1.5, sd: 0.1)
    },
    Refusal("sd too large", "sd", "below 0.5") { () throws(ParameterError) in
      try .beta(min: 0, max: 1, mean: 0.5, sd: 0.5)
    },
    Refusal("p above 1", "p", "0.0 to 1.0") { () throws(ParameterError) in
      try .bernoulli(p: 1.01)
    },
    Refusal("p 0", "p", "more than 0") { () throws(ParameterError) in try .geometric(p: 0) },
    Refusal("less than one trial", "mean", "1 or more") { () throws(ParameterError) in
      try .geometric(mean: 0.5)
    },
    Refusal("Poisson too large", "mean", "at most") { () throws(ParameterError) in
      try .poisson(mean: 2e9)
    },
    Refusal("no values", "values", "1 to 1000000 entries") { () throws(ParameterError) in
      try .discrete(values: [], weights: [])
    },
    Refusal("weights missing", "weights", "each of the 2 values") { () throws(ParameterError) in
      try .discrete(values: [1, 2], weights: [1])
    },
    Refusal("weight negative", "weights[2]", "0 or more") { () throws(ParameterError) in
      try .discrete(values: [1, 2], weights: [1, -1])
    },
    Refusal("weights all 0", "weights", "more than 0") { () throws(ParameterError) in
      try .discrete(values: [1, 2], weights: [0, 0])
    },
    Refusal("value infinite", "values[2]", "finite") { () throws(ParameterError) in
      try .discrete(values: [1, .infinity], weights: [1, 1])
    },
    Refusal("one observation", "values", "2 to 1000000 entries") { () throws(ParameterError) in
      try .empirical([1])
    },
    Refusal("observation NaN", "values[3]", "finite") { () throws(ParameterError) in
      try .empirical([1, 2, .nan])
    },
    Refusal("branch mean 0", "means[2]", "more than 0") { () throws(ParameterError) in
      try .hyperexponential(weights: [1, 1], means: [1, 0])
    },
    Refusal("cv below 1", "cv", "1.0 to 100.0") { () throws(ParameterError) in
      try .hyperexponential(mean: 1, cv: 0.9)
    },
  ]

  @Test("a wrong parameter is refused by name with the legal range", arguments: refusals)
  func refusesByName(refusal: Refusal) {
    let error = #expect(throws: ParameterError.self) { try refusal.make() }
    #expect(error?.parameter == refusal.parameter)
    #expect(error?.allowed.contains(refusal.allowed) == true, "\(String(describing: error))")
  }

  @Test("an error reads as one line with the value found")
  func errorsRead() {
    let error = #expect(throws: ParameterError.self) { try Distribution.gamma(mean: 1, cv: -0.3) }
    #expect(error?.description == "cv is -0.3; allowed: 0.0 to 100.0")
  }

  @Test("no variability is the constant law in every family that allows it")
  func noVariabilityIsConstant() throws {
    let constant = Distribution.constant(6)
    #expect(try .gamma(mean: 6, cv: 0) == constant)
    #expect(try .lognormal(mean: 6, cv: 0) == constant)
    #expect(try .weibull(mean: 6, cv: 0) == constant)
    #expect(try .truncatedNormal(mean: 6, sd: 0) == constant)
    #expect(try .truncatedNormal(truncatedMean: 6, cv: 0) == constant)
    #expect(try .uniform(min: 6, max: 6) == constant)
    #expect(try .uniform(mean: 6, cv: 0) == constant)
    #expect(try .triangular(min: 6, mode: 6, max: 6) == constant)
    #expect(try .pert(min: 6, mode: 6, max: 6) == constant)
    #expect(try .beta(min: 6, max: 6, alpha: 1, beta: 2) == constant)
    #expect(try .beta(min: 0, max: 10, mean: 6, sd: 0) == constant)
    #expect(try .empirical([6, 6, 6]) == constant)
  }

  @Test(
    "mean and cv come back from the laws made from them, over the whole legal range",
    arguments: [0.001, 0.01, 0.1, 0.5, 0.998, 1, 3, 30, 100])
  func meanAndCVComeBack(cv: Double) throws {
    var laws = [
      try Distribution.gamma(mean: 7, cv: cv), try .lognormal(mean: 7, cv: cv),
      try .weibull(mean: 7, cv: cv),
    ]
    if cv <= 0.998 { laws.append(try .truncatedNormal(truncatedMean: 7, cv: cv)) }
    if cv <= 0.5 { laws.append(try .uniform(mean: 7, cv: cv)) }
    if cv >= 1 { laws.append(try .hyperexponential(mean: 7, cv: cv)) }
    for law in laws {
      #expect(isClose(law.mean, 7, relative: 1e-9), "\(law.name)")
      #expect(isClose(law.cv, cv, relative: 1e-8), "\(law.name)")
    }
  }

  @Test("quantiles that were asked for are hit")
  func quantilesAreHit() throws {
    let upper = try Distribution.lognormal(median: 2, quantile: 5, at: 0.9)
    #expect(isClose(upper.probability(atMost: 2), 0.5))
    #expect(isClose(upper.probability(atMost: 5), 0.9))
    let lower = try Distribution.lognormal(median: 2, quantile: 0.5, at: 0.05)
    #expect(isClose(lower.probability(atMost: 2), 0.5))
    #expect(isClose(lower.probability(atMost: 0.5), 0.05))
  }

  @Test("certain events are certain: p of 0 and 1")
  func certainEvents() throws {
    var stream = RandomStream(seed: 3, replication: 0, name: "certain")
    let never = try Distribution.bernoulli(p: 0)
    let always = try Distribution.bernoulli(p: 1)
    let first = try Distribution.geometric(p: 1)
    for _ in 0..<1000 {
      #expect(never.sampler.sample(&stream) == 0)
      #expect(always.sampler.sample(&stream) == 1)
      #expect(first.sampler.sample(&stream) == 1)
    }
    #expect(first.variance == 0)
    #expect(first.support == 1...1)
  }

  @Test("a weight of zero is never drawn and a single value always is")
  func weightsRule() throws {
    var stream = RandomStream(seed: 3, replication: 0, name: "weights")
    let two = try Distribution.discrete(values: [5, 1, 3], weights: [0, 1, 1])
    #expect(two.support == 1...3)
    let one = try Distribution.discrete(values: [4], weights: [0.1])
    for _ in 0..<1000 {
      #expect(two.sampler.sample(&stream) != 5)
      #expect(one.sampler.sample(&stream) == 4)
    }
  }

  @Test("equal tables are equal laws, and a copy keeps its sampler's table alive")
  func tablesHaveValueMeaning() throws {
    let a = try Distribution.empirical([3, 1, 2])
    let b = try Distribution.empirical([1, 2, 3])
    #expect(a == b)
    #expect(a.hashValue == b.hashValue)
    #expect(try a != .empirical([1, 2, 4]))
    let copies = Array(repeating: a, count: 3)
    var stream = RandomStream(seed: 3, replication: 0, name: "copies")
    #expect((1...3).contains(copies[2].sampler.sample(&stream)))
  }

  @Test("GSL answers a wrong argument with NaN instead of aborting, on every thread at once")
  func gslDoesNotAbort() async {
    await withTaskGroup(of: Bool.self) { group in
      for i in 1...16 {
        group.addTask {
          _ = try? Distribution.gamma(mean: Double(i), cv: 1)
          return GSL.logGamma(0).isNaN
        }
      }
      for await isNaN in group { #expect(isNaN) }
    }
  }
}
