/// The bytes of a value with what each of them means: `schema dump`.
public struct DumpReport: Sendable {
  /// The two encodings in bytes.
  public enum Encoding: String, Sendable, CaseIterable {
    /// Block and tail.
    case native
    /// The protobuf wire.
    case proto
  }

  /// Some bytes that belong together.
  public struct Entry: Sendable, Hashable {
    /// Where they begin.
    public let offset: Int
    /// How many there are; 0 for what takes no bytes.
    public let length: Int
    /// The field, such as `pools[3].capacity`; empty for the value as a whole.
    public let path: String
    /// The type, or what the bytes are for, such as `length`.
    public let type: String
    /// The value as text; empty where there is none.
    public let value: String
  }

  /// Why bytes are not an encoding of the type.
  public struct Failure: Sendable, Hashable {
    /// Where it was found.
    public let offset: Int
    /// How many bytes are wrong.
    public let length: Int
    /// The field.
    public let path: String
    /// The reason's name, as decoders give it.
    public let reason: String
    /// In a sentence.
    public let message: String
  }

  /// The full name of the type.
  public let type: String
  public let encoding: Encoding
  public let bytes: [UInt8]
  /// In the order of the bytes.
  public internal(set) var entries: [Entry] = []
  /// What is wrong; after the first that hides where the next value begins nothing is read.
  public internal(set) var failures: [Failure] = []

  init(type: String, encoding: Encoding, bytes: [UInt8]) {
    self.type = type
    self.encoding = encoding
    self.bytes = bytes
  }

  /// Reads `bytes` as a value of the type called `name`, with or without its package.
  ///
  /// - Returns: nil when there is no message and no union of that name.
  public static func make(
    _ name: String, _ encoding: Encoding, _ bytes: [UInt8], in schema: Schema
  ) -> DumpReport? {
    let found = schema.declarations.indices.first {
      switch schema[$0] {
      case .message, .union: schema[$0].fullName == name || schema[$0].about.name == name
      case .structure, .enumeration, .service, .newtype: false
      }
    }
    guard let found else { return nil }
    let report = DumpReport(type: schema[found].fullName, encoding: encoding, bytes: bytes)
    switch encoding {
    case .native:
      var reader = NativeDump(schema: schema, report: report)
      reader.run(found)
      return reader.report
    case .proto:
      var reader = ProtoDump(schema: schema, report: report)
      reader.run(found)
      return reader.report
    }
  }

  /// Names of the types that can be dumped, for suggestions.
  public static func names(in schema: Schema) -> [String] {
    schema.declarations.compactMap { declaration in
      switch declaration {
      case .message(let it): it.isMapEntry ? nil : it.about.name
      case .union(let it): it.about.name
      case .structure, .enumeration, .service, .newtype: nil
      }
    }
  }

  // MARK: JSON

  /// One JSON object.
  public func json() -> String {
    func place(_ offset: Int, _ length: Int, _ path: String) -> String {
      "\"offset\":\(offset),\"length\":\(length),\"path\":\(DiagnosticJSON.quoted(path))"
    }
    let items = entries.map { entry in
      let hex = bytes[entry.offset..<entry.offset + entry.length].map(HexText.byte).joined()
      return "{\(place(entry.offset, entry.length, entry.path)),"
        + "\"type\":\(DiagnosticJSON.quoted(entry.type)),"
        + "\"value\":\(DiagnosticJSON.quoted(entry.value)),\"hex\":\"\(hex)\"}"
    }
    let wrong = failures.map { failure in
      "{\(place(failure.offset, failure.length, failure.path)),"
        + "\"reason\":\(DiagnosticJSON.quoted(failure.reason)),"
        + "\"message\":\(DiagnosticJSON.quoted(failure.message))}"
    }
    return "{\"ok\":\(failures.isEmpty),\"type\":\(DiagnosticJSON.quoted(type)),"
      + "\"encoding\":\"\(encoding.rawValue)\",\"bytes\":\(bytes.count),"
      + "\"entries\":[\(items.joined(separator: ","))],\"errors\":[\(wrong.joined(separator: ","))]}"
  }
}

/// Bytes as text.
enum HexText {
  static func byte(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }

  static func offset(_ offset: Int) -> String {
    let digits = String(offset, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// The report as text: offset, hex, field, type, value.
public struct DumpRenderer: Sendable {
  private let usesColours: Bool
  /// Bytes on a line.
  private static let width = 8

  /// - Parameter usesColours: for terminals only.
  public init(usesColours: Bool) {
    self.usesColours = usesColours
  }

  /// Every entry, the errors where they are, and a closing line.
  public func render(_ report: DumpReport) -> String {
    let count = report.bytes.count
    var text =
      "\(report.type), \(report.encoding.rawValue), \(count) \(count == 1 ? "byte" : "bytes")\n\n"
    let paths = report.entries.map(\.path.count).max() ?? 0
    let types = report.entries.map(\.type.count).max() ?? 0
    var failures = report.failures[...]
    for entry in report.entries {
      while let first = failures.first, first.offset < entry.offset {
        text += failure(first, report)
        failures = failures.dropFirst()
      }
      text += line(entry, report, paths, types)
      while let first = failures.first, first.offset < entry.offset + entry.length {
        text += failure(first, report)
        failures = failures.dropFirst()
      }
    }
    for rest in failures { text += failure(rest, report) }
    let errors = report.failures.count
    return text + "\n"
      + (errors == 0 ? "no errors" : errors == 1 ? "1 error" : "\(errors) errors") + "\n"
  }

  private func line(
    _ entry: DumpReport.Entry, _ report: DumpReport, _ paths: Int, _ types: Int
  ) -> String {
    let words = [padded(entry.path, paths), coloured(padded(entry.type, types), "36"), entry.value]
      .joined(separator: "  ")
    var text = ""
    var start = entry.offset
    let end = entry.offset + entry.length
    repeat {
      let stop = min(start + Self.width, end)
      let head = start == entry.offset ? "  " + words : ""
      text += trimmed(hexLine(start, stop, report.bytes) + head) + "\n"
      start = stop
    } while start < end
    return text
  }

  private func hexLine(_ start: Int, _ end: Int, _ bytes: [UInt8]) -> String {
    let hex = bytes[start..<end].map(HexText.byte).joined(separator: " ")
    return coloured(HexText.offset(start), "2") + "  " + padded(hex, 3 * Self.width - 1)
  }

  /// The bytes that are wrong, with marks below them.
  private func failure(_ failure: DumpReport.Failure, _ report: DumpReport) -> String {
    let end = min(failure.offset + failure.length, report.bytes.count)
    let start = min(failure.offset, end)
    let stop = min(start + Self.width, end)
    let marks = String(repeating: "^", count: max(2, 3 * (stop - start) - 1))
    let place = failure.path.isEmpty ? "" : failure.path + ": "
    var text = ""
    // At the end of the bytes there is nothing to show but the place.
    if stop > start || start == report.bytes.count { text += hexLine(start, stop, report.bytes) }
    text = trimmed(text) + "\n" + String(repeating: " ", count: HexText.offset(start).count + 2)
    return text
      + coloured("\(marks) error: \(place)\(failure.message) (\(failure.reason))", "31") + "\n"
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  private func coloured(_ text: String, _ code: String) -> String {
    usesColours ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
