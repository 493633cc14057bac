public import WireCodec

/// What a `FrameSource` answers when it was asked for frames.
public enum FramePull: Sendable {
  /// Ask again as soon as there is room.
  case more
  /// Nothing more now: not asked again before `StreamHandle.resume()`.
  case idle
  /// That was the last frame: end the stream with this status.
  case finished(RPCStatus)
}

/// The pull form of a response stream, for fan-out: the transport asks for frames when the stream can
/// send, so that a viewer costs a cursor, not a queue and a task.
///
/// All calls come on the loop of the stream, one at a time.
public protocol FrameSource: AnyObject {
  /// Called once, before the first `pull`. The handle may be kept until `streamClosed`.
  func streamOpened(_ stream: StreamHandle)

  /// Appends framed messages to `frames` (see `WireBuffer.appendFrame`), in the encoding of the
  /// stream, at most about `budget` bytes; one message larger than the budget may exceed it. Never
  /// call `resume` from here.
  func pull(into frames: inout WireBuffer, budget: Int) -> FramePull

  /// Called once, when the stream has ended for any reason. No `pull` follows.
  func streamClosed()
}

extension FrameSource {
  public func streamOpened(_ stream: StreamHandle) {}
}

/// Wakes the stream of a `FrameSource` that had answered `.idle`. Confined to the stream's loop.
public final class StreamHandle {
  /// How the stream's messages are written: what `pull` appends must be in this encoding.
  public let encoding: WireEncoding
  /// The connection and its state of the stream, for the transport, which may use them while `isAttached`.
  package let connection: UnsafeMutableRawPointer
  package let stream: UnsafeMutableRawPointer
  private let scheduler: any StreamScheduling
  private var isScheduled = false
  // Private, as all that changes here: what other modules could reach costs an exclusivity check.
  private var attached = true
  private var held = false
  private var refused: RPCError?
  private var accounted = 0

  /// Bytes that the source keeps for the peer, as it has said last.
  package var sourceBytes: Int { accounted }
  /// The response waits for `resume` or `refuse`.
  package var isHeld: Bool { held }
  /// What the call ends with instead of a response.
  package var refusal: RPCError? { refused }
  /// The stream is not gone.
  package var isAttached: Bool { attached }

  package init(
    connection: UnsafeMutableRawPointer, stream: UnsafeMutableRawPointer,
    scheduler: any StreamScheduling, encoding: WireEncoding = .native
  ) {
    self.encoding = encoding
    self.connection = connection
    self.scheduler = scheduler
    self.stream = stream
  }

  /// Says that there is something to pull: the stream is looked at once, at the end of the loop's turn. Call
  /// it on the stream's loop; it is cheap when the stream is scheduled already, and does nothing once
  /// the stream is closed.
  public func resume() {
    guard !isScheduled, attached else { return }
    isScheduled = true
    scheduler.schedule(self)
  }

  /// Keeps the response from beginning until `resume` or `refuse`: for a source that has to look something
  /// up first. Only from `streamOpened`.
  public func hold() { held = true }

  /// Says how many bytes the source keeps in memory until the peer takes them, other than what all subscribers
  /// share. They count against the peer's connection; a call of a peer that lets too many pile up is ended. Changes
  /// of less than 4 KiB are not worth a word and may be left to the next. On the stream's loop.
  public func holds(_ bytes: Int) {
    guard attached, abs(bytes - accounted) >= 4_096 || (bytes == 0 && accounted != 0) else {
      return
    }
    accounted = bytes
    scheduler.account(self)
  }

  /// Whether the peer lets so much pile up that a source should make no more for it than it has to.
  public var isTight: Bool { attached && scheduler.isTight(self) }

  /// Ends a call that is held with this error and nothing else; the source is closed.
  public func refuse(_ error: RPCError) {
    refused = error
    resume()
  }

  /// The end of the turn has come: whether the stream is there to go on.
  package func deliver() -> Bool {
    isScheduled = false
    held = false
    return attached
  }

  /// The stream is gone: `resume` does nothing from here on.
  package func detach() { attached = false }
}

/// Takes the handles that are resumed in a turn, and delivers them at its end.
package protocol StreamScheduling: AnyObject {
  func schedule(_ handle: StreamHandle)
  /// The source keeps another number of bytes.
  func account(_ handle: StreamHandle)
  /// Whether the connection has much that its peer does not take. Only while the handle is attached.
  func isTight(_ handle: StreamHandle) -> Bool
}

/// Values of a frame's first byte that stay in the process.
package enum FrameFlag {
  /// Not to be compressed, though the stream may be. Only in pipes that compress.
  package static let plain: UInt8 = 0x40
  /// Came compressed, and is not any more. Only in what a pipe receives.
  package static let compressed: UInt8 = 1
}

extension WireBuffer {
  /// Appends one message in its five-byte frame: what gRPC puts into DATA.
  @inlinable
  public mutating func appendFrame(_ message: some WireMessage, as encoding: WireEncoding) {
    let start = beginFrame()
    message.encode(into: &self, as: encoding)
    endFrame(start)
  }

  /// Appends one message that is encoded already, in its five-byte frame.
  @inlinable
  public mutating func appendFrame(encoded body: RawSpan) {
    reserve(5 + body.byteCount)
    append(0 as UInt8)
    append(bigEndian: UInt32(truncatingIfNeeded: body.byteCount))
    append(body)
  }

  @inlinable
  package mutating func beginFrame() -> Int {
    let start = count
    reserve(5)
    append(0 as UInt8)
    append(bigEndian: 0 as UInt32)
    return start
  }

  @inlinable
  package mutating func endFrame(_ start: Int) {
    overwrite(at: start + 1, bigEndian: UInt32(truncatingIfNeeded: count - start - 5))
  }
}
