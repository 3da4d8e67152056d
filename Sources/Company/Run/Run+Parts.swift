import Simulation

/// The parts of a run that are kept in a place of their own; see `OwnedBox`.
extension Run {
  /// The company as described.
  var blueprint: Blueprint {
    unsafeAddress { blueprintBox.address }
  }

  /// Decisions in force.
  var decisions: Decisions {
    unsafeAddress { decisionsBox.address }
    nonmutating unsafeMutableAddress { decisionsBox.mutableAddress }
  }

  /// What decisions may read.
  var books: Books {
    unsafeAddress { booksBox.address }
    nonmutating unsafeMutableAddress { booksBox.mutableAddress }
  }

  /// What management reviews have set and bought.
  var reviews: ReviewState {
    unsafeAddress { reviewsBox.address }
    nonmutating unsafeMutableAddress { reviewsBox.mutableAddress }
  }

  /// The stream of plain ideas.
  var ideas: IdeaSource {
    unsafeAddress { ideasBox.address }
    nonmutating unsafeMutableAddress { ideasBox.mutableAddress }
  }

  /// What customers want, know and remember.
  var customers: CustomerState {
    unsafeAddress { customersBox.address }
    nonmutating unsafeMutableAddress { customersBox.mutableAddress }
  }

  /// The sales force.
  var sales: SalesState {
    unsafeAddress { salesBox.address }
    nonmutating unsafeMutableAddress { salesBox.mutableAddress }
  }

  /// The innovation programme.
  var programme: ProgrammeState {
    unsafeAddress { programmeBox.address }
    nonmutating unsafeMutableAddress { programmeBox.mutableAddress }
  }

  /// Materials, stocks and forecasts.
  var supply: SupplyState {
    unsafeAddress { supplyBox.address }
    nonmutating unsafeMutableAddress { supplyBox.mutableAddress }
  }
}
