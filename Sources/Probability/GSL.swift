internal import CGSL

/// The functions of the GNU Scientific Library this room uses, behind Swift signatures.
///
/// GSL's default error handler aborts the process. It is switched off exactly once, by the first
/// law that is made (a global `let` is initialised once, whatever the number of threads); GSL
/// then answers with NaN or a status, which the factories turn into a ``ParameterError``.
package enum GSL {
  /// Touch this before any other function of GSL.
  package static let silenced: Void = { _ = gsl_set_error_handler_off() }()

  /// log(Gamma(x)), x > 0.
  package static func logGamma(_ x: Double) -> Double { gsl_sf_lngamma(x) }

  /// The hazard of the standard normal law, phi(x) / (1 - Phi(x)).
  static func normalHazard(_ x: Double) -> Double {
    // Below -38 the density underflows: the hazard is zero to the last bit.
    x < -38 ? 0 : gsl_sf_hazard(x)
  }

  /// Upper tail of the standard normal law.
  static func normalUpper(_ x: Double) -> Double { gsl_cdf_ugaussian_Q(x) }

  /// Quantile of the standard normal law.
  package static func normalQuantile(_ p: Double) -> Double { gsl_cdf_ugaussian_Pinv(p) }

  /// The next word of a stream as GSL draws it: the same word as ``RandomStream/next()``.
  package static func next(_ stream: inout RandomStream) -> UInt64 {
    withUnsafeMutablePointer(to: &stream) { throughline_next($0) }
  }

  /// The next uniform of a stream as GSL draws it: the same as ``RandomStream/uniform()``.
  package static func uniform(_ stream: inout RandomStream) -> Double {
    withUnsafeMutablePointer(to: &stream) { throughline_uniform($0) }
  }

  /// What the generator registered with GSL says of itself.
  package static var generator: (name: String, range: ClosedRange<UInt>, bytes: Int) {
    let type = throughline_generator().pointee
    return (String(cString: type.name), type.min...type.max, type.size)
  }

  /// The state GSL's own seeding leaves, for the sake of its contract.
  package static func seeded(_ seed: UInt) -> RandomStream {
    var stream = RandomStream(state: (0, 0, 0, 0))
    withUnsafeMutablePointer(to: &stream) { throughline_rng_set($0, seed) }
    return stream
  }

  /// The first `count` points of Sobol's sequence in as many dimensions, without the origin.
  static func sobol(count: Int, dimensions: Int) -> [[Double]] {
    silenced
    // GSL does not check: beyond its tables it answers with zeros.
    precondition(
      dimensions >= 1 && dimensions <= Int(throughline_sobol().pointee.max_dimension),
      "Sobol's sequence has so many dimensions and no more")
    guard let sequence = gsl_qrng_alloc(throughline_sobol(), UInt32(dimensions)) else {
      preconditionFailure("no memory for a sequence")
    }
    defer { gsl_qrng_free(sequence) }
    return (0..<count).map { _ in
      var point = [Double](repeating: 0, count: dimensions)
      precondition(gsl_qrng_get(sequence, &point) == 0, "the sequence has ended")
      return point
    }
  }
}
