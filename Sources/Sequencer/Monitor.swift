import Basics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A value guarded by a lock, on which threads can wait for a change.
///
/// `Synchronization.Mutex` cannot be waited on, and the thread sanitizer does not see its lock.
package final class Monitor<State: ~Copyable>: @unchecked Sendable {
  // Sound: `state` is touched only between locking and unlocking; the primitives do not move.
  private var state: State
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  package init(_ state: consuming sending State) {
    self.state = state
    mutex.initialize(to: pthread_mutex_t())
    condition.initialize(to: pthread_cond_t())
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    #if os(Linux)
      // A step of the wall clock must not shorten or lengthen a wait.
      pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    #endif
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Reads or changes the value. Does not wake anybody.
  package func withLock<R: ~Copyable, Failure>(
    _ body: (inout State) throws(Failure) -> R
  ) throws(Failure) -> R {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body(&state)
  }

  /// Changes the value and wakes the threads that wait for a change.
  package func change<R>(_ body: (inout State) -> R) -> R {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(condition)
      pthread_mutex_unlock(mutex)
    }
    return body(&state)
  }

  /// Changes the value, and wakes the threads that wait for a change where `body` says that it may be theirs.
  package func change<R>(waking body: (inout State) -> (result: R, wakes: Bool)) -> R {
    pthread_mutex_lock(mutex)
    let (result, wakes) = body(&state)
    if wakes { pthread_cond_broadcast(condition) }
    pthread_mutex_unlock(mutex)
    return result
  }

  /// Waits until `body` gives a value, trying it again after every change. What `body` changes
  /// wakes others.
  ///
  /// - Parameter timeoutMicroseconds: how long to wait at most; nil is for ever. After that the
  ///   result is nil.
  package func wait<R>(timeoutMicroseconds: Int64? = nil, _ body: (inout State) -> R?) -> R? {
    let end = timeoutMicroseconds.map { monotonicMicroseconds().addingSaturated($0) }
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let result = body(&state) {
        pthread_cond_broadcast(condition)
        return result
      }
      guard let end else {
        pthread_cond_wait(condition, mutex)
        continue
      }
      let remaining = end - monotonicMicroseconds()
      guard remaining > 0 else { return nil }
      #if os(Linux)
        var until = timespec(
          tv_sec: Int(end / 1_000_000), tv_nsec: Int(end % 1_000_000) * 1_000)
        pthread_cond_timedwait(condition, mutex, &until)
      #else
        var interval = timespec(
          tv_sec: Int(remaining / 1_000_000), tv_nsec: Int(remaining % 1_000_000) * 1_000)
        pthread_cond_timedwait_relative_np(condition, mutex, &interval)
      #endif
    }
  }
}
