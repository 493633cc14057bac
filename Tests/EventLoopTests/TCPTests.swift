import Foundation
import Testing

@testable import EventLoop

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Sends what it is told, keeps what it gets. Confined to its loop.
private final class Peer: ConnectionDelegate {
  let connection: TCPConnection
  var output: [UInt8] = []
  var collected = 0
  var input: [UInt8] = []
  var onInput: (Peer) -> Void = { _ in }
  var onClose: (CloseReason) -> Void = { _ in }

  init(_ connection: TCPConnection) {
    self.connection = connection
    connection.delegate = self
  }

  func send(_ bytes: [UInt8]) {
    output += bytes
    connection.setNeedsFlush()
  }

  func connectionReceived(_ bytes: UnsafeRawBufferPointer) {
    input += bytes
    onInput(self)
  }

  func connectionCollect(into buffer: inout OutputBuffer) {
    while !buffer.isFull, collected < output.count {
      let chunk = output[collected..<min(output.count, collected + 16_384)]
      chunk.withUnsafeBytes { buffer.append($0) }
      collected += chunk.count
    }
  }

  func connectionClosed(_ reason: CloseReason) { onClose(reason) }
}

@Suite("TCP")
struct TCPTests {
  #if os(Linux)
    /// Descriptors of this process whose own port is `port`, and which of them a program started now would get.
    private static func sockets(port: Int) -> (all: Int, inherited: Int) {
      var found = (all: 0, inherited: 0)
      for descriptor in 0..<Int32(getdtablesize()) {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutableBytes(of: &address) {
          // Sound: `sockaddr` is the common start of all families, and no more than the size is written.
          getsockname(descriptor, $0.baseAddress!.assumingMemoryBound(to: sockaddr.self), &size)
        }
        guard code == 0, address.sin_family == sa_family_t(AF_INET),
          Int(UInt16(bigEndian: address.sin_port)) == port
        else { continue }
        found.all += 1
        if fcntl(descriptor, F_GETFD) & FD_CLOEXEC == 0 { found.inherited += 1 }
      }
      return found
    }

    @Test("a program that is started inherits neither listeners nor connections")
    func inheritance() async throws {
      let found: (all: Int, inherited: Int) = try await onLoop { loop, done in
        let address = try self.loopback(loop) { connection in
          done.resume(returning: Self.sockets(port: connection.localAddress?.port ?? 0))
        }
        loop.connect(to: address) { _ in }
      }
      #expect(found.all >= 2)
      #expect(found.inherited == 0)
    }
  #endif

  private func loopback(
    _ loop: Loop, _ accepted: @escaping (TCPConnection) -> Void
  ) throws
    -> SocketAddress
  {
    let listener = try TCPListener(
      on: loop, at: SocketAddress(host: "127.0.0.1", port: 0),
      accepted: accepted, failed: { Issue.record($0) })
    return try #require(listener.localAddress)
  }

  private func onLoop<R: Sendable>(
    _ body: @escaping @Sendable (Loop, CheckedContinuation<R, any Error>) throws -> Void
  ) async throws -> R {
    let group = try LoopGroup()
    defer { group.shutDown() }
    let loop = group.loops[0]
    return try await withCheckedThrowingContinuation { done in
      loop.execute {
        do { try body(loop, done) } catch { done.resume(throwing: error) }
      }
    }
  }

  @Test("ten megabytes through a slow reader arrive whole, and the last bytes before the end")
  func large() async throws {
    let payload = (0..<10_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let received: [UInt8] = try await onLoop { loop, done in
      var keep: Peer?
      let address = try self.loopback(loop) { connection in
        let peer = Peer(connection)
        connection.startReading()
        peer.send(payload)
        connection.closeWhenFlushed()
      }
      loop.connect(to: address) { result in
        guard case .success(let connection) = result else { return }
        let peer = Peer(connection)
        keep = peer
        peer.onClose = { reason in
          #expect(reason == .endOfStream)
          done.resume(returning: keep!.input)
          keep = nil
        }
        connection.startReading()
      }
    }
    #expect(received == payload)
  }

  /// What was read, in the order of the loop: whose it was, and how much.
  private final class Reads {
    private(set) var all: [(connection: Int, count: Int)] = []

    final class Reader: ConnectionDelegate {
      let index: Int
      let note: (Int, Int) -> Void
      init(_ index: Int, _ note: @escaping (Int, Int) -> Void) {
        (self.index, self.note) = (index, note)
      }
      func connectionReceived(_ bytes: UnsafeRawBufferPointer) { note(index, bytes.count) }
      func connectionCollect(into buffer: inout OutputBuffer) {}
      func connectionClosed(_ reason: CloseReason) {}
    }

    var wanted = 0
    var done: () -> Void = {}

    func reader(_ index: Int) -> Reader {
      Reader(index) { [self] connection, count in
        all.append((connection, count))
        wanted -= count
        if wanted == 0 { done() }
      }
    }
  }

  @Test("who sends much is read in turns, and who sends little in every one")
  func readsInTurns() async throws {
    let (heavy, share) = (4, EventLoopLimits().readShareBytes)
    let order: [[Int]] = try await onLoop { loop, done in
      let reads = Reads()
      var accepted: [TCPConnection] = []
      reads.wanted = heavy * 8 * share + 1
      reads.done = { done.resume(returning: reads.all.map { [$0.connection, $0.count] }) }
      let address = try self.loopback(loop) { connection in
        connection.delegate = reads.reader(accepted.count)
        accepted.append(connection)
        guard accepted.count == heavy + 1 else { return }
        // All of it has arrived when the first byte is read.
        for connection in accepted { connection.startReading() }
      }
      // One after the other, each with all that it sends: the last sends one byte.
      var senders: [Peer] = []
      func connect() {
        loop.connect(to: address) { result in
          guard case .success(let connection) = result else { return }
          let peer = Peer(connection)
          senders.append(peer)
          peer.send([UInt8](repeating: 7, count: senders.count > heavy ? 1 : 8 * share))
          if senders.count <= heavy { connect() }
        }
      }
      connect()
    }
    #expect(order.allSatisfy { $0[1] <= share })
    let little = try #require(order.firstIndex { $0 == [heavy, 1] })
    let before = order[..<little].map { $0[0] }
    #expect(Set(before).count == before.count, "read \(before) before the one byte")
    // Nobody is two shares ahead of another who has as much to be read.
    var had = [Int](repeating: 0, count: heavy)
    for read in order where read[0] < heavy {
      had[read[0]] += read[1]
      let rest = had.filter { $0 < 8 * share }
      if let least = rest.min(), read[1] == share {
        #expect(had[read[0]] - least <= 3 * share, "\(had)")
      }
    }
  }

  @Test("a refused connection says where")
  func refused() async throws {
    let error: LoopError = try await onLoop { loop, done in
      loop.connect(to: try SocketAddress(host: "127.0.0.1", port: 1)) { result in
        switch result {
        case .success: Issue.record("port 1 answered")
        case .failure(let error): done.resume(returning: error)
        }
      }
    }
    #expect(
      error.description
        == "cannot connect to 127.0.0.1:1: connection refused (ECONNREFUSED)")
  }

  @Test("names are resolved off the loop; an unknown name is an error")
  func resolve() async throws {
    let addresses: [SocketAddress] = try await onLoop { loop, done in
      loop.resolve(host: "localhost", port: 80) { done.resume(with: $0.mapError { $0 }) }
    }
    #expect(addresses.allSatisfy { $0.port == 80 && ["127.0.0.1", "::1"].contains($0.host) })
    await #expect(throws: LoopError.self) {
      let _: [SocketAddress] = try await self.onLoop { loop, done in
        loop.resolve(host: "no-such-name.invalid", port: 80) {
          done.resume(with: $0.mapError { $0 })
        }
      }
    }
  }

  @Test("a port in use is an error that names the address")
  func inUse() async throws {
    let text: String = try await onLoop { loop, done in
      let address = try self.loopback(loop) { _ in }
      do {
        _ = try TCPListener(
          on: loop, at: address, accepted: { _ in }, failed: { _ in })
        done.resume(returning: "")
      } catch { done.resume(returning: "\(error)") }
    }
    #expect(text.hasPrefix("cannot listen on 127.0.0.1:"))
    #expect(text.hasSuffix("(EADDRINUSE)"))
  }

  @Test("a path of this machine is one listener's, and a stale socket is replaced")
  func claims() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "dropwire-claim-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/socket"
    let texts: [String] = try await onLoop { loop, done in
      var texts: [String] = []
      func listen() -> TCPListener? {
        do {
          return try TCPListener(on: loop, atUnixPath: path, accepted: { _ in }, failed: { _ in })
        } catch {
          texts.append("\(error)")
          return nil
        }
      }
      let first = listen()
      // It has made its socket, and would be taken for one that is gone while it does not listen yet.
      _ = listen()
      first?.close()
      texts.append(FileManager.default.fileExists(atPath: path) ? "there" : "gone")
      // A socket that somebody has left.
      let stale = try? UnixSocket.bound(to: path)
      if let stale { close(stale) }
      texts.append(FileManager.default.fileExists(atPath: path) ? "there" : "gone")
      let second = listen()
      // Another file of that name is not removed.
      unlink(path)
      _ = FileManager.default.createFile(atPath: path, contents: nil)
      second?.close()
      texts.append(FileManager.default.fileExists(atPath: path) ? "there" : "gone")
      done.resume(returning: texts)
    }
    #expect(
      texts == [
        "cannot listen on unix:\(path): address already in use (EADDRINUSE)", "gone", "there",
        "there",
      ])
  }

  @Test("a connection can be moved to another loop before it is read from")
  func moved() async throws {
    let other = try Loop(index: 1)
    defer { other.shutDown() }
    let text: String = try await onLoop { loop, done in
      let address = try self.loopback(loop) { tcp in
        guard let descriptor = tcp.detach() else { return done.resume(returning: "not detached") }
        #expect(!tcp.isOpen && tcp.detach() == nil)
        other.execute {
          let moved = other.adopt(descriptor)
          done.resume(returning: moved?.loop === other ? "moved" : "elsewhere")
        }
      }
      loop.connect(to: address) { _ in }
    }
    #expect(text == "moved")
  }

  @Test(
    "addresses", arguments: [("127.0.0.1", "127.0.0.1:80"), ("::1", "[::1]:80")])
  func addresses(host: String, text: String) throws {
    #expect(try SocketAddress(host: host, port: 80).description == text)
    #expect(throws: LoopError.self) { try SocketAddress(host: host, port: 65_536) }
    #expect(throws: LoopError.self) { try SocketAddress(host: "localhost", port: 1) }
  }

  @Test(
    "addresses that only this machine can reach",
    arguments: [
      ("127.0.0.1", true), ("127.9.8.7", true), ("::1", true), ("::ffff:127.0.0.2", true),
      ("0.0.0.0", false), ("::", false), ("128.0.0.1", false), ("12.7.0.1", false),
      ("::ffff:10.0.0.1", false), ("fe80::1", false), ("::2", false),
    ])
  func loopback(host: String, isLoopback: Bool) throws {
    #expect(try SocketAddress(host: host, port: 80).isLoopback == isLoopback)
  }
}
