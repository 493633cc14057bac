import RPC
import Testing

private func received(_ fields: [(String, String)]) -> Metadata {
  var block = HeaderBlock()
  for (name, value) in fields {
    Array(name.utf8).withUnsafeBytes { name in
      Array(value.utf8).withUnsafeBytes { block.append(name: name, value: $0) }
    }
  }
  return block.metadata
}

@Suite("Metadata")
struct MetadataTests {
  @Test("the order of duplicates is kept")
  func duplicates() {
    let metadata = received([("k", "1"), ("other", "x"), ("k", "2")])
    #expect(metadata.texts(for: "k") == ["1", "2"])
    #expect(metadata["k"] == "1")
    #expect(metadata.entries.map(\.name) == ["k", "other", "k"])
  }

  @Test("-bin is split at commas before it is decoded, padded or not")
  func binary() {
    let metadata = received([("k-bin", "AAEC,/w==, AA"), ("k-bin", "AAE=")])
    #expect(metadata.bytes(for: "k-bin") == [[0, 1, 2], [255], [0], [0, 1]])
  }

  @Test("-bin that is no base64 is dropped, the rest kept")
  func brokenBinary() {
    #expect(received([("k-bin", "!!,AA")]).bytes(for: "k-bin") == [[0]])
  }

  @Test("-bin is written without padding")
  func written() throws {
    var metadata = Metadata()
    try metadata.append([0] as [UInt8], for: "K-Bin")
    var fields: [String] = []
    metadata.forEachWireField { fields.append("\($0)=\(String(decoding: $1, as: UTF8.self))") }
    #expect(fields == ["k-bin=AA"])
  }

  @Test(
    "names and values that cannot be metadata",
    arguments: [
      ("", "x", .badName("")), ("a b", "x", .badName("a b")), (":path", "x", .badName(":path")),
      ("grpc-status", "0", .reservedName("grpc-status")), ("te", "x", .reservedName("te")),
      ("k-bin", "x", .textForBinaryName("k-bin")), ("k", "a\nb", .unprintableText("k")),
      ("k", "ü", .unprintableText("k")),
    ] as [(String, String, MetadataError)])
  func refused(name: String, text: String, error: MetadataError) {
    #expect(throws: error) {
      var metadata = Metadata()
      try metadata.append(text, for: name)
    }
  }

  @Test("bytes need a -bin name")
  func bytesRefused() {
    #expect(throws: MetadataError.bytesForTextName("k")) {
      var metadata = Metadata()
      try metadata.append([1, 2] as [UInt8], for: "k")
    }
  }
}
