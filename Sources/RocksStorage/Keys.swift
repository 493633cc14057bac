import Storage

/// Key forms. Numbers are big-endian, so that the order of the bytes is the order of the numbers.
enum Keys {
  /// Journal: the record's last sequence, 8 bytes.
  static func journal(_ lastSequence: UInt64) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(8)
    append(lastSequence, to: &key)
    return key
  }

  /// Length of an event key before the offset.
  static let topicLength = 13

  /// Events: kind, identifier, epoch, offset; 21 bytes.
  static func event(_ topic: TopicKey, _ offset: UInt64) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(topicLength + 8)
    key.append(topic.kind)
    append(topic.identifier, to: &key)
    withUnsafeBytes(of: topic.epoch.bigEndian) { key.append(contentsOf: $0) }
    append(offset, to: &key)
    return key
  }

  /// The topic of an event's key; nil when it is none.
  static func topic(of key: UnsafeRawBufferPointer) -> TopicKey? {
    guard key.count == topicLength + 8, let identifier = number(key, at: 1) else { return nil }
    let epoch = key[9..<topicLength].reduce(0) { $0 << 8 | UInt32($1) }
    return TopicKey(kind: key[0], identifier: identifier, epoch: epoch)
  }

  /// Rows: the table, then the row's key.
  static func row(table: UInt8, key: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1 + key.count)
    bytes.append(table)
    bytes.append(contentsOf: key)
    return bytes
  }

  /// The checkpoint mark lies among the rows, behind all tables: it is written and flushed with
  /// them.
  static let mark: [UInt8] = [0xFF, UInt8(ascii: "m")]
  /// Storage format of the directory.
  static let format = Array("format".utf8)
  /// The trim mark.
  static let trim = Array("trim".utf8)

  /// A name given by a user of the store.
  static func metadata(_ name: String) -> [UInt8] { Array("user/".utf8) + Array(name.utf8) }

  static func append(_ value: UInt64, to key: inout [UInt8]) {
    withUnsafeBytes(of: value.bigEndian) { key.append(contentsOf: $0) }
  }

  /// Eight bytes at `offset` as a number; nil when there are fewer.
  static func number(_ bytes: some Collection<UInt8>, at offset: Int = 0) -> UInt64? {
    guard bytes.count >= offset + 8 else { return nil }
    var value: UInt64 = 0
    for byte in bytes.dropFirst(offset).prefix(8) { value = value << 8 | UInt64(byte) }
    return value
  }
}
