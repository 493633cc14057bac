import Foundation
import HTTP2Transport
import TLSSession

/// Certificates made for one test: an authority, a server's and a client's.
struct Certificates {
  let authority: TLSCredentials
  let server: TLSCredentials
  let client: TLSCredentials

  init(serverLives seconds: Int64 = 3_600) throws {
    let now = Int64(Date().timeIntervalSince1970)
    authority = try CertificateRequest(
      commonName: "Test Authority", isAuthority: true, notBefore: now - 7_200, notAfter: now + 7_200
    ).selfSigned()
    server = try CertificateRequest(
      commonName: "server", names: ["DNS:localhost", "IP:127.0.0.1"], notBefore: now - 7_200,
      notAfter: now + seconds, purposes: "serverAuth"
    ).signed(by: authority)
    client = try CertificateRequest(
      commonName: "agent 7", names: ["URI:spiffe://test/agent/7"], notBefore: now - 7_200,
      notAfter: now + 3_600, purposes: "clientAuth"
    ).signed(by: authority)
  }

  func serverTLS(_ clients: ClientCertificates = .none) throws -> ServerTLS {
    ServerTLS(
      try TLSContext(
        server: server, clients: clients, authorities: clients == .none ? nil : authority.chain))
  }

  func clientTLS(showing: Bool = false, name: String? = nil) throws -> ClientTLS {
    ClientTLS(
      try TLSContext(client: .pem(authority.chain), credentials: showing ? client : nil),
      serverName: name)
  }

  /// Writes authority, client certificate and key as files, and gives their paths to `body`.
  func withFiles<R>(_ body: ([String]) async throws -> R) async throws -> R {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("dropwire-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [("ca.pem", authority.chain), ("cert.pem", client.chain), ("key.pem", client.key)]
    for (name, bytes) in files {
      try Data(bytes).write(to: folder.appendingPathComponent(name))
    }
    return try await body(files.map { folder.appendingPathComponent($0.0).path })
  }
}
