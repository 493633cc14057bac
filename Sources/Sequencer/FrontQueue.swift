/// What the executor has taken of commands or reads: used from the front, without moving the rest.
package struct FrontQueue<Element: Sendable>: Sendable {
  private var items: [Element] = []
  private var next = 0

  package init(_ items: [Element] = []) { self.items = items }

  package var count: Int { items.count - next }
  package var isEmpty: Bool { next == items.count }

  /// Releases what was taken, if nothing is left. Call it outside of any lock.
  mutating func recycle() {
    guard next > 0, isEmpty else { return }
    items.removeAll(keepingCapacity: items.capacity <= 65_536)
    next = 0
  }

  /// Exchanges the recycled queue's array for the filled one.
  mutating func exchange(with fresh: inout [Element]) { swap(&items, &fresh) }

  package mutating func append(_ element: Element) { items.append(element) }

  /// Visits the next `count` elements, of which there must be so many, and leaves them where they
  /// are.
  func visitNext(_ count: Int, _ visit: (borrowing Element) -> Void) {
    for index in next..<next + count { visit(items[index]) }
  }

  /// Looks at the next element; nil when there is none.
  func withNext<R>(_ look: (borrowing Element) -> R) -> R? {
    next < items.count ? look(items[next]) : nil
  }

  package mutating func popFirst() -> Element? {
    guard next < items.count else { return nil }
    defer { next += 1 }
    return items[next]
  }
}
