extension Blueprint {
  /// Buffer management; nothing unless some decisions give orders a due date.
  var bufferFormulas: [Formula] {
    guard hasDueDates else { return [] }
    var formulas: [Formula] = []
    let zones = [
      ("green", "in the first zone of its buffer"), ("yellow", "in the second zone of its buffer"),
      ("red", "in the last zone of its buffer"), ("black", "late"),
    ]
    for (index, zone) in zones.enumerated() {
      formulas.append(
        Formula(
          "buffer.\(zone.0)", "",
          "Share of the shipped orders, with a due date, that were \(zone.1) at shipment."
        ) {
          let all = $0.zones.reduce(0, +)
          return all > 0 ? Double($0.zones[index]) / Double(all) : .nan
        })
    }
    formulas.append(
      Formula(
        "buffer.size", "", "Time average of the size of time buffers, relative to the decision."
      ) { $0.bufferScale })
    // Whereabouts are recorded on the general path only.
    guard needsGeneralPath else { return formulas }
    let places = resources.map(\.name) + ["release", "transit"]
    for (index, place) in places.enumerated() {
      formulas.append(
        Formula(
          "buffer.cause.\(place)", "",
          index < resources.count
            ? "Share of the orders that got into the red while at this resource."
            : place == "release"
              ? "Share of the orders that got into the red before their release."
              : "Share of the orders that got into the red on their way or waiting for parts."
        ) {
          let all = $0.redCauses.reduce(0, +)
          return all > 0 ? Double($0.redCauses[index]) / Double(all) : .nan
        })
    }
    return formulas
  }

  /// Whether every run of this company takes the general path.
  private var needsGeneralPath: Bool {
    strategies.isEmpty
      ? needsGeneralPath(nil) : strategies.indices.contains { needsGeneralPath($0) }
  }

  private var hasDueDates: Bool {
    let hasRecorded = demands.contains {
      if case .trace(let orders) = $0.pattern { return orders.contains { $0.due != nil } }
      return false
    }
    return hasRecorded
      || ([base] + strategies.map(\.decisions)).contains {
        if case .simplifiedDrumBufferRope = $0.release { return true }
        return $0.promise != .none
      }
  }
}

extension Product {
  /// Whether its pieces are shipped to customers.
  public var isSold: Bool { !isPart && outputs.isEmpty }
}
