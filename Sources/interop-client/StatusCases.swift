import EcosystemMessages
import RPC

extension InteropCase {
  static let statusCases = [
    InteropCase("status_code_and_message") { run in
      try await checkStatus(run, .unknown, "test status message")
    },
    InteropCase("special_status_message") { run in
      try await checkStatus(
        run, .unknown, "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n")
    },
    InteropCase("every_status_code") { run in
      for code in StatusCode.allCases where code != .ok {
        let error = try await run.status {
          _ = try await run.service.unaryCall(failing(code, "no"), options: run.options)
        }
        try demand(error.code, is: code, "the status")
      }
    },
    InteropCase("unimplemented_method") { run in
      let error = try await run.status {
        _ = try await run.service.unimplementedCall(Empty(), options: run.options)
      }
      try demand(error.code, is: .unimplemented, "the status")
    },
    InteropCase("unimplemented_service") { run in
      let error = try await run.status {
        _ = try await UnimplementedService.Client(run.channel)
          .unimplementedCall(Empty(), options: run.options)
      }
      try demand(error.code, is: .unimplemented, "the status")
    },
  ]

  private static func failing(_ code: StatusCode, _ message: String) -> SimpleRequest {
    var request = SimpleRequest()
    request.responseStatus = EchoStatus(code: Int32(code.rawValue), message: message)
    return request
  }

  /// The same status of a unary call and of a stream.
  private static func checkStatus(
    _ run: CaseRun, _ code: StatusCode, _ message: String
  ) async throws {
    let unary = try await run.status {
      _ = try await run.service.unaryCall(failing(code, message), options: run.options)
    }
    let stream = try await run.status {
      let call = try await run.service.fullDuplexCall(options: run.options)
      var request = StreamingOutputCallRequest()
      request.responseStatus = EchoStatus(code: Int32(code.rawValue), message: message)
      try await call.requests.send(request)
      call.requests.finish()
      for try await _ in call.responses {}
    }
    for error in [unary, stream] {
      try demand(error.code, is: code, "the status")
      try demand(error.message, is: message, "the message")
    }
  }

  static let endingCases = [
    InteropCase("cancel_after_begin") { run in
      let call = try await run.service.streamingInputCall(options: run.options)
      call.cancel()
      let error = try await run.status { _ = try await call.finish() }
      try demand(error.code, is: .cancelled, "the status")
    },
    InteropCase("cancel_after_first_response") { run in
      let call = try await run.service.fullDuplexCall(options: run.options)
      var responses = call.responses.makeAsyncIterator()
      try await call.requests.send(CaseRun.output([31_415], payloadBytes: 27_182))
      try CaseRun.check(try await responses.next()?.payload, hasBytes: 31_415)
      call.cancel()
      let error = try await run.status { while try await responses.next() != nil {} }
      try demand(error.code, is: .cancelled, "the status")
    },
    InteropCase("timeout_on_sleeping_server") { run in
      let error = try await run.status {
        let call = try await run.service.fullDuplexCall(
          options: CallOptions(timeout: .milliseconds(1)))
        try await call.requests.send(CaseRun.output([], payloadBytes: 27_182))
        for try await _ in call.responses {}
      }
      try demand(error.code, is: .deadlineExceeded, "the status")
    },
  ]
}
