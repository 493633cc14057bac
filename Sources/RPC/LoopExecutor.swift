/// An event loop, as handlers see it: one thread that runs everything of its connections.
///
/// It is a task executor, so that the tasks of handlers run on it without a hop, and a serial
/// executor, so that an actor can live on it.
public protocol LoopExecutor: TaskExecutor, SerialExecutor {
  /// Runs `body` on the loop's thread, after what was submitted before it. From any thread; never
  /// runs `body` before it returns.
  func execute(_ body: @escaping @Sendable () -> Void)
  /// Number of the loop within its group, from 0.
  var index: Int { get }
  /// Whether the caller is on the loop's thread.
  var isCurrent: Bool { get }
  /// A monotonic clock in nanoseconds, the one deadlines are in. From any thread.
  var nowNanoseconds: UInt64 { get }
}
