import EventLoop
import Foundation
import HTTP2Session
import HTTP2Transport
import Logging
import RPC
import StandardStreams
import Synchronization

/// How a server of this program lets callers in: its address, who they are, its certificates and bounds. The same for
/// every command that serves.
struct ServerDoor {
  let configuration: ServerConfiguration
  let logger: Logger

  func readCallers(_ reading: FileReading) async throws -> IdentityBook? {
    guard let (setting, path) = configuration.identityFile else { return nil }
    do {
      return IdentityBook(
        try await reading.perform { try IdentityFile(path: path, setting: setting) })
    } catch let error as FileReading.Hangs {
      throw CommandFailure("\(setting): cannot read \(path): \(error)", exitCode: 2)
    }
  }

  /// What a server over TLS shows, and where it was read from.
  struct Secured {
    let files: CertificateFiles
    let stamp: [String]
    let tls: ServerTLS
  }

  func readCertificates(_ reading: FileReading) async throws -> Secured? {
    guard let files = try configuration.certificateFiles() else { return nil }
    do {
      let found = try await reading.perform {
        CertificateReloader.Found(stamp: files.stamp, context: Result { try files.context() })
      }
      return Secured(
        files: files, stamp: found.stamp, tls: ServerTLS(try found.context.get()))
    } catch let error as FileReading.Hangs {
      throw CommandFailure(
        "TLS with \(files.certificate) and \(files.key): \(error)", exitCode: 2)
    }
  }

  /// Says when there will be fewer connections than were asked for.
  func checkDescriptors(_ server: HTTP2Server) {
    let room = server.connectionsByDescriptors
    guard room < configuration.maxConnections else { return }
    logger.warning(
      "open files are too few for maxConnections",
      metadata: [
        "connections": .stringConvertible(room),
        "maxConnections": .stringConvertible(configuration.maxConnections),
        "help": "ulimit -n, or LimitNOFILE of systemd",
      ])
  }

  var limits: ServerLimits {
    var limits = ServerLimits()
    limits.connections = configuration.maxConnections
    limits.connectionsPerHost = configuration.connectionsOfOneHost
    limits.connectionAge = UInt64(configuration.maxConnectionAgeSeconds) * 1_000
    limits.keepaliveTime = UInt64(configuration.keepaliveSeconds) * 1_000
    limits.session.concurrentStreams = UInt32(configuration.maxStreamsPerConnection)
    limits.call.messageBytes = configuration.maxMessageBytes
    return limits
  }

  /// Takes the address without letting anybody in.
  func claimAddress() throws -> AddressClaim {
    let endpoint = try endpoint()
    do throws(LoopError) {
      if let path = endpoint.unixPath { return try AddressClaim(unixPath: path) }
      return try AddressClaim(SocketAddress(host: endpoint.numericHost, port: endpoint.port))
    } catch {
      throw refusal(of: endpoint, error)
    }
  }

  /// - Parameter mask: the umask of the start, which says who may connect to a socket of this machine.
  func listen(
    _ server: HTTP2Server, _ tls: ServerTLS?, mask: mode_t
  ) async throws -> String {
    let endpoint = try endpoint()
    do {
      if let path = endpoint.unixPath {
        try await server.start(unixPath: path, tls: tls)
        if path.utf8.first != 0 { chmod(path, 0o777 & ~mask) }
        return endpoint.description
      }
      return try await server.start(host: endpoint.numericHost, port: endpoint.port, tls: tls)
        .description
    } catch {
      throw refusal(of: endpoint, error)
    }
  }

  /// Begins to read callers, certificates and the rest of the configuration again when it is asked for.
  ///
  /// - Parameter read: reads the configuration as it is now.
  func reloading(
    _ server: HTTP2Server, _ callers: IdentityBook?, _ secured: Secured?, _ reading: FileReading,
    _ records: LineLogHandler.Destination, on loop: Loop,
    read: @escaping @Sendable () async throws -> ServerConfiguration
  ) async -> Reloading {
    var parts = Reloading.Parts(
      server: server, records: records, callers: callers, reading: reading)
    if let secured {
      let certificates = CertificateReloader(
        secured.files, stamp: secured.stamp, secured.tls, reading: reading, on: loop,
        logger: logger)
      certificates.start()
      parts.certificates = certificates
    }
    let reloading = Reloading(configuration, parts, on: loop, logger: logger, read: read)
    await reloading.start()
    return reloading
  }

  /// Says that callers may come: what an operator should know of that, then the line that other programs wait for.
  ///
  /// - Parameter line: without the process and the end of the line.
  func announce(_ line: String) {
    if let openness = configuration.openness {
      logger.log(
        level: configuration.anyone ? .warning : .notice, "\(openness)",
        metadata: ["help": "--identity FILE, or --tls-client-ca FILE"])
    }
    if !isOptimisedBuild {
      logger.warning(
        "this is a debug build: 10 to 50 times slower; build with -c release to measure")
    }
    let line = "\(line) pid=\(ProcessInfo.processInfo.processIdentifier)\n"
    // It serves, whoever has read that it does.
    let code = StandardDescriptors.write(line.utf8, to: 1).code
    if code != 0 {
      logger.warning(
        "standard output cannot be written",
        metadata: ["error": "\(StandardDescriptors.reason(code))", "line": "\(line)"])
    }
  }

  private func endpoint() throws -> Endpoint {
    guard let endpoint = Endpoint(configuration.listen) else {
      throw CommandFailure("\(configuration.listen) is not HOST:PORT", exitCode: 2)
    }
    return endpoint
  }

  private func refusal(of endpoint: Endpoint, _ error: LoopError) -> CommandFailure {
    // "cannot listen on …: address already in use (EADDRINUSE)"
    let holder = error.name == "EADDRINUSE" ? AddressHolder.describe(endpoint) : ""
    return CommandFailure("\(error)\(holder)")
  }
}

extension Endpoint {
  /// The host as the system wants it.
  fileprivate var numericHost: String { host == "localhost" ? "127.0.0.1" : host }
}

/// Connections of a server that is made after those who ask for them.
final class ConnectionGauge: Sendable {
  private let server = Mutex<HTTP2Server?>(nil)

  func follow(_ server: HTTP2Server) { self.server.withLock { $0 = server } }

  var current: Int { server.withLock { $0?.connections ?? 0 } }
}
