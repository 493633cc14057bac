/// One schema file: its text, and where its lines begin.
public struct SourceFile: Sendable {
  /// The path as diagnostics print it.
  public let path: String
  /// The text as UTF-8, without a byte order mark.
  public let bytes: [UInt8]
  /// Offset of the first byte of every line.
  let lineStarts: [Int]

  /// - Parameters:
  ///   - path: how diagnostics name the file.
  ///   - bytes: its content.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    self.bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
    var starts = [0]
    for (offset, byte) in self.bytes.enumerated() where byte == newline {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// - Parameters:
  ///   - path: how diagnostics name the file.
  ///   - text: its content.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The 1-based line that holds the byte at `offset`.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The 1-based column of the byte at `offset`, counted in Unicode scalars.
  func column(at offset: Int) -> Int {
    let start = lineStarts[line(at: offset) - 1]
    let end = min(offset, bytes.count)
    var column = 1
    for byte in bytes[start..<max(start, end)] where byte & 0xC0 != 0x80 { column += 1 }
    return column
  }

  /// The text of the 1-based `line`, without its line break.
  func text(ofLine line: Int) -> String {
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == carriageReturn { end -= 1 }
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }

  /// The text between two offsets.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

let newline = UInt8(ascii: "\n")
let carriageReturn = UInt8(ascii: "\r")

/// A stretch of one file.
public struct SourceRange: Sendable, Hashable {
  /// Index of the file in its `SourceSet`.
  public let file: Int
  /// Offset of the first byte.
  public let start: Int
  /// Offset after the last byte.
  public let end: Int

  package init(file: Int, start: Int, end: Int) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// A range that begins with this one and ends with `other`.
  func through(_ other: SourceRange) -> SourceRange {
    SourceRange(file: file, start: start, end: max(end, other.end))
  }

  /// A range from the beginning of this one to the beginning of `other`.
  func upTo(_ other: SourceRange) -> SourceRange {
    SourceRange(file: file, start: start, end: max(end, other.start))
  }

  /// The empty range after this one.
  var after: SourceRange { SourceRange(file: file, start: end, end: end) }
}

/// The files of one compilation, in the order they were added.
public struct SourceSet: Sendable {
  /// The files; a `SourceRange` names one by its index.
  public private(set) var files: [SourceFile] = []

  /// An empty set.
  public init() {}

  /// Adds a file and returns its index.
  @discardableResult
  public mutating func add(_ file: SourceFile) -> Int {
    files.append(file)
    return files.count - 1
  }

  /// The index of the file at `path`, if it was added.
  ///
  /// - Parameter path: `.` and `..` in it make no difference.
  package func index(of path: String) -> Int? {
    let wanted = Paths.normalize(path)
    return files.firstIndex { Paths.normalize($0.path) == wanted }
  }
}

/// What the compiler itself refuses to exceed.
public struct CompilerLimits: Sendable, Hashable {
  /// Bytes of one schema file. 4 MiB.
  public var sourceBytes = 4 << 20
  /// Files of one compilation, imported ones included. 1,000.
  public var files = 1000
  /// Diagnostics reported before the rest is cut off. 200.
  public var diagnostics = 200
  /// Nesting of types within types in one field. 8.
  public var typeDepth = 8
  /// Nesting of messages within messages: how deep a decoder's stack gets. 64.
  public var messageDepth = 64

  /// The limits in force unless others are given.
  public init() {}
}
