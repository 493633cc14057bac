import Foundation
import StandardStreams

/// Files that say whom to believe, and by which secret.
enum SecretFiles {
  /// The secrets of a file, one a line, or of the environment; never of the command line, which everybody on the machine
  /// can read.
  static func lines(_ path: String?, _ flag: String, _ variable: String) throws -> [String] {
    var text = ProcessInfo.processInfo.environment[variable] ?? ""
    if let path {
      do throws(FileContent.Failure) {
        text = try FileContent.text(path, limit: 64 << 10, takesPipes: true)
      } catch {
        throw CommandFailure("\(flag): cannot read \(path): \(error)", exitCode: 2)
      }
    }
    return text.split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  /// A file of authorities, if it can be read. Else every send would fail, and nobody be told why.
  static func authorities(_ path: String?, _ flag: String) throws -> String? {
    guard let path else { return nil }
    do throws(FileContent.Failure) {
      _ = try FileContent.text(path, limit: 16 << 20)
    } catch {
      throw CommandFailure("\(flag): cannot read \(path): \(error)", exitCode: 2)
    }
    return path
  }

  /// Whether what is secret may go to an address: over https, or to this machine.
  static func mayBeSent(to url: URLComponents) -> Bool {
    let isNear = ["localhost", "127.0.0.1", "[::1]", "::1"].contains(url.host)
    return url.scheme == "https" || url.scheme == "http" && isNear
  }

  /// A dump of this process would have its secrets in it.
  static func forbidDumps() {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(UInt32(RLIMIT_CORE.rawValue)), &none)
  }
}
