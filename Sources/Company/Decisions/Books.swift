import Simulation

/// What the company has recorded: all that a decision may read.
///
/// Totals run from the last clearing; `BookPeriod` is the difference between two readings.
struct Books {
  /// Value of unused material [currency].
  var stockValue = TimeIntegral()
  /// Value of work in process [currency]; kept on the general path only.
  var processValue = TimeIntegral()
  /// The books as they stood at the last review.
  var lastReading: BookPeriod
  /// The resource that was the constraint of the last period.
  var constraint: Int?
  /// The last period; `nil` before the end of the first.
  var lastPeriod: BookPeriod?
  /// The constraint of the last period in which anything was done.
  var knownConstraint: Int?
  /// Throughput per unit of constraint time measured last, per product [currency per base unit];
  /// `nil` without a record.
  var measured: [Double?]
  /// What a piece of each product took and earned when it was shipped last; `nil` without a record.
  var records: [PieceRecord?]
  /// Differentiation of each product as customers paid for it last; `nil` without a record.
  var differentiation: [Double?]

  init(products: Int, resources: Int) {
    lastReading = BookPeriod(products: products, resources: resources)
    measured = Array(repeating: nil, count: products)
    records = Array(repeating: nil, count: products)
    differentiation = Array(repeating: nil, count: products)
  }
}

/// Recorded totals of a span of time.
struct BookPeriod {
  /// When the span ended, or its length in a difference [time].
  var time = 0.0
  /// The resource that was occupied for the largest share of the span; `nil` if none was used.
  var constraint: Int?
  /// Throughput of shipped orders, per product.
  var throughput: [Money]
  /// Sales of shipped orders, and what they would be at list prices, per product.
  var sales: [Money]
  var listSales: [Double]
  /// Orders shipped, per product.
  var shipped: [Int]
  /// Pieces shipped, per product.
  var shippedPieces: [Int]
  /// Pieces asked for, per product.
  var requested: [Int]
  /// Busy and setup time, per resource [unit time].
  var load: [Double]
  /// Time of its units that was staffed, and that of it in which they were busy, in setup or down, per
  /// resource [unit time].
  var staffed: [Double]
  var occupied: [Double]
  /// Busy and setup time of a product on a resource [unit time], product by product.
  var workTime: [[Double]]
  /// Pieces begun of a product on a resource, product by product.
  var pieces: [[Int]]

  init(products: Int, resources: Int) {
    throughput = Array(repeating: .zero, count: products)
    sales = throughput
    listSales = Array(repeating: 0, count: products)
    shipped = Array(repeating: 0, count: products)
    shippedPieces = shipped
    requested = Array(repeating: 0, count: products)
    load = Array(repeating: 0, count: resources)
    staffed = load
    occupied = load
    workTime = Array(repeating: Array(repeating: 0, count: resources), count: products)
    pieces = Array(repeating: Array(repeating: 0, count: resources), count: products)
  }

  /// What was recorded after an earlier reading.
  func since(_ earlier: BookPeriod) -> BookPeriod {
    var period = self
    period.time -= earlier.time
    for product in throughput.indices {
      period.throughput[product] -= earlier.throughput[product]
      period.sales[product] -= earlier.sales[product]
      period.listSales[product] -= earlier.listSales[product]
      period.shipped[product] -= earlier.shipped[product]
      period.shippedPieces[product] -= earlier.shippedPieces[product]
      period.requested[product] -= earlier.requested[product]
      for resource in load.indices {
        period.workTime[product][resource] -= earlier.workTime[product][resource]
        period.pieces[product][resource] -= earlier.pieces[product][resource]
      }
    }
    for resource in load.indices {
      period.load[resource] -= earlier.load[resource]
      period.staffed[resource] -= earlier.staffed[resource]
      period.occupied[resource] -= earlier.occupied[resource]
    }
    return period
  }
}
