import Experiment
import Testing

@Suite("Orientation of metrics")
struct OrientationTests {
  @Test("a name is taken apart into group, entity and quantity")
  func path() {
    let queue = MetricPath("resources.B.queue.mean")
    #expect(queue.group == "resources")
    #expect(queue.entity == "B")
    #expect(queue.quantity == "queue.mean")
    let roi = MetricPath("money.roi")
    #expect(roi.entity == nil)
    #expect(roi.quantity == "roi")
    let lost = MetricPath("flow.orders.lost")
    #expect(lost.entity == nil)
    #expect(lost.quantity == "orders.lost")
  }

  @Test(
    "money earned is better when larger",
    arguments: [
      "money.throughput", "money.net_profit", "money.roi", "flow.on_time",
      "products.P.throughput_per_constraint_minute", "accounts.north.profit",
    ])
  func larger(name: String) {
    #expect(Orientation(metric: name) == .largerIsBetter)
  }

  @Test(
    "time, stock, waiting and cost are better when smaller",
    arguments: [
      "flow.lead_time.mean", "flow.lead_time.p95", "flow.wip", "flow.tdd", "flow.idd",
      "money.operating_expense", "money.investment", "resources.B.queue.mean",
      "resources.wait.wait.mean", "accounts.profit.cost_to_serve", "innovation.learning_loss",
    ])
  func smaller(name: String) {
    #expect(Orientation(metric: name) == .smallerIsBetter)
  }

  @Test(
    "a description has no good side, nor has a metric that is not known",
    arguments: [
      "resources.B.utilisation", "constraint.B.share", "constraint.market.share",
      "innovation.launches", "something.new", "", "money", "resources.B",
    ])
  func neither(name: String) {
    #expect(Orientation(metric: name) == .neither)
  }
}
