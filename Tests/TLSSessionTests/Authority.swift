import TLSSession

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Certificates made for a test.
struct Authority {
  static let now = Int64(time(nil))
  static let day: Int64 = 86_400

  let credentials: TLSCredentials

  init(_ name: String = "Test Authority") throws {
    credentials = try CertificateRequest(
      commonName: name, isAuthority: true, notBefore: Self.now - 400 * Self.day,
      notAfter: Self.now + 400 * Self.day
    ).selfSigned()
  }

  /// For a server, by default one called server.test.
  func server(
    names: [String] = ["DNS:server.test", "IP:127.0.0.1"], commonName: String = "server",
    from: Int64 = -day, until: Int64 = day
  ) throws -> TLSCredentials {
    try CertificateRequest(
      commonName: commonName, names: names, notBefore: Self.now + from, notAfter: Self.now + until,
      purposes: "serverAuth"
    ).signed(by: credentials)
  }

  func client(
    _ name: String = "agent 7", from: Int64 = -day, until: Int64 = day
  ) throws -> TLSCredentials {
    try CertificateRequest(
      commonName: name, names: ["URI:spiffe://test/agent/7", "DNS:agent-7.test"],
      notBefore: Self.now + from, notAfter: Self.now + until, purposes: "clientAuth"
    ).signed(by: credentials)
  }
}

/// One side of a connection, and what happened to it.
final class Side {
  let engine: TLSEngine
  private(set) var received: [UInt8] = []
  private(set) var opened = 0
  private(set) var error: TLSError?
  private let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 16 << 10, alignment: 8)

  init(_ engine: TLSEngine) { self.engine = engine }

  deinit { scratch.deallocate() }

  func take(_ bytes: [UInt8]) {
    guard error == nil else { return }
    do {
      try bytes.withUnsafeBytes { bytes in
        try engine.receive(
          bytes, scratch: scratch,
          opened: {
            opened += 1
            return true
          },
          deliver: {
            received += $0
            return true
          })
      }
    } catch {
      self.error = error as? TLSError
    }
  }

  func pending() -> [UInt8] {
    var output: [UInt8] = []
    while engine.hasPending {
      output += [UInt8](unsafeUninitializedCapacity: 1_000) { buffer, count in
        count = engine.takePending(into: UnsafeMutableRawBufferPointer(buffer))
      }
    }
    return output
  }

  func encrypted(_ plaintext: [UInt8]) throws -> [UInt8] {
    let room = TLSEngine.encryptedBytes(of: plaintext.count)
    var failure: TLSError?
    let output = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      plaintext.withUnsafeBytes { plaintext in
        do throws(TLSError) {
          count = try engine.encrypt(plaintext, into: UnsafeMutableRawBufferPointer(buffer))
        } catch { failure = error }
      }
    }
    if let failure { throw failure }
    return output
  }
}

/// A server and a client back to back.
struct Pair {
  let server: Side
  let client: Side

  init(_ server: TLSContext, _ client: TLSContext, name: String = "server.test") {
    self.server = Side(TLSEngine(server: server))
    self.client = Side(TLSEngine(client: client, serverName: name))
  }

  /// Carries what is pending back and forth until nothing is, `step` bytes at a time.
  func run(step: Int = .max) {
    while true {
      let up = client.pending()
      deliver(up, to: server, step)
      let down = server.pending()
      deliver(down, to: client, step)
      if up.isEmpty, down.isEmpty { return }
    }
  }

  private func deliver(_ bytes: [UInt8], to side: Side, _ step: Int) {
    var rest = bytes[...]
    while !rest.isEmpty {
      side.take(Array(rest.prefix(step)))
      rest = rest.dropFirst(step)
    }
  }

  var isOpen: Bool { server.engine.phase == .open && client.engine.phase == .open }
}
