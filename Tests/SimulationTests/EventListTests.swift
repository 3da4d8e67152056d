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
    var list = EventList()
    for (target, time) in [5.0, 1.0, 4.0, 2.0, 3.0, 0.0].enumerated() {
      list.schedule(at: time, .arrival, target: target)
    }
    #expect(drain(&list).map(\.1) == [5, 1, 3, 4, 2, 0])
    let left = list.count
    #expect(left == 0)
  }

  @Test("simultaneous events come out by class, then in the order they were scheduled")
  func simultaneous() {
    var list = EventList()
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
      .completion, .arrival, .lapse, .innovation, .review, .clear, .end,
    ]
    #expect(EventClass.allCases == order)
    #expect(order.map(\.rawValue) == Array(0...6))
    var list = EventList()
    for eventClass in order { list.schedule(at: 1, eventClass, target: 0) }
    var seen: [EventClass] = []
    while let event = list.next() { seen.append(event.eventClass) }
    #expect(seen == order)
  }

  @Test("an event scheduled for now by a handler comes after those already waiting for now")
  func reentrant() {
    var list = EventList()
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

  @Test("any mixture of scheduling, taking, moving and cancelling agrees with a sorted list")
  func againstSortedList() {
    for seed in 1...40 {
      var random = Scramble(state: UInt64(seed))
      let timers = 12
      var list = EventList(timers: timers)
      // What should happen: (time, class, insertion, target or -1 - timer).
      var expected: [(time: Double, order: UInt8, insertion: Int, target: Int)] = []
      var insertion = 0
      func first() -> Int? {
        expected.indices.min { a, b in
          let (x, y) = (expected[a], expected[b])
          return (x.time, x.order, x.insertion) < (y.time, y.order, y.insertion)
        }
      }
      for _ in 0..<800 {
        let eventClass = EventClass.allCases[random.below(4)]
        let time = list.now + Double(random.below(5))
        switch random.below(10) {
        case 0..<4:
          let target = random.below(1000)
          list.schedule(at: time, eventClass, target: target)
          expected.append((time, eventClass.rawValue, insertion, target))
          insertion += 1
        case 4, 5:
          let timer = random.below(timers)
          list.setTimer(timer, at: time, eventClass)
          expected.removeAll { $0.target == -1 - timer }
          expected.append((time, eventClass.rawValue, insertion, -1 - timer))
          insertion += 1
        case 6:
          let timer = random.below(timers)
          list.cancelTimer(timer)
          expected.removeAll { $0.target == -1 - timer }
          let isSet = list.isTimerSet(timer)
          #expect(!isSet)
        default:
          guard let index = first() else {
            let nothing = list.next() == nil
            #expect(nothing)
            continue
          }
          let due = expected.remove(at: index)
          let event = list.next()
          #expect(event?.time == due.time)
          #expect(event?.target == (due.target < 0 ? -1 - due.target : due.target))
          #expect(event?.isTimer == (due.target < 0))
        }
        let (count, broken) = (list.count, list.brokenInvariant())
        #expect(count == expected.count)
        #expect(broken == nil)
      }
    }
  }

  @Test("cancelled timers do not pile up")
  func bounded() {
    var list = EventList(timers: 1)
    for target in 0..<10 { list.schedule(at: 1e6, .arrival, target: target) }
    for step in 0..<100_000 { list.setTimer(0, at: Double(step), .lapse) }
    // Dead events are swept away once they are more than half; so the heap stays small.
    let (count, heapSize) = (list.count, list.heapSize)
    #expect(count == 11)
    #expect(heapSize <= 40)
  }

  @Test("when insertion numbers run out, the order goes on")
  func renumbering() {
    var list = EventList(timers: 2)
    list.startSequence(at: EventList.sequenceLimit - 5)
    list.setTimer(1, at: 3, .arrival)
    for target in 0..<10 { list.schedule(at: 3, .arrival, target: target) }
    list.setTimer(0, at: 3, .arrival)
    list.cancelTimer(1)
    let broken = list.brokenInvariant()
    #expect(broken == nil)
    #expect(drain(&list).map(\.1) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0])
  }
}
