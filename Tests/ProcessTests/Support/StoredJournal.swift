import CRocksDB

/// The journal of a stopped server, opened as somebody with a disk editor would: past every check
/// of the product.
final class StoredJournal {
  private let database: OpaquePointer
  private var families: [OpaquePointer] = []
  private let names: [String]

  /// What the database said.
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  /// - Parameters:
  ///   - directory: the server's data directory.
  ///   - isState: whether its rows are opened, in place of its log.
  init(directory: String, isState: Bool = false) throws {
    names = isState ? ["default"] : ["default", "journal", "events"]
    let count = names.count
    let options = rocksdb_options_create()
    defer { rocksdb_options_destroy(options) }
    var handles = [OpaquePointer?](repeating: nil, count: count)
    var error: UnsafeMutablePointer<CChar>?
    let opened = Self.withPointers(names) { names in
      let all = [OpaquePointer?](repeating: options, count: count)
      return rocksdb_open_column_families(
        options, directory + (isState ? "/state" : "/log"), Int32(count), names, all, &handles,
        &error)
    }
    try Self.check(error)
    guard let opened else { throw Fault(description: "no database in \(directory)") }
    database = opened
    families = handles.compactMap { $0 }
  }

  /// Closes the database, with everything written.
  deinit {
    for family in families { rocksdb_column_family_handle_destroy(family) }
    rocksdb_close(database)
  }

  /// Keys and records in order. A key is the record's last sequence.
  func records() throws -> [(key: UInt64, bytes: [UInt8])] {
    try contents(of: 1).map { ($0.key.reduce(0) { $0 << 8 | UInt64($1) }, $0.bytes) }
  }

  /// Keys and values of a family, in order.
  func contents(of family: Int) throws -> [(key: [UInt8], bytes: [UInt8])] {
    let options = rocksdb_readoptions_create()
    let iterator = rocksdb_create_iterator_cf(database, options, families[family])
    defer {
      rocksdb_iter_destroy(iterator)
      rocksdb_readoptions_destroy(options)
    }
    var found: [(key: [UInt8], bytes: [UInt8])] = []
    rocksdb_iter_seek_to_first(iterator)
    while rocksdb_iter_valid(iterator) != 0 {
      var keyLength = 0
      var length = 0
      let key = rocksdb_iter_key(iterator, &keyLength)
      let value = rocksdb_iter_value(iterator, &length)
      found.append(
        (
          Array(UnsafeRawBufferPointer(start: key, count: keyLength)),
          Array(UnsafeRawBufferPointer(start: value, count: length))
        ))
      rocksdb_iter_next(iterator)
    }
    return found
  }

  /// Replaces a record.
  func put(_ key: UInt64, _ bytes: [UInt8]) throws {
    try put(Self.keyBytes(key), bytes, in: 1)
  }

  /// Replaces a value of a family.
  func put(_ key: [UInt8], _ bytes: [UInt8], in family: Int) throws {
    try write(family) { options, family, error in
      Self.withCharacters(key) { key, keyLength in
        Self.withCharacters(bytes) { value, length in
          rocksdb_put_cf(database, options, family, key, keyLength, value, length, &error)
        }
      }
    }
  }

  /// Removes a record.
  func delete(_ key: UInt64) throws {
    try write(1) { options, family, error in
      Self.withCharacters(Self.keyBytes(key)) { key, keyLength in
        rocksdb_delete_cf(database, options, family, key, keyLength, &error)
      }
    }
  }

  private func write(
    _ family: Int,
    _ body: (OpaquePointer?, OpaquePointer, inout UnsafeMutablePointer<CChar>?) -> Void
  ) throws {
    let options = rocksdb_writeoptions_create()
    defer { rocksdb_writeoptions_destroy(options) }
    rocksdb_writeoptions_set_sync(options, 1)
    var error: UnsafeMutablePointer<CChar>?
    body(options, families[family], &error)
    try Self.check(error)
  }

  private static func keyBytes(_ key: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: key >> UInt64(56 - 8 * $0)) }
  }

  private static func check(_ error: UnsafeMutablePointer<CChar>?) throws {
    guard let error else { return }
    defer { rocksdb_free(error) }
    throw Fault(description: String(cString: error))
  }

  private static func withCharacters(
    _ bytes: [UInt8], _ body: (UnsafePointer<CChar>?, Int) -> Void
  ) {
    // Sound: the pointer is used inside the closure only, and any byte is a character.
    bytes.withUnsafeBytes { raw in
      body(raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count)
    }
  }

  /// Passes C strings that live as long as the call.
  private static func withPointers<R>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> R
  ) -> R {
    let copies = texts.map { text in
      let characters = Array(text.utf8CString)
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: characters.count)
      copy.initialize(from: characters, count: characters.count)
      return copy
    }
    defer { for copy in copies { copy.deallocate() } }
    let pointers = copies.map { Optional(UnsafePointer($0)) }
    // Sound: the array and the copies outlive the call.
    return pointers.withUnsafeBufferPointer { body($0.baseAddress!) }
  }
}
