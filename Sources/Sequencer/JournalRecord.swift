import Basics

/// One journal record: a batch of commands with their outcomes, chained to the record before it.
///
/// Layout, all numbers little-endian:
/// ```
///   0   4  magic "DWJR"
///   4   2  format version, 2
///   6   2  form of the events that were digested, 0 for none
///   8   8  first sequence
///  16   4  entries, at least 1
///  20   4  payload length P
///  24   4  index length I
///  28   4  zero
///  32   8  log time, microseconds
///  40  32  hash of the record before, zero for the first
///  72  32  hash: SHA-256 of bytes 0 ..< 72 and of payload and index
/// 104   4  CRC-32C of bytes 0 ..< 104
/// 108   8  term of the writer, at least 1
/// 116  16  digest of the events that were stored with it, see `EventHasher`
/// 132   P  payload: of each entry the command, then the outcome
///   …   I  index: of each entry the lengths of both, as varints
/// ```
/// Version 1 has neither term nor digest: its bytes 6 and 7 are zero, and its payload begins at 108. A journal may have
/// records of both, those of version 1 first.
public struct JournalRecord: Equatable, Sendable {
  /// What the record says about itself.
  public struct Header: Equatable, Sendable {
    /// Version of its form.
    public var version: UInt16
    /// Sequence of the first command.
    public var firstSequence: UInt64
    /// Number of commands, at least 1.
    public var count: UInt32
    /// The time all its commands were applied at, microseconds UTC; at most
    /// `LogTime.latestMicroseconds`.
    public var logTimeMicroseconds: Int64
    /// Hash of the record before.
    public var previousHash: ChainHash
    /// Hash of this record.
    public var hash: ChainHash
    /// Term of its writer, which a take-over raises: never lower than that of the record before. 0 in
    /// version 1.
    public var term: UInt64 = 0
    /// What the events stored with it digest to; nil where that was not recorded.
    public var events: StateDigest?
    /// The form of events that were digested; 0 for none.
    var eventForm: UInt16 = 0
    var payloadLength: Int
    var indexLength: Int

    /// Where the payload begins.
    var length: Int { JournalRecord.headerLength(of: version) }

    /// Sequence of the last command.
    public var lastSequence: UInt64 { firstSequence + UInt64(count) - 1 }
  }

  /// Length in bytes of the header that this code writes.
  public static let headerLength = 132
  /// Version written by this code; it and all before are read.
  public static let formatVersion: UInt16 = 2
  static let magic: UInt32 = 0x524A_5744  // "DWJR"
  static let hashedHeaderLength = 72
  static let hashOffset = 72
  static let checksumOffset = 104
  /// Where the second part of what is hashed begins. Up to here all versions are the same, so that a reader of any tells
  /// a version that it does not know from damage.
  static let contentOffset = 108
  static let eventFormOffset = 6
  static let eventsOffset = 116

  static func headerLength(of version: UInt16) -> Int {
    version < 2 ? contentOffset : headerLength
  }

  /// The verified header.
  public let header: Header
  /// The whole record.
  public let bytes: [UInt8]

  /// Verifies the record by itself: form, checksum, hash. Whether it follows another one is for the
  /// reader.
  ///
  /// - Parameter position: the sequence at which it was expected, named in faults when the header
  ///   is unreadable.
  public init(_ bytes: [UInt8], position: UInt64) throws(JournalFault) {
    header = try Self.readHeader(bytes, position: position)
    self.bytes = bytes
    let expected = bytes.withUnsafeBytes { all in
      ChainHash(
        of: UnsafeRawBufferPointer(rebasing: all[..<Self.hashedHeaderLength]),
        UnsafeRawBufferPointer(rebasing: all[Self.contentOffset...]))
    }
    guard expected == header.hash else {
      throw JournalFault(sequence: header.firstSequence, kind: .contentChanged)
    }
  }

  /// The fields of a header before anything about them is believed.
  private struct RawHeader {
    var magic: UInt32
    var checksum: UInt32
    var header: Header

    init(_ bytes: [UInt8]) throws(ByteError) {
      var source = ByteSource(bytes, range: 0..<contentOffset)
      magic = try source.fixed()
      let version: UInt16 = try source.fixed()
      let eventForm: UInt16 = try source.fixed()
      let first: UInt64 = try source.fixed()
      let count: UInt32 = try source.fixed()
      let payload: UInt32 = try source.fixed()
      let index: UInt32 = try source.fixed()
      _ = try source.fixed(UInt32.self)
      let time: Int64 = try source.fixed()
      let previous = try ChainHash(&source)
      header = Header(
        version: version, firstSequence: first, count: count, logTimeMicroseconds: time,
        previousHash: previous, hash: try ChainHash(&source),
        eventForm: version < 2 ? 0 : eventForm, payloadLength: Int(payload),
        indexLength: Int(index))
      checksum = try source.fixed()
    }

    /// What came with version 2.
    mutating func readTerm(_ bytes: [UInt8]) throws(ByteError) {
      var source = ByteSource(bytes, range: contentOffset..<headerLength)
      header.term = try source.fixed()
      let digest = StateDigest(high: try source.fixed(), low: try source.fixed())
      if header.eventForm != 0 { header.events = digest }
    }
  }

  private static func readHeader(
    _ bytes: [UInt8], position: UInt64
  ) throws(JournalFault) -> Header {
    guard bytes.count >= contentOffset, var raw = try? RawHeader(bytes) else {
      throw JournalFault(sequence: position, kind: .truncated)
    }
    guard raw.magic == magic else { throw JournalFault(sequence: position, kind: .notARecord) }
    guard raw.checksum == Checksum.crc32c(bytes[..<checksumOffset]) else {
      throw JournalFault(sequence: position, kind: .headerDamaged)
    }
    let first = raw.header.firstSequence
    guard (1...formatVersion).contains(raw.header.version) else {
      throw JournalFault(sequence: first, kind: .unknownVersion(raw.header.version))
    }
    if raw.header.version >= 2 {
      guard bytes.count >= headerLength, (try? raw.readTerm(bytes)) != nil else {
        throw JournalFault(sequence: first, kind: .truncated)
      }
    }
    let header = raw.header
    guard header.count > 0, first > 0, first <= UInt64.max - UInt64(header.count) else {
      throw JournalFault(sequence: position, kind: .headerDamaged)
    }
    guard bytes.count == header.length + header.payloadLength + header.indexLength else {
      throw JournalFault(sequence: first, kind: .truncated)
    }
    let time = header.logTimeMicroseconds
    guard time <= LogTime.latestMicroseconds else {
      throw JournalFault(sequence: first, kind: .timeBeyondRange(time))
    }
    return header
  }

  /// Calls `visit` with each entry's sequence and where its command and outcome lie in ``bytes``.
  public func visitEntries(
    _ visit: (_ sequence: UInt64, _ command: Range<Int>, _ outcome: Range<Int>)
      throws(JournalFault) -> Void
  ) throws(JournalFault) {
    let payloadEnd = header.length + header.payloadLength
    var index = ByteSource(bytes, range: payloadEnd..<bytes.count)
    var position = header.length
    for offset in 0..<UInt64(header.count) {
      let sequence = header.firstSequence + offset
      let undecodable = { (what: String) in
        JournalFault(sequence: sequence, kind: .undecodable(what))
      }
      let command: Int
      let outcome: Int
      do throws(ByteError) {
        command = Int(try index.varint32())
        outcome = Int(try index.varint32())
      } catch {
        throw undecodable("index: \(error)")
      }
      guard command + outcome <= payloadEnd - position else { throw undecodable("payload") }
      let middle = position + command
      try visit(sequence, position..<middle, middle..<middle + outcome)
      position = middle + outcome
    }
    guard index.isAtEnd, position == payloadEnd else {
      throw JournalFault(sequence: header.firstSequence, kind: .undecodable("bytes left over"))
    }
  }
}

/// Builds records.
enum JournalRecordWriter {
  /// Encodes a batch that follows the record with the hash `previous`.
  ///
  /// - Parameter events: what its stored events digest to; nil records none.
  static func encode<Machine: StateMachine & ~Copyable>(
    _ batch: PreparedBatch<Machine>, previous: ChainHash, term: UInt64 = 1,
    events: StateDigest? = nil
  ) -> (bytes: [UInt8], hash: ChainHash) {
    let count = batch.commands.count
    var sink = ByteSink(minimumCapacity: JournalRecord.headerLength + count * 112)
    writeHeader(batch, previous: previous, term: term, events: events, into: &sink)
    var lengths = ByteSink(minimumCapacity: count * 3)
    for index in 0..<count {
      let start = sink.count
      Machine.encode(command: batch.commands[index], into: &sink)
      let middle = sink.count
      Machine.encode(outcome: batch.outcomes[index], into: &sink)
      lengths.putVarint(UInt64(middle - start))
      lengths.putVarint(UInt64(sink.count - middle))
    }
    let payload = sink.count - JournalRecord.headerLength
    var bytes = sink.bytes
    sink = ByteSink()
    bytes.append(contentsOf: lengths.bytes)
    patch(&bytes, at: 20, UInt32(payload))
    patch(&bytes, at: 24, UInt32(lengths.count))
    let hash = seal(&bytes)
    return (bytes, hash)
  }

  /// Puts hash and checksum into a record that has everything else.
  static func seal(_ bytes: inout [UInt8]) -> ChainHash {
    let hash = bytes.withUnsafeBytes { all in
      ChainHash(
        of: UnsafeRawBufferPointer(rebasing: all[..<JournalRecord.hashedHeaderLength]),
        UnsafeRawBufferPointer(rebasing: all[JournalRecord.contentOffset...]))
    }
    bytes.replaceSubrange(
      JournalRecord.hashOffset..<JournalRecord.checksumOffset, with: hash.bytes)
    let checksum = Checksum.crc32c(bytes[..<JournalRecord.checksumOffset])
    patch(&bytes, at: JournalRecord.checksumOffset, checksum)
    return hash
  }

  /// Header with zeros where lengths, hash and checksum will be.
  private static func writeHeader<Machine: StateMachine & ~Copyable>(
    _ batch: PreparedBatch<Machine>, previous: ChainHash, term: UInt64, events: StateDigest?,
    into sink: inout ByteSink
  ) {
    sink.putFixed(JournalRecord.magic)
    sink.putFixed(JournalRecord.formatVersion)
    sink.putFixed(events == nil ? UInt16(0) : Machine.eventForm)
    sink.putFixed(batch.firstSequence)
    sink.putFixed(UInt32(batch.commands.count))
    sink.putFixed(UInt64(0))
    sink.putFixed(UInt32(0))
    sink.putFixed(batch.logTimeMicroseconds)
    sink.putRaw(previous.bytes)
    sink.putRaw([UInt8](repeating: 0, count: ChainHash.byteCount + 4))
    sink.putFixed(term)
    put(events ?? .empty, into: &sink)
  }

  fileprivate static func put(_ events: StateDigest, into sink: inout ByteSink) {
    sink.putFixed(events.high)
    sink.putFixed(events.low)
  }

  fileprivate static func patch(_ bytes: inout [UInt8], at offset: Int, _ value: UInt32) {
    for index in 0..<4 {
      bytes[offset + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * index))
    }
  }
}

extension JournalRecord {
  /// The record of its first entries alone, with the same version, time and term, behind the same record; its hash is
  /// another one.
  ///
  /// - Parameters:
  ///   - last: sequence of the last entry that stays, one of the record's.
  ///   - events: what the stored events of those that stay digest to; nil when that cannot be told, and then the record
  ///     does not.
  func cut(
    after last: UInt64, events: StateDigest?
  ) throws(JournalFault) -> (bytes: [UInt8], hash: ChainHash) {
    var lengths = ByteSink()
    var end = header.length
    try visitEntries { sequence, command, outcome in
      guard sequence <= last else { return }
      lengths.putVarint(UInt64(command.count))
      lengths.putVarint(UInt64(outcome.count))
      end = outcome.upperBound
    }
    var cut = Array(bytes[..<end]) + lengths.bytes
    JournalRecordWriter.patch(&cut, at: 16, UInt32(last - header.firstSequence + 1))
    JournalRecordWriter.patch(&cut, at: 20, UInt32(end - header.length))
    JournalRecordWriter.patch(&cut, at: 24, UInt32(lengths.count))
    if header.version >= 2 {
      if events == nil || header.events == nil {
        cut.replaceSubrange(Self.eventFormOffset..<Self.eventFormOffset + 2, with: [0, 0])
      }
      var digest = ByteSink()
      JournalRecordWriter.put(header.events.flatMap { _ in events } ?? .empty, into: &digest)
      cut.replaceSubrange(Self.eventsOffset..<Self.headerLength, with: digest.bytes)
    }
    let hash = JournalRecordWriter.seal(&cut)
    return (cut, hash)
  }
}
