/// How often a job passes each operation of its route, and how much of it arrives: expected values
/// under sampling, yield and rework.
///
/// A job that has been reworked n times is in layer n. Rework leads to the next layer, until no
/// limit of the route can be reached any more; in that last layer whatever has no limit leads
/// back into the layer, and its visits are the solution of a small linear system (the fundamental
/// matrix of an absorbing chain). Source: Kemeny & Snell (1960), Finite Markov Chains, chapter 3.
struct RouteFlow {
  /// Times that a job does each operation, if it never runs out of pieces.
  var jobs: [Double]
  /// Pieces at each operation, per piece that sets out.
  var pieces: [Double]
  /// Share of pieces that reach the end.
  var good: Double

  /// The flow along a route.
  init(_ route: [Operation]) {
    let jobs = RouteFlow.visits(route.map { $0.withoutScrap })
    let pieces = RouteFlow.visits(route)
    self.jobs = jobs.visits
    self.pieces = pieces.visits
    good = pieces.end
  }

  private static func visits(_ route: [Operation]) -> (visits: [Double], end: Double) {
    let limit = route.compactMap { $0.rework?.limit }.max() ?? 0
    var total = Array(repeating: 0.0, count: route.count)
    var end = 0.0
    // What comes back, by operation; the first layer has the job itself instead.
    var back = Array(repeating: 0.0, count: route.count)
    for layer in 0...limit {
      let first = layer == 0 ? 1.0 : 0.0
      if layer == limit { back = closed(route, layer: layer, first: first, back: back) }
      let pass = forward(route, layer: layer, first: first, back: back)
      for place in route.indices { total[place] += pass.visits[place] }
      end += pass.end
      back = pass.back
    }
    return (total, end)
  }

  /// One pass along the route within a layer.
  private static func forward(
    _ route: [Operation], layer: Int, first: Double, back: [Double]
  ) -> (visits: [Double], back: [Double], end: Double) {
    var coming = first
    var visits = back
    var goesBack = Array(repeating: 0.0, count: route.count)
    for (place, operation) in route.enumerated() {
      visits[place] += coming * operation.sampling
      var leaving = visits[place] * operation.yield
      if let rework = operation.rework {
        let failed = leaving * rework.probability
        if layer < rework.limit ?? .max {
          goesBack[rework.to] += failed
          leaving -= failed
        } else if rework.afterLimit == .scrap {
          leaving -= failed
        }
      }
      coming = coming * (1 - operation.sampling) + leaving
    }
    return (visits, goesBack, coming)
  }

  /// What comes back in the last layer, where what goes back stays in it: back = given + B(back),
  /// linear in what comes back to the few operations that rework leads to.
  private static func closed(
    _ route: [Operation], layer: Int, first: Double, back given: [Double]
  ) -> [Double] {
    let targets = Set(
      route.compactMap { operation in operation.rework.flatMap { $0.limit == nil ? $0.to : nil } }
    ).sorted()
    guard !targets.isEmpty else { return given }
    let nothing = Array(repeating: 0.0, count: route.count)
    let start = forward(route, layer: layer, first: first, back: given).back
    var matrix = targets.map { _ in Array(repeating: 0.0, count: targets.count) }
    for (column, target) in targets.enumerated() {
      var unit = nothing
      unit[target] = 1
      let response = forward(route, layer: layer, first: 0, back: unit).back
      for (row, other) in targets.enumerated() {
        matrix[row][column] = (row == column ? 1 : 0) - response[other]
      }
    }
    let extra = LinearSystem.solution(matrix, targets.map { start[$0] })
    var back = given
    for (place, target) in targets.enumerated() { back[target] += extra[place] }
    return back
  }
}

/// A few linear equations.
enum LinearSystem {
  /// Solves by Gaussian elimination with partial pivoting.
  /// - Precondition: the matrix is square and regular, as that of a chain that ends surely is.
  static func solution(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var a = zip(matrix, right).map { $0 + [$1] }
    let n = a.count
    for column in 0..<n {
      let pivot = (column..<n).max { abs(a[$0][column]) < abs(a[$1][column]) } ?? column
      a.swapAt(column, pivot)
      precondition(a[column][column] != 0, "a job leaves its route at some time")
      for row in (column + 1)..<max(n, column + 1) {
        let factor = a[row][column] / a[column][column]
        for place in column...n { a[row][place] -= factor * a[column][place] }
      }
    }
    var x = Array(repeating: 0.0, count: n)
    for row in (0..<n).reversed() {
      var rest = a[row][n]
      for column in (row + 1)..<max(n, row + 1) { rest -= a[row][column] * x[column] }
      x[row] = rest / a[row][row]
    }
    return x
  }
}

extension Operation {
  /// The operation as a job passes it whose pieces are all good. A job that is scrapped after its
  /// last rework ends all the same.
  fileprivate var withoutScrap: Operation {
    var copy = self
    copy.yield = 1
    return copy
  }
}
