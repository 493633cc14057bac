import RPC

/// An event loop whose thread is the simulation's: what was handed to it waits until a step runs it.
final class SimulatedLoop: LoopExecutor, StreamScheduling, @unchecked Sendable {
  // Sound: a simulation is one thread.
  let index: Int
  private(set) var isCurrent = false
  private var waiting: [@Sendable () -> Void] = []
  private var head = 0
  /// What becomes of a stream whose turn has come.
  var deliver: (StreamHandle) -> Void = { _ in }

  init(index: Int) { self.index = index }

  var nowNanoseconds: UInt64 { 0 }
  var isIdle: Bool { head == waiting.count }

  func execute(_ body: @escaping @Sendable () -> Void) { waiting.append(body) }

  func enqueue(_ job: consuming ExecutorJob) {
    preconditionFailure("nothing in a feed runs as a task")
  }

  func schedule(_ handle: StreamHandle) {
    let bound = Bound(handle: handle)
    execute { [unowned self] in deliver(bound.handle) }
  }

  func account(_ handle: StreamHandle) {}
  func isTight(_ handle: StreamHandle) -> Bool { false }

  private struct Bound: @unchecked Sendable {
    // Sound: see above.
    let handle: StreamHandle
  }

  /// Runs what has waited for longest.
  func step() {
    guard !isIdle else { return }
    let body = waiting[head]
    head += 1
    if head == waiting.count {
      waiting.removeAll()
      head = 0
    }
    run { body() }
  }

  /// Does something as the loop's thread.
  func run<Result>(_ body: () throws -> Result) rethrows -> Result {
    let before = isCurrent
    isCurrent = true
    defer { isCurrent = before }
    return try body()
  }
}

/// What another thread has to do: one thing after another, at a time of the simulation's choice.
final class SimulatedThread: @unchecked Sendable {
  // Sound: a simulation is one thread.
  private var waiting: [@Sendable () -> Void] = []

  var isIdle: Bool { waiting.isEmpty }
  func add(_ body: @escaping @Sendable () -> Void) { waiting.append(body) }
  func step() { if !waiting.isEmpty { waiting.removeFirst()() } }
}
