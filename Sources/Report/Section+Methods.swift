import Company
import Experiment
import Inference

/// What each method says about the constraint, side by side.
extension Results {
  /// The finding of a case with its evidence.
  func methods(in index: Int) -> Document {
    guard let finding = findings[index] else { return Document() }
    var document = Document()
    document.add(.heading("What limits \(name(index))"))
    document.add(.verdict(finding.sentence))
    document.add(methodTable(finding, in: index).fitted())
    document.add(.paragraph(methodNote(finding)))
    return document
  }

  private func methodTable(_ finding: ConstraintFinding, in index: Int) -> Table {
    let unit = measure("resources.\(finding.evidence.first?.resource ?? "").active_period")?.unit
    return Table(
      [
        .words("resource"), .numbers("load [%]"), .numbers("occupied [%]"),
        .numbers("less [points]"), .numbers("active" + (unit.map { " [\($0)]" } ?? "")),
        .numbers("sole [%]"), .numbers("shifting [%]"), .numbers("line [%]"), .numbers("walk [%]"),
        .words("turn"), .words("arrow"), .numbers("elasticity"),
      ],
      rows: finding.evidence.map { one in
        let share = Quantity(Measure(name: "resources.x.utilisation", unit: ""))
        return [
          one.resource, one.load.map { whole($0) } ?? "", share.cell(one.occupied),
          finding.leads.first { $0.rival == one.resource }
            .map { share.cell($0.paired.difference) }
            .flatMap { finding.criterion == .occupation ? $0 : nil } ?? "",
          active(one), one.log.map { whole($0.shifting.sole) } ?? "",
          one.log.map { whole($0.shifting.shifting) } ?? "",
          one.log.map { whole($0.longestLine) } ?? "",
          one.log?.walk.map(whole) ?? "", one.isTurningPoint.map(mark) ?? "",
          one.isArrowPoint.map(mark) ?? "",
          one.elasticity.map { Quantity(Measure(name: "elasticity", unit: "")).cell($0) } ?? "",
        ]
      }
    ).withoutEmptyColumns()
  }

  /// The mean active period with its interval where logs give one.
  private func active(_ one: ConstraintEvidence) -> String {
    let quantity = Quantity(Measure(name: "active_period", unit: ""))
    if let log = one.log, log.periods > 0 { return quantity.cell(log.activePeriod) }
    return one.activePeriod.map { Digits.significant($0, 4) } ?? Digits.missing
  }

  private func whole(_ share: Double) -> String { Digits.fixed(share * 100, decimals: 0) }

  private func mark(_ isPoint: Bool) -> String { isPoint ? "x" : Digits.missing }

  private func methodNote(_ finding: ConstraintFinding) -> String {
    var notes = [
      "occupied: busy, in setup or down, of staffed time; less: how much less than the first, paired"
        + " by replication, intervals that hold together; active: mean active period (Roser 2001)"
    ]
    if finding.evidence.contains(where: { $0.load != nil }) {
      notes.append("load: what demand asks for, without setups")
    }
    if let log = finding.log {
      notes.append(
        "sole, shifting: share of time as the momentary bottleneck (Roser 2002); line: share of time"
          + " with the longest line (Lawrence & Buss 1994"
          + (log.shiftiness.map { ", shiftiness \(Digits.fixed($0, decimals: 2))" } ?? "") + ")")
      if log.walkProblem == nil {
        notes.append("walk: share of bottleneck walks (Roser, Lorentzen & Deuse 2014)")
      }
      notes.append(
        "these and the intervals of active periods from the logs of the first"
          + " \(Wording.count(log.replications, "replication"))"
          + (log.isCut ? ", as far as a log may grow" : ""))
    }
    if let problem = finding.lineProblem {
      let walk = finding.log?.walkProblem == nil ? "" : "walk, "
      notes.append("\(walk)turning point and arrows: \(problem)")
    } else if finding.evidence.contains(where: { $0.isTurningPoint != nil }) {
      notes.append(
        "turn: turning point of blocked and starved times (Li, Chang & Ni 2009); arrow: no arrow"
          + " leaves it (Kuo, Lim & Meerkov 1996)")
    }
    if finding.criterion == .elasticity {
      notes.append("elasticity decides here: per cent of output per per cent of speed")
    }
    return Wording.sentence(notes.joined(separator: "; ")) + "."
  }
}
