import DropServices
import Foundation
import JSONText
import RPC
import TLSSession

/// One line of a file of callers: `NAME ROLE[,ROLE] [KIND=IDS] CREDENTIAL`.
///
/// What is wrong with a line is said without a word of it: any of them may be a token in the wrong place.
struct IdentityLine: Sendable {
  /// How a caller shows who it is.
  enum Credential: Sendable {
    case token(SHA256Digest)
    /// A name of a certificate, as `uri:…`, `dns:…` or `email:…`.
    case certificate(String)
  }

  /// What is wrong, in words, and what would be right.
  struct Problem: Error {
    let text: String
  }

  let caller: Caller
  let credential: Credential

  /// - Parameter words: what stands on the line, two or more.
  init(_ words: [Substring], limits: IdentityLimits) throws(Problem) {
    guard words.count >= 2 else {
      throw Problem(text: "a line is NAME ROLE[,ROLE] [KIND=IDS] CREDENTIAL, or NAME TOKEN")
    }
    let name = String(words[0])
    guard name.utf8.count <= limits.nameBytes, VisibleText.escaped(name) == name else {
      throw Problem(
        text: "a name has \(limits.nameBytes) bytes at most, and no control characters")
    }
    credential = try Self.credential(words[words.count - 1], limits)
    // As it was before there were roles.
    guard words.count > 2 else {
      caller = Caller(name: name, roles: LiveContract.roles)
      return
    }
    let roles = try Self.roles(words[1])
    caller = Caller(
      name: name, roles: roles, scope: try Self.scope(words[2..<words.count - 1], roles, limits))
  }

  private static func credential(
    _ word: Substring, _ limits: IdentityLimits
  ) throws(Problem) -> Credential {
    let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = parts.count == 2 ? parts[1] : ""
    try refuse(word, kind: parts.count == 2 ? parts[0] : nil)
    switch parts[0] {
    case "sha256":
      guard let digest = SHA256Digest(hexadecimal: rest) else {
        throw Problem(text: "behind sha256: stand the 64 digits that sha256sum prints of the token")
      }
      return .token(digest)
    case "uri" where !rest.isEmpty, "email" where !rest.isEmpty:
      return .certificate(String(word))
    case "dns" where !rest.isEmpty: return .certificate(word.lowercased())
    default: break
    }
    let token = limits.tokenBytesAtLeast...limits.tokenBytesAtMost
    guard token.contains(word.utf8.count) else {
      throw Problem(
        text: "a line ends with a token of \(token.lowerBound) to \(token.upperBound) characters,"
          + " its sha256:…, or a certificate's uri:…, dns:… or email:…")
    }
    return .token(SHA256Digest(of: word.utf8))
  }

  /// Refuses what was meant as something else: as a token it would let in whoever knows a public name.
  private static func refuse(_ word: Substring, kind: Substring?) throws(Problem) {
    let kinds = ["sha256", "uri", "dns", "email"]
    let digest = "sha256"
    if word.lowercased().hasPrefix(digest + "=") {
      throw Problem(text: "the digest of a token is written \(digest):…")
    }
    if let kind, !kinds.contains(String(kind)),
      kinds.contains(kind.lowercased()) || kind.lowercased() == "ip" || word.contains("://")
    {
      throw Problem(
        text: "a certificate's name is written uri:…, dns:… or email:…, and a token's digest"
          + " sha256:…, in small letters; no token begins like one of them")
    }
    let parts = word.split(separator: ",").map(String.init)
    if parts.allSatisfy({ LiveContract.roles.contains($0) })
      || word.contains(",") && parts.contains(where: { LiveContract.roles.contains($0) })
    {
      throw Problem(text: "behind the roles the credential is missing")
    }
    let first = word.split(separator: "=", maxSplits: 1).first.map(String.init) ?? ""
    if word.contains("="), ScopeKind(rawValue: first) != nil {
      throw Problem(text: "behind \(first)=IDS the credential is missing")
    }
  }

  private static func roles(_ word: Substring) throws(Problem) -> [String] {
    var roles: [String] = []
    for role in word.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      guard LiveContract.roles.contains(role) else {
        throw Problem(
          text: "behind the name stand roles with commas between; there are "
            + LiveContract.roles.joined(separator: ", "))
      }
      if !roles.contains(role) { roles.append(role) }
    }
    return roles
  }

  // MARK: Scope

  /// The role that nothing is kept from.
  private static let unlimited = "operator"

  private static func scope(
    _ words: ArraySlice<Substring>, _ roles: [String], _ limits: IdentityLimits
  ) throws(Problem) -> CallerScope {
    var scope = CallerScope()
    var said: [ScopeKind] = []
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let kind = ScopeKind(rawValue: String(parts[0])),
        !said.contains(kind)
      else {
        let kinds = ScopeKind.allCases.map { "\($0.rawValue)=IDS" }.joined(separator: " and ")
        throw Problem(text: "between roles and credential stand \(kinds), each once at most")
      }
      guard roles.contains(kind.role), !roles.contains(unlimited) else {
        throw Problem(
          text: "\(kind.rawValue)=IDS is for the role \(kind.role), and not beside \(unlimited),"
            + " which has all")
      }
      said.append(kind)
      if parts[1] == "*" { continue }
      scope.limit(kind.rawValue, to: try ids(parts[1], of: kind, limits))
    }
    for kind in ScopeKind.allCases
    where roles.contains(kind.role) && !roles.contains(unlimited) && !said.contains(kind) {
      throw Problem(
        text: "the role \(kind.role) takes \(kind.rawValue)=IDS: whom it acts for, such as"
          + " \(kind.rawValue)=7,1000..1999, or \(kind.rawValue)=* for all")
    }
    return scope
  }

  private static func ids(
    _ text: Substring, of kind: ScopeKind, _ limits: IdentityLimits
  ) throws(Problem) -> [ClosedRange<UInt64>] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= limits.ranges else {
      throw Problem(text: "\(kind.rawValue)= takes \(limits.ranges) ids and ranges at most")
    }
    var ranges: [ClosedRange<UInt64>] = []
    for part in parts {
      let ends = part.components(separatedBy: "..").map { kind.id($0) }
      guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1], first <= last
      else {
        throw Problem(
          text: "\(kind.rawValue)= takes ids and ranges with commas between, such as"
            + " 7,\(kind.rawValue)_3w00,1000..1999; no id is 0")
      }
      ranges.append(first...last)
    }
    return ranges
  }
}
