import EventLoop
import Testing

/// SplitMix64: the same numbers for the same seed, everywhere.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

@Suite("Timer wheel")
struct TimerWheelTests {
  @Test(
    "a timer fires at its tick, not before, and once",
    arguments: [0, 1, 63, 64, 65, 4_095, 4_096, 300_000, 17_000_000, 1 << 36, 1 << 40] as [UInt64])
  func single(delay: UInt64) {
    for start in [0, 1, 62, 63, 4_000, 123_456_789] as [UInt64] {
      var wheel = TimerWheel<Int>(now: start)
      _ = wheel.schedule(at: start + delay, 7)
      if delay > 0 {
        let early = wheel.popDue(now: start + delay - 1)
        #expect(early == nil)
      }
      let onTime = wheel.popDue(now: start + delay)
      #expect(onTime == 7)
      let again = wheel.popDue(now: start + delay + 1_000_000)
      #expect(again == nil)
      #expect(wheel.count == 0)
    }
  }

  @Test("what has passed is due at once")
  func past() {
    var wheel = TimerWheel<Int>(now: 1_000)
    _ = wheel.schedule(at: 3, 1)
    let atOnce = wheel.popDue(now: 1_000)
    #expect(atOnce == 1)
  }

  @Test("a cancelled timer does not fire, and its token is dead for its successor")
  func cancelled() {
    var wheel = TimerWheel<Int>(now: 0)
    let first = wheel.schedule(at: 10, 1)
    let stopped = wheel.cancel(first)
    #expect(stopped)
    let stoppedTwice = wheel.cancel(first)
    #expect(!stoppedTwice)
    let second = wheel.schedule(at: 10, 2)
    let stale = wheel.cancel(first)
    #expect(!stale)
    let successor = wheel.popDue(now: 10)
    #expect(successor == 2)
    let tooLate = wheel.cancel(second)
    #expect(!tooLate)
  }

  @Test("against a sorted list", arguments: 1...20 as ClosedRange<UInt64>)
  func model(seed: UInt64) {
    var numbers = Numbers(state: seed)
    var now: UInt64 = .random(in: 0...1_000_000, using: &numbers)
    var wheel = TimerWheel<Int>(now: now)
    var model: [Int: (tick: UInt64, token: TimerToken)] = [:]
    var name = 0
    for _ in 0..<3_000 {
      switch Int.random(in: 0..<10, using: &numbers) {
      case 0..<6:
        let span = UInt64(1) << UInt64.random(in: 0...30, using: &numbers)
        let tick = now + .random(in: 0...span, using: &numbers)
        model[name] = (tick, wheel.schedule(at: tick, name))
        name += 1
      case 6..<8:
        if let victim = model.keys.sorted().randomElement(using: &numbers) {
          let stopped = wheel.cancel(model[victim]!.token)
          #expect(stopped, "seed \(seed)")
          model[victim] = nil
        }
      default:
        let leap = UInt64(1) << UInt64.random(in: 0...24, using: &numbers)
        now += .random(in: 0...leap, using: &numbers)
        if let next = wheel.nextTick, let first = model.values.map(\.tick).min() {
          #expect(next <= first, "seed \(seed)")
        }
        var fired: [Int] = []
        while let timer = wheel.popDue(now: now) { fired.append(timer) }
        let due = model.filter { $0.value.tick <= now }
        #expect(fired.sorted() == due.keys.sorted(), "seed \(seed)")
        for timer in fired { model[timer] = nil }
      }
      #expect(wheel.count == model.count, "seed \(seed)")
    }
  }
}
