import DropEngine
import DropServices
import Foundation
import RPC
import Testing

@testable import dropwire

@Suite("dropwire serve: the file of callers")
struct IdentityFileTests {
  private func file(_ text: String, limits: IdentityLimits = .init()) throws -> IdentityFile {
    try IdentityFile(text: text, path: "callers", setting: "identity", limits: limits)
  }

  @Test("tokens are found by the whole of them, and by their digests")
  func tokens() throws {
    let file = try file(
      """
      # who      what
      edge-1     0123456789abcdef   # the first
      edge-2 \t  edge buyer=1..9  0123456789abcdeg\r

      edge-3     viewer  sha256:2125B2C332B1113AAE9BFC5E9F7E3B4C91D828CB942C2DF1EEB02502ECCAE9E9
      """)
    #expect(file.count == 3 && !file.namesCertificates)
    #expect(file.caller(of: "0123456789abcdef")?.name == "edge-1")
    #expect(file.caller(of: "0123456789abcdeg")?.name == "edge-2")
    #expect(file.caller(of: "0123456789")?.name == nil)
    // By `printf %s 0123456789ABCDEF | sha256sum`; the digest is no token itself.
    #expect(file.caller(of: "0123456789ABCDEF")?.name == "edge-3")
    let digest = "2125b2c332b1113aae9bfc5e9f7e3b4c91d828cb942c2df1eeb02502eccae9e9"
    for wrong in [
      "", "0123456789abcde", "0123456789abcdef0", "0123456789abcdeF", digest, "sha256:\(digest)",
    ] {
      #expect(file.caller(of: wrong) == nil)
    }
  }

  @Test("roles, and whom a caller acts for")
  func callers() throws {
    let file = try file(
      """
      all        0123456789abcdef-all
      platform   ingest,operator,ingest 0123456789abcdef-platform
      edge       edge,viewer buyer=7,buyer_a,1000..1999 0123456789abcdef-edge
      edges      edge buyer=* 0123456789abcdef-edges
      both       partner,edge buyer=1 partner=partner_3w00 0123456789abcdef-both
      """)
    func caller(_ name: String) throws -> Caller {
      try #require(file.caller(of: "0123456789abcdef-\(name)"))
    }
    #expect(try caller("all") == Caller(name: "all", roles: LiveContract.roles))
    #expect(try caller("platform") == Caller(name: "platform", roles: ["ingest", "operator"]))
    let edge = try caller("edge")
    #expect(edge.roles == ["edge", "viewer"])
    #expect(edge.scope.description == "buyer=7,10,1000..1999")
    #expect(try caller("edges").scope.isEverything)
    let partner = try #require(ScopeKind.partner.id("partner_3w00"))
    #expect(try caller("both").scope.description == "buyer=1 partner=\(partner)")
  }

  @Test(
    "what was meant as a certificate, a digest, roles or a scope is no token",
    arguments: [
      "swift partner partner=* URI:spiffe://swift-bikes/dispatch",
      "swift partner partner=* DNS:dispatch.swift-bikes.example",
      "swift partner partner=* spiffe://swift-bikes/dispatch", "ops operator Email:ops@example.org",
      "hub operator IP:192.0.2.44.55.66", "x ingest,creator,operator",
      "x operator,ingest,viewer # 0123", "x operator,operatorr",
      "x sha256=2125B2C332B1113AAE9BFC5E9F7E3B4C91D828CB942C2DF1EEB02502ECCAE9E9",
      "edge edge buyer=1000..1999,7000",
      "edge viewer SHA256:2125B2C332B1113AAE9BFC5E9F7E3B4C91D828CB942C2DF1EEB02502ECCAE9E9",
    ])
  func mistaken(line: String) {
    do {
      _ = try file("other viewer 0123456789abcdef\n" + line)
      Issue.record("\(line) was taken")
    } catch {
      #expect("\(error)".contains("2"), "\(error)")
      let credential = String(line.split(separator: " ").last ?? "")
      #expect(!"\(error)".contains(credential), "\(error)")
    }
  }

  @Test("certificates are known by their alternative names")
  func certificates() throws {
    let file = try file(
      """
      swift  partner partner=7  uri:spiffe://swift/dispatch
      swift  partner partner=7  dns:Dispatch.Swift.example
      ops    operator           email:ops@example.org
      """)
    #expect(file.count == 3 && file.namesCertificates)
    func caller(uris: [String] = [], dns: [String] = [], emails: [String] = []) -> String? {
      file.caller(
        showing: PeerIdentity(
          subject: "CN=ops@example.org", dnsNames: dns, uris: uris, emailAddresses: emails,
          fingerprint: [], notAfter: 0))?.name
    }
    #expect(caller(uris: ["spiffe://other", "spiffe://swift/dispatch"]) == "swift")
    #expect(caller(dns: ["dispatch.swift.EXAMPLE"]) == "swift")
    #expect(caller(emails: ["ops@example.org"]) == "ops")
    // Two names of one caller are one; those of two are nobody's.
    #expect(
      caller(uris: ["spiffe://swift/dispatch"], dns: ["dispatch.swift.example"]) == "swift")
    #expect(caller(uris: ["spiffe://swift/dispatch"], emails: ["ops@example.org"]) == nil)
    // A kind of name is part of it, and the subject is none.
    #expect(caller() == nil)
    #expect(caller(dns: ["spiffe://swift/dispatch"]) == nil)
    #expect(caller(uris: ["spiffe://swift/dispatch/x"]) == nil)
  }

  /// The log has room for what it takes.
  @Test("a name has as many bytes as the log has room for")
  func names() throws {
    let longest = String(repeating: "é", count: 32)
    #expect(longest.utf8.count == EntryHeader.callerBytes)
    #expect(IdentityLimits().nameBytes == EntryHeader.callerBytes)
    let caller = try file("\(longest) viewer \(Self.secret)").caller(of: Self.secret)
    #expect(caller?.name == longest)
    #expect(throws: CommandFailure.self) { try file("\(longest)x viewer \(Self.secret)") }
    #expect(LiveContract.roles.allSatisfy { $0.utf8.count <= EntryHeader.roleBytes })
  }

  private static let secret = "0123456789abcdef-secret"

  @Test(
    "a line that cannot be used is named, with what would be right, and nothing of it is said",
    arguments: [
      ("edge-1 short", ":1: a line ends with a token of 16 to 1024 characters"),
      ("# nothing", "callers names no caller"),
      ("a \(secret)\nb", ":2: a line is NAME ROLE[,ROLE] [KIND=IDS] CREDENTIAL"),
      ("a \(secret) more", ":1: a line ends with a token"),
      ("a \(secret) \(secret)1", ":1: behind the name stand roles with commas between; there are"),
      (
        "a operator, \(secret)",
        "auditor, creator, edge, ingest, operator, partner, payments, viewer"
      ),
      ("a auditor sha256:12 # \(secret)", ":1: behind sha256: stand the 64 digits"),
      ("a edge \(secret)", ":1: the role edge takes buyer=IDS"),
      ("a partner \(secret)", ":1: the role partner takes partner=IDS"),
      ("a edge partner=1 \(secret)", ":1: partner=IDS is for the role partner"),
      ("a edge,operator buyer=1 \(secret)", ":1: buyer=IDS is for the role edge, and not beside"),
      ("a edge buyer=1 buyer=2 \(secret)", ":1: between roles and credential stand buyer=IDS and"),
      ("a edge \(secret) \(secret)", ":1: between roles and credential stand"),
      ("a edge buyer=0 \(secret)", ":1: buyer= takes ids and ranges"),
      ("a edge buyer= \(secret)", ":1: buyer= takes ids and ranges"),
      ("a edge buyer=9..1 \(secret)", ":1: buyer= takes ids and ranges"),
      ("a edge buyer=1..2..3 \(secret)", ":1: buyer= takes ids and ranges"),
      ("a edge buyer=partner_3w00 \(secret)", ":1: buyer= takes ids and ranges"),
      ("a edge buyer=1,2,3,4 \(secret)", ":1: buyer= takes 3 ids and ranges at most"),
      ("a \(secret)\nb \(secret)", ":2: line 1 has the same token"),
      ("a \(secret)\na viewer \(secret)1", ":2: line 1 gives the same name other roles"),
      ("a viewer dns:x.example\n a viewer dns:X.example", ":2: a line above has the same name"),
      ("a\u{7} \(secret)", ":1: a name has 64 bytes at most, and no control characters"),
      ("a \(secret)\nb \(secret)1\nc \(secret)2", ":3: there are more than 2 callers"),
    ])
  func wrong(text: String, expected: String) {
    var limits = IdentityLimits()
    (limits.callers, limits.ranges) = (2, 3)
    do {
      _ = try file(text, limits: limits)
      Issue.record("was taken")
    } catch {
      let said = (error as? CommandFailure)?.message ?? ""
      #expect(said.contains(expected), "\(said)")
      #expect(said.hasPrefix("identity: callers"), "\(said)")
      #expect(!said.contains(Self.secret), "\(said)")
    }
  }
}

@Suite("dropwire serve: who may reach it")
struct ReachTests {
  private func problems(_ settings: [String: String]) async -> String {
    do {
      _ = try await ServerConfiguration.read(
        flags: settings.merging(["data": "x"]) { $1 }, environment: [:], file: nil)
      return ""
    } catch { return "\(error)" }
  }

  @Test(
    "without anybody being asked, only this machine",
    arguments: [
      ("127.0.0.1:0", true), ("127.1.2.3:0", true), ("[::1]:0", true), ("localhost:0", true),
      ("unix:/tmp/x", true), ("0.0.0.0:0", false), ("[::]:0", false), ("192.0.2.1:0", false),
    ])
  func reach(listen: String, isTaken: Bool) async {
    let said = await problems(["listen": listen])
    #expect(said.isEmpty == isTaken, "\(said)")
    if !isTaken {
      #expect(said.hasPrefix("listen: \(listen) can be called from other machines"), "\(said)")
      #expect(said.contains("--identity FILE") && said.contains("--anyone"), "\(said)")
    }
    #expect(await problems(["listen": listen, "anyone": "true"]) == "")
  }

  @Test("what does not go together is said")
  func together() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (tokens, names) = (folder.appending(path: "t").path, folder.appending(path: "n").path)
    try Data("a 0123456789abcdef\n".utf8).write(to: URL(filePath: tokens))
    try Data("a viewer uri:x\n".utf8).write(to: URL(filePath: names))
    let open = "0.0.0.0:0"
    for setting in ["identity", "tokens"] {
      #expect(await problems(["listen": open, setting: tokens]) == "")
      #expect(
        await problems(["listen": open, setting: tokens, "anyone": "true"])
          .hasPrefix("anyone: nobody is asked"))
      #expect(
        await problems([setting: names]).hasPrefix("\(setting): \(names) names certificates"))
    }
    #expect(
      await problems(["identity": tokens, "tokens": tokens]).hasPrefix("identity and tokens"))
    // Certificates that nobody has to show tell nobody apart.
    let tls = ["listen": open, "devTls": "true", "tlsClientCa": names]
    #expect(await problems(tls) == "")
    for optional in ["optional", "none"] {
      let said = await problems(tls.merging(["tlsClientAuth": optional]) { $1 })
      #expect(said.hasPrefix("listen: "), "\(said)")
    }
    #expect(
      await problems(tls.merging(["tlsClientAuth": "optional", "identity": names]) { $1 }) == "")
  }
}
