/// Numbers as people read them.
public enum Words {
  /// `1,234,567`
  public static func count(_ value: some BinaryInteger) -> String {
    let digits = String(value.magnitude)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return (value < 0 ? "-" : "") + result
  }

  /// Nanoseconds as `850 ns`, `12.3 us`, `4.56 ms`, `1.20 s`, with three digits.
  public static func duration(_ nanoseconds: Int64) -> String {
    let units: [(Int64, String)] = [(1_000_000_000, "s"), (1_000_000, "ms"), (1_000, "us")]
    for (scale, unit) in units where abs(nanoseconds) >= scale {
      return "\(significant(nanoseconds, scale)) \(unit)"
    }
    return "\(nanoseconds) ns"
  }

  /// Bytes as `14.6 KB`, `3.2 MB`, in powers of 1,000.
  public static func bytes(_ value: Int64) -> String {
    let units: [(Int64, String)] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB")]
    for (scale, unit) in units where abs(value) >= scale {
      return "\(significant(value, scale)) \(unit)"
    }
    return "\(value) B"
  }

  /// A rate as `163 k`, `1.25 M`.
  public static func rate(_ perSecond: Double) -> String {
    let value = Int64(perSecond.rounded())
    if value >= 1_000_000 { return "\(significant(value, 1_000_000)) M" }
    if value >= 10_000 { return "\(significant(value, 1_000)) k" }
    return count(value)
  }

  /// Microseconds since the start as `01:05`.
  public static func clock(_ microseconds: Int64) -> String {
    let seconds = max(microseconds, 0) / 1_000_000
    return "\(two(seconds / 60)):\(two(seconds % 60))"
  }

  /// A number with `decimals` decimals.
  public static func decimal(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return "-" }
    let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    let scaled = Int64((abs(value) * scale).rounded())
    guard decimals > 0 else { return (value < 0 ? "-" : "") + count(scaled) }
    let rest = String(scaled % Int64(scale))
    let padded = String(repeating: "0", count: decimals - rest.count) + rest
    return (value < 0 ? "-" : "") + count(scaled / Int64(scale)) + "." + padded
  }

  /// Three digits of value / scale.
  private static func significant(_ value: Int64, _ scale: Int64) -> String {
    let whole = abs(value) / scale
    let decimals = whole >= 100 ? 0 : whole >= 10 ? 1 : 2
    return decimal(Double(value) / Double(scale), decimals)
  }

  private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
}

/// Columns of text, the first to the left, the others to the right.
public struct TextTable: Sendable {
  private let header: [String]
  private var rows: [[String]] = []

  /// A table with these columns.
  public init(_ header: String...) { self.header = header }

  /// Adds a row; missing cells are empty.
  public mutating func add(_ cells: String...) { rows.append(cells) }

  /// Adds a row.
  public mutating func add(_ cells: [String]) { rows.append(cells) }

  public var isEmpty: Bool { rows.isEmpty }

  /// The lines, with a rule under the header.
  public var text: String {
    let all = [header] + rows
    let columns = all.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      all.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      let padded = (0..<columns).map { column in
        let cell = column < cells.count ? cells[column] : ""
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + space : space + cell
      }
      var text = padded.joined(separator: "  ")
      while text.hasSuffix(" ") { text.removeLast() }
      return text
    }
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    return ([line(header), rule] + rows.map(line)).joined(separator: "\n")
  }

  /// As rows for a Markdown file.
  public var markdown: String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rule = "|" + header.map { _ in "---|" }.joined()
    return ([line(header), rule] + rows.map(line)).joined(separator: "\n")
  }
}
