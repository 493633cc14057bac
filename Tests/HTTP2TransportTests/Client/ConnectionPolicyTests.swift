import Testing

@testable import HTTP2Transport

@Suite("Attempts to connect, in order")
struct ConnectionPolicyTests {
  @Test("pauses grow by 1.6 from 1 s to 120 s, 20 % more or less, and begin anew after a success")
  func backoff() {
    let middle: UInt64 = 500 << 20
    var backoff = Backoff(base: 1_000, cap: 120_000)
    let pauses = (0..<14).map { _ in backoff.next(middle) }
    #expect(
      pauses == [
        1_000, 1_600, 2_560, 4_096, 6_553, 10_484, 16_774, 26_838, 42_940, 68_704, 109_926, 120_000,
        120_000, 120_000,
      ])
    backoff.reset()
    #expect(backoff.next(0) == 800)
    #expect(backoff.next(1_000 << 20) == 1_920)
    var small = Backoff(base: 50, cap: 10)
    #expect(small.next(middle) == 50)
    #expect(small.next(middle) == 50)
  }

  @Test("the next address begins after the delay, or at once when one fails")
  func race() {
    var race = ConnectionRace(count: 3)
    #expect(race.begin() == .attempt(0, thenDelay: true))
    #expect(race.delayPassed() == .attempt(1, thenDelay: true))
    #expect(race.failed() == .attempt(2, thenDelay: false))
    #expect(race.delayPassed() == .wait)
    #expect(race.failed() == .wait)
    #expect(race.failed() == .lost)
    var single = ConnectionRace(count: 1)
    #expect(single.begin() == .attempt(0, thenDelay: false))
    #expect(single.failed() == .lost)
  }

  @Test("families in turn, beginning with the resolver's first")
  func interleaving() {
    func mixed(_ text: String) -> String {
      String(ConnectionRace.interleaved(Array(text)) { $0.isUppercase })
    }
    #expect(mixed("ABCab") == "AaBbC")
    #expect(mixed("abABC") == "aAbBC")
    #expect(mixed("abc") == "abc")
    #expect(mixed("") == "")
  }

  @Test("a queue serves in order, and whoever leaves is not served")
  func queue() {
    var queue = CallQueue<Int>()
    let tickets = (0..<200).map { queue.append($0) }
    queue.remove(tickets[0])
    queue.remove(tickets[5])
    #expect((0..<4).map { _ in queue.popFirst() } == [1, 2, 3, 4])
    // Served already: nothing happens.
    queue.remove(tickets[3])
    #expect(queue.count == 194)
    #expect(queue.take(where: { $0.isMultiple(of: 2) }).count == 97)
    #expect(queue.popFirst() == 7)
    let late = queue.append(1_000)
    var rest: [Int] = []
    while let next = queue.popFirst() { rest.append(next) }
    #expect(rest == Array(stride(from: 9, to: 200, by: 2)) + [1_000])
    queue.remove(late)
    #expect(queue.isEmpty && queue.popFirst() == nil)
    let again = queue.append(1)
    #expect(again > late)
    queue.remove(again)
    #expect(queue.isEmpty)
  }

  @Test("a rotation goes round, and past those that do not accept")
  func rotation() {
    var rotation = Rotation()
    func pick(_ accepted: Set<Int>) -> Int? {
      rotation.pick(of: 3) { accepted.contains($0) ? $0 : nil }
    }
    #expect((0..<4).map { _ in pick([0, 1, 2]) } == [0, 1, 2, 0])
    #expect((0..<3).map { _ in pick([0, 2]) } == [2, 0, 2])
    #expect(pick([]) == nil)
    #expect(pick([1]) == 1)
  }

  @Test("what several connections are together")
  func together() {
    let rows: [([ConnectivityState], ConnectivityState)] = [
      ([.ready, .transientFailure], .ready), ([.connecting, .transientFailure], .connecting),
      ([.transientFailure, .transientFailure], .transientFailure),
      ([.idle, .transientFailure], .idle), ([.idle, .connecting], .connecting), ([], .connecting),
    ]
    for (states, expected) in rows {
      #expect(ConnectivityState.together(states) == expected, "\(states)")
    }
  }

  @Test("a shuffle is one of all orders, and none is lost")
  func shuffle() {
    var shuffler = Shuffler(seed: 11)
    var firsts = [Int](repeating: 0, count: 4)
    for _ in 0..<400 {
      var elements = [0, 1, 2, 3]
      shuffler.shuffle(&elements)
      #expect(elements.sorted() == [0, 1, 2, 3])
      firsts[elements[0]] += 1
    }
    #expect(firsts.allSatisfy { $0 > 50 }, "seed 11: \(firsts)")
  }
}

@Suite("Keepalive, without a clock")
struct KeepaliveTests {
  private typealias Reading = Keepalive.Reading

  @Test("asked after silence, and lost when nothing is read in time")
  func lost() {
    var keepalive = Keepalive(time: 10_000, timeout: 2_000, withoutCalls: false)
    let reading = Reading(last: 1_000, count: 4)
    #expect(keepalive.look(now: 1_000, reading, hasCalls: true) == .look(after: 10_000))
    #expect(keepalive.look(now: 11_000, reading, hasCalls: true) == .ping(lookAfter: 2_000))
    #expect(keepalive.look(now: 12_000, reading, hasCalls: true) == .look(after: 1_000))
    #expect(keepalive.look(now: 13_000, reading, hasCalls: true) == .lost)
  }

  @Test("any byte counts as an answer, even within the millisecond of the question")
  func answered() {
    var keepalive = Keepalive(time: 10_000, timeout: 2_000, withoutCalls: false)
    #expect(
      keepalive.look(now: 11_000, Reading(last: 1_000, count: 4), hasCalls: true)
        == .ping(lookAfter: 2_000))
    #expect(
      keepalive.look(now: 13_000, Reading(last: 11_000, count: 5), hasCalls: true)
        == .look(after: 8_000))
  }

  @Test("traffic puts the question off")
  func traffic() {
    var keepalive = Keepalive(time: 10_000, timeout: 2_000, withoutCalls: false)
    #expect(
      keepalive.look(now: 11_000, Reading(last: 9_000, count: 9), hasCalls: true)
        == .look(after: 8_000))
  }

  @Test("without calls nothing is asked, unless that is wanted")
  func withoutCalls() {
    var quiet = Keepalive(time: 10_000, timeout: 2_000, withoutCalls: false)
    #expect(quiet.look(now: 50_000, Reading(last: 0), hasCalls: false) == .look(after: 10_000))
    var eager = Keepalive(time: 10_000, timeout: 2_000, withoutCalls: true)
    #expect(eager.look(now: 50_000, Reading(last: 0), hasCalls: false) == .ping(lookAfter: 2_000))
  }
}
