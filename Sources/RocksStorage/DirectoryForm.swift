import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the names and kinds of its files say of a data directory, looked at before anything in it is
/// opened: RocksDB takes any file with a name of its own for its own, waits for ever on some that are
/// no ordinary files, fails half way through an opening on others, and ends the process over numbers
/// that it never gives.
enum DirectoryForm {
  /// Longer ones are no file of the library's.
  private static let currentLength = 64
  /// File numbers go up by one with each file; beyond this, nobody has made so many.
  private static let firstImpossibleNumber: UInt64 = 1 << 48

  /// Looks at the directory and both databases in it; changes nothing.
  ///
  /// - Throws: ``StorageError/corrupt(_:)`` that names the file that does not belong there.
  static func check(_ directory: String) throws(StorageError) {
    for name in ["acknowledged", "reserve", "clock"] {
      try requireOrdinary(directory + "/" + name)
    }
    for name in ["log", "state"] { try check(database: directory + "/" + name) }
  }

  private static func check(database path: String) throws(StorageError) {
    switch kind(of: path) {
    case nil: return
    case .directory: break
    case .some(let other): throw .corrupt("\(path) is \(other.rawValue), not a directory")
    }
    for name in try DataDirectory.names(in: path).sorted() {
      guard let file = LibraryFile(name) else { continue }
      try requireOrdinary(path + "/" + name)
      guard let number = file.number else { continue }
      guard number > 0, number < firstImpossibleNumber, file.hasOwnForm else {
        throw .corrupt("\(path)/\(name) is no file of this database: it gives no such number")
      }
    }
    try checkCurrent(path)
  }

  /// `CURRENT` names the manifest, in one line.
  private static func checkCurrent(_ path: String) throws(StorageError) {
    let file = path + "/CURRENT"
    guard let bytes = try content(of: file) else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasSuffix("\n"), let named = LibraryFile(String(text.dropLast())),
      named.isManifest, named.hasOwnForm, named.number ?? 0 > 0
    else { throw .corrupt("\(file) does not name a manifest") }
    let manifest = path + "/" + text.dropLast()
    switch kind(of: manifest) {
    case .file: return
    // A server that runs beside a reader has made a new one since.
    case nil where try content(of: file) != bytes: return
    default: throw .corrupt("\(file) names \(text.dropLast()), and there is no such file")
    }
  }

  /// Nil when there is none.
  private static func content(of path: String) throws(StorageError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw systemError("opening \(path)")
    }
    defer { _ = close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: currentLength)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count >= 0 else { throw systemError("reading \(path)") }
    return Array(bytes.prefix(count))
  }

  // MARK: Kinds

  private enum Kind: String {
    case file = "a file"
    case directory = "a directory"
    case danglingLink = "a link to nothing"
    case other = "a device, a pipe or a socket"
  }

  private static func requireOrdinary(_ path: String) throws(StorageError) {
    guard let kind = kind(of: path), kind != .file else { return }
    throw .corrupt("\(path) is \(kind.rawValue), not a file")
  }

  /// Nil when there is nothing of the name. Where a link leads counts.
  private static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return lstat(path, &status) == 0 ? .danglingLink : nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    default: return .other
    }
  }
}

/// A name that RocksDB takes for one of its files, or that the store gives to files for it.
struct LibraryFile {
  /// The number in it; nil for those that have none, or any.
  var number: UInt64?
  /// Whether the library would write the name so: it opens a file by its number.
  var hasOwnForm = true
  var isManifest = false
  var isLog = false
  /// Whether it names the manifest.
  var isCurrent = false

  /// Nil for names that mean nothing to it.
  init?(_ name: String) {
    isCurrent = name == "CURRENT"
    if ["CURRENT", "IDENTITY", "LOCK"].contains(name) { return }
    if name.hasPrefix("rows-"), name.hasSuffix(".sst") { return }
    if name.hasPrefix("MANIFEST-") {
      isManifest = true
      guard take(name.dropFirst("MANIFEST-".count)) else { return nil }
    } else if name.hasPrefix("OPTIONS-") {
      guard take(name.dropFirst("OPTIONS-".count)) else { return nil }
    } else if let dot = name.firstIndex(of: ".") {
      let ending = name[name.index(after: dot)...]
      guard ["log", "sst", "ldb", "blob", "dbtmp"].contains(ending), take(name[..<dot]) else {
        return nil
      }
      isLog = ending == "log"
      // Any number, 0 too: it is gone before the next start is.
      if ending == "dbtmp" { number = nil }
    } else {
      return nil
    }
  }

  private mutating func take(_ digits: Substring) -> Bool {
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = UInt64(digits)
    else { return false }
    self.number = number
    let text = String(number)
    hasOwnForm = digits == String(repeating: "0", count: max(0, 6 - text.count)) + text
    return true
  }
}
