import EventLoop
import RPC
import Synchronization

/// The state of one call at a server. Lives behind the pointer that the session keeps for the stream, so
/// that a callback costs neither reference counting nor an exclusivity check.
struct ServerStream {
  // First what a fan-out touches for every message, so that it lies in one or two cache lines: with
  // thousands of viewers each line is a miss.
  var id: Int32 = 0
  /// How far the call is.
  var state = CallState()
  /// `call.response` has bytes that were not taken.
  var hasResponse = false
  var source: (any FrameSource)?
  var pipe: MessagePipe?
  /// Makes the response of its frames, in a protocol that streams; nil in plain gRPC.
  var translator: (any StreamAdapter)?
  /// The source has said that it has nothing more, and was not resumed since.
  var isSourceIdle = false

  /// What the call ends with once that is decided; nil for status OK.
  var status: RPCStatus?
  var handle: StreamHandle?
  var context: ServerContext
  /// What `context` points to.
  var call: UnsafeMutablePointer<CallData>
  /// Bytes of `call.response` already taken.
  var sent = 0
  /// Bytes of the response counted against the connection.
  var charged = 0
  var reader = FrameReader()
  /// Largest message of this call, in bytes.
  var messageLimit = 0
  /// Bytes received and neither consumed by the handler nor dropped.
  var unconsumed = 0
  /// Bytes of the request kept until it is complete.
  var held = 0
  /// Bytes of the header list.
  var headerBytes = 0
  /// Bytes of the response that a pipe or a source keeps.
  var streamed = 0
  /// Bytes of the response that an adapter keeps.
  var adapted = 0
  /// So many that the call is about to be ended.
  var isOverdue = false
  /// Bytes consumed for which the stream's window was not yet given back.
  var creditDue = 0
  var worker: HandlerWorker?
  var deadline: TimerToken?
  var next: UnsafeMutablePointer<ServerStream>?
  var previous: UnsafeMutablePointer<ServerStream>?
  var beganMilliseconds: UInt64 = 0
  var head = RequestHead()
  /// The source, when somebody wants to hear what it gave.
  var counting: CountingSource?
  /// Of a protocol other than plain gRPC.
  var adapter: (any CallAdapter)?

  /// What an open stream takes besides all that is counted by itself: this, its context, its handler's task. 2 KiB.
  static let bytes = 2 << 10

  init(_ context: ServerContext) {
    self.context = context
    call = context.call
  }

  /// Only one message is expected, and it is kept in the context.
  var isSingle: Bool { pipe == nil }

  /// Ready for the next call.
  mutating func recycle(_ context: consuming ServerContext?) {
    if let context {
      self.context = context
      call = context.call
    }
    head = RequestHead()
    reader = FrameReader()
    state = CallState()
    hasResponse = false
    isSourceIdle = false
    status = nil
    sent = 0
    charged = 0
    unconsumed = 0
    held = 0
    headerBytes = 0
    streamed = 0
    adapted = 0
    isOverdue = false
    creditDue = 0
    if pipe != nil { pipe = nil }
    if worker != nil { worker = nil }
    if counting != nil { counting = nil }
    if adapter != nil {
      adapter = nil
      translator = nil
    }
    deadline = nil
    next = nil
    previous = nil
  }
}

typealias ServerStreamPointer = UnsafeMutablePointer<ServerStream>

// On the pointer: a property of the structure would be asked on a copy of all of it.
extension ServerStreamPointer {
  /// Whether a handler may have set metadata or trailers.
  @inline(__always)
  var hasFields: Bool { pointee.call.pointee.hasFields.load(ordering: .acquiring) }

  /// Whether a handler may have set anything in the context: asked here, no reference is counted.
  @inline(__always)
  var isTouched: Bool { pointee.call.pointee.touched.load(ordering: .acquiring) }

  /// The form of the handler; nil when there is no route.
  @inline(__always)
  var form: Route.Form? { pointee.call.pointee.form }
}

/// Memory of streams with their contexts, of one connection: calls that follow each other use the same.
struct ServerStreamPool: ~Copyable {
  private var free: ServerStreamPointer?
  private var count = 0
  /// The fewest there were since `trimUnused`.
  private var unused = 0

  deinit {
    var next = free
    while let stream = next {
      next = stream.pointee.next
      stream.deinitialize(count: 1)
      stream.deallocate()
    }
  }

  /// The pointer is valid until `release`.
  mutating func make(
    _ executor: Loop, _ identity: PeerIdentity?, _ place: PeerPlace, peer: () -> String
  ) -> ServerStreamPointer {
    if let stream = free {
      free = stream.pointee.next
      stream.pointee.next = nil
      count -= 1
      unused = min(unused, count)
      return stream
    }
    let context = ServerContext(executor: executor)
    context.call.pointee.peer = peer()
    context.call.pointee.identity = identity
    context.call.pointee.place = place
    let stream = ServerStreamPointer.allocate(capacity: 1)
    stream.initialize(to: ServerStream(context))
    return stream
  }

  /// Takes back the stream, and its context when nobody else has it.
  mutating func release(_ stream: ServerStreamPointer, limit: Int, retainedBytes: Int) {
    guard count < limit else {
      stream.deinitialize(count: 1)
      stream.deallocate()
      return
    }
    if !stream.pointee.state.hasHandler, isKnownUniquelyReferenced(&stream.pointee.context) {
      stream.pointee.call.pointee.reset(retainedBytes: retainedBytes)
      if stream.isTouched { stream.pointee.context.resetSettable() }
      stream.pointee.recycle(nil)
    } else {
      let fresh = ServerContext(executor: stream.pointee.context.executor)
      fresh.call.pointee.peer = stream.pointee.call.pointee.peer
      fresh.call.pointee.identity = stream.pointee.call.pointee.identity
      fresh.call.pointee.place = stream.pointee.call.pointee.place
      stream.pointee.recycle(fresh)
    }
    stream.pointee.next = free
    free = stream
    count += 1
  }

  /// Gives all memory back.
  mutating func trim() { drop(count) }

  /// Gives back what no call has used since the last time: what one burst has needed is not kept by a ping now and then.
  mutating func trimUnused() {
    drop(unused)
    unused = count
  }

  private mutating func drop(_ number: Int) {
    for _ in 0..<number {
      guard let stream = free else { break }
      free = stream.pointee.next
      stream.deinitialize(count: 1)
      stream.deallocate()
      count -= 1
    }
    unused = min(unused, count)
  }
}
