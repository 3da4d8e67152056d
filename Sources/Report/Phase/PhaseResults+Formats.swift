import Experiment
import Inference

extension PhaseResults {
  /// A place looked at, in one or two parameters.
  private struct Place {
    var x: Double
    var y: Double?
    var level: Int?
    var replications: Int
    var comparisons: [Comparison]
    var verdict: PhaseVerdict
  }

  private var axes: [PhaseAxis] {
    switch finding {
    case .map(let map): [map.x, map.y]
    case .border(let border): [border.axis]
    }
  }

  private var places: [Place] {
    switch finding {
    case .map(let map):
      map.points.map {
        Place(
          x: map.x.values[$0.x], y: map.y.values[$0.y], level: $0.level,
          replications: map.replications, comparisons: $0.comparisons, verdict: $0.verdict)
      }
    case .border(let border):
      border.points.map {
        Place(
          x: border.axis.values[$0.place], y: nil, level: nil, replications: $0.replications,
          comparisons: $0.comparisons, verdict: $0.verdict)
      }
    }
  }

  /// Every pair at every place as CSV; `winner` is who wins at the place, among all strategies.
  public func csv() -> String {
    let names = axes.count > 1 ? ["x", "y"] : ["x"]
    let leading =
      ["scenario", "world"] + provenance.settings.map(\.path)
      + names.flatMap { ["\($0)_path", $0, "\($0)_unit"] }
    let fixed =
      [provenance.sources[0].file, provenance.world ?? ""] + provenance.settings.map(\.value)
    var text = CSV.line(
      leading + [
        "level", "metric", "unit", "a", "b", "n", "difference", "lower", "upper", "p_holm",
        "verdict", "winner",
      ])
    for place in places {
      let coordinates = zip(axes, [place.x, place.y]).flatMap {
        [$0.path, CSV.number($1), $0.unit]
      }
      for pair in place.comparisons {
        text += CSV.line(
          fixed + coordinates + [
            place.level.map { String($0) } ?? "", measure.name, measure.unit, strategies[pair.a],
            strategies[pair.b], String(pair.n), CSV.number(pair.difference),
            CSV.number(pair.interval?.lowerBound), CSV.number(pair.interval?.upperBound),
            CSV.number(pair.pHolm), settled(pair), word(place.verdict),
          ])
      }
    }
    return text
  }

  /// A pair's verdict: the name of the better one, `equivalent` or `undecided`.
  private func settled(_ pair: Comparison) -> String {
    word(pair.settled(confidence: confidence))
  }

  /// The map or border as JSON; keys and their order are stable.
  public func json() -> String {
    var members = provenance.members(confidence: confidence, procedure: procedure)
    members += [
      ("strategies", .array(strategies.map { .string($0) })),
      ("metric", .string(measure.name)), ("unit", .string(measure.unit)),
      ("margin", .optional(margin)),
    ]
    for (name, axis) in zip(["x", "y"], axes) { members.append((name, json(axis))) }
    members.append(("verdict", .string(verdict)))
    switch finding {
    case .map(let map): members += json(map)
    case .border(let border): members += json(border)
    }
    members.append(("points", .array(places.map(json))))
    return JSON.object(members).text
  }

  private func json(_ axis: PhaseAxis) -> JSON {
    .object([
      ("path", .string(axis.path)), ("unit", .string(axis.unit)),
      ("from", .optional(axis.values.first)), ("to", .optional(axis.values.last)),
      ("logarithmic", .bool(axis.isLogarithmic)),
    ])
  }

  private func json(_ map: PhaseMap) -> [(String, JSON)] {
    [
      (
        "shares",
        .object(
          strategies.indices.map { (strategies[$0], .number(map.share(.winner($0)))) } + [
            ("equivalent", .number(map.share(.equivalent))),
            ("undecided", .number(map.share(.undecided))),
          ])
      ),
      (
        "cells",
        .array(
          map.cells.map { cell in
            .object([
              ("x_from", .number(map.x.values[cell.x.lowerBound])),
              ("x_to", .number(map.x.values[cell.x.upperBound])),
              ("y_from", .number(map.y.values[cell.y.lowerBound])),
              ("y_to", .number(map.y.values[cell.y.upperBound])),
              ("verdict", .optional(cell.verdict.map(word))),
            ])
          })
      ),
    ]
  }

  private func json(_ border: Border) -> [(String, JSON)] {
    func ends(_ places: ClosedRange<Int>) -> [(String, JSON)] {
      [
        ("from", .number(border.axis.values[places.lowerBound])),
        ("to", .number(border.axis.values[places.upperBound])),
      ]
    }
    return [
      (
        "borders",
        .array(
          border.changes.map { change in
            .object(
              ends(change.places) + [
                ("below", .string(strategies[change.below])),
                ("above", .string(strategies[change.above])), ("tie_zone", .bool(change.isTied)),
              ])
          })
      ),
      (
        "zones",
        .array(
          border.zones.map { .object(ends($0.places) + [("verdict", .string(word($0.verdict)))]) })
      ),
    ]
  }

  private func json(_ place: Place) -> JSON {
    var members: [(String, JSON)] = [("x", .number(place.x))]
    if let y = place.y { members.append(("y", .number(y))) }
    if let level = place.level { members.append(("level", .integer(level))) }
    members += [
      ("replications", .integer(place.replications)), ("verdict", .string(word(place.verdict))),
      (
        "pairs",
        .array(
          place.comparisons.map { pair in
            .object([
              ("a", .string(strategies[pair.a])), ("b", .string(strategies[pair.b])),
              ("difference", .number(pair.difference)),
              ("lower", .optional(pair.interval?.lowerBound)),
              ("upper", .optional(pair.interval?.upperBound)), ("p_holm", .optional(pair.pHolm)),
              ("verdict", .string(settled(pair))),
            ])
          })
      ),
    ]
    return .object(members)
  }
}
