/// What a job is for. The plant treats all alike; what differs is who ordered it, whether it counts
/// as an order, and what happens when its route is done.
enum Purpose: UInt8 {
  /// A customer's order, or a part of one.
  case order
  /// Work of people on behalf of an account: a visit, order entry, a project.
  case task
  /// Pieces of a new variant that are made to try it out.
  case pilot
  /// Pieces made for stock.
  case replenishment
}

/// What a task is; its `subject` is an index whose meaning depends on this.
enum TaskKind: UInt8 {
  /// A visit of a representative; the subject is an account.
  case visit
  /// Entry of an order; the subject is the job of the order.
  case orderEntry
  /// Questions about an order, late or wrong deliveries; the subject is an account.
  case question
  case fireFighting
  /// A project with an account; the subject is the account.
  case integration
  /// A development project; the subject is the project.
  case development
}
