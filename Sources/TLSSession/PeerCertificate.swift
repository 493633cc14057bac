import COpenSSL

/// What a verified certificate says of its holder.
public struct PeerCertificate: Sendable, Equatable {
  /// The distinguished name as RFC 2253 writes it: `CN=agent 7,O=Acme`. Empty when there is none.
  public let subject: String
  /// Name of who signed it, in the same form.
  public let issuer: String
  public let dnsNames: [String]
  /// URIs among the alternative names, `spiffe://acme/agent/7` for instance.
  public let uris: [String]
  public let emailAddresses: [String]
  /// Numeric addresses among the alternative names.
  public let ipAddresses: [String]
  /// SHA-256 of the encoded certificate, 32 bytes.
  public let fingerprint: [UInt8]
  /// First and last moment of its validity, seconds since 1970.
  public let notBefore: Int64
  public let notAfter: Int64

  init(_ certificate: OpaquePointer) {
    subject = Self.text(X509_get_subject_name(certificate))
    issuer = Self.text(X509_get_issuer_name(certificate))
    notBefore = CertificateTime.seconds(X509_get0_notBefore(certificate))
    notAfter = CertificateTime.seconds(X509_get0_notAfter(certificate))
    var digest = [UInt8](repeating: 0, count: 32)
    var size: UInt32 = 0
    X509_digest(certificate, EVP_sha256(), &digest, &size)
    fingerprint = digest
    var names = AlternativeNames()
    names.read(certificate)
    dnsNames = names.dns
    uris = names.uris
    emailAddresses = names.emails
    ipAddresses = names.addresses
  }

  /// The first certificate of a PEM text.
  ///
  /// - Throws: ``TLSError`` of kind `configuration`.
  public init(pem: [UInt8]) throws(TLSError) {
    let list = try PEM.certificates(pem, what: "certificate")
    defer { for certificate in list { X509_free(certificate) } }
    self.init(list[0])
  }

  /// All names it is good for: what an error lists.
  var names: [String] { dnsNames + ipAddresses }

  private static func text(_ name: OpaquePointer?) -> String {
    guard let name, let output = BIO_new(BIO_s_mem()) else { return "" }
    defer { BIO_free(output) }
    X509_NAME_print_ex(output, name, 0, dropwire_name_flags)
    return String(decoding: PEM.contents(output), as: UTF8.self)
  }
}

/// The names in the extension subjectAltName.
private struct AlternativeNames {
  var dns: [String] = []
  var uris: [String] = []
  var emails: [String] = []
  var addresses: [String] = []

  mutating func read(_ certificate: OpaquePointer) {
    guard let list = X509_get_ext_d2i(certificate, NID_subject_alt_name, nil, nil) else { return }
    // Sound: the library documents a stack of GENERAL_NAME for this extension.
    let names = OpaquePointer(list)
    defer { GENERAL_NAMES_free(names) }
    for index in 0..<max(0, OPENSSL_sk_num(names)) {
      guard let entry = OPENSSL_sk_value(names, index) else { continue }
      append(entry.assumingMemoryBound(to: GENERAL_NAME.self))
    }
  }

  private mutating func append(_ name: UnsafePointer<GENERAL_NAME>) {
    var kind: Int32 = 0
    guard let value = GENERAL_NAME_get0_value(name, &kind) else { return }
    guard [GEN_DNS, GEN_URI, GEN_EMAIL, GEN_IPADD].contains(kind) else { return }
    // Sound: the value of these four kinds is an ASN1_STRING.
    let string = value.assumingMemoryBound(to: ASN1_STRING.self)
    let bytes = UnsafeBufferPointer(
      start: ASN1_STRING_get0_data(string), count: Int(ASN1_STRING_length(string)))
    switch kind {
    case GEN_DNS: dns.append(String(decoding: bytes, as: UTF8.self))
    case GEN_URI: uris.append(String(decoding: bytes, as: UTF8.self))
    case GEN_EMAIL: emails.append(String(decoding: bytes, as: UTF8.self))
    default: addresses.append(Self.address(bytes))
    }
  }

  /// 4 or 16 bytes as numbers; IPv6 without the short form, which no comparison needs.
  private static func address(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard bytes.count == 16 else { return bytes.map { "\($0)" }.joined(separator: ".") }
    return stride(from: 0, to: 16, by: 2).map {
      String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16)
    }.joined(separator: ":")
  }
}

/// Moments in certificates.
public enum CertificateTime {
  /// Seconds since 1970; 0 for a time the library cannot read.
  static func seconds(_ time: UnsafePointer<ASN1_TIME>?) -> Int64 {
    guard let time, let epoch = ASN1_TIME_set(nil, 0) else { return 0 }
    defer { ASN1_TIME_free(epoch) }
    var days: Int32 = 0
    var seconds: Int32 = 0
    guard ASN1_TIME_diff(&days, &seconds, epoch, time) == 1 else { return 0 }
    return Int64(days) * 86_400 + Int64(seconds)
  }

  /// `2026-11-24 08:15 UTC`.
  public static func text(_ seconds: Int64) -> String {
    let days = seconds.flooredDivision(by: 86_400)
    let minutes = (seconds - days * 86_400) / 60
    // The calendar in eras of 400 years that begin in March, so that a leap day is the last of a year.
    let shifted = days + 719_468
    let era = shifted.flooredDivision(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day)) \(two(minutes / 60)):\(two(minutes % 60)) UTC"
  }
}

extension Int64 {
  fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
    self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
  }
}

/// Reading and writing the text form of certificates and keys.
enum PEM {
  /// All certificates of a text, at least one; the caller frees them.
  static func certificates(_ text: [UInt8], what: String) throws(TLSError) -> [OpaquePointer] {
    LibraryErrors.clear()
    var found: [OpaquePointer] = []
    withInput(text) { input in
      while let certificate = PEM_read_bio_X509(input, nil, nil, nil) { found.append(certificate) }
    }
    // The end of the text is an error to the library, too.
    LibraryErrors.clear()
    guard !found.isEmpty else {
      throw TLSError(.configuration, "no certificate in PEM form in the \(what)")
    }
    return found
  }

  /// The first private key of a text; the caller frees it.
  static func privateKey(_ text: [UInt8]) throws(TLSError) -> OpaquePointer {
    LibraryErrors.clear()
    var found: OpaquePointer?
    withInput(text) { input in
      // The callback answers "no password", so that nobody is asked at a terminal.
      found = PEM_read_bio_PrivateKey(input, nil, { _, _, _, _ in 0 }, nil)
    }
    guard let found else {
      let reason = LibraryErrors.take().map { ": \($0)" } ?? ""
      throw TLSError(.configuration, "no private key in PEM form without a password\(reason)")
    }
    return found
  }

  private static func withInput(_ text: [UInt8], _ body: (OpaquePointer) -> Void) {
    text.withUnsafeBytes { bytes in
      guard let input = BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)) else {
        return
      }
      defer { BIO_free(input) }
      body(input)
    }
  }

  /// What was written into a BIO of memory.
  static func contents(_ output: OpaquePointer) -> [UInt8] {
    var start: UnsafeMutableRawPointer?
    let count = withUnsafeMutablePointer(to: &start) {
      BIO_ctrl(output, BIO_CTRL_INFO, 0, UnsafeMutableRawPointer($0))
    }
    guard let start, count > 0 else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }
}
