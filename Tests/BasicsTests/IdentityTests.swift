import Basics
import Testing

@Suite("Ids and digests")
struct IdentityTests {
  @Test("an id carries its entry and its place in it")
  func parts() {
    let id = HoldID(sequence: 77, index: 5)
    #expect(id.rawValue == 77 << 20 | 5)
    #expect(id.sequence == 77)
    #expect(id.index == 5)
    #expect(id < HoldID(sequence: 78, index: 0))
    #expect(HoldID.none.isNone)
  }

  @Test("text form: prefix, underscore, base 32")
  func text() {
    #expect(HoldID(rawValue: 0).description == "hold_0")
    #expect(HoldID(rawValue: 32).description == "hold_10")
    #expect(HoldID(rawValue: .max).description == "hold_fzzzzzzzzzzzz")
  }

  @Test("text forms come back, for many seeds")
  func textRoundTrip() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<1_000 {
      let id = OrderID(rawValue: random.next() >> random.below(64))
      #expect(OrderID(id.description) == id)
    }
  }

  @Test(
    "a text that is not the one text of an id is refused",
    arguments: [
      "", "hold", "hold_", "hold_0a", "hold_A", "hold_u", "drop_1", "hold1", "hold_1 ",
      "hold_g000000000000", "hold_fzzzzzzzzzzzzz", "hold_-1", "hold_é",
    ])
  func refusedText(text: String) {
    #expect(HoldID(text) == nil)
  }

  @Test("the digest of rows ignores their order and sees their number and content")
  func digests() {
    func row(_ words: UInt64...) -> StateDigest {
      var hasher = DigestHasher()
      for word in words { hasher.combine(word) }
      return hasher.finalize()
    }
    var forward = StateDigest.empty
    var backward = StateDigest.empty
    for index in UInt64(0)..<50 { forward.combine(unordered: row(index, 1)) }
    for index in (UInt64(0)..<50).reversed() { backward.combine(unordered: row(index, 1)) }
    #expect(forward == backward)
    backward.combine(unordered: row(3, 1))
    #expect(forward != backward)
    #expect(row(1, 2) != row(2, 1))
    #expect(row(0) != row(0, 0))
    #expect(row() != row(0))
    #expect(forward.description.utf8.count == 32)
  }

  @Test("bytes digest by content and length")
  func byteDigests() {
    func digest(_ bytes: [UInt8]) -> StateDigest {
      var hasher = DigestHasher()
      hasher.combine(bytes: bytes)
      return hasher.finalize()
    }
    #expect(digest([1]) != digest([1, 0]))
    #expect(digest([]) != digest([0]))
    #expect(digest([1, 2, 3, 4, 5, 6, 7, 8, 9]) == digest([1, 2, 3, 4, 5, 6, 7, 8, 9]))
    var seen: Set<StateDigest> = []
    for index in 0..<10_000 {
      seen.insert(digest([UInt8(index & 255), UInt8(index >> 8)]))
    }
    #expect(seen.count == 10_000)
  }
}

@Suite("Seams and queues")
struct SeamTests {
  @Test("equal seeds, equal numbers; splits differ")
  func seeds() {
    var first = SplitMix64(seed: 0)
    var second = SplitMix64(seed: 0)
    #expect(first.next() == 0xE220_A839_7B1D_CDAF)
    _ = second.next()
    var split = first.split()
    _ = second.next()
    #expect(first.next() == second.next())
    #expect(split.next() != first.next())
    for _ in 0..<1_000 { #expect(first.below(7) < 7) }
    #expect(first.below(0) == 0)
  }

  @Test("a manual clock moves only when told")
  func clock() {
    let clock = ManualClock(startMicroseconds: 100)
    #expect(clock.nowMicroseconds() == 100)
    clock.advance(byMicroseconds: 50)
    clock.advance(byMicroseconds: -20)
    #expect(clock.nowMicroseconds() == 130)
    clock.set(toMicroseconds: 5)
    #expect(clock.nowMicroseconds() == 5)
  }

  @Test("a bounded queue keeps order and refuses what is too much, for many seeds")
  func queue() {
    for seed in UInt64(1)...100 {
      var random = SplitMix64(seed: seed)
      let capacity = Int(random.below(40)) + 1
      var queue = BoundedQueue<Int>(capacity: capacity)
      var model: [Int] = []
      for step in 0..<400 {
        if random.chance(percent: 60) {
          let accepted = queue.append(step)
          #expect(accepted == (model.count < capacity), "seed \(seed)")
          if accepted { model.append(step) }
        } else {
          #expect(queue.popFirst() == (model.isEmpty ? nil : model.removeFirst()), "seed \(seed)")
        }
        #expect(queue.count == model.count)
        #expect(queue.first == model.first)
        #expect(queue.isFull == (model.count == capacity))
      }
      var rest: [Int] = []
      queue.drain(into: &rest)
      #expect(rest == model)
    }
    var smallest = BoundedQueue<Int>(capacity: 0)
    #expect(smallest.append(1) && !smallest.append(2))
  }
}
