/// A fixed number of elements that cannot be copied, such as histograms, owned in one place.
public struct OwnedArray<Element: ~Copyable>: ~Copyable {
  @usableFromInline let base: UnsafeMutablePointer<Element>
  /// Number of elements.
  public let count: Int

  /// Creates `count` elements, each from a call of `make`.
  public init(count: Int, _ make: () -> Element) {
    base = .allocate(capacity: max(count, 1))
    self.count = count
    for index in 0..<count { base.advanced(by: index).initialize(to: make()) }
  }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  /// The element at `index`, in place.
  /// - Precondition: `0 <= index < count`.
  @inlinable
  public subscript(index: Int) -> Element {
    @inline(__always)
    unsafeAddress {
      precondition(index >= 0 && index < count, "index out of range")
      return UnsafePointer(base + index)
    }
    @inline(__always)
    nonmutating unsafeMutableAddress {
      precondition(index >= 0 && index < count, "index out of range")
      return base + index
    }
  }
}
