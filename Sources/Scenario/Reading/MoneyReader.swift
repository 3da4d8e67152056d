import Company

/// Reads `money`: what no order causes.
struct MoneyReader {
  let fields: Fields

  /// The name of the currency, which amounts may carry.
  static func currency(_ fields: Fields?) -> String {
    guard let node = fields?["currency"] else { return "USD" }
    let isWord = node.text.map { text in
      text.utf8.count <= 16 && !text.isEmpty && Units.named(text) == nil && text != "per"
        && !text.unicodeScalars.contains {
          $0.properties.isWhitespace || $0.properties.numericType != nil || $0 == "%" || $0 == "/"
            || $0 == "-" || $0 == "." || $0.properties.generalCategory == .control
        }
    }
    guard isWord == true, let text = node.text else {
      fields?.values.expected("the name of a currency such as USD", node)
      return "USD"
    }
    return text
  }

  /// The finances of the company.
  func finance() -> Finance {
    Finance(
      currency: fields.values.currency, operatingExpense: fields.moneyRate("operating_expense"),
      equipment: fields.money("equipment"))
  }
}
