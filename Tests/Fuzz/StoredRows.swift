/// Rows of a checkpoint as one input: of each its table, two bytes of lengths, key and value.
struct StoredRows {
  var rows: [(table: UInt8, key: [UInt8], value: [UInt8])] = []

  /// Whatever the bytes are; what is left over at the end makes a shorter row.
  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while let table = rest.popFirst(), let keyLength = rest.popFirst(),
      let valueLength = rest.popFirst()
    {
      let key = Array(rest.prefix(Int(keyLength)))
      rest = rest.dropFirst(key.count)
      let value = Array(rest.prefix(Int(valueLength)))
      rest = rest.dropFirst(value.count)
      rows.append((table, key, value))
    }
  }

  /// The input that has this row; nil when it is too long.
  static func input(table: UInt8, key: [UInt8], value: [UInt8]) -> [UInt8]? {
    guard let keyLength = UInt8(exactly: key.count), let valueLength = UInt8(exactly: value.count)
    else { return nil }
    return [table, keyLength, valueLength] + key + value
  }

  /// As a store has them: in the order of tables and keys, each key once.
  var ordered: [(table: UInt8, key: [UInt8], value: [UInt8])] {
    var result: [(table: UInt8, key: [UInt8], value: [UInt8])] = []
    for row in rows.sorted(by: {
      $0.table == $1.table ? $0.key.lexicographicallyPrecedes($1.key) : $0.table < $1.table
    }) where result.last?.table != row.table || result.last?.key != row.key {
      result.append(row)
    }
    return result
  }
}
