import Company
import Probability
import Testing

/// Cards, worked out by hand.
@Suite("Kanban")
struct KanbanTests {
  private func line(
    _ a: Double, _ b: Double, cards: [Int?], _ blocking: Release.Kanban.Blocking,
    horizon: Double = 20
  ) -> TestCompany {
    var company = TestCompany(horizon: horizon)
    company.add("A")
    company.add("B")
    company.make("P", [("A", a), ("B", b)])
    company.base.release = .kanban(.init(cards: cards, blocking: blocking))
    return company
  }

  // One card each. A 0-2, gives to B at 2; 2-4, blocked until B is free at 7, ...
  @Test("production blocking: the unit works and then waits for the card")
  func production() throws {
    var company = line(2, 5, cards: [1, 1], .production)
    company.endless("P")
    let trace = try Trace(company)
    #expect(
      trace.unit(0) == [
        "busy 0-2 #1", "busy 2-4 #2", "blocked 4-7 #2", "busy 7-9 #3", "blocked 9-12 #3",
        "busy 12-14 #4", "blocked 14-17 #4", "busy 17-19 #5", "blocked 19-20 #5",
      ])
    #expect(trace.times(.shipped) == ["#1 7", "#2 12", "#3 17"])
    #expect(trace.times(.released) == ["#1 0", "#2 2", "#3 7", "#4 12", "#5 17"])
  }

  // One card each. B's card comes free at 7, and only then A starts: 7-9; B 9-14, A 14-16, B 16-21.
  @Test("communication blocking: the unit waits for the card and then works")
  func communication() throws {
    var company = line(2, 5, cards: [1, 1], .communication)
    company.endless("P")
    let trace = try Trace(company)
    #expect(
      trace.unit(0) == [
        "busy 0-2 #1", "blocked 2-7 #2", "busy 7-9 #2", "blocked 9-14 #3", "busy 14-16 #3",
        "blocked 16-20 #4",
      ])
    #expect(
      trace.unit(1) == [
        "starved 0-2", "busy 2-7 #1", "starved 7-9", "busy 9-14 #2", "starved 14-16",
        "busy 16-20 #3",
      ])
  }

  // Two cards at B: A starts as soon as B has fewer than two jobs, those on their way to it
  // included: 0-2, 2-4, blocked to 7 (B 2-7, 7-12), 7-9, blocked to 12.
  @Test("a second card keeps the slow station busy")
  func twoCards() throws {
    var company = line(2, 5, cards: [1, 2], .communication)
    company.endless("P")
    let trace = try Trace(company)
    #expect(
      trace.unit(0) == [
        "busy 0-2 #1", "busy 2-4 #2", "blocked 4-7 #3", "busy 7-9 #3", "blocked 9-12 #4",
        "busy 12-14 #4", "blocked 14-17 #5", "busy 17-19 #5", "blocked 19-20 #6",
      ])
    #expect(
      trace.unit(1) == [
        "starved 0-2", "busy 2-7 #1", "busy 7-12 #2", "busy 12-17 #3", "busy 17-20 #4",
      ])
  }

  // Three cards at A: three orders are in front of or on it.
  @Test("the cards of the first stage limit release")
  func release() throws {
    var company = line(4, 1, cards: [3, nil], .production, horizon: 9)
    company.placed("P", at: 0, 0, 0, 0, 0)
    #expect(try Trace(company).times(.released) == ["#1 0", "#2 0", "#3 0", "#4 4", "#5 8"])
  }

  // P has four pieces in turns of two; at 4 it gives back B's card with its turn. #4 waits for a card
  // from 8 to 11, when B takes #3, and P from 13 to 16, when B takes #4.
  @Test("an order that gives others their turn gives back the card of the next stage")
  func turns() throws {
    var company = line(2, 5, cards: [nil, 2], .communication, horizon: 60)
    company.make("Q", [("A", 2), ("B", 5)])
    company.batches(BatchSizes(process: 2))
    company.placed("P", [(0, 4, nil)])
    company.placed("Q", at: 1, 2, 3)
    let trace = try Trace(company)
    #expect(
      trace.unit(0) == [
        "busy 0-4 #1", "busy 4-6 #2", "busy 6-8 #3", "blocked 8-11 #4", "busy 11-13 #4",
        "blocked 13-16 #1", "busy 16-20 #1", "starved 20-60",
      ])
    #expect(trace.times(.shipped) == ["#2 11", "#3 16", "#4 21", "#1 41"])
  }

  // One card at B, pieces move singly: the second piece starts when the first has left B, at 7.
  @Test("each chunk needs a card of the next stage before it starts")
  func chunks() throws {
    var company = line(2, 5, cards: [nil, 1], .communication, horizon: 30)
    company.batches(BatchSizes(transfer: 1))
    company.placed("P", [(0, 2, nil)])
    #expect(
      try Trace(company).unit(0) == [
        "busy 0-2 #1", "blocked 2-7 #1", "busy 7-9 #1", "starved 9-30",
      ])
  }
}
