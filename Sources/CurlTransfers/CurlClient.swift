import CCurl
import Foundation
import Synchronization

/// Requests over libcurl. One thread waits for all sockets, so that neither loops nor tasks ever do; connections are kept
/// and used again. Certificates are verified, and nothing is followed to another place.
public final class CurlClient: @unchecked Sendable {
  // Sound although unchecked: what callers touch is immutable or in `state`; the rest is the thread's own. libcurl's
  // wake-up is made for any thread.

  private struct State {
    var waiting: [WebTransfer] = []
    var isClosed = false
    /// The thread has ended, and freed the handle.
    var hasEnded = false
  }

  private let state = Mutex(State())
  private let multi: UnsafeMutableRawPointer
  private let limits: WebLimits
  private let authorities: String?
  private var underWay: [UnsafeMutableRawPointer: WebTransfer] = [:]

  /// libcurl's own state, once in a process, before the first thread uses it.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// Starts the thread.
  ///
  /// - Parameter authorities: a PEM file of authorities to believe in place of the system's.
  public init(limits: WebLimits = WebLimits(), authorities: String? = nil) throws(WebFailure) {
    guard Self.isReady, let multi = curl_multi_init() else {
      throw WebFailure(code: CURLE_FAILED_INIT.rawValue, "libcurl cannot be started")
    }
    self.multi = multi
    self.limits = limits
    self.authorities = authorities
    // The thread holds the client until it is closed.
    Thread.detachNewThread { [self] in
      Thread.current.name = "dropwire.curl"
      run()
    }
  }

  /// Sends a request, and waits for its answer, whatever that says.
  ///
  /// - Throws: `WebFailure` where there is none.
  public func send(_ request: WebRequest) async throws -> WebAnswer {
    try await withCheckedThrowingContinuation { done in
      let isTaken = state.withLock { state in
        if state.isClosed { return false }
        state.waiting.append(WebTransfer(request, limits: limits, done: done))
        curl_multi_wakeup(multi)
        return true
      }
      if !isTaken { done.resume(throwing: WebFailure.closed) }
    }
  }

  /// Ends the thread. What is under way fails.
  public func close() {
    state.withLock { state in
      state.isClosed = true
      if !state.hasEnded { curl_multi_wakeup(multi) }
    }
  }

  // MARK: The thread

  private func run() {
    while beginWaiting() {
      var running: Int32 = 0
      curl_multi_perform(multi, &running)
      finishDone()
      curl_multi_poll(multi, nil, 0, 1_000, nil)
    }
    for (easy, transfer) in underWay {
      curl_multi_remove_handle(multi, easy)
      transfer.fail(code: 0, WebFailure.closed.reason)
    }
    underWay = [:]
    let rest = state.withLock { state in
      state.hasEnded = true
      curl_multi_cleanup(multi)
      defer { state.waiting = [] }
      return state.waiting
    }
    for transfer in rest { transfer.fail(code: 0, WebFailure.closed.reason) }
  }

  /// False when the client is closed.
  private func beginWaiting() -> Bool {
    let next: [WebTransfer]? = state.withLock { state in
      if state.isClosed { return nil }
      let count = min(state.waiting.count, limits.atOnce - underWay.count)
      defer { state.waiting.removeFirst(count) }
      return Array(state.waiting.prefix(count))
    }
    guard let next else { return false }
    for transfer in next {
      guard let easy = transfer.begin(authorities: authorities) else { continue }
      let code = curl_multi_add_handle(multi, easy)
      guard code == CURLM_OK else {
        let reason = String(cString: curl_multi_strerror(code))
        transfer.fail(code: CURLE_FAILED_INIT.rawValue, reason)
        continue
      }
      underWay[easy] = transfer
    }
    return true
  }

  private func finishDone() {
    var left: Int32 = 0
    var isDone = false
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else {
        continue
      }
      let code = dropwire_curl_result(message)
      curl_multi_remove_handle(multi, easy)
      underWay.removeValue(forKey: easy)?.finish(code)
      isDone = true
    }
    // Somebody may have waited for that place.
    if isDone { curl_multi_wakeup(multi) }
  }
}
