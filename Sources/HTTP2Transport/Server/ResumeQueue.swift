import EventLoop
import RPC

/// Gathers the streams that were resumed in a turn of a loop, and lets them go on at its end: publishing to ten
/// thousand viewers then touches their memory once, not once to wake them and once to write.
///
/// What thousands of idle streams have lies in no cache any more, so each step asks for the memory of those that
/// follow, and a connection writes as soon as its streams are through: not when those of all others are, and its
/// memory is gone again. Confined to the loop.
final class ResumeQueue: TurnFlushing, StreamScheduling {
  private struct State {
    // Retained until they are delivered: an array of objects would count at each access.
    var scheduled: [Unmanaged<StreamHandle>] = []
    var delivering: [Unmanaged<StreamHandle>] = []
    /// Rows of streams of one connection, and those that were not the first of their connection in the turn.
    var rows = 0
    var splits = 0
    var turn = 0
  }

  /// How many streams ahead memory is asked for: first what handles point to, then what that points to.
  private static let far = 8
  private static let near = 4

  private let loop: Loop
  /// Behind a pointer, which costs no exclusivity check; owned, freed in `deinit`.
  private let state: UnsafeMutablePointer<State>

  init(loop: Loop) {
    self.loop = loop
    state = .allocate(capacity: 1)
    state.initialize(to: State())
  }

  deinit {
    for handle in state.pointee.scheduled { handle.release() }
    state.deinitialize(count: 1)
    state.deallocate()
  }

  func schedule(_ handle: StreamHandle) {
    if state.pointee.scheduled.isEmpty { loop.scheduleFlush(self) }
    state.pointee.scheduled.append(.passRetained(handle))
  }

  func account(_ handle: StreamHandle) {
    Self.withConnection(handle) { connection in
      // Sound: the state of a stream is what its handle was made with, and the handle is attached.
      connection.countSource(handle.stream.assumingMemoryBound(to: ServerStream.self))
    }
  }

  func isTight(_ handle: StreamHandle) -> Bool {
    var isTight = false
    Self.withConnection(handle) { isTight = $0.isTight }
    return isTight
  }

  func flushTurn() {
    swap(&state.pointee.scheduled, &state.pointee.delivering)
    state.pointee.turn += 1
    // What the turns before have shown counts less and less.
    state.pointee.rows /= 2
    state.pointee.splits /= 2
    state.pointee.delivering.withUnsafeBufferPointer { deliver($0) }
    state.pointee.delivering.removeAll(keepingCapacity: true)
  }

  private func deliver(_ handles: UnsafeBufferPointer<Unmanaged<StreamHandle>>) {
    let count = handles.count
    for index in 0..<min(Self.far, count) { askForStream(handles[index]) }
    var isResumed = false
    for index in 0..<count {
      if index + Self.far < count { askForStream(handles[index + Self.far]) }
      if index + Self.near < count { askForConnection(handles[index + Self.near]) }
      let next =
        index + 1 < count ? handles[index + 1]._withUnsafeGuaranteedRef { $0.connection } : nil
      handles[index]._withUnsafeGuaranteedRef { handle in
        // Its stream may have been closed since, and its connection with it.
        if handle.deliver() {
          Self.withConnection(handle) { $0.resumeStream(handle.stream) }
          isResumed = true
        }
        guard next != handle.connection, isResumed else { return }
        isResumed = false
        // Held here: a write that fails closes the connection.
        endRow(of: Unmanaged.fromOpaque(handle.connection).takeUnretainedValue())
      }
      handles[index].release()
    }
  }

  private func askForStream(_ handle: Unmanaged<StreamHandle>) {
    handle._withUnsafeGuaranteedRef { handle in
      prefetch(handle.stream, lines: 3)
      prefetch(handle.connection, lines: 4)
    }
  }

  private func askForConnection(_ handle: Unmanaged<StreamHandle>) {
    handle._withUnsafeGuaranteedRef { handle in
      guard handle.isAttached else { return }
      Self.withConnection(handle) { $0.askForMemory(turn: state.pointee.turn) }
    }
  }

  /// The streams of `connection` that follow each other are through.
  private func endRow(of connection: ServerConnection) {
    state.pointee.rows += 1
    if connection.resumedInTurn == state.pointee.turn { state.pointee.splits += 1 }
    connection.resumedInTurn = state.pointee.turn
    // Streams of many connections may be mixed: then a connection waits until all of its own are through, for
    // one write.
    if state.pointee.splits * 8 <= state.pointee.rows {
      connection.tcp.flushNow()
    } else {
      connection.tcp.setNeedsFlush()
    }
  }

  /// Sound: handles are made by connections only, and detached before their connection goes.
  @inline(__always)
  private static func withConnection(_ handle: StreamHandle, _ body: (ServerConnection) -> Void) {
    Unmanaged<ServerConnection>.fromOpaque(handle.connection)._withUnsafeGuaranteedRef(body)
  }
}
