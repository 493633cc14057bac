import SchemaFixtures
import Testing
import WireCodec

/// The vectors of the independent implementation, `Schemas/conformance`.
@Suite struct ConformanceTests {
  @Test func thereAreEnoughVectorsOfEveryKind() throws {
    let vectors = try Vector.load()
    #expect(vectors.count { $0.value != nil } >= 400)
    for encoding in ["native", "proto", "json"] {
      #expect(vectors.count { $0.reads != nil && $0.encoding == encoding } >= 40, "\(encoding)")
      #expect(vectors.count { $0.rejects != nil && $0.encoding == encoding } >= 80, "\(encoding)")
    }
    let reasons = Set(vectors.filter { $0.encoding == "native" }.compactMap(\.rejects))
    #expect(
      reasons == [
        "truncated", "nonMinimalVarint", "varintOverflow", "invalidBool", "invalidUTF8",
        "invalidASCII", "overLimit", "countExceedsBytes", "unsortedMap", "unknownPresence",
        "nonzeroAbsent", "splitBlock", "explicitEmpty", "trailingBytes",
      ])
    #expect(Set(vectors.map(\.type)) == Set(conformanceTypes.keys))
  }

  @Test func everyAcceptedEncodingIsReadAndWrittenAlike() throws {
    for vector in try Vector.load() {
      guard let expected = vector.value else { continue }
      let type = try #require(conformanceTypes[vector.type])
      try check(type, vector, expected)
    }
  }

  private func check<M: WireMessage>(_ type: M.Type, _ vector: Vector, _ expected: String) throws {
    let bytes = try #require(vector.nativeBytes)
    let value = try M(bytes: bytes)
    #expect(dump(value) == expected, "\(vector)")
    #expect(hex(value.encodedBytes()) == vector.native, "\(vector)")
    #expect(value.encodedSize == bytes.count, "\(vector)")
    #expect(value.encodedSize <= M.maximumEncodedSize, "\(vector)")
  }

  @Test(arguments: WireEncoding.allCases)
  func everyValueHasItsFormInEveryEncoding(encoding: WireEncoding) throws {
    for vector in try Vector.load() {
      guard let type = conformanceTypes[vector.type], let native = vector.native else { continue }
      try checkForm(type, native: native, vector, encoding)
    }
  }

  private func checkForm<M: WireMessage>(
    _ type: M.Type, native: String, _ vector: Vector, _ encoding: WireEncoding
  ) throws {
    let form = try #require(vector.form(in: encoding))
    let value = try M(bytes: unhex(native))
    let written = value.encoded(as: encoding)
    if written != form {
      Issue.record("\(vector): \(readable(written, encoding)) is no \(readable(form, encoding))")
    }
    if let size = value.encodedSize(as: encoding) { #expect(size == form.count, "\(vector)") }
    if vector.lossy?.contains(encoding.vectorName) == true { return }
    do throws(WireError) {
      #expect(hex(try M(bytes: form, as: encoding).encodedBytes()) == native, "\(vector)")
    } catch {
      Issue.record("\(vector): \(error)")
    }
  }

  @Test(arguments: WireEncoding.allCases)
  func everyOtherFormIsRead(encoding: WireEncoding) throws {
    for vector in try Vector.load() where vector.encoding == encoding.vectorName {
      guard vector.reads != nil, let native = vector.native else { continue }
      let type = try #require(conformanceTypes[vector.type])
      do throws(WireError) {
        let value = try type.init(
          bytes: vector.source, as: encoding, ignoringUnknownFields: vector.ignoresUnknownFields)
        #expect(hex(value.encodedBytes()) == native, "\(vector)")
      } catch {
        Issue.record("\(vector): \(error)")
      }
    }
  }

  @Test(arguments: WireEncoding.allCases)
  func everyBadFormIsRefusedWithReasonAndPath(encoding: WireEncoding) throws {
    for vector in try Vector.load() where vector.encoding == encoding.vectorName {
      guard let reason = vector.rejects else { continue }
      let type = try #require(conformanceTypes[vector.type])
      do throws(WireError) {
        let value = try type.init(
          bytes: vector.source, as: encoding, ignoringUnknownFields: vector.ignoresUnknownFields)
        Issue.record("\(vector) was read as \(value)")
      } catch {
        #expect(error.reason.name == reason, "\(vector)")
        if let path = vector.path { #expect(error.path == path, "\(vector)") }
      }
    }
  }

  private func readable(_ bytes: [UInt8], _ encoding: WireEncoding) -> String {
    encoding == .json ? String(decoding: bytes, as: UTF8.self) : hex(bytes)
  }

  @Test func encodingsOfOtherVersionsAreRead() throws {
    for vector in try Vector.load() {
      guard let expected = vector.reads, let bytes = vector.nativeBytes else { continue }
      let type = try #require(conformanceTypes[vector.type])
      #expect(dump(try type.init(bytes: bytes)) == expected, "\(vector)")
    }
  }

  @Test func everyBadEncodingIsRefusedWithReasonAndPath() throws {
    for vector in try Vector.load() {
      guard let reason = vector.rejects, let bytes = vector.nativeBytes else { continue }
      let type = try #require(conformanceTypes[vector.type])
      do throws(WireError) {
        let value = try type.init(bytes: bytes)
        Issue.record("\(vector) was read as \(value)")
      } catch {
        #expect(error.reason.name == reason, "\(vector)")
        #expect(error.path == vector.path, "\(vector)")
      }
    }
  }
}
