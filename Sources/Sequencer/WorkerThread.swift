#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A thread of our own: the executor and the committer block, which tasks of a shared pool must
/// not.
final class WorkerThread: Sendable {
  /// Who goes first where threads share a core.
  enum Precedence: Sendable {
    /// Somebody waits for it.
    case usual
    /// Nobody does: it takes what others leave, and at least a quarter beside one of them.
    case behind
  }

  private final class Body: Sendable {
    let precedence: Precedence
    let run: @Sendable () -> Void

    init(_ precedence: Precedence, _ run: @escaping @Sendable () -> Void) {
      (self.precedence, self.run) = (precedence, run)
    }

    /// How the kernel weighs it. On the thread itself; where a system refuses, the thread runs all the same.
    func settle() {
      #if os(Linux)
        // On Linux a niceness belongs to a thread, and 0 is the caller.
        if precedence == .behind {
          setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
        }
      #endif
    }
  }

  private let handle: Monitor<pthread_t?>

  /// Starts the thread. The name is for the message when there can be no more threads.
  init(
    name: String, _ precedence: Precedence = .usual, _ run: @escaping @Sendable () -> Void
  ) {
    let body = Unmanaged.passRetained(Body(precedence, run))
    #if os(Linux)
      var created = pthread_t()
    #else
      var created: pthread_t?
    #endif
    let result = pthread_create(
      &created, nil,
      { argument in
        #if os(Linux)
          let pointer = argument!
        #else
          let pointer = argument
        #endif
        // Sound: balances the retain of the creator; the body is used by this thread only.
        let body = Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue()
        body.settle()
        body.run()
        return nil
      }, body.toOpaque())
    precondition(result == 0, "no thread for \(name): \(String(cString: strerror(result)))")
    handle = Monitor(created)
  }

  /// Waits for the thread's end, once; later calls return at once.
  func join() {
    let thread = handle.withLock { handle in
      defer { handle = nil }
      return handle
    }
    if let thread { pthread_join(thread, nil) }
  }
}
