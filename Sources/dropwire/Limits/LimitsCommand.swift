import ArgumentParser
import CurlTransfers
import DropEngine
import DropServices
import EventLoop
import Foundation
import HTTP2Transport
import JSONText
import LanguageServer
import LoadKit
import LogMachine
import LogServices
import MarkerFeed
import RPC
import RocksStorage
import SchemaCompiler
import Sequencer
import StandardStreams
import Storage
import TLSSession
import Webhooks
import WireCodec

/// `dropwire limits`: every bound of every layer, in one table.
struct LimitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limits",
    abstract: "Print every limit: what it bounds, in which layer, and its default.",
    discussion: """
      A row is a limit's name behind its layer, its default, the unit of that, and what it bounds. With --json an object
      for each name: {"value":…,"unit":…,"bounds":…}. `count` is a number of what the last column names. A value above all
      that can be reached is `none` in the table. These are the defaults of the layers; `serve` sets some by its own flags.

      EXAMPLES
        dropwire limits
        dropwire limits --json | python3 -m json.tool
      """)

  @Flag(help: "One JSON object instead of a table.")
  var json = false

  /// Every layer's limits: a test looks for types that are missing here.
  static var layers: [(name: String, limits: Any)] {
    [
      ("transport", ServerLimits()), ("client", ClientLimits()), ("tls", TLSLimits()),
      ("adapter", WebLimits()), ("webhook", WebhookLimits()),
      ("calls", ConcurrencyLimit.Limits()), ("reflection", ReflectionClient.Limits()),
      ("loop", EventLoopLimits()), ("feed", FeedLimits()), ("relay", RelayLimits()),
      ("sequencer", SequencerLimits()),
      ("engine", EngineLimits()), ("storage", StorageLimits()), ("codec", WireLimits.standard),
      ("json", JSONLimits()), ("schema", CompilerLimits()),
      ("editor", MessageFraming.Limits()), ("show", ShowLimits()), ("audit", AuditLimits()),
      ("log", LogLimits()), ("identity", IdentityLimits()),
      ("entry", LogEntryLimits.standard), ("keys", KeyRetentionLimits()),
      ("follow", LogFeedLimits()), ("backup", BackupLimits()),
    ]
  }

  func run() throws {
    let rows = Self.rows
    if json {
      let fields = rows.map { row in
        let words = LimitWords.all[row.key]
        return "\(quoted(row.name)):{\"value\":\(row.value),\"unit\":\(quoted(words?.unit ?? "")),"
          + "\"bounds\":\(quoted(words?.bounds ?? ""))}"
      }
      standardOutput("{" + fields.joined(separator: ",") + "}")
      return
    }
    func width(_ column: (Row) -> String) -> Int { (rows.map { column($0).count }.max() ?? 0) + 2 }
    let (names, values) = (width(\.name), width(\.shown))
    let units = width { LimitWords.all[$0.key]?.unit ?? "" }
    func padded(_ text: String, _ width: Int) -> String {
      text.padding(toLength: width, withPad: " ", startingAt: 0)
    }
    for row in rows {
      let words = LimitWords.all[row.key]
      standardOutput(
        padded(row.name, names) + padded(row.shown, values) + padded(words?.unit ?? "", units)
          + (words?.bounds ?? ""))
    }
  }

  /// One limit.
  struct Row {
    /// Its type and property, as ``LimitWords`` has them.
    var key: String
    /// Its layer, and where in the layer's limits it is.
    var name: String
    var value: String
    var isUnlimited = false

    var shown: String { isUnlimited ? "none" : value }
  }

  /// All of them, layer by layer.
  static var rows: [Row] { layers.flatMap { layer, limits in rows(layer, limits) } }

  /// The stored numbers of a limits value, nested ones included. Reflection keeps the table complete: a limit
  /// that is added is printed.
  private static func rows(_ prefix: String, _ value: Any) -> [Row] {
    // Without the module, which a reader of the table knows nothing of.
    let type = String(reflecting: type(of: value)).split(separator: ".").dropFirst()
    return Mirror(reflecting: value).children.flatMap { child -> [Row] in
      guard let label = child.label else { return [] }
      let key = "\(type.joined(separator: ".")).\(label)"
      let name = "\(prefix).\(label)"
      if let number = child.value as? any FixedWidthInteger {
        return [Row(key: key, name: name, value: "\(number)", isUnlimited: isLargest(number))]
      }
      if let number = child.value as? Double {
        return [Row(key: key, name: name, value: "\(number)")]
      }
      return rows(name, child.value)
    }
  }

  /// Of 64 bits: smaller numbers have a largest value that can be met.
  private static func isLargest<Number: FixedWidthInteger>(_ number: Number) -> Bool {
    number == Number.max && Number.bitWidth == 64
  }

  private func quoted(_ text: String) -> String { VisibleText.json(text) }
}
