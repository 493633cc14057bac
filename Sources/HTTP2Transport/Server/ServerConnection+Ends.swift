import EventLoop
import RPC
import Synchronization
import WireCodec

/// What those hear who watch calls.
extension ServerConnection {
  /// Tells how a call ended, before everything of it is let go.
  ///
  /// - Parameter error: why the stream was closed; nil in order.
  func tellEnd(_ stream: ServerStreamPointer, _ error: RPCError?) {
    let status = endStatus(stream, error)
    let call = stream.pointee.call
    let end: CallEnd
    if let pipe = stream.pointee.pipe {
      let summary = pipe.summary
      end = CallEnd(
        status: status, requests: summary.taken,
        responses: stream.pointee.counting?.count ?? summary.sent,
        nanoseconds: loop.nowNanoseconds)
    } else {
      // A frame source has its own count; any other answer is one message, or none.
      let response =
        stream.pointee.counting?.count
        ?? (status.code == .ok
          ? MessageCount(messages: 1, bytes: max(0, stream.pointee.charged - 5)) : MessageCount())
      end = CallEnd(
        status: status,
        requests: MessageCount(
          messages: min(1, stream.pointee.reader.messages), bytes: call.pointee.request.count),
        responses: response, nanoseconds: loop.nowNanoseconds)
    }
    stream.pointee.context.tellEnd(end)
  }

  private func endStatus(_ stream: ServerStreamPointer, _ error: RPCError?) -> RPCStatus {
    let context = stream.pointee.context
    switch stream.pointee.state.answer {
    case .decided, .ending: return stream.pointee.status ?? error.map { RPCStatus($0) } ?? .ok
    case .plain:
      // Once told, a loss of the connection afterwards changes nothing of what was decided.
      if let told = context.settable.withLock({ $0.toldStatus }) { return told }
      return error.map { RPCStatus($0) } ?? .ok
    case .none, .open, .paused:
      return RPCStatus(
        context.cancellation ?? error ?? RPCError(.cancelled, "the call is over"))
    }
  }
}
