import DropwireClient
import EventLoop
import JSONText
import RPC

/// Work that goes on until somebody ends it.
enum UntilTold {
  /// Runs `body` until it fails, a signal comes, or `seconds` are over; being told to end is no error.
  ///
  /// - Parameters:
  ///   - seconds: nil: only at a signal.
  ///   - atEnd: what else has to be ended; called when `body` is cancelled.
  /// - Throws: `CommandFailure` where a call failed for good, and whatever else `body` throws.
  static func run(
    seconds: UInt64?, _ signals: TerminationSignals, atEnd: @escaping @Sendable () -> Void = {},
    _ body: @escaping @Sendable () async throws -> Void
  ) async throws {
    let working = Task { try await body() }
    let ending = Task {
      if let seconds {
        try? await Task.sleep(for: .seconds(seconds))
      } else {
        _ = await signals.next()
      }
      working.cancel()
      atEnd()
    }
    defer { ending.cancel() }
    do {
      try await working.value
    } catch is CancellationError {
      // It was told to end.
    } catch let error as RPCError where error.code == .cancelled && working.isCancelled {
      // The same, in the middle of a call. A call that was cancelled elsewhere has failed.
    } catch let error as RPCError {
      throw CommandFailure(
        "\(error.code.name) (\(error.code.rawValue)): \(VisibleText.escaped(error.message))")
    }
  }
}
