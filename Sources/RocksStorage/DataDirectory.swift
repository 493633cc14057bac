import Basics
import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lets other threads run while one waits for them.
func pauseThread() { usleep(50) }

/// Creates a directory whose parent exists; an existing one is no error.
func makeDirectory(_ path: String) throws(StorageError) {
  guard mkdir(path, 0o755) != 0, errno != EEXIST else { return }
  throw systemError("creating the directory \(path)")
}

/// The last error of a system call as a typed error.
func systemError(_ operation: String) -> StorageError {
  let code = errno
  let text = "\(operation): \(String(cString: strerror(code)))"
  return code == ENOSPC || code == EDQUOT ? .diskFull(text) : .inputOutput(text)
}

/// A small file that remembers how far the log was acknowledged.
///
/// RocksDB opens a log with a damaged end by dropping everything behind the damage, which is right
/// for a write that was torn by a loss of power and wrong for entries somebody was told about. This
/// file tells the two apart. It is written without a sync after every batch, so after a loss of
/// power it may lag behind, never run ahead.
final class AcknowledgedFile: Sendable {
  private let descriptor: Int32
  private static let magic: UInt64 = 0x4B43_4150_4F52_4444  // "DDROPACK"
  private static let size = 24

  init(path: String, access: RocksOptions.Access) throws(StorageError) {
    let flags = access == .readWrite ? O_RDWR | O_CREAT | O_CLOEXEC : O_RDONLY | O_CLOEXEC
    descriptor = open(path, flags, 0o644)
    if descriptor < 0 && !(access == .readOnly && errno == ENOENT) {
      throw systemError("opening \(path)")
    }
  }

  /// The sequence last written; 0 for a new or unreadable file, which proves nothing.
  func read() -> UInt64 {
    var bytes = [UInt8](repeating: 0, count: Self.size)
    guard descriptor >= 0, pread(descriptor, &bytes, Self.size, 0) == Self.size else { return 0 }
    var source = ByteSource(bytes)
    guard let magic = try? source.fixed(UInt64.self), magic == Self.magic,
      let sequence = try? source.fixed(UInt64.self),
      let check = try? source.fixed(UInt64.self), check == mixBits(sequence)
    else { return 0 }
    return sequence
  }

  /// Remembers that entries up to `sequence` are durable.
  func write(_ sequence: UInt64) throws(StorageError) {
    let check = mixBits(sequence)
    let words = (Self.magic.littleEndian, sequence.littleEndian, check.littleEndian)
    let written = withUnsafeBytes(of: words) { pwrite(descriptor, $0.baseAddress, Self.size, 0) }
    guard written == Self.size else { throw systemError("writing the acknowledged position") }
  }

  deinit { if descriptor >= 0 { _ = close(descriptor) } }
}
