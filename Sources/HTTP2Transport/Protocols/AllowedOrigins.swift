import HTTP2Session

/// The origins whose pages may call: what a browser asks for before it lets a page see an answer.
public struct AllowedOrigins: Sendable, Equatable {
  private let origins: [String]
  private let allowsCredentials: Bool

  /// - Parameters:
  ///   - origins: such as `https://example.org`, or `*` for all; see `problem(with:)`.
  ///   - credentials: pages of named origins may have the browser send cookies and the like. Not those of `*`.
  public init(_ origins: [String] = [], credentials: Bool = false) {
    self.origins = origins
    allowsCredentials = credentials
  }

  /// What an answer says to a page.
  struct Answer: Equatable {
    let origin: String
    let credentials: Bool

    func append(to fields: inout HeaderFields) {
      fields.append("access-control-allow-origin", origin)
      if credentials { fields.append("access-control-allow-credentials", "true") }
    }
  }

  /// What the answer says to a page from `origin`; nil when it may not see it.
  func answer(to origin: String) -> Answer? {
    // One that is named may do more than all others.
    if origins.contains(origin), origin != "*" {
      return Answer(origin: origin, credentials: allowsCredentials)
    }
    return origins.contains("*") ? Answer(origin: "*", credentials: false) : nil
  }

  /// Why no page can ever have this origin: browsers say scheme, host and port, in one way (RFC 6454, 6.2). Nil when one
  /// may, and for `*`.
  public static func problem(with origin: String) -> String? {
    if origin == "*" { return nil }
    if origin == "null" { return "of pages without an origin nothing is known" }
    guard let mark = origin.firstRange(of: "://") else {
      return "an origin has a scheme: https://\(origin.isEmpty ? "example.org" : origin)"
    }
    let scheme = origin[..<mark.lowerBound]
    let rest = origin[mark.upperBound...]
    guard !scheme.isEmpty,
      scheme.utf8.allSatisfy({ HTTPGrammar.isTokenCharacter($0) && $0 != 0x25 })
    else { return "'\(scheme)' is no scheme" }
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    let host = rest[..<end]
    if host.contains("*") { return "a part of a host cannot be left open; * alone means all" }
    guard !host.isEmpty, HTTPGrammar.isHost(Array(host.utf8)[...]) else {
      return host.contains("@")
        ? "browsers do not say the user" : "'\(host)' is no host with or without a port"
    }
    var usual = "\(scheme)://\(host)".lowercased()
    for (scheme, port) in [("http", ":80"), ("https", ":443")]
    where usual.hasPrefix(scheme + "://") && usual.hasSuffix(port) {
      usual.removeLast(port.count)
    }
    return usual == origin ? nil : "browsers say \(usual)"
  }
}
