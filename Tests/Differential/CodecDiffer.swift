import DynamicCodec
import Foundation
import SchemaCompiler
import SchemaFixtures
import WireCodec

// What generated Swift, and the codec behind `dropwire call`, make of inputs: one to a line, `TYPE ENCODING
// OPTION HEX`; answered by `GENERATED<tab>DYNAMIC`, each `ok HEX` with the native bytes or `no REASON PATH`.
// `differ.py` beside this file asks.

/// The types of `everything.drop` that inputs are made for.
private let types: [any WireMessage.Type] = [
  Nothing.self, Fixed.self, Optionals.self, Leaf.self, Label.self, Choice.self, Variable.self,
  Lists.self, Maps.self, Retired.self, Version1.self, Version2.self, Version3.self, Holder1.self,
  Holder3.self, Checked.self, Part.self, Keywords.self, MoreMaps.self, MoreLists.self, Group.self,
  Inner.self, MoreOptionals.self, LongNames.self, LongChoice.self, ForeignKeywords.self,
  Typed.self, TypedChecked.self, TypedChoice.self,
]

@main struct CodecDiffer {
  static func main() throws {
    let path = CommandLine.arguments.dropFirst().first ?? "Schemas/conformance/everything.drop"
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let result = Compiler.compile([SourceFile(path: "everything.drop", bytes: bytes)])
    guard let schema = result.schema else {
      print(DiagnosticRenderer(result.sources).render(result.diagnostics))
      exit(2)
    }
    let differ = Differ(schema: schema)
    while let line = readLine() {
      print(differ.answer(line.split(separator: " ", omittingEmptySubsequences: false)))
      fflush(nil)
    }
  }
}

private struct Differ {
  let schema: Schema
  let codec: SchemaCodec
  private var named: [String: any WireMessage.Type] = [:]

  init(schema: Schema) {
    self.schema = schema
    codec = SchemaCodec(schema: schema)
    for type in types {
      named[String(type.messageName.split(separator: ".").last ?? "")] = type
    }
  }

  func answer(_ parts: [Substring]) -> String {
    guard parts.count == 4, let type = named[String(parts[0])] else { return "no such type\tno" }
    let digits = Array(parts[3].utf8)
    let bytes = stride(from: 0, to: digits.count, by: 2).map { index in
      UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) ?? 0
    }
    let encoding: WireEncoding =
      switch parts[1] {
      case "json": .json
      case "proto": .proto
      default: .native
      }
    let generated = generated(type, bytes, encoding, ignoring: parts[2] == "ignoring")
    guard encoding == .json, parts[2] != "ignoring" else { return generated + "\t-" }
    return generated + "\t" + dynamic(type, bytes)
  }

  private func generated<M: WireMessage>(
    _ type: M.Type, _ bytes: [UInt8], _ encoding: WireEncoding, ignoring: Bool
  ) -> String {
    do throws(WireError) {
      let value = try M(
        decoding: bytes.span.bytes, as: encoding, ignoringUnknownFields: ignoring)
      return "ok " + hex(value.encodedBytes())
    } catch {
      return "no \(error.reason.name) \(hex(Array(error.path.utf8)))"
    }
  }

  private func dynamic<M: WireMessage>(_ type: M.Type, _ bytes: [UInt8]) -> String {
    let id = schema.declarations.firstIndex { $0.fullName == type.messageName }
    do throws(JSONError) {
      return "ok " + hex(try codec.encode(try JSONParser.parse(bytes), as: id))
    } catch {
      return "no \(hex(Array(error.message.utf8)))"
    }
  }

  private func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
