import Experiment

extension Results {
  /// Section: lead times, work in process, orders.
  func flowSection() -> Document {
    section("Flow", tables: pivot(allMeasures.filter { MetricPath($0.name).group == "flow" }))
  }

  /// Section: ideas, launches, variants; absent in a company that never changes.
  func churnSection() -> Document {
    let measures = allMeasures.filter { MetricPath($0.name).group == "innovation" }
    guard !measures.isEmpty else { return Document() }
    let portfolio = allMeasures.filter {
      ["portfolio.offerings", "portfolio.variants"].contains($0.name)
    }
    return section("Churn", tables: pivot(portfolio + measures))
  }

  /// The document of one section; empty when the company has no such part.
  func document(of section: Section) -> Document {
    switch section {
    case .why: whySection()
    case .money: moneySection()
    case .constraint: constraintSection()
    case .marginal: marginalSection()
    case .products: productsSection()
    case .accounts: accountsSection()
    case .market: marketSection()
    case .profit: profitSection()
    case .course: courseSection()
    case .flow: flowSection()
    case .buffers: buffersSection()
    case .supply: supplySection()
    case .reviews: reviewsSection()
    case .churn: churnSection()
    case .comparisons: comparisonsSection()
    }
  }
}
