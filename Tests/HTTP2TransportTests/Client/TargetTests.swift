import EventLoop
import Testing

@testable import HTTP2Transport

@Suite("Targets")
struct TargetTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    /// Addresses, or the name with its port.
    let means: String
    let authority: String
    var testDescription: String { text }
  }

  static let cases: [Case] = [
    Case(text: "db.example:443", means: "name db.example 443", authority: "db.example:443"),
    Case(text: "dns:db.example:443", means: "name db.example 443", authority: "db.example:443"),
    Case(text: "dns:///db.example:443", means: "name db.example 443", authority: "db.example:443"),
    Case(text: "dns:443", means: "name dns 443", authority: "dns:443"),
    Case(text: "DB.Example.:443", means: "name DB.Example. 443", authority: "db.example:443"),
    Case(
      text: "Bücher.example:443", means: "name Bücher.example 443",
      authority: "xn--bcher-kva.example:443"),
    Case(text: "127.0.0.1:80", means: "name 127.0.0.1 80", authority: "127.0.0.1:80"),
    Case(text: "[::1]:80", means: "name ::1 80", authority: "[::1]:80"),
    Case(text: "dns:///[::1]:80", means: "name ::1 80", authority: "[::1]:80"),
    Case(text: "ipv4:127.0.0.1:80", means: "127.0.0.1:80", authority: "127.0.0.1:80"),
    Case(
      text: "ipv4:127.0.0.1:80,10.0.0.2:81", means: "127.0.0.1:80 10.0.0.2:81",
      authority: "127.0.0.1:80"),
    Case(text: "ipv4:///127.0.0.1:80", means: "127.0.0.1:80", authority: "127.0.0.1:80"),
    Case(text: "ipv6:[::1]:80,[::2]:81", means: "[::1]:80 [::2]:81", authority: "[::1]:80"),
    Case(text: "unix:/run/drop.sock", means: "unix:/run/drop.sock", authority: "localhost"),
    Case(text: "unix:drop.sock", means: "unix:drop.sock", authority: "localhost"),
    Case(text: "unix:///run/drop.sock", means: "unix:/run/drop.sock", authority: "localhost"),
    Case(text: "unix-abstract:drop", means: "unix-abstract:drop", authority: "localhost"),
  ]

  @Test("what is written and what it means", arguments: cases)
  func meanings(_ row: Case) throws {
    let target = try ChannelTarget(row.text)
    switch target.place {
    case .name(let host, let port): #expect("name \(host) \(port)" == row.means)
    case .list(let addresses):
      #expect(addresses.map(\.description).joined(separator: " ") == row.means)
    }
    #expect(target.authority == row.authority)
    #expect(target.description == row.text)
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let text: String
    let offset: Int
    let reason: String
    var testDescription: String { text }
  }

  static let mistakes: [Mistake] = [
    Mistake(text: "", offset: 0, reason: "a host and a port are missing"),
    Mistake(text: "db.example", offset: 10, reason: "the port is missing: db.example:PORT"),
    Mistake(text: ":80", offset: 0, reason: "the host is missing"),
    Mistake(text: "db.example:http", offset: 11, reason: "'http' is no port: 0 to 65535"),
    Mistake(text: "db.example:65536", offset: 11, reason: "'65536' is no port: 0 to 65535"),
    Mistake(text: "db.example:+80", offset: 11, reason: "'+80' is no port: 0 to 65535"),
    Mistake(text: "db example:80", offset: 0, reason: "a host has no ' '"),
    Mistake(text: "::1:80", offset: 0, reason: "an IPv6 address stands in brackets: [::1]:80"),
    Mistake(text: "[::1:80", offset: 0, reason: "the bracket is not closed"),
    Mistake(text: "[db]:80", offset: 1, reason: "'db' is no IPv6 address"),
    Mistake(text: "[::1]80", offset: 5, reason: "the port is missing: ::1:PORT"),
    Mistake(
      text: "dns://db.example:443", offset: 6,
      reason: "dns:// is followed by '/' and the host: dns:///host:port"),
    Mistake(
      text: "dns://8.8.8.8/db.example:443", offset: 6,
      reason: "a name server of one's own is not supported: write dns:///host:port"),
    Mistake(text: "ipv4:127.0.0.1:80,", offset: 18, reason: "a host and a port are missing"),
    Mistake(
      text: "ipv4:127.0.0.1:80,localhost:80", offset: 18, reason: "'localhost' is no IPv4 address"),
    Mistake(text: "ipv4:[::1]:80", offset: 5, reason: "'::1' is no IPv4 address"),
    Mistake(text: "ipv6:127.0.0.1:80", offset: 5, reason: "'127.0.0.1' is no IPv6 address"),
    Mistake(text: "unix:", offset: 5, reason: "the path is missing"),
    Mistake(
      text: "unix://run/drop.sock", offset: 7, reason: "unix:// is followed by a path from the root"
    ),
    Mistake(text: "unix-abstract:", offset: 14, reason: "the name is missing"),
    Mistake(
      text: "xds:///db.example", offset: 0,
      reason: "'xds' is none of the schemes dns, ipv4, ipv6, unix, unix-abstract"),
    Mistake(text: "https:443x", offset: 6, reason: "'443x' is no port: 0 to 65535"),
  ]

  @Test("a mistake is shown where it is", arguments: mistakes)
  func refusals(_ row: Mistake) {
    #expect(
      throws: ChannelTargetError(target: row.text, offset: row.offset, reason: row.reason)
    ) { try ChannelTarget(row.text) }
  }

  @Test("an error says all of it in one line")
  func text() {
    #expect(
      ChannelTargetError(target: "db:x", offset: 3, reason: "'x' is no port: 0 to 65535")
        .description
        == "target 'db:x', at byte 3: 'x' is no port: 0 to 65535")
  }
}
