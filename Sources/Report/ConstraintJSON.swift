import Company
import Experiment
import Inference

/// What limits a company, as JSON; keys and their order are part of the contract of `Results.json`.
extension Results {
  func json(of finding: ConstraintFinding) -> JSON {
    .object([
      ("verdict", .string(finding.kind)),
      ("resources", .array(finding.named.resources.map { .string($0) })),
      ("sentence", .string(finding.sentence)),
      ("criterion", .string(finding.criterion.rawValue)),
      ("confidence", .number(finding.confidence)),
      ("market_share", .number(finding.marketShare)),
      ("leads", .array(finding.leads.map(json))),
      ("evidence", .array(finding.evidence.map(json))),
      ("shiftiness", .optional(finding.log?.shiftiness)),
      ("logged_replications", .integer(finding.log?.replications ?? 0)),
      ("line_problem", .optional(finding.lineProblem?.description)),
    ])
  }

  private func json(of lead: ConstraintFinding.Lead) -> JSON {
    .object([
      ("rival", .string(lead.rival)), ("difference", .number(lead.paired.difference.mean)),
      ("lower", .optional(lead.paired.difference.lower)),
      ("upper", .optional(lead.paired.difference.upper)),
      ("n", .integer(lead.paired.difference.n)),
    ])
  }

  private func json(of one: ConstraintEvidence) -> JSON {
    .object([
      ("resource", .string(one.resource)), ("load", .optional(one.load)),
      ("occupied", json(of: one.occupied)), ("blocked", .number(one.blocked)),
      ("starved", .number(one.starved)), ("active_period", .optional(one.activePeriod)),
      ("active_periods", .optional(one.log?.periods)),
      ("sole", .optional(one.log?.shifting.sole)),
      ("shifting", .optional(one.log?.shifting.shifting)),
      ("longest_line", .optional(one.log?.longestLine)), ("walk", .optional(one.log?.walk)),
      ("turning_point", one.isTurningPoint.map { .bool($0) } ?? .null),
      ("arrow_point", one.isArrowPoint.map { .bool($0) } ?? .null),
      ("elasticity", one.elasticity.map(json) ?? .null),
    ])
  }

  private func json(of estimate: Estimate) -> JSON {
    .object([
      ("mean", .number(estimate.mean)), ("lower", .optional(estimate.lower)),
      ("upper", .optional(estimate.upper)), ("n", .integer(estimate.n)),
    ])
  }

  func json(of marginal: MarginalValues) -> JSON {
    .object([
      ("confidence", .number(marginal.confidence)),
      (
        "values",
        .array(
          marginal.values.map { value in
            .object([
              ("resource", .string(value.resource)), ("more", .string(value.kind.rawValue)),
              ("net_profit", json(of: value.netProfit.difference)),
              ("output_rate", json(of: value.output.difference)),
              (
                "elasticity",
                value.elasticities.map {
                  json(of: Estimate(of: $0, confidence: marginal.confidence))
                } ?? .null
              ),
            ])
          })
      ),
      ("elasticity_sum", marginal.elasticitySum.map(json) ?? .null),
    ])
  }
}

extension ConstraintFinding {
  /// The verdict as a word of the contract.
  var kind: String {
    switch verdict {
    case .one: "one"
    case .several: "several"
    case .moving: "moving"
    case .market: "market"
    case .release: "release"
    case .material: "material"
    case .stock: "stock"
    }
  }
}
