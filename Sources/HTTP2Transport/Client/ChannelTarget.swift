public import EventLoop
import TLSSession

/// One place to connect to: an address with a port, or a socket of this machine.
public struct ChannelAddress: Sendable, Hashable, CustomStringConvertible {
  enum Kind: Sendable {
    case tcp(SocketAddress)
    case unix(path: String)
  }

  let kind: Kind
  /// As targets are written: `127.0.0.1:80`, `[::1]:80`, `unix:/path`.
  public let description: String

  public init(_ address: SocketAddress) {
    kind = .tcp(address)
    description = "\(address)"
  }

  /// A socket of this machine. A path that begins with the byte 0 is a name of Linux' abstract sockets.
  public init(unixPath path: String) {
    kind = .unix(path: path)
    description =
      path.utf8.first == 0 ? "unix-abstract:\(path.dropFirst())" : "unix:\(path)"
  }

  public static func == (left: Self, right: Self) -> Bool { left.description == right.description }

  public func hash(into hasher: inout Hasher) { hasher.combine(description) }

  var isIPv6: Bool {
    if case .tcp(let address) = kind { address.isIPv6 } else { false }
  }
}

/// Where a channel's calls go (gRPC name resolution).
///
/// | written | means |
/// |---|---|
/// | `host:port`, `[::1]:port`, `dns:host:port`, `dns:///host:port` | what the system's resolver says |
/// | `ipv4:a:port,b:port`, `ipv6:[a]:port,[b]:port` | these addresses |
/// | `unix:/path`, `unix:relative`, `unix:///path`, `unix-abstract:name` | a socket of this machine |
public struct ChannelTarget: Sendable, Equatable, CustomStringConvertible {
  enum Place: Sendable, Equatable {
    case name(host: String, port: Int)
    case list([ChannelAddress])
  }

  let place: Place
  /// What requests carry as `:authority`.
  public let authority: String
  /// What a certificate must be for, unless the caller says otherwise.
  let serverName: String
  /// The target as it was given.
  public let description: String

  private init(_ place: Place, authority: String, serverName: String, _ description: String) {
    self.place = place
    self.authority = authority
    self.serverName = serverName
    self.description = description
  }

  /// A numeric address or a name; `unix:/path` for a socket of this machine, whose port is not looked at.
  public init(host: String, port: Int) {
    if host.hasPrefix("unix:") {
      self.init([ChannelAddress(unixPath: String(host.dropFirst("unix:".count)))], host)
      return
    }
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    // The dot of the root means something to a resolver, so that the name stays as it is there.
    let host = isBracketed ? String(host.dropFirst().dropLast()) : host
    let name = ServerName.normalized(host)
    func with(_ name: String) -> String {
      name.contains(":") ? "[\(name)]:\(port)" : "\(name):\(port)"
    }
    self.init(
      .name(host: host, port: port), authority: with(name), serverName: name, with(host))
  }

  /// A fixed list: see `BalancingPolicy` for who gets which call.
  ///
  /// - Parameter addresses: at least one.
  public init(addresses: [ChannelAddress]) {
    precondition(!addresses.isEmpty, "a target has at least one address")
    self.init(addresses, addresses.map(\.description).joined(separator: ","))
  }

  private init(_ addresses: [ChannelAddress], _ description: String) {
    let authority: String
    let serverName: String
    switch addresses[0].kind {
    case .tcp(let address):
      authority = "\(address)"
      serverName = address.host
    case .unix:
      authority = "localhost"
      serverName = "localhost"
    }
    self.init(.list(addresses), authority: authority, serverName: serverName, description)
  }

  /// - Throws: what is wrong, and where.
  public init(_ text: String) throws(ChannelTargetError) {
    var reader = TargetReader(text)
    switch reader.scheme() {
    case nil, "dns":
      let (host, port) = try reader.name()
      let named = ChannelTarget(host: host, port: port)
      self.init(
        named.place, authority: named.authority, serverName: named.serverName, text)
    case "ipv4": self.init(try reader.addresses(ipv6: false), text)
    case "ipv6": self.init(try reader.addresses(ipv6: true), text)
    case "unix": self.init([ChannelAddress(unixPath: try reader.path())], text)
    case "unix-abstract":
      self.init([ChannelAddress(unixPath: "\0" + (try reader.abstractName()))], text)
    case .some(let other):
      throw reader.error(
        at: 0, "'\(other)' is none of the schemes dns, ipv4, ipv6, unix, unix-abstract")
    }
  }
}

/// A target that cannot be understood.
public struct ChannelTargetError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The target as it was given.
  public let target: String
  /// Where the problem begins, in bytes from 0.
  public let offset: Int
  public let reason: String

  public var description: String { "target '\(target)', at byte \(offset): \(reason)" }
}

/// Takes a target apart, from front to back.
private struct TargetReader {
  private let text: String
  private var rest: Substring

  init(_ text: String) {
    self.text = text
    rest = text[...]
  }

  private var offset: Int { offset(of: rest) }

  private func offset(of part: Substring) -> Int {
    text.utf8.distance(from: text.utf8.startIndex, to: part.startIndex)
  }

  func error(at offset: Int, _ reason: String) -> ChannelTargetError {
    ChannelTargetError(target: text, offset: offset, reason: reason)
  }

  /// What stands before the first colon, if it is a scheme: a word we know, or one before `://`.
  mutating func scheme() -> String? {
    guard let colon = rest.firstIndex(of: ":") else { return nil }
    let word = String(rest[..<colon])
    let after = rest[rest.index(after: colon)...]
    let known = ["dns", "ipv4", "ipv6", "unix", "unix-abstract"].contains(word)
    // `dns:80` is a host called dns.
    let isPort = !after.isEmpty && after.allSatisfy(\.isNumber)
    guard known && !(isPort && word == "dns") || after.hasPrefix("//") else { return nil }
    rest = after
    return word
  }

  mutating func name() throws(ChannelTargetError) -> (String, Int) {
    if rest.hasPrefix("//") {
      let begin = offset + 2
      rest = rest.dropFirst(2)
      guard let slash = rest.firstIndex(of: "/") else {
        throw error(at: begin, "dns:// is followed by '/' and the host: dns:///host:port")
      }
      guard slash == rest.startIndex else {
        throw error(
          at: begin, "a name server of one's own is not supported: write dns:///host:port")
      }
      rest = rest.dropFirst()
    }
    return try hostAndPort(rest)
  }

  private func hostAndPort(_ part: Substring) throws(ChannelTargetError) -> (String, Int) {
    let begin = offset(of: part)
    guard !part.isEmpty else { throw error(at: begin, "a host and a port are missing") }
    let host: Substring
    let behind: Substring
    if part.first == "[" {
      guard let bracket = part.firstIndex(of: "]") else {
        throw error(at: begin, "the bracket is not closed")
      }
      host = part[part.index(after: part.startIndex)..<bracket]
      behind = part[part.index(after: bracket)...]
      guard (try? SocketAddress(host: String(host), port: 0))?.isIPv6 == true else {
        throw error(at: begin + 1, "'\(host)' is no IPv6 address")
      }
    } else {
      let colon = part.firstIndex(of: ":") ?? part.endIndex
      host = part[..<colon]
      behind = part[colon...]
      if behind.dropFirst().contains(":") {
        throw error(at: begin, "an IPv6 address stands in brackets: [::1]:80")
      }
    }
    guard !host.isEmpty else { throw error(at: begin, "the host is missing") }
    if let odd = host.first(where: { $0 == "/" || $0 == "@" || $0 == "," || $0.isWhitespace }) {
      throw error(at: begin, "a host has no '\(odd)'")
    }
    guard behind.first == ":" else {
      throw error(at: offset(of: behind), "the port is missing: \(host):PORT")
    }
    let digits = behind.dropFirst()
    guard let port = UInt16(digits), digits.allSatisfy(\.isNumber) else {
      throw error(at: offset(of: digits), "'\(digits)' is no port: 0 to 65535")
    }
    return (String(host), Int(port))
  }

  func addresses(ipv6: Bool) throws(ChannelTargetError) -> [ChannelAddress] {
    // `ipv4:///a:80` is written, too.
    let list = rest.hasPrefix("///") ? rest.dropFirst(3) : rest
    var found: [ChannelAddress] = []
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      let (host, port) = try hostAndPort(part)
      guard let address = try? SocketAddress(host: host, port: port), address.isIPv6 == ipv6 else {
        throw error(at: offset(of: part), "'\(host)' is no IPv\(ipv6 ? 6 : 4) address")
      }
      found.append(ChannelAddress(address))
    }
    return found
  }

  func path() throws(ChannelTargetError) -> String {
    var path = rest
    if path.hasPrefix("//") {
      path = path.dropFirst(2)
      guard path.first == "/" else {
        throw error(at: offset(of: path), "unix:// is followed by a path from the root")
      }
    }
    guard !path.isEmpty else { throw error(at: offset(of: path), "the path is missing") }
    return String(path)
  }

  func abstractName() throws(ChannelTargetError) -> String {
    guard !rest.isEmpty else { throw error(at: offset, "the name is missing") }
    return String(rest)
  }
}
