internal import CGSL

extension GSL {
  static func studentDensity(_ t: Double, _ degrees: Double) -> Double {
    silenced
    return gsl_ran_tdist_pdf(t, degrees)
  }

  static func normalDensity(_ z: Double) -> Double { gsl_ran_ugaussian_pdf(z) }

  static func chiSquaredQuantile(_ p: Double, _ degrees: Double) -> Double {
    silenced
    return gsl_cdf_chisq_Pinv(p, degrees)
  }

  static func chiSquaredUpperQuantile(_ q: Double, _ degrees: Double) -> Double {
    silenced
    return gsl_cdf_chisq_Qinv(q, degrees)
  }

  static func chiSquaredDensity(_ x: Double, _ degrees: Double) -> Double {
    silenced
    return gsl_ran_chisq_pdf(x, degrees)
  }

  static func ln(_ x: Double) -> Double {
    silenced
    return gsl_sf_log(x)
  }

  static func e(to x: Double) -> Double {
    silenced
    return gsl_sf_exp(x)
  }

  /// The x of lower tail probability p, strictly between 0 and 1.
  ///
  /// GSL's own inverse (2.7) does not converge for many a and b above some 300.
  static func betaQuantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
    root(in: 0...1) { betaLower($0, a, b) - p } ?? .nan
  }

  /// The x of upper tail probability q, strictly between 0 and 1.
  static func betaUpperQuantile(_ q: Double, _ a: Double, _ b: Double) -> Double {
    root(in: 0...1) { betaUpper($0, a, b) - q } ?? .nan
  }

  /// x^y for x > 0.
  static func power(_ x: Double, _ y: Double) -> Double { e(to: y * ln(x)) }

  /// x^n for a whole n of 0 or more.
  static func power(_ x: Double, _ n: Int) -> Double { gsl_pow_uint(x, UInt32(n)) }

  /// The points and weights of a Gauss-Legendre rule on -1...1.
  static func legendre(points: Int) -> [(point: Double, weight: Double)] {
    silenced
    guard let table = gsl_integration_glfixed_table_alloc(points) else {
      preconditionFailure("no memory for \(points) points")
    }
    defer { gsl_integration_glfixed_table_free(table) }
    return (0..<points).map { index in
      var (point, weight) = (0.0, 0.0)
      gsl_integration_glfixed_point(-1, 1, index, &point, &weight, table)
      return (point, weight)
    }
  }

  /// Where `function` is zero, by Brent's method, to the last digits.
  ///
  /// - Returns: `nil` unless the function has opposite signs at the ends of the range.
  static func root(
    in range: ClosedRange<Double>, of function: (Double) -> Double
  ) -> Double? {
    silenced
    guard let solver = gsl_root_fsolver_alloc(throughline_brent()) else {
      preconditionFailure("no memory for a root finder")
    }
    defer { gsl_root_fsolver_free(solver) }
    return withoutActuallyEscaping(function) { function in
      withUnsafePointer(to: function) { pointer in
        var wrapped = gsl_function(
          function: { x, context in
            context?.assumingMemoryBound(to: ((Double) -> Double).self).pointee(x) ?? .nan
          }, params: UnsafeMutableRawPointer(mutating: pointer))
        return withUnsafeMutablePointer(to: &wrapped) { wrapped -> Double? in
          let status = gsl_root_fsolver_set(solver, wrapped, range.lowerBound, range.upperBound)
          guard status == Int32(GSL_SUCCESS) else { return nil }
          for _ in 0..<200 {
            guard gsl_root_fsolver_iterate(solver) == Int32(GSL_SUCCESS) else { return nil }
            let (low, high) = (gsl_root_fsolver_x_lower(solver), gsl_root_fsolver_x_upper(solver))
            if gsl_root_test_interval(low, high, 0, 1e-13) == Int32(GSL_SUCCESS) { break }
          }
          return gsl_root_fsolver_root(solver)
        }
      }
    }
  }
}
