import TLSSession
import Testing

@Suite("TLS certificates")
struct CertificateTests {
  /// One handshake: who shows what, who believes whom, and what both sides say.
  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var server: @Sendable (Authority) throws -> TLSCredentials = { try $0.server() }
    var clients = ClientCertificates.none
    var client: @Sendable (Authority, Authority) throws -> TLSCredentials? = { _, _ in nil }
    var trustsOther = false
    var host = "server.test"
    /// Nil when the handshake is good.
    var clientSays: String?
    var serverSays: String?
    var testDescription: String { name }
  }

  static let past = CertificateTime.text(Authority.now - 10 * Authority.day)
  static let future = CertificateTime.text(Authority.now + 10 * Authority.day)

  static let rows: [Row] = [
    Row(name: "good"),
    Row(name: "a numeric address among the names", host: "127.0.0.1"),
    Row(name: "the dot of the root", host: "server.test."),
    Row(name: "capitals", host: "Server.TEST"),
    Row(
      name: "an address of IPv6 in brackets",
      server: { try $0.server(names: ["IP:::1"]) }, host: "[::1]"),
    Row(
      name: "another script", server: { try $0.server(names: ["DNS:xn--bcher-kva.test"]) },
      host: "Bücher。test."),
    Row(
      name: "a dot alone", host: ".", clientSays: "certificate of . is for server.test, 127.0.0.1",
      serverSays: "the peer refused: bad certificate (alert 42)"),
    Row(
      name: "a star",
      server: { try $0.server(names: ["DNS:*.shops.test"]) }, host: "a.shops.test"),
    Row(
      name: "expired",
      server: { try $0.server(from: -20 * Authority.day, until: -10 * Authority.day) },
      clientSays: "certificate of server.test expired on \(past)",
      serverSays: "the peer refused: certificate expired (alert 45)"),
    Row(
      name: "not yet valid",
      server: { try $0.server(from: 10 * Authority.day, until: 20 * Authority.day) },
      clientSays: "certificate of server.test is not valid before \(future)",
      serverSays: "the peer refused: bad certificate (alert 42)"),
    Row(
      name: "wrong name", host: "other.test",
      clientSays: "certificate of other.test is for server.test, 127.0.0.1",
      serverSays: "the peer refused: bad certificate (alert 42)"),
    Row(
      name: "wrong address", host: "10.0.0.1",
      clientSays: "certificate of 10.0.0.1 is for server.test, 127.0.0.1",
      serverSays: "the peer refused: bad certificate (alert 42)"),
    Row(
      name: "no names at all", server: { try $0.server(names: []) },
      clientSays: "certificate of server.test is for no host: it has no alternative names",
      serverSays: "the peer refused: bad certificate (alert 42)"),
    Row(
      name: "a common name is no name",
      server: { try $0.server(names: [], commonName: "server.test") },
      clientSays: "certificate of server.test is for no host: it has no alternative names",
      serverSays: "the peer refused: bad certificate (alert 42)"),
    Row(
      name: "an authority nobody trusts", trustsOther: true,
      clientSays: "certificate of the authority 'CN=Test Authority' of server.test is signed by"
        + " 'CN=Test Authority', which is not a trusted authority",
      serverSays: "the peer refused: unknown certificate authority (alert 48)"),
    Row(
      name: "self-signed",
      server: { _ in
        try CertificateRequest(
          commonName: "x", names: ["DNS:server.test"], notBefore: Authority.now - 60,
          notAfter: Authority.now + 60
        ).selfSigned()
      },
      clientSays: "certificate of server.test is self-signed and not among the trusted authorities",
      serverSays: "the peer refused: unknown certificate authority (alert 48)"),
    Row(
      name: "a client's certificate at a server", server: { try $0.client() },
      host: "agent-7.test",
      clientSays: "certificate of agent-7.test is not made for this purpose",
      serverSays: "the peer refused: unsupported certificate (alert 43)"),
    Row(name: "optional, none shown", clients: .optional),
    Row(name: "optional, a good one", clients: .optional, client: { own, _ in try own.client() }),
    Row(name: "required, a good one", clients: .required, client: { own, _ in try own.client() }),
    Row(
      name: "required, none shown", clients: .required,
      clientSays: "the peer refused: certificate required: the server wants a client certificate"
        + " (alert 116)",
      serverSays: "the client has no certificate, and one is required"),
    Row(
      name: "optional, of an authority nobody trusts", clients: .optional,
      client: { _, other in try other.client() },
      clientSays: "the peer refused: unknown certificate authority (alert 48)",
      serverSays: "certificate of the authority 'CN=Other Authority' of the client is signed by"
        + " 'CN=Other Authority', which is not a trusted authority"),
    Row(
      name: "required, expired", clients: .required,
      client: { own, _ in
        try own.client(from: -20 * Authority.day, until: -10 * Authority.day)
      },
      clientSays: "the peer refused: certificate expired (alert 45)",
      serverSays: "certificate of the client expired on \(past)"),
  ]

  @Test("who is believed, and what is said otherwise", arguments: rows)
  func table(row: Row) throws {
    let authority = try Authority()
    let other = try Authority("Other Authority")
    let server = try TLSContext(
      server: row.server(authority), clients: row.clients,
      authorities: row.clients == .none ? nil : authority.credentials.chain)
    let client = try TLSContext(
      client: .pem((row.trustsOther ? other : authority).credentials.chain),
      credentials: row.client(authority, other))
    let pair = Pair(server, client, name: row.host)
    pair.run()
    #expect(pair.client.error?.description == row.clientSays)
    #expect(pair.server.error?.description == row.serverSays)
    guard row.serverSays == nil else { return }
    #expect(pair.isOpen)
    let identity = pair.server.engine.peerCertificate
    let shown = try row.client(authority, other) != nil
    #expect((identity != nil) == shown)
    if let identity {
      #expect(identity.subject == "CN=agent 7" && identity.issuer == "CN=Test Authority")
      #expect(identity.uris == ["spiffe://test/agent/7"])
      #expect(identity.dnsNames == ["agent-7.test"])
      #expect(identity.fingerprint.count == 32 && identity.fingerprint.contains { $0 != 0 })
    }
  }

  @Test("a client that believes everybody looks at nothing, and vouches for nothing")
  func insecure() throws {
    let authority = try Authority()
    let pair = Pair(
      try TLSContext(
        server: authority.server(from: -20 * Authority.day, until: -10 * Authority.day)),
      try TLSContext(client: .anybody), name: "whatever.test")
    pair.run()
    #expect(pair.isOpen)
    #expect(pair.client.engine.peerCertificate == nil)
  }

  @Test("an empty name is no certificate's", arguments: ["", "server.test\0.evil.test"])
  func emptyName(name: String) throws {
    let authority = try Authority()
    let context = try TLSContext(client: .pem(authority.credentials.chain))
    let engine = TLSEngine(client: context, serverName: name)
    guard case .failed(let error) = engine.phase else {
      Issue.record("it would go on")
      return
    }
    #expect("\(error)".contains("is empty"))
    #expect(!engine.hasPending)
  }

  @Test("what cannot be used is said when the context is made")
  func unusable() throws {
    let authority = try Authority()
    let good = try authority.server()
    let other = try authority.server()
    func text(_ body: () throws -> TLSContext) -> String {
      do {
        _ = try body()
        return "no error"
      } catch { return "\(error)" }
    }
    let junk = Array("-----BEGIN NOTHING-----".utf8)
    #expect(
      text { try TLSContext(server: TLSCredentials(chain: junk, key: good.key)) }
        == "no certificate in PEM form in the certificate chain")
    #expect(
      text { try TLSContext(server: TLSCredentials(chain: good.chain, key: junk)) }
        .hasPrefix("no private key in PEM form without a password"))
    #expect(
      text { try TLSContext(server: TLSCredentials(chain: good.chain, key: other.key)) }
        .hasPrefix("the private key does not belong to the certificate"))
    #expect(
      text { try TLSContext(server: good, clients: .required) }
        == "client certificates are asked for, and no authority for them is given")
    #expect(
      text { try TLSContext(client: .pem([])) }
        == "no certificate in PEM form in the list of authorities")
    #expect(throws: TLSError.self) {
      try CertificateRequest(
        commonName: "x", names: ["NONSENSE:x"], notBefore: 0, notAfter: 1
      ).selfSigned()
    }
  }

  @Test(
    "moments are written as people read them",
    arguments: [
      (0, "1970-01-01 00:00 UTC"), (951_782_399, "2000-02-28 23:59 UTC"),
      (951_782_400, "2000-02-29 00:00 UTC"), (1_795_507_200, "2026-11-24 08:00 UTC"),
      (-1, "1969-12-31 23:59 UTC"), (253_402_300_799, "9999-12-31 23:59 UTC"),
    ] as [(Int64, String)])
  func moments(seconds: Int64, text: String) throws {
    #expect(CertificateTime.text(seconds) == text)
  }

  @Test("the moments of a certificate are read as they were written")
  func times() throws {
    let authority = try Authority()
    let certificate = try PeerCertificate(pem: authority.server(from: -100, until: 100).chain)
    #expect(certificate.notBefore == Authority.now - 100)
    #expect(certificate.notAfter == Authority.now + 100)
    #expect(certificate.ipAddresses == ["127.0.0.1"])
  }

  /// Names as people write them, and as RFC 3492 (7.1), browsers and DNS have them.
  static let names: [(String, String)] = [
    ("a.example", "a.example"), ("A.Example.", "a.example"), ("", ""), (".", "."),
    ("127.0.0.1", "127.0.0.1"), ("[2001:DB8::1]", "2001:db8::1"), ("fe80::1%eth0", "fe80::1"),
    ("Bücher.example", "xn--bcher-kva.example"), ("münchen", "xn--mnchen-3ya"),
    ("例え.テスト", "xn--r8jz45g.xn--zckzah"), ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
    ("faß.de", "xn--fa-hia.de"), ("δοκιμή", "xn--jxalpdlp"), ("a。b．c｡", "a.b.c"),
    ("3年B組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"), ("\u{1F4A9}.la", "xn--ls8h.la"),
  ]

  @Test("names as certificates have them", arguments: names)
  func name(written: String, wanted: String) { #expect(ServerName.normalized(written) == wanted) }

  @Test("who is named is trusted: an authority below a root, and a server itself")
  func partialChain() throws {
    let root = try Authority("Root")
    let below = try CertificateRequest(
      commonName: "Below", isAuthority: true, notBefore: Authority.now - Authority.day,
      notAfter: Authority.now + Authority.day
    ).signed(by: root.credentials)
    let leaf = try CertificateRequest(
      commonName: "server", names: ["DNS:server.test"], notBefore: Authority.now - Authority.day,
      notAfter: Authority.now + Authority.day, purposes: "serverAuth"
    ).signed(by: below)
    // Alone, without the authorities that lead to it.
    let single = TLSCredentials(chain: Self.first(of: leaf.chain), key: leaf.key)
    for (anchor, shown) in [(below.chain, leaf), (single.chain, single)] {
      let anchor = Self.first(of: anchor)
      let pair = Pair(
        try TLSContext(server: shown), try TLSContext(client: .pem(anchor)))
      pair.run()
      #expect(pair.isOpen, "\(pair.client.error.map { "\($0)" } ?? "")")
    }
    let other = try Authority("Other")
    let stranger = Pair(
      try TLSContext(server: leaf), try TLSContext(client: .pem(other.credentials.chain)))
    stranger.run()
    #expect(!stranger.isOpen)
    // Clients' certificates are looked at in the same way.
    let agent = try CertificateRequest(
      commonName: "agent", names: ["DNS:agent.test"], notBefore: Authority.now - Authority.day,
      notAfter: Authority.now + Authority.day, purposes: "clientAuth"
    ).signed(by: below)
    let mutual = Pair(
      try TLSContext(
        server: leaf, clients: .required, authorities: Self.first(of: below.chain)),
      try TLSContext(
        client: .pem(Self.first(of: below.chain)), credentials: agent))
    mutual.run()
    #expect(mutual.isOpen, "\(mutual.server.error.map { "\($0)" } ?? "")")
  }

  /// The first certificate of a PEM text.
  private static func first(of chain: [UInt8]) -> [UInt8] {
    let end = "-----END CERTIFICATE-----"
    let text = String(decoding: chain, as: UTF8.self)
    guard let range = text.firstRange(of: end) else { return [] }
    return Array(text[..<range.upperBound].utf8) + [0x0A]
  }
}
