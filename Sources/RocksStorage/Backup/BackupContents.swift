import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The list in each backup of what it holds: the file `contents`.
/// ```
/// dropwire-backup 1                                    version of this list
/// format 1                                             of the data directory
/// made 1796012345000000                                microseconds UTC
/// entries 1 4187                                       first kept, last
/// checkpoint 4096                                      entry that the rows stand for, 0 without
/// file 67108864 1a2b3c4d log/000012.sst 7341 1796012300123456789
/// end 5e6f7a8b                                         CRC-32C of everything before this line
/// ```
/// Of a file: length, CRC-32C, name; then inode and time of change in nanoseconds of the file it was copied from, by
/// which the next backup knows it again. Table files are never changed once they are made. The number of a device may be
/// another one after each start of a machine, and is left out.
public struct BackupContents: Equatable, Sendable {
  /// One file.
  struct File: Equatable, Sendable {
    /// Relative to the backup: `log/…` or `state/…`.
    var name: String
    var byteCount: UInt64
    var checksum: UInt32
    var origin: FileOrigin

    /// Whether it stays as it is for as long as it exists.
    var isTable: Bool { name.hasSuffix(".sst") }
  }

  /// Version of the list that this build writes, and the newest it reads.
  static let version = 1
  /// Its name in a backup.
  static let name = "contents"
  /// A line is a few words: 200 bytes for each file there may be.
  private static let longestLine = 200

  /// Format of the data directory.
  public var format = RocksStore.formatVersion
  /// When it was begun, microseconds UTC by the clock of the machine.
  public var madeAtMicroseconds: Int64 = 0
  /// First entry of the journal that is kept.
  public var firstSequence: UInt64 = 1
  /// Last entry.
  public var lastSequence: UInt64 = 0
  /// Entry that the rows stand for; 0 without rows.
  public var checkpointSequence: UInt64 = 0
  var files: [File] = []

  /// Bytes of all files.
  public var byteCount: UInt64 {
    files.reduce(0) { sum, file in
      let (total, isTooMuch) = sum.addingReportingOverflow(file.byteCount)
      return isTooMuch ? .max : total
    }
  }

  /// An empty list.
  init() {}

  /// Whether the state after an entry can be had from it.
  public func reaches(_ sequence: UInt64) -> Bool {
    guard sequence >= firstSequence, sequence <= lastSequence else { return false }
    // A journal that is whole needs no rows.
    return firstSequence == 1 || checkpointSequence <= sequence
  }

  // MARK: Text

  /// The list as it is stored.
  var text: String {
    var text =
      "dropwire-backup \(Self.version)\nformat \(format)\nmade \(madeAtMicroseconds)\n"
      + "entries \(firstSequence) \(lastSequence)\ncheckpoint \(checkpointSequence)\n"
    for file in files {
      let origin = file.origin
      text +=
        "file \(file.byteCount) \(hexadecimal(file.checksum)) \(file.name)"
        + " \(origin.inode) \(origin.changedAtNanoseconds)\n"
    }
    return text + "end \(hexadecimal(Self.checksum(of: text)))\n"
  }

  private static func checksum(of text: some StringProtocol) -> UInt32 {
    Array(text.utf8).withUnsafeBytes { CRC32C.checksum($0) }
  }

  /// Reads the list of the backup at `path`.
  init(of path: String, limits: BackupLimits = BackupLimits()) throws(BackupError) {
    let file = path + "/" + Self.name
    let bytes = try storing { () throws(StorageError) in
      try SmallFile.read(file, maximumBytes: limits.files * Self.longestLine)
    }
    guard let bytes else { throw .damaged(file: file, what: "is missing") }
    let text = String(decoding: bytes, as: UTF8.self)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let head = lines.first?.split(separator: " "), head.count == 2,
      head[0] == "dropwire-backup", let version = Int(head[1])
    else { throw .damaged(file: file, what: "is no list of a backup") }
    guard version <= Self.version else {
      throw .newer(
        backup: path, what: "its list has version \(version); this build reads \(Self.version)")
    }
    guard lines.count > 2, lines.removeLast().isEmpty, let end = lines.last?.split(separator: " "),
      end.count == 2, end[0] == "end"
    else { throw .damaged(file: file, what: "is cut off") }
    let listed = text.dropLast(lines.removeLast().count + 1)
    guard end[1] == hexadecimal(Self.checksum(of: listed)) else {
      throw .damaged(file: file, what: "has other bytes than were written")
    }
    for line in lines.dropFirst() where !take(line.split(separator: " ")) {
      throw .damaged(file: file, what: "has a line that means nothing: \(line.prefix(80))")
    }
    guard format <= RocksStore.formatVersion else {
      throw .newer(
        backup: path,
        what: "the data in it has storage format \(format); this build reads"
          + " \(RocksStore.formatVersion)")
    }
    guard files.count <= limits.files else {
      throw .damaged(file: file, what: "lists more files than a backup has")
    }
  }

  /// Takes a line; false when it is none of this list.
  private mutating func take(_ words: [Substring]) -> Bool {
    func number<N: FixedWidthInteger>(_ index: Int) -> N? {
      index < words.count ? N(words[index]) : nil
    }
    switch (words.first, words.count) {
    case ("format", 2):
      guard let value: UInt32 = number(1) else { return false }
      format = value
    case ("made", 2):
      guard let value: Int64 = number(1) else { return false }
      madeAtMicroseconds = value
    case ("entries", 3):
      guard let first: UInt64 = number(1), let last: UInt64 = number(2), first > 0 else {
        return false
      }
      (firstSequence, lastSequence) = (first, last)
    case ("checkpoint", 2):
      guard let value: UInt64 = number(1) else { return false }
      checkpointSequence = value
    case ("file", 6):
      guard let byteCount: UInt64 = number(1), let checksum = UInt32(words[2], radix: 16),
        Self.isName(words[3]), let inode: UInt64 = number(4), let changed: Int64 = number(5)
      else { return false }
      files.append(
        File(
          name: String(words[3]), byteCount: byteCount, checksum: checksum,
          origin: FileOrigin(inode: inode, changedAtNanoseconds: changed)))
    default: return false
    }
    return true
  }

  /// A file of one of the two databases, and nothing that leads out of them.
  private static func isName(_ name: Substring) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "log" || parts[0] == "state" else { return false }
    return LibraryFile(String(parts[1])).map(\.isOfBackup) ?? false
  }
}

/// What tells a file, with its name and length, from every other that ever had the name.
struct FileOrigin: Equatable, Sendable {
  var inode: UInt64
  var changedAtNanoseconds: Int64

  init(inode: UInt64, changedAtNanoseconds: Int64) {
    self.inode = inode
    self.changedAtNanoseconds = changedAtNanoseconds
  }

  init(_ status: stat) {
    #if canImport(Glibc)
      let changed = status.st_mtim
    #else
      let changed = status.st_mtimespec
    #endif
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    changedAtNanoseconds = Int64(changed.tv_sec) &* 1_000_000_000 &+ Int64(changed.tv_nsec)
  }
}

extension LibraryFile {
  /// Whether a backup has files of this kind: not locks, nor what is being made.
  var isOfBackup: Bool { isCurrent || number != nil }
}

/// Eight digits.
func hexadecimal(_ value: UInt32) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 8 - digits.count) + digits
}

/// Files that are read and written at once.
enum SmallFile {
  /// Its bytes; nil when there is none.
  static func read(_ path: String, maximumBytes: Int) throws(StorageError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw systemError("opening \(path)")
    }
    defer { _ = close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = pread(descriptor, &piece, piece.count, off_t(bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw systemError("reading \(path)") }
      if count == 0 { return bytes }
      bytes += piece[..<count]
      guard bytes.count <= maximumBytes else { throw .corrupt("\(path) is too long") }
    }
  }

  /// Makes a file that does not exist, for its owner alone, durable but for its name.
  static func write(_ text: String, to path: String) throws(StorageError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw systemError("creating \(path)") }
    defer { _ = close(descriptor) }
    let written: Result<Void, StorageError> = Array(text.utf8).withUnsafeBytes { bytes in
      do throws(StorageError) {
        return .success(try writeAll(bytes, to: descriptor, path))
      } catch {
        return .failure(error)
      }
    }
    try written.get()
    guard fsync(descriptor) == 0 else { throw systemError("syncing \(path)") }
  }
}

/// Writes all of it at the descriptor's place.
func writeAll(
  _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ path: String
) throws(StorageError) {
  var done = 0
  while done < bytes.count {
    let count = write(descriptor, bytes.baseAddress! + done, bytes.count - done)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { throw systemError("writing \(path)", count == 0 ? ENOSPC : errno) }
    done += count
  }
}
