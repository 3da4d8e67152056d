/// Double-entry books of the company: every posting moves an amount from one account to another,
/// so the sum over all accounts is always exactly zero.
///
/// Debits are positive. Balance accounts (cash, material, work in process, finished goods, equipment) run
/// through; result accounts (the rest) are closed when the warm-up ends.
struct Ledger {
  enum Account: Int, CaseIterable {
    case cash, material, workInProcess, finishedGoods, equipment
    case sales, materialUsed, service, writeOff, operatingExpense

    var isResult: Bool { rawValue >= Account.sales.rawValue }
  }

  private var cash = Money.zero
  private var material = Money.zero
  private var workInProcess = Money.zero
  private var finishedGoods = Money.zero
  private var equipment = Money.zero
  private var sales = Money.zero
  private var materialUsed = Money.zero
  private var service = Money.zero
  private var writeOff = Money.zero
  private var operatingExpense = Money.zero
  /// Results closed at the end of the warm-up.
  private var closed = Money.zero

  /// Moves `amount` to `debit` from `credit`.
  @inline(__always)
  mutating func post(_ amount: Money, debit: Account, credit: Account) {
    self[debit] += amount
    self[credit] -= amount
  }

  /// Closes the result accounts: what was earned so far is behind us.
  mutating func closeResults() {
    for account in Account.allCases where account.isResult {
      closed += self[account]
      self[account] = .zero
    }
  }

  /// Sum over all accounts; zero unless the books are wrong.
  var sum: Money { Account.allCases.reduce(closed) { $0 + self[$1] } }

  /// Sales less truly variable cost.
  var throughput: Money { -sales - materialUsed - service }
  /// All other money spent.
  var expense: Money { operatingExpense + writeOff }
  /// T - OE.
  var netProfit: Money { throughput - expense }

  subscript(account: Account) -> Money {
    @inline(__always)
    get {
      switch account {
      case .cash: cash
      case .material: material
      case .workInProcess: workInProcess
      case .finishedGoods: finishedGoods
      case .equipment: equipment
      case .sales: sales
      case .materialUsed: materialUsed
      case .service: service
      case .writeOff: writeOff
      case .operatingExpense: operatingExpense
      }
    }
    @inline(__always)
    set {
      switch account {
      case .cash: cash = newValue
      case .material: material = newValue
      case .workInProcess: workInProcess = newValue
      case .finishedGoods: finishedGoods = newValue
      case .equipment: equipment = newValue
      case .sales: sales = newValue
      case .materialUsed: materialUsed = newValue
      case .service: service = newValue
      case .writeOff: writeOff = newValue
      case .operatingExpense: operatingExpense = newValue
      }
    }
  }
}
