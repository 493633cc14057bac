import DynamicCodec
import Foundation
import SchemaCompiler
import ShippedSchemas
import WireCodec

/// The schemas the tests work on.
enum TestSchemas {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Those of the program's own services.
  static let shipped = compiled(
    SchemaTexts.files.filter { !$0.name.hasPrefix("ecosystem/") }
      .map { SourceFile(path: $0.name, bytes: $0.text) })

  static let conformance = compiled([
    SourceFile(
      path: "everything.drop",
      bytes: (try? Data(
        contentsOf: root.appending(path: "Schemas/conformance/everything.drop"))).map(Array.init)
        ?? [])
  ])

  private static func compiled(_ files: [SourceFile]) -> Schema {
    let result = Compiler.compile(files)
    guard let schema = result.schema else {
      preconditionFailure(DiagnosticRenderer(result.sources).render(result.diagnostics))
    }
    return schema
  }

  /// The declaration of a generated type.
  static func declaration(_ type: any WireMessage.Type, in schema: Schema) -> DeclarationID? {
    schema.declarations.firstIndex { $0.fullName == type.messageName }
  }
}

/// One line of `Schemas/conformance/conformance.jsonl`, as far as it is about the native encoding.
struct Vector: Decodable {
  let type: String
  let what: String
  let rejects: String?
  let path: String?
  private let encoding: String?
  private let native: String?
  private let bytes: String?

  /// What the decoder gets: the value itself, or what the line says the native decoder does.
  var nativeBytes: [UInt8]? {
    guard encoding == nil || encoding == "native", let hex = encoding == nil ? native : bytes
    else { return nil }
    let digits = Array(hex.utf8)
    return stride(from: 0, to: digits.count, by: 2).map { index in
      UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) ?? 0
    }
  }

  static func load() throws -> [Vector] {
    let url = TestSchemas.root.appending(path: "Schemas/conformance/conformance.jsonl")
    let text = try String(contentsOf: url, encoding: .utf8)
    return try text.split(separator: "\n").map {
      try JSONDecoder().decode(Vector.self, from: Data($0.utf8))
    }
  }
}

/// A generator whose numbers follow from its seed alone.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

func parsed(_ text: String) throws -> JSONNode { try JSONParser.parse(Array(text.utf8)) }

extension WireError.Reason {
  /// The name the vectors use.
  var name: String {
    String(describing: Mirror(reflecting: self).children.first?.label ?? rawName)
  }

  private var rawName: String {
    switch self {
    case .truncated: "truncated"
    case .nonMinimalVarint: "nonMinimalVarint"
    case .varintOverflow: "varintOverflow"
    case .invalidUTF8: "invalidUTF8"
    case .invalidASCII: "invalidASCII"
    case .unsortedMap: "unsortedMap"
    case .unknownPresence: "unknownPresence"
    case .nonzeroAbsent: "nonzeroAbsent"
    case .explicitEmpty: "explicitEmpty"
    default: "\(self)"
    }
  }
}
