import EventLoop
import HTTP2Transport
import RPC
import Synchronization
import WireCodec

/// All that was published, and who watches it. Confined to one loop: the benchmark serves from one.
final class Hub: @unchecked Sendable {
  // Sound although unchecked: reached from handlers and sources on the one loop only.
  var published = WireBuffer(minimumCapacity: 1 << 20)
  /// Where `published` begins within the whole feed.
  var base = 0
  // In the order of arrival, which is the order of their memory: a dictionary's order costs a miss more. Beside the
  // viewers their handles, which is all that publishing touches.
  private var viewers: [Viewer] = []
  private var handles: [StreamHandle] = []

  func add(_ viewer: Viewer, _ handle: StreamHandle) {
    viewer.place = viewers.count
    viewers.append(viewer)
    handles.append(handle)
  }

  func remove(_ viewer: Viewer) {
    guard let last = viewers.popLast(), let handle = handles.popLast(), last !== viewer else {
      return
    }
    last.place = viewer.place
    viewers[viewer.place] = last
    handles[viewer.place] = handle
  }

  func publish(_ block: Block, times: Int) {
    if published.count > 1 << 19 {
      base += published.count
      published.removeAll(keepingCapacity: true)
    }
    for _ in 0..<times { published.appendFrame(block, as: .native) }
    for handle in handles { handle.resume() }
  }
}

/// A subscriber: a cursor.
final class Viewer: FrameSource {
  private let hub: Hub
  private var cursor: Int
  /// Where the hub keeps this viewer.
  var place = 0

  init(hub: Hub) {
    self.hub = hub
    cursor = hub.base + hub.published.count
  }

  func streamOpened(_ stream: StreamHandle) {
    hub.add(self, stream)
  }

  func pull(into frames: inout WireBuffer, budget: Int) -> FramePull {
    let start = max(0, cursor - hub.base)
    let end = min(hub.published.count, start + max(69, budget / 69 * 69))
    hub.published.withUnsafeBytes {
      frames.append(copying: UnsafeRawBufferPointer(rebasing: $0[start..<end]))
    }
    cursor = hub.base + end
    return end < hub.published.count ? .more : .idle
  }

  func streamClosed() {
    hub.remove(self)
  }
}

/// Opens connections with one subscription each, then publishes rounds and waits for each to arrive
/// everywhere.
final class FanOutClient: CallObserver, @unchecked Sendable {
  // Sound although unchecked: used on its loop only.
  private let loop: Loop
  private let address: SocketAddress
  private let connections: Int
  private let streams: Int
  private let rounds: Int
  private let burst: Int
  private let completion: @Sendable ([Double]) -> Void
  private var open: [ClientConnection] = []
  private var publisher: ClientConnection?
  private var ready = 0
  private var outstanding = 0
  private var round = 0
  private var started: UInt64 = 0
  private var durations: [Double] = []

  init(
    loop: Loop, address: SocketAddress, connections: Int, streams: Int, rounds: Int, burst: Int,
    completion: @escaping @Sendable ([Double]) -> Void
  ) {
    self.loop = loop
    self.address = address
    self.connections = connections
    self.streams = streams
    self.rounds = rounds
    self.burst = burst
    self.completion = completion
  }

  private lazy var watch = RequestTemplate(
    path: Bench.watch.path, authority: address.description)
  private lazy var publish = RequestTemplate(
    path: Bench.publish.path, authority: address.description)

  func start() { connectNext() }

  private func connectNext() {
    ClientConnection.connect(to: address, on: loop) { [self] result in
      guard case .success(let connection) = result else { fatalError("\(result)") }
      if open.count == connections {
        publisher = connection
        return waitForSubscriptions()
      }
      open.append(connection)
      for _ in 0..<streams {
        connection.start(watch, observer: self, tag: 0) { Block(filledWith: 1).encode(into: &$0) }
      }
      connectNext()
    }
  }

  /// The first round shows that everybody is there.
  private func waitForSubscriptions() { nextRound() }

  private func nextRound() {
    outstanding = connections * streams * burst
    started = loop.nowNanoseconds
    publisher?.start(publish, observer: self, tag: 1) {
      Block(burst: burst).encode(into: &$0)
    }
  }

  func callReceived(_ tag: Int, _ message: RawSpan) {
    guard tag == 0 else { return }
    outstanding -= 1
    guard outstanding == 0 else { return }
    durations.append(Double(loop.nowNanoseconds - started) / 1_000_000)
    round += 1
    if round <= rounds { nextRound() } else { completion(durations) }
  }

  func callEnded(_ tag: Int, _ status: RPCStatus) {
    if tag == 0 { fatalError("a subscription ended: \(status)") }
  }
}
