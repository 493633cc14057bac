import EcosystemMessages
import Foundation
import SchemaCompiler
import StatusDetails
import Testing
import WireCodec

/// Every message that others have defined, as bytes and as JSON, between Google's library and ours.
@Suite struct ValueTests {
  private typealias Again = @Sendable ([UInt8]) throws -> (proto: [UInt8], json: String)

  /// Reads a value and writes it again.
  private static func again<Message: WireMessage>(_ type: Message.Type) -> (String, Again) {
    (
      Message.messageName,
      { bytes in
        let message = try Message(decoding: bytes.span.bytes, as: .proto)
        let proto = encoded(message, .proto)
        let json = encoded(message, .json)
        // Back from JSON, and through the native encoding, nothing is lost.
        let native = encoded(try Message(decoding: json.span.bytes, as: .json), .native)
        let last = encoded(try Message(decoding: native.span.bytes, as: .native), .proto)
        #expect(proto == last, "\(Message.messageName)")
        return (proto, String(decoding: json, as: UTF8.self))
      }
    )
  }

  private static func encoded(_ message: some WireMessage, _ encoding: WireEncoding) -> [UInt8] {
    var buffer = WireBuffer()
    message.encode(into: &buffer, as: encoding)
    return buffer.withUnsafeBytes { Array($0) }
  }

  private static let known: [String: Again] = Dictionary(uniqueKeysWithValues: [
    again(AnyMessage.self), again(StatusMessage.self), again(ErrorInfo.self),
    again(RetryInfo.self), again(DebugInfo.self), again(QuotaFailure.self),
    again(QuotaViolation.self), again(PreconditionFailure.self), again(PreconditionViolation.self),
    again(BadRequest.self), again(FieldViolation.self), again(RequestInfo.self),
    again(ResourceInfo.self), again(Help.self), again(HelpLink.self), again(LocalizedMessage.self),
    again(HealthCheckRequest.self), again(HealthCheckResponse.self),
    again(HealthListRequest.self), again(HealthListResponse.self),
    again(ServerReflectionRequest.self), again(ExtensionRequest.self),
    again(ServerReflectionResponse.self), again(FileDescriptorResponse.self),
    again(ExtensionNumberResponse.self), again(ListServiceResponse.self),
    again(ServiceResponse.self), again(ErrorResponse.self),
    again(Empty.self), again(BoolValue.self), again(Payload.self), again(EchoStatus.self),
    again(TestOrcaReport.self), again(SimpleRequest.self), again(SimpleResponse.self),
    again(StreamingInputCallRequest.self), again(StreamingInputCallResponse.self),
    again(ResponseParameters.self), again(StreamingOutputCallRequest.self),
    again(StreamingOutputCallResponse.self), again(ReconnectParams.self), again(ReconnectInfo.self),
  ])

  private static func bytes(_ hex: Substring) -> [UInt8] {
    guard hex != "-" else { return [] }
    let digits = Array(hex.utf8).map { UInt8($0 < 0x60 ? $0 - 0x30 : $0 - 0x57) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    if bytes.isEmpty { return "-" }
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  @Test(.enabled(if: Place.hasPython)) func everyFieldBothWays() throws {
    let set = FileManager.default.temporaryDirectory.appendingPathComponent(
      "dropwire-values-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: set) }
    let schema = try Place.schema(Place.status + Place.services)
    try Data(ProtoBackend.descriptorSet(schema)).write(to: set)
    let script = Place.root.appendingPathComponent("Tests/EcosystemTests/values.py").path
    let made = try Place.runPython([script, "make", set.path])
    #expect(made.code == 0, "\(made.text)")
    var answers = ""
    var names: Set<String> = []
    for line in made.text.split(separator: "\n") {
      let parts = line.split(separator: " ")
      let name = String(parts[0])
      let again = try #require(Self.known[name], "no type for \(name)")
      let value = try again(Self.bytes(parts[1]))
      #expect(Self.hex(value.proto) == parts[1], "\(name)")
      answers += "\(name) \(Self.hex(value.proto)) \(value.json)\n"
      names.insert(name)
    }
    #expect(names == Set(Self.known.keys))
    let checked = try Place.runPython([script, "check", set.path], input: Array(answers.utf8))
    #expect(checked.text == "ok \(names.count * 8)\n", "\(checked.text)")
  }
}
