import Foundation
import RocksStorage
import Storage
import Testing

/// The stores the contract is checked against.
enum StoreKind: CaseIterable, CustomTestStringConvertible {
  case memory
  case rocks

  var testDescription: String { "\(self)" }
}

/// One medium, opened as often as a test needs.
final class StoreHarness {
  let kind: StoreKind
  let disk = InMemoryDisk()
  let directory: TemporaryDirectory
  var limits = StorageLimits()

  init(_ kind: StoreKind) throws {
    self.kind = kind
    directory = try TemporaryDirectory()
  }

  /// A store that has made its files: those who keep the store alone have no directory to make them in.
  func open() throws -> any Store {
    let store: any Store =
      switch kind {
      case .memory: try disk.open(limits: limits)
      case .rocks: try RocksStore(directory: directory.path + "/data", limits: limits)
      }
    try store.startWriting()
    return store
  }
}

/// A directory that is removed with the object.
final class TemporaryDirectory {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/dropwire-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension LogBatch {
  /// A batch whose record says what it is.
  static func sample(_ range: ClosedRange<UInt64>, recordSize: Int = 40) -> LogBatch {
    var record = Array("record \(range.lowerBound)...\(range.upperBound) ".utf8)
    while record.count < recordSize { record.append(UInt8(truncatingIfNeeded: record.count)) }
    return LogBatch(
      firstSequence: range.lowerBound, lastSequence: range.upperBound, record: record)
  }
}

extension Store {
  /// All rows as (table, key, value).
  func allRows() throws -> [[[UInt8]]] {
    var rows: [[[UInt8]]] = []
    try visitRows { table, key, value in
      rows.append([[table], Array(copying: key), Array(copying: value)])
    }
    return rows
  }

  /// Appends `1...count` as single-entry records.
  func fill(_ count: UInt64) throws {
    for sequence in 1...count { try append(.sample(sequence...sequence), expecting: sequence - 1) }
  }
}

extension Array where Element == UInt8 {
  init(copying span: RawSpan) {
    self = span.withUnsafeBytes { Array($0) }
  }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
