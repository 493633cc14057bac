import EventLoop
import HTTP2Session
import RPC
import TLSSession
import WireCodec

/// What the connections of one host have on one loop. Confined to the loop.
struct HostAccount {
  /// Bytes that they make the loop hold.
  var held = 0
  /// How many there are, those within a handshake included.
  var connections = 0
  /// Those within a handshake.
  var handshakes = 0
}

/// What one connection makes its loop hold, counted for it, for its host and for the loop. Confined to the loop.
struct ConnectionAccount {
  private(set) var held = 0
  private var isClosed = false
  /// Valid as long as the connection is counted there.
  let host: UnsafeMutablePointer<HostAccount>
  private let total: UnsafeMutablePointer<Int>

  init(host: UnsafeMutablePointer<HostAccount>, total: UnsafeMutablePointer<Int>) {
    self.host = host
    self.total = total
  }

  @inline(__always)
  mutating func add(_ bytes: Int) {
    held += bytes
    host.pointee.held += bytes
    total.pointee += bytes
  }

  /// The connection is gone, and everything with it.
  mutating func close() {
    add(-held)
    isClosed = true
  }

  /// Gives back what a handler had that was left over when its stream was closed; the connection may be gone.
  mutating func giveBackOrphan(_ bytes: Int) { if !isClosed { add(-bytes) } }
}

/// The hosts that have connections to one loop. Confined to the loop.
struct HostAccounts: ~Copyable {
  /// Sockets of this machine have no host; they are one.
  private var accounts: [HostKey?: UnsafeMutablePointer<HostAccount>] = [:]

  deinit {
    for account in accounts.values { account.deallocate() }
  }

  var count: Int { accounts.count }

  func connections(of host: HostKey?) -> Int { accounts[host]?.pointee.connections ?? 0 }

  func handshakes(of host: HostKey?) -> Int { accounts[host]?.pointee.handshakes ?? 0 }

  /// The account of a host, for one more connection. Valid until that is given back.
  mutating func take(_ host: HostKey?) -> UnsafeMutablePointer<HostAccount> {
    let account =
      accounts[host]
      ?? {
        let account = UnsafeMutablePointer<HostAccount>.allocate(capacity: 1)
        account.initialize(to: HostAccount())
        accounts[host] = account
        return account
      }()
    account.pointee.connections += 1
    return account
  }

  mutating func giveBack(_ host: HostKey?) {
    guard let account = accounts[host] else { return }
    account.pointee.connections -= 1
    guard account.pointee.connections == 0 else { return }
    accounts[host] = nil
    account.deallocate()
  }
}

// MARK: What a connection holds

extension ServerConnection {
  /// Counts bytes that the peer makes us hold, or holds no more.
  @inline(__always)
  func charge(_ bytes: Int) { account.pointee.add(bytes) }

  /// Whether so many more may be held. Others may have to give way for it.
  @inline(__always)
  func hasRoom(_ bytes: Int) -> Bool {
    account.pointee.held + bytes <= server.connectionLimit
      && (server.held.pointee + bytes <= server.heldLimit || server.makeRoom(for: self, bytes))
  }

  /// Counts what only the library, the socket and the bridge know. After bytes have come, and once a second.
  func sample() {
    // A peer that takes nothing is not written to, where they would be ended otherwise.
    if !overdue.isEmpty { endOverdueCalls() }
    // What has failed is about to be closed.
    let bytes =
      isAbandoned
      ? 0
      : memoryBytesBeside + tcp.unwrittenBytes + bridgeBytes + (tls?.heldBytes ?? 0)
    guard bytes != sampledBytes else { return }
    charge(bytes - sampledBytes)
    sampledBytes = bytes
  }

  /// Ends, because others need the room.
  func giveWay() {
    end(
      "it held \(account.pointee.held) bytes, more than any other, when others had no room",
      .enhanceYourCalm, debug: "memory")
    sample()
    // A peer that takes nothing takes no GOAWAY.
    if tcp.unwrittenBytes > 0 { tcp.close() }
  }

  /// Counts the header list of a call; false when there is no room for it, and the call has its answer.
  func keepHeaders(_ stream: ServerStreamPointer) -> Bool {
    let bytes =
      stream.pointee.call.pointee.headers.heldBytes + (stream.pointee.head.fields?.heldBytes ?? 0)
    guard bytes > 0 else { return true }
    guard headerBytes + bytes <= server.limits.headerBytesPerConnection, hasRoom(bytes) else {
      refuse(
        stream, .resourceExhausted, "the header lists of this connection's calls are too large")
      return false
    }
    stream.pointee.headerBytes = bytes
    headerBytes += bytes
    charge(bytes)
    return true
  }

  /// Counts what waits of a streamed response, in a pipe or a source. Ends the call when there is too much.
  func setStreamed(_ stream: ServerStreamPointer, _ bytes: Int) {
    let added = bytes - stream.pointee.streamed
    guard added != 0 else { return }
    stream.pointee.streamed = bytes
    countStreamed(stream, added)
  }

  /// Counts what the adapter of a stream has made of its response, and of what it makes more.
  func setAdapted(_ stream: ServerStreamPointer, _ bytes: Int) {
    let added = bytes - stream.pointee.adapted
    guard added != 0 else { return }
    stream.pointee.adapted = bytes
    countStreamed(stream, added)
  }

  private func countStreamed(_ stream: ServerStreamPointer, _ added: Int) {
    streamedBytes += added
    charge(added)
    pressure?.set(isTight)
    guard added > 0, streamedBytes > server.limits.streamedBytesPerConnection || !hasRoom(0)
    else { return }
    endOverdue(stream)
  }

  /// Whether the peer lets so much pile up that no more is made of it than has to be.
  var isTight: Bool { streamedBytes > server.limits.streamedBytesPerConnection / 2 }

  /// At the end of the turn: whoever counts is in the midst of something with this stream.
  private func endOverdue(_ stream: ServerStreamPointer) {
    guard !stream.pointee.isOverdue else { return }
    stream.pointee.isOverdue = true
    overdue.append(stream.pointee.id)
    tcp.setNeedsFlush()
  }

  /// Ends the calls that have too much waiting for their peer.
  func endOverdueCalls() {
    let ids = overdue
    overdue = []
    var next = streams
    while let stream = next {
      next = stream.pointee.next
      guard stream.pointee.isOverdue, ids.contains(stream.pointee.id) else { continue }
      stream.pointee.isOverdue = false
      // What an adapter has made cannot be cut off between two messages.
      cancel(
        stream, RPCError(.resourceExhausted, "the client does not take its responses"),
        mayEnd: stream.pointee.adapted <= EnvelopeReader.keptCapacity)
    }
  }

  /// The source of a stream keeps so many bytes, and the stream what it was pulled for and does not fit.
  func countSource(_ stream: ServerStreamPointer) {
    let own = stream.pointee.call.pointee.response.count - stream.pointee.sent
    setStreamed(stream, (stream.pointee.handle?.sourceBytes ?? 0) + own)
  }
}

// MARK: Who gives way

extension ServerLoop {
  /// Whether there is room for so many bytes more of a connection. Those that hold more give way: the host that
  /// holds most, and of it the connection that holds most.
  ///
  /// Not inlined: who asks and has room, as nearly all, would keep registers for it.
  @inline(never)
  func makeRoom(for connection: ServerConnection, _ bytes: Int) -> Bool {
    while held.pointee + bytes > heldLimit {
      guard let greediest = greediest(beside: connection, bytes) else { return false }
      greediest.giveWay()
    }
    return true
  }

  /// Has those give way that hold most, when what cannot be refused has become too much.
  func shed() {
    while held.pointee > heldLimit, let greediest = greediest(beside: nil, 0) {
      greediest.giveWay()
    }
  }

  /// Who holds most; nil when that is the connection itself.
  private func greediest(beside asking: ServerConnection?, _ bytes: Int) -> ServerConnection? {
    var found: ServerConnection?
    var most = (host: -1, connection: 0)
    for connection in connections.values where !connection.hasFailed {
      let isAsking = connection === asking
      let account = connection.account.pointee
      let isHost = asking.map { $0.account.pointee.host == account.host } ?? false
      let rank = (
        host: account.host.pointee.held + (isHost ? bytes : 0),
        connection: account.held + (isAsking ? bytes : 0)
      )
      if rank > most {
        most = rank
        found = connection
      }
    }
    return found === asking || most.connection == 0 ? nil : found
  }

  /// Closes an idle connection of the host that has most, for one of a host that has few; whether it did.
  func makePlace(for host: HostKey?) -> Bool {
    let own = hosts.connections(of: host)
    // Whoever has its share gets no more, and costs no search.
    guard own + 1 < places.connections / max(1, hosts.count + 1) else { return false }
    var found: ServerConnection?
    var most = (host: own + 1, silence: UInt64(0))
    let now = loop.nowMilliseconds
    for connection in connections.values where connection.streamCount == 0 {
      let rank = (
        host: connection.account.pointee.host.pointee.connections,
        silence: now - connection.lastActivity
      )
      if rank > most {
        most = rank
        found = connection
      }
    }
    guard let found, most.host > own + 1 else { return false }
    note(
      .connectionEnded(
        found.peer, "idle, and its host has most connections, when others had no place"))
    found.tcp.close()
    return true
  }

  /// Ends a handshake for one of another host: the oldest of the host that has most in flight, or any that has taken
  /// long; whether it did.
  func makeHandshakePlace(for host: HostKey?) -> Bool {
    let own = hosts.handshakes(of: host)
    let now = loop.nowMilliseconds
    var found: Handshake?
    var most = (host: 0, age: UInt64(0))
    var oldest: Handshake?
    for handshake in handshaking.values {
      let rank = (host: handshake.account.pointee.handshakes, age: now - handshake.began)
      if rank > most {
        most = rank
        found = handshake
      }
      if handshake.began < oldest?.began ?? .max { oldest = handshake }
    }
    if most.host <= own + 1 {
      guard let oldest, now - oldest.began >= limits.handshakePatience else { return false }
      found = oldest
    }
    guard let found else { return false }
    found.layer.giveUp("the handshake had taken longest when others had no place")
    return true
  }
}
