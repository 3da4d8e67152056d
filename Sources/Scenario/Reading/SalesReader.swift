import Company

/// Reads `sales`: those who sell, and the work that selling makes.
struct SalesReader {
  let fields: Fields

  /// The sales force; its activities are added to the others.
  func salesForce(_ activities: inout ActivityReader) -> SalesForce {
    let values = fields.values
    let standard = SalesForce()
    func activity(_ key: String) -> Int? { activities.activity(fields, key, path: "sales") }
    let visit = activity("visit")
    let orderEntry = activity("order_entry")
    let webEntry = activity("web_entry")
    let question = activity("question")
    let fireFighting = activity("fire_fighting")
    let integration = activity("integration")
    return SalesForce(
      visit: visit,
      pitch: pitch() ?? standard.pitch, attention: fields.duration("attention") ?? 0,
      objectiveLife: fields.duration("objective_life", in: .positive) ?? .infinity,
      taste: fields.number("taste", in: .multiple, default: 0), orderEntry: orderEntry,
      webEntry: webEntry, question: question,
      questionShare: question == nil
        ? 0
        : fields.fields("question")?.required("share", hint: "write for example 'share: 20 %'")
          .flatMap { values.share($0, in: .share) } ?? 0,
      fireFighting: fireFighting,
      wrongOrders: fields.share("wrong_orders", in: .share, default: 0), integration: integration)
  }

  /// The time of a pitch, which must be known where there is time for any.
  private func pitch() -> Double? {
    guard fields["pitch"] == nil, fields["attention"] != nil else {
      return fields.duration("pitch", in: .positive)
    }
    _ = fields.required("pitch", hint: "write for example 'pitch: 10 min'")
    return nil
  }
}
