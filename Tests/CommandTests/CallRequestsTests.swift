import Foundation
import Testing

@testable import dropwire

@Suite("dropwire call: requests")
struct CallRequestsTests {
  private func all(_ arguments: [String]) async throws -> [RequestText] {
    var requests = try CallRequests(arguments)
    var found: [RequestText] = []
    while let request = try await requests.next() { found.append(request) }
    return found
  }

  @Test("a file or folder that cannot be read is named with the system's reason")
  func unreadable() async throws {
    let plain = try file("{}")
    defer { try? FileManager.default.removeItem(atPath: plain) }
    func message(_ body: () throws -> Void) -> String? {
      do {
        try body()
        return nil
      } catch {
        return (error as? CommandFailure)?.message
      }
    }
    #expect(
      message { _ = try CallRequests(["@\(plain)/x"]) }
        == "@\(plain)/x: the file cannot be read: not a directory")
    #expect(
      message { _ = try CallSchemas.load("\(plain)/x") }
        == "--schemas: cannot read the folder \(plain)/x: not a directory")
    #expect(
      message { _ = try CallSchemas.load("/no/such/folder") }
        == "--schemas: cannot read the folder /no/such/folder: no such file or directory")
    #expect(
      message { _ = try ShowFile.load("/tmp") }
        == "cannot read the scenario file /tmp: is a directory; shipped are launch, bakery, pilot")
    #expect(
      message { _ = try PEMFile.read("\(plain)/x", for: "--ca") }
        == "--ca: cannot read \(plain)/x: not a directory")
  }

  private func file(_ content: String) throws -> String {
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json")
    try Data(content.utf8).write(to: url)
    return url.path
  }

  @Test("arguments and the documents of files, in order")
  func order() async throws {
    let path = try file("{\"a\":1}\n\n{\n\"b\":2}{}")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let found = try await all(["{\"first\":1}", "@\(path)", "{}"])
    #expect(
      found.map { String(decoding: $0.text, as: UTF8.self) }
        == ["{\"first\":1}", "{\"a\":1}", "{\n\"b\":2}", "{}", "{}"])
    #expect(found.map(\.firstLine) == [1, 1, 3, 4, 1])
    #expect(found.map(\.source) == ["argument 1", path, path, path, "argument 3"])
  }

  @Test("a file that is not there or not made of objects is refused with its place")
  func broken() async throws {
    await #expect(throws: CommandFailure.self) { try await all(["@/no/such/file"]) }
    let path = try file("{}\n[1]\n")
    defer { try? FileManager.default.removeItem(atPath: path) }
    do {
      _ = try await all(["@\(path)"])
      Issue.record("an array was read as a request")
    } catch let error as CommandFailure {
      #expect(error.message.hasPrefix("\(path):2:1: a message is a JSON object"))
      #expect(error.exitCode == 2)
    }
    let open = try file("{}\n{\"a\":")
    defer { try? FileManager.default.removeItem(atPath: open) }
    await #expect(throws: CommandFailure.self) { try await all(["@\(open)"]) }
  }
}
