/// First come, first served, and whoever leaves early does it at no cost for the others. Pure.
struct CallQueue<Element> {
  private var places: [Element?] = []
  private var head = 0
  /// The ticket of `places[0]`.
  private var firstTicket = 0
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  /// A ticket to leave with.
  mutating func append(_ element: Element) -> Int {
    places.append(element)
    count += 1
    return firstTicket + places.count - 1
  }

  /// Leaves the queue; a ticket that was served already does nothing.
  mutating func remove(_ ticket: Int) {
    let index = ticket - firstTicket
    guard index >= head, index < places.count, places[index] != nil else { return }
    places[index] = nil
    count -= 1
    trim()
  }

  mutating func popFirst() -> Element? {
    while head < places.count {
      let element = places[head].take()
      head += 1
      guard let element else { continue }
      count -= 1
      trim()
      return element
    }
    return nil
  }

  /// Takes out all that are wanted, in order.
  mutating func take(where wanted: (Element) -> Bool) -> [Element] {
    var taken: [Element] = []
    for index in places.indices[head...] {
      guard let element = places[index], wanted(element) else { continue }
      places[index] = nil
      count -= 1
      taken.append(element)
    }
    trim()
    return taken
  }

  private mutating func trim() {
    if count == 0 {
      firstTicket += places.count
      places.removeAll(keepingCapacity: places.count <= 1_024)
      head = 0
    } else if head > 64, head * 2 > places.count {
      firstTicket += head
      places.removeFirst(head)
      head = 0
    }
  }
}
