import COpenSSL
import TLSSession
import Testing

@Suite("TLS sessions")
struct EngineTests {
  @Test("both versions, any size of pieces", arguments: TLSVersion.allCases, [1, 7, 100_000])
  func handshake(version: TLSVersion, step: Int) throws {
    let authority = try Authority()
    let server = try TLSContext(server: authority.server())
    let client = try TLSContext(
      client: .pem(authority.credentials.chain), versions: .init(lowest: version, highest: version))
    let pair = Pair(server, client)
    pair.run(step: step)
    #expect(pair.isOpen)
    #expect(pair.server.opened == 1 && pair.client.opened == 1)
    #expect(pair.server.engine.version == (version == .v12 ? "TLSv1.2" : "TLSv1.3"))
    #expect(pair.server.engine.requestedName == "server.test")
    #expect(pair.client.engine.peerCertificate?.dnsNames == ["server.test"])
    #expect(pair.server.engine.peerCertificate == nil)
    let text = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    pair.client.take(try pair.server.encrypted(text))
    pair.server.take(try pair.client.encrypted(Array(text.prefix(10))))
    #expect(pair.client.received == text)
    #expect(pair.server.received == Array(text.prefix(10)))
    // A close in order is no error, at either side.
    pair.client.engine.close()
    pair.run(step: step)
    #expect(pair.server.engine.phase == .ended)
    #expect(pair.server.engine.inputEnded() == nil)
    pair.server.engine.close()
    pair.run(step: step)
    #expect(pair.client.engine.inputEnded() == nil)
  }

  @Test("ciphers are AEAD with an ephemeral key exchange", arguments: TLSVersion.allCases)
  func ciphers(version: TLSVersion) throws {
    let authority = try Authority()
    let client = try TLSContext(
      client: .anybody, versions: .init(lowest: version, highest: version))
    let pair = Pair(try TLSContext(server: authority.server()), client)
    // All that this version has, the weak ones too; a server that follows its client would take them.
    SSL_set_cipher_list(pair.client.engine.library, "ALL:@SECLEVEL=0")
    pair.run()
    #expect(pair.isOpen)
    let cipher = pair.server.engine.cipher
    #expect(cipher.contains("GCM") || cipher.contains("CHACHA20"), "\(cipher)")
    #expect(version == .v13 || cipher.hasPrefix("ECDHE-"), "\(cipher)")
  }

  @Test("a cipher without AEAD, and TLS 1.1, are refused")
  func weak() throws {
    let authority = try Authority()
    let context = try TLSContext(server: authority.server())
    let client = try TLSContext(client: .anybody, versions: .init(lowest: .v12, highest: .v12))
    let block = Pair(context, client)
    SSL_set_cipher_list(block.client.engine.library, "ECDHE-ECDSA-AES128-SHA256")
    // The first message was made with the list of before.
    let weak = Side(TLSEngine(client: client, serverName: "server.test"))
    _ = weak
    SSL_clear(block.client.engine.library)
    SSL_set_connect_state(block.client.engine.library)
    _ = block.client.pending()
    SSL_do_handshake(block.client.engine.library)
    block.run()
    #expect(block.server.error?.kind == .noCommonProtocol, "\(block.server.error as Any)")
    #expect(block.client.error?.kind == .alert, "\(block.client.error as Any)")

    let old = Pair(context, client)
    SSL_clear(old.client.engine.library)
    SSL_ctrl(old.client.engine.library, SSL_CTRL_SET_MIN_PROTO_VERSION, Int(TLS1_1_VERSION), nil)
    SSL_ctrl(old.client.engine.library, SSL_CTRL_SET_MAX_PROTO_VERSION, Int(TLS1_1_VERSION), nil)
    SSL_set_cipher_list(old.client.engine.library, "ALL:@SECLEVEL=0")
    SSL_set_connect_state(old.client.engine.library)
    _ = old.client.pending()
    SSL_do_handshake(old.client.engine.library)
    old.run()
    #expect(old.server.error?.kind == .noCommonProtocol, "\(old.server.error as Any)")
  }

  @Test("without ALPN, or without h2 in it, the server refuses and says why")
  func alpn() throws {
    let authority = try Authority()
    let context = try TLSContext(server: authority.server())
    let client = try TLSContext(client: .pem(authority.credentials.chain))
    let offers: [([UInt8], String)] = [
      ([], "the client offers no protocol by ALPN, only h2 is served"),
      (
        [8] + Array("http/1.1".utf8) + [2] + Array("h3".utf8),
        "the client offers http/1.1, h3 by ALPN, only h2 is served"
      ),
    ]
    for (offer, text) in offers {
      let pair = Pair(context, client)
      _ = pair.client.pending()
      SSL_clear(pair.client.engine.library)
      SSL_set_connect_state(pair.client.engine.library)
      SSL_set_alpn_protos(pair.client.engine.library, offer, UInt32(offer.count))
      SSL_do_handshake(pair.client.engine.library)
      pair.run()
      #expect(pair.server.error == TLSError(.noCommonProtocol, text))
      #expect(
        pair.client.error
          == TLSError(
            .alert,
            "the peer refused: no application protocol: the peer does not speak h2 (alert 120)"))
    }
  }

  @Test("tickets make the next handshake a short one", arguments: TLSVersion.allCases)
  func resumption(version: TLSVersion) throws {
    let authority = try Authority()
    let server = try TLSContext(
      server: authority.server(), clients: .required, authorities: authority.credentials.chain)
    let client = try TLSContext(
      client: .pem(authority.credentials.chain), credentials: authority.client(),
      versions: .init(lowest: version, highest: version))
    for round in 0..<3 {
      let pair = Pair(server, client)
      pair.run()
      pair.client.take(try pair.server.encrypted([1]))
      #expect(pair.isOpen)
      #expect(pair.client.engine.isResumed == (round > 0))
      // A short handshake shows no certificate; what was shown before still counts.
      #expect(pair.server.engine.peerCertificate?.subject == "CN=agent 7")
    }
    let other = Pair(server, client, name: "127.0.0.1")
    other.run()
    #expect(other.isOpen && !other.client.engine.isResumed)
    // Another context has other tickets: the client falls back to a full handshake.
    let renewed = Pair(try TLSContext(server: authority.server()), client)
    renewed.run()
    #expect(renewed.isOpen && !renewed.client.engine.isResumed)
  }

  @Test("a connection resumes while the one before is open", arguments: TLSVersion.allCases)
  func resumptionBeforeTheEnd(version: TLSVersion) throws {
    let authority = try Authority()
    let server = try TLSContext(server: authority.server())
    let client = try TLSContext(
      client: .pem(authority.credentials.chain), versions: .init(lowest: version, highest: version))
    var open: [Pair] = []
    for round in 0..<3 {
      let pair = Pair(server, client)
      pair.run()
      // Tickets of 1.3 follow the handshake.
      pair.client.take(try pair.server.encrypted([1]))
      #expect(pair.client.engine.isResumed == (round > 0))
      open.append(pair)
    }
    // A session that was broken off is not taken up again (RFC 5246, section 7.2.2).
    for pair in open {
      pair.client.take(Array(repeating: 0, count: 50))
      #expect(pair.client.error != nil)
    }
    open = []
    let after = Pair(server, client)
    after.run()
    #expect(after.isOpen)
    #expect(!after.client.engine.isResumed)
  }

  @Test("the end within a handshake, and without a close, is said", arguments: [0, 1, 5, 200])
  func truncated(bytes: Int) throws {
    let authority = try Authority()
    let pair = Pair(
      try TLSContext(server: authority.server()),
      try TLSContext(client: .pem(authority.credentials.chain)))
    let hello = pair.client.pending()
    pair.server.take(Array(hello.prefix(bytes)))
    #expect(pair.server.error == nil)
    #expect(
      pair.server.engine.inputEnded()
        == TLSError(.truncated, "the client closed the connection within the handshake"))
    #expect(
      pair.client.engine.inputEnded()
        == TLSError(
          .truncated,
          "server.test closed the connection within the handshake: does it speak TLS?"))
    let open = Pair(
      try TLSContext(server: authority.server()),
      try TLSContext(client: .pem(authority.credentials.chain)))
    open.run()
    open.client.take(Array(try open.server.encrypted([1, 2, 3]).dropLast()))
    #expect(open.client.received.isEmpty)
    #expect(open.client.engine.inputEnded()?.kind == .truncated)
  }

  @Test("bytes that are no TLS are refused", arguments: 1...40 as ClosedRange<UInt64>)
  func garbage(seed: UInt64) throws {
    let authority = try Authority()
    let server = try TLSContext(server: authority.server())
    let client = try TLSContext(client: .pem(authority.credentials.chain))
    var state = seed
    func next() -> UInt8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    let noise = Pair(server, client)
    noise.server.take([0x47, 0x45, 0x54, 0x20] + (0..<200).map { _ in next() })
    #expect(noise.server.error?.kind == .protocol, "\(noise.server.error as Any)")
    // A true beginning with one byte changed: an error or a wait for more, never a crash.
    let changed = Pair(server, client)
    var hello = changed.client.pending()
    hello[Int(next()) % hello.count] ^= next() | 1
    changed.server.take(hello)
    changed.run()
    #expect(!(changed.isOpen && changed.server.received != []))
    // In an open session a changed byte is always noticed.
    let open = Pair(server, client)
    open.run()
    var record = try open.client.encrypted(Array("hello".utf8))
    record[5 + Int(next()) % (record.count - 5)] ^= next() | 1
    open.server.take(record)
    #expect(open.server.error?.kind == .protocol, "\(open.server.error as Any)")
    #expect(open.server.received.isEmpty)
  }

  @Test("a client that renegotiates gets nothing")
  func renegotiation() throws {
    let authority = try Authority()
    let pair = Pair(
      try TLSContext(server: authority.server()),
      try TLSContext(
        client: .pem(authority.credentials.chain), versions: .init(lowest: .v12, highest: .v12)))
    pair.run()
    #expect(pair.isOpen)
    SSL_clear_options(pair.client.engine.library, dropwire_tls_options)
    SSL_renegotiate(pair.client.engine.library)
    SSL_do_handshake(pair.client.engine.library)
    pair.run()
    // "No renegotiation": the client gives up, the server has not begun anything.
    #expect(pair.client.error != nil)
    #expect(pair.server.opened == 1)
  }

  @Test("keys updated all the time cost bounded memory")
  func keyUpdates() throws {
    let authority = try Authority()
    let pair = Pair(
      try TLSContext(server: authority.server()),
      try TLSContext(client: .pem(authority.credentials.chain)))
    pair.run()
    for _ in 0..<20_000 {
      SSL_key_update(pair.client.engine.library, SSL_KEY_UPDATE_REQUESTED)
      SSL_do_handshake(pair.client.engine.library)
      pair.server.take(pair.client.pending())
      if pair.server.error != nil { break }
    }
    #expect(pair.server.pending().count <= 300 << 10)
  }
}
