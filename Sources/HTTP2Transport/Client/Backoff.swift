/// Pauses between attempts to connect: the first as long as `base`, each 1.6 times as long as the one before, `cap` at
/// most, 20 % more or less. Milliseconds. Pure.
struct Backoff {
  private let base: UInt64
  private let cap: UInt64
  private var current: UInt64 = 0

  init(base: UInt64, cap: UInt64) {
    self.base = base
    self.cap = max(base, cap)
  }

  mutating func next(_ random: UInt64) -> UInt64 {
    current = current == 0 ? base : min(cap, current * 8 / 5)
    return Jitter.twentyPercent(of: current, random)
  }

  /// A connection was made.
  mutating func reset() { current = 0 }
}

/// Numbers for jitter and shuffling: nothing depends on nobody guessing them. Pure.
struct Shuffler {
  private var state: UInt64

  init(seed: UInt64) { state = seed | 1 }

  /// The high half is the better one.
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 32
  }

  mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, Int(next() >> 16) % (last + 1))
    }
  }
}
