import EcosystemMessages
import RPC

extension InteropCase {
  static let compressionCases = [
    InteropCase("client_compressed_unary") { run in
      func request(_ compressed: Bool) -> SimpleRequest {
        var request = CaseRun.large()
        request.expectCompressed = BoolValue(value: compressed)
        return request
      }
      // The probe: only a server that looks at compression refuses this.
      let refusal = try await run.status {
        _ = try await run.service.unaryCall(request(true), options: run.options)
      }
      try demand(refusal.code, is: .invalidArgument, "the probe's status")
      let compressed = try await run.service.unaryCall(request(true), options: run.compressed)
      try CaseRun.check(compressed.payload, hasBytes: 314_159)
      let plain = try await run.service.unaryCall(request(false), options: run.options)
      try CaseRun.check(plain.payload, hasBytes: 314_159)
    },
    InteropCase("server_compressed_unary") { run in
      for compressed in [true, false] {
        var request = SimpleRequest()
        request.responseSize = 314_159
        request.responseCompressed = BoolValue(value: compressed)
        let answer = try await run.whole(
          TestService.Methods.unaryCall, request, options: run.compressed)
        try CaseRun.check(answer.response.payload, hasBytes: 314_159)
        try demand(answer.wasCompressed, is: compressed, "whether the response came compressed")
      }
    },
    InteropCase("client_compressed_streaming") { run in
      func request(_ size: Int, _ compressed: Bool) -> StreamingInputCallRequest {
        var request = StreamingInputCallRequest()
        request.payload = CaseRun.zeros(size)
        request.expectCompressed = BoolValue(value: compressed)
        return request
      }
      let refusal = try await run.status {
        let probe = try await run.service.streamingInputCall(options: run.options)
        try await probe.send(request(27_182, true))
        _ = try await probe.finish()
      }
      try demand(refusal.code, is: .invalidArgument, "the probe's status")
      let call = try await run.service.streamingInputCall(options: run.compressed)
      try await call.send(request(27_182, true))
      try await call.send(request(45_904, false), compressed: false)
      try demand(
        try await call.finish().aggregatedPayloadSize, is: 73_086, "the sum of the sizes")
    },
    InteropCase("server_compressed_streaming") { run in
      let wanted = [(31_415, true), (92_653, false)]
      var request = CaseRun.output(wanted.map(\.0))
      for (index, (_, compressed)) in wanted.enumerated() {
        request.responseParameters[index].compressed = BoolValue(value: compressed)
      }
      let call = try await run.service.streamingOutputCall(request, options: run.compressed)
      var responses = call.responses.makeAsyncIterator()
      for (size, compressed) in wanted {
        try CaseRun.check(try await responses.next()?.payload, hasBytes: size)
        try demand(
          responses.wasCompressed, is: compressed, "whether the response of \(size) is compressed")
      }
      try demand(try await responses.next() == nil, "there is a response too many")
    },
  ]
}
