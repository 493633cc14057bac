import Foundation
import Storage
import Testing

@testable import RocksStorage

/// Whose a data directory is, and who may read it.
@Suite("A data directory")
struct DataDirectoryTests {
  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test func isItsOwnersAlone() throws {
    let parent = try TemporaryDirectory()
    let path = parent.path + "/a/b/data"
    try DataDirectory.make(path)
    let store = try RocksStore(directory: path)
    try store.fill(1)
    for place in [parent.path + "/a", parent.path + "/a/b", path] {
      #expect(try mode(place) == 0o700, "\(place)")
    }
    #expect(try mode(path + "/acknowledged") == 0o600)
    store.close()
    // Again, with a slash, and one that is there.
    try DataDirectory.make(path + "/")
    try DataDirectory.make("/")
  }

  @Test func saysWhatIsOpenToOthers() throws {
    let parent = try TemporaryDirectory()
    let path = parent.path + "/data"
    let store = try RocksStore(directory: path)
    try store.fill(1)
    store.close()
    for name in ["/log", "/state"] {
      for file in try FileManager.default.contentsOfDirectory(atPath: path + name) {
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o600], ofItemAtPath: path + name + "/" + file)
      }
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path + name)
    }
    #expect(DataDirectory.openToOthers(path) == [])
    try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: path)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: path + "/log/CURRENT")
    #expect(DataDirectory.openToOthers(path) == [path, path + "/log/CURRENT"])
  }

  @Test func isOneServersByWhateverPath() throws {
    let parent = try TemporaryDirectory()
    let path = parent.path + "/data"
    let store = try RocksStore(directory: path)
    let other = parent.path + "/other"
    try FileManager.default.createSymbolicLink(atPath: other, withDestinationPath: path)
    let before = try Snapshot(path)
    for way in [
      path, other, parent.path + "/./data/",
      parent.path + "/../" + URL(filePath: parent.path).lastPathComponent + "/data",
    ] {
      let error = #expect(throws: StorageError.self) { try RocksStore(directory: way) }
      #expect(
        error == .inUse(directory: way, holder: "this process, \(getpid())"),
        "\(way): \(String(describing: error))")
    }
    #expect(try Snapshot(path) == before)
    store.close()
    let next = try RocksStore(directory: other)
    next.close()
  }

  /// What a child has of its parent's between `fork` and `exec`.
  @Test func isFreeWhenItIsClosedAlsoWhileACopyOfTheDescriptorIsOpen() throws {
    let parent = try TemporaryDirectory()
    let path = parent.path + "/data"
    try DataDirectory.make(path)
    var status = stat()
    #expect(stat(path, &status) == 0)
    let store = try RocksStore(directory: path)
    var copies: [Int32] = []
    for descriptor in Int32(0)..<4_096 {
      var other = stat()
      guard fstat(descriptor, &other) == 0 else { continue }
      guard (other.st_dev, other.st_ino) == (status.st_dev, status.st_ino) else { continue }
      copies.append(fcntl(descriptor, F_DUPFD_CLOEXEC, 0))
    }
    defer { for copy in copies { _ = close(copy) } }
    #expect(!copies.isEmpty)
    store.close()
    try RocksStore(directory: path).close()
  }

  @Test func isChangedByTheFirstWriteOnly() throws {
    let parent = try TemporaryDirectory()
    let path = parent.path + "/data"
    var store = try RocksStore(directory: path)
    #expect(try store.state() == StoreState())
    #expect(try Snapshot(path).files.isEmpty)
    #expect(try store.journal(from: 1, maximumBytes: 1) == [])
    #expect(try store.metadata("x") == nil)
    #expect(try store.allRows() == [])
    try store.fill(3)
    store.close()
    let before = try Snapshot(path)
    store = try RocksStore(directory: path)
    #expect(try store.journal(from: 1, maximumBytes: 1 << 20).count == 3)
    store.close()
    #expect(try Snapshot(path) == before)
    store = try RocksStore(directory: path)
    try store.startWriting()
    try store.startWriting()
    #expect(try Snapshot(path) != before)
    try store.append(.sample(4...4), expecting: 3)
    store.close()
    #expect(throws: StorageError.closed) { try store.append(.sample(5...5), expecting: 4) }
  }
}
