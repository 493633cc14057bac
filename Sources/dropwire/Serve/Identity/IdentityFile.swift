import Foundation
import RPC
import StandardStreams
import Synchronization
import TLSSession

/// Who callers are: lines of a name, roles, whom it acts for, and a token or a certificate's name; `#` begins a comment.
///
/// Tokens are kept as digests only, however the file has them.
struct IdentityFile: Sendable {
  private var tokens: [(digest: SHA256Digest, caller: Caller)] = []
  private var certificates: [String: Caller] = [:]

  /// - Parameter setting: what named the file, for what is said of it: `identity`, or `tokens`.
  /// - Throws: `CommandFailure` that names the line.
  init(path: String, setting: String) throws {
    let text: String
    do throws(FileContent.Failure) {
      text = try FileContent.text(path, limit: IdentityLimits().fileBytes)
    } catch {
      throw CommandFailure("\(setting): cannot read \(path): \(error)", exitCode: 2)
    }
    try self.init(text: text, path: path, setting: setting)
  }

  init(
    text: String, path: String, setting: String, limits: IdentityLimits = IdentityLimits()
  ) throws {
    var seen: [String: (line: Int, caller: Caller)] = [:]
    var lines: [Int] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      func problem(_ text: String) -> CommandFailure {
        CommandFailure("\(setting): \(path):\(index + 1): \(text)", exitCode: 2)
      }
      let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }
      if words.isEmpty { continue }
      let entry: IdentityLine
      do throws(IdentityLine.Problem) {
        entry = try IdentityLine(words, limits: limits)
      } catch {
        throw problem(error.text)
      }
      let before = seen.updateValue((index + 1, entry.caller), forKey: entry.caller.name)
      if let before, before.caller != entry.caller {
        throw problem("line \(before.line) gives the same name other roles, or others to act for")
      }
      switch entry.credential {
      case .token(let digest):
        if let place = tokens.firstIndex(where: { $0.digest == digest }) {
          throw problem("line \(lines[place]) has the same token")
        }
        tokens.append((digest, entry.caller))
        lines.append(index + 1)
      case .certificate(let name):
        guard certificates.updateValue(entry.caller, forKey: name) == nil else {
          throw problem("a line above has the same name of a certificate")
        }
      }
      guard count <= limits.callers else {
        throw problem("there are more than \(limits.callers) callers")
      }
    }
    guard count > 0 else {
      throw CommandFailure("\(setting): \(path) names no caller", exitCode: 2)
    }
  }

  /// How many lines name a caller.
  var count: Int { tokens.count + certificates.count }

  /// Whether some callers are known by certificates.
  var namesCertificates: Bool { !certificates.isEmpty }

  /// Who has the token. Looks at all of every digest, so that the time tells nothing.
  func caller(of token: String) -> Caller? {
    let wanted = SHA256Digest(of: token.utf8)
    var found: Int?
    for index in tokens.indices where tokens[index].digest == wanted { found = index }
    return found.map { tokens[$0].caller }
  }

  /// Who shows a certificate with such alternative names; nil also where they are those of two callers.
  func caller(showing identity: PeerIdentity) -> Caller? {
    var found: Caller?
    let names =
      identity.uris.map { "uri:\($0)" } + identity.dnsNames.map { "dns:\($0.lowercased())" }
      + identity.emailAddresses.map { "email:\($0)" }
    for name in names {
      guard let caller = certificates[name] else { continue }
      if let found, found != caller { return nil }
      found = caller
    }
    return found
  }
}

/// The callers that hold now: a file's, which may be read again. From any thread.
final class IdentityBook: Sendable {
  private let file: Mutex<IdentityFile>

  init(_ file: IdentityFile) { self.file = Mutex(file) }

  /// Who has the token.
  func caller(of token: String) -> Caller? { file.withLock { $0 }.caller(of: token) }

  /// Who shows the certificate.
  func caller(showing identity: PeerIdentity) -> Caller? {
    file.withLock { $0 }.caller(showing: identity)
  }

  /// Other callers hold from here on.
  func replace(with file: IdentityFile) { self.file.withLock { $0 = file } }
}
