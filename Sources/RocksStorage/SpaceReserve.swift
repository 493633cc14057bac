import Storage
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Room kept on the device, so that a disk that fills up is noticed before the log finds none.
///
/// Below the watermark the store says that it is short: the log then takes no new work and has the
/// rest of the device for what was promised. The reserve is a file of blocks that are really
/// taken: others who fill the device cannot have them. It is given up when even the watermark's room
/// is nearly gone, or a write or a start needs it, and taken again when there is plenty.
final class SpaceReserve: Sendable {
  private struct State {
    var isShort = false
    /// Bytes of the file; 0 while there is none.
    var heldBytes: UInt64 = 0
  }

  private let directory: String
  private let watermarkBytes: UInt64
  private let reserveBytes: UInt64
  private let state = Mutex(State())

  private var path: String { directory + "/reserve" }

  init(directory: String, options: RocksOptions) {
    self.directory = directory
    watermarkBytes = UInt64(clamping: options.watermarkBytes)
    reserveBytes = UInt64(clamping: options.reserveBytes)
    let held = Self.bytes(of: directory + "/reserve")
    state.withLock { $0.heldBytes = held }
  }

  /// What a start needs beside what it writes again: options, manifests and the head of a new log.
  private static let startBytes: UInt64 = 2 << 20

  /// Before anything is opened for writing: what RocksDB will write, the entries of its write-ahead
  /// logs as table files, must fit. The reserve is given up for it if need be.
  ///
  /// - Throws: ``StorageError/diskFull(_:)`` with the bytes that are missing; nothing was changed.
  func requireRoom(forLogs logBytes: UInt64) throws(StorageError) {
    try state.withLock { state throws(StorageError) in
      let needed = logBytes + Self.startBytes
      // Where the system does not tell, RocksDB will.
      guard let free = try? freeBytes(), free < needed else { return }
      guard free + state.heldBytes >= needed else {
        throw .diskFull(
          "a start needs \(needed) bytes on the device of \(directory) and \(free + state.heldBytes)"
            + " are free: make room for \(needed - free - state.heldBytes) more")
      }
      giveUp(&state)
    }
  }

  /// How much room there is; gives the reserve up or takes it again.
  func measure() -> StoreSpace? {
    guard watermarkBytes > 0 || reserveBytes > 0 else { return nil }
    return state.withLock { state in
      guard var free = try? freeBytes() else { return nil }
      if free < watermarkBytes / 4, state.heldBytes > 0 {
        giveUp(&state)
        free = (try? freeBytes()) ?? free
      }
      // A little above the watermark, and with the reserve back: not every file more or less is news.
      let ample = watermarkBytes + watermarkBytes / 8
      if state.heldBytes < reserveBytes, free >= ample + reserveBytes {
        take(&state)
        free = (try? freeBytes()) ?? free
      }
      let missing = reserveBytes - min(reserveBytes, state.heldBytes)
      let needed = state.isShort ? ample + missing : watermarkBytes
      state.isShort = free < needed
      return StoreSpace(freeBytes: free, neededBytes: ample + missing, isShort: state.isShort)
    }
  }

  /// Gives the reserve up. False when there is none.
  func release() -> Bool {
    state.withLock { state in
      guard state.heldBytes > 0 else { return false }
      giveUp(&state)
      return true
    }
  }

  /// What is free by it is for what was promised: the store is short until the reserve is back.
  private func giveUp(_ state: inout State) {
    unlink(path)
    state.heldBytes = 0
    state.isShort = true
  }

  private func take(_ state: inout State) {
    unlink(path)
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { _ = close(descriptor) }
    #if canImport(Glibc)
      let isTaken = posix_fallocate(descriptor, 0, off_t(reserveBytes)) == 0
    #else
      let isTaken = ftruncate(descriptor, off_t(reserveBytes)) == 0
    #endif
    if isTaken {
      state.heldBytes = reserveBytes
    } else {
      unlink(path)
      state.heldBytes = 0
    }
  }

  private func freeBytes() throws(StorageError) -> UInt64 {
    try FileTree.freeBytes(directory)
  }

  private static func bytes(of path: String) -> UInt64 {
    var status = stat()
    return stat(path, &status) == 0 ? UInt64(max(status.st_blocks, 0)) * 512 : 0
  }
}
