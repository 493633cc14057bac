import ArgumentParser
import DynamicCodec
import Messages
import RPC
import Testing
import WireCodec

@testable import dropwire

@Suite("dropwire call: encodings")
struct CallEncodingTests {
  @Test("every shipped method can be called in every encoding")
  func complete() throws {
    let methods = MethodCatalogue(try CallSchemas.load(nil)).methods
    #expect(methods.map(\.path).sorted() == MethodTranscoder.all.map(\.path).sorted())
  }

  @Test("a request goes there and back", arguments: WireEncoding.allCases)
  func transcoding(encoding: WireEncoding) throws {
    let echo = try #require(MethodTranscoder.of("/dropwire.bench.v1.Echo/Unary"))
    let message = EchoMessage(payload: [1, 2, 3])
    let bytes = try echo.request(message.encodedBytes(), encoding)
    #expect(try EchoMessage(decoding: bytes.span.bytes, as: encoding) == message)
    #expect(try echo.response(bytes, encoding) == message.encodedBytes())
  }

  @Test("the command line")
  func commandLine() throws {
    let command = try #require(
      try Dropwire.parseAsRoot(["call", "h:1", "A/B", "--encoding", "json", "--gzip"])
        as? CallCommand)
    #expect(command.encoding == .json && command.gzip)
    #expect(throws: (any Error).self) {
      try Dropwire.parseAsRoot(["call", "h:1", "A/B", "--encoding", "xml"])
    }
  }
}
