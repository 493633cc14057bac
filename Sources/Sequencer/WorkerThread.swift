#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A thread of our own: the executor and the committer block, which tasks of a shared pool must
/// not.
final class WorkerThread: Sendable {
  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private let handle: Monitor<pthread_t?>

  /// Starts the thread. The name is for the message when there can be no more threads.
  init(name: String, _ run: @escaping @Sendable () -> Void) {
    let body = Unmanaged.passRetained(Body(run))
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
        Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run()
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
