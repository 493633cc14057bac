import DropServices
import EcosystemMessages
import EcosystemServices
import EventLoop
import HTTP2Transport
import LoadKit
import Logging
import RPC
import Sequencer
import Storage
import Stories
import Testing

@testable import dropwire

/// Who may call what, written out: the schemas say the same by `@allow`, and the server does it.
@Suite("dropwire serve: who may call what")
struct RoleTableTests {
  /// Whom a method is for.
  enum Decision: Equatable {
    /// Without saying who it is.
    case everybody
    /// Whoever says who it is, with whatever role.
    case everyCaller
    case roles(Set<String>)
  }

  static let table: [String: Decision] = {
    let live: [(String, String)] = [
      ("Ingest/OpenStream", "ingest operator"),
      ("Ingest/CloseStream", "ingest operator"),
      ("Ingest/Publish", "ingest operator"),
      ("Feed/Subscribe", "viewer edge ingest creator operator auditor"),
      ("Offers/Put", "creator operator"),
      ("Drops/Schedule", "creator operator"),
      ("Drops/Control", "creator operator"),
      ("Drops/Adjust", "creator operator"),
      ("Drops/Get", "edge ingest creator operator auditor"),
      ("Registry/RegisterPartner", "operator"),
      ("Registry/PutHub", "partner operator"),
      ("Reservations/ReserveStream", "edge operator"),
      ("Reservations/Extend", "edge operator"),
      ("Reservations/Release", "edge operator"),
      ("Reservations/LeaveWaitlist", "edge operator"),
      ("Admission/Draw", "edge creator operator auditor"), ("Admission/Watch", "edge operator"),
      ("Reservations/Place", "edge operator"),
      ("Reservations/Hold", "edge operator"),
      ("Reservations/Windows", "edge partner creator operator auditor"),
      ("Checkout/Confirm", "edge operator"),
      ("Checkout/BeginConfirm", "edge operator"),
      ("Checkout/PaymentResult", "payments operator"),
      ("Checkout/Payments", "payments operator"),
      ("Checkout/Settle", "payments operator"),
      ("Checkout/SetTill", "operator"),
      ("Checkout/Payment", "payments operator auditor"),
      ("Checkout/RegisterToken", "edge operator"),
      ("Checkout/RevokeToken", "edge operator"),
      ("Checkout/Express", "edge operator"),
      ("Checkout/Token", "payments operator"),
      ("Orders/Cancel", "edge operator"),
      ("Orders/Refund", "operator"),
      ("Orders/Watch", "edge payments operator auditor"),
      ("Orders/Get", "edge operator"),
      ("Dispatch/Connect", "partner operator"),
      ("Audit/ReadJournal", "auditor operator"),
      ("Audit/Head", "auditor operator"),
      ("Admin/Stats", "auditor operator"),
      ("Admin/SetClock", "operator"), ("Admin/Backup", "operator"),
      ("Admin/Hub", "partner auditor operator"), ("Dispatch/Job", "partner auditor operator"),
    ]
    var table: [String: Decision] = [
      // Balancers ask without a token, and so do tools for what there is to call.
      "/grpc.health.v1.Health/Check": .everybody,
      "/grpc.health.v1.Health/List": .everybody,
      "/grpc.health.v1.Health/Watch": .everybody,
      "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo": .everybody,
      "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo": .everybody,
    ]
    for method in Describe.Methods.all { table[method.path] = .everyCaller }
    // Those of the log's contract have theirs beside what stories draw.
    for (method, roles) in live + ContractCalls.roles {
      table["/dropwire.live.v1.\(method)"] = .roles(
        Set(roles.split(separator: " ").map(String.init)))
    }
    return table
  }()

  /// Everything that `dropwire serve` offers, with callers of each role, as one table of routes.
  private func withServer(_ body: (Router, Loop) throws -> Void) throws {
    let lines = LiveContract.roles.map { role in
      let kind = ScopeKind.allCases.first { $0.role == role }.map { " \($0.rawValue)=*" } ?? ""
      return "\(role)-1 \(role)\(kind) \(Self.token(role))"
    }
    let everything = "all \(Self.token("all"))"
    let callers = IdentityBook(
      try IdentityFile(
        text: (lines + [everything]).joined(separator: "\n"), path: "callers",
        setting: "identity"))
    let group = try LoopGroup(count: 1)
    defer { group.shutDown() }
    let store = try InMemoryDisk().open()
    defer { store.close() }
    let log = try DropLog(store: store) { _ in }
    defer { log.stop() }
    let runtime = ServiceRuntime(
      log: log, loops: group.loops, startedAtMicroseconds: 0,
      statistics: {
        ProcessStatistics(
          processID: 0, connections: 0, streams: 0, residentBytes: 0, cpuMicroseconds: 0,
          nowMicroseconds: 0, isOptimised: false)
      })
    let served = DropServer.routes(runtime)
    var router = served.router
    CallRules(ServerConfiguration(), callers: callers, logger: Logger(label: "test"))
      .apply(to: &router)
    try body(router, group.loops[0])
    served.health.stop()
  }

  private static func token(_ role: String) -> String { "0123456789abcdef-\(role)" }

  /// What the first steps of a call say of it; nil lets it pass.
  private func admit(
    _ method: MethodDescriptor, token: String?, identity: PeerIdentity? = nil, _ table: RouteTable,
    _ loop: Loop
  ) throws -> RPCError? {
    let context = ServerContext(executor: loop)
    var path = method.path
    let route = path.withUTF8 { table.route(for: UnsafeRawBufferPointer($0)) }
    context.call.pointee.setRoute(try #require(route))
    context.call.pointee.identity = identity
    if let token {
      var (name, value) = ("authorization", "Bearer \(token)")
      name.withUTF8 { name in
        value.withUTF8 { value in
          context.call.pointee.headers.append(
            name: UnsafeRawBufferPointer(name), value: UnsafeRawBufferPointer(value))
        }
      }
    }
    return table.admit(context)
  }

  @Test("every method of every service, called by every role, by everything at once and by nobody")
  func walk() throws {
    try withServer { router, loop in
      #expect(Set(router.methods.map(\.path)) == Set(Self.table.keys))
      let routes = RouteTable(router)
      for method in router.methods {
        let decision = try #require(Self.table[method.path], "\(method.path) is not decided")
        let nobody = try admit(method, token: nil, routes, loop)
        let stranger = try admit(method, token: "0123456789abcdef-0", routes, loop)
        let open: StatusCode? = decision == .everybody ? nil : .unauthenticated
        #expect(nobody?.code == open, "\(method.path)")
        #expect(stranger?.code == open, "\(method.path)")
        #expect(try admit(method, token: Self.token("all"), routes, loop) == nil, "\(method.path)")
        for role in LiveContract.roles {
          let said = try admit(method, token: Self.token(role), routes, loop)
          guard case .roles(let roles) = decision, !roles.contains(role) else {
            #expect(said == nil, "\(role) of \(method.path)")
            continue
          }
          let message = said?.message ?? ""
          #expect(said?.code == .permissionDenied, "\(role) of \(method.path)")
          // Who, what, and what it would take.
          #expect(message.hasPrefix("\(role)-1 may not call \(method.path.dropFirst()): "))
          for needed in roles { #expect(message.contains(needed), "\(message)") }
        }
      }
    }
  }

  @Test("methods of the log's contract are served, and have no task")
  func logged() throws {
    try withServer { router, _ in
      let logged = router.routes.filter { $0.descriptor.logNumber != nil }
      #expect(logged.count == ContractCalls.roles.count)
      for route in logged { #expect(route.form == .deferred, "\(route.descriptor.path)") }
    }
  }

  /// The audit asks no schema who may have asked for an entry.
  @Test("the independent audit knows the same of every method that makes an entry")
  func audited() throws {
    for method in LiveContract.methods {
      let name = method.path.replacing("/dropwire.live.v1.", with: "")
      for role in LiveContract.roles + ["", "nobody"] {
        let isKnown = MethodClasses.commandClass(of: method) != nil
        let expected = isKnown ? method.roles.contains(role) : nil
        #expect(LogAudit.allows(role, toCall: name) == expected, "\(role) of \(name)")
      }
    }
  }

  @Test("the contract's own list of methods and roles is that of what is served")
  func contract() throws {
    try withServer { router, _ in
      let served = router.methods.filter { $0.service.hasPrefix("dropwire.live.") }
      #expect(Set(served) == Set(LiveContract.methods))
      #expect(served.count == LiveContract.methods.count)
      #expect(
        LiveContract.roles == [
          "auditor", "creator", "edge", "ingest", "operator", "partner", "payments", "viewer",
        ])
      // A role that a scope belongs to is one.
      #expect(ScopeKind.allCases.allSatisfy { LiveContract.roles.contains($0.role) })
    }
  }

  @Test("a certificate without a file that names it may call everything, and none nothing")
  func certificates() throws {
    var configuration = ServerConfiguration()
    (configuration.devTls, configuration.tlsClientCa) = (true, "ca.pem")
    let group = try LoopGroup(count: 1)
    defer { group.shutDown() }
    var router = Router()
    let method = Method<WireBytes, WireBytes>(
      service: "dropwire.test.v1.Test", name: "Call", kind: .unary, roles: ["operator"])
    router.register(method, synchronous: { request, _ in request })
    CallRules(configuration, callers: nil, logger: Logger(label: "test")).apply(to: &router)
    let table = RouteTable(router)
    #expect(
      try admit(method.descriptor, token: nil, table, group.loops[0])?.code == .unauthenticated)
    // A token means nothing there.
    let partner = PeerIdentity(subject: "", uris: ["spiffe://x"], fingerprint: [], notAfter: 0)
    #expect(
      try admit(
        method.descriptor, token: Self.token("x"), identity: partner, table, group.loops[0]) == nil)
  }
}
