internal import CGSL

extension GSL {
  /// A linear least-squares fit.
  struct Fit {
    let coefficients: [Double]
    /// The inverse of X'WX, unscaled.
    let inverse: [[Double]]
    /// The weighted sum of squared residuals.
    let squares: Double
  }

  /// Fits `values = rows * coefficients` by singular values, each square weighted.
  ///
  /// - Returns: `nil` when the columns are not independent.
  static func fit(rows: [[Double]], values: [Double], weights: [Double]) -> Fit? {
    silenced
    let (n, p) = (rows.count, rows.first?.count ?? 0)
    guard p >= 1, n >= p, let x = gsl_matrix_alloc(n, p), let y = gsl_vector_alloc(n),
      let w = gsl_vector_alloc(n), let c = gsl_vector_alloc(p), let v = gsl_matrix_alloc(p, p),
      let work = gsl_multifit_linear_alloc(n, p)
    else { return nil }
    defer {
      gsl_matrix_free(x)
      gsl_vector_free(y)
      gsl_vector_free(w)
      gsl_vector_free(c)
      gsl_matrix_free(v)
      gsl_multifit_linear_free(work)
    }
    for i in 0..<n {
      for j in 0..<p { gsl_matrix_set(x, i, j, rows[i][j]) }
      gsl_vector_set(y, i, values[i])
      gsl_vector_set(w, i, weights[i])
    }
    var squares = 0.0
    var rank = 0
    let status = gsl_multifit_wlinear_tsvd(x, w, y, 1e-10, c, v, &squares, &rank, work)
    guard status == Int32(GSL_SUCCESS), rank == p else { return nil }
    return Fit(
      coefficients: (0..<p).map { gsl_vector_get(c, $0) },
      inverse: (0..<p).map { i in (0..<p).map { gsl_matrix_get(v, i, $0) } }, squares: squares)
  }

  /// P(F > f) for Fisher's F.
  static func fisherUpper(_ f: Double, _ a: Double, _ b: Double) -> Double {
    silenced
    return gsl_cdf_fdist_Q(f, a, b)
  }

  /// The real parts of the roots of a polynomial, its constant first.
  static func rootsReal(_ coefficients: [Double]) -> [Double] {
    silenced
    // The leading coefficient of what is solved must not be zero.
    guard let last = coefficients.lastIndex(where: { $0 != 0 }), last >= 1,
      let work = gsl_poly_complex_workspace_alloc(last + 1)
    else { return [] }
    defer { gsl_poly_complex_workspace_free(work) }
    var roots = [Double](repeating: 0, count: 2 * last)
    let status = gsl_poly_complex_solve(coefficients, last + 1, work, &roots)
    guard status == Int32(GSL_SUCCESS) else { return [] }
    return stride(from: 0, to: 2 * last, by: 2).map { roots[$0] }
  }
}
