/// The name of a server as certificates and DNS have it.
public enum ServerName {
  private static let dots: Set<Unicode.Scalar> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]

  /// `name` without the dot of the root, in lower case, labels of other scripts as ASCII (RFC 3490: `xn--…`); an address
  /// of IPv6 without brackets and zone. Labels are taken as they are otherwise: composed, as keyboards make them.
  public static func normalized(_ name: String) -> String {
    if name.hasPrefix("["), name.hasSuffix("]") {
      return address(name.dropFirst().dropLast())
    }
    if name.contains(":") { return address(name[...]) }
    var labels = name.unicodeScalars
      .split(omittingEmptySubsequences: false) { dots.contains($0) }
      .map { ascii(String(String.UnicodeScalarView($0))) }
    if labels.count > 1, labels.last == "" { labels.removeLast() }
    let joined = labels.joined(separator: ".")
    // What is nothing but a dot must not become a name that is none.
    return joined.isEmpty ? name : joined
  }

  private static func address(_ text: Substring) -> String {
    text.prefix { $0 != "%" }.lowercased()
  }

  private static func ascii(_ label: String) -> String {
    let lower = label.lowercased()
    guard lower.utf8.contains(where: { $0 >= 0x80 }) else { return lower }
    return "xn--" + punycode(Array(lower.unicodeScalars))
  }

  /// RFC 3492. A label of DNS has at most 63 bytes, so that nothing here overflows before it is refused elsewhere.
  private static func punycode(_ label: [Unicode.Scalar]) -> String {
    var output = String(String.UnicodeScalarView(label.filter(\.isASCII)))
    let basics = output.unicodeScalars.count
    if basics > 0 { output += "-" }
    var (point, delta, bias, handled) = (UInt64(128), UInt64(0), UInt64(72), basics)
    while handled < label.count,
      let next = label.map({ UInt64($0.value) }).filter({ $0 >= point }).min()
    {
      delta += (next - point) * UInt64(handled + 1)
      point = next
      for scalar in label {
        if UInt64(scalar.value) < point { delta += 1 }
        guard UInt64(scalar.value) == point else { continue }
        output += variable(delta, bias)
        bias = adapted(delta, UInt64(handled + 1), isFirst: handled == basics)
        delta = 0
        handled += 1
      }
      delta += 1
      point += 1
    }
    return output
  }

  private static func variable(_ delta: UInt64, _ bias: UInt64) -> String {
    var (text, rest, place) = ("", delta, UInt64(36))
    while true {
      let threshold = place <= bias ? 1 : min(26, place - bias)
      guard rest >= threshold else { return text + digit(rest) }
      text += digit(threshold + (rest - threshold) % (36 - threshold))
      rest = (rest - threshold) / (36 - threshold)
      place += 36
    }
  }

  private static func digit(_ value: UInt64) -> String {
    String(UnicodeScalar(UInt8(value < 26 ? 0x61 + value : 0x16 + value)))
  }

  private static func adapted(_ delta: UInt64, _ count: UInt64, isFirst: Bool) -> UInt64 {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var steps: UInt64 = 0
    while delta > 35 * 26 / 2 {
      delta /= 35
      steps += 36
    }
    return steps + 36 * delta / (delta + 38)
  }
}
