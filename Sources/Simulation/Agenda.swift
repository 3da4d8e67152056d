/// Timed notes without bound: what an event list with a fixed set of targets cannot hold.
///
/// A binary heap ordered by time, then by insertion. A note is never removed before its time: its
/// owner recognises by `number` that what it was about is gone. O(log n) to add and to take.
public struct Agenda: ~Copyable {
  private var notes = FlatArray<Note>(capacity: 16)
  private var added: UInt64 = 0

  /// An empty agenda.
  public init() {}

  /// Something due at a time.
  public struct Note: BitwiseCopyable, Sendable {
    /// When it is due.
    public var time: Double
    var sequence: UInt64
    /// What it is about: an index whose meaning is the owner's.
    public var index: Int32
    /// Which of the things that had that index one after the other.
    public var number: Int64

    fileprivate func precedes(_ other: Note) -> Bool {
      time < other.time || (time == other.time && sequence < other.sequence)
    }
  }

  /// The time of the first note; infinite without one.
  public var firstTime: Double { notes.count == 0 ? .infinity : notes[0].time }

  /// Number of notes, those overtaken by events included.
  public var count: Int { notes.count }

  /// Adds a note.
  public mutating func add(at time: Double, index: Int32, number: Int64) {
    notes.append(Note(time: time, sequence: added, index: index, number: number))
    added += 1
    var child = notes.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard notes[child].precedes(notes[parent]) else { return }
      swap(child, parent)
      child = parent
    }
  }

  /// Takes the first note.
  public mutating func takeFirst() -> Note {
    let first = notes[0]
    let last = notes.removeLast()
    guard notes.count > 0 else { return first }
    notes[0] = last
    var parent = 0
    while true {
      var least = parent
      let (left, right) = (2 * parent + 1, 2 * parent + 2)
      if left < notes.count, notes[left].precedes(notes[least]) { least = left }
      if right < notes.count, notes[right].precedes(notes[least]) { least = right }
      guard least != parent else { return first }
      swap(parent, least)
      parent = least
    }
  }

  private func swap(_ a: Int, _ b: Int) {
    let note = notes[a]
    notes[a] = notes[b]
    notes[b] = note
  }
}
