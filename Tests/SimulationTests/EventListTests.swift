import Simulation
import Testing

/// A reproducible source of numbers for the tests of this room, which knows no other room.
struct Scramble {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
  mutating func below(_ n: Int) -> Int { Int(next()) % n }
}

@Suite("The event list")
struct EventListTests {
  /// Takes everything that is left, as (time, target) pairs.
  private func drain(_ list: inout EventList) -> [(Double, Int)] {
    var taken: [(Double, Int)] = []
    while let event = list.next() {
      let now = list.now
      #expect(now == event.time)
      taken.append((event.time, event.target))
    }
    return taken
  }

  @Test("events come out by time")
  func byTime() {
    var list = EventList(targets: 6)
    for (target, time) in [5.0, 1.0, 4.0, 2.0, 3.0, 0.0].enumerated() {
      list.schedule(at: time, .arrival, target: target)
    }
    #expect(drain(&list).map(\.1) == [5, 1, 3, 4, 2, 0])
    let left = list.count
    #expect(left == 0)
  }

  @Test("simultaneous events come out by class, then in the order they were scheduled")
  func simultaneous() {
    var list = EventList(targets: 10)
    list.schedule(at: 7, .end, target: 0)
    list.schedule(at: 7, .clear, target: 1)
    list.schedule(at: 7, .review, target: 2)
    list.schedule(at: 7, .innovation, target: 3)
    list.schedule(at: 7, .lapse, target: 4)
    list.schedule(at: 7, .arrival, target: 5)
    list.schedule(at: 7, .completion, target: 6)
    list.schedule(at: 7, .arrival, target: 7)
    list.schedule(at: 7, .completion, target: 8)
    list.schedule(at: 6, .end, target: 9)
    #expect(drain(&list).map(\.1) == [9, 6, 8, 5, 7, 4, 3, 2, 1, 0])
  }

  @Test("the table of classes is the documented order")
  func classes() {
    let order: [EventClass] = [
      .completion, .condition, .transit, .arrival, .hold, .batch, .round, .lapse, .red,
      .market, .planning, .innovation, .review, .clear, .end,
    ]
    #expect(EventClass.allCases == order)
    #expect(order.map(\.rawValue) == Array(0...14))
    var list = EventList(targets: order.count)
    for (target, eventClass) in order.reversed().enumerated() {
      list.schedule(at: 1, eventClass, target: target)
    }
    var seen: [EventClass] = []
    while let event = list.next() { seen.append(event.eventClass) }
    #expect(seen == order)
  }

  @Test("an event scheduled for now by a handler comes after those already waiting for now")
  func reentrant() {
    var list = EventList(targets: 4)
    list.schedule(at: 2, .arrival, target: 1)
    list.schedule(at: 2, .arrival, target: 2)
    let head = list.next()?.target
    #expect(head == 1)
    list.schedule(after: 0, .arrival, target: 3)
    #expect(drain(&list).map(\.1) == [2, 3])
  }

  @Test("an event takes 16 bytes")
  func size() {
    #expect(MemoryLayout<Event>.stride == 16)
  }

  @Test("a target that schedules itself again at once takes its turn")
  func itself() {
    var list = EventList(targets: 3)
    list.schedule(at: 1, .arrival, target: 0)
    list.schedule(at: 1, .arrival, target: 2)
    for (time, target) in [(1.0, 0), (1, 2), (4, 0)] {
      let event = list.next()
      #expect(event?.time == time)
      #expect(event?.target == target)
      let isPending = list.isScheduled(target)
      #expect(!isPending)
      if time == 1, target == 0 { list.schedule(after: 3, .arrival, target: 0) }
    }
    let last = list.next() == nil
    #expect(last)
  }

  @Test("an empty list gives nothing, and can be used again")
  func empty() {
    var list = EventList(targets: 1)
    for time in [1.0, 2.0] {
      let nothing = list.next() == nil
      #expect(nothing)
      list.schedule(at: time, .arrival, target: 0)
      let event = list.next()
      #expect(event?.time == time)
    }
    let now = list.now
    #expect(now == 2)
  }

  @Test("any mixture of scheduling, taking, moving and cancelling agrees with a sorted list")
  func againstSortedList() {
    for seed in 1...60 {
      var random = Scramble(state: UInt64(seed))
      let targets = 1 + random.below(40)
      var list = EventList(targets: targets)
      // What should happen, by target: (time, class, insertion).
      var expected: [Int: (time: Double, order: UInt8, insertion: Int)] = [:]
      for insertion in 0..<800 {
        let eventClass = EventClass.allCases[random.below(4)]
        let time = list.now + Double(random.below(5))
        let target = random.below(targets)
        switch random.below(10) {
        case 0..<4:
          list.reschedule(at: time, eventClass, target: target)
          expected[target] = (time, eventClass.rawValue, insertion)
        case 4:
          list.cancel(target)
          expected[target] = nil
        default:
          let due = expected.min { a, b in a.value < b.value }
          let event = list.next()
          #expect(event?.time == due?.value.time)
          #expect(event?.target == due?.key)
          #expect(event?.eventClass.rawValue == due?.value.order)
          if let due { expected[due.key] = nil }
        }
        let (count, isPending) = (list.count, list.isScheduled(target))
        #expect(count == expected.count)
        #expect(isPending == (expected[target] != nil))
        let broken = list.brokenInvariant()
        #expect(broken == nil)
      }
    }
  }

  @Test("an event at the end of time comes before nothing at all")
  func endOfTime() {
    var list = EventList(targets: 2)
    list.schedule(at: .infinity, .end, target: 1)
    let event = list.next()
    #expect(event?.target == 1)
    #expect(event?.time == .infinity)
  }

  @Test("when insertion numbers run out, the order goes on")
  func renumbering() {
    var list = EventList(targets: 12)
    list.startSequence(at: EventList.sequenceLimit - 5)
    list.schedule(at: 3, .arrival, target: 11)
    for target in 0..<10 { list.schedule(at: 3, .arrival, target: target) }
    list.schedule(at: 3, .arrival, target: 10)
    list.cancel(11)
    let broken = list.brokenInvariant()
    #expect(broken == nil)
    #expect(drain(&list).map(\.1) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  }

  @Test("insertion numbers may run out while an event is being handled")
  func renumberingUnderWay() {
    var list = EventList(targets: 3)
    list.startSequence(at: EventList.sequenceLimit - 2)
    list.schedule(at: 1, .arrival, target: 0)
    list.schedule(at: 2, .arrival, target: 1)
    let first = list.next()?.target
    #expect(first == 0)
    list.schedule(at: 2, .arrival, target: 2)
    let broken = list.brokenInvariant()
    #expect(broken == nil)
    #expect(drain(&list).map(\.1) == [1, 2])
  }
}
