import COpenSSL

/// What one session and the library's callbacks have in common. Behind a pointer that the library carries.
struct TLSSessionState {
  /// Whom the errors name: the server's name, or "the client".
  var peer: String
  var isServer: Bool
  /// What is wrong with the peer, found by a callback: more precise than what the library says.
  var problem: TLSError?

  /// Bytes of the network not read by the library yet. Valid during one call only.
  var input = UnsafeRawBufferPointer(start: nil, count: 0)
  /// Where the library's output goes as long as it fits. Valid during one call only.
  var target = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  var targetCount = 0
  /// Output that had no target: handshake messages, alerts.
  var pending: [UInt8] = []
}

/// What the library calls. All of it runs within a call that a session makes.
enum TLSCallbacks {
  /// A source and sink of bytes that keeps nothing itself: an idle connection then has no buffers.
  private final class Method: @unchecked Sendable {
    // Sound although unchecked: made once, then only read, and the library only reads it too.
    let library: OpaquePointer

    init() {
      guard
        let method = BIO_meth_new(
          BIO_get_new_index() | Int32(BIO_TYPE_SOURCE_SINK), "dropwire session")
      else { fatalError("out of memory for TLS") }
      BIO_meth_set_read_ex(method) { bio, target, room, count in
        TLSCallbacks.read(bio, target, room, count)
      }
      BIO_meth_set_write_ex(method) { bio, bytes, count, written in
        TLSCallbacks.write(bio, bytes, count, written)
      }
      // Flushing has nothing to do; of the rest nothing is supported.
      BIO_meth_set_ctrl(method) { _, command, _, _ in command == BIO_CTRL_FLUSH ? 1 : 0 }
      library = method
    }
  }

  private static let method = Method()

  /// A BIO on `state`, which must outlive it.
  static func makeBIO(_ state: UnsafeMutablePointer<TLSSessionState>) -> OpaquePointer {
    guard let bio = BIO_new(method.library) else { fatalError("out of memory for TLS") }
    BIO_set_data(bio, state)
    BIO_set_init(bio, 1)
    return bio
  }

  /// Sound: the data of every BIO of this kind is set by `makeBIO`.
  private static func state(
    _ data: UnsafeMutableRawPointer?
  ) -> UnsafeMutablePointer<TLSSessionState>? {
    data?.assumingMemoryBound(to: TLSSessionState.self)
  }

  private static func read(
    _ bio: OpaquePointer?, _ target: UnsafeMutablePointer<CChar>?, _ room: Int,
    _ count: UnsafeMutablePointer<Int>?
  ) -> Int32 {
    BIO_clear_flags(bio, BIO_FLAGS_READ | BIO_FLAGS_WRITE | BIO_FLAGS_SHOULD_RETRY)
    guard let state = state(BIO_get_data(bio)), let target, let count else { return 0 }
    let taken = min(room, state.pointee.input.count)
    count.pointee = taken
    guard taken > 0 else {
      BIO_set_flags(bio, BIO_FLAGS_READ | BIO_FLAGS_SHOULD_RETRY)
      return 0
    }
    UnsafeMutableRawPointer(target).copyMemory(
      from: state.pointee.input.baseAddress!, byteCount: taken)
    state.pointee.input = UnsafeRawBufferPointer(rebasing: state.pointee.input[taken...])
    return 1
  }

  private static func write(
    _ bio: OpaquePointer?, _ bytes: UnsafePointer<CChar>?, _ count: Int,
    _ written: UnsafeMutablePointer<Int>?
  ) -> Int32 {
    BIO_clear_flags(bio, BIO_FLAGS_READ | BIO_FLAGS_WRITE | BIO_FLAGS_SHOULD_RETRY)
    guard let state = state(BIO_get_data(bio)), let bytes else { return 0 }
    let output = UnsafeRawBufferPointer(start: bytes, count: count)
    // In order: once something is pending, everything after it is.
    if state.pointee.pending.isEmpty,
      count <= state.pointee.target.count - state.pointee.targetCount
    {
      (state.pointee.target.baseAddress! + state.pointee.targetCount).copyMemory(
        from: bytes, byteCount: count)
      state.pointee.targetCount += count
    } else {
      state.pointee.pending.append(contentsOf: output)
    }
    written?.pointee = count
    return 1
  }

  // MARK: Handshake

  static func setServer(_ context: OpaquePointer) {
    // A client without ALPN would not be noticed by the choice below.
    SSL_CTX_set_client_hello_cb(
      context,
      { ssl, alert, _ in
        var start: UnsafePointer<UInt8>?
        var count = 0
        let kind = UInt32(TLSEXT_TYPE_application_layer_protocol_negotiation)
        guard SSL_client_hello_get0_ext(ssl, kind, &start, &count) == 1 else {
          alert?.pointee = SSL_AD_NO_APPLICATION_PROTOCOL
          TLSCallbacks.note(
            ssl,
            TLSError(
              .noCommonProtocol,
              "the client offers no protocol by ALPN, only h2 is"
                + " served"))
          return SSL_CLIENT_HELLO_ERROR
        }
        return SSL_CLIENT_HELLO_SUCCESS
      }, nil)
    SSL_CTX_set_alpn_select_cb(
      context,
      { ssl, chosen, chosenCount, offered, count, _ in
        let list = UnsafeBufferPointer(start: offered, count: Int(count))
        var index = 0
        var names: [String] = []
        while index < list.count, index + 1 + Int(list[index]) <= list.count {
          let name = list[index + 1..<index + 1 + Int(list[index])]
          if name.elementsEqual(TLSContext.protocols.dropFirst()) {
            chosen?.pointee = offered.map { $0 + index + 1 }
            chosenCount?.pointee = UInt8(name.count)
            return SSL_TLSEXT_ERR_OK
          }
          if names.count < 4 { names.append(String(decoding: name.prefix(20), as: UTF8.self)) }
          index += 1 + name.count
        }
        TLSCallbacks.note(
          ssl,
          TLSError(
            .noCommonProtocol,
            "the client offers \(names.joined(separator: ", "))"
              + " by ALPN, only h2 is served"))
        return SSL_TLSEXT_ERR_ALERT_FATAL
      }, nil)
  }

  static func setVerification(_ context: OpaquePointer, _ mode: Int32) {
    SSL_CTX_set_verify(context, mode) { accepted, store in
      if accepted == 0, let store { TLSCallbacks.explain(store) }
      return accepted
    }
  }

  /// Whom the session is with.
  static func peer(of ssl: OpaquePointer?) -> String? {
    state(SSL_get_ex_data(ssl, 0))?.pointee.peer
  }

  /// Keeps the first problem of a session.
  private static func note(_ ssl: OpaquePointer?, _ problem: TLSError) {
    guard let state = state(SSL_get_ex_data(ssl, 0)) else { return }
    if state.pointee.problem == nil { state.pointee.problem = problem }
  }

  /// Says what is wrong with the certificate that was just looked at.
  private static func explain(_ store: OpaquePointer) {
    let ssl = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx())
    let session = ssl.map { OpaquePointer($0) }
    guard let state = state(SSL_get_ex_data(session, 0)),
      let raw = X509_STORE_CTX_get_current_cert(store)
    else { return }
    let code = X509_STORE_CTX_get_error(store)
    let certificate = PeerCertificate(raw)
    let holder =
      X509_STORE_CTX_get_error_depth(store) == 0
      ? "certificate of \(state.pointee.peer)"
      : "certificate of the authority '\(certificate.subject)' of \(state.pointee.peer)"
    note(session, TLSError(.certificate, text(code, holder, certificate)))
  }

  private static func text(
    _ code: Int32, _ holder: String, _ certificate: PeerCertificate
  ) -> String {
    switch code {
    case X509_V_ERR_CERT_HAS_EXPIRED:
      "\(holder) expired on \(CertificateTime.text(certificate.notAfter))"
    case X509_V_ERR_CERT_NOT_YET_VALID:
      "\(holder) is not valid before \(CertificateTime.text(certificate.notBefore))"
    case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH:
      certificate.names.isEmpty
        ? "\(holder) is for no host: it has no alternative names"
        : "\(holder) is for \(certificate.names.prefix(8).joined(separator: ", "))"
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
      "\(holder) is self-signed and not among the trusted authorities"
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN,
      X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT,
      X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
      X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      "\(holder) is signed by '\(certificate.issuer)', which is not a trusted authority"
    case X509_V_ERR_INVALID_PURPOSE: "\(holder) is not made for this purpose"
    default:
      "\(holder) is not accepted: "
        + (X509_verify_cert_error_string(Int(code)).map { String(cString: $0) } ?? "error \(code)")
    }
  }
}
