import COpenSSL
import Synchronization

/// A certificate with the chain that leads to an authority, and its key, both in PEM form.
public struct TLSCredentials: Sendable {
  public var chain: [UInt8]
  public var key: [UInt8]

  public init(chain: [UInt8], key: [UInt8]) {
    self.chain = chain
    self.key = key
  }
}

/// Whether a server asks its clients for a certificate.
public enum ClientCertificates: Sendable, Equatable, CaseIterable {
  /// It does not.
  case none
  /// It does, and takes clients that have none; a certificate that is given has to be good.
  case optional
  /// Clients without a good one are refused in the handshake.
  case required
}

/// Whom a client believes.
public enum TrustedAuthorities: Sendable {
  /// Those of the operating system.
  case system
  /// Those in a PEM text, and no others: roots, authorities below one, or single certificates. A self-signed
  /// certificate is its own authority.
  case pem([UInt8])
  /// Everybody, without looking at names: for a test against a server whose certificate is not at hand.
  case anybody
}

/// Versions of TLS, for limits and reports.
public enum TLSVersion: Sendable, Equatable, CaseIterable {
  case v12, v13

  var number: Int32 { self == .v12 ? TLS1_2_VERSION : TLS1_3_VERSION }
}

/// What all sessions of a server, or of a client, have in common: certificate, key, whom they believe.
///
/// Made once, then read only, from any thread. To change a certificate make another context: sessions
/// begun with the old one go on with it.
///
/// TLS 1.2 and 1.3; AEAD ciphers with an ephemeral key exchange only; neither renegotiation nor compression; ALPN is
/// exactly `h2`; session tickets are on.
public final class TLSContext: @unchecked Sendable {
  // Sound although unchecked: the library's context is changed in `init` only; afterwards it counts its
  // references and guards its caches itself. What changes here is behind a lock.

  let library: OpaquePointer
  let isServer: Bool
  /// The peer's name is compared with its certificate.
  let verifiesNames: Bool
  /// The own certificate.
  public let certificate: PeerCertificate?
  /// Sessions of a client to resume, by the server's name.
  private let resumable = Mutex<[KeptSession]>([])

  private static let limits = TLSLimits()
  /// ALPN as the wire has it: a length and a name.
  static let protocols: [UInt8] = [2, 0x68, 0x32]

  /// A server's.
  ///
  /// - Parameters:
  ///   - authorities: whom it believes about its clients, in PEM form; needed unless `clients` is none.
  ///   - versions: for tests; both otherwise.
  public init(
    server credentials: TLSCredentials, clients: ClientCertificates = .none,
    authorities: [UInt8]? = nil, versions: Versions = .all
  ) throws(TLSError) {
    isServer = true
    verifiesNames = false
    let made = try Self.make(server: true, versions)
    do throws(TLSError) {
      let own = try Self.use(credentials, in: made)
      try Self.demand(clients, authorities, in: made)
      certificate = own
    } catch {
      SSL_CTX_free(made)
      throw error
    }
    library = made
    // Tickets are good for this context only: with another set of authorities a client proves itself anew.
    let scope = Array("dropwire".utf8)
    SSL_CTX_set_session_id_context(library, scope, UInt32(scope.count))
    SSL_CTX_set_num_tickets(library, 1)
    TLSCallbacks.setServer(library)
  }

  /// A client's.
  ///
  /// - Parameter credentials: what it shows to a server that asks.
  public init(
    client authorities: TrustedAuthorities, credentials: TLSCredentials? = nil,
    versions: Versions = .all
  ) throws(TLSError) {
    isServer = false
    if case .anybody = authorities { verifiesNames = false } else { verifiesNames = true }
    let made = try Self.make(server: false, versions)
    do throws(TLSError) {
      var own: PeerCertificate?
      if let credentials { own = try Self.use(credentials, in: made) }
      switch authorities {
      case .system: SSL_CTX_set_default_verify_paths(made)
      case .pem(let text): try Self.trust(text, in: made, namesToClients: false)
      case .anybody: break
      }
      certificate = own
    } catch {
      SSL_CTX_free(made)
      throw error
    }
    library = made
    SSL_CTX_set_alpn_protos(library, Self.protocols, UInt32(Self.protocols.count))
    TLSCallbacks.setVerification(
      library, verifiesNames ? SSL_VERIFY_PEER : SSL_VERIFY_NONE)
    keepSessions()
  }

  deinit { SSL_CTX_free(library) }

  /// The versions a context takes, lowest and highest.
  public struct Versions: Sendable, Equatable {
    public static let all = Versions(lowest: .v12, highest: .v13)
    public var lowest: TLSVersion
    public var highest: TLSVersion

    public init(lowest: TLSVersion, highest: TLSVersion) {
      self.lowest = lowest
      self.highest = highest
    }
  }

  private static func make(
    server: Bool, _ versions: Versions
  ) throws(TLSError) -> OpaquePointer {
    LibraryErrors.clear()
    guard let context = SSL_CTX_new(server ? TLS_server_method() : TLS_client_method()) else {
      throw LibraryErrors.take() ?? TLSError(.configuration, "out of memory for TLS")
    }
    SSL_CTX_ctrl(
      context, SSL_CTRL_SET_MIN_PROTO_VERSION, Int(versions.lowest.number), nil)
    SSL_CTX_ctrl(
      context, SSL_CTRL_SET_MAX_PROTO_VERSION, Int(versions.highest.number), nil)
    SSL_CTX_set_options(context, dropwire_tls_options)
    // Those of TLS 1.3 are all of this kind.
    SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20")
    // Idle connections keep no record buffers: 34 KiB each.
    SSL_CTX_ctrl(context, SSL_CTRL_MODE, Int(SSL_MODE_RELEASE_BUFFERS), nil)
    // Sessions to resume are held by the clients, in tickets; those of a client by this class.
    SSL_CTX_ctrl(context, SSL_CTRL_SET_SESS_CACHE_MODE, Int(SSL_SESS_CACHE_OFF), nil)
    return context
  }

  /// Takes a certificate with its chain and key; what the certificate says.
  private static func use(
    _ credentials: TLSCredentials, in context: OpaquePointer
  ) throws(TLSError) -> PeerCertificate {
    let chain = try PEM.certificates(credentials.chain, what: "certificate chain")
    defer { for certificate in chain { X509_free(certificate) } }
    let key = try PEM.privateKey(credentials.key)
    defer { EVP_PKEY_free(key) }
    LibraryErrors.clear()
    guard SSL_CTX_use_certificate(context, chain[0]) == 1 else {
      throw TLSError(
        .configuration, "the certificate cannot be used: \(reason("it is not accepted"))")
    }
    for certificate in chain.dropFirst() {
      // 1: the context takes a reference of its own.
      guard SSL_CTX_ctrl(context, SSL_CTRL_CHAIN_CERT, 1, UnsafeMutableRawPointer(certificate)) == 1
      else {
        throw TLSError(
          .configuration, "the certificate chain cannot be used: \(reason("it is not accepted"))")
      }
    }
    guard SSL_CTX_use_PrivateKey(context, key) == 1, SSL_CTX_check_private_key(context) == 1 else {
      throw TLSError(
        .configuration,
        "the private key does not belong to the certificate: \(reason("they differ"))")
    }
    return PeerCertificate(chain[0])
  }

  private static func reason(_ otherwise: String) -> String {
    LibraryErrors.take()?.description ?? otherwise
  }

  private static func demand(
    _ clients: ClientCertificates, _ authorities: [UInt8]?, in context: OpaquePointer
  ) throws(TLSError) {
    guard clients != .none else { return }
    guard let authorities else {
      throw TLSError(
        .configuration, "client certificates are asked for, and no authority for them is given")
    }
    try trust(authorities, in: context, namesToClients: true)
    let required = clients == .required ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT : 0
    TLSCallbacks.setVerification(context, SSL_VERIFY_PEER | required)
  }

  private static func trust(
    _ text: [UInt8], in context: OpaquePointer, namesToClients: Bool
  ) throws(TLSError) {
    // Whoever is named is believed, also one that is signed by somebody else.
    X509_VERIFY_PARAM_set_flags(SSL_CTX_get0_param(context), UInt(X509_V_FLAG_PARTIAL_CHAIN))
    let list = try PEM.certificates(text, what: "list of authorities")
    defer { for certificate in list { X509_free(certificate) } }
    for certificate in list {
      // The store and the list take references of their own.
      X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate)
      if namesToClients { SSL_CTX_add_client_CA(context, certificate) }
    }
  }

  // MARK: Resumption

  /// A session of the library's that is kept.
  private final class KeptSession: @unchecked Sendable {
    // Sound although unchecked: the library counts the references to a session itself, and does not
    // change one that is only offered.
    let name: String
    let library: OpaquePointer

    init(_ library: OpaquePointer, name: String) {
      self.library = library
      self.name = name
    }

    deinit { SSL_SESSION_free(library) }
  }

  /// Offers the session kept for `name`, if there is one.
  func offerSession(for name: String, on ssl: OpaquePointer) {
    let kept = resumable.withLock { list in list.first { $0.name == name } }
    if let kept { SSL_set_session(ssl, kept.library) }
  }

  /// Keeps every session that a server gives, from when it is given: the next connection may be made before this
  /// one has ended.
  private func keepSessions() {
    let mode = SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL
    SSL_CTX_ctrl(library, SSL_CTRL_SET_SESS_CACHE_MODE, Int(mode), nil)
    // Sound: a session holds its context, and the library calls within calls of a session only.
    SSL_CTX_set_ex_data(library, 0, Unmanaged.passUnretained(self).toOpaque())
    SSL_CTX_sess_set_new_cb(library) { ssl, session in
      guard let session, let name = TLSCallbacks.peer(of: ssl),
        let context = SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), 0)
      else { return 0 }
      Unmanaged<TLSContext>.fromOpaque(context).takeUnretainedValue().keep(session, for: name)
      return 1
    }
  }

  /// - Parameter session: with a reference, which this takes.
  private func keep(_ session: OpaquePointer, for name: String) {
    let kept = KeptSession(session, name: name)
    resumable.withLock { list in
      list.removeAll { $0.name == name }
      if list.count >= Self.limits.resumableNames { list.removeFirst() }
      list.append(kept)
    }
  }
}
