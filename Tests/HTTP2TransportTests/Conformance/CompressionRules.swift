import HTTP2Session

/// RFC 7541: header compression, and what a decoder must not take.
extension Rule {
  static let compression: [Rule] = indices + sizes + strings + forms

  private static let indices: [Rule] = [
    .hpack(
      "2.3.3", "an index beyond the static table, the dynamic one empty",
      .connection(.compressionError), .call(1, after: [0xBE])),
    .hpack(
      "2.3.3", "a name beyond both tables", .connection(.compressionError),
      .call(1, after: [0x40 | 0x3F, 0x10, 1, 0x62])),
    .hpack(
      "2.3.3", "index 62 after one entry", .answered(3, "x-a"), .indexed,
      .call(3, path: names, after: [0xBE])),
    .hpack(
      "2.3.3", "index 63 after one entry", .connection(.compressionError), .indexed,
      .call(3, after: [0xBF])),
    .hpack("6.1", "index 0", .connection(.compressionError), .call(1, after: [0x80])),
    .hpack(
      "5.1", "an index of more than 32 bits", .connection(.compressionError),
      .call(1, after: [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F])),
    .hpack(
      "5.1", "an index with zeros after it", .connection(.compressionError),
      .call(1, after: [0xFF] + Array(repeating: 0x80, count: 40) + [0x00])),
    .hpack(
      "5.1", "a block that ends within an integer", .connection(.compressionError),
      .call(1, after: [0xFF, 0x80])),
  ]

  private static let sizes: [Rule] = [
    .hpack(
      "4.2", "a new table size at the end of a block", .connection(.compressionError),
      .call(1, after: [0x20])),
    .hpack(
      "4.2", "a new table size between two fields", .connection(.compressionError),
      .call(1, after: [0x20] + indexed)),
    .hpack(
      "4.2", "two new table sizes at the start of a block", .answered(1, served),
      .call(1, before: [0x20, 0x3F, 0xE1, 0x1F], after: [])),
    .hpack(
      "6.3", "a table of 4,097 bytes, one more than allowed", .connection(.compressionError),
      .call(1, before: [0x3F, 0xE2, 0x1F], after: [])),
    .hpack(
      "6.3", "a table of 4,096 bytes", .answered(1, served),
      .call(1, before: [0x3F, 0xE1, 0x1F], after: [])),
    .hpack(
      "4.3", "a table of 0 bytes forgets its entries", .connection(.compressionError), .indexed,
      .call(3, before: [0x20], after: [0xBE])),
    .hpack(
      "4.4", "an entry larger than the table empties it", .connection(.compressionError),
      .indexed, .call(3, before: [0x3F, 0x21], after: longEntry), .call(5, after: [0xBE])),
    .hpack(
      "4.4", "an entry larger than the table is a field like any other", .answered(1, "x-a"),
      .call(1, path: names, before: [0x20], after: indexed)),
    .hpack(
      "4.2", "HEADER_TABLE_SIZE of 0: the answer says that its table is empty",
      .received("a header block that begins with the size 0") { frames in
        frames.first { $0.type == 1 }?.payload.first == 0x20
      }, .setting(1, 0), .call(1), .ended(1)),
    .hpack(
      "4.2", "HEADER_TABLE_SIZE of 0: answers refer to no entry", .answered(3, served),
      .setting(1, 0), .call(1), .ended(1), .call(3)),
  ]

  private static let strings: [Rule] = [
    .hpack(
      "5.2", "Huffman code", .answered(1, "x-a"), .call(1, path: names, after: huffman(code))),
    .hpack(
      "5.2", "Huffman code with padding of eight bits and more", .connection(.compressionError),
      .call(1, after: huffman(code + [0xFF]))),
    .hpack(
      "5.2", "Huffman code with padding of zeros", .connection(.compressionError),
      .call(1, after: huffman([0x18]))),
    .hpack(
      "5.2", "Huffman code with EOS", .connection(.compressionError),
      .call(1, after: huffman([0xFF, 0xFF, 0xFF, 0xFF]))),
    .hpack(
      "5.2", "a string longer than its block", .connection(.compressionError),
      .call(1, after: [0, 3, 0x78, 0x2D, 0x61, 9, 0x62])),
    .hpack(
      "5.2", "a string of no bytes in Huffman code", .answered(1, "x-a"),
      .call(1, path: names, after: huffman([]))),
    .hpack(
      "5.2", "a string length of more than 32 bits", .connection(.compressionError),
      .call(1, after: [0, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F])),
  ]

  private static let forms: [Rule] = [
    .hpack("6.1", "indexed fields of the static table", .answered(1, served), .short),
    .hpack(
      "6.2.1", "a literal that is added, its name too", .answered(1, "x-a"),
      .call(1, path: names, after: indexed)),
    .hpack(
      "6.2.2", "a literal that is not added, its name by index", .answered(1, "user-agent"),
      .call(1, path: names, after: [0x0F, 0x2B, 1, 0x62])),
    .hpack(
      "6.2.3", "a literal that is never added", .answered(1, "x-a"),
      .call(1, path: names, after: [0x10, 3, 0x78, 0x2D, 0x61, 1, 0x62])),
    .hpack(
      "6.2.3", "a literal that is never added is in no table", .connection(.compressionError),
      .call(1, after: [0x10, 3, 0x78, 0x2D, 0x61, 1, 0x62]), .call(3, after: [0xBE])),
  ]

  /// "no-cache": 43 bits and five of padding.
  private static let code: [UInt8] = [0xA8, 0xEB, 0x10, 0x64, 0x9C, 0xBF]
  private static func huffman(_ value: [UInt8]) -> [UInt8] {
    [0, 3, 0x78, 0x2D, 0x61, 0x80 | UInt8(value.count)] + value
  }
  /// `x-b` with a value of 40 bytes: more than the table of 64 bytes that the rule sets.
  private static var longEntry: [UInt8] {
    [0x40, 3, 0x78, 0x2D, 0x62, 40] + Array(repeating: 0x62, count: 40)
  }
}

extension Rule.Step {
  /// A call whose block adds `x-a: b` to the table.
  static var indexed: Self { .call(1, path: Rule.fast, after: Rule.indexed) }

  /// A call with as many fields of the static table as there can be.
  static var short: Self {
    let path = Array(Rule.fast.utf8)
    let type = Array("application/grpc+drop".utf8)
    let block: [UInt8] =
      [0x83, 0x86, 0x04, UInt8(path.count)] + path + [0x01, 1, 0x61]
      + [0x0F, 0x10, UInt8(type.count)] + type
    return .bytes(Raw.frame(1, Raw.endHeaders, 1, block) + Raw.data(1, Rule.message, end: true))
  }
}
