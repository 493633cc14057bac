import Foundation
import Storage
import Synchronization
import Testing

@testable import RocksStorage

/// The store on a device that is really full: a small file system in memory, which only root may mount.
@Suite("The store on a full device", .serialized)
struct FullDeviceTests {
  private static var options: RocksOptions {
    var options = RocksOptions()
    options.journalBufferBytes = 1 << 20
    options.eventBufferBytes = 1 << 20
    options.rowBufferBytes = 256 << 10
    options.watermarkBytes = 12 << 20
    options.reserveBytes = 8 << 20
    return options
  }

  private func append(_ store: RocksStore, _ range: ClosedRange<UInt64>) throws {
    for sequence in range {
      try store.append(
        .sample(sequence...sequence, recordSize: 20_000), expecting: sequence - 1)
    }
  }

  /// - Parameter mayGrow: whether somebody appends meanwhile.
  private func requireAll(_ store: RocksStore, _ count: UInt64, mayGrow: Bool = false) throws {
    var next: UInt64 = 1
    while next <= count {
      let page = try store.journal(from: next, maximumBytes: 1 << 20)
      try #require(page.first?.lastSequence == next)
      next = page.last!.lastSequence + 1
    }
    let last = try store.state().lastSequence
    #expect(mayGrow ? last >= count : last == count)
  }

  @Test(
    "short below the watermark, with the reserve given up, and back",
    .enabled(if: SmallDevice.isAllowed, SmallDevice.reason))
  func watermark() throws {
    let device = try SmallDevice(megabytes: 64)
    let store = try RocksStore(directory: device.path + "/data", options: Self.options)
    try append(store, 1...20)
    let ample = try #require(store.space())
    #expect(!ample.isShort)
    #expect(device.exists("data/reserve"))
    try device.fill(leaving: 10 << 20)
    #expect(try #require(store.space()).isShort)
    #expect(device.exists("data/reserve"))
    try device.fill(leaving: 2 << 20)
    let short = try #require(store.space())
    #expect(short.isShort && short.freeBytes >= 9 << 20, "\(short)")
    #expect(!device.exists("data/reserve"))
    try append(store, 21...60)
    // A little more is not enough to be taken for plenty.
    try device.fill(leaving: 13 << 20)
    #expect(try #require(store.space()).isShort)
    device.empty()
    #expect(try #require(store.space()).isShort == false)
    #expect(device.exists("data/reserve"))
    try requireAll(store, 60)
    store.close()
  }

  @Test(
    "a reserve that is larger than the watermark does not make a full device look empty",
    .enabled(if: SmallDevice.isAllowed, SmallDevice.reason))
  func largeReserve() throws {
    let device = try SmallDevice(megabytes: 64)
    var options = Self.options
    options.reserveBytes = 30 << 20
    let store = try RocksStore(directory: device.path + "/data", options: options)
    try append(store, 1...5)
    #expect(store.space()?.isShort == false)
    try device.fill(leaving: 0)
    for _ in 1...2 {
      let space = try #require(store.space())
      #expect(space.isShort && space.freeBytes > 12 << 20, "\(space)")
    }
    device.empty()
    #expect(store.space()?.isShort == false)
    #expect(device.exists("data/reserve"))
    store.close()
  }

  @Test(
    "filled at once: the reserve carries on; filled again: the batch waits and is written once",
    .enabled(if: SmallDevice.isAllowed, SmallDevice.reason))
  func noRoom() async throws {
    let device = try SmallDevice(megabytes: 64)
    let store = try RocksStore(directory: device.path + "/data", options: Self.options)
    try append(store, 1...20)
    _ = store.space()
    try device.fill(leaving: 0)
    var last: UInt64 = 20
    while device.exists("data/reserve"), last < 1_000 {
      try append(store, last + 1...last + 1)
      last += 1
    }
    #expect(last < 1_000)
    try append(store, last + 1...last + 3)
    last += 3
    // Now there is no reserve.
    try device.fill(leaving: 0)
    var failure: StorageError?
    while failure == nil, last < 2_000 {
      do {
        try append(store, last + 1...last + 1)
        last += 1
      } catch let error as StorageError {
        failure = error
      }
    }
    guard case .diskFull? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    // Who reads goes on, also while the log is opened again for each try.
    let tries = Tries()
    let end = last
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        // Also where the other side fails: a test that waits for it would never end.
        while tries.areLeft, !Task.isCancelled {
          try requireAll(store, end, mayGrow: true)
          await Task.yield()
        }
      }
      while tries.areLeft {
        // Opening the log again may make room for one record.
        try device.fill(leaving: 0)
        do {
          try append(store, last + 1...last + 1)
          last += 1
        } catch is StorageError {}
        tries.take()
      }
      try await group.waitForAll()
    }
    device.empty()
    try append(store, last + 1...last + 30)
    try requireAll(store, last + 30)
    store.close()
    let again = try RocksStore(directory: device.path + "/data", options: Self.options)
    try requireAll(again, last + 30)
    again.close()
  }

  @Test(
    "a checkpoint without room keeps its rows and is written later",
    .enabled(if: SmallDevice.isAllowed, SmallDevice.reason))
  func checkpoint() throws {
    let device = try SmallDevice(megabytes: 64)
    let store = try RocksStore(directory: device.path + "/data", options: Self.options)
    try append(store, 1...5)
    var rows = RowBatch()
    for key in UInt8(0)..<200 {
      rows.put(table: 1, key: [key], value: [UInt8](repeating: key, count: 2_000))
    }
    _ = store.space()
    try store.writeCheckpoint(rows, mark: CheckpointMark(appliedSequence: 5, note: [1]))
    try device.fill(leaving: 0)
    _ = store.space()
    try device.fill(leaving: 0)
    for _ in 1...3 {
      let error = #expect(throws: StorageError.self) { try store.flushCheckpoints() }
      guard case .diskFull? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
    device.empty()
    try store.flushCheckpoints()
    store.close()
    let again = try RocksStore(directory: device.path + "/data", options: Self.options)
    #expect(try again.state().checkpoint?.appliedSequence == 5)
    #expect(try again.allRows().count == 200)
    again.close()
  }

  @Test(
    "a start without room says how many bytes it needs, and changes nothing",
    .enabled(if: SmallDevice.isAllowed, SmallDevice.reason))
  func start() throws {
    let device = try SmallDevice(megabytes: 64)
    let path = device.path + "/data"
    var store = try RocksStore(directory: path, options: Self.options)
    try append(store, 1...30)
    try FileManager.default.copyItem(atPath: path, toPath: device.path + "/killed")
    store.close()
    let killed = device.path + "/killed"
    #expect(device.exists("killed/reserve"))
    try device.fill(leaving: 0)
    // The reserve is what a start needs it for.
    store = try RocksStore(directory: killed, options: Self.options)
    try store.startWriting()
    #expect(!device.exists("killed/reserve"))
    #expect(try #require(store.space()).isShort)
    try requireAll(store, 30)
    try append(store, 31...32)
    store.close()
    try device.fill(leaving: 0)
    let before = try Snapshot(killed)
    store = try RocksStore(directory: killed, options: Self.options)
    let error = #expect(throws: StorageError.self) { try store.startWriting() }
    #expect(error?.description.contains("a start needs ") == true, "\(String(describing: error))")
    // What is there can be read.
    try requireAll(store, 32)
    store.close()
    #expect(try Snapshot(killed) == before)
  }
}

/// How often something is still to be tried.
private final class Tries: Sendable {
  private let count = Mutex(20)
  var areLeft: Bool { count.withLock { $0 } > 0 }
  func take() { count.withLock { $0 -= 1 } }
}

/// A file system of a few megabytes in memory; gone with the object.
final class SmallDevice {
  let path: String
  private let directory: TemporaryDirectory

  static let reason: Comment = "mounting a file system is root's; CI is root"
  static let isAllowed: Bool = (try? SmallDevice(megabytes: 1)) != nil

  init(megabytes: Int) throws {
    directory = try TemporaryDirectory()
    path = directory.path + "/device"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    try Self.run("mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", path])
  }

  deinit { try? Self.run("umount", ["-l", path]) }

  private struct Refused: Error {}

  private static func run(_ tool: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw Refused() }
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }

  private var free: Int {
    var status = statvfs()
    statvfs(path, &status)
    return Int(status.f_bavail) * Int(status.f_frsize)
  }

  private var filler: String { path + "/filler" }

  /// Lets others have all of the device but so many bytes.
  func fill(leaving bytes: Int) throws {
    let file = open(filler, O_RDWR | O_CREAT, 0o600)
    try #require(file >= 0)
    defer { close(file) }
    var status: Int32 = 0
    // Who reads beside it opens the log again and takes a page now and then: the room was there when it was asked for.
    for _ in 1...100 {
      let held = (try? FileManager.default.attributesOfItem(atPath: filler)[.size] as? Int) ?? nil
      let size = max(0, (held ?? 0) + free - bytes)
      try #require(ftruncate(file, off_t(size)) == 0)
      status = posix_fallocate(file, 0, off_t(size))
      if status != ENOSPC { break }
    }
    try #require(status == 0, "no room for what is to fill it: \(status)")
  }

  /// They give it back.
  func empty() { unlink(filler) }
}
