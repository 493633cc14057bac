import EventLoop
import Foundation
import HTTP2Transport
import Logging
import StandardStreams
import TLSSession

/// The files a server's TLS comes from.
struct CertificateFiles: Sendable, Equatable {
  var certificate: String
  var key: String
  /// Who is believed about clients; nil when they are not asked.
  var clientAuthorities: String?
  var clients = ClientCertificates.none

  /// Reads all files.
  ///
  /// - Throws: `CommandFailure` that names the setting and the file.
  func context() throws -> TLSContext {
    let credentials = TLSCredentials(
      chain: try PEMFile.read(certificate, for: "tlsCert"),
      key: try PEMFile.read(key, for: "tlsKey"))
    let authorities = try clientAuthorities.map { try PEMFile.read($0, for: "tlsClientCa") }
    do throws(TLSError) {
      return try TLSContext(server: credentials, clients: clients, authorities: authorities)
    } catch {
      throw CommandFailure(
        "TLS with \(certificate) and \(key)"
          + (clientAuthorities.map { ", clients by \($0)" } ?? "") + ": \(error)", exitCode: 2)
    }
  }

  /// What changes when one of the files does: also when a link leads somewhere else. Asks the file system, which may
  /// take its time.
  var stamp: [String] {
    [certificate, key, clientAuthorities].compactMap { $0 }.map { path in
      var status = stat()
      guard stat(path, &status) == 0 else { return "missing" }
      return "\(status.st_ino) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }
  }
}

/// Loads the certificate again when a file has changed, or when it is told to; what cannot be used leaves the old one
/// in force. Files are looked at and read off the loops. Confined to its loop.
final class CertificateReloader: TimerTarget, @unchecked Sendable {
  // Sound although unchecked: made off the loop and handed to it once, by `start`.

  /// How often the files are looked at, milliseconds. 2 s: three `stat` calls.
  private static let interval: UInt64 = 2_000

  /// What was found in the files, and how they looked just before.
  struct Found: Sendable {
    var stamp: [String]
    var context: Result<TLSContext, any Error>
  }

  let files: CertificateFiles
  private let tls: ServerTLS
  private let loop: Loop
  private let logger: Logger
  private let reading: FileReading
  private var stamp: [String]
  /// The files have not answered, and that was said.
  private var hasHung = false

  /// - Parameter stamp: how the files looked before `tls` was made of them.
  init(
    _ files: CertificateFiles, stamp: [String], _ tls: ServerTLS, reading: FileReading,
    on loop: Loop, logger: Logger
  ) {
    self.files = files
    self.stamp = stamp
    self.tls = tls
    self.reading = reading
    self.loop = loop
    self.logger = logger
    Self.describe(tls.context, logger)
  }

  /// Watches from now on. From any thread.
  func start() {
    loop.execute { [self] in
      _ = loop.schedule(after: Self.interval, self, tag: 0)
    }
  }

  func timerFired(tag: Int) {
    Task { [self, files, reading, stamp] in
      let found: Result<Found?, any Error>
      do {
        found = .success(
          try await reading.perform {
            let now = files.stamp
            return now == stamp ? nil : Found(stamp: now, context: Result { try files.context() })
          })
      } catch {
        found = .failure(error)
      }
      loop.execute { [self] in
        looked(found)
        _ = loop.schedule(after: Self.interval, self, tag: 0)
      }
    }
  }

  private func looked(_ found: Result<Found?, any Error>) {
    switch found {
    case .success(let found):
      hasHung = false
      // Read meanwhile by SIGHUP.
      if let found, found.stamp != stamp { adopt(found, "the files have changed") }
    case .failure(let error):
      // Once, not every two seconds.
      if !hasHung {
        logger.error(
          "the certificate is not changed",
          metadata: ["reason": "the files were looked at", "error": "\(error)"])
      }
      hasHung = true
    }
  }

  /// Whether new files are in force. On the loop.
  @discardableResult
  func adopt(_ found: Found, _ reason: String) -> Bool {
    stamp = found.stamp
    do {
      let context = try found.context.get()
      tls.replace(with: context)
      logger.notice("certificate loaded again", metadata: ["reason": "\(reason)"])
      Self.describe(context, logger)
      return true
    } catch {
      // Between two files of a pair being replaced this is normal; the next change is looked at again.
      let text = (error as? CommandFailure)?.message ?? "\(error)"
      logger.error(
        "the certificate is not changed", metadata: ["reason": "\(reason)", "error": "\(text)"])
      return false
    }
  }

  private static func describe(_ context: TLSContext, _ logger: Logger) {
    guard let certificate = context.certificate else { return }
    let left = Double(certificate.notAfter) - Date().timeIntervalSince1970
    let until = CertificateTime.text(certificate.notAfter)
    let metadata: Logger.Metadata = [
      "subject": "\(certificate.subject)", "until": "\(until)",
      "names": "\((certificate.dnsNames + certificate.ipAddresses).joined(separator: ","))",
    ]
    if left < 0 {
      logger.error("the certificate has expired", metadata: metadata)
    } else if left < 14 * 86_400 {
      logger.warning("the certificate expires soon", metadata: metadata)
    } else {
      logger.info("certificate", metadata: metadata)
    }
  }
}

/// A pair for trying things out: `serve --dev-tls`.
enum DevelopmentCertificate {
  /// Long enough for a development machine, short enough that nobody relies on it. 90 days.
  private static let validity: Int64 = 90 * 86_400
  /// Made again when it ends sooner than this. 7 days.
  private static let renewal: Int64 = 7 * 86_400

  /// Finds the pair in `directory`/dev-tls, or makes it.
  static func files(in directory: String) throws -> CertificateFiles {
    let folder = directory + "/dev-tls"
    let files = CertificateFiles(certificate: folder + "/cert.pem", key: folder + "/key.pem")
    let now = Int64(Date().timeIntervalSince1970)
    if let context = try? files.context(), let certificate = context.certificate,
      certificate.notAfter - now > renewal
    {
      return files
    }
    do {
      let pair = try pair(from: now)
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try write(pair.key, to: files.key, mode: 0o600)
      try write(pair.chain, to: files.certificate, mode: 0o644)
    } catch let error as CocoaError {
      throw CommandFailure(
        "--dev-tls: cannot make a certificate in \(folder): \(FileProblem.text(error))")
    } catch {
      throw CommandFailure("--dev-tls: cannot make a certificate in \(folder): \(error)")
    }
    return files
  }

  /// Looks whether a pair would do with the authorities that are believed about clients, and keeps none.
  static func check(authorities: String) throws {
    let pair = try pair(from: Int64(Date().timeIntervalSince1970))
    let bytes = try PEMFile.read(authorities, for: "tlsClientCa")
    do throws(TLSError) {
      _ = try TLSContext(
        server: TLSCredentials(chain: pair.chain, key: pair.key), clients: .optional,
        authorities: bytes)
    } catch {
      throw CommandFailure("TLS with clients by \(authorities): \(error)", exitCode: 2)
    }
  }

  private static func pair(from now: Int64) throws -> TLSCredentials {
    try CertificateRequest(
      commonName: "dropwire development", names: names, isAuthority: true, notBefore: now - 3_600,
      notAfter: now + validity, purposes: "serverAuth"
    ).selfSigned()
  }

  private static var names: [String] {
    var names = ["DNS:localhost", "IP:127.0.0.1", "IP:::1"]
    let host = ProcessInfo.processInfo.hostName
    let plain = host.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }
    if plain, !host.isEmpty, host != "localhost" { names.append("DNS:\(host)") }
    return names
  }

  /// A new file with these permissions from its first byte.
  private static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws {
    try? FileManager.default.removeItem(atPath: path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: bytes)
  }

  /// How the server is called with it.
  static func advice(_ files: CertificateFiles, at address: String) -> String {
    """
    development certificate in \(files.certificate): for this machine, not for the world. Call it so:
      dropwire call --tls --ca \(files.certificate) \(address) Admin/Stats
      curl --cacert \(files.certificate) https://\(address)/…
      grpcio: grpc.ssl_channel_credentials(open("\(files.certificate)", "rb").read())
    """
  }
}
