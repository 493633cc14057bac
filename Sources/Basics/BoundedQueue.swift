/// A first-in, first-out queue that never holds more than its capacity.
///
/// A ring that grows by doubling up to the capacity. Appending and removing take constant time
/// (amortised while it grows). Not synchronised: the owner confines it to one thread or locks
/// around it.
@frozen
public struct BoundedQueue<Element> {
  @usableFromInline var ring: [Element?]
  @usableFromInline var head: Int
  @usableFromInline var used: Int
  /// The most elements the queue will hold.
  public let capacity: Int

  /// - Parameter capacity: at least 1; a smaller number is taken as 1.
  @inlinable
  public init(capacity: Int) {
    self.capacity = max(capacity, 1)
    ring = Array(repeating: nil, count: min(self.capacity, 16))
    head = 0
    used = 0
  }

  /// Elements in the queue.
  @inlinable
  public var count: Int { used }

  /// Whether the queue holds nothing.
  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// Whether another element would be refused.
  @inlinable
  public var isFull: Bool { count == capacity }

  /// The element to be removed next.
  @inlinable
  public var first: Element? { count == 0 ? nil : ring[head] }

  /// Adds `element` at the end; false, and no change, when the queue is full.
  @inlinable
  public mutating func append(_ element: Element) -> Bool {
    guard count < capacity else { return false }
    if count == ring.count { grow() }
    let tail = head + count
    ring[tail < ring.count ? tail : tail - ring.count] = element
    used += 1
    return true
  }

  /// Removes and returns the oldest element.
  @inlinable
  public mutating func popFirst() -> Element? {
    guard count > 0 else { return nil }
    let element = ring[head]
    ring[head] = nil
    head = head + 1 == ring.count ? 0 : head + 1
    used -= 1
    return element
  }

  /// Moves every element to the end of `output`, oldest first.
  @inlinable
  public mutating func drain(into output: inout [Element]) {
    output.reserveCapacity(output.count + count)
    while let element = popFirst() { output.append(element) }
  }

  @usableFromInline
  mutating func grow() {
    var larger: [Element?] = []
    let size = min(max(ring.count * 2, 1), capacity)
    larger.reserveCapacity(size)
    for index in 0..<count { larger.append(ring[(head + index) % ring.count]) }
    while larger.count < size { larger.append(nil) }
    ring = larger
    head = 0
  }
}

extension BoundedQueue: Sendable where Element: Sendable {}
