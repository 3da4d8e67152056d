import Experiment
import Inference

extension SweepResults {
  /// What all points say together, as far as the design asks.
  var analysisBlocks: [Document.Block] {
    analysis.sensitivities.flatMap(blocks) + analysis.fits.flatMap(blocks)
  }

  private var quantity: Quantity { Quantity(measure) }

  private func heading(_ output: String) -> Document.Block {
    .heading("\(Wording.sentence(Wording.name(of: measure))), \(output)")
  }

  // MARK: Which factor matters

  private func blocks(_ sensitivity: Sensitivity) -> [Document.Block] {
    let names = ShortPath.ends(of: sensitivity.factors.map(\.path))
    let unit = quantity.unit.isEmpty ? "" : " [\(quantity.unit)]"
    func amount(_ value: Double?) -> String {
      value.map { Digits.significant(quantity.shown($0), 3) } ?? Digits.missing
    }
    func share(_ value: Double, _ interval: ClosedRange<Double>?) -> String {
      func percent(_ value: Double) -> String { Digits.fixed(100 * value, decimals: 0) }
      guard let interval else { return percent(value) }
      return "\(percent(value)) (\(percent(interval.lowerBound)) to"
        + " \(percent(interval.upperBound)))"
    }
    let order = sensitivity.factors.indices.sorted { a, b in
      let (x, y) = (size(sensitivity.factors[a]), size(sensitivity.factors[b]))
      return x != y ? x > y : a < b
    }
    let isScreening = sensitivity.deviation == nil
    let headings: [Table.Heading] =
      isScreening
      ? [
        .words("factor"), .numbers("mu*\(unit)"), .numbers("mu\(unit)"),
        .numbers("sigma\(unit)"), .numbers("noise\(unit)"),
      ] : [.words("factor"), .numbers("alone [%]"), .numbers("with others [%]")]
    let table = Table(
      headings,
      rows: order.map { index in
        switch sensitivity.factors[index].finding {
        case .effect(let muStar, let mu, let sigma, let noise):
          [names[index], amount(muStar), amount(mu), amount(sigma), amount(noise)]
        case .share(let first, let firstInterval, let total, let totalInterval):
          [names[index], share(first, firstInterval), share(total, totalInterval)]
        }
      })
    let note =
      isScreening
      ? "Change of the output from one end of a factor's range to the other: mu* its mean size, mu"
        + " its mean, sigma how much it differs from place to place (curves, or other factors)."
        + " Noise is the mu* that chance alone would show."
      : "Share of the variance over the ranges (standard deviation"
        + " \(quantity.withUnit(amount(sensitivity.deviation)))) that goes when the factor alone is"
        + " known, and what is left when all others are; the noise of replications is taken out,"
        + " intervals are bootstrapped over the points. Few points make them rough: take 256 or more."
    return [heading(sensitivity.output)] + table.fitted() + [.paragraph(note)]
  }

  private func size(_ factor: Sensitivity.Factor) -> Double {
    switch factor.finding {
    case .effect(let muStar, _, _, _): muStar
    case .share(_, _, let total, _): total
    }
  }

  // MARK: Fits

  private func blocks(_ fit: SweepFit) -> [Document.Block] {
    guard let crossing = fit.crossing else { return polynomial(fit) }
    return [.paragraph(sentence(crossing, fit))]
  }

  private func sentence(_ crossing: SweepFit.Crossing, _ fit: SweepFit) -> String {
    func text(_ value: Double) -> String { Digits.significant(value, 4) }
    let unit = crossing.unit.isEmpty ? "" : " \(crossing.unit)"
    let shape = fit.model.terms.count > 2 ? "a parabola" : "a line"
    let quality =
      fit.model.rSquared.map { ", R² \(Digits.significant(100 * $0, 4)) %" } ?? ""
    let region = crossing.region.map {
      "\(text($0.lowerBound)) to \(text($0.upperBound))\(unit)"
    }
    let level = Digits.significant(100 * crossing.confidence, 4)
    var sentence = "Fitted by \(shape)\(quality), \(fit.output) "
    switch (crossing.places.isEmpty, crossing.extent) {
    case (true, .none): return sentence + "crosses zero nowhere in this range."
    case (_, .everywhere):
      return sentence + "may cross zero anywhere in this range: more points or replications tell."
    case (true, _): sentence += "crosses zero nowhere for sure"
    case (false, _):
      sentence +=
        "crosses zero at \(Wording.list(crossing.places.map { text($0) + unit }))"
    }
    sentence += "; the \(level) % region (Fieller) is \(Wording.list(region))"
    if crossing.extent == .unbounded { sentence += ", up to an end of the range" }
    let misfit = fit.model.residualVariance.squareRoot()
    return sentence + ". The points lie about"
      + " \(quantity.withUnit(Digits.significant(quantity.shown(misfit), 2), isDifference: true))"
      + " off this curve."
  }

  /// Coefficients shown: the largest.
  private static let mostTerms = 15

  private func polynomial(_ fit: SweepFit) -> [Document.Block] {
    let names = ShortPath.ends(of: fit.paths)
    let unit = quantity.unit.isEmpty ? "" : " [\(quantity.unit)]"
    func name(_ term: Metamodel.Term) -> String {
      switch term.count {
      case 0: "centre"
      case 1: names[term[0]]
      default:
        term[0] == term[1] ? "\(names[term[0]])²" : "\(names[term[0]]) x \(names[term[1]])"
      }
    }
    // What is left of a zero by rounding is one.
    let largest = fit.model.coefficients.reduce(0) { max($0, abs($1)) }
    func amount(_ value: Double) -> String {
      Digits.significant(abs(value) < 1e-9 * largest ? 0 : quantity.shown(value), 3)
    }
    let errors = fit.model.standardErrors
    let order = fit.model.terms.indices.sorted { a, b in
      // The centre first, then by size.
      if fit.model.terms[a].isEmpty != fit.model.terms[b].isEmpty {
        return fit.model.terms[a].isEmpty
      }
      let (x, y) = (abs(fit.model.coefficients[a]), abs(fit.model.coefficients[b]))
      return x != y ? x > y : a < b
    }
    let table = Table(
      [.words("term"), .numbers("coefficient\(unit)"), .numbers("standard error\(unit)")],
      rows: order.prefix(Self.mostTerms).map {
        [name(fit.model.terms[$0]), amount(fit.model.coefficients[$0]), amount(errors[$0])]
      })
    var note = "A polynomial in factors coded from -1 (low end) to 1"
    if let share = fit.model.rSquared, let adjusted = fit.model.adjustedRSquared {
      note +=
        "; R² \(Digits.significant(100 * share, 3)) %, adjusted"
        + " \(Digits.significant(100 * adjusted, 3)) %"
    }
    if let press = fit.model.press {
      let error = (press / Double(fit.model.n)).squareRoot()
      note += "; a point left out is missed by \(quantity.withUnit(amount(error))) (PRESS)"
    }
    return [heading(fit.output)] + table.fitted() + [.paragraph(note + ".")]
  }

  // MARK: JSON

  func json(_ sensitivity: Sensitivity) -> JSON {
    var members: [(String, JSON)] = [("output", .string(sensitivity.output))]
    if let deviation = sensitivity.deviation { members.append(("sd", .number(deviation))) }
    members.append(
      (
        "factors",
        .array(
          sensitivity.factors.map { factor in
            switch factor.finding {
            case .effect(let muStar, let mu, let sigma, let noise):
              .object([
                ("path", .string(factor.path)), ("mu_star", .number(muStar)), ("mu", .number(mu)),
                ("sigma", .optional(sigma)), ("noise", .optional(noise)),
              ])
            case .share(let first, let firstInterval, let total, let totalInterval):
              .object([
                ("path", .string(factor.path)), ("first", .number(first)),
                ("first_lower", .optional(firstInterval?.lowerBound)),
                ("first_upper", .optional(firstInterval?.upperBound)), ("total", .number(total)),
                ("total_lower", .optional(totalInterval?.lowerBound)),
                ("total_upper", .optional(totalInterval?.upperBound)),
              ])
            }
          })
      ))
    return .object(members)
  }

  func json(_ fit: SweepFit) -> JSON {
    var members: [(String, JSON)] = [
      ("output", .string(fit.output)),
      (
        "terms",
        .array(
          fit.model.terms.indices.map { index in
            .object([
              (
                "factors",
                .array(fit.model.terms[index].map { .string(fit.paths[$0]) })
              ),
              ("coefficient", .number(fit.model.coefficients[index])),
              ("standard_error", .number(fit.model.standardErrors[index])),
            ])
          })
      ),
      ("r_squared", .optional(fit.model.rSquared)),
      ("r_squared_adjusted", .optional(fit.model.adjustedRSquared)),
      ("press", .optional(fit.model.press)),
    ]
    if let crossing = fit.crossing {
      members += [
        ("crossings", .array(crossing.places.map { .number($0) })),
        (
          "region",
          .array(
            crossing.region.map {
              .object([("from", .number($0.lowerBound)), ("to", .number($0.upperBound))])
            })
        ),
        ("extent", .string(crossing.extent.rawValue)),
      ]
    }
    return .object(members)
  }
}
