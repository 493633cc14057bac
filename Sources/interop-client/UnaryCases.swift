import EcosystemMessages
import Foundation
import RPC

extension InteropCase {
  static let unaryCases = [
    InteropCase("empty_unary") { run in
      let response = try await run.service.emptyCall(Empty(), options: run.options)
      try demand(response, is: Empty(), "the response")
    },
    InteropCase("large_unary") { run in
      let response = try await run.service.unaryCall(CaseRun.large(), options: run.options)
      try CaseRun.check(response.payload, hasBytes: 314_159)
    },
    InteropCase("zero_unary") { run in
      let request = CaseRun.large(responseBytes: 0, requestBytes: 0)
      let response = try await run.service.unaryCall(request, options: run.options)
      try demand(response.payload?.body.isEmpty ?? true, "the payload is not empty")
    },
    InteropCase("cacheable_unary") { run in
      // The server has to be behind a proxy that keeps what it may keep.
      var options = run.options
      options.metadata = ["x-user-ip": "1.2.3.4"]
      func ask(_ text: String) async throws -> [UInt8] {
        var request = SimpleRequest()
        request.payload = Payload(type: .unspecified, body: Array(text.utf8))
        let answer = try await run.whole(
          TestService.Methods.cacheableUnaryCall, request, options: options)
        return answer.response.payload?.body ?? []
      }
      let stamp = UInt64(Date().timeIntervalSince1970 * 1e6)
      let first = try await ask("\(stamp)")
      try demand(!first.isEmpty, "the response is empty")
      try demand(try await ask("\(stamp)"), is: first, "the second response to the same request")
      try demand(try await ask("\(stamp + 1)") != first, "another request has the same response")
    },
    InteropCase("custom_metadata") { run in
      var options = run.options
      let bytes: [UInt8] = [0xAB, 0xAB, 0xAB]
      try options.metadata.append("test_initial_metadata_value", for: "x-grpc-test-echo-initial")
      try options.metadata.append(bytes, for: "x-grpc-test-echo-trailing-bin")
      func check(_ metadata: Metadata?, _ trailers: Metadata?) throws {
        try demand(
          metadata?.texts(for: "x-grpc-test-echo-initial") ?? [],
          is: ["test_initial_metadata_value"], "the initial metadata")
        try demand(
          trailers?.bytes(for: "x-grpc-test-echo-trailing-bin") ?? [], is: [bytes],
          "the trailing metadata")
      }
      let answer = try await run.whole(
        TestService.Methods.unaryCall, CaseRun.large(), options: options)
      try check(answer.metadata, answer.trailers)
      let call = try await run.service.fullDuplexCall(options: options)
      try await call.requests.send(CaseRun.output([314_159], payloadBytes: 271_828))
      call.requests.finish()
      for try await response in call.responses {
        try CaseRun.check(response.payload, hasBytes: 314_159)
      }
      try check(call.responseMetadata, call.trailers)
    },
  ]
}
