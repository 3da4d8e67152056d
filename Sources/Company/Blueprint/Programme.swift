import Probability

/// How a company renews its products: who proposes what, what becomes of a proposal on its way to
/// the market, and how long it stays something of its own there.
///
/// A proposal passes the gate (a decision), is developed by engineers, tried out in a pilot batch,
/// and launched as a variant. Its size s is what it changes: a launch lifts the differentiation d of
/// its product to `d + (1 - d)(1 - exp(-s / saturation))`.
public struct Programme: Sendable, Hashable {
  /// Those who propose; none where only imitators are at work.
  public var managers: [ProductManager]
  /// Factor by which the company's estimate of a proposal's size is off (>= 0).
  public var estimateError: Distribution
  /// What development takes; `nil` where nobody's time is needed.
  public var development: Development?
  /// Pieces of a new variant that are made to try it out, and not sold; 0 for none.
  public var pilot: Int
  /// s0: size at which a launch takes 63 % of the way from its product's differentiation to 1 (> 0).
  public var saturation: Double
  /// Size above which a variant is a setup family of its own; others share that of the variant
  /// before them.
  public var ownFamilyAbove: Double
  /// Who copies what is different; `nil` for nobody.
  public var imitation: Imitation?

  /// A product manager. Proposals come as a renewal process.
  public struct ProductManager: Sendable, Hashable {
    /// Name in the file; also names the random streams, with the number of the proposal.
    public var name: String
    /// Time between proposals [base unit].
    public var every: Distribution
    /// Indices of the products that proposals are about, equally likely.
    public var products: [Int]
    /// Sizes of proposals (>= 0).
    public var size: Distribution

    /// Creates a manager.
    public init(name: String, every: Distribution, products: [Int], size: Distribution) {
      self.name = name
      self.every = every
      self.products = products
      self.size = size
    }
  }

  /// Engineering work of a project: so many times the times of an activity's route.
  public struct Development: Sendable, Hashable {
    /// Index of the activity among the blueprint's products.
    public var activity: Int
    /// Multiple of the route's times per unit of size; `nil`: once the route, whatever the size.
    public var workPerSize: Distribution?
    /// Pieces into which the work of once the route is divided: engineers may turn to another
    /// project after each (>= 1).
    public var pieces: Int

    /// Creates development work.
    public init(activity: Int, workPerSize: Distribution? = nil, pieces: Int = 1) {
      self.activity = activity
      self.workPerSize = workPerSize
      self.pieces = pieces
    }
  }

  /// Imitators: each takes `d <- d (1 - share)`, and they come to a variant at the rate
  /// `rate x (1 + spread x pieces sold / reference)`.
  public struct Imitation: Sendable, Hashable {
    /// iota0: imitators of a variant of which nothing has been sold [per base unit, > 0].
    public var rate: Double
    /// kappa: by how much more what is sold widely is copied (>= 0).
    public var spread: Double
    /// Pieces sold that count as widely (> 0).
    public var reference: Double
    /// phi: share of the differentiation that each imitator takes (0 < phi <= 1).
    public var share: Double

    /// Creates imitators.
    public init(rate: Double, spread: Double = 0, reference: Double = 1, share: Double) {
      self.rate = rate
      self.spread = spread
      self.reference = reference
      self.share = share
    }
  }

  /// Creates a programme.
  public init(
    managers: [ProductManager] = [], estimateError: Distribution = .constant(1),
    development: Development? = nil,
    pilot: Int = 0, saturation: Double = 1, ownFamilyAbove: Double = .infinity,
    imitation: Imitation? = nil
  ) {
    self.managers = managers
    self.estimateError = estimateError
    self.development = development
    self.pilot = pilot
    self.saturation = saturation
    self.ownFamilyAbove = ownFamilyAbove
    self.imitation = imitation
  }
}
