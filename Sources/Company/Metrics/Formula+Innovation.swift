extension Blueprint {
  /// Churn; nothing without a source of ideas, proposals or imitators.
  var innovationFormulas: [Formula] {
    guard let innovation else { return [] }
    let hasManagers = innovation.programme.map { !$0.managers.isEmpty } ?? false
    var formulas: [Formula] = []
    if innovation.every != nil {
      formulas.append(
        Formula("innovation.ideas", "ideas per \(time.per)", "Ideas for products.") {
          rate(Double($0.ideas), $0)
        })
    }
    if hasManagers { formulas += proposalFormulas }
    if hasManagers || innovation.every != nil {
      formulas += [
        Formula(
          "innovation.launches", "launches per \(time.per)",
          hasManagers
            ? "Ideas and proposals that became variants." : "Ideas that became variants."
        ) { rate(Double($0.launches), $0) },
        Formula(
          "innovation.learning_loss", "",
          "Share of the most occupied resource's time lost to variants not yet learnt."
        ) {
          let resource = $0.resources[$0.busiest]
          return resource.learningLoss / resource.time($0.span)
        },
      ]
    }
    if hasManagers { formulas += launchFormulas }
    if hasManagers, innovation.programme?.development != nil { formulas += feverFormulas }
    if innovation.programme?.imitation != nil {
      formulas.append(
        Formula(
          "innovation.imitations", "imitations per \(time.per)",
          "Imitators that took a share of what sets a variant apart."
        ) { rate(Double($0.programme.outcomes.imitations), $0) })
    }
    if innovation.programme != nil {
      formulas.append(
        Formula(
          "innovation.differentiation", "",
          "Mean differentiation, at the end, of the variants that can be ordered."
        ) { $0.programme.differentiation })
    }
    return formulas
  }

  private var proposalFormulas: [Formula] {
    let proposals = "proposals per \(time.per)"
    return [
      Formula("innovation.proposals", proposals, "Proposals of product managers.") {
        rate(Double($0.programme.outcomes.proposals), $0)
      },
      Formula(
        "innovation.rejected", proposals,
        "Proposals that the gate or a meeting stopped, or that were about a product not offered."
      ) { rate(Double($0.programme.outcomes.rejected), $0) },
      Formula(
        "innovation.abandoned", proposals,
        "Accepted proposals that were given up because their product was dropped."
      ) { rate(Double($0.programme.outcomes.abandoned), $0) },
      Formula(
        "innovation.projects.wip", "projects",
        "Time average of the projects between the start of development and the launch."
      ) { $0.programme.projectIntegral / $0.span },
      Formula(
        "innovation.projects.waiting", "projects", "Accepted proposals not yet begun at the end."
      ) { Double($0.programme.waiting) },
    ]
  }

  /// The fever chart of projects in process.
  private var feverFormulas: [Formula] {
    func share(_ name: String, _ part: @escaping (ZoneTimes) -> Double) -> Formula {
      Formula(
        "innovation.fever.\(name)", "",
        "Share of project time, from the start of development to the launch, in the \(name) of the "
          + "fever chart."
      ) { $0.programme.fever.share(of: part) }
    }
    return [share("green") { $0.green }, share("yellow") { $0.yellow }, share("red") { $0.red }]
  }

  private var launchFormulas: [Formula] {
    [
      Formula("innovation.launch_lead_time", time.unit, "Mean time from proposal to launch.") {
        $0.programme.outcomes.leadTimeSum / Double($0.programme.outcomes.launched)
      },
      Formula(
        "innovation.on_time_launches", "",
        "Share of the launches that were not later than quoted when development began."
      ) {
        let outcomes = $0.programme.outcomes
        return outcomes.launched > 0 ? Double(outcomes.onTime) / Double(outcomes.launched) : .nan
      },
      Formula(
        "innovation.buffer_consumption", "",
        "Mean share of its project buffer that a launch had used up; above 1 it was late."
      ) {
        let outcomes = $0.programme.outcomes
        return outcomes.buffered > 0 ? outcomes.bufferSum / Double(outcomes.buffered) : .nan
      },
      Formula(
        "innovation.pilot_pieces", "pieces per \(time.per)",
        "Pieces that were begun to try out new variants."
      ) { rate(Double($0.programme.outcomes.pilotPieces), $0) },
      Formula(
        "innovation.write_off", moneyRate, "Special material of variants that launches replaced."
      ) { rate($0.programme.outcomes.writeOff.amount, $0) },
      Formula(
        "innovation.setup_families", "",
        "Setup families, at the end, of the variants that can be ordered."
      ) { Double($0.programme.families) },
    ]
  }
}
