import EventLoop
import LoadKit

/// Fires requests when they are due. Confined to its loop.
///
/// With a rate the load is open: request i starts at its time whatever became of the ones before, and a late start
/// counts as latency. Without one the load is closed: a fixed number is in flight, which finds the most a server
/// can do and says nothing about its latency under a given load.
final class LoadPump: TimerTarget {
  /// What is fired.
  protocol Target: AnyObject {
    /// Starts request `index`, which was to start at `intended` (monotonic nanoseconds).
    func fire(_ index: Int, intended: Int64)

    /// Requests started and not over.
    var openRequests: Int { get }
  }

  /// Requests of an open load that may be without an answer, each with its bytes and its place in tables. One that is due
  /// while there are so many is not sent, and counted. 65,536: 13 s of what waits at 5,000 a second.
  static let outstanding = 65_536
  /// Requests started before the loop does something else, such as reading answers. 256: about a millisecond.
  private static let burst = 256

  private let loop: Loop
  private unowned let target: any Target
  private(set) var openLoop: OpenLoop?
  private let deadline: Int64
  private var nextIndex = 0
  private(set) var isStopped = false
  private var isArmed = false
  /// Requests that were due while too many were without an answer.
  private(set) var notSent: UInt64 = 0

  /// - Parameters:
  ///   - rate: requests a second; nil for a closed load.
  ///   - start: monotonic nanoseconds.
  init(loop: Loop, target: any Target, rate: Double?, start: Int64, duration: Int64) {
    self.loop = loop
    self.target = target
    deadline = start + duration
    if let rate {
      openLoop = OpenLoop(.constant(perSecond: rate, nanoseconds: duration), start: start)
    }
  }

  /// Begins. A closed load has `inFlight` requests at any time.
  func start(inFlight: Int) {
    if openLoop == nil {
      for _ in 0..<inFlight { fireNext() }
    } else {
      turn()
    }
  }

  /// One request of a closed load is done: the next one starts.
  func completed() { if openLoop == nil { fireNext() } }

  /// Whether nothing more will be fired.
  var isDone: Bool {
    isStopped || (openLoop.map(\.isDone) ?? (MonotonicTime.nanoseconds >= deadline))
  }

  func stop() { isStopped = true }

  private func fireNext() {
    let now = MonotonicTime.nanoseconds
    guard now < deadline, !isStopped else { return }
    let index = nextIndex
    nextIndex += 1
    target.fire(index, intended: now)
  }

  func timerFired(tag: Int) {
    isArmed = false
    turn()
  }

  private func turn() {
    guard !isStopped, openLoop != nil else { return }
    var fired = 0
    while fired < Self.burst, let due = openLoop?.take(MonotonicTime.nanoseconds) {
      guard target.openRequests < Self.outstanding else {
        notSent += 1
        continue
      }
      fired += 1
      target.fire(due.index, intended: due.intended)
    }
    guard let next = openLoop?.nextDue else { return }
    // A timer is a millisecond late as often as not; below two milliseconds the loop turns without sleeping.
    if next - MonotonicTime.nanoseconds > 2_000_000 {
      isArmed = true
      _ = loop.schedule(after: 1, self, tag: 0)
    } else {
      loop.execute { [box] in box.pump?.turn() }
    }
  }

  // Sound although unchecked: only read on the pump's loop.
  private final class Box: @unchecked Sendable {
    weak var pump: LoadPump?
  }

  private lazy var box: Box = {
    let box = Box()
    box.pump = self
    return box
  }()
}
