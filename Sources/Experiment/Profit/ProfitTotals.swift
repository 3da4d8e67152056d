import Company

/// The profit maps of a case's replications, added up in the order of the replications, so that it
/// takes no more memory than one map, and the same bytes for any number of workers.
public struct ProfitTotals: Sendable, Hashable {
  /// Names, and how totals are reported.
  public var frame: Frame
  /// Maps added up.
  public private(set) var replications = 0
  /// Cells with business in some replication, by account and then by product.
  public private(set) var cells: [Cell] = []
  /// What no cell is charged with.
  private var unassignedTicks = 0.0

  /// A total without any map.
  public init(frame: Frame) { self.frame = frame }

  /// What a map's indices stand for, and how its totals are reported.
  public struct Frame: Sendable, Hashable {
    /// Names of the accounts, by index.
    public var accounts: [String]
    /// Names of the products, by index.
    public var products: [String]
    /// Unit of money over time, `USD per week`.
    public var unit: String
    /// Unit of throughput per time of the constraint, `USD per min`.
    public var constraintUnit: String
    /// Reporting periods in the measured span (> 0).
    public var periods: Double
    /// Reporting periods in a quarter of 13 weeks (> 0).
    public var periodsPerQuarter: Double

    /// Creates a frame.
    public init(
      accounts: [String], products: [String], unit: String, constraintUnit: String,
      periods: Double, periodsPerQuarter: Double
    ) {
      self.accounts = accounts
      self.products = products
      self.unit = unit
      self.constraintUnit = constraintUnit
      self.periods = periods
      self.periodsPerQuarter = periodsPerQuarter
    }

    /// That of a company.
    public init(_ blueprint: Blueprint) {
      let time = blueprint.time
      self.init(
        accounts: blueprint.accounts.map(\.name), products: blueprint.products.map(\.name),
        unit: "\(blueprint.finance.currency) per \(time.per)",
        constraintUnit: "\(blueprint.finance.currency) per \(time.unit)",
        periods: time.horizon / time.perLength, periodsPerQuarter: 13 * time.week / time.perLength)
    }
  }

  /// One cell over all replications: money in ticks of `Money`, whole numbers that add up exactly
  /// below 900 billion units of currency.
  public struct Cell: Sendable, Hashable {
    /// Which account and which offering.
    public var place: ProfitMap.Place
    /// Sales [tick].
    public var sales = 0.0
    /// Material [tick].
    public var material = 0.0
    /// Cash to serve [tick].
    public var service = 0.0
    /// Hours to serve at cost [tick].
    public var hours = 0.0
    /// Orders shipped.
    public var orders = 0.0
    /// Pieces shipped.
    public var pieces = 0.0
    /// Time of the most occupied resource [unit time].
    public var constraintTime = 0.0

    /// Creates an empty cell.
    public init(_ place: ProfitMap.Place) { self.place = place }

    /// Sales less truly variable cost [tick].
    public var throughput: Double { sales - material - service }
    /// Throughput less hours to serve [tick].
    public var profit: Double { throughput - hours }

    mutating func add(_ cell: ProfitMap.Cell) {
      sales += Double(cell.sales.ticks)
      material += Double(cell.material.ticks)
      service += Double(cell.service.ticks)
      hours += Double(cell.hours.ticks)
      orders += Double(cell.orders)
      pieces += Double(cell.pieces)
      constraintTime += cell.constraintTime
    }

    mutating func add(_ cell: Cell) {
      sales += cell.sales
      material += cell.material
      service += cell.service
      hours += cell.hours
      orders += cell.orders
      pieces += cell.pieces
      constraintTime += cell.constraintTime
    }
  }

  /// Adds the map of the next replication.
  public mutating func add(_ map: ProfitMap) {
    replications += 1
    unassignedTicks += Double(map.unassigned.ticks)
    var merged: [Cell] = []
    merged.reserveCapacity(max(cells.count, map.cells.count))
    var old = cells[...]
    for cell in map.cells {
      while let first = old.first, first.place < cell.place {
        merged.append(first)
        old.removeFirst()
      }
      var sum = Cell(cell.place)
      if let first = old.first, first.place == cell.place {
        sum = first
        old.removeFirst()
      }
      sum.add(cell)
      merged.append(sum)
    }
    cells = merged + old
  }

  /// A total as it is reported: the mean over the replications, per reporting period [currency].
  public func rate(_ ticks: Double) -> Double {
    guard replications > 0 else { return .nan }
    return ticks / Double(Money.ticksPerUnit) / Double(replications) / frame.periods
  }

  /// A count as it is reported: the mean over the replications, per reporting period.
  public func rate(count: Double) -> Double {
    replications > 0 ? count / Double(replications) / frame.periods : .nan
  }

  /// What no cell is charged with, as it is reported; never positive.
  public var unassigned: Double { rate(unassignedTicks) }

  /// Net profit, as it is reported: all cells and what is unassigned.
  public var netProfit: Double { rate(cells.reduce(unassignedTicks) { $0 + $1.profit }) }

  /// Throughput per unit of constraint time of a cell [currency per base unit]; `nil` when it takes
  /// none.
  public func constraintThroughput(of cell: Cell) -> Double? {
    guard cell.constraintTime > 0 else { return nil }
    return cell.throughput / Double(Money.ticksPerUnit) / cell.constraintTime
  }

  /// Name of an account; `nil` names what no account caused.
  public func name(account: Int?) -> String {
    account.map { frame.accounts[$0] } ?? "(no account)"
  }

  /// Name of an offering; `nil` names visits and projects that no product caused.
  public func name(product: Int?) -> String {
    product.map { frame.products[$0] } ?? "(visits and projects)"
  }
}

extension ProfitTotals {
  /// What a ranking is made of.
  public enum Part: String, Sendable, CaseIterable {
    /// Account x product cells; visits and projects are none.
    case cells
    /// Accounts, visits and projects with them included.
    case accounts
    /// Products, whoever ordered them.
    case products
  }

  /// The parts of one kind, each with its cells added up, in the order of the blueprint.
  public func parts(_ part: Part) -> [Cell] {
    switch part {
    case .cells: return cells.filter(\.place.isCell)
    case .accounts:
      return sums { $0.account }.map { account, cell in
        var cell = cell
        cell.place = ProfitMap.Place(account: account, product: nil)
        return cell
      }
    case .products:
      return sums { $0.product }.map { product, cell in
        var cell = cell
        cell.place = ProfitMap.Place(account: nil, product: product)
        return cell
      }
    }
  }

  private func sums(by key: (ProfitMap.Place) -> Int?) -> [(Int, Cell)] {
    var sums: [Int: Cell] = [:]
    for cell in cells {
      guard let key = key(cell.place) else { continue }
      sums[key, default: Cell(cell.place)].add(cell)
    }
    return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The whale curve of the parts of one kind; profits in ticks over all replications.
  public func ranking(_ part: Part) -> ProfitRanking {
    let parts = parts(part)
    return ProfitRanking(profits: parts.map(\.profit), sales: parts.map(\.sales))
  }
}
