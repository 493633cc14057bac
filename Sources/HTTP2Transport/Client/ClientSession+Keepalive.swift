import EventLoop
import HTTP2Session

/// A PING when nothing has been read for a while.
extension ClientSession {
  /// For connections that are ready; once.
  func startKeepalive() {
    guard clientLimits.keepaliveTime > 0, keepalive == nil else { return }
    keepalive = Keepalive(
      time: max(clientLimits.keepaliveTime, clientLimits.keepaliveFloor),
      timeout: clientLimits.keepaliveTimeout,
      withoutCalls: clientLimits.keepaliveWithoutCalls)
    keepaliveDue()
  }

  func keepaliveDue() {
    keepaliveTimer = nil
    guard !isClosed, !hasFailed else { return }
    let now = loop.nowMilliseconds
    switch keepalive?.look(now: now, reading, hasCalls: streamCount > 0) {
    case .look(let after): keepaliveTimer = loop.schedule(after: after, self, tag: 0)
    case .ping(let after):
      submitPing(now)
      tcp.setNeedsFlush()
      keepaliveTimer = loop.schedule(after: after, self, tag: 0)
    case .lost:
      fail("no answer to a keepalive PING within \(clientLimits.keepaliveTimeout) ms", .noError)
      // Whoever does not answer does not read: the connection is not kept until it has.
      tcp.close()
    case nil: break
    }
  }
}
