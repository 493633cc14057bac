/// Whom a call was made for, as authentication has found it.
public struct Caller: Sendable, Equatable {
  /// Unique among callers.
  public var name: String
  /// What it may do, in the program's own words: those of `@allow` in its schemas.
  public var roles: [String]
  /// Whose records it may do it with, for the program's handlers to heed.
  public var scope: CallerScope

  public init(name: String, roles: [String] = [], scope: CallerScope = CallerScope()) {
    self.name = name
    self.roles = roles
    self.scope = scope
  }

  /// Whether it has one of the roles that the method's `@allow` names; without `@allow` everybody has.
  public func hasRole(for method: MethodDescriptor) -> Bool {
    method.roles.isEmpty || method.roles.contains { roles.contains($0) }
  }

  public enum Key: ContextKey {
    public typealias Value = Caller
  }
}

extension ServerContext {
  /// Whom the call was made for; nil when nobody has asked.
  public var caller: Caller? {
    get { self[Caller.Key.self] }
    set { self[Caller.Key.self] = newValue }
  }

  /// The token of `authorization: Bearer …`; nil when there is none of this kind, or more than one.
  public var bearerToken: String? {
    let fields = metadata.texts(for: "authorization")
    guard fields.count == 1, let field = fields.first else { return nil }
    let parts = field.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    let token = parts[1].trimmingSpaces
    return token.isEmpty || token.contains(" ") ? nil : String(token)
  }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}

/// Lets calls pass whose caller is known, by a bearer token or by a client certificate, and may make them; handlers
/// find it in `ServerContext.caller`. A refusal comes before the request is read.
public struct BearerAuthentication: ServerInterceptor {
  /// Who has a token; nil for nobody. On the loop: it must neither block nor take long, and should compare
  /// secrets in a time that does not depend on them.
  public typealias Lookup = @Sendable (_ token: String) -> Caller?
  /// Who shows a certificate that the transport has verified; nil for nobody. On the loop as well.
  public typealias CertificateLookup = @Sendable (_ certificate: PeerIdentity) -> Caller?
  /// Whether a caller may make a call.
  public typealias Permission = @Sendable (Caller, MethodDescriptor) -> Bool

  private let lookup: Lookup?
  private let certificates: CertificateLookup?
  private let permits: Permission
  private let isOpen: @Sendable (MethodDescriptor) -> Bool

  /// - Parameters:
  ///   - isOpen: methods that anybody may call; a token that is sent to them is looked at all the same.
  ///   - permits: what decides; by default the roles of `@allow` in the schema.
  ///   - certificates: who shows a certificate; asked where a call has no token.
  ///   - lookup: who has a token; nil where tokens are not looked at.
  public init(
    isOpen: @escaping @Sendable (MethodDescriptor) -> Bool = { _ in false },
    permits: @escaping Permission = { $0.hasRole(for: $1) },
    certificates: CertificateLookup? = nil, lookup: Lookup?
  ) {
    self.lookup = lookup
    self.certificates = certificates
    self.permits = permits
    self.isOpen = isOpen
  }

  public func callArrived(_ context: ServerContext) throws(RPCError) {
    let open = isOpen(context.method)
    let caller: Caller
    do throws(RPCError) {
      caller = try self.caller(of: context)
    } catch {
      if open { return }
      throw error
    }
    context.caller = caller
    guard open || permits(caller, context.method) else {
      throw Self.denied(caller, context.method)
    }
  }

  /// A token says more than a certificate, which all calls of a connection have: it comes first, and where it is
  /// nobody's, that is the answer.
  private func caller(of context: ServerContext) throws(RPCError) -> Caller {
    if let lookup, let token = context.bearerToken {
      guard let caller = lookup(token) else {
        throw Self.unauthenticated("the token is not known, or is no longer good")
      }
      return caller
    }
    guard let certificates, let identity = context.identity else {
      throw lookup == nil
        ? RPCError(.unauthenticated, "the client shows no certificate") : Self.noToken
    }
    guard let caller = certificates(identity) else {
      throw RPCError(
        .unauthenticated, "the certificate of '\(identity.subject)' is nobody's who is known here")
    }
    return caller
  }

  static var noToken: RPCError {
    unauthenticated("the call has no 'authorization: Bearer' with a token")
  }

  static func unauthenticated(_ message: String) -> RPCError {
    RPCError(code: .unauthenticated, message: message, metadata: ["www-authenticate": "Bearer"])
  }

  /// Names the caller, the method, and what would be needed.
  static func denied(_ caller: Caller, _ method: MethodDescriptor) -> RPCError {
    var message = "\(caller.name) may not call \(method.service)/\(method.name)"
    if !caller.hasRole(for: method) {
      let needed = method.roles.joined(separator: ", ")
      let noun = method.roles.count == 1 ? "the role" : "one of the roles"
      let has = caller.roles.isEmpty ? "no role" : caller.roles.joined(separator: ", ")
      message += ": it takes \(noun) \(needed), and \(caller.name) has \(has)"
    }
    return RPCError(.permissionDenied, message)
  }
}

/// `BearerAuthentication` for a lookup that has to wait: for another server, or for a file.
public struct RemoteAuthentication: SurroundingInterceptor {
  /// Who has a token; nil for nobody. An error other than an `RPCError` ends the call with UNKNOWN.
  public typealias Lookup = @Sendable (_ token: String, ServerContext) async throws -> Caller?

  private let lookup: Lookup
  private let permits: BearerAuthentication.Permission
  private let isOpen: @Sendable (MethodDescriptor) -> Bool

  /// - Parameters:
  ///   - isOpen: methods that anybody may call; nobody is looked up for them.
  ///   - permits: what decides; by default the roles of `@allow` in the schema.
  ///   - lookup: who has a token.
  public init(
    isOpen: @escaping @Sendable (MethodDescriptor) -> Bool = { _ in false },
    permits: @escaping BearerAuthentication.Permission = { $0.hasRole(for: $1) },
    lookup: @escaping Lookup
  ) {
    self.lookup = lookup
    self.permits = permits
    self.isOpen = isOpen
  }

  public func callArrived(_ context: ServerContext) throws(RPCError) {
    // Without a token there is nothing to wait for.
    if !isOpen(context.method), context.bearerToken == nil {
      throw BearerAuthentication.noToken
    }
  }

  public func surrounds(_ method: MethodDescriptor, onLoop: Bool) -> Bool { !isOpen(method) }

  public func surround(
    _ context: ServerContext, _ handler: () async throws -> Void
  ) async throws {
    guard let token = context.bearerToken, let caller = try await lookup(token, context) else {
      throw BearerAuthentication.unauthenticated("the token is not known, or is no longer good")
    }
    context.caller = caller
    guard permits(caller, context.method) else {
      throw BearerAuthentication.denied(caller, context.method)
    }
    try await handler()
  }
}

/// Sends a bearer token with every call of a client.
public struct BearerToken: ClientInterceptor {
  private let token: @Sendable () async throws(RPCError) -> String

  /// - Parameter token: asked before every call; keep it and renew it there. Printable ASCII.
  public init(_ token: @escaping @Sendable () async throws(RPCError) -> String) {
    self.token = token
  }

  public func callBegins(
    _ method: MethodDescriptor, _ options: inout CallOptions, nanoseconds: UInt64
  ) async throws(RPCError) -> Ended? {
    let token = try await token()
    do throws(MetadataError) {
      try options.metadata.append("Bearer \(token)", for: "authorization")
    } catch {
      throw RPCError(.unauthenticated, "the token cannot be sent: it is no printable ASCII")
    }
    return nil
  }
}
