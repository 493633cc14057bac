/// The unit of each limit, and what it bounds, from `limits.txt` beside this file: a line a limit, with its type and
/// property, its unit, and the first sentence of its doc comment. A test holds the file against the sources.
struct LimitWords: Sendable, Equatable {
  /// `bytes`, `ms`, `s`, `µs`, `count`, …: what the number is a number of.
  var unit: String
  /// What it bounds, without a full stop.
  var bounds: String

  /// By type and property, such as `ServerLimits.connections`.
  static let all = parse(String(decoding: PackageResources.limits_txt, as: UTF8.self))

  static func parse(_ text: String) -> [String: LimitWords] {
    var result: [String: LimitWords] = [:]
    for line in text.split(separator: "\n") {
      let columns = line.split(separator: "\t").map(String.init)
      guard columns.count == 3 else { continue }
      result[columns[0]] = LimitWords(unit: columns[1], bounds: columns[2])
    }
    return result
  }
}
