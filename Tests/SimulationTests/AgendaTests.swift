import Simulation
import Testing

@Suite("The agenda")
struct AgendaTests {
  @Test("notes come in order of time, and those of one time in the order in which they were added")
  func order() {
    var agenda = Agenda()
    #expect(agenda.firstTime == .infinity)
    for (index, time) in [5.0, 1, 3, 1, 4, 3, 0].enumerated() {
      agenda.add(at: time, index: Int32(index), number: Int64(100 + index))
    }
    #expect(agenda.count == 7)
    #expect(agenda.firstTime == 0)
    var taken: [Int32] = []
    while agenda.count > 0 {
      let note = agenda.takeFirst()
      #expect(note.number == Int64(100 + note.index))
      taken.append(note.index)
    }
    #expect(taken == [6, 1, 3, 2, 5, 4, 0])
  }

  @Test("adding and taking in turns keeps the order")
  func turns() {
    var agenda = Agenda()
    var state: UInt64 = 1
    var clock = 0.0
    for step in 0..<5000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      agenda.add(at: clock + Double(state >> 60), index: Int32(step), number: 0)
      if step % 3 != 0 {
        let note = agenda.takeFirst()
        #expect(note.time >= clock)
        clock = note.time
      }
    }
    while agenda.count > 0 {
      let note = agenda.takeFirst()
      #expect(note.time >= clock)
      clock = note.time
    }
  }
}
