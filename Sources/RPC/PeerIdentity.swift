/// Who a client is: what its certificate says, after the server has verified it.
public struct PeerIdentity: Sendable, Equatable {
  /// The distinguished name as RFC 2253 writes it: `CN=agent 7,O=Acme`. Empty when there is none.
  public var subject: String
  /// Alternative names of hosts.
  public var dnsNames: [String]
  /// Alternative names that are URIs, `spiffe://acme/agent/7` for instance.
  public var uris: [String]
  public var emailAddresses: [String]
  /// SHA-256 of the encoded certificate, 32 bytes.
  public var fingerprint: [UInt8]
  /// The last moment of its validity, seconds since 1970.
  public var notAfter: Int64

  public init(
    subject: String, dnsNames: [String] = [], uris: [String] = [], emailAddresses: [String] = [],
    fingerprint: [UInt8], notAfter: Int64
  ) {
    self.subject = subject
    self.dnsNames = dnsNames
    self.uris = uris
    self.emailAddresses = emailAddresses
    self.fingerprint = fingerprint
    self.notAfter = notAfter
  }
}
