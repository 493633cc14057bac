import EventLoop
import HTTP2Transport
import RPC
import TLSSession
import Testing

/// Lets those pass whose certificate names them as an agent, and tells handlers who they are.
private struct AgentsOnly: ServerInterceptor {
  func callArrived(_ context: ServerContext) throws(RPCError) {
    guard let identity = context.identity else {
      throw RPCError(.unauthenticated, "agents show a certificate")
    }
    guard let uri = identity.uris.first, uri.hasPrefix("spiffe://test/agent/") else {
      throw RPCError(.permissionDenied, "\(identity.subject) is no agent")
    }
    context.caller = Caller(name: String(uri.dropFirst("spiffe://test/".count)), roles: ["agent"])
  }
}

@Suite("TLS: sessions resumed, and who the peer is")
struct ResumptionTests {
  private func versions(_ version: TLSVersion) -> TLSContext.Versions {
    .init(lowest: version, highest: version)
  }

  @Test(
    "the second connection has a short handshake, until the certificate is replaced",
    arguments: TLSVersion.allCases)
  func resumption(version: TLSVersion) async throws {
    let made = try Certificates()
    let serverTLS = try made.serverTLS(.optional)
    let context = try TLSContext(
      client: .pem(made.authority.chain), credentials: made.client, versions: versions(version))
    let fixture = try await Fixture(tls: serverTLS)
    func call() async throws -> String {
      let channel = HTTP2Channel(
        host: "localhost", port: fixture.port, loop: fixture.group.loops[0], tls: ClientTLS(context)
      )
      let answer = try await channel.unary(Methods.identity, "x", options: .init()).text
      await channel.close()
      return answer
    }
    var answers: [String] = []
    for _ in 0..<3 { answers.append(try await call()) }
    // Who the client is survives the resumption: the ticket has its certificate.
    #expect(answers == Array(repeating: #"CN=agent 7 ["spiffe://test/agent/7"]"#, count: 3))
    #expect(serverTLS.handshakes == (full: 1, resumed: 2))
    // Tickets belong to the context that gave them.
    serverTLS.replace(
      with: try TLSContext(
        server: made.server, clients: .optional, authorities: made.authority.chain))
    #expect(try await call() == answers[0])
    #expect(serverTLS.handshakes == (full: 2, resumed: 2))
    await fixture.end()
  }

  @Test("an interceptor decides by the certificate, and the handler knows the caller")
  func identity() async throws {
    let made = try Certificates()
    let serving = try LoopGroup(count: 1)
    let calling = try LoopGroup(count: 1)
    var router = Router()
    router.intercept(with: AgentsOnly())
    router.register(
      Methods.echo, unary: { _, context in Note(context.caller?.name ?? "nobody") })
    let server = HTTP2Server(router: router, group: serving)
    let port = try await server.start(port: 0, tls: made.serverTLS(.optional)).port
    // The authority is trusted and no agent.
    let other = ClientTLS(
      try TLSContext(client: .pem(made.authority.chain), credentials: made.authority))
    let rows: [(ClientTLS, Result<String, RPCError>)] = [
      (try made.clientTLS(showing: true), .success("agent/7")),
      (
        try made.clientTLS(), .failure(RPCError(.unauthenticated, "agents show a certificate"))
      ),
      (other, .failure(RPCError(.permissionDenied, "CN=Test Authority is no agent"))),
    ]
    for (tls, expected) in rows {
      let channel = HTTP2Channel(host: "localhost", port: port, loop: calling.loops[0], tls: tls)
      var result: Result<String, RPCError>
      do throws(RPCError) {
        result = .success(try await channel.unary(Methods.echo, "x", options: .init()).text)
      } catch {
        result = .failure(error)
      }
      #expect(result == expected)
      await channel.close()
    }
    serving.shutDown()
    calling.shutDown()
  }
}
