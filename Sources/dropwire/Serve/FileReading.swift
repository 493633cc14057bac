import Dispatch
import Foundation
import Synchronization

/// What a running server reads again, and what it reads at its start: on a thread of its own, with a time limit, because
/// a file system may answer late or never, as one of a network does that has gone. Loops and the tasks of the process never
/// wait for it, so calls and signals go on. From any thread.
final class FileReading: TaskExecutor, Sendable {
  /// How long a reading may take that somebody waits for. 5 s: files of a few KiB are read within milliseconds, and
  /// a file system that is only slow is not given up.
  static let limit = Duration.seconds(5)

  private struct State {
    var jobs: [UnownedJob] = []
    /// Readings given up that have not ended.
    var overdue = 0
  }

  private let state = Mutex(State())
  private let arrivals = DispatchSemaphore(value: 0)
  private let limit: Duration

  init(limit: Duration = FileReading.limit) {
    self.limit = limit
    // It lives as long as the process: a reading that hangs cannot be ended.
    Thread.detachNewThread { [self] in
      Thread.current.name = "dropwire.files"
      while true {
        arrivals.wait()
        let job = state.withLock { $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }
        job?.runSynchronously(on: asUnownedTaskExecutor())
      }
    }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    state.withLock { $0.jobs.append(job) }
    arrivals.signal()
  }

  /// Whether a reading that was given up has not ended yet: none begins before it has.
  var hangs: Bool { state.withLock { $0.overdue > 0 } }

  /// Does something that reads files, one after another.
  ///
  /// - Throws: ``Hangs`` after the limit, and at once while one that was given up has not ended; what `body` throws.
  func perform<Answer: Sendable>(
    _ body: @escaping @Sendable () async throws -> Answer
  ) async throws -> Answer {
    if hangs { throw Hangs(limit: limit) }
    let outcome = Outcome<Answer>()
    return try await withCheckedThrowingContinuation { waiter in
      outcome.wait(waiter)
      let watch = Task { [self] in
        try await Task.sleep(for: limit)
        // Counted under the lock, before the reading can find that it was given up.
        state.withLock { state in
          if outcome.giveUp(Hangs(limit: limit)) { state.overdue += 1 }
        }
      }
      Task(executorPreference: self) { [self] in
        let result: Result<Answer, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        watch.cancel()
        // Nobody waits any more for one that was given up.
        if !outcome.answer(result) { state.withLock { $0.overdue -= 1 } }
      }
    }
  }

  /// A reading was not over in time.
  struct Hangs: Error, CustomStringConvertible {
    let limit: Duration
    var description: String {
      "the files are not read within \(limit.components.seconds) s: their file system does not answer"
    }
  }
}

/// The answer to a reading, or that it is not waited for any more: whichever comes first.
private final class Outcome<Answer: Sendable>: Sendable {
  private let waiter = Mutex<CheckedContinuation<Answer, any Error>?>(nil)

  func wait(_ continuation: CheckedContinuation<Answer, any Error>) {
    waiter.withLock { $0 = continuation }
  }

  /// False when it was given up before.
  func answer(_ result: Result<Answer, any Error>) -> Bool {
    let waiting = waiter.withLock { $0.take() }
    waiting?.resume(with: result)
    return waiting != nil
  }

  /// False when the answer was there before.
  func giveUp(_ error: any Error) -> Bool {
    let waiting = waiter.withLock { $0.take() }
    waiting?.resume(throwing: error)
    return waiting != nil
  }
}
