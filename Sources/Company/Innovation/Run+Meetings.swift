import Simulation

/// The product strategy group: managers meet and choose together.
extension Run {
  /// Puts the group of a set of decisions into force; its first meeting is one interval away. Without a
  /// group, what still waits for a meeting has passed.
  mutating func adoptGroup(_ group: InnovationPolicy.Group?) {
    guard blueprint.innovation?.programme != nil else { return }
    if let group {
      precondition(group.every > 0, "meetings must be apart in time")
      events.reschedule(
        at: events.now + group.every, .innovation, target: companyTarget(.meeting))
      return
    }
    events.cancel(companyTarget(.meeting))
    for index in programme.projects.indices where programme.projects[index].stage == .proposed {
      programme.projects[index].stage = .waiting
    }
  }

  /// A meeting ranks what was proposed since the last one by what the books say now; the best pass.
  mutating func holdMeeting() {
    guard let group = decisions.innovation.group, let plan = blueprint.innovation?.programme else {
      return
    }
    events.reschedule(
      at: events.now + group.every, .innovation, target: companyTarget(.meeting))
    var proposed = programme.projects.indices.filter { programme.projects[$0].stage == .proposed }
    for index in proposed {
      programme.projects[index].value =
        estimatedValue(of: programme.projects[index], plan) ?? 0
    }
    proposed.sort { first, second in
      let (a, b) = (programme.projects[first], programme.projects[second])
      return a.value != b.value ? a.value > b.value : a.isProposed(before: b)
    }
    var passed = 0
    for index in proposed {
      guard passed < group.most, products[programme.projects[index].product].isOffered else {
        countRejection()
        programme.remove(index)
        continue
      }
      programme.projects[index].stage = .waiting
      passed += 1
    }
    startProjects()
  }
}

extension Project {
  /// Whether a project was proposed before another; at the same moment by the order of managers.
  func isProposed(before other: Project) -> Bool {
    (proposed, manager, number) < (other.proposed, other.manager, other.number)
  }
}
