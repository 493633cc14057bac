import Synchronization

/// Places for the memory of sessions, of all threads.
///
/// A place is 28 KiB of addresses, of which an idle session touches the first three pages: small blocks, and behind
/// them a frame buffer whose first 780 bytes lie in the third page. Places are cut from slabs, so that no
/// header of the allocator lies between them and costs a page of its own.
final class SessionPlaces: Sendable {
  static let shared = SessionPlaces()

  static let placeBytes = 28 << 10
  /// Bytes of a place for small blocks. 11,504: what an idle connection needs, and some streams.
  static let smallBytes = 11_504
  /// The library asks for 16,394.
  static let frameBufferBytes = 16_640

  private static let placesPerSlab = 32
  private static let pageBytes = 4_096

  private struct Slab {
    var base: UnsafeMutableRawPointer
    /// The first free place; in each is the address of the next.
    var free: UnsafeMutableRawPointer?
    /// Places never taken so far.
    var untouched = SessionPlaces.placesPerSlab
    var taken = 0

    var isFull: Bool { free == nil && untouched == 0 }
  }

  private struct State: @unchecked Sendable {
    // Sound although unchecked: the pointers are used under the lock that holds the state.

    /// In the order of their addresses.
    var slabs: [Slab] = []
    /// Slabs without a taken place.
    var empty = 0
    /// Which slab is asked first.
    var recent = 0
  }

  private let state = Mutex(State())

  deinit {
    state.withLock { state in
      for slab in state.slabs where slab.taken == 0 { slab.base.deallocate() }
    }
  }

  /// Page-aligned memory of `placeBytes` bytes, the caller's alone until it is given back; not initialised.
  func take() -> UnsafeMutableRawPointer {
    // The address leaves the lock as a number; it is nobody else's.
    let address = state.withLock { UInt(bitPattern: Self.take(from: &$0)) }
    return UnsafeMutableRawPointer(bitPattern: address)!
  }

  func giveBack(_ place: UnsafeMutableRawPointer) {
    let address = UInt(bitPattern: place)
    state.withLock { Self.giveBack(UnsafeMutableRawPointer(bitPattern: address)!, to: &$0) }
  }

  /// Places taken, and those there are memory for.
  var counts: (taken: Int, total: Int) {
    state.withLock { state in
      (state.slabs.reduce(0) { $0 + $1.taken }, state.slabs.count * Self.placesPerSlab)
    }
  }

  private static func take(from state: inout State) -> UnsafeMutableRawPointer {
    let slab = slabWithRoom(&state)
    state.recent = slab
    if state.slabs[slab].taken == 0 { state.empty -= 1 }
    state.slabs[slab].taken += 1
    if let place = state.slabs[slab].free {
      state.slabs[slab].free = place.load(as: UnsafeMutableRawPointer?.self)
      return place
    }
    let index = placesPerSlab - state.slabs[slab].untouched
    state.slabs[slab].untouched -= 1
    return state.slabs[slab].base + index * placeBytes
  }

  private static func slabWithRoom(_ state: inout State) -> Int {
    if state.recent < state.slabs.count, !state.slabs[state.recent].isFull { return state.recent }
    if let slab = state.slabs.firstIndex(where: { !$0.isFull }) { return slab }
    let base = UnsafeMutableRawPointer.allocate(
      byteCount: placesPerSlab * placeBytes, alignment: pageBytes)
    let place = position(of: base, in: state.slabs)
    state.slabs.insert(Slab(base: base), at: place)
    state.empty += 1
    return place
  }

  private static func giveBack(_ place: UnsafeMutableRawPointer, to state: inout State) {
    let slab = position(of: place + 1, in: state.slabs) - 1
    place.storeBytes(of: state.slabs[slab].free, as: UnsafeMutableRawPointer?.self)
    state.slabs[slab].free = place
    state.slabs[slab].taken -= 1
    guard state.slabs[slab].taken == 0 else { return }
    state.empty += 1
    // One is kept: a server whose last connection comes and goes should not pay for a slab each time.
    guard state.empty > 1 else { return }
    state.slabs[slab].base.deallocate()
    state.slabs.remove(at: slab)
    state.empty -= 1
    state.recent = 0
  }

  /// How many slabs begin below `address`.
  private static func position(of address: UnsafeMutableRawPointer, in slabs: [Slab]) -> Int {
    var low = 0
    var high = slabs.count
    while low < high {
      let middle = (low + high) / 2
      if slabs[middle].base < address { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
