import Foundation

/// What is in a file that somebody named: whole, of bounded size, and never waited for because of what kind of file it is.
///
/// Regular files only. A FIFO would be waited for until somebody writes into it, a device may never end, so both are
/// refused, and so are folders and sockets. A pipe that this process was given by whoever started it, as /dev/stdin or
/// /dev/fd/N, is read where a caller says so.
public enum FileContent {
  /// Why a file could not be read, in the words of the system: "permission denied".
  public struct Failure: Error, CustomStringConvertible, Sendable {
    public let description: String

    /// - Parameter description: the reason, without the file's name.
    public init(description: String) { self.description = description }
  }

  /// Bytes that a file may have when nobody says otherwise. 64 MiB: above every schema, certificate bundle and request.
  public static let usualLimit = 64 << 20

  /// Reads the file. Blocks as long as the file system takes: a server does it off its loops. From any thread.
  ///
  /// - Parameters:
  ///   - limit: the most bytes it may have.
  ///   - takesPipes: whether a pipe that the process was given is read to its end.
  public static func read(
    _ path: String, limit: Int = usualLimit, takesPipes: Bool = false
  ) throws(Failure) -> [UInt8] {
    let isGiven = takesPipes && isGivenPipe(path)
    // O_NONBLOCK: opening a FIFO that nobody writes into must not wait.
    let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | (isGiven ? 0 : O_NONBLOCK)
    let descriptor = open(path, flags)
    guard descriptor >= 0 else { throw Failure(description: FileProblem.text(code: errno)) }
    defer { close(descriptor) }
    if let problem = problem(descriptor, isGiven: isGiven) { throw Failure(description: problem) }
    return try content(descriptor, limit: limit)
  }

  /// Reads the file as text, in the same way: UTF-8, or a failure.
  public static func text(
    _ path: String, limit: Int = usualLimit, takesPipes: Bool = false
  ) throws(Failure) -> String {
    let bytes = try read(path, limit: limit, takesPipes: takesPipes)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(description: "it is not UTF-8")
    }
    return text
  }

  /// Why the open file is none to be read; nil when it is one.
  static func problem(_ descriptor: Int32, isGiven: Bool = false) -> String? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return FileProblem.text(code: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return nil
    case S_IFIFO where isGiven: return nil
    case S_IFDIR: return FileProblem.text(code: EISDIR)
    default: return "it is no regular file"
    }
  }

  private static func isGivenPipe(_ path: String) -> Bool {
    guard path == "/dev/stdin" || path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/")
    else { return false }
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  private static func content(_ descriptor: Int32, limit: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      // Sound: the buffer is the array's own, and no more is asked for than it has.
      let count = chunk.withUnsafeMutableBytes {
        Foundation.read(descriptor, $0.baseAddress, $0.count)
      }
      if count == 0 { return bytes }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw Failure(description: FileProblem.text(code: errno))
      }
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count <= limit else {
        throw Failure(description: "it has more than \(limit) bytes")
      }
    }
  }
}
