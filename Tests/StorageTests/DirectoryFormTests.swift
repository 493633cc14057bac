import Foundation
import Storage
import Testing

@testable import RocksStorage

/// Files in a data directory that RocksDB never made: it ends the process over some of them.
@Suite("Names and kinds of files, looked at before they are opened")
struct DirectoryFormTests {
  /// What stands where it should not.
  enum Foreign: String, CaseIterable, CustomTestStringConvertible {
    case numberZero = "000000.log"
    case hugeNumber = "18446744073709551615.log"
    case hugeTable = "18446744073709551615.sst"
    case shortNumber = "7.log"
    case longNumber = "0000007.sst"
    case zeroTable = "000000.sst"
    case manifestZero = "MANIFEST-000000"
    case directory = "000098.sst/"
    case logDirectory = "000098.log/"
    case lockDirectory = "LOCK/"
    case optionsDirectory = "OPTIONS-000999/"
    case identityDirectory = "IDENTITY/"
    case rowsDirectory = "rows-1.sst/"
    case temporaryDirectory = "000097.dbtmp/"
    case pipe = "000096.log|"
    case danglingLink = "000095.log@"

    var testDescription: String { rawValue }

    var name: String { rawValue.trimmingCharacters(in: CharacterSet(charactersIn: "/|@")) }

    func make(in directory: String) throws {
      let path = directory + "/" + name
      try? FileManager.default.removeItem(atPath: path)
      switch rawValue.last {
      case "/":
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: false)
      case "|": try #require(mkfifo(path, 0o600) == 0)
      case "@": try #require(symlink("/nowhere/at/all", path) == 0)
      default: try Data().write(to: URL(filePath: path))
      }
    }
  }

  private func used() throws -> TemporaryDirectory {
    let parent = try TemporaryDirectory()
    let store = try RocksStore(directory: parent.path + "/data")
    try store.fill(3)
    var rows = RowBatch()
    rows.put(table: 1, key: [1], value: [2])
    try store.writeCheckpoint(rows, mark: CheckpointMark(appliedSequence: 3, note: []))
    store.close()
    return parent
  }

  @Test("one of them in either database: refused by name", arguments: Foreign.allCases)
  func foreign(_ file: Foreign) throws {
    let parent = try used()
    for database in ["log", "state"] {
      let image = parent.path + "/" + database
      try FileManager.default.copyItem(atPath: parent.path + "/data", toPath: image)
      try file.make(in: image + "/" + database)
      for access in [RocksOptions.Access.readOnly, .readWrite] {
        var options = RocksOptions()
        options.access = access
        let error = #expect(throws: StorageError.self) {
          try RocksStore(directory: image, options: options)
        }
        guard case .corrupt(let what)? = error else {
          Issue.record("\(String(describing: error))")
          continue
        }
        #expect(what.contains("\(image)/\(database)/\(file.name)"), "\(what)")
      }
      #expect(DirectoryInspection(logsOf: image).violations.count == 1)
    }
  }

  @Test(
    "what CURRENT may not say",
    arguments: [
      "", "\n", "MANIFEST-000005", "MANIFEST-999999\n", "MANIFEST-000000\n", "MANIFEST-5\n",
      "MANIFEST-\n", "CURRENT\n", "../log/MANIFEST-000005\n", "000004.log\n",
      "MANIFEST-000005\nMANIFEST-000005\n",
    ])
  func current(_ text: String) throws {
    let parent = try used()
    for database in ["log", "state"] {
      let path = "\(parent.path)/data/\(database)/CURRENT"
      let sound = try Data(contentsOf: URL(filePath: path))
      try Data(text.utf8).write(to: URL(filePath: path))
      let error = #expect(throws: StorageError.self) {
        try RocksStore(directory: parent.path + "/data")
      }
      #expect(error?.description.contains(path) == true, "\(String(describing: error))")
      try sound.write(to: URL(filePath: path))
    }
    try RocksStore(directory: parent.path + "/data").close()
  }

  @Test(
    "names that mean nothing to RocksDB do no harm",
    arguments: [
      "00000A.sst", "-1.log", "+1.log", ".log", "18446744073709551616.log", "notes.txt",
      "LOG.old.1",
    ])
  func harmless(_ name: String) throws {
    let parent = try used()
    let data = parent.path + "/data"
    for database in ["log", "state"] {
      try Data("x".utf8).write(to: URL(filePath: "\(data)/\(database)/\(name)"))
    }
    let store = try RocksStore(directory: data)
    #expect(try store.state().lastSequence == 3)
    try store.append(.sample(4...4), expecting: 3)
    store.close()
  }

  @Test("each database in the other's place, or twice")
  func exchanged() throws {
    for place in ["log", "state"] {
      let parent = try used()
      let data = parent.path + "/data"
      try FileManager.default.removeItem(atPath: "\(data)/\(place)")
      try FileManager.default.copyItem(
        atPath: "\(data)/\(place == "log" ? "state" : "log")", toPath: "\(data)/\(place)")
      let before = try Snapshot(data)
      #expect(throws: StorageError.self) { try RocksStore(directory: data) }
      #expect(try Snapshot(data) == before)
    }
  }

  @Test("what was acknowledged: a file with other bytes is damage, an empty one says nothing")
  func acknowledged() throws {
    let parent = try used()
    let path = parent.path + "/data/acknowledged"
    let sound = [UInt8](try Data(contentsOf: URL(filePath: path)))
    var forms: [[UInt8]] = [sound + [0], sound.dropLast(), [1]]
    for bit in 0..<sound.count * 8 {
      var bytes = sound
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      forms.append(bytes)
    }
    for bytes in forms {
      try Data(bytes).write(to: URL(filePath: path))
      #expect(throws: StorageError.self, "\(bytes)") {
        try AcknowledgedFile(path: path).checked()
      }
    }
    let error = #expect(throws: StorageError.self) {
      try RocksStore(directory: parent.path + "/data")
    }
    #expect(error?.description.contains(path) == true, "\(String(describing: error))")
    for bytes in [[], [UInt8](repeating: 0, count: sound.count)] {
      try Data(bytes).write(to: URL(filePath: path))
      #expect(try AcknowledgedFile(path: path).checked() == 0)
    }
  }
}
