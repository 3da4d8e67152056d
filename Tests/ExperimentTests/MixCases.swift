import Experiment
import Testing

/// A product mix with known answers, each found by another program (SciPy's HiGHS for the programmes).
struct MixCase: Sendable, CustomTestStringConvertible {
  var id: String
  var source: String
  var resources: [String]
  var capacities: [Double]
  /// Name, contribution, demand, minutes on each resource.
  var products: [(String, Double, Double, [Double])]
  var operatingExpense: Double?
  /// What the market asks of each resource, and which it overloads.
  var load: [Double]
  var overloaded: [String]
  /// Linear programme: throughput, the mix, and what a minute more is worth.
  var linear: Double
  var linearMix: [Double]
  var worth: [String: Double]
  /// Whole pieces: throughput.
  var integer: Double
  /// The plain rule: constraint, order of products, and (T, mix, feasible).
  var constraint: String
  var order: [String]
  var plain: (Double, [Double], Bool)
  /// The same as far as every resource goes.
  var checked: (Double, [Double])
  /// Fredendall & Lea's rule, where its result is published.
  var revised: (Double, [Double])?

  var testDescription: String { id }

  init(
    _ id: String, source: String, resources: [String], capacities: [Double],
    products: [(String, Double, Double, [Double])], operatingExpense: Double? = nil,
    load: [Double], overloaded: [String], linear: Double, linearMix: [Double],
    worth: [String: Double], integer: Double, constraint: String, order: [String],
    plain: (Double, [Double], Bool), checked: (Double, [Double]), revised: (Double, [Double])?
  ) {
    self.id = id
    self.source = source
    self.resources = resources
    self.capacities = capacities
    self.products = products
    self.operatingExpense = operatingExpense
    self.load = load
    self.overloaded = overloaded
    self.linear = linear
    self.linearMix = linearMix
    self.worth = worth
    self.integer = integer
    self.constraint = constraint
    self.order = order
    self.plain = plain
    self.checked = checked
    self.revised = revised
  }
}

extension MixCase {
  static let all: [MixCase] = [
    MixCase(
      "pq_base",
      source: "Goldratt 1990, The Haystack Syndrome",
      resources: ["A", "B", "C", "D"], capacities: [2400, 2400, 2400, 2400],
      products: [
        ("P", 45, 100, [15, 15, 15, 15]),
        ("Q", 60, 50, [10, 30, 5, 5]),
      ],
      operatingExpense: 6000,
      load: [2000, 3000, 1750, 1750], overloaded: ["B"],
      linear: 6300, linearMix: [100, 30],
      worth: ["B": 2],
      integer: 6300,
      constraint: "B", order: ["P", "Q"],
      plain: (6300, [100, 30], true),
      checked: (6300, [100, 30]),
      revised: nil),
    MixCase(
      "pq_elevate_B_600",
      source: "Goldratt's P and Q with 600 more minutes on B",
      resources: ["A", "B", "C", "D"], capacities: [2400, 3000, 2400, 2400],
      products: [
        ("P", 45, 100, [15, 15, 15, 15]),
        ("Q", 60, 50, [10, 30, 5, 5]),
      ],
      operatingExpense: 6000,
      load: [2000, 3000, 1750, 1750], overloaded: [],
      linear: 7500, linearMix: [100, 50],
      worth: [:],
      integer: 7500,
      constraint: "B", order: ["P", "Q"],
      plain: (7500, [100, 50], true),
      checked: (7500, [100, 50]),
      revised: nil),
    MixCase(
      "pq_two_constraints",
      source: "constructed: P and Q with D overloaded, too (theme of Barnard 2006)",
      resources: ["A", "B", "C", "D"], capacities: [2400, 2400, 2400, 2400],
      products: [
        ("P", 45, 100, [15, 15, 15, 20]),
        ("Q", 60, 50, [10, 30, 5, 20]),
      ],
      operatingExpense: 6000,
      load: [2000, 3000, 1750, 3000], overloaded: ["B", "D"],
      linear: 6000, linearMix: [80, 40],
      worth: ["B": 1, "D": 1.5],
      integer: 6000,
      constraint: "B", order: ["P", "Q"],
      plain: (6300, [100, 30], false),
      checked: (5700, [100, 20]),
      revised: nil),
    MixCase(
      "fl97",
      source: "Fredendall & Lea 1997, IJPR 35(6) 1535-1544, as in github.com/samansouri/mps-toc",
      resources: ["10", "20", "30", "40", "50", "60"],
      capacities: [2400, 1825, 2400, 2400, 2400, 2400],
      products: [
        ("A", 20, 20, [2.5, 9.5, 6.5, 12, 4, 30]),
        ("B", 8, 30, [5.5, 3.5, 1.5, 16, 1, 10]),
        ("C", 25, 40, [3.5, 8.5, 9.5, 25, 2, 9]),
        ("D", 15, 30, [2, 8, 10, 30, 1, 10]),
        ("E", 5, 60, [10, 20, 15, 0, 10, 2]),
      ],
      load: [1015, 2075, 1755, 2620, 820, 1680], overloaded: ["20", "40"],
      linear: 2232.166667, linearMix: [20, 30, 40, 22.666667, 50.433333],
      worth: ["20": 0.25, "40": 0.433333],
      integer: 2230,
      constraint: "20", order: ["C", "B", "A", "D", "E"],
      plain: (2325, [20, 30, 40, 30, 47], false),
      checked: (2220, [20, 30, 40, 22, 50]),
      revised: (2230, [20, 20, 40, 28, 50])),
    MixCase(
      "hc98",
      source:
        "Hsu & Chung 1998, Production Planning & Control 9(1) 36-46, as in github.com/samansouri/mps-toc",
      resources: ["A", "B", "C", "D", "E", "F", "G"],
      capacities: [2400, 2400, 2400, 2400, 2400, 2400, 2400],
      products: [
        ("R", 80, 70, [20, 5, 10, 0, 5, 5, 20]),
        ("S", 60, 60, [10, 10, 5, 30, 5, 5, 5]),
        ("T", 50, 50, [10, 5, 10, 15, 20, 5, 10]),
        ("U", 30, 150, [5, 15, 10, 5, 5, 15, 0]),
      ],
      load: [3250, 3450, 3000, 3300, 2400, 3150, 2200], overloaded: ["A", "B", "C", "D", "F"],
      linear: 11873.333333, linearMix: [50.666667, 38.166667, 50, 101],
      worth: ["A": 3.866667, "B": 0.533333, "D": 0.533333],
      integer: 11860,
      constraint: "B", order: ["R", "T", "S", "U"],
      plain: (14100, [70, 60, 50, 80], false),
      checked: (11100, [70, 50, 50, 0]),
      revised: (11860, [51, 38, 50, 100])),
    MixCase(
      "gm15_HsuC98-LL1",
      source: "Golmohammadi & Mansouri 2015, instance HsuC98-LL1, github.com/samansouri/mps-toc",
      resources: ["A", "B", "C", "D", "E", "F", "G"],
      capacities: [2400, 2400, 2400, 2400, 2400, 2400, 2400],
      products: [
        ("R", 80, 70, [20, 5, 0, 0, 0, 5, 0]),
        ("S", 60, 60, [10, 10, 5, 0, 0, 5, 0]),
        ("T", 50, 50, [10, 5, 0, 0, 0, 5, 10]),
        ("U", 30, 150, [5, 15, 0, 5, 5, 15, 0]),
      ],
      load: [3250, 3450, 300, 750, 750, 3150, 500], overloaded: ["A", "B", "F"],
      linear: 12190.909091, linearMix: [42.727273, 60, 50, 89.090909],
      worth: ["A": 3.818182, "B": 0.727273],
      integer: 12180,
      constraint: "B", order: ["R", "T", "S", "U"],
      plain: (14100, [70, 60, 50, 80], false),
      checked: (11100, [70, 50, 50, 0]),
      revised: nil),
    MixCase(
      "gm15_HsuC98-LH2",
      source: "Golmohammadi & Mansouri 2015, instance HsuC98-LH2, github.com/samansouri/mps-toc",
      resources: ["A", "B", "C", "D", "E", "F", "G"],
      capacities: [2400, 2400, 2400, 2400, 2400, 2400, 2400],
      products: [
        ("R", 80, 70, [20, 5, 10, 0, 0, 0, 0]),
        ("S", 60, 100, [10, 0, 5, 30, 0, 0, 5]),
        ("T", 50, 150, [10, 0, 10, 15, 20, 0, 0]),
        ("U", 30, 150, [5, 0, 10, 5, 0, 15, 0]),
      ],
      load: [4650, 350, 4200, 6000, 3000, 2250, 500], overloaded: ["A", "C", "D", "E"],
      linear: 12200, linearMix: [51.25, 47.5, 15, 150],
      worth: ["A": 4, "D": 0.666667],
      integer: 12200,
      constraint: "D", order: ["R", "U", "T", "S"],
      plain: (15600, [70, 0, 110, 150], false),
      checked: (11100, [70, 0, 20, 150]),
      revised: nil),
    MixCase(
      "gm15_AtwaterC02-HH1",
      source:
        "Golmohammadi & Mansouri 2015, instance AtwaterC02-HH1, github.com/samansouri/mps-toc",
      resources: [
        "M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M10", "M11", "M12", "M13",
      ],
      capacities: [2040, 2040, 2040, 2040, 1800, 2040, 2040, 2040, 2040, 2040, 2040, 2040, 2040],
      products: [
        ("P1", 20, 190, [0.78, 0.726, 0, 1.057, 0, 0, 0, 0, 1.175, 1.8, 1.44, 0, 0]),
        ("P2", 60, 240, [0.78, 0.726, 0, 0, 2, 0, 0, 1.875, 1.175, 1.8, 1.44, 0, 0]),
        ("P3", 20, 220, [0.78, 0.726, 0, 1.057, 0, 1.4, 0, 0, 1.175, 0, 1.44, 1.157, 0]),
        ("P4", 40, 300, [0.78, 0.726, 0, 1.057, 0, 0, 1.775, 0, 1.175, 1.8, 2, 0, 0]),
        ("P5", 55, 290, [0.78, 1.089, 0, 1.057, 0, 0, 0, 0, 1.175, 0, 0, 1.157, 1.45]),
        ("P6", 70, 300, [0.78, 0.726, 0, 0, 2, 0, 1.775, 0, 1.175, 0, 0, 1.157, 1.45]),
        ("P7", 35, 260, [0.78, 1.089, 0, 0, 0, 0, 1.775, 1.875, 0, 0, 0, 1.157, 1.45]),
        ("P8", 25, 170, [0.78, 1.089, 3, 1.057, 0, 1.4, 1.775, 1.875, 1.175, 0, 0, 1.157, 1.45]),
        ("P9", 20, 210, [0.78, 1.089, 3, 1.057, 2, 2.8, 0, 1.875, 0, 1.8, 0, 1.157, 1.45]),
        ("P10", 50, 310, [0.78, 1.089, 3, 1.057, 2, 1.4, 1.775, 0, 1.175, 0, 1.44, 1.157, 1.45]),
      ],
      load: [
        1942.2, 2257.86, 2070, 1786.33, 2120, 1568, 2378.5, 1650, 2373.5, 1692, 1982.4, 2036.32,
        2233,
      ], overloaded: ["M2", "M3", "M5", "M7", "M9", "M13"],
      linear: 94666.362002,
      linearMix: [96.874438, 240, 220, 300, 290, 300, 260, 0, 70.704225, 289.295775],
      worth: ["M5": 10, "M7": 5.633803, "M9": 17.021277],
      integer: 94660,
      constraint: "M7", order: ["P2", "P5", "P1", "P3", "P9", "P6", "P10", "P4", "P7", "P8"],
      plain: (99615, [190, 240, 220, 300, 290, 300, 239, 0, 210, 310], false),
      checked: (93500, [190, 240, 220, 300, 290, 300, 260, 46, 210, 150]),
      revised: nil),
    MixCase(
      "integrality_knapsack",
      source:
        "constructed in the spirit of Linhares 2009: the product with the lowest T/CU is optimal",
      resources: ["B"], capacities: [10],
      products: [
        ("X", 70, 1, [7]),
        ("Y", 49, 2, [5]),
      ],
      load: [17], overloaded: ["B"],
      linear: 99.4, linearMix: [1, 0.6],
      worth: ["B": 9.8],
      integer: 98,
      constraint: "B", order: ["X", "Y"],
      plain: (70, [1, 0], true),
      checked: (70, [1, 0]),
      revised: nil),
  ]
}

extension MixCase {
  /// The case as a problem.
  var problem: MixProblem {
    MixProblem(
      products: products.map {
        MixProblem.Product(name: $0.0, contribution: $0.1, demand: $0.2, times: $0.3)
      },
      resources: zip(resources, capacities).map { MixProblem.Resource(name: $0, capacity: $1) },
      operatingExpense: operatingExpense)
  }
}
