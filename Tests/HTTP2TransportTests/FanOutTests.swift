import EventLoop
import HTTP2Transport
import RPC
import Synchronization
import Testing
import WireCodec

/// What was published, and who watches it.
private final class Board: @unchecked Sendable {
  // Sound although unchecked: used by handlers and sources, on the one loop of their server.
  var texts: [String] = []
  var watchers: [Watcher] = []
  /// For the test, which is no loop.
  let watching = Mutex(0)
  /// How often a source was asked.
  var pulls = 0

  func publish(_ text: String) {
    texts.append(text)
    for watcher in watchers { watcher.handle?.resume() }
  }
}

private final class Watcher: FrameSource {
  private let board: Board
  private var next: Int
  private(set) var handle: StreamHandle?

  init(_ board: Board) {
    self.board = board
    next = board.texts.count
  }

  func streamOpened(_ stream: StreamHandle) {
    handle = stream
    board.watchers.append(self)
    board.watching.withLock { $0 += 1 }
  }

  func pull(into frames: inout WireBuffer, budget: Int) -> FramePull {
    board.pulls += 1
    while next < board.texts.count {
      frames.appendFrame(Note(board.texts[next]), as: .native)
      next += 1
      if board.texts[next - 1] == "end" { return .finished(.ok) }
    }
    return .idle
  }

  func streamClosed() {
    handle = nil
    board.watchers.removeAll { $0 === self }
    board.watching.withLock { $0 -= 1 }
  }
}

@Suite("One message for many streams")
struct FanOutTests {
  /// In which order the streams of three connections are opened, which is the order they are resumed in.
  enum Order: CaseIterable, Sendable {
    case together, inTurn, shuffled

    func places(_ connections: Int, _ streams: Int) -> [Int] {
      switch self {
      case .together: (0..<connections * streams).map { $0 / streams }
      case .inTurn: (0..<connections * streams).map { $0 % connections }
      case .shuffled: (0..<connections * streams).map { $0 * 7 % (connections * streams) / streams }
      }
    }
  }

  @Test("reaches each of them once and in order, however they are mixed", arguments: Order.allCases)
  func mixed(_ order: Order) async throws {
    let (connections, streams) = (3, 20)
    let board = Board()
    let watch = Method<Note, Note>(service: "fan.Out", name: "Watch", kind: .serverStreaming)
    let publish = Method<Note, Note>(service: "fan.Out", name: "Publish", kind: .unary)
    var router = Router()
    router.register(watch, frames: { _, _ in Watcher(board) })
    router.register(
      publish,
      synchronous: { note, _ in
        board.publish(note.text)
        return note
      })
    let group = try LoopGroup(count: 2)
    let serving = try LoopGroup(count: 1)
    let server = HTTP2Server(
      router: router, group: serving, limits: ServerLimits().patient)
    let port = try await server.start(port: 0).port
    var peers: [RawPeer] = []
    for _ in 0..<connections {
      peers.append(try await RawPeer(port: port, loop: group.loops[1]))
    }
    var next = [UInt32](repeating: 1, count: connections)
    for place in order.places(connections, streams) {
      await peers[place].send(
        Raw.headers(next[place], Raw.request(watch.path))
          + Raw.data(next[place], Raw.message("x"), end: true))
      next[place] += 2
      // One after the other: the order is what is tested.
      let count = next.reduce(0) { $0 + Int($1 - 1) / 2 }
      try #require(await eventually { board.watching.withLock { $0 } == count })
    }
    let channel = HTTP2Channel(host: "127.0.0.1", port: port, loop: group.loops[0])
    let texts = (0..<30).map { "\($0)." }
    for (index, text) in texts.enumerated() {
      // Streams that are closed about when they are resumed.
      if index == 20 {
        for peer in peers { await peer.send(Raw.reset(1, 8)) }
      }
      _ = try await channel.unary(publish, Note(text), options: CallOptions(timeout: .seconds(60)))
    }
    _ = try await channel.unary(publish, "end", options: CallOptions(timeout: .seconds(60)))
    for peer in peers {
      for stream in stride(from: 3, to: 1 + 2 * UInt32(streams), by: 2) {
        try #require(await peer.end(of: stream))
        let body = await peer.notes(of: stream)
        #expect(body == texts + ["end"])
      }
    }
    await channel.close()
    await server.drain()
    group.shutDown()
    serving.shutDown()
    // Once when a stream opens, then once for each message: not again to hear that there is nothing more.
    #expect(board.pulls <= connections * streams * (texts.count + 2))
  }
}

extension RawPeer {
  /// The messages of a stream so far.
  fileprivate func notes(of stream: UInt32) -> [String] {
    var bytes = frames.filter { $0.type == 0 && $0.stream == stream }.flatMap(\.payload)
    var notes: [String] = []
    while bytes.count >= 5 {
      let count = bytes[1..<5].reduce(0) { $0 << 8 | Int($1) }
      notes.append(String(decoding: bytes[5..<5 + count], as: UTF8.self))
      bytes.removeFirst(5 + count)
    }
    return notes
  }
}
