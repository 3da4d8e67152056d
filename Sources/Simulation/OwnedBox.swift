/// One value that cannot be copied, kept apart from the structure that owns it.
///
/// The owner stays small: a structure of hundreds of fields takes the compiler minutes to check, as
/// it follows each field of a value that cannot be copied through every function.
public struct OwnedBox<Value: ~Copyable>: ~Copyable {
  @usableFromInline let place: UnsafeMutablePointer<Value>

  /// Takes a value in.
  public init(_ value: consuming Value) {
    place = .allocate(capacity: 1)
    place.initialize(to: value)
  }

  deinit {
    place.deinitialize(count: 1)
    place.deallocate()
  }

  /// Where the value is, for an owner that passes it on as a property of its own.
  public var address: UnsafePointer<Value> { UnsafePointer(place) }
  /// The same, to change it.
  public var mutableAddress: UnsafeMutablePointer<Value> { place }
}
