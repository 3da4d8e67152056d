import Simulation

/// A zone of the fever chart.
enum FeverZone {
  case green, yellow, red
}

/// Time in each zone [project time].
struct ZoneTimes: BitwiseCopyable {
  var green = 0.0
  var yellow = 0.0
  var red = 0.0

  mutating func add(_ time: Double, in zone: FeverZone) {
    switch zone {
    case .green: green += time
    case .yellow: yellow += time
    case .red: red += time
    }
  }

  /// Share of all time that one part of it is; NaN of none.
  func share(of part: (ZoneTimes) -> Double) -> Double {
    let all = green + yellow + red
    return all > 0 ? part(self) / all : .nan
  }
}

/// The fever chart: each project has a place on it whenever a piece of its development is done, and
/// keeps its zone until the next one is.
extension Run {
  /// A piece of a project's development, or a whole step of it, is done.
  @inline(never)
  mutating func lookAtFever(ofDevelopment job: Int32) {
    let index = Int(jobExtras[job].subject)
    let left = shareLeft(of: job, isOver: jobExtras[job].left == 0)
    let project = programme.projects[index]
    let consumed = consumption(of: project, shareLeft: left)
    let chart = decisions.innovation.fever
    let zone: FeverZone =
      consumed > chart.red.height(at: 1 - left)
      ? .red : consumed > chart.yellow.height(at: 1 - left) ? .yellow : .green
    closeZone(of: index)
    programme.projects[index].zone = zone
  }

  /// Adds the stretch that a project has been in its zone.
  mutating func closeZone(of index: Int) {
    let project = programme.projects[index]
    programme.recent.fever.add(events.now - project.zoneSince, in: project.zone)
    programme.projects[index].zoneSince = events.now
  }

  /// Time in the zones up to now, that of open projects included.
  var feverTimes: ZoneTimes {
    var times = programme.recent.fever
    for project in programme.projects
    where project.stage == .development || project.stage == .pilot {
      times.add(events.now - project.zoneSince, in: project.zone)
    }
    return times
  }
}
