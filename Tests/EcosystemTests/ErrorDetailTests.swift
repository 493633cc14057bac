import RPC
import StatusDetails
import Testing
import WireCodec

/// What an error says for programs.
@Suite struct ErrorDetailTests {
  @Test func detailsAreReadAsTheyWereAttached() throws {
    var error = RPCError(.resourceExhausted, "come back")
    #expect(error.details.isEmpty && error.detail(RetryInfo.self) == nil)
    error.attach(RetryInfo(retryDelay: TimeSpan(microseconds: 1_500_000)))
    error.attach(ErrorInfo(reason: "FULL", domain: "example.com"))
    #expect(error.metadata.bytes(for: "grpc-status-details-bin").count == 1)
    #expect(
      error.details.map(\.typeUrl) == [
        "type.googleapis.com/google.rpc.RetryInfo", "type.googleapis.com/google.rpc.ErrorInfo",
      ])
    #expect(error.detail(RetryInfo.self)?.retryDelay?.microseconds == 1_500_000)
    #expect(error.detail(ErrorInfo.self)?.reason == "FULL")
    #expect(error.detail(BadRequest.self) == nil)
    let bytes = try #require(error.metadata.bytes(for: "grpc-status-details-bin").first)
    let status = try StatusMessage(decoding: bytes.span.bytes, as: .proto)
    #expect(status.code == 8 && status.message == "come back" && status.details.count == 2)
    #expect(RPCError(.aborted, "x").with(ErrorInfo(reason: "A")).details.count == 1)
  }

  @Test func detailsThatCannotBeReadAreNone() throws {
    var error = RPCError(.internal, "broken")
    try error.metadata.append([0xFF, 0xFF], for: "grpc-status-details-bin")
    #expect(error.details.isEmpty)
    error.attach(ErrorInfo(reason: "MENDED"))
    #expect(error.detail(ErrorInfo.self)?.reason == "MENDED")
    #expect(error.metadata.bytes(for: "grpc-status-details-bin").count == 1)
  }
}
