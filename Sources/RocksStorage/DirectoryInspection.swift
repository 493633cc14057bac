import CRocksDB
import Storage

/// What can be checked of a data directory's files below the store: for `dropwire verify`.
public struct DirectoryInspection: Sendable {
  /// What is wrong, in words that name the file.
  public internal(set) var violations: [String] = []
  /// What was found right, a sentence each.
  public internal(set) var findings: [String] = []
  /// What could not be read, and why; nil when everything could.
  public private(set) var problem: String?

  /// Nothing was looked at yet.
  init() {}

  /// Looks at the names and kinds of a directory's files, and reads the write-ahead logs.
  public init(logsOf directory: String) {
    do throws(StorageError) {
      findings = try SteadyDirectory.read(directory) { (_) throws(StorageError) in
        try DirectoryForm.check(directory)
        return try Self.logs(of: directory)
      }
    } catch .inputOutput(let what) {
      problem = what
    } catch {
      violations.append("files: \(error)")
    }
  }

  private static func logs(of directory: String) throws(StorageError) -> [String] {
    var findings: [String] = []
    for name in ["log", "state"] {
      let found = try WriteAheadLog.scan(directory: "\(directory)/\(name)")
      guard found.files > 0 else { continue }
      var text =
        "write-ahead log of \(name): \(found.writes) writes in \(found.byteCount) bytes, each follows"
        + " the one before"
      if let torn = found.torn {
        text += "; a write that was cut off at byte \(torn.offset) of \(torn.path)"
      }
      findings.append(text)
    }
    return findings
  }

  /// Reads every block of every table file of an open store, with its checksum.
  public init(tablesOf store: RocksStore) {
    let families = [("log", 0, "marks"), ("log", 1, "journal"), ("log", 2, "events")]
    for (name, family, what) in families {
      read(name, what) { () throws(StorageError) in try store.log.count(family: family) }
    }
    read("state", "rows") { () throws(StorageError) in try store.rows.count() }
    let known = store.durableThrough
    if known > 0 {
      findings.append("acknowledged: entries up to \(known), and the log reaches them")
    } else if store.hasUnknownEnd {
      violations.append(
        "acknowledged: the file that says how far the log was acknowledged is missing or empty, beside entries: some"
          + " behind them may be missing as well")
    } else {
      findings.append("acknowledged: no entry yet")
    }
  }

  private mutating func read(
    _ name: String, _ what: String, _ count: () throws(StorageError) -> (UInt64, UInt64)
  ) {
    do throws(StorageError) {
      let (entries, bytes) = try count()
      findings.append("tables of \(name), \(what): \(entries) in \(bytes) bytes, checksums")
    } catch {
      violations.append("tables of \(name), \(what): \(error)")
    }
  }
}

extension SwitchedDatabase {
  /// Reads a whole family; how many entries of how many bytes there are.
  func count(family: Int) throws(StorageError) -> (UInt64, UInt64) {
    let counted = try read { (handles) throws(StorageError) in
      var entries: UInt64 = 0
      var bytes: UInt64 = 0
      let iterator = handles.iterator(family: family)
      iterator.seekToFirst()
      while iterator.isValid {
        entries += 1
        bytes += UInt64(iterator.key.count + iterator.value.count)
        iterator.next()
      }
      try iterator.check("reading \(path)")
      return (entries, bytes)
    }
    return counted ?? (0, 0)
  }
}

extension RowDatabase {
  /// Reads all rows; how many of how many bytes there are.
  func count() throws(StorageError) -> (UInt64, UInt64) { try database.count(family: 0) }
}
