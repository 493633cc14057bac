import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What RocksDB's write-ahead logs hold, read by ourselves and without a change: RocksDB, asked to
/// open a log that is damaged in the middle, drops what follows the damage and deletes the file.
///
/// A log is a row of blocks of 32 KiB. Each block is filled with pieces
/// ```
///   0  4  checksum: CRC-32C of bytes 6 ..< end, masked
///   4  2  length of the content
///   6  1  type: 1 whole, 2 first, 3 middle, 4 last; 5...8 the same in a log file used again
///   7  4  number of the log file, types 5...8 only
/// ```
/// and ends with zeros where no piece fits. The content of the pieces of one write begins with the
/// sequence of its first change (8 bytes) and the number of changes (4): each write begins where the
/// one before ended, across files too. That is what tells a torn end from damage: behind a torn end
/// there is nothing, or a write of a later start that goes on where the last whole one ended; behind
/// damage there are writes whose predecessors are gone.
struct WriteAheadLog {
  /// What a scan found.
  struct Summary: Equatable, Sendable {
    /// Files with content.
    var files = 0
    /// Bytes of all files.
    var byteCount: UInt64 = 0
    /// Whole writes.
    var writes: UInt64 = 0
    /// Where a write was cut off, behind which nothing was lost.
    var torn: Place?
  }

  /// A place in a log file.
  struct Place: Equatable, Sendable {
    var path: String
    var offset: UInt64
  }

  static let blockLength = 32 << 10
  private static let blocksPerRead = 32
  private static let headerLength = 7
  private static let recycledHeaderLength = 11
  private static let batchHeaderLength = 12

  private var summary = Summary()
  private var path = ""
  /// Sequence the next write has to begin with; nil before the first.
  private var expected: UInt64?
  /// Beginning of the write whose pieces are being read; nil between two writes.
  private var begun: [UInt8]?
  /// The first bytes that could not be read since the last whole write.
  private var damage: Place?

  /// Reads all logs of a database's directory, oldest first; no directory has none.
  ///
  /// - Throws: ``StorageError/corrupt(_:)`` that names file and offset when writes are missing.
  static func scan(directory: String) throws(StorageError) -> Summary {
    var scan = WriteAheadLog()
    for name in try DataDirectory.names(in: directory).compactMap(LogFileName.init).sorted() {
      try scan.read(directory + "/" + name.text)
    }
    scan.summary.torn = scan.damage
    return scan.summary
  }

  private mutating func read(_ path: String) throws(StorageError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      // A server that runs beside a reader has removed a log it no longer needs.
      guard errno == ENOENT else { throw systemError("opening \(path)") }
      (expected, begun) = (nil, nil)
      return
    }
    defer { _ = close(descriptor) }
    self.path = path
    cutOff(at: 0)
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Self.blockLength * Self.blocksPerRead, alignment: 16)
    defer { buffer.deallocate() }
    var offset: UInt64 = 0
    while true {
      let count = try fill(buffer, from: descriptor, at: offset)
      if count == 0 { break }
      for start in stride(from: 0, to: count, by: Self.blockLength) {
        let block = buffer[start..<min(start + Self.blockLength, count)]
        try read(block: UnsafeRawBufferPointer(rebasing: block), at: offset + UInt64(start))
      }
      offset += UInt64(count)
      if count < buffer.count { break }
    }
    if offset > 0 { summary.files += 1 }
    summary.byteCount += offset
    if begun != nil { cutOff(at: offset) }
  }

  /// Reads until the buffer is full or the file ends.
  private func fill(
    _ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: UInt64
  ) throws(StorageError) -> Int {
    var count = 0
    while count < buffer.count {
      let read = pread(
        descriptor, buffer.baseAddress! + count, buffer.count - count,
        off_t(offset) + off_t(count))
      if read < 0 {
        if errno == EINTR { continue }
        throw systemError("reading \(path) at \(offset)")
      }
      if read == 0 { break }
      count += read
    }
    return count
  }

  // MARK: Pieces

  private struct Piece {
    var type: UInt8
    var content: Range<Int>
  }

  private mutating func read(
    block: UnsafeRawBufferPointer, at base: UInt64
  ) throws(StorageError) {
    var offset = 0
    while block.count - offset >= Self.headerLength {
      if let piece = Self.piece(in: block, at: offset) {
        try take(piece, of: block, at: base + UInt64(offset))
        offset = piece.content.upperBound
        continue
      }
      noteDamage(at: base + UInt64(offset))
      // The length may be what was changed: the next piece can begin anywhere. Zeros are room that was
      // reserved and not written.
      if block[offset...].allSatisfy({ $0 == 0 }) { return }
      repeat {
        offset += 1
      } while block.count - offset >= Self.headerLength
        && Self.piece(in: block, at: offset) == nil
    }
  }

  /// The piece at `offset`, if its checksum holds.
  private static func piece(in block: UnsafeRawBufferPointer, at offset: Int) -> Piece? {
    let type = block[offset + 6]
    // Types above are later versions' own and say nothing about writes; their checksum counts.
    guard type != 0, type < 16 else { return nil }
    let header = (5...8).contains(type) ? recycledHeaderLength : headerLength
    let length = Int(block[offset + 4]) | Int(block[offset + 5]) << 8
    let end = offset + header + length
    guard end <= block.count else { return nil }
    let stored = UInt32(
      littleEndian: block.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    let covered = UnsafeRawBufferPointer(rebasing: block[offset + 6..<end])
    guard CRC32C.masked(CRC32C.checksum(covered)) == stored else { return nil }
    return Piece(type: type, content: offset + header..<end)
  }

  private mutating func take(
    _ piece: Piece, of block: UnsafeRawBufferPointer, at offset: UInt64
  ) throws(StorageError) {
    let content = block[piece.content]
    switch piece.type {
    case 1, 5:
      if begun != nil { cutOff(at: offset) }
      try finish(Array(content.prefix(Self.batchHeaderLength)), at: offset)
    case 2, 6:
      if begun != nil { cutOff(at: offset) }
      begun = Array(content.prefix(Self.batchHeaderLength))
    case 3, 7, 4, 8:
      guard var head = begun else {
        noteDamage(at: offset)
        return
      }
      head += content.prefix(Self.batchHeaderLength - head.count)
      begun = head
      if piece.type == 4 || piece.type == 8 { try finish(head, at: offset) }
    default: break
    }
  }

  /// The write being read has no end.
  private mutating func cutOff(at offset: UInt64) {
    if begun != nil { noteDamage(at: offset) }
    begun = nil
  }

  private mutating func noteDamage(at offset: UInt64) {
    begun = nil
    damage = damage ?? Place(path: path, offset: offset)
  }

  /// A write is whole: it must be the one that follows.
  private mutating func finish(_ head: [UInt8], at offset: UInt64) throws(StorageError) {
    begun = nil
    guard head.count == Self.batchHeaderLength else {
      noteDamage(at: offset)
      return
    }
    let sequence = head[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let count = head[8...].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    if let damage, expected == nil || sequence > expected! {
      throw .corrupt(
        "the write-ahead log \(damage.path) is damaged at byte \(damage.offset), and what was written"
          + " after it is whole: entries would be lost")
    }
    if let expected, sequence > expected {
      throw .corrupt(
        "the write-ahead log \(path) goes on at byte \(offset) with change \(sequence), not"
          + " \(expected): a log file is missing or was replaced")
    }
    if let expected, sequence < expected {
      throw .corrupt(
        "the write-ahead log \(path) has at byte \(offset) change \(sequence) once more, and"
          + " \(expected) was to follow: a log file is there twice or was replaced")
    }
    damage = nil
    expected = sequence &+ count
    summary.writes += 1
  }
}

/// The name of a log file: a number and `.log`. Ordered as they were written.
private struct LogFileName: Comparable {
  var number: UInt64
  var text: String

  init?(_ name: String) {
    guard let file = LibraryFile(name), file.isLog, let number = file.number else { return nil }
    self.number = number
    text = name
  }

  static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
