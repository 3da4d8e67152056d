internal import CGLPK
import Synchronization

/// The GNU Linear Programming Kit behind Swift signatures; the only file that knows it.
///
/// GLPK keeps its memory in an environment, one per thread where it was built so and else one for
/// the process. Every call here is alone (one at a time, whatever the build) and leaves nothing
/// behind: the environment is freed before it returns, so no thread pays for it later.
enum GLPK {
  private static let turn = Mutex(())

  /// Solves a programme that has been checked.
  /// - Parameters:
  ///   - nodes: most nodes of the search for whole numbers.
  ///   - iterations: most steps of the simplex method.
  static func solve(
    _ programme: LinearProgramme, nodes: Int, iterations: Int = Int(Int32.max)
  ) throws(OptimisationError) -> LinearProgramme.Answer {
    let result = turn.withLock { _ -> Result<LinearProgramme.Answer, OptimisationError> in
      defer { glp_free_env() }
      do throws(OptimisationError) {
        return .success(try solveAlone(programme, nodes: nodes, iterations: iterations))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func solveAlone(
    _ programme: LinearProgramme, nodes: Int, iterations: Int
  ) throws(OptimisationError) -> LinearProgramme.Answer {
    guard !programme.variables.isEmpty else {
      // GLPK takes an empty programme for a mistake.
      let isFeasible = programme.constraints.allSatisfy { $0.limit >= 0 }
      let none = programme.constraints.map { _ in 0.0 }
      return isFeasible
        ? .optimal(
          LinearProgramme.Solution(values: [], objective: 0, prices: none)) : .infeasible
    }
    let isImpossible = programme.variables.contains {
      $0.isInteger && $0.lower.rounded(.up) > $0.upper.rounded(.down)
    }
    guard !isImpossible else { return .infeasible }
    glp_term_out(GLP_OFF)
    let problem = build(programme)
    // Not deleted when GLPK fails: its memory is gone with the environment then.
    try simplex(problem, iterations: iterations)
    defer { glp_delete_prob(problem) }
    switch glp_get_status(problem) {
    case GLP_OPT: break
    case GLP_NOFEAS: return .infeasible
    case GLP_UNBND: return .unbounded
    case let status: throw .gaveUp(status: Int(status))
    }
    return programme.hasIntegers
      ? try branch(problem, programme, nodes: nodes)
      : .optimal(solution(of: problem, programme))
  }

  /// Lays the programme out in GLPK's arrays, whose places are counted from 1.
  private static func build(_ programme: LinearProgramme) -> OpaquePointer {
    guard let problem = glp_create_prob() else { preconditionFailure("GLPK has no memory left") }
    glp_set_obj_dir(problem, GLP_MAX)
    glp_add_cols(problem, Int32(programme.variables.count))
    for (index, variable) in programme.variables.enumerated() {
      let place = Int32(index + 1)
      glp_set_obj_coef(problem, place, variable.objective)
      glp_set_col_kind(problem, place, variable.isInteger ? GLP_IV : GLP_CV)
      // A whole number lies between whole bounds; GLPK insists on it.
      let lower = variable.isInteger ? variable.lower.rounded(.up) : variable.lower
      let upper = variable.isInteger ? variable.upper.rounded(.down) : variable.upper
      glp_set_col_bnds(problem, place, kind(lower, upper), lower, upper)
    }
    guard !programme.constraints.isEmpty else { return problem }
    glp_add_rows(problem, Int32(programme.constraints.count))
    for (index, constraint) in programme.constraints.enumerated() {
      let place = Int32(index + 1)
      glp_set_row_bnds(
        problem, place, kind(-.infinity, constraint.limit), -.infinity, constraint.limit)
      let used = constraint.coefficients.indices.filter { constraint.coefficients[$0] != 0 }
      glp_set_mat_row(
        problem, place, Int32(used.count), [0] + used.map { Int32($0 + 1) },
        [0] + used.map { constraint.coefficients[$0] })
    }
    glp_scale_prob(problem, GLP_SF_AUTO)
    return problem
  }

  private static func kind(_ lower: Double, _ upper: Double) -> Int32 {
    switch (lower.isFinite, upper.isFinite) {
    case (true, true): lower == upper ? GLP_FX : GLP_DB
    case (true, false): GLP_LO
    case (false, true): GLP_UP
    case (false, false): GLP_FR
    }
  }

  private static func simplex(
    _ problem: OpaquePointer, iterations: Int
  ) throws(OptimisationError) {
    var control = glp_smcp()
    glp_init_smcp(&control)
    control.msg_lev = GLP_MSG_OFF
    control.it_lim = Int32(clamping: iterations)
    control.tol_bnd = 1e-9
    control.tol_dj = 1e-9
    try run { text, length in
      throughline_glpk_solve(problem, &control, nil, text, length)
    }
  }

  private static func branch(
    _ problem: OpaquePointer, _ programme: LinearProgramme, nodes: Int
  ) throws(OptimisationError) -> LinearProgramme.Answer {
    var limit = Int32(clamping: nodes)
    var control = glp_iocp()
    glp_init_iocp(&control)
    control.msg_lev = GLP_MSG_OFF
    control.tol_int = 1e-8
    control.mir_cuts = GLP_ON
    // A limit in nodes, unlike one in seconds, gives the same answer on every machine.
    control.cb_func = { tree, info in
      var total: Int32 = 0
      glp_ios_tree_size(tree, nil, nil, &total)
      if let info, total > info.load(as: Int32.self) { glp_ios_terminate(tree) }
    }
    let isComplete = try withUnsafeMutablePointer(to: &limit) {
      pointer throws(OptimisationError) -> Bool in
      control.cb_info = UnsafeMutableRawPointer(pointer)
      return try run(stopping: GLP_ESTOP) { text, length in
        throughline_glpk_solve(problem, nil, &control, text, length)
      }
    }
    switch glp_mip_status(problem) {
    case GLP_OPT, GLP_FEAS:
      let values = programme.variables.indices.map { index -> Double in
        let value = glp_mip_col_val(problem, Int32(index + 1))
        return programme.variables[index].isInteger
          ? value.rounded() : programme.variables[index].within(value)
      }
      return .optimal(
        LinearProgramme.Solution(
          values: values, objective: programme.objective(of: values), prices: nil,
          isProven: isComplete))
    case GLP_NOFEAS: return .infeasible
    default: throw .limitReached(nodes: nodes)
    }
  }

  /// Runs a solver; `false` when it was stopped with the status given.
  @discardableResult
  private static func run(
    stopping: Int32? = nil, _ solver: (UnsafeMutablePointer<CChar>, Int) -> Int32
  ) throws(OptimisationError) -> Bool {
    var text = [CChar](repeating: 0, count: 256)
    let status = text.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { solver($0, buffer.count) } ?? 0
    }
    switch status {
    case 0: return true
    case stopping: return false
    case Int32(THROUGHLINE_GLPK_FAILED):
      let message = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw .failed(String(decoding: message, as: UTF8.self))
    default: throw .gaveUp(status: Int(status))
    }
  }

  private static func solution(
    of problem: OpaquePointer, _ programme: LinearProgramme
  ) -> LinearProgramme.Solution {
    let values = programme.variables.indices.map {
      programme.variables[$0].within(glp_get_col_prim(problem, Int32($0 + 1)))
    }
    let prices = programme.constraints.indices.map { index -> Double in
      // A basic row has room to spare; what is left of its price is rounding.
      glp_get_row_stat(problem, Int32(index + 1)) == GLP_BS
        ? 0 : max(0, glp_get_row_dual(problem, Int32(index + 1)))
    }
    return LinearProgramme.Solution(
      values: values, objective: programme.objective(of: values), prices: prices)
  }
}

extension LinearProgramme.Variable {
  /// The value within the bounds, which the simplex method may overstep by its tolerance.
  fileprivate func within(_ value: Double) -> Double { min(max(value, lower), upper) }
}
