import ArgumentParser
import Foundation
import HTTP2Transport
import StandardStreams
import TLSSession

/// How a client command speaks TLS.
struct SecurityArguments: ParsableArguments {
  @Flag(help: "Speak TLS. The flags below imply it.")
  var tls = false

  @Option(
    help: ArgumentHelp(
      "Believe the authorities in this PEM file, not the system's.", valueName: "file"))
  var ca: String?

  @Flag(help: "Believe any certificate: for a test only.")
  var insecure = false

  @Option(help: ArgumentHelp("The client's own certificate, PEM.", valueName: "file"))
  var cert: String?

  @Option(help: ArgumentHelp("The key of --cert, PEM.", valueName: "file"))
  var key: String?

  @Option(
    help: ArgumentHelp(
      "What the server's certificate must be for, when not the host.", valueName: "name"))
  var serverName: String?

  func validate() throws {
    if insecure, ca != nil {
      throw ValidationError("--insecure believes everybody, --ca only some: give one of them")
    }
    if serverName?.isEmpty ?? false {
      throw ValidationError("--server-name: an empty name is no certificate's")
    }
    if (cert == nil) != (key == nil) {
      throw ValidationError("--cert and --key belong together")
    }
  }

  /// Nil for clear text.
  ///
  /// - Throws: `CommandFailure` with the file that cannot be used.
  func clientTLS() throws -> ClientTLS? {
    guard tls || insecure || ca != nil || cert != nil || serverName != nil else { return nil }
    var authorities = insecure ? TrustedAuthorities.anybody : .system
    if insecure {
      standardError("warning: --insecure believes any certificate: anybody may be listening")
    }
    if let ca { authorities = .pem(try PEMFile.read(ca, for: "--ca", takesPipes: true)) }
    var credentials: TLSCredentials?
    if let cert, let key {
      credentials = TLSCredentials(
        chain: try PEMFile.read(cert, for: "--cert", takesPipes: true),
        key: try PEMFile.read(key, for: "--key", takesPipes: true))
    }
    do throws(TLSError) {
      return ClientTLS(
        try TLSContext(client: authorities, credentials: credentials), serverName: serverName)
    } catch {
      let files = [ca, cert, key].compactMap { $0 }.joined(separator: ", ")
      throw CommandFailure("\(files): \(error)", exitCode: 2)
    }
  }
}

/// Files of certificates and keys.
enum PEMFile {
  /// Larger than any bundle of authorities; a log given by mistake is not read to its end. 16 MiB.
  private static let limit = 16 << 20

  /// - Parameter takesPipes: whether the file may be a pipe that the process was given, as a command of a terminal's.
  /// - Throws: `CommandFailure` that names the setting and the file.
  static func read(
    _ path: String, for setting: String, takesPipes: Bool = false
  ) throws -> [UInt8] {
    do throws(FileContent.Failure) {
      return try FileContent.read(path, limit: limit, takesPipes: takesPipes)
    } catch {
      throw CommandFailure("\(setting): cannot read \(path): \(error)", exitCode: 2)
    }
  }
}
