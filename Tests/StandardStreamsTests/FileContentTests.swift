import Foundation
import StandardStreams
import Testing

@Suite("Files that somebody named", .timeLimit(.minutes(1)))
struct FileContentTests {
  private func reason(_ path: String, limit: Int = 1_000) -> String? {
    do throws(FileContent.Failure) {
      _ = try FileContent.read(path, limit: limit)
      return nil
    } catch {
      return error.description
    }
  }

  @Test("regular files are read whole; all others are refused at once, with the reason")
  func kinds() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = folder + "/file"
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
    try Data(bytes).write(to: URL(filePath: file))
    #expect(try FileContent.read(file) == bytes)
    #expect(try FileContent.read(file, limit: 200_000) == bytes)
    #expect(reason(file, limit: 199_999) == "it has more than 199999 bytes")
    let link = folder + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    #expect(try FileContent.read(link) == bytes)
    let fifo = folder + "/fifo"
    try #require(mkfifo(fifo, 0o600) == 0)
    for path in [fifo, "/dev/null", "/dev/zero"] {
      #expect(reason(path) == "it is no regular file")
      #expect(FileProblem.reading(path) == "it is no regular file")
      #expect(throws: FileContent.Failure.self) { try FileContent.read(path, takesPipes: true) }
    }
    #expect(reason(folder) == "is a directory")
    #expect(reason(folder + "/none") == "no such file or directory")
  }

  @Test("a pipe that the process was given is read where the caller says so")
  func pipes() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("given".utf8))
    try pipe.fileHandleForWriting.close()
    let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    #expect(reason(path) == "it is no regular file")
    #expect(try FileContent.read(path, takesPipes: true) == Array("given".utf8))
  }
}
