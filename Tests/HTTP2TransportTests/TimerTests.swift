import EventLoop
import Foundation
import HTTP2Transport
import RPC
import Synchronization
import Testing

/// What happens to connections because time has passed, and how many of them there may be.
@Suite("Timers and caps")
struct TimerTests {
  @Test("a silent peer is asked; one that does not answer is closed, one that does is not")
  func keepalive() async throws {
    var limits = ServerLimits()
    limits.keepaliveTime = 100
    limits.keepaliveTimeout = 1_500
    let fixture = try await Fixture(limits: limits)
    let deaf = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    #expect(await deaf.frame { $0.type == 6 && $0.flags == 0 } != nil)
    // The channel's session answers by itself.
    #expect(try await fixture.channel.unary(Methods.echo, "a", options: .init()) == "a")
    #expect(await deaf.closed())
    #expect(fixture.server.connections == 1)
    #expect(try await fixture.channel.unary(Methods.echo, "b", options: .init()) == "b")
    await fixture.end()
  }

  @Test("answers to our pings do not make a connection busy")
  func idleInSpiteOfPings() async throws {
    var limits = ServerLimits()
    limits.keepaliveTime = 100
    limits.idleTimeout = 2_500
    limits.drainNoticeTimeout = 100
    let fixture = try await Fixture(limits: limits)
    #expect(try await fixture.channel.unary(Methods.echo, "a", options: .init()) == "a")
    for _ in 0..<2_000 where fixture.server.connections > 0 {
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(fixture.server.connections == 0)
    await fixture.end()
  }

  @Test("an old connection is drained, and after its grace its calls are ended")
  func age() async throws {
    var limits = ServerLimits()
    // Long enough for the call to arrive before, on a machine that is busy.
    limits.connectionAge = 6_000
    limits.connectionAgeGrace = 1_500
    limits.drainNoticeTimeout = 100
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0], opens: false)
    await peer.send(
      Raw.preface + Raw.settings + Raw.settingsAck
        + Raw.headers(1, Raw.request("/test.Test/Deaf")))
    let away = await peer.frame {
      $0.type == 7 && String(decoding: $0.payload.dropFirst(8), as: UTF8.self) == "max_age"
    }
    #expect(away?.code == 0)
    #expect(await peer.end(of: 1))
    #expect(await peer.text(of: 1).contains("too old"))
    #expect(await peer.closed())
    await fixture.end()
  }

  @Test("pings too often are told so; pings beside an answer are not")
  func pingStrikes() async throws {
    var limits = ServerLimits()
    limits.pingInterval = 60_000
    limits.pingStrikes = 3
    let notes = Mutex<[String]>([])
    let fixture = try await Fixture(
      limits: limits, observer: { note in notes.withLock { $0.append("\(note)") } })
    let busy = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    for n in 0..<10 as Range<UInt32> {
      let id = 1 + 2 * n
      await busy.send(
        Raw.headers(id, Raw.request("/test.Test/Fast"))
          + Raw.data(id, Raw.message("x"), end: true))
      #expect(await busy.end(of: id))
      await busy.send(Raw.ping())
    }
    let idle = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    for _ in 0..<5 { await idle.send(Raw.ping()) }
    let away = await idle.frame { $0.type == 7 }
    #expect(away?.code == 11)
    #expect(
      String(decoding: away?.payload.dropFirst(8) ?? [], as: UTF8.self) == "too_many_pings")
    #expect(await idle.closed())
    #expect(notes.withLock { $0.contains { $0.contains("4 pings less than 60000 ms apart") } })
    await busy.send(Raw.headers(21, Raw.request("/test.Test/Fast"), end: false))
    await busy.send(Raw.data(21, Raw.message("x"), end: true))
    #expect(await busy.end(of: 21))
    await fixture.end()
  }

  @Test("a peer that opens no window for what it asked is closed; an idle subscriber is not")
  func closedWindows() async throws {
    var limits = ServerLimits()
    limits.windowTimeout = 1_500
    let fixture = try await Fixture(limits: limits)
    let closed = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await closed.send(
      Raw.frame(4, 0, 0, [0, 4, 0, 0, 0, 0])
        + Raw.headers(1, Raw.request("/test.Test/Fast"))
        + Raw.data(1, Raw.message("hello"), end: true))
    let idle = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await idle.send(
      Raw.frame(4, 0, 0, [0, 4, 0, 0, 0, 0]) + Raw.headers(1, Raw.request("/test.Test/Chat")))
    let away = await closed.frame { $0.type == 7 }
    #expect(away?.code == 11)
    #expect(await closed.closed())
    #expect(fixture.server.connections == 1)
    await idle.close()
    await fixture.end()
  }

  @Test("a stream opened after a larger one ends the connection")
  func smallerNumber() async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await peer.send(Raw.headers(5, Raw.request("/test.Test/Chat")))
    await peer.send(Raw.headers(3, Raw.request("/test.Test/Chat")))
    let away = await peer.frame { $0.type == 7 }
    #expect(away?.code == 1)
    #expect(await peer.closed())
    // Gaps, and trailers on an open stream, are in order.
    let honest = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    await honest.send(
      Raw.headers(1, Raw.request("/test.Test/Chat"))
        + Raw.headers(9, Raw.request("/test.Test/Chat"))
        + Raw.headers(1, [("x-late", "1")], end: true)
        + Raw.headers(11, Raw.request("/test.Test/Fast"))
        + Raw.data(11, Raw.message("x"), end: true))
    #expect(await honest.end(of: 1))
    #expect(await honest.end(of: 11))
    #expect(await honest.text(of: 1).contains("bye"))
    await fixture.end()
  }

  @Test("connections of one host are limited, and the place is free again afterwards")
  func perHost() async throws {
    var limits = ServerLimits()
    limits.connectionsPerHost = 2
    let notes = Mutex<[String]>([])
    let fixture = try await Fixture(
      limits: limits, observer: { note in notes.withLock { $0.append("\(note)") } })
    let loop = fixture.group.loops[0]
    let first = try await RawPeer(port: fixture.port, loop: loop)
    await first.send(Raw.ping())
    #expect(await first.frame { $0.type == 6 } != nil)
    #expect(try await fixture.channel.unary(Methods.echo, "a", options: .init()) == "a")
    let third = try await RawPeer(port: fixture.port, loop: loop, bare: true)
    #expect(await third.closed())
    #expect(
      notes.withLock {
        $0.contains { $0.contains("its host has 2 connections, which is the limit") }
      })
    await first.close()
    let second = HTTP2Channel(host: "127.0.0.1", port: fixture.port, loop: loop)
    #expect(
      try await second.unary(
        Methods.echo, "b", options: CallOptions(timeout: .seconds(20), waitForReady: true)) == "b")
    await second.close()
    await fixture.end()
  }

  /// What the halves below are of: a call of one message, one that streams, and bodies that go through an adapter.
  enum Half: String, CaseIterable, Sendable {
    case unary, streaming, announcedGzip, web, connect, connectStream

    var head: [(String, String)] {
      switch self {
      case .unary: Raw.request("/test.Test/Metadata")
      case .streaming: Raw.request("/test.Test/Collect")
      case .announcedGzip: Raw.request("/test.Test/Collect", [("grpc-encoding", "gzip")])
      case .web:
        Raw.request("/test.Test/Metadata", [("content-type", "application/grpc-web+drop")])
      case .connect: Raw.request("/test.Test/Metadata", [("content-type", "application/drop")])
      case .connectStream:
        Raw.request("/test.Test/Collect", [("content-type", "application/connect+drop")])
      }
    }

    func message(_ size: Int) -> [UInt8] {
      let bytes = [UInt8](repeating: 65, count: size)
      return self == .connect ? bytes : Raw.message(bytes)
    }

    /// What its response says when it is refused for want of room, and when it was handled.
    var refusal: String {
      switch self {
      case .connect, .connectStream: "resource_exhausted"
      case .web: "grpc-status: 8"
      default: "grpc-status=8"
      }
    }

    var isConnect: Bool { self == .connect || self == .connectStream }
  }

  @Test(
    "halves of requests are bounded for a connection, and for the server",
    arguments: Half.allCases, [false, true])
  func halves(_ half: Half, ofServer: Bool) async throws {
    var limits = ServerLimits()
    if ofServer { limits.heldBytes = 64_000 } else { limits.heldBytesPerConnection = 25_000 }
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    let message = half.message(10_000)
    for stream in [1, 3, 5] as [UInt32] {
      await peer.send(
        Raw.headers(stream, half.head) + Raw.data(stream, Array(message.dropLast())))
    }
    #expect(await peer.end(of: 5))
    let refused = await peer.text(of: 5)
    #expect(refused.contains(half.refusal), "\(refused)")
    // Those below the limit are completed, and the room is free again.
    for stream in [1, 3] as [UInt32] {
      await peer.send(Raw.data(stream, [65], end: true))
      #expect(await peer.end(of: stream))
      let text = await peer.text(of: stream)
      #expect(!text.contains("resource_exhausted") && !text.contains("grpc-status=8"), "\(text)")
      #expect(half.isConnect || text.contains("grpc-status"), "\(text)")
    }
    for stream in [7, 9, 11] as [UInt32] {
      await peer.send(Raw.headers(stream, half.head) + Raw.data(stream, message, end: true))
      #expect(await peer.end(of: stream))
      #expect(await !peer.text(of: stream).contains(half.refusal))
    }
    await fixture.end()
  }

  @Test("a message counts with the size it decompresses to, until its call is over")
  func decompressed() async throws {
    var limits = ServerLimits()
    limits.heldBytesPerConnection = 250_000
    let fixture = try await Fixture(limits: limits)
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    let small = gzip(String(repeating: "A", count: 100_000))
    #expect(small.count < 1_000)
    let message = [1] + Raw.message(small).dropFirst()
    for stream in [1, 3, 5] as [UInt32] {
      await peer.send(
        Raw.headers(stream, Raw.request("/test.Test/Hang", [("grpc-encoding", "gzip")]))
          + Raw.data(stream, message, end: true))
    }
    #expect(await peer.end(of: 5))
    #expect(await peer.text(of: 5).contains("grpc-status=8"))
    for stream in [1, 3] as [UInt32] { await peer.send(Raw.reset(stream, 8)) }
    await peer.send(
      Raw.headers(7, Raw.request("/test.Test/Metadata", [("grpc-encoding", "gzip")]))
        + Raw.data(7, message, end: true))
    #expect(await peer.end(of: 7))
    #expect(await peer.text(of: 7).contains("grpc-status=0"))
    await fixture.end()
  }
}

@Suite("Sockets of this machine")
struct UnixSocketTests {
  @Test("calls by a path; the file is gone at the end, one left over is replaced")
  func calls() async throws {
    let path = NSTemporaryDirectory() + "dropwire-\(UUID().uuidString.prefix(8)).sock"
    for _ in 0..<2 {
      let fixture = try await Fixture()
      try await fixture.server.start(unixPath: path)
      let channel = HTTP2Channel(host: "unix:\(path)", port: 0, loop: fixture.group.loops[0])
      #expect(try await channel.unary(Methods.echo, "y", options: .init()) == "y")
      let large = Note(size: 3_000_000)
      let same = try await channel.unary(Methods.echo, large, options: .init()) == large
      #expect(same)
      await #expect(throws: LoopError.self) { try await fixture.server.start(unixPath: path) }
      await channel.close()
      await fixture.server.drain()
      #expect(!FileManager.default.fileExists(atPath: path))
      // As a process that was killed leaves it: a file nobody listens at.
      try leaveBehind(path)
      await fixture.end()
    }
    try FileManager.default.removeItem(atPath: path)
    let group = try LoopGroup()
    let nobody = HTTP2Channel(host: "unix:\(path)", port: 0, loop: group.loops[0])
    do {
      _ = try await nobody.unary(Methods.echo, "y", options: .init())
      Issue.record("no error")
    } catch {
      #expect(error.message.contains("cannot connect to unix:\(path)"), "\(error.message)")
    }
    await nobody.close()
    group.shutDown()
  }

  private func leaveBehind(_ path: String) throws {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    #expect(bound == 0)
    close(descriptor)
  }

  @Test("a file that is no socket is not touched")
  func ordinaryFile() async throws {
    let path = NSTemporaryDirectory() + "dropwire-\(UUID().uuidString.prefix(8)).txt"
    try Data("precious".utf8).write(to: URL(filePath: path))
    let fixture = try await Fixture()
    await #expect(throws: LoopError.self) { try await fixture.server.start(unixPath: path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("precious".utf8))
    try FileManager.default.removeItem(atPath: path)
    await #expect(throws: LoopError.self) {
      try await fixture.server.start(unixPath: "/" + String(repeating: "x", count: 200))
    }
    await fixture.end()
  }
}
