import Basics
import Testing

@testable import DropEngine

@Suite("Tables against simple models")
struct TableTests {
  @Test("a hash index finds what was inserted and not removed, while it grows", arguments: 1...12)
  func hashIndex(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var index = HashIndex()
    // Keys by slot; nil where the slot is free. Few distinct hashes on some seeds: long probes.
    var keys: [UInt64?] = []
    var live: [UInt32] = []
    let spread: UInt64 = seed % 3 == 0 ? 50 : 1 << 40
    func hash(_ key: UInt64) -> UInt32 {
      seed % 2 == 0 ? UInt32(truncatingIfNeeded: mixBits(key)) : logIDHash(key)
    }
    for _ in 0..<6_000 {
      if live.isEmpty || random.chance(percent: 70) {
        let key = random.below(spread) << 20 | random.below(3)
        let known = index.find(hash: hash(key)) { keys[Int($0)] == key }
        #expect(known == keys.firstIndex(of: key).map { UInt32($0) })
        if known != nil { continue }
        keys.append(key)
        live.append(UInt32(keys.count - 1))
        index.insert(hash: hash(key), slot: UInt32(keys.count - 1))
      } else {
        let slot = live.remove(at: Int(random.below(UInt64(live.count))))
        guard let key = keys[Int(slot)] else { continue }
        index.remove(hash: hash(key), slot: slot)
        keys[Int(slot)] = nil
        #expect(index.find(hash: hash(key)) { keys[Int($0)] == key } == nil)
      }
      #expect(index.count == live.count)
    }
    for slot in live {
      guard let key = keys[Int(slot)] else { continue }
      #expect(index.find(hash: hash(key)) { keys[Int($0)] == key } == slot, "seed \(seed)")
    }
  }

  @Test("a hash index stays right through many doublings")
  func hashIndexGrowth() {
    var index = HashIndex()
    for slot in UInt32(0)..<100_000 {
      index.insert(hash: logIDHash(UInt64(slot) << 20), slot: slot)
      if slot % 3 == 0 { index.remove(hash: logIDHash(UInt64(slot) << 20), slot: slot) }
    }
    for slot in UInt32(0)..<100_000 {
      let found = index.find(hash: logIDHash(UInt64(slot) << 20)) { $0 == slot && slot % 3 != 0 }
      #expect(found == (slot % 3 == 0 ? nil : slot))
    }
  }

  @Test("deadlines come in the order of (time, id), however they went in", arguments: 1...12)
  func deadlines(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var index = DeadlineIndex()
    var model: [Deadline] = []
    var now: Int64 = 0
    for step in 0..<4_000 {
      if model.isEmpty || random.chance(percent: 55) {
        now += Int64(random.below(5))
        // Few durations on some seeds, any on others: the lanes run out and the heap is used.
        let duration = seed % 2 == 0 ? Int64(random.below(4)) * 100 : Int64(random.below(10_000))
        let deadline = Deadline(
          time: now + duration, id: UInt64(step) << 20 | random.below(4), slot: UInt32(step),
          kind: .hold)
        index.insert(deadline)
        model.append(deadline)
        model.sort(by: Deadline.precedes)
      } else {
        #expect(index.first?.id == model.first?.id, "seed \(seed)")
        index.removeFirst()
        model.removeFirst()
      }
      #expect(index.count == model.count)
      #expect(index.first?.id == model.first?.id, "seed \(seed)")
    }
  }

  @Test("a chunked queue is a queue", arguments: 1...6)
  func queue(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var queue = ChunkedQueue<Int>()
    var model: [Int] = []
    var head = 0
    let growth = seed % 2 == 0 ? UInt64(60) : 50
    for step in 0..<30_000 {
      if random.chance(percent: growth) {
        queue.append(step)
        model.append(step)
      } else if head < model.count {
        #expect(queue.removeFirst() == model[head])
        head += 1
      }
      #expect(queue.count == model.count - head)
      #expect(queue.first == (head < model.count ? model[head] : nil))
      if head < model.count {
        let offset = Int(random.below(UInt64(model.count - head)))
        #expect(queue[offset] == model[head + offset])
      }
    }
  }

  @Test("a slot store keeps records where they are and uses freed slots again")
  func slots() {
    var store = SlotStore<String>()
    var slots: [UInt32] = []
    for index in 0..<3_000 { slots.append(store.insert("record \(index)")) }
    #expect(slots == Array(0..<3_000))
    store.remove(5, tombstone: "")
    store.remove(2_999, tombstone: "")
    #expect(store.count == 2_998)
    #expect(store.insert("again") == 2_999)
    #expect(store.insert("again") == 5)
    #expect(store.insert("new") == 3_000)
    #expect(store[7] == "record 7")
    store[7] += "!"
    #expect(store[7] == "record 7!")
  }

  @Test("touched slots are listed once until they are drained")
  func dirty() {
    var dirty = DirtySlots()
    for slot in [3, 900, 3, 64, 63, 900] as [UInt32] { dirty.mark(slot) }
    #expect(dirty.slots == [3, 900, 64, 63])
    dirty.removeAll()
    #expect(dirty.slots.isEmpty)
    dirty.mark(900)
    #expect(dirty.slots == [900])
  }
}
