import Simulation

/// What a piece of a product takes and earns, as the books knew it when it was shipped last.
struct PieceRecord {
  /// Time of each resource, setups included [unit time].
  var times: [Double]
  /// Throughput of a piece shipped [currency].
  var throughput: Double
}

/// A product with its record, judged by one resource.
struct Candidate {
  var product: Int
  var record: PieceRecord
  /// Throughput per unit of constraint time; infinite where it earns without any.
  var rank: Double
}

extension Run {
  /// Records what a piece of each product took and earned in a period in which it was shipped. The last
  /// few of one that is not offered any more, begun before the period, say less than what is known.
  mutating func recordPieces(_ period: BookPeriod) {
    for product in 0..<products.count
    where period.shippedPieces[product] > 0
      && (products[product].isOffered || books.records[product] == nil)
    {
      books.records[product] = PieceRecord(
        times: (0..<stations.count).map { timePerPiece(of: product, on: $0, period) },
        throughput: period.throughput[product].amount / Double(period.shippedPieces[product]))
    }
  }

  /// Products with a record that earn anything, from the highest throughput per unit of constraint
  /// time down; ties as in the file.
  func candidates(on constraint: Int) -> [Candidate] {
    var candidates: [Candidate] = []
    for product in 0..<products.count {
      guard let record = books.records[product], record.throughput > 0 else { continue }
      let time = record.times[constraint]
      candidates.append(
        Candidate(
          product: product, record: record,
          rank: time > 0 ? record.throughput / time : .infinity))
    }
    return candidates.sorted {
      $0.rank != $1.rank ? $0.rank > $1.rank : $0.product < $1.product
    }
  }

  /// Time of a resource that a piece of a product took in a period, setups included; 0 where it was
  /// not worked on there [unit time].
  func timePerPiece(of product: Int, on resource: Int, _ period: BookPeriod) -> Double {
    let pieces = period.pieces[product][resource]
    guard pieces > 0 else { return 0 }
    let visits =
      countsByOrder ? 1 : blueprint.products[product].route.count { $0.resource == resource }
    return period.workTime[product][resource] / Double(pieces) * Double(visits)
  }
}
