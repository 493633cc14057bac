import DynamicCodec
import Messages
import SchemaCompiler
import Testing
import WireCodec

/// The generated code is the oracle: it was checked against an independent implementation.
@Suite("The dynamic codec against generated code")
struct GeneratedCodecTests {
  @Test("the list of types is complete")
  func listIsComplete() {
    var wanted: Set<String> = []
    for declaration in TestSchemas.shipped.declarations {
      switch declaration {
      case .message(let it) where !it.isMapEntry: wanted.insert(it.fullName)
      case .union(let it): wanted.insert(it.fullName)
      default: break
      }
    }
    let known = Set(shippedTypes.map { $0.messageName })
    // What the result of a logged method carries is checked in it.
    #expect(known.union(carried()) == wanted)
  }

  /// Messages of the cases that results of logged methods have.
  private func carried() -> Set<String> {
    var names: Set<String> = []
    let schema = TestSchemas.shipped
    for case .service(let service) in schema.declarations {
      for method in service.methods where method.logNumber != nil {
        guard let result = method.response, case .union(let union) = schema[result] else {
          continue
        }
        for member in union.cases { names.insert(schema[member.message].fullName) }
      }
    }
    return names
  }

  @Test("random values of every shipped type have the same bytes", arguments: shippedTypes.indices)
  func shippedValues(index: Int) throws {
    try check(shippedTypes[index], in: TestSchemas.shipped, seed: UInt64(1_000 + index), rounds: 40)
  }

  @Test("and of every feature of the language", arguments: conformanceTypes.indices)
  func conformanceValues(index: Int) throws {
    try check(
      conformanceTypes[index], in: TestSchemas.conformance, seed: UInt64(9_000 + index),
      rounds: 150)
  }

  private func check<M: WireMessage>(
    _ type: M.Type, in schema: Schema, seed: UInt64, rounds: Int
  ) throws {
    let id = try #require(TestSchemas.declaration(type, in: schema))
    let codec = SchemaCodec(schema: schema)
    var values = RandomValues(schema: schema, random: SeededGenerator(seed: seed))
    for round in 0..<rounds {
      let place: Comment = "\(type.messageName), seed \(seed), round \(round)"
      let json = values.value(of: id)
      let bytes = try codec.encode(json, as: id)
      let value = try M(bytes: bytes)
      #expect(value.encodedBytes() == bytes, place)
      #expect(bytes.count <= type.maximumEncodedSize, place)
      // Through text, short and with every default, and back.
      for defaults in [false, true] {
        let seen = try codec.decode(bytes, as: id, defaults: defaults)
        for text in [seen.compactText, seen.prettyText] {
          #expect(try codec.encode(parsed(text), as: id) == bytes, place)
        }
      }
      // The names as well: the reflected members of the value are those of the JSON.
      let complete = try codec.decode(bytes, as: id, defaults: true)
      #expect(Reflected.text(value) == Reflected.hidingSecrets(Reflected.text(complete)), place)
    }
  }

  @Test("damaged bytes are refused when generated code refuses them, and read alike otherwise")
  func damagedBytes() throws {
    for (types, schema) in [
      (shippedTypes, TestSchemas.shipped), (conformanceTypes, TestSchemas.conformance),
    ] {
      let codec = SchemaCodec(schema: schema)
      for (index, type) in types.enumerated() {
        let id = try #require(TestSchemas.declaration(type, in: schema))
        let seed = UInt64(5_000 + index)
        var values = RandomValues(schema: schema, random: SeededGenerator(seed: seed))
        for _ in 0..<25 {
          let bytes = try codec.encode(values.value(of: id), as: id)
          for damaged in damages(bytes, &values.random) {
            try compare(type, id, damaged, codec, "\(type.messageName), seed \(seed)")
          }
        }
      }
    }
  }

  private func damages(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [[UInt8]] {
    var list: [[UInt8]] = []
    for _ in 0..<4 {
      var copy = bytes
      let place = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: copy[place] = UInt8.random(in: 0 ... .max, using: &random)
      case 1: copy[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 2: copy.removeSubrange(place...)
      default: copy.insert(UInt8.random(in: 0...3, using: &random), at: place)
      }
      list.append(copy)
    }
    return list
  }

  private func compare<M: WireMessage>(
    _ type: M.Type, _ id: DeclarationID, _ bytes: [UInt8], _ codec: SchemaCodec, _ place: String
  ) throws {
    let generated = Result { () throws(WireError) in try M(bytes: bytes) }
    let dynamic = Result { () throws(DecodingFailure) in
      try codec.decode(bytes, as: id, defaults: true)
    }
    switch (generated, dynamic) {
    case (.success(let value), .success(let json)):
      #expect(
        Reflected.text(value) == Reflected.hidingSecrets(Reflected.text(json)),
        "\(place) \(bytes)")
    case (.failure(let left), .failure(let right)):
      #expect(left.reason == right.reason, "\(place) \(bytes)")
      #expect(left.path == right.path, "\(place) \(bytes)")
    case (.success, .failure(let error)):
      Issue.record("\(place): only the dynamic codec refuses \(bytes): \(error)")
    case (.failure(let error), .success):
      Issue.record("\(place): the dynamic codec reads \(bytes): \(error)")
    }
  }

  @Test("the conformance vectors hold")
  func vectors() throws {
    let schema = TestSchemas.conformance
    let codec = SchemaCodec(schema: schema)
    var refused = 0
    for vector in try Vector.load() {
      guard let bytes = vector.nativeBytes else { continue }
      let id = try #require(
        schema.declarations.firstIndex { $0.about.name == vector.type }, "\(vector.type)")
      let place: Comment = "\(vector.type), \(vector.what)"
      do throws(DecodingFailure) {
        let json = try codec.decode(bytes, as: id)
        #expect(vector.rejects == nil, place)
        _ = json
      } catch {
        refused += 1
        #expect(error.reason.name == vector.rejects, place)
        #expect(error.path == vector.path, place)
      }
    }
    #expect(refused > 20)
  }
}
