import ArgumentParser
import DropEngine
import DropServices
import EventLoop
import Foundation
import HTTP2Transport
import JSONText
import LanguageServer
import LoadKit
import MarkerFeed
import RPC
import SchemaCompiler
import Sequencer
import StandardStreams
import Storage
import TLSSession
import WireCodec

/// `dropwire limits`: every bound of every layer, in one table.
struct LimitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limits",
    abstract: "Print every limit: what it bounds, in which layer, and its default.",
    discussion: """
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
      ("calls", ConcurrencyLimit.Limits()), ("reflection", ReflectionClient.Limits()),
      ("loop", EventLoopLimits()), ("feed", FeedLimits()), ("sequencer", SequencerLimits()),
      ("engine", EngineLimits()), ("storage", StorageLimits()), ("codec", WireLimits.standard),
      ("json", JSONLimits()), ("schema", CompilerLimits()),
      ("editor", MessageFraming.Limits()), ("show", ShowLimits()), ("audit", AuditLimits()),
      ("log", LogLimits()),
    ]
  }

  func run() throws {
    let rows = Self.layers.flatMap { layer, limits in Self.rows(layer, "", limits) }
    if json {
      let fields = rows.map { "\(quoted("\($0.layer).\($0.name)")):\($0.value)" }
      standardOutput("{" + fields.joined(separator: ",") + "}")
      return
    }
    let width = rows.map { $0.layer.count + $0.name.count + 1 }.max() ?? 0
    for row in rows {
      let name = "\(row.layer).\(row.name)"
      standardOutput(name.padding(toLength: width + 2, withPad: " ", startingAt: 0) + row.value)
    }
  }

  private struct Row {
    var layer: String
    var name: String
    var value: String
  }

  /// The stored numbers of a limits value, nested ones included. Reflection keeps the table complete: a limit
  /// that is added is printed.
  private static func rows(_ layer: String, _ prefix: String, _ value: Any) -> [Row] {
    Mirror(reflecting: value).children.flatMap { child -> [Row] in
      guard let label = child.label else { return [] }
      let name = prefix.isEmpty ? label : "\(prefix).\(label)"
      if let number = child.value as? any BinaryInteger {
        return [Row(layer: layer, name: name, value: "\(number)")]
      }
      if let number = child.value as? Double {
        return [Row(layer: layer, name: name, value: "\(number)")]
      }
      return rows(layer, name, child.value)
    }
  }

  private func quoted(_ text: String) -> String { VisibleText.json(text) }
}
