import Foundation
import JSONText
import Logging
import StandardStreams
import Synchronization

/// One record a line on standard error: text for people, or JSON for collectors.
///
/// Values are written in key order so that two runs can be compared; numbers and truth values are what they are in
/// JSON. Whoever logs never waits for the line to be written.
struct LineLogHandler: LogHandler {
  /// How a record is written.
  enum Format: String, Sendable {
    case text
    case json
  }

  /// Where records go and which of them, for all loggers of a process.
  final class Destination: Sendable {
    let format: Format
    /// The level's place among all.
    private let current: Atomic<Int>
    private let writeLine: @Sendable (String) -> Void
    private let waitForLines: @Sendable (Int) -> Void

    init(
      format: Format, level: Logger.Level, write: @escaping @Sendable (String) -> Void,
      flush: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
      self.format = format
      current = Atomic(Self.place(of: level))
      writeLine = write
      waitForLines = flush
    }

    /// Standard error, written by a thread of its own.
    static func standardError(format: Format, level: Logger.Level) -> Destination {
      let lines = LineQueue(to: 2) { count, reason in
        LineLogHandler.record(
          format, level: .warning, label: "dropwire",
          message: "log records were dropped",
          fields: [("records", .stringConvertible(count)), ("reason", .string(reason))])
      }
      return Destination(
        format: format, level: level, write: lines.write, flush: { lines.flush(milliseconds: $0) })
    }

    /// The least level that is written; may be changed while the process runs.
    var level: Logger.Level {
      get { Logger.Level.allCases[current.load(ordering: .relaxed)] }
      set { current.store(Self.place(of: newValue), ordering: .relaxed) }
    }

    private static func place(of level: Logger.Level) -> Int {
      Logger.Level.allCases.firstIndex(of: level) ?? 0
    }

    fileprivate func write(_ line: String) { writeLine(line) }

    /// Waits until what was logged is written, for so long at most. Before the process ends.
    func flush(milliseconds: Int = 2_000) { waitForLines(milliseconds) }
  }

  private let label: String
  private let destination: Destination
  private var ownLevel: Logger.Level?
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?

  init(label: String, to destination: Destination) {
    self.label = label
    self.destination = destination
  }

  var logLevel: Logger.Level {
    get { ownLevel ?? destination.level }
    set { ownLevel = newValue }
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
    destination.write(
      Self.record(
        destination.format, level: event.level, label: label, message: "\(event.message)",
        fields: values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
  }

  /// The line of a record, with its newline.
  static func record(
    _ format: Format, level: Logger.Level, label: String, message: String,
    fields: [(key: String, value: Logger.MetadataValue)]
  ) -> String {
    let time = timeStamp(Date())
    switch format {
    case .text:
      let pairs = fields.map {
        " \(VisibleText.escaped($0.key))=\(quotedIfNeeded("\($0.value)"))"
      }.joined()
      return "\(time) \(level.rawValue.uppercased()) \(label): \(VisibleText.escaped(message))"
        + pairs + "\n"
    case .json:
      var line =
        "{\"time\":\"\(time)\",\"level\":\"\(level.rawValue)\",\"logger\":"
        + VisibleText.json(label) + ",\"message\":" + VisibleText.json(message)
      for (key, value) in fields { line += ",\(VisibleText.json(key)):\(json(value))" }
      return line + "}\n"
    }
  }

  private static func timeStamp(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  private static func quotedIfNeeded(_ value: String) -> String {
    let plain = value.unicodeScalars.allSatisfy {
      !$0.properties.isWhitespace && $0 != "\"" && $0 != "=" && !VisibleText.isControl($0)
    }
    return plain && !value.isEmpty ? value : VisibleText.json(value)
  }

  /// A value as JSON has it.
  private static func json(_ value: Logger.MetadataValue) -> String {
    switch value {
    case .string(let text): return VisibleText.json(text)
    case .stringConvertible(let value):
      switch value {
      case let number as any BinaryInteger: return "\(number)"
      case let number as Double where number.isFinite: return "\(number)"
      case let flag as Bool: return "\(flag)"
      default: return VisibleText.json("\(value)")
      }
    case .array(let values): return "[" + values.map(json).joined(separator: ",") + "]"
    case .dictionary(let values):
      let members = values.sorted { $0.key < $1.key }
      return "{" + members.map { "\(VisibleText.json($0)):\(json($1))" }.joined(separator: ",")
        + "}"
    }
  }
}
