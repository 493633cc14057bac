import EventLoop
import Glibc

/// Wall-clock microseconds UTC: what markers carry, so that two processes of one machine agree.
func wallMicroseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
}

/// Monotonic microseconds: what durations are measured with.
func steadyMicroseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
}

/// Things to do at given times, in order of time and, at the same time, of being noted. Fires within a millisecond of
/// the time. Confined to its loop.
final class Agenda: TimerTarget {
  private struct Item {
    var due: Int64
    var order: UInt64
    var body: () -> Void

    func isBefore(_ other: Item) -> Bool { (due, order) < (other.due, other.order) }
  }

  private let loop: Loop
  private var heap: [Item] = []
  private var nextOrder: UInt64 = 0
  private var isArmed = false
  private var isStopped = false

  init(loop: Loop) { self.loop = loop }

  /// Calls `body` at `due`, on the monotonic clock; at the next tick when that has passed.
  func at(_ due: Int64, _ body: @escaping () -> Void) {
    guard !isStopped else { return }
    heap.append(Item(due: due, order: nextOrder, body: body))
    nextOrder += 1
    var child = heap.count - 1
    while child > 0, heap[child].isBefore(heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
    arm()
  }

  /// Calls `body` after so many microseconds.
  func after(_ microseconds: Int64, _ body: @escaping () -> Void) {
    at(steadyMicroseconds() + microseconds, body)
  }

  /// Forgets everything.
  func stop() {
    isStopped = true
    heap = []
  }

  func timerFired(tag: Int) {
    isArmed = false
    let now = steadyMicroseconds()
    while let first = heap.first, first.due <= now {
      removeFirst()
      first.body()
    }
    arm()
  }

  private func arm() {
    guard !isArmed, !heap.isEmpty, !isStopped else { return }
    isArmed = true
    _ = loop.schedule(after: 1, self, tag: 0)
  }

  private func removeFirst() {
    let last = heap.removeLast()
    guard !heap.isEmpty else { return }
    heap[0] = last
    var parent = 0
    while true {
      let left = parent * 2 + 1
      guard left < heap.count else { return }
      let right = left + 1
      let child = right < heap.count && heap[right].isBefore(heap[left]) ? right : left
      guard heap[child].isBefore(heap[parent]) else { return }
      heap.swapAt(child, parent)
      parent = child
    }
  }
}
