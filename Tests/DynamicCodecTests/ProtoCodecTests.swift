import DynamicCodec
import SchemaCompiler
import Testing
import WireCodec

/// A descriptor written by hand, for what the schema language cannot say.
private struct Descriptor {
  var bytes: [UInt8] = []

  mutating func text(_ number: UInt8, _ text: String) { message(number, Array(text.utf8)) }

  mutating func message(_ number: UInt8, _ content: [UInt8]) {
    bytes += [number << 3 | 2, UInt8(content.count & 0x7F) | (content.count > 127 ? 0x80 : 0)]
    if content.count > 127 { bytes.append(UInt8(content.count >> 7)) }
    bytes += content
  }

  mutating func number(_ number: UInt8, _ value: UInt8) { bytes += [number << 3, value] }

  static func field(
    _ name: String, _ number: UInt8, _ type: UInt8, label: UInt8 = 1, of typeName: String = "",
    oneof: UInt8? = nil, optional: Bool = false
  ) -> [UInt8] {
    var field = Descriptor()
    field.text(1, name)
    field.number(3, number)
    field.number(4, label)
    field.number(5, type)
    if !typeName.isEmpty { field.text(6, typeName) }
    if let oneof { field.number(9, oneof) }
    // Field 17 has a tag of two bytes.
    if optional { field.bytes += [0x88, 0x01, 0x01] }
    return field.bytes
  }

  static func type(_ name: String, _ fields: [[UInt8]], oneofs: [String] = []) -> [UInt8] {
    var type = Descriptor()
    type.text(1, name)
    for field in fields { type.message(2, field) }
    for oneof in oneofs {
      var part = Descriptor()
      part.text(1, oneof)
      type.message(8, part.bytes)
    }
    return type.bytes
  }

  static func file(_ name: String, package: String, _ types: [[UInt8]]) -> [UInt8] {
    var file = Descriptor()
    file.text(1, name)
    file.text(2, package)
    for type in types { file.message(4, type) }
    file.text(12, "proto3")
    return file.bytes
  }
}

@Suite("The protobuf codec of schemas known at run time")
struct ProtoCodecTests {
  private static func proto(_ schema: Schema) throws -> ProtoSchema {
    var made = ProtoSchema()
    for descriptor in ProtoBackend.descriptors(schema) { try made.add(descriptor.bytes) }
    for (name, types) in wellKnown {
      try made.add(Descriptor.file(name, package: "google.protobuf", types))
    }
    return made
  }

  /// The files that others import; only what the codec asks of them.
  private static let wellKnown: [(String, [[UInt8]])] = [
    (
      "google/protobuf/wrappers.proto",
      [Descriptor.type("Int64Value", [Descriptor.field("value", 1, 3)])]
    )
  ]

  @Test(
    "random values of every shipped type, as generated code has them",
    arguments: shippedTypes.indices)
  func shippedValues(index: Int) throws {
    try check(
      shippedTypes[index], in: TestSchemas.shipped, seed: UInt64(21_000 + index), rounds: 20)
  }

  @Test("and of every feature of the language", arguments: conformanceTypes.indices)
  func conformanceValues(index: Int) throws {
    try check(
      conformanceTypes[index], in: TestSchemas.conformance, seed: UInt64(29_000 + index),
      rounds: 60)
  }

  private func check<M: WireMessage>(
    _ type: M.Type, in schema: Schema, seed: UInt64, rounds: Int
  ) throws {
    let id = try #require(TestSchemas.declaration(type, in: schema))
    let native = SchemaCodec(schema: schema)
    let codec = ProtoCodec(try Self.proto(schema))
    var values = RandomValues(schema: schema, random: SeededGenerator(seed: seed))
    for round in 0..<rounds {
      let place: Comment = "\(type.messageName), seed \(seed), round \(round)"
      let value = try M(bytes: try native.encode(values.value(of: id), as: id))
      var proto = WireBuffer()
      value.encode(into: &proto, as: .proto)
      var json = WireBuffer()
      value.encode(into: &json, as: .json)
      let text = String(decoding: json.copyBytes(), as: UTF8.self)
      // Instants and lengths that the text forms of protobuf cannot say.
      let node: JSONNode
      do throws(ProtoFailure) {
        node = try codec.decode(proto.copyBytes(), as: M.messageName)
      } catch {
        #expect(error.reason.contains("is no instant") || error.reason.contains("no length"), place)
        continue
      }
      let back = Array(node.compactText.utf8)
      let read = try M(decoding: back.span.bytes, as: .json)
      #expect(read.encodedBytes() == value.encodedBytes(), place)
      let written = try codec.encode(try parsed(text), as: M.messageName)
      let reread = try M(decoding: written.span.bytes, as: .proto)
      #expect(reread.encodedBytes() == value.encodedBytes(), place)
    }
  }

  private static let handmade: ProtoCodec? = {
    var schema = ProtoSchema()
    let fields = [
      Descriptor.field("small", 1, 17), Descriptor.field("big_one", 2, 18),
      Descriptor.field("ratio", 3, 2), Descriptor.field("flags", 4, 8, label: 3),
      Descriptor.field("maybe", 5, 5, oneof: 1, optional: true),
      Descriptor.field("cash", 6, 9, oneof: 0), Descriptor.field("card", 7, 9, oneof: 0),
      Descriptor.field("child", 8, 11, of: ".t.All"),
      Descriptor.field("at", 9, 11, of: ".google.protobuf.Timestamp"),
      Descriptor.field("took", 10, 11, of: ".google.protobuf.Duration"),
      Descriptor.field("any", 11, 11, of: ".google.protobuf.Any"),
      Descriptor.field("data", 12, 11, of: ".google.protobuf.Struct"),
      Descriptor.field("mask", 13, 11, of: ".google.protobuf.FieldMask"),
      Descriptor.field("count", 14, 11, of: ".google.protobuf.Int64Value"),
    ]
    let all = Descriptor.type("All", fields, oneofs: ["pay", "_maybe"])
    do {
      try schema.add(Descriptor.file("t.proto", package: "t", [all]))
      for (name, types) in wellKnown {
        try schema.add(Descriptor.file(name, package: "google.protobuf", types))
      }
      return ProtoCodec(schema)
    } catch {
      return nil
    }
  }()

  @Test(
    "JSON goes to the bytes of protobuf and back",
    arguments: [
      (#"{}"#, ""), (#"{"small":-1}"#, "0801"), (#"{"bigOne":"-2"}"#, "1003"),
      (#"{"ratio":1.5}"#, "1d0000c03f"), (#"{"ratio":"NaN"}"#, "1d0000c07f"),
      (#"{"flags":[true,false]}"#, "22020100"), (#"{"maybe":0}"#, "2800"),
      (#"{"cash":""}"#, "3200"), (#"{"child":{"child":{}}}"#, "42024200"),
      (#"{"at":"1970-01-01T00:00:01.000000001Z"}"#, "4a0408011001"),
      (#"{"at":"1969-12-31T23:59:59.500Z"}"#, "4a1108ffffffffffffffffff011080cab5ee01"),
      (#"{"took":"-1.500s"}"#, "521608ffffffffffffffffff011080b6ca91feffffffff01"),
      (#"{"any":{"@type":"x/t.All","small":1}}"#, "5a0d0a07782f742e416c6c12020802"),
      (
        #"{"any":{"@type":"x/google.protobuf.Duration","value":"1s"}}"#,
        "5a200a1a782f676f6f676c652e70726f746f6275662e4475726174696f6e12020801"
      ),
      (#"{"data":{"a":[1,null]}}"#, "62180a160a01611211320f0a0911000000000000f03f0a020800"),
      (#"{"mask":"fooBar,c"}"#, "6a0c0a07666f6f5f6261720a0163"),
      (#"{"count":"7"}"#, "72020807"),
    ])
  func bytes(json: String, hex: String) throws {
    let codec = try #require(Self.handmade)
    let bytes = try codec.encode(try parsed(json), as: "t.All")
    #expect(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == hex)
    #expect(try codec.decode(bytes, as: "t.All").compactText == json)
  }

  @Test(
    "what does not fit is said where it stands",
    arguments: [
      (#"{"smal":1}"#, "`All` has no field `smal`"), (#"{"small":1.5}"#, "whole number"),
      (#"{"small":2147483648}"#, "whole number"), (#"{"flags":true}"#, "an array"),
      (#"{"cash":"a","card":"b"}"#, "exclude each other"),
      (#"{"bigOne":"1","big_one":"2"}"#, "given twice"), (#"{"at":"yesterday"}"#, "an instant"),
      (#"{"took":"1m"}"#, "a length of time"), (#"{"any":{"small":1}}"#, "@type"),
      (#"{"any":{"@type":"x/t.Unknown"}}"#, "did not tell of"),
    ])
  func refusals(json: String, message: String) throws {
    let codec = try #require(Self.handmade)
    do throws(JSONError) {
      _ = try codec.encode(JSONParser.parse(Array(json.utf8)), as: "t.All")
      Issue.record("\(json) was taken")
    } catch {
      #expect(error.message.contains(message), "\(error)")
    }
  }

  @Test("bytes that are damaged are refused or read, and nothing else")
  func damagedBytes() throws {
    let codec = try #require(Self.handmade)
    let whole = try codec.encode(
      try parsed(#"{"small":5,"flags":[true],"child":{"cash":"x"},"at":"2026-01-01T00:00:00Z"}"#),
      as: "t.All")
    var random = SeededGenerator(seed: 77)
    for _ in 0..<3_000 {
      var bytes = whole
      bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
        in: 0 ... .max, using: &random)
      if Bool.random(using: &random) {
        bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
      }
      _ = try? codec.decode(bytes, as: "t.All")
    }
    // Deeper than anybody means it.
    var deep: [UInt8] = []
    for _ in 0..<80 {
      let size =
        deep.count < 128
        ? [UInt8(deep.count)] : [UInt8(deep.count & 0x7F | 0x80), UInt8(deep.count >> 7)]
      deep = [0x42] + size + deep
    }
    #expect(throws: ProtoFailure.self) { _ = try codec.decode(deep, as: "t.All") }
    for group in [[0x0B], [0x0C], [0x0B, 0x14]] as [[UInt8]] {
      #expect(throws: ProtoFailure.self) { _ = try codec.decode(group, as: "t.All") }
    }
  }

  @Test("types are found and described by what a person types")
  func catalogue() throws {
    let catalogue = ProtoCatalogue(try Self.proto(TestSchemas.shipped))
    let method = try catalogue.method("reservations/reserve")
    #expect(method.path == "/dropwire.live.v1.Reservations/Reserve" && !method.streamsRequests)
    #expect(try catalogue.text("Marker").hasPrefix("message dropwire.live.v1.Marker\n"))
    #expect(try catalogue.text("echo").contains("Unary (EchoMessage) -> EchoMessage"))
    #expect(catalogue.listing().contains("Feed/Subscribe"))
    do throws(LookupFailure) {
      _ = try catalogue.method("Reservation/Reserve")
      Issue.record("was found")
    } catch {
      #expect(error.help == "did you mean `Reservations`?")
    }
  }
}
