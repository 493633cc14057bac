import Basics
import Testing

@testable import Webhooks

@Suite("webhooks: what is sent when")
struct WebhookQueueTests {
  private static let hour: Int64 = 3_600_000

  @Test("in order for each subject, subjects beside each other")
  func order() {
    var queue = WebhookQueue()
    for (offset, subject) in ["a", "a", "b", "a", "b"].enumerated() {
      let isNew = queue.add(UInt64(offset), subject: subject, at: 0)
      #expect(isNew)
    }
    #expect(queue.take(at: 0) == [0, 2])
    #expect(queue.take(at: 0) == [] && queue.wakeAt == nil)
    #expect(queue.answered(2, .taken, at: 1, share: 1) == .taken)
    #expect(queue.next == 0)
    #expect(queue.take(at: 1) == [4])
    #expect(queue.answered(0, .failed("500", afterMilliseconds: nil), at: 1, share: 1) == .again)
    // Nothing of "a" goes before the first of it.
    #expect(queue.take(at: 1_000) == [] && queue.wakeAt == 1_001)
    #expect(queue.take(at: 1_001) == [0])
    #expect(queue.answered(0, .taken, at: 1_002, share: 1) == .taken)
    #expect(queue.next == 1)
    #expect(queue.answered(4, .taken, at: 1_002, share: 1) == .taken)
    #expect(queue.take(at: 1_002) == [1])
    _ = queue.answered(1, .taken, at: 1_003, share: 1)
    #expect(queue.take(at: 1_003) == [3] && queue.next == 3)
    _ = queue.answered(3, .taken, at: 1_004, share: 1)
    #expect(queue.next == 5 && queue.count == 0 && queue.wakeAt == nil)
  }

  @Test("what was dealt with before a start is not sent again")
  func resumed() {
    var queue = WebhookQueue(next: 7, done: [3, 8, 10])
    #expect(queue.next == 7)
    let added = (7...11 as ClosedRange<UInt64>).filter { queue.add($0, subject: "\($0)", at: 0) }
    #expect(added == [7, 9, 11])
    for offset in queue.take(at: 0) { _ = queue.answered(offset, .taken, at: 0, share: 0) }
    #expect(queue.next == 12)
  }

  @Test("the pause doubles, half of it at random, up to its end")
  func pauses() {
    var limits = WebhookLimits()
    limits.failuresToOpen = .max
    limits.longestPauseMilliseconds = 5_000
    var queue = WebhookQueue(limits: limits)
    _ = queue.add(0, subject: "a", at: 0)
    var now: Int64 = 0
    var pauses: [Int64] = []
    for share in [0, 1, 0.5, 1, 1, 0, 1] {
      #expect(queue.take(at: now) == [0])
      _ = queue.answered(0, .failed("500", afterMilliseconds: nil), at: now, share: share)
      let wake = queue.wakeAt ?? 0
      pauses.append(wake - now)
      #expect(queue.take(at: wake - 1) == [])
      now = wake
    }
    #expect(pauses == [500, 2_000, 3_000, 5_000, 5_000, 2_500, 5_000])
  }

  @Test(
    "an endpoint that is down for an hour is only asked whether it is back, and then has all, in order"
  )
  func down() {
    var queue = WebhookQueue()
    var now: Int64 = 0
    var sent = 0
    var came: [UInt64] = []
    for offset in 0..<400 as Range<UInt64> {
      _ = queue.add(offset, subject: "\(offset % 40)", at: 0)
    }
    while queue.count > 0 {
      for offset in queue.take(at: now) {
        sent += 1
        if now >= Self.hour { came.append(offset) }
        let answer =
          now < Self.hour ? WebhookAnswer.failed("no connection", afterMilliseconds: nil) : .taken
        _ = queue.answered(offset, answer, at: now, share: 1)
      }
      now = max(now, queue.wakeAt ?? now)
    }
    // Sixteen at once at first, then one after 1, 2, 4 … s, then each ten minutes.
    #expect(sent - 400 < 40, "\(sent)")
    #expect(now < Self.hour + 600_000 + 1)
    #expect(Set(came).count == 400 && queue.next == 400)
    for subject in 0..<40 as Range<UInt64> {
      let own = came.filter { $0 % 40 == subject }
      #expect(own == own.sorted())
    }
  }

  @Test("what fails while others are taken is put aside after a day, and those behind it go on")
  func poison() {
    var queue = WebhookQueue()
    _ = queue.add(0, subject: "bad", at: 0)
    _ = queue.add(1, subject: "bad", at: 0)
    var now: Int64 = 0
    var offset: UInt64 = 2
    var aside: [UInt64: Int64] = [:]
    while aside.count < 2 {
      _ = queue.add(offset, subject: "good", at: now)
      offset += 1
      for taken in queue.take(at: now) {
        let answer = taken < 2 ? WebhookAnswer.failed("500", afterMilliseconds: nil) : .taken
        if case .putAside(let reason) = queue.answered(taken, answer, at: now, share: 1) {
          aside[taken] = now
          #expect(reason.hasPrefix("500, ") && reason.hasSuffix("given up"))
        }
      }
      now += 60_000
    }
    #expect(queue.next == offset && !queue.isOpen)
    let first = aside[0] ?? 0
    #expect(first >= 24 * Self.hour && first < 25 * Self.hour)
    #expect((aside[1] ?? 0) >= first + 24 * Self.hour)
  }

  /// The others are taken at once, long before it has failed often: a few more events show who is to blame.
  @Test(
    "what blocks a full window is put aside sooner, and an endpoint that is down puts nothing aside"
  )
  func crowded() {
    for isDown in [false, true] {
      var limits = WebhookLimits()
      limits.window = 10
      var queue = WebhookQueue(limits: limits)
      var offset: UInt64 = 0
      var now: Int64 = 0
      var aside: [UInt64] = []
      while aside.isEmpty, now < 10 * Self.hour {
        while !queue.isFull, offset < 5_000 {
          _ = queue.add(offset, subject: offset == 0 ? "bad" : "\(offset)", at: now)
          offset += 1
        }
        for sent in queue.take(at: now) {
          let answer =
            sent == 0 || isDown ? WebhookAnswer.failed("400", afterMilliseconds: nil) : .taken
          let step = queue.answered(sent, answer, at: now, share: 1)
          if case .putAside = step { aside.append(sent) }
        }
        now = max(now + 1, queue.wakeAt ?? now)
      }
      if isDown {
        #expect(aside == [] && queue.next == 0 && offset <= 10 + 1_024)
      } else {
        #expect(aside == [0] && now < 2 * Self.hour, "\(now)")
        #expect(offset < 30, "\(offset)")
        #expect(queue.next >= 10 && !queue.isFull)
      }
    }
  }

  @Test("what nobody is told of takes no place, and what is lost frees the places of what was done")
  func noPlace() {
    var limits = WebhookLimits()
    limits.window = 4
    var queue = WebhookQueue(next: 0, done: [6, 7, 8, 9, 40], limits: limits)
    // Full of what was done before, but for the first, which nobody has named yet.
    #expect(!queue.isFull)
    _ = queue.add(0, subject: "bad", at: 0)
    #expect(queue.isFull)
    queue.lose(before: 20)
    #expect(!queue.isFull && queue.doneBehind == [40])
    for offset in 20..<40 as Range<UInt64> { queue.pass(offset) }
    #expect(!queue.isFull && queue.next == 0)
    #expect(queue.take(at: 0) == [0])
    _ = queue.answered(0, .taken, at: 0, share: 0)
    #expect(queue.next == 41 && queue.doneBehind.isEmpty)
  }

  @Test("an endpoint that asks for quiet has it, up to a day")
  func quiet() {
    var queue = WebhookQueue()
    _ = queue.add(0, subject: "a", at: 0)
    _ = queue.add(1, subject: "b", at: 0)
    #expect(queue.take(at: 0) == [0, 1])
    let answer = WebhookAnswer(status: 429, retryAfter: "120")
    #expect(answer == .failed("429", afterMilliseconds: 120_000))
    _ = queue.answered(0, answer, at: 10, share: 1)
    _ = queue.answered(1, .taken, at: 10, share: 1)
    #expect(queue.take(at: 119_999) == [] && queue.wakeAt == 120_010)
    #expect(queue.take(at: 120_010) == [0])
    for (text, expected) in [
      ("99999999999", 86_400_000), ("-1", 0), ("Wed, 21 Oct 2026 07:28:00 GMT", nil), ("", nil),
    ] as [(String, Int64?)] {
      let told = WebhookAnswer(status: 503, retryAfter: text)
      #expect(told == .failed("503", afterMilliseconds: expected), "\(text)")
    }
  }

  @Test("410 ends it, and nothing is lost")
  func gone() {
    var queue = WebhookQueue()
    _ = queue.add(0, subject: "a", at: 0)
    _ = queue.add(1, subject: "b", at: 0)
    #expect(queue.take(at: 0) == [0, 1])
    #expect(
      queue.answered(0, WebhookAnswer(status: 410, retryAfter: nil), at: 0, share: 1) == .gone)
    #expect(queue.isGone && queue.take(at: Self.hour) == [] && queue.wakeAt == nil)
    #expect(queue.answered(1, .taken, at: 1, share: 1) == .taken)
    #expect(queue.next == 0 && queue.count == 1)
  }

  @Test("statuses")
  func statuses() {
    for status in [200, 201, 204, 299] {
      #expect(WebhookAnswer(status: status, retryAfter: "5") == .taken)
    }
    for status in [0, 100, 301, 302, 307, 308, 400, 401, 404, 409, 413, 500, 502, 599] {
      guard case .failed(let reason, nil) = WebhookAnswer(status: status, retryAfter: nil) else {
        Issue.record("\(status)")
        continue
      }
      #expect(reason.hasPrefix("\(status)"))
    }
  }

  @Test("events that are lost are passed over, and those that are known still go")
  func lost() {
    var queue = WebhookQueue(next: 5)
    _ = queue.add(5, subject: "a", at: 0)
    queue.pass(6)
    queue.lose(before: 1_000_000)
    #expect(queue.next == 5)
    _ = queue.add(1_000_000, subject: "a", at: 0)
    #expect(queue.take(at: 0) == [5])
    _ = queue.answered(5, .taken, at: 0, share: 0)
    #expect(queue.next == 1_000_000)
    #expect(queue.take(at: 0) == [1_000_000])
    _ = queue.answered(1_000_000, .taken, at: 0, share: 0)
    #expect(queue.next == 1_000_001)
    queue.lose(before: 3)
    #expect(queue.next == 1_000_001)
  }

  /// Whatever an endpoint does: everything is sent, in order for each subject, one at a time, and nothing twice that was
  /// taken; after a start from what was written down, too.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func anyEndpoint(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var limits = WebhookLimits()
    limits.window = 40 + Int(random.below(100))
    limits.atOnce = 1 + Int(random.below(8))
    var queue = WebhookQueue(limits: limits)
    var now: Int64 = 0
    var offset: UInt64 = 0
    var taken: [UInt64: Int] = [:]
    var last: [String: UInt64] = [:]
    var subjects: [UInt64: String] = [:]
    var done: Set<UInt64> = []
    var underWay: [UInt64] = []
    let total: UInt64 = 400
    while queue.next < total, now < 400 * Self.hour {
      while !queue.isFull, offset < total, random.chance(percent: 80) {
        let subject = subjects[offset] ?? "s\(random.below(9))"
        subjects[offset] = subject
        _ = queue.add(offset, subject: subject, at: now)
        offset += 1
      }
      for sent in queue.take(at: now) {
        let subject = subjects[sent] ?? ""
        #expect(!underWay.contains { subjects[$0] == subject }, "two of one subject under way")
        #expect(taken[sent] == nil, "\(sent) is sent again")
        underWay.append(sent)
      }
      #expect(underWay.count <= limits.atOnce)
      while !underWay.isEmpty, random.chance(percent: 70) {
        let one = underWay.remove(at: Int(random.below(UInt64(underWay.count))))
        let isBad = (now / 600_000) % 3 == 1 && random.chance(percent: 90)
        let answer =
          isBad || random.chance(percent: 10)
          ? WebhookAnswer.failed("x", afterMilliseconds: random.chance(percent: 10) ? 5_000 : nil)
          : .taken
        let step = queue.answered(
          one, answer, at: now, share: Double(random.below(101)) / 100)
        if step == .again { continue }
        if case .taken = step { taken[one, default: 0] += 1 }
        done.insert(one)
        let subject = subjects[one] ?? ""
        if let before = last[subject] { #expect(before < one, "\(subject) out of order") }
        last[subject] = one
      }
      if random.chance(percent: 2) {
        // A start: what is under way is not known.
        queue = WebhookQueue(
          next: queue.next, done: done.filter { $0 >= queue.next }, limits: limits)
        offset = queue.next
        underWay = []
      }
      now += underWay.isEmpty ? max(1, (queue.wakeAt ?? now + 100) - now) : 50
    }
    #expect(
      queue.next == total, "seed \(seed): \(queue.next) at \(now)")
    #expect(taken.values.allSatisfy { $0 == 1 })
  }
}
