/// A growable array of trivial elements for the hot loop: one allocation, no reference counting,
/// no copy on write, no bounds check in release builds.
///
/// It owns its memory and cannot be copied. Elements are changed in place:
/// `units[u].busy += dt` touches one field. Growth doubles the capacity.
@frozen
public struct FlatArray<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<Element>
  @usableFromInline var capacity: Int
  @usableFromInline var used: Int

  /// Number of elements.
  @inlinable public var count: Int { used }

  /// Creates an empty array with room for `capacity` elements before it grows.
  public init(capacity: Int = 8) {
    self.capacity = max(capacity, 1)
    base = .allocate(capacity: self.capacity)
    used = 0
  }

  /// Creates an array of `count` equal elements.
  public init(repeating element: Element, count: Int) {
    self.init(capacity: count)
    base.initialize(repeating: element, count: count)
    used = count
  }

  deinit {
    base.deallocate()
  }

  /// The element at `index`, for reading and for changing in place.
  /// - Precondition: `0 <= index < count` (checked in debug builds).
  @inlinable
  public subscript(index: Int) -> Element {
    // Addressors, not get and set: a field is read or changed where it lies, never by way of a copy
    // of the whole element.
    @inline(__always)
    unsafeAddress {
      assert(index >= 0 && index < count, "index out of range")
      return UnsafePointer(base + index)
    }
    @inline(__always)
    nonmutating unsafeMutableAddress {
      assert(index >= 0 && index < count, "index out of range")
      return base + index
    }
  }

  /// The element at a 32-bit index.
  @inlinable
  public subscript(index: Int32) -> Element {
    @inline(__always)
    unsafeAddress {
      assert(index >= 0 && index < count, "index out of range")
      return UnsafePointer(base + Int(index))
    }
    @inline(__always)
    nonmutating unsafeMutableAddress {
      assert(index >= 0 && index < count, "index out of range")
      return base + Int(index)
    }
  }

  /// Appends an element; amortised O(1).
  @inlinable
  public mutating func append(_ element: Element) {
    if used == capacity { grow() }
    base.advanced(by: used).initialize(to: element)
    used += 1
  }

  /// Removes and returns the last element.
  /// - Precondition: the array is not empty (checked in debug builds).
  @inlinable
  public mutating func removeLast() -> Element {
    assert(count > 0, "removeLast from an empty array")
    used -= 1
    return base[used]
  }

  /// Drops the elements from `newCount` on; the memory is kept.
  @inlinable
  public mutating func truncate(to newCount: Int) {
    assert(newCount >= 0 && newCount <= count, "truncate cannot grow")
    used = newCount
  }

  /// Whether there is no element.
  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// Gives temporary access to the elements, for algorithms of the standard library.
  public func withUnsafeMutableBuffer<Result>(
    _ body: (UnsafeMutableBufferPointer<Element>) -> Result
  ) -> Result {
    body(UnsafeMutableBufferPointer(start: base, count: count))
  }

  @usableFromInline
  mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }
}
