import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Copies files in small steps, each synced before the next: what waits to be written delays the sync of a commit.
struct FileCopy: ~Copyable {
  private let limits: BackupLimits
  private let buffer: UnsafeMutableRawBufferPointer
  private var begunAt: Int64
  /// Bytes written so far.
  private(set) var byteCount: UInt64 = 0
  /// Whether it takes as long as the limit on bytes in a second asks for.
  private let isPaced: Bool

  init(_ limits: BackupLimits, isPaced: Bool) {
    self.limits = limits
    self.isPaced = isPaced
    buffer = .allocate(byteCount: max(limits.bytesPerSync, 4_096), alignment: 16)
    begunAt = monotonicMicroseconds()
  }

  deinit { buffer.deallocate() }

  /// Copies the first bytes of a file into one that does not exist yet, for its owner alone. Durable but for its name.
  ///
  /// - Returns: their CRC-32C.
  /// - Throws: ``StorageError/corrupt(_:)`` when there are fewer.
  mutating func copy(
    _ descriptor: Int32, named name: String, byteCount: UInt64, to path: String
  ) throws(StorageError) -> UInt32 {
    let target = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard target >= 0 else { throw systemError("creating \(path)") }
    defer { _ = close(target) }
    var checksum: UInt32 = 0
    var offset: UInt64 = 0
    while offset < byteCount {
      let wanted = Int(min(UInt64(buffer.count), byteCount - offset))
      let count = pread(descriptor, buffer.baseAddress, wanted, off_t(offset))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw systemError("reading \(name)") }
      guard count > 0 else {
        throw .corrupt("\(name) ends at byte \(offset), not at \(byteCount)")
      }
      let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      checksum = CRC32C.extend(checksum, by: piece)
      try writeAll(piece, to: target, path)
      guard fdatasync(target) == 0 else { throw systemError("syncing \(path)") }
      offset += UInt64(count)
      self.byteCount += UInt64(count)
      pace()
    }
    guard fsync(target) == 0 else { throw systemError("syncing \(path)") }
    return checksum
  }

  /// Waits until so many bytes may have been copied.
  private func pace() {
    guard isPaced else { return }
    let due = Int64(clamping: byteCount * 1_000_000 / max(limits.bytesPerSecond, 1))
    let early = due - (monotonicMicroseconds() - begunAt)
    if early > 0 { usleep(UInt32(clamping: min(early, 1_000_000))) }
  }
}

/// Microseconds of a clock that only moves forward.
func monotonicMicroseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
}
