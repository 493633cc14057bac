import CLibuv

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a connection is gone.
public enum CloseReason: Sendable, Equatable {
  /// This side closed it.
  case local
  /// The peer closed it.
  case endOfStream
  /// Reading or writing failed.
  case failed(LoopError)
  /// What lies between the connection and its delegate, TLS for instance, gave it up.
  case refused(String)
}

/// What lives on a TCP connection. All calls come on the loop.
public protocol ConnectionDelegate: AnyObject {
  /// Bytes arrived. They are valid during the call only.
  func connectionReceived(_ bytes: UnsafeRawBufferPointer)
  /// Append output until `buffer.isFull`. Called when the connection can write, after `setNeedsFlush`.
  func connectionCollect(into buffer: inout OutputBuffer)
  /// The peer sends no more; it may still read. True when there is something left to say to it: the delegate then
  /// closes the connection itself. Otherwise it is closed at once, as it is for a delegate that does not care.
  func connectionReadEnded() -> Bool
  /// Called once; nothing follows.
  func connectionClosed(_ reason: CloseReason)
}

extension ConnectionDelegate {
  public func connectionReadEnded() -> Bool { false }
}

/// A TCP connection on a loop. Confined to the loop.
///
/// Output is pulled: after `setNeedsFlush` the delegate is asked, at the end of the turn, for all it has, which
/// leaves in one write. While the peer does not take what was written, the delegate is not asked, so
/// nothing piles up here.
public final class TCPConnection: TurnFlushing, LoopClosing, TimerTarget {
  public let loop: Loop
  /// Set before `startReading`. Held as long as the connection is open.
  public var delegate: (any ConnectionDelegate)? {
    get { owner }
    set { owner = newValue }
  }
  // Private: what other modules could reach costs an exclusivity check at each access.
  private var owner: (any ConnectionDelegate)?

  private enum Phase {
    case open
    /// All output is on its way; what still arrives is dropped.
    case finishing
    case closed
  }

  private var phase = Phase.open
  // A pointer because libuv keeps the address; freed when libuv has closed the handle.
  let tcp: UnsafeMutablePointer<uv_tcp_t>
  private var isReading = false
  /// The peer has sent the end of its bytes.
  private var hasReadEnd = false
  /// It has had its share and more is likely to be there: nothing is read until its turn comes.
  var isInLine = false
  /// Whose turn is next in that line.
  var nextReader: TCPConnection?
  private var flushScheduled = false
  private var pending: UnsafeMutablePointer<PendingWrite>?
  private var closeAfterFlush = false
  private var lingering: TimerToken?

  /// One write that the kernel did not take at once.
  private struct PendingWrite {
    var request = uv_write_t()
    var bytes: UnsafeMutableRawBufferPointer
  }

  /// A handle not yet connected; the caller connects or accepts into it.
  init(loop: Loop, tcp: UnsafeMutablePointer<uv_tcp_t>) {
    self.loop = loop
    self.tcp = tcp
    // The handle keeps the object alive until libuv has closed it.
    tcp.pointee.data = Unmanaged.passRetained(self).toOpaque()
    loop.register(self)
  }

  /// The handle has its socket now.
  func didOpen() { uv_tcp_nodelay(tcp, 1) }

  /// Sound: the handle holds its connection until it is closed, and libuv calls back no later.
  private static func from(_ data: UnsafeMutableRawPointer?) -> TCPConnection {
    Unmanaged<TCPConnection>.fromOpaque(data!).takeUnretainedValue()
  }

  /// The same without counting a reference, for what happens at each read.
  @inline(__always)
  private static func with(_ data: UnsafeMutableRawPointer?, _ body: (TCPConnection) -> Void) {
    Unmanaged<TCPConnection>.fromOpaque(data!)._withUnsafeGuaranteedRef(body)
  }

  /// Takes the socket away from this loop, for another one to `adopt`: a connection nothing was read from. The
  /// connection is closed, the socket is not.
  public func detach() -> Int32? {
    let descriptor = Self.descriptor(tcp)
    guard phase == .open, descriptor >= 0 else { return nil }
    let moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    close(.local)
    return moved >= 0 ? moved : nil
  }

  public var isOpen: Bool { phase == .open }

  public var remoteAddress: SocketAddress? { SocketAddress.of(tcp, uv_tcp_getpeername) }
  public var localAddress: SocketAddress? { SocketAddress.of(tcp, uv_tcp_getsockname) }

  /// Bytes the kernel has not taken yet.
  public var unwrittenBytes: Int { pending?.pointee.bytes.count ?? 0 }

  /// Writes that the kernel did not take at once, and has taken since.
  public private(set) var completedWrites: UInt64 = 0

  /// Starts to deliver bytes to the delegate, or goes on with it.
  public func startReading() {
    guard phase == .open, !isReading, !hasReadEnd else { return }
    isReading = true
    let code = uv_read_start(
      Self.stream(tcp),
      { handle, _, buffer in
        TCPConnection.with(handle!.pointee.data) { buffer!.pointee = $0.roomToRead() }
      },
      { stream, count, buffer in
        TCPConnection.with(stream!.pointee.data) { $0.didRead(count, buffer!.pointee.base) }
      })
    if code != 0 { close(.failed(LoopError("read", code: code))) }
  }

  /// Stops delivering bytes: the peer will be held back by TCP.
  public func stopReading() {
    isReading = false
    uv_read_stop(Self.stream(tcp))
  }

  /// Where to read into, and how much. Of no length: libuv then reads nothing, says so, and finds the bytes again in
  /// the next turn, which costs no system call.
  @inline(__always)
  private func roomToRead() -> uv_buf_t {
    uv_buf_init(
      loop.readBuffer.baseAddress!.assumingMemoryBound(to: CChar.self),
      isInLine ? 0 : UInt32(loop.readShare))
  }

  private func didRead(_ count: Int, _ base: UnsafeMutablePointer<CChar>?) {
    if count > 0 {
      guard phase == .open else { return }
      if count == loop.readShare {
        isInLine = true
        loop.waitToRead(self)
      }
      owner?.connectionReceived(UnsafeRawBufferPointer(start: base, count: count))
    } else if count == Int(UV_ENOBUFS.rawValue) {
      // Not its turn.
    } else if count == Int(UV_EOF.rawValue) {
      didReadEnd()
    } else if count < 0 {
      close(.failed(LoopError("read", code: Int32(count))))
    }
  }

  private func didReadEnd() {
    guard phase == .open else { return close(.local) }
    stopReading()
    hasReadEnd = true
    guard owner?.connectionReadEnded() == true else { return close(.endOfStream) }
    setNeedsFlush()
  }

  // MARK: Writing

  /// The delegate has output: it is asked for it at the end of this turn.
  public func setNeedsFlush() {
    guard !flushScheduled, phase == .open, pending == nil else { return }
    flushScheduled = true
    loop.scheduleFlush(self)
  }

  /// Asks the delegate for its output now, rather than at the end of the turn: for a caller that is at the
  /// end of the turn.
  public func flushNow() {
    guard !flushScheduled else { return }
    flushTurn()
  }

  /// Closes the connection as soon as the delegate has no more output and the peer has taken it.
  public func closeWhenFlushed() {
    closeAfterFlush = true
    setNeedsFlush()
  }

  /// Whether it closes when its delegate has no more output.
  public var isClosingWhenFlushed: Bool { closeAfterFlush }

  public func flushTurn() {
    flushScheduled = false
    guard phase == .open, pending == nil else { return }
    let output = loop.output
    var writes = 0
    while true {
      output.pointee.removeAll()
      owner?.connectionCollect(into: &output.pointee)
      guard phase == .open else { return }
      guard output.pointee.count > 0 else { break }
      let wasFull = output.pointee.isFull
      guard write(output.pointee.bytes) else { return }
      writes += 1
      if !wasFull { break }
      if writes == loop.limits.writesPerTurn {
        setNeedsFlush()
        return
      }
    }
    if closeAfterFlush { finish() }
  }

  /// Whether the kernel took everything.
  private func write(_ bytes: UnsafeMutableRawBufferPointer) -> Bool {
    var buffer = uv_buf_init(
      bytes.baseAddress!.assumingMemoryBound(to: CChar.self), UInt32(bytes.count))
    let written = uv_try_write(Self.stream(tcp), &buffer, 1)
    if written == Int32(bytes.count) { return true }
    guard written >= 0 || written == UV_EAGAIN.rawValue else {
      close(.failed(LoopError("write", code: written)))
      return false
    }
    writeLater(UnsafeRawBufferPointer(rebasing: bytes[max(0, Int(written))...]))
    return false
  }

  private func writeLater(_ rest: UnsafeRawBufferPointer) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: rest.count, alignment: 1)
    copy.copyMemory(from: rest)
    // Owned by the request: freed in its callback, which libuv makes for every accepted request.
    let write = UnsafeMutablePointer<PendingWrite>.allocate(capacity: 1)
    write.initialize(to: PendingWrite(bytes: copy))
    let request = UnsafeMutableRawPointer(write).assumingMemoryBound(to: uv_write_t.self)
    var buffer = uv_buf_init(
      copy.baseAddress!.assumingMemoryBound(to: CChar.self), UInt32(copy.count))
    pending = write
    let code = uv_write(request, Self.stream(tcp), &buffer, 1) { request, status in
      let connection = TCPConnection.from(request!.pointee.handle.pointee.data)
      // Sound: the request is the first field of the allocation.
      let write = UnsafeMutableRawPointer(request!).assumingMemoryBound(to: PendingWrite.self)
      write.pointee.bytes.deallocate()
      write.deallocate()
      connection.pending = nil
      connection.didWrite(status)
    }
    guard code == 0 else {
      copy.deallocate()
      write.deallocate()
      pending = nil
      close(.failed(LoopError("write", code: code)))
      return
    }
  }

  private func didWrite(_ status: Int32) {
    guard phase == .open else { return }
    if status == 0 {
      completedWrites += 1
      setNeedsFlush()
    } else {
      close(.failed(LoopError("write", code: status)))
    }
  }

  /// Asks for the memory of the library's handle: for a caller that will write soon. Reads this object.
  public func prefetchHandle() { prefetch(tcp, lines: 4) }

  // MARK: Closing

  /// Sends the end of the stream and waits, for a short time, until the peer has closed as well: closing
  /// with unread bytes would reset the connection and could overtake what was just written.
  private func finish() {
    // The peer's own close is heard, also of one that was not listened to any more.
    startReading()
    guard phase == .open else { return }
    // Nothing unread can reset what was written.
    if hasReadEnd { return close(.local) }
    phase = .finishing
    let descriptor = Self.descriptor(tcp)
    guard descriptor >= 0, shutdown(descriptor, Int32(SHUT_WR)) == 0 else {
      phase = .open
      return close(.local)
    }
    lingering = loop.schedule(after: loop.limits.lingerMilliseconds, self, tag: 0)
  }

  public func timerFired(tag: Int) {
    lingering = nil
    close(.local)
  }

  /// Closes at once; output not written is lost.
  public func close() { close(.local) }

  private func close(_ reason: CloseReason) {
    guard phase != .closed else { return }
    phase = .closed
    if let lingering { loop.cancel(lingering) }
    loop.unregister(self)
    let delegate = owner
    owner = nil
    uv_close(Loop.handle(tcp)) { handle in
      // Sound: this is the last callback of the handle, which held one reference.
      Unmanaged<TCPConnection>.fromOpaque(handle!.pointee.data).release()
      UnsafeMutableRawPointer(handle!).assumingMemoryBound(to: uv_tcp_t.self).deallocate()
    }
    delegate?.connectionClosed(reason)
  }

  func closeForShutdown() { close(.local) }

  /// Sound: `uv_tcp_t` begins with the fields of `uv_stream_t`.
  static func stream(_ tcp: UnsafeMutablePointer<uv_tcp_t>) -> UnsafeMutablePointer<uv_stream_t> {
    UnsafeMutableRawPointer(tcp).assumingMemoryBound(to: uv_stream_t.self)
  }

  static func descriptor(_ tcp: UnsafeMutablePointer<uv_tcp_t>) -> Int32 {
    var descriptor: uv_os_fd_t = -1
    return uv_fileno(Loop.handle(tcp), &descriptor) == 0 ? descriptor : -1
  }
}
