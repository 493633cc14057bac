import EventLoop
import Foundation
import HTTP2Transport
import RPC
import Synchronization
import TLSSession
import Testing

/// What a server said to its operator.
private final class Notes: Sendable {
  private let texts = Mutex<[String]>([])
  var add: @Sendable (ServerNote) -> Void {
    { [self] note in texts.withLock { $0.append("\(note)") } }
  }

  /// Waits until one contains `text`; false after five seconds.
  func eventually(_ text: String) async -> Bool {
    for _ in 0..<1_000 {
      if texts.withLock({ $0.contains { $0.contains(text) } }) { return true }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return false
  }
}

@Suite("TLS over sockets")
struct TLSTests {
  @Test("all kinds of call, small and large")
  func calls() async throws {
    let made = try Certificates()
    let fixture = try await Fixture(tls: made.serverTLS(), clientTLS: made.clientTLS())
    let large = Note(size: 3_000_000)
    let echoed = try await fixture.channel.unary(Methods.echo, large, options: .init()) == large
    #expect(echoed)
    #expect(try await fixture.channel.unary(Methods.fast, "y", options: .init()) == "y")
    let count = try await fixture.channel.serverStreaming(Methods.flood, "5000", options: .init())
    var received = 0
    for try await block in count.responses { received += block.bytes.count }
    #expect(received == 5_000_000)
    let chat = try await fixture.channel.bidirectional(Methods.chat, options: .init())
    var answers = chat.responses.makeAsyncIterator()
    try await chat.requests.send("a")
    #expect(try await answers.next() == "a")
    chat.requests.finish()
    #expect(try await answers.next() == "bye")
    #expect(try await answers.next() == nil)
    await fixture.end()
  }

  @Test("a thousand calls at once, on two loops and two connections")
  func many() async throws {
    let made = try Certificates()
    let tls = try made.clientTLS()
    let fixture = try await Fixture(loops: 2, tls: made.serverTLS(), clientTLS: tls)
    let second = HTTP2Channel(
      host: "localhost", port: fixture.port, loop: fixture.group.loops[1], tls: tls)
    try await withThrowingTaskGroup(of: Bool.self) { tasks in
      for number in 0..<1_000 {
        let channel = number % 3 == 0 ? second : fixture.channel
        tasks.addTask {
          try await channel.unary(Methods.echo, Note("\(number)"), options: .init()).text
            == "\(number)"
        }
      }
      for try await right in tasks { #expect(right) }
    }
    await second.close()
    await fixture.end()
  }

  @Test("handlers know who calls, and the operator's rule refuses", arguments: [false, true])
  func identity(showing: Bool) async throws {
    let made = try Certificates()
    let fixture = try await Fixture(
      tls: made.serverTLS(.optional), clientTLS: made.clientTLS(showing: showing))
    let who = try await fixture.channel.unary(Methods.identity, "", options: .init())
    #expect(who.text == (showing ? "CN=agent 7 [\"spiffe://test/agent/7\"]" : "nobody"))
    if showing {
      #expect(try await fixture.channel.unary(Methods.guarded, "y", options: .init()) == "y")
    } else {
      await #expect(
        throws: RPCError(.unauthenticated, "a certificate is needed for Guarded")
      ) { try await fixture.channel.unary(Methods.guarded, "y", options: .init()) }
    }
    await fixture.end()
  }

  /// What goes wrong, what the client is told and what the operator.
  struct Failure: Sendable, CustomTestStringConvertible {
    var name: String
    var clients = ClientCertificates.none
    var lives: Int64 = 3_600
    var serverName: String?
    var trusts = true
    var clientHears: String
    var operatorHears: String
    var testDescription: String { name }
  }

  static let failures: [Failure] = [
    Failure(
      name: "wrong name", serverName: "drops.example",
      clientHears: "TLS: certificate of drops.example is for localhost, 127.0.0.1",
      operatorHears: "failed: the peer refused: bad certificate (alert 42)"),
    Failure(
      name: "expired", lives: -60, clientHears: "TLS: certificate of 127.0.0.1 expired on 20",
      operatorHears: "failed: the peer refused: certificate expired (alert 45)"),
    Failure(
      name: "unknown authority", trusts: false,
      clientHears: "is signed by 'CN=Test Authority', which is not a trusted authority",
      operatorHears: "failed: the peer refused: unknown certificate authority (alert 48)"),
    Failure(
      name: "no client certificate", clients: .required,
      clientHears: "certificate required: the server wants a client certificate (alert 116)",
      operatorHears: "failed: the client has no certificate, and one is required"),
  ]

  @Test("a handshake that fails says why at both ends", arguments: failures)
  func failure(_ failure: Failure) async throws {
    let made = try Certificates(serverLives: failure.lives)
    let trusted = failure.trusts ? made : try Certificates()
    let notes = Notes()
    let fixture = try await Fixture(
      tls: made.serverTLS(failure.clients),
      clientTLS: trusted.clientTLS(name: failure.serverName), observer: notes.add)
    do {
      _ = try await fixture.channel.unary(Methods.echo, "y", options: .init())
      Issue.record("no error")
    } catch {
      #expect(error.code == .unavailable)
      #expect(error.message.contains(failure.clientHears), "\(error.message)")
    }
    #expect(await notes.eventually(failure.operatorHears))
    await fixture.end()
  }

  @Test("an empty server name is an error, and checks are not left out for it")
  func emptyName() async throws {
    let made = try Certificates()
    let fixture = try await Fixture(tls: made.serverTLS(), clientTLS: made.clientTLS(name: ""))
    do {
      _ = try await fixture.channel.unary(Methods.echo, "y", options: .init())
      Issue.record("no error")
    } catch {
      #expect(error.code == .unavailable)
      #expect(error.message.contains("is empty"), "\(error.message)")
    }
    await fixture.end()
  }

  @Test("clear text at a port of TLS, and TLS at one of clear text, are told apart")
  func wrongKind() async throws {
    let made = try Certificates()
    let notes = Notes()
    let secure = try await Fixture(tls: made.serverTLS(), observer: notes.add)
    do {
      _ = try await secure.channel.unary(Methods.echo, "y", options: .init())
      Issue.record("no error")
    } catch {
      #expect(error.code == .unavailable)
      #expect(error.message.contains("This port speaks TLS (https)."), "\(error.message)")
    }
    #expect(await notes.eventually("the client speaks clear text, this port speaks TLS"))
    let peer = try await RawPeer(port: secure.port, loop: secure.group.loops[0], bare: true)
    await peer.send(Array("GET / HTTP/1.1\r\n\r\n".utf8))
    #expect(await peer.closed())
    #expect(await String(decoding: peer.leftover, as: UTF8.self).hasSuffix("(https).\n"))
    await secure.end()
    let clear = try await Fixture(clientTLS: made.clientTLS(), observer: notes.add)
    do {
      _ = try await clear.channel.unary(Methods.echo, "y", options: .init())
      Issue.record("no error")
    } catch { #expect(error.message.contains("speak TLS"), "\(error.message)") }
    #expect(await notes.eventually("the client speaks TLS, this port speaks clear text"))
    await clear.end()
  }

  @Test("a handshake that is not completed ends by its time")
  func stalledHandshakes() async throws {
    let made = try Certificates()
    let notes = Notes()
    var limits = ServerLimits()
    limits.handshakeTimeout = 300
    let fixture = try await Fixture(limits: limits, tls: made.serverTLS(), observer: notes.add)
    let loop = fixture.group.loops[0]
    let silent = try await RawPeer(port: fixture.port, loop: loop, bare: true)
    let slow = try await RawPeer(port: fixture.port, loop: loop, bare: true)
    await slow.send([0x16, 0x03, 0x01])
    #expect(await silent.closed())
    #expect(await slow.closed())
    #expect(await notes.eventually("the TLS handshake was not complete in time"))
    await fixture.end()
  }

  @Test("a handshake too many is refused, and the places are free again afterwards")
  func tooManyHandshakes() async throws {
    let made = try Certificates()
    let notes = Notes()
    var limits = ServerLimits()
    limits.handshakes = 2
    limits.handshakePatience = 600_000
    limits.handshakeTimeout = 60_000
    let fixture = try await Fixture(
      limits: limits, tls: made.serverTLS(), clientTLS: made.clientTLS(), observer: notes.add)
    let loop = fixture.group.loops[0]
    let first = try await RawPeer(port: fixture.port, loop: loop, bare: true)
    let second = try await RawPeer(port: fixture.port, loop: loop, bare: true)
    let refused = try await RawPeer(port: fixture.port, loop: loop, bare: true)
    #expect(await refused.closed())
    #expect(await notes.eventually("2 TLS handshakes are in flight, which is the limit"))
    await first.close()
    await second.close()
    #expect(await notes.eventually("closed the connection within the handshake"))
    #expect(
      try await fixture.channel.unary(
        Methods.echo, "y", options: CallOptions(timeout: .seconds(20), waitForReady: true)) == "y")
    #expect(fixture.server.connections == 1)
    await fixture.end()
  }

  @Test("a drain waits for handshakes no longer than its deadline")
  func drain() async throws {
    let made = try Certificates()
    let fixture = try await Fixture(tls: made.serverTLS(), clientTLS: made.clientTLS())
    let half = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0], bare: true)
    await half.send([0x16, 0x03, 0x01])
    #expect(try await fixture.channel.unary(Methods.echo, "y", options: .init()) == "y")
    await fixture.server.drain(deadline: .milliseconds(200))
    #expect(fixture.server.connections == 0)
    #expect(await half.closed())
    await fixture.end()
  }

  @Test("another certificate is taken without a restart; open connections go on")
  func reload() async throws {
    let old = try Certificates()
    let new = try Certificates()
    let tls = try old.serverTLS()
    let fixture = try await Fixture(tls: tls, clientTLS: old.clientTLS())
    #expect(try await fixture.channel.unary(Methods.echo, "a", options: .init()) == "a")
    tls.replace(with: try new.serverTLS().context)
    #expect(try await fixture.channel.unary(Methods.echo, "b", options: .init()) == "b")
    let second = HTTP2Channel(
      host: "127.0.0.1", port: fixture.port, loop: fixture.group.loops[1], tls: try new.clientTLS())
    #expect(try await second.unary(Methods.echo, "c", options: .init()) == "c")
    let outdated = HTTP2Channel(
      host: "127.0.0.1", port: fixture.port, loop: fixture.group.loops[1], tls: try old.clientTLS())
    await #expect(throws: RPCError.self) {
      try await outdated.unary(Methods.echo, "d", options: .init())
    }
    await second.close()
    await outdated.close()
    await fixture.end()
  }
}

/// Programs that others wrote, over TLS.
@Suite("Foreign peers over TLS")
struct TLSInteropTests {
  @Test(
    "grpcio: everything it does in clear text, with a client certificate", .enabled(if: hasGRPC))
  func grpcio() async throws {
    let made = try Certificates()
    let fixture = try await Fixture(tls: made.serverTLS(.required), clientTLS: made.clientTLS())
    let output = try await made.withFiles { files in
      try await runForeign(
        [foreignPython, InteropTests.script, "\(fixture.port)"] + files)
    }
    #expect(output.status == 0, "\(output.text)")
    #expect(output.text.split(separator: "\n").count >= 20, "\(output.text)")
    await fixture.end()
  }

  @Test("curl: h2 by ALPN with an authority of ours, refused without", .enabled(if: hasCurl))
  func curl() async throws {
    let made = try Certificates()
    let fixture = try await Fixture(tls: made.serverTLS())
    let url = "https://localhost:\(fixture.port)/test.Test/Echo"
    let file = try InteropTests.body("hello")
    let call = [
      "-H", "content-type: application/grpc+drop", "-H", "te: trailers", "--data-binary",
      "@\(file.path)", url,
    ]
    try await made.withFiles { files in
      let good = try await runForeign(["curl", "-sv", "--cacert", files[0]] + call)
      #expect(good.text.contains("ALPN: server accepted h2"), "\(good.text)")
      #expect(good.text.contains("HTTP/2 200") && good.text.contains("hello"), "\(good.text)")
      let old = try await runForeign(["curl", "-sS", "--http1.1", "--cacert", files[0]] + call)
      #expect(old.status == 35 && old.text.contains("no application protocol"), "\(old.text)")
      let unknown = try await runForeign(["curl", "-sS"] + call)
      #expect(unknown.status == 60, "\(unknown.text)")
    }
    await fixture.end()
  }

  @Test(
    "openssl s_client: versions, ALPN, ciphers", .enabled(if: succeeds(["openssl", "version"])),
    arguments: [
      (["-tls1_3", "-alpn", "h2"], "ALPN protocol: h2"),
      (["-tls1_2", "-alpn", "h2"], "Protocol  : TLSv1.2"),
      (["-tls1_2", "-alpn", "h2", "-cipher", "ECDHE-ECDSA-AES128-SHA256"], "handshake failure"),
      (["-tls1_1", "-alpn", "h2", "-cipher", "ALL:@SECLEVEL=0"], "alert protocol version"),
      (["-alpn", "http/1.1"], "no application protocol"),
      ([], "no application protocol"),
    ])
  func sClient(flags: [String], text: String) async throws {
    let made = try Certificates()
    let fixture = try await Fixture(tls: made.serverTLS())
    let output = try await runForeign(
      ["openssl", "s_client", "-connect", "127.0.0.1:\(fixture.port)"] + flags)
    #expect(output.text.contains(text), "\(output.text)")
    await fixture.end()
  }
}
