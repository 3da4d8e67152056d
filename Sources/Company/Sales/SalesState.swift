import Simulation

/// The sales force in a run.
struct SalesState: ~Copyable {
  /// Visits to come, by account.
  var visits = Agenda()
  /// What representatives are asked to push, oldest first; those that have ended are taken out.
  var objectives: [Objective] = []
  /// Representatives; an account's is its number modulo theirs.
  var representatives = 0
  /// When the present quarter of pitches began.
  var quarterBegan = 0.0

  // Counts since the last clearing.
  var visited = 0
  var pitches = 0
  /// Sum over visits of the objectives asked for then.
  var asked = 0
  /// Representatives' quarters with pitches, and the objectives pursued in them, in effect.
  var quarters = 0
  var pursued = 0.0
  /// Pairs of a representative and an ended objective, and those with a pitch.
  var pairs = 0
  var pitchedPairs = 0
  var fires = 0
  var questions = 0
}

/// Something that representatives are asked to push.
struct Objective {
  var number: UInt32
  var variant: Int32
  /// What the company thinks it is worth; decides which are asked for under a cap.
  var size: Double
  /// When it ends [time].
  var until: Double
  /// Pitches by representative: in this quarter, and ever.
  var quarter: [Int]
  var ever: [Int]
}
