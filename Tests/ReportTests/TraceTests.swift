import Company
import Report
import Testing

@Suite("Traces")
struct TraceTests {
  /// Two units of A and one B; order 1 is set up and worked on from 10 to 30, order 2 waits.
  static func trace(span: Range<Double>? = nil) -> Trace {
    let blueprint = Blueprint(
      time: TimeFrame(
        unit: "min", warmup: 0, horizon: 100, day: 480, week: 2400, year: 120_000, per: "week",
        perLength: 2400),
      finance: Finance(currency: "USD"),
      resources: [Resource(name: "A", units: 2), Resource(name: "B, new")],
      products: [
        Product(name: "P", route: [])
      ],
      accounts: [Account(name: "market")], demands: [], base: Decisions(dispatching: []))
    var log = EventLog()
    log.measured = 0..<100
    log.firstUnit = [0, 2]
    func event(
      _ time: Double, _ kind: EventLog.JobEvent.Kind, _ order: Int64, unit: Int32 = -1
    ) {
      log.events.append(
        .init(
          time: time, kind: kind, order: order, product: 0, account: 0, pieces: 3,
          resource: unit >= 0 ? 0 : -1, unit: unit, step: unit >= 0 ? 0 : -1, due: 1440.5))
    }
    event(0, .placed, 1)
    event(10, .released, 1)
    event(10, .setup, 1, unit: 1)
    event(15.25, .started, 1, unit: 1)
    event(30, .finished, 1, unit: 1)
    event(30, .shipped, 1)
    func stretch(
      _ unit: Int32, _ state: UnitState, _ from: Double, _ to: Double, order: Int64 = -1
    ) {
      log.stretches.append(
        .init(
          unit: unit, resource: unit / 2, state: state, from: from, to: to, order: order,
          product: order >= 0 ? 0 : -1, step: order >= 0 ? 0 : -1))
    }
    stretch(1, .starved, 0, 10)
    stretch(1, .setup, 10, 15.25, order: 1)
    stretch(1, .busy, 15.25, 30, order: 1)
    stretch(0, .starved, 0, 100)
    stretch(1, .offShift, 30, 100)
    stretch(2, .starved, 0, 60)
    stretch(2, .down, 60, 100)
    return Trace(log, of: blueprint, span: span)
  }

  @Test("the CSV has the columns of XES, and a start and a completion for every piece of work")
  func csv() {
    #expect(
      Self.trace().csv == """
        case:concept:name,concept:name,org:resource,time:timestamp,lifecycle:transition,time,product,account,pieces,due,step
        1,placed,,2024-01-01T00:00:00.000Z,complete,0.0,P,market,3,1440.5,
        1,released,,2024-01-01T00:10:00.000Z,complete,10.0,P,market,3,1440.5,
        1,setup A,A 2,2024-01-01T00:10:00.000Z,start,10.0,P,market,3,1440.5,1
        1,setup A,A 2,2024-01-01T00:15:15.000Z,complete,15.25,P,market,3,1440.5,1
        1,A,A 2,2024-01-01T00:15:15.000Z,start,15.25,P,market,3,1440.5,1
        1,A,A 2,2024-01-01T00:30:00.000Z,complete,30.0,P,market,3,1440.5,1
        1,shipped,,2024-01-01T00:30:00.000Z,complete,30.0,P,market,3,1440.5,

        """)
  }

  @Test("a span leaves out what happened before and after it")
  func span() {
    let lines = Self.trace(span: 10..<30).csv.split(separator: "\n")
    #expect(lines.count == 1 + 4)
    // The setup that is under way when the span begins still ends in it.
    #expect(Self.trace(span: 12..<16).csv.split(separator: "\n").count == 1 + 2)
  }

  @Test("timestamps are days of a calendar with leap years")
  func timestamps() {
    let day = 86_400.0
    #expect(Timestamp.text(seconds: 0) == "2024-01-01T00:00:00.000Z")
    #expect(Timestamp.text(seconds: 59 * day) == "2024-02-29T00:00:00.000Z")
    #expect(Timestamp.text(seconds: 366 * day) == "2025-01-01T00:00:00.000Z")
    #expect(Timestamp.text(seconds: 366 * day - 0.001) == "2024-12-31T23:59:59.999Z")
    #expect(Timestamp.text(seconds: 59.9996) == "2024-01-01T00:01:00.000Z")
    #expect(Timestamp.text(seconds: -1) == "2023-12-31T23:59:59.000Z")
    #expect(Timestamp.text(seconds: .infinity) == "")
  }

  @Test("the Chrome trace names processes and threads and leaves starving out")
  func chrome() {
    let lines = Self.trace().chrome.split(separator: "\n").map(String.init)
    #expect(lines.first == #"{"displayTimeUnit":"ms","traceEvents":["#)
    #expect(lines.last == "]}")
    #expect(
      lines.contains(
        #"{ "ph": "M", "name": "thread_name", "pid": 1, "tid": 2, "args": { "name": "A 2" } },"#))
    #expect(
      lines.contains(
        #"{ "ph": "M", "name": "process_name", "pid": 2, "args": { "name": "B, new" } },"#))
    #expect(
      lines.contains(
        #"{ "ph": "X", "name": "P", "cat": "busy", "pid": 1, "tid": 2, "ts": 915000000.0, "#
          + #""dur": 885000000.0, "args": { "state": "busy", "order": 1, "step": 1 } },"#))
    #expect(!lines.contains { $0.contains(#""cat": "starved""#) })
    #expect(lines.count { $0.contains(#""ph": "X""#) } == 4)
    #expect(lines.count { $0.contains(#""ph": "i""#) } == 3)
  }

  // 20 columns of 5 minutes: the setup has 5 of the third and a quarter of the fourth.
  @Test("the chart has a line per unit, the state of most of each column, and a legend")
  func gantt() {
    #expect(
      Self.trace().gantt(width: 28) == """
        0 to 100 min; a column is 5 min
                |0
        A 1     ....................
        A 2     ..s###--------------
        B, new  ............!!!!!!!!
        # busy   s setup   ! down   . starved   - off-shift

        """)
    #expect(
      Self.trace(span: 200..<300).gantt() == "Nothing happened between the times asked for.\n")
    for width in [40, 80, 100] {
      let lines = Self.trace().gantt(width: width).split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= max(width, 60) })
    }
  }
}
