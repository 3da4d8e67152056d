internal import CGSL

/// The functions of the GNU Scientific Library this room uses, behind Swift signatures.
///
/// GSL's default error handler aborts the process. Every function here first touches `silenced`,
/// a global `let` that switches the handler off once, whatever the number of threads.
enum GSL {
  /// Touched before any other function of GSL.
  static let silenced: Void = { _ = gsl_set_error_handler_off() }()

  static func studentUpper(_ t: Double, _ degrees: Double) -> Double {
    silenced
    return gsl_cdf_tdist_Q(t, degrees)
  }

  static func studentLower(_ t: Double, _ degrees: Double) -> Double {
    silenced
    return gsl_cdf_tdist_P(t, degrees)
  }

  static func studentQuantile(_ p: Double, _ degrees: Double) -> Double {
    silenced
    return gsl_cdf_tdist_Pinv(p, degrees)
  }

  static func normalLower(_ z: Double) -> Double {
    silenced
    return gsl_cdf_ugaussian_P(z)
  }

  static func normalQuantile(_ p: Double) -> Double {
    silenced
    return gsl_cdf_ugaussian_Pinv(p)
  }

  static func betaLower(_ x: Double, _ a: Double, _ b: Double) -> Double {
    silenced
    return gsl_cdf_beta_P(x, a, b)
  }

  static func betaUpper(_ x: Double, _ a: Double, _ b: Double) -> Double {
    silenced
    return gsl_cdf_beta_Q(x, a, b)
  }

  /// P(X <= k) for X binomial; 0 for k < 0.
  static func binomialLower(_ k: Int, _ p: Double, of n: Int) -> Double {
    silenced
    return k < 0 ? 0 : gsl_cdf_binomial_P(UInt32(k), p, UInt32(n))
  }

  /// Type-7 quantile of data in increasing order.
  static func quantile(_ p: Double, ofSorted values: [Double]) -> Double {
    silenced
    return values.withUnsafeBufferPointer {
      gsl_stats_quantile_from_sorted_data($0.baseAddress, 1, $0.count, p)
    }
  }
}
