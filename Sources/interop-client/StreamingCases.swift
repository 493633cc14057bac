import EcosystemMessages
import RPC

/// The sizes that gRPC's descriptions use for requests and responses of streams.
private let requestSizes = [27_182, 8, 1_828, 45_904]
private let responseSizes = [31_415, 9, 2_653, 58_979]

extension InteropCase {
  static let streamingCases = [
    InteropCase("client_streaming") { run in
      let call = try await run.service.streamingInputCall(options: run.options)
      for size in requestSizes {
        var request = StreamingInputCallRequest()
        request.payload = CaseRun.zeros(size)
        try await call.send(request)
      }
      try demand(
        try await call.finish().aggregatedPayloadSize, is: 74_922, "the sum of the sizes")
    },
    InteropCase("server_streaming") { run in
      let call = try await run.service.streamingOutputCall(
        CaseRun.output(responseSizes), options: run.options)
      try await check(call.responses)
    },
    InteropCase("ping_pong") { run in
      let call = try await run.service.fullDuplexCall(options: run.options)
      var responses = call.responses.makeAsyncIterator()
      for (request, response) in zip(requestSizes, responseSizes) {
        try await call.requests.send(CaseRun.output([response], payloadBytes: request))
        try CaseRun.check(try await responses.next()?.payload, hasBytes: response)
      }
      call.requests.finish()
      try demand(try await responses.next() == nil, "there is a response too many")
    },
    InteropCase("empty_stream") { run in
      let call = try await run.service.fullDuplexCall(options: run.options)
      call.requests.finish()
      for try await _ in call.responses { throw Mismatch(description: "there is a response") }
    },
    InteropCase("half_duplex") { run in
      let call = try await run.service.halfDuplexCall(options: run.options)
      for (request, response) in zip(requestSizes, responseSizes) {
        try await call.requests.send(CaseRun.output([response], payloadBytes: request))
      }
      call.requests.finish()
      try await check(call.responses)
    },
  ]

  private static func check(
    _ responses: ResponseSequence<StreamingOutputCallResponse>
  ) async throws {
    var sizes: [Int] = []
    for try await response in responses {
      try CaseRun.check(response.payload, hasBytes: response.payload?.body.count ?? 0)
      sizes.append(response.payload?.body.count ?? 0)
    }
    try demand(sizes, is: responseSizes, "the sizes of the responses")
  }
}
