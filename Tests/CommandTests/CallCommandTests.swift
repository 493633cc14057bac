import ArgumentParser
import Basics
import DynamicCodec
import RPC
import Testing

@testable import dropwire

@Suite("dropwire call: the command line")
struct CallCommandTests {
  private func parse(_ arguments: String...) throws -> CallCommand {
    try #require(try Dropwire.parseAsRoot(["call"] + arguments) as? CallCommand)
  }

  @Test("server, method, requests and options")
  func everything() throws {
    let command = try parse(
      "localhost:7070", "Feed/Subscribe", "{}", "-", "@a.json", "-H", "a: b", "-H", "c-bin: AQ==",
      "--timeout", "1500ms", "--max", "3", "--pretty", "-v", "--defaults", "--schemas", "dir")
    #expect(command.target == "localhost:7070")
    #expect(command.method == "Feed/Subscribe")
    #expect(command.requests == ["{}", "-", "@a.json"])
    #expect(command.headers.header == ["a: b", "c-bin: AQ=="])
    #expect(command.timeout == 1_500_000_000)
    #expect(command.max == 3)
    #expect(command.pretty && command.verbose && command.defaults)
    #expect(command.schemas == "dir")
  }

  @Test("--list and --describe need no server")
  func reference() throws {
    #expect(try parse("--list").list)
    #expect(try parse("--describe", "Marker").describe == "Marker")
  }

  @Test(
    "command lines that cannot be meant",
    arguments: [
      [], ["localhost:1"], ["localhost:1", "A/B", "--max", "0"],
      ["localhost:1", "A/B", "--pretty", "--table"], ["localhost:1", "A/B", "--timeout", "soon"],
    ])
  func refused(arguments: [String]) {
    #expect(throws: (any Error).self) { try Dropwire.parseAsRoot(["call"] + arguments) }
  }

  @Test("headers are text, or bytes where the name says so")
  func headers() throws {
    var metadata: Metadata = [:]
    try HeaderArguments.append("X-Trace:  a:b ", to: &metadata)
    try HeaderArguments.append("key-bin: AQI=", to: &metadata)
    #expect(metadata["x-trace"] == "a:b")
    #expect(metadata.bytes(for: "key-bin") == [[1, 2]])
    for header in ["no colon", "key-bin: ?", "grpc-timeout: 1S", "a b: c"] {
      #expect(throws: CommandFailure.self) { try HeaderArguments.append(header, to: &metadata) }
    }
  }

  static let otherIds: [(String, String, String)] = [
    (
      #"{"drop":"stream_3w00"}"#, "`drop`: stream_3w00 is the id of a stream, not of a drop",
      "drop"
    ),
    (#"{"waiter":"hold_3w00"}"#, "`waiter`: hold_3w00 is the id of a hold, not of a wait", "wait"),
    (#"{"hold":"hld_3w00"}"#, "`hold`: no id begins with hld_", "hold"),
    (#"{"hold":"hold_!"}"#, "`hold`: hold_! is no id", "hold"),
  ]

  @Test(
    "an id of another kind, or of none, is refused with the right form",
    arguments: otherIds.indices)
  func idsOfOtherKinds(index: Int) throws {
    let (text, message, form) = Self.otherIds[index]
    let types = [
      "drop": "GetDropRequest", "wait": "LeaveWaitlistRequest", "hold": "ReleaseRequest",
    ]
    let schema = try CallSchemas.load(nil)
    let codec = SchemaCodec(schema: schema, readIdentifier: { EntityText.read($0, field: $1) })
    let type = try MethodCatalogue(schema).declaration(types[form] ?? "")
    do throws(JSONError) {
      _ = try codec.encode(try JSONParser.parse(Array(text.utf8)), as: type)
      Issue.record("\(text) was taken")
    } catch {
      #expect(error.message == message)
      #expect(error.help == "write a number, or \(form)_ and its digits, such as \(form)_3w00")
    }
  }

  @Test("ids are numbers or text of the right kind")
  func ids() throws {
    let stream = StreamID(sequence: 3, index: 0)
    #expect(try EntityText.id("\(stream.rawValue)", of: StreamKind.self) == stream)
    #expect(try EntityText.id("\(stream)", of: StreamKind.self) == stream)
    #expect(EntityText.number("\(stream)") == stream.rawValue)
    #expect(EntityText.number("shelf_1") == nil)
    #expect(EntityText.read("\(stream)", field: "stream") == .id(stream.rawValue))
    #expect(EntityText.read("pool_1", field: "pools") == .id(1))
    #expect(EntityText.read("hold_1", field: "parent") == .id(1))
    #expect(EntityText.read("17", field: "drop") == .number)
    for text in ["hold_1", "stream_", "stream_01", "-1", "one"] {
      #expect(throws: ValidationError.self) { try EntityText.id(text, of: StreamKind.self) }
    }
  }
}
