/// An address as command lines have it: `127.0.0.1:8080`, `[::1]:8080`, `localhost:0`.
public struct HostPort: Sendable, Equatable, CustomStringConvertible {
  public var host: String
  /// 0 to 65,535; a server takes a free port for 0.
  public var port: Int

  /// Parses the text form; nil where it is not one.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65_535).contains(port)
    else { return nil }
    var host = String(text[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = String(host.dropFirst().dropLast())
    } else if host.contains(":") {
      return nil
    }
    guard !host.isEmpty else { return nil }
    self.host = host
    self.port = port
  }

  /// What a server listens on: `localhost` is this machine's IPv4 address, all else has to be numeric.
  public var numericHost: String { host == "localhost" ? "127.0.0.1" : host }

  public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
