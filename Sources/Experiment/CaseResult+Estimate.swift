import Inference

extension CaseResult {
  /// The estimate of one measure over the replications that define it; `n` counts those.
  public func estimate(_ measure: Int, confidence: Double) -> Estimate {
    Estimate(of: series(measure).filter { $0.isFinite }, confidence: confidence)
  }

  /// The estimate of every measure, in order.
  public func estimates(confidence: Double) -> [Estimate] {
    measures.indices.map { estimate($0, confidence: confidence) }
  }
}
