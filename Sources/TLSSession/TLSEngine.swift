import COpenSSL

/// TLS on one connection, without IO: bytes of the network in, plaintext out, and the reverse.
///
/// ```
///   handshaking ──▶ open ──▶ ended (the peer's close)
///        └────────────┴────▶ failed (an alert is pending, unless the peer sent one)
/// ```
/// Not safe from several threads: a session belongs to a loop.
public final class TLSEngine {
  public enum Phase: Sendable, Equatable {
    case handshaking
    case open
    /// The peer has closed in order; nothing more comes from it.
    case ended
    case failed(TLSError)
  }

  public private(set) var phase = Phase.handshaking
  private let context: TLSContext
  /// Owned, freed in `deinit`.
  private let state: UnsafeMutablePointer<TLSSessionState>
  package let library: OpaquePointer
  private var sentClose = false

  public var isServer: Bool { context.isServer }

  /// Largest piece of plaintext that one record carries, bytes.
  public static var recordBytes: Int { 16 << 10 }
  /// What encrypting adds to each record at most, bytes.
  public static var recordOverhead: Int { 64 }
  /// Output of the handshake and of alerts that may wait: more is a peer that makes us answer and does not read.
  /// 256 KiB; a flight with a long certificate chain has 10.
  static let pendingBytes = 256 << 10

  /// The side that was connected to. `peer` is how errors name the other side.
  public convenience init(server context: TLSContext, peer: String = "the client") {
    precondition(context.isServer, "a client's context for a server")
    self.init(context, peer: peer)
    SSL_set_accept_state(library)
  }

  /// The side that connected. Its first message is pending at once.
  ///
  /// - Parameter serverName: what the certificate must be for: a name, or a numeric address. As people write it: see
  ///   `ServerName`.
  public convenience init(client context: TLSContext, serverName given: String) {
    precondition(!context.isServer, "a server's context for a client")
    let serverName = ServerName.normalized(given)
    self.init(context, peer: serverName)
    SSL_set_connect_state(library)
    // For the library an empty name is no name, which every certificate has.
    if context.verifiesNames, serverName.isEmpty || serverName.utf8.contains(0) {
      _ = fail(
        TLSError(.configuration, "the name that the server's certificate must be for is empty"))
      return
    }
    let isAddress = setExpectedName(serverName)
    // Numeric addresses are not allowed as a server name (RFC 6066, section 3).
    if !isAddress {
      serverName.withCString {
        _ = SSL_ctrl(
          library, SSL_CTRL_SET_TLSEXT_HOSTNAME, Int(TLSEXT_NAMETYPE_host_name),
          UnsafeMutableRawPointer(mutating: $0))
      }
    }
    context.offerSession(for: serverName, on: library)
    try? handshake()
  }

  private init(_ context: TLSContext, peer: String) {
    self.context = context
    state = .allocate(capacity: 1)
    state.initialize(to: TLSSessionState(peer: peer, isServer: context.isServer))
    guard let made = SSL_new(context.library) else { fatalError("out of memory for TLS") }
    library = made
    // One reference for both directions.
    let bio = TLSCallbacks.makeBIO(state)
    SSL_set_bio(library, bio, bio)
    SSL_set_ex_data(library, 0, state)
  }

  deinit {
    if !context.isServer, phase == .open || phase == .ended {
      // Without these marks the library takes the session for a broken one, which is not resumed.
      SSL_set_shutdown(library, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN)
    }
    SSL_free(library)
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Whether `name` is a numeric address.
  private func setExpectedName(_ name: String) -> Bool {
    let parameters = SSL_get0_param(library)
    let isAddress = X509_VERIFY_PARAM_set1_ip_asc(parameters, name) == 1
    guard context.verifiesNames else { return isAddress }
    if !isAddress {
      X509_VERIFY_PARAM_set_hostflags(
        parameters,
        UInt32(X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT))
      X509_VERIFY_PARAM_set1_host(parameters, name, 0)
    }
    return isAddress
  }

  // MARK: In

  /// Handles what arrived. After an error nothing more may be given in; what is pending can be collected.
  ///
  /// - Parameters:
  ///   - scratch: where plaintext is put, at least `recordBytes` long.
  ///   - opened: called once, when the handshake is complete; false when nothing more is wanted.
  ///   - deliver: gets plaintext, valid during the call; false when nothing more is wanted.
  public func receive(
    _ bytes: UnsafeRawBufferPointer, scratch: UnsafeMutableRawBufferPointer,
    opened: () -> Bool, deliver: (UnsafeRawBufferPointer) -> Bool
  ) throws(TLSError) {
    state.pointee.input = bytes
    defer { state.pointee.input = UnsafeRawBufferPointer(start: nil, count: 0) }
    if phase == .handshaking {
      try handshake()
      guard phase == .open, opened() else { return }
    }
    while phase == .open {
      var count = 0
      LibraryErrors.clear()
      let result = SSL_read_ex(library, scratch.baseAddress, scratch.count, &count)
      if result == 1 {
        guard deliver(UnsafeRawBufferPointer(rebasing: scratch[0..<count])) else { return }
        continue
      }
      switch SSL_get_error(library, result) {
      case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE:
        return try checkPending()
      case SSL_ERROR_ZERO_RETURN: phase = .ended
      default: throw failed()
      }
    }
  }

  private func handshake() throws(TLSError) {
    LibraryErrors.clear()
    let result = SSL_do_handshake(library)
    guard result != 1 else { return try finishHandshake() }
    switch SSL_get_error(library, result) {
    case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: try checkPending()
    default: throw failed()
    }
  }

  /// A server that knows no ALPN goes on without it.
  private func finishHandshake() throws(TLSError) {
    var start: UnsafePointer<UInt8>?
    var count: UInt32 = 0
    SSL_get0_alpn_selected(library, &start, &count)
    guard
      UnsafeBufferPointer(start: start, count: Int(count))
        .elementsEqual(TLSContext.protocols.dropFirst())
    else {
      throw fail(
        TLSError(
          .noCommonProtocol,
          "\(state.pointee.peer) did not agree to h2 by ALPN: is it a gRPC server?"))
    }
    phase = .open
  }

  private func checkPending() throws(TLSError) {
    guard state.pointee.pending.count > Self.pendingBytes else { return }
    throw fail(TLSError(.protocol, "the peer does not read the answers it asks for"))
  }

  private func failed() -> TLSError {
    let said = LibraryErrors.take()
    return fail(
      state.pointee.problem ?? said
        ?? TLSError(.truncated, "the peer closed the connection without a close of TLS"))
  }

  private func fail(_ error: TLSError) -> TLSError {
    phase = .failed(error)
    return error
  }

  /// The connection has ended. What is wrong with that, or nil when the peer has closed in order.
  public func inputEnded() -> TLSError? {
    switch phase {
    case .handshaking:
      fail(
        TLSError(
          .truncated,
          "\(state.pointee.peer) closed the connection within the handshake"
            + (context.isServer ? "" : ": does it speak TLS?")))
    case .open:
      fail(
        TLSError(.truncated, "\(state.pointee.peer) closed the connection without a close of TLS"))
    case .ended: nil
    case .failed(let error): error
    }
  }

  // MARK: What it holds

  /// What the library keeps for a session that is open and rests, bytes. Measured: see `docs/hostile-peers.md`.
  static let sessionBytes = 32 << 10
  /// What it keeps besides while a record is not complete, whatever has come of it, bytes: 16 KiB and what a record may
  /// have besides.
  static let recordBufferBytes = 17 << 10
  /// What it may keep during a handshake, bytes. 192 KiB: a peer's first nine bytes make it set 128 KiB aside for a
  /// message, and a certificate may have 100.
  package static let handshakeBytes = 192 << 10

  /// Bytes of memory that the peer makes this side hold.
  package var heldBytes: Int {
    Self.sessionBytes + state.pointee.pending.capacity + (isMidRecord ? Self.recordBufferBytes : 0)
  }

  /// Whether a record has begun and not ended. Behind its header the library only says that it waits for the body.
  private var isMidRecord: Bool {
    SSL_has_pending(library) == 1
      || SSL_rstate_string(library).map { $0[1] == CChar(UInt8(ascii: "B")) } ?? false
  }

  // MARK: Out

  /// Whether handshake messages or alerts wait to be sent.
  public var hasPending: Bool { !state.pointee.pending.isEmpty }

  /// Moves what is pending into `target`, as far as it fits; how many bytes.
  public func takePending(into target: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(target.count, state.pointee.pending.count)
    guard count > 0 else { return 0 }
    state.pointee.pending.withUnsafeBytes {
      target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[0..<count]))
    }
    if count == state.pointee.pending.count {
      state.pointee.pending = []
    } else {
      state.pointee.pending.removeFirst(count)
    }
    return count
  }

  /// Room that `count` bytes of plaintext need when they are encrypted.
  public static func encryptedBytes(of count: Int) -> Int {
    count + (count / recordBytes + 2) * recordOverhead
  }

  /// Encrypts `plaintext` into `target`, which has `encryptedBytes` of room; how many bytes. Only while open,
  /// with nothing pending.
  public func encrypt(
    _ plaintext: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
  ) throws(TLSError) -> Int {
    precondition(!hasPending, "records would be out of order")
    state.pointee.target = target
    state.pointee.targetCount = 0
    defer { state.pointee.target = UnsafeMutableRawBufferPointer(start: nil, count: 0) }
    var written = 0
    LibraryErrors.clear()
    guard SSL_write_ex(library, plaintext.baseAddress, plaintext.count, &written) == 1 else {
      throw failed()
    }
    return state.pointee.targetCount
  }

  /// Says that nothing more is sent; the message is pending afterwards.
  public func close() {
    guard !sentClose, phase == .open || phase == .ended else { return }
    sentClose = true
    LibraryErrors.clear()
    _ = SSL_shutdown(library)
  }

  // MARK: What was agreed

  /// `TLSv1.3`.
  public var version: String { SSL_get_version(library).map { String(cString: $0) } ?? "" }

  /// `TLS_AES_256_GCM_SHA384`.
  public var cipher: String {
    SSL_CIPHER_get_name(SSL_get_current_cipher(library)).map { String(cString: $0) } ?? ""
  }

  /// The handshake was short, by a ticket of an earlier one.
  public var isResumed: Bool { SSL_session_reused(library) == 1 }

  /// The name the client asked for; nil at a client, and when it asked for none.
  public var requestedName: String? {
    guard context.isServer else { return nil }
    return SSL_get_servername(library, TLSEXT_NAMETYPE_host_name).map { String(cString: $0) }
  }

  /// The peer's verified certificate; nil when it has none or was not asked, or nothing was verified.
  public var peerCertificate: PeerCertificate? {
    guard SSL_get_verify_result(library) == Int(X509_V_OK),
      context.isServer || context.verifiesNames,
      let certificate = SSL_get0_peer_certificate(library)
    else { return nil }
    return PeerCertificate(certificate)
  }
}
