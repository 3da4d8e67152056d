import Inference

/// Throughput, expense and profit quarter by quarter, in each replication.
public struct Course: Sendable, Hashable {
  /// Number of replications.
  public var replications: Int
  /// Reporting periods in a quarter (> 0).
  public var periodsPerQuarter: Double
  /// Throughput and expense [currency] of each quarter, one after the other, replication by
  /// replication.
  public var values: [Double]

  /// Creates a course.
  public init(replications: Int, periodsPerQuarter: Double, values: [Double]) {
    precondition(
      replications > 0 ? values.count % (2 * replications) == 0 : values.isEmpty,
      "two values per quarter and replication")
    self.replications = replications
    self.periodsPerQuarter = periodsPerQuarter
    self.values = values
  }

  /// What is followed.
  public enum Quantity: Sendable, CaseIterable {
    /// T.
    case throughput
    /// OE.
    case expense
    /// NP = T - OE.
    case netProfit
  }

  /// Whole quarters of 13 weeks in the measured span.
  public var quarters: Int { replications > 0 ? values.count / (2 * replications) : 0 }

  /// A quantity in a quarter (from 0), one value per replication [currency per reporting period].
  public func series(_ quantity: Quantity, quarter: Int) -> [Double] {
    (0..<replications).map { replication in
      let place = 2 * (replication * quarters + quarter)
      let value =
        switch quantity {
        case .throughput: values[place]
        case .expense: values[place + 1]
        case .netProfit: values[place] - values[place + 1]
        }
      return value / periodsPerQuarter
    }
  }

  /// Whether each replication of one has its partner in the other, quarter by quarter.
  public func isPaired(with other: Course) -> Bool {
    replications == other.replications && quarters == other.quarters
      && periodsPerQuarter == other.periodsPerQuarter
  }

  /// The estimate of the difference to another course in a quarter, replication by replication.
  ///
  /// - Precondition: the two are paired.
  public func difference(
    to other: Course, _ quantity: Quantity, quarter: Int, confidence: Double
  ) -> Estimate {
    precondition(isPaired(with: other), "courses of the same replications")
    let pairs = zip(
      series(quantity, quarter: quarter), other.series(quantity, quarter: quarter))
    return Estimate(of: pairs.map { $0 - $1 }, confidence: confidence)
  }

  /// The estimate of a quantity in a quarter.
  public func estimate(_ quantity: Quantity, quarter: Int, confidence: Double) -> Estimate {
    Estimate(of: series(quantity, quarter: quarter), confidence: confidence)
  }
}
