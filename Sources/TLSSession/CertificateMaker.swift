import COpenSSL

/// A certificate to be made: what a development server, and the tests, need.
public struct CertificateRequest: Sendable {
  /// The common name.
  public var commonName: String
  /// Alternative names in the library's form: `DNS:localhost`, `IP:127.0.0.1`, `URI:spiffe://…`.
  public var names: [String]
  /// May sign others.
  public var isAuthority: Bool
  /// Seconds since 1970.
  public var notBefore: Int64
  public var notAfter: Int64
  /// `serverAuth`, `clientAuth`, or both with a comma between; empty for any use.
  public var purposes: String

  public init(
    commonName: String, names: [String] = [], isAuthority: Bool = false, notBefore: Int64,
    notAfter: Int64, purposes: String = ""
  ) {
    self.commonName = commonName
    self.names = names
    self.isAuthority = isAuthority
    self.notBefore = notBefore
    self.notAfter = notAfter
    self.purposes = purposes
  }

  /// Makes a key on P-256 and a certificate for it, signed by itself.
  public func selfSigned() throws(TLSError) -> TLSCredentials {
    let pair = try CertificatePair(self, issuer: nil)
    return try pair.credentials()
  }

  /// Makes a key on P-256 and a certificate for it, signed by `authority`, whose own certificate follows in the
  /// chain.
  public func signed(by authority: TLSCredentials) throws(TLSError) -> TLSCredentials {
    let issuer = try CertificatePair(authority)
    let pair = try CertificatePair(self, issuer: issuer)
    var credentials = try pair.credentials()
    credentials.chain += authority.chain
    return credentials
  }
}

/// A certificate and its key, as the library holds them.
private final class CertificatePair {
  let certificate: OpaquePointer
  let key: OpaquePointer

  init(_ credentials: TLSCredentials) throws(TLSError) {
    let list = try PEM.certificates(credentials.chain, what: "authority")
    for extra in list.dropFirst() { X509_free(extra) }
    do throws(TLSError) {
      key = try PEM.privateKey(credentials.key)
    } catch {
      X509_free(list[0])
      throw error
    }
    certificate = list[0]
  }

  init(_ request: CertificateRequest, issuer: CertificatePair?) throws(TLSError) {
    LibraryErrors.clear()
    guard let key = dropwire_make_p256_key(), let certificate = X509_new() else {
      throw LibraryErrors.take() ?? TLSError(.configuration, "out of memory for a certificate")
    }
    self.key = key
    self.certificate = certificate
    X509_set_version(certificate, 2)
    var serial = [UInt8](repeating: 0, count: 8)
    RAND_bytes(&serial, 8)
    let number = serial.reduce(0 as UInt64) { $0 << 8 | UInt64($1) } >> 1 | 1
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), number)
    ASN1_TIME_set(X509_getm_notBefore(certificate), Int(request.notBefore))
    ASN1_TIME_set(X509_getm_notAfter(certificate), Int(request.notAfter))
    let name = Array(request.commonName.utf8)
    X509_NAME_add_entry_by_txt(
      X509_get_subject_name(certificate), "CN", MBSTRING_UTF8, name, Int32(name.count), -1, 0)
    let signer = issuer ?? self
    X509_set_issuer_name(certificate, X509_get_subject_name(signer.certificate))
    X509_set_pubkey(certificate, key)
    try extend(request, signer)
    guard X509_sign(certificate, signer.key, EVP_sha256()) > 0 else {
      throw LibraryErrors.take() ?? TLSError(.configuration, "the certificate cannot be signed")
    }
  }

  deinit {
    X509_free(certificate)
    EVP_PKEY_free(key)
  }

  private func extend(_ request: CertificateRequest, _ signer: CertificatePair) throws(TLSError) {
    var extensions: [(Int32, String)] = [
      (NID_basic_constraints, "critical,CA:\(request.isAuthority ? "TRUE" : "FALSE")"),
      (
        NID_key_usage,
        "critical,digitalSignature" + (request.isAuthority ? ",keyCertSign,cRLSign" : "")
      ),
      (NID_subject_key_identifier, "hash"),
    ]
    if signer !== self { extensions.append((NID_authority_key_identifier, "keyid:always")) }
    if !request.purposes.isEmpty { extensions.append((NID_ext_key_usage, request.purposes)) }
    if !request.names.isEmpty {
      extensions.append((NID_subject_alt_name, request.names.joined(separator: ",")))
    }
    var context = X509V3_CTX()
    X509V3_set_ctx(&context, signer.certificate, certificate, nil, nil, 0)
    for (kind, value) in extensions {
      LibraryErrors.clear()
      guard let made = X509V3_EXT_conf_nid(nil, &context, kind, value) else {
        throw TLSError(
          .configuration,
          "cannot write '\(value)' into a certificate: "
            + (LibraryErrors.take()?.description ?? "it is malformed"))
      }
      X509_add_ext(certificate, made, -1)
      X509_EXTENSION_free(made)
    }
  }

  func credentials() throws(TLSError) -> TLSCredentials {
    guard let chain = BIO_new(BIO_s_mem()), let text = BIO_new(BIO_s_secmem()) else {
      throw TLSError(.configuration, "out of memory for a certificate")
    }
    defer {
      BIO_free(chain)
      BIO_free(text)
    }
    guard PEM_write_bio_X509(chain, certificate) == 1,
      PEM_write_bio_PKCS8PrivateKey(text, key, nil, nil, 0, nil, nil) == 1
    else { throw LibraryErrors.take() ?? TLSError(.configuration, "cannot write a certificate") }
    return TLSCredentials(chain: PEM.contents(chain), key: PEM.contents(text))
  }
}
