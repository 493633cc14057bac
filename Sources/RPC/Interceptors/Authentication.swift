/// Whom a call was made for, as authentication has found it.
public struct Caller: Sendable, Equatable {
  /// Unique among callers.
  public var name: String
  /// What it may do, in the program's own words.
  public var roles: [String]

  public init(name: String, roles: [String] = []) {
    self.name = name
    self.roles = roles
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

/// Lets calls pass whose caller is known by a bearer token and may make them; handlers find it in
/// `ServerContext.caller`. A refusal comes before the request is read.
public struct BearerAuthentication: ServerInterceptor {
  /// Who has a token; nil for nobody. On the loop: it must neither block nor take long, and should compare
  /// secrets in a time that does not depend on them.
  public typealias Lookup = @Sendable (_ token: String) -> Caller?
  /// Whether a caller may make a call.
  public typealias Permission = @Sendable (Caller, MethodDescriptor) -> Bool

  private let lookup: Lookup
  private let permits: Permission
  private let isOpen: @Sendable (MethodDescriptor) -> Bool

  /// - Parameters:
  ///   - isOpen: methods that anybody may call; a token that is sent to them is looked at all the same.
  ///   - permits: what else decides; everything by default.
  ///   - lookup: who has a token.
  public init(
    isOpen: @escaping @Sendable (MethodDescriptor) -> Bool = { _ in false },
    permits: @escaping Permission = { _, _ in true }, lookup: @escaping Lookup
  ) {
    self.lookup = lookup
    self.permits = permits
    self.isOpen = isOpen
  }

  public func callArrived(_ context: ServerContext) throws(RPCError) {
    let open = isOpen(context.method)
    guard let token = context.bearerToken else {
      if open { return }
      throw Self.unauthenticated("the call has no 'authorization: Bearer' with a token")
    }
    guard let caller = lookup(token) else {
      if open { return }
      throw Self.unauthenticated("the token is not known, or is no longer good")
    }
    context.caller = caller
    guard open || permits(caller, context.method) else {
      throw Self.denied(caller, context.method)
    }
  }

  static func unauthenticated(_ message: String) -> RPCError {
    RPCError(code: .unauthenticated, message: message, metadata: ["www-authenticate": "Bearer"])
  }

  static func denied(_ caller: Caller, _ method: MethodDescriptor) -> RPCError {
    RPCError(.permissionDenied, "\(caller.name) may not call \(method.service)/\(method.name)")
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
  ///   - permits: what else decides; everything by default.
  ///   - lookup: who has a token.
  public init(
    isOpen: @escaping @Sendable (MethodDescriptor) -> Bool = { _ in false },
    permits: @escaping BearerAuthentication.Permission = { _, _ in true }, lookup: @escaping Lookup
  ) {
    self.lookup = lookup
    self.permits = permits
    self.isOpen = isOpen
  }

  public func callArrived(_ context: ServerContext) throws(RPCError) {
    // Without a token there is nothing to wait for.
    if !isOpen(context.method), context.bearerToken == nil {
      throw BearerAuthentication.unauthenticated(
        "the call has no 'authorization: Bearer' with a token")
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
