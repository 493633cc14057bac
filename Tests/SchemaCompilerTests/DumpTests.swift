import Foundation
import SchemaCompiler
import Testing

/// `schema dump`, on the conformance vectors that an independent implementation wrote.
@Suite struct DumpTests {
  static let folder = "Tests/SchemaCompilerTests/Golden/Dump"

  static func schema() throws -> Schema {
    let bytes = try Repository.read("Schemas/conformance/everything.drop")
    return try #require(
      Compiler.compile([SourceFile(path: "everything.drop", bytes: bytes)]).schema)
  }

  struct Vector {
    let fields: [String: Any]

    subscript(name: String) -> String? { fields[name] as? String }

    var title: String { "\(self["type"] ?? ""), \(self["what"] ?? ""), \(self["bytes"] ?? "")" }
  }

  static func vectors() throws -> [Vector] {
    let text = String(
      decoding: try Repository.read("Schemas/conformance/conformance.jsonl"), as: UTF8.self)
    return try text.split(separator: "\n").compactMap { line in
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return (value as? [String: Any]).map(Vector.init)
    }
  }

  static func bytes(_ hex: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = hex[...]
    while !rest.isEmpty {
      bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    }
    return bytes
  }

  static func dump(
    _ vector: Vector, _ encoding: DumpReport.Encoding, _ hex: String, _ schema: Schema
  ) throws -> DumpReport {
    try #require(
      DumpReport.make(vector["type"] ?? "", encoding, bytes(hex), in: schema), "\(vector.title)")
  }

  /// Every byte is explained, and exactly once.
  private func checkCover(_ report: DumpReport, _ title: String) {
    var position = 0
    for entry in report.entries {
      #expect(entry.offset == position, "\(title) at \(entry.offset)")
      position = entry.offset + entry.length
    }
    #expect(position == report.bytes.count, "\(title)")
  }

  @Test func whatDecodersAccept() throws {
    let schema = try Self.schema()
    var count = 0
    for vector in try Self.vectors() where vector["rejects"] == nil {
      for encoding in DumpReport.Encoding.allCases {
        var inputs = [vector[encoding.rawValue]].compactMap { $0 }
        if vector["encoding"] == encoding.rawValue, let bytes = vector["bytes"] {
          inputs.append(bytes)
        }
        for hex in inputs {
          let report = try Self.dump(vector, encoding, hex, schema)
          #expect(report.failures.isEmpty, "\(encoding) \(vector.title): \(report.failures)")
          checkCover(report, vector.title)
          count += 1
        }
      }
    }
    #expect(count > 1000)
  }

  @Test func whatDecodersRefuse() throws {
    let schema = try Self.schema()
    var count = 0
    for vector in try Self.vectors() {
      guard let reason = vector["rejects"], let hex = vector["bytes"],
        let encoding = DumpReport.Encoding(rawValue: vector["encoding"] ?? "")
      else { continue }
      let report = try Self.dump(vector, encoding, hex, schema)
      let first = try #require(report.failures.first, "\(encoding) \(vector.title) \(reason)")
      #expect(first.reason == reason, "\(encoding) \(vector.title)")
      if let path = vector["path"] {
        // A decoder says in which message it is, the dump in which field of it.
        #expect(first.path.hasPrefix(path), "\(encoding) \(vector.title) \(reason)")
      }
      checkCover(report, vector.title)
      _ = DumpRenderer(usesColours: false).render(report)
      count += 1
    }
    #expect(count > 150)
  }

  static let messages = """
    package a.v1
    enum Kind {
      offer = 1
    }
    struct Point {
      x i32
      y i32
    }
    message Inner {
      1 count u8
      2 text  string(max: 20)
    }
    union Choice {
      1 inner Inner
    }
    message Outer {
      1 key    uuid
      2 at     timestamp?
      3 span   duration
      4 kind   Kind
      5 point  Point
      6 open   bool
      7 code   ascii[4]
      8 title  string(max: 20)?
      9 blob   bytes(max: 20)
      10 list  [Inner](max: 3)
      11 map   [string(max: 4): u16](max: 3)
      12 pick  Choice
      13 ratio f64
    }
    """

  static let native = """
    3a00 00112233445566778899aabbccddeeff 01 0000e1f505000000 40420f0000000000 01
    01000000 feffffff 01 45555200 000000000000f83f
    06 68656c6c6f 02 0102 02 0100 05 06 04 03616263 00
    01 0200 05000161 0700 00
    """

  static let proto = """
    0a24 30303131323233332d343435352d363637372d383839392d616162626363646465656666
    1204 08051064 2001 2a04 08011002 3001 3a03 455552 4200 4a02 0102
    5203 1203616263 5a05 0a01611007 6205 0a03 1201 62 69 000000000000f83f 7b 0801 7c a00101
    """

  private func report(_ encoding: DumpReport.Encoding, _ hex: String) throws -> DumpReport {
    let plain = hex.filter { !$0.isWhitespace }
    return try #require(
      DumpReport.make("Outer", encoding, Self.bytes(plain), in: try compiled(Self.messages)))
  }

  @Test func whatIsPrinted() throws {
    var text = ""
    let broken = String(Self.native.prefix(60))
    for (encoding, hex) in [
      (DumpReport.Encoding.native, Self.native), (.proto, Self.proto), (.native, broken),
      (.proto, "4202 c328 3005 0b 1804"),
    ] {
      let report = try report(encoding, hex)
      text += DumpRenderer(usesColours: false).render(report) + "\n" + report.json() + "\n\n"
    }
    try Repository.compare(text, with: "\(Self.folder)/dump.expected")
    let coloured = DumpRenderer(usesColours: true).render(try report(.native, broken))
    #expect(coloured.contains("\u{1B}[31m") && coloured.contains("\u{1B}[0m"))
    #expect(!text.contains("\u{1B}"))
  }

  @Test func onlyMessagesAndUnions() throws {
    let schema = try compiled(Self.messages)
    #expect(DumpReport.make("Point", .native, [], in: schema) == nil)
    #expect(DumpReport.make("Nope", .native, [], in: schema) == nil)
    #expect(DumpReport.make("a.v1.Choice", .native, [0], in: schema)?.failures == [])
    #expect(DumpReport.names(in: schema) == ["Inner", "Choice", "Outer"])
  }

  /// Whatever the bytes are, each of them is shown once.
  @Test(arguments: 0..<6 as Range<UInt64>)
  func damagedBytes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let schema = try Self.schema()
    let vectors = try Self.vectors().filter { $0["native"] != nil && $0["proto"] != nil }
    for _ in 0..<150 {
      let vector = try #require(vectors.randomElement(using: &random))
      let encoding = DumpReport.Encoding.allCases.randomElement(using: &random) ?? .native
      var bytes = Self.bytes(vector[encoding.rawValue] ?? "")
      for _ in 0..<Int.random(in: 1..<4, using: &random) where !bytes.isEmpty {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[index] = UInt8.random(in: .min ... .max, using: &random)
        case 1: bytes.remove(at: index)
        default: bytes.insert(UInt8.random(in: .min ... .max, using: &random), at: index)
        }
      }
      let report = try #require(
        DumpReport.make(vector["type"] ?? "", encoding, bytes, in: schema))
      checkCover(report, "seed \(seed): \(vector.title)")
      for failure in report.failures {
        #expect(failure.offset + failure.length <= bytes.count && failure.offset >= 0)
      }
    }
  }
}
