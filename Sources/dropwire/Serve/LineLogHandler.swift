import Foundation
import Logging

/// One record a line on standard error: text for people, or JSON for collectors.
///
/// Values are written in key order so that two runs can be compared.
struct LineLogHandler: LogHandler {
  /// How a record is written.
  enum Format: String, Sendable {
    case text
    case json
  }

  private let label: String
  private let format: Format
  private let write: @Sendable (String) -> Void
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  var logLevel: Logger.Level

  init(
    label: String, format: Format, level: Logger.Level,
    write: @escaping @Sendable (String) -> Void = {
      FileHandle.standardError.write(Data($0.utf8))
    }
  ) {
    self.label = label
    self.format = format
    self.logLevel = level
    self.write = write
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var values = metadata
    if let provided = metadataProvider?.get() { values.merge(provided) { $1 } }
    if let own = event.metadata { values.merge(own) { $1 } }
    if let error = event.error { values["error"] = "\(error)" }
    let fields = values.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
    let time = Self.timeStamp(Date())
    switch format {
    case .text:
      let pairs = fields.map { " \($0)=\(Self.quotedIfNeeded($1))" }.joined()
      let level = event.level.rawValue.uppercased()
      write("\(time) \(level) \(label): \(event.message)\(pairs)\n")
    case .json:
      var line =
        "{\"time\":\"\(time)\",\"level\":\"\(event.level.rawValue)\",\"logger\":"
        + Self.jsonString(label) + ",\"message\":" + Self.jsonString("\(event.message)")
      for (key, value) in fields {
        line += ",\(Self.jsonString(key)):\(Self.jsonString(value))"
      }
      write(line + "}\n")
    }
  }

  private static func timeStamp(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  private static func quotedIfNeeded(_ value: String) -> String {
    let plain = value.allSatisfy { !$0.isWhitespace && $0 != "\"" && $0 != "=" }
    return plain && !value.isEmpty ? value : jsonString(value)
  }

  /// A JSON string literal; control characters are escaped so that a record stays one line.
  static func jsonString(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case let control where control.value < 0x20:
        let digits = String(control.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
