import EventLoop
import RPC

/// The state of one call at a server. Lives behind the pointer that the session keeps for the stream, so
/// that a callback costs neither reference counting nor an exclusivity check.
struct ServerStream {
  enum Ending {
    /// The handler is not done.
    case none
    /// Status OK, no trailers of the handler.
    case ok
    case status(RPCStatus)
    /// A body that is no gRPC: ends without trailers.
    case plain
  }

  let id: Int32
  var context: ServerContext
  var head = RequestHead()
  var reader = FrameReader()
  /// Largest message of this call, in bytes.
  var messageLimit = 0
  var beganMilliseconds: UInt64
  /// The header list of the request is complete; another one is its trailers.
  var headersComplete = false
  /// The request is complete, or no more of it is wanted.
  var requestEnded = false
  /// END_STREAM has arrived.
  var endReceived = false
  /// The call has an answer, so what still arrives of the request is dropped.
  var refused = false
  var headersSubmitted = false
  /// The library waits for `resume`.
  var deferred = false
  /// A handler runs or is about to.
  var handlerActive = false
  var ending = Ending.none
  /// Bytes of `context.response` already taken.
  var sent = 0
  /// Bytes received and neither consumed by the handler nor dropped.
  var unconsumed = 0
  /// Bytes consumed for which the stream's window was not yet given back.
  var creditDue = 0
  var pipe: MessagePipe?
  var source: (any FrameSource)?
  var handle: StreamHandle?
  var worker: HandlerWorker?
  var deadline: TimerToken?
  var next: UnsafeMutablePointer<ServerStream>?
  var previous: UnsafeMutablePointer<ServerStream>?

  init(id: Int32, context: ServerContext, now: UInt64) {
    self.id = id
    self.context = context
    beganMilliseconds = now
  }

  /// Only one message is expected, and it is kept in the context.
  var isSingle: Bool { pipe == nil }
}

typealias ServerStreamPointer = UnsafeMutablePointer<ServerStream>

/// What the connections of one loop share: memory of streams, and contexts.
final class ServerStreamPool {
  private var free: [ServerStreamPointer] = []
  private var contexts: [ServerContext] = []
  private let loop: Loop
  private let limits: ServerLimits

  init(loop: Loop, limits: ServerLimits) {
    self.loop = loop
    self.limits = limits
  }

  deinit { for pointer in free { pointer.deallocate() } }

  func makeContext() -> ServerContext { contexts.popLast() ?? ServerContext(executor: loop) }

  /// The pointer is valid until `release`.
  func make(id: Int32, now: UInt64) -> ServerStreamPointer {
    let pointer = free.popLast() ?? ServerStreamPointer.allocate(capacity: 1)
    pointer.initialize(to: ServerStream(id: id, context: makeContext(), now: now))
    return pointer
  }

  /// Takes back the stream, and its context when nobody else has it.
  func release(_ stream: ServerStreamPointer) {
    if contexts.count < limits.pooledContexts, !stream.pointee.handlerActive,
      isKnownUniquelyReferenced(&stream.pointee.context)
    {
      stream.pointee.context.reset(retainedBytes: limits.call.retainedBytes)
      contexts.append(stream.pointee.context)
    }
    stream.deinitialize(count: 1)
    if free.count < limits.pooledContexts { free.append(stream) } else { stream.deallocate() }
  }
}
