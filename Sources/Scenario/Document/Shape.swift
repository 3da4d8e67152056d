/// What may stand where in a scenario: the keys, not the values.
///
/// One description serves four jobs: unknown keys are found, short forms find their long form,
/// overlays know which keys exclude one another, and the effective scenario is written in a fixed
/// order. What a value must be is the business of the section readers.
indirect enum Shape: Sendable {
  /// A text, number, quantity or list of them.
  case value
  /// Fixed keys.
  case fields(Fields)
  /// Names given by the user, each with a value of the same shape.
  case named(Named)
  /// Items numbered from 1, and a form that stands for the whole list.
  case list(Shape, short: ShortForm? = nil)

  /// Fixed keys.
  struct Fields: Sendable {
    /// What such a mapping is, with its article: `a resource`.
    var noun: String
    /// Keys with the shape of their values, in the order of the reference.
    var keys: [(name: String, shape: Shape)]
    /// Keys of which at most one may be given.
    var alternatives: Set<String> = []
    /// Keys that mean something only beside one of others: `of` beside `work`.
    var dependents: [(name: String, beside: [String])] = []
    /// A form in one text that stands for a mapping.
    var short: ShortForm?

    /// The shape below a key.
    subscript(key: String) -> Shape? { keys.first { $0.name == key }?.shape }
    /// All keys.
    var names: [String] { keys.map(\.name) }
  }

  /// Names given by the user.
  struct Named: Sendable {
    /// What one of them is, without article: `resource`.
    var noun: String
    /// One of them, with its article.
    var withArticle: String { (noun.hasPrefix("a") ? "an " : "a ") + noun }
    /// Names that mean something else.
    var reserved: Set<String> = []
    /// Whether one without any fields makes sense.
    var canBeEmpty = false
    /// Shape of each value.
    var element: Shape
    /// A form in one text that stands for a mapping.
    var short: ShortForm?
  }

  /// Forms in one text that stand for exactly one mapping.
  enum ShortForm: Sendable {
    /// `B 15 min` for `{ resource: B, time: 15 min }`.
    case step
    /// `x` for `{ key: x }`.
    case only(String)
    /// A random quantity `x` for `{ key: x }`.
    case random(String)
    /// `{ file: accounts.csv }` for the accounts of the table.
    case accountTable
    /// `{ file: orders.csv }` for the orders of the table.
    case orderTable
    /// `{ file: data.csv, column: c }` for `{ values: [...] }`.
    case dataTable
    /// `{ decisions: { ... } }` for what is inside.
    case strategy
  }

  /// Shape of the value below a key or number.
  func below(_ key: String) -> Shape {
    switch self {
    case .value: .value
    case .fields(let fields): fields[key] ?? .value
    case .named(let named): named.element
    case .list(let element, _): element
    }
  }

  /// The short form of this place, if it has one.
  var short: ShortForm? {
    switch self {
    case .fields(let fields): fields.short
    case .named(let named): named.short
    case .list(_, let short): short
    case .value: nil
    }
  }
}

extension Shape {
  /// Whether a text can be the name of a resource, product, account, strategy or world.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first), text.utf8.count <= 64 else { return false }
    return text.utf8.allSatisfy {
      isNameByte($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
    }
  }

  /// Whether a byte is an ASCII letter or digit.
  static func isNameByte(_ byte: UInt8) -> Bool { isLetter(byte) || Number.isDigit(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
