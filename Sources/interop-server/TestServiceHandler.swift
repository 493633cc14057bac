import EcosystemMessages
import Foundation
import RPC

/// `grpc.testing.TestService` as gRPC's interop-test-descriptions say that a server behaves.
struct TestServiceHandler: TestServiceService {
  /// Largest payload made, in bytes: what the schema lets a payload hold.
  private static let payloadLimit = 4 << 20
  /// Requests a half-duplex call may keep until its client has finished.
  private static let keptRequests = 1_024

  /// Tells the servers of a test apart.
  private let serverID = "dropwire-\(ProcessInfo.processInfo.processIdentifier)"
  private let hostname = ProcessInfo.processInfo.hostName

  func emptyCall(_ request: Empty, context: ServerContext) async throws -> Empty {
    try echo(context)
    return request
  }

  func unaryCall(
    _ request: SimpleRequest, context: ServerContext
  ) async throws -> SimpleResponse {
    try echo(context)
    try check(request.expectCompressed, wasCompressed: context.requestWasCompressed)
    try fail(request.responseStatus)
    if request.responseCompressed?.value == false { context.disableCompression() }
    var response = SimpleResponse()
    response.payload = try payload(request.responseType, request.responseSize)
    response.hostname = hostname
    if request.fillServerId { response.serverId = serverID }
    return response
  }

  /// Answers the time, so that no two answers are the same unless a proxy has kept one.
  func cacheableUnaryCall(
    _ request: SimpleRequest, context: ServerContext
  ) async throws -> SimpleResponse {
    try echo(context)
    context.appendResponseMetadata(["cache-control": "max-age=60, public"])
    var response = SimpleResponse()
    let time = UInt64(Date().timeIntervalSince1970 * 1e6) * 1_000 + UInt64.random(in: 0..<1_000)
    response.payload = Payload(type: .unspecified, body: Array("\(time)".utf8))
    return response
  }

  func streamingOutputCall(
    _ request: StreamingOutputCallRequest,
    responses: ResponseStream<StreamingOutputCallResponse>, context: ServerContext
  ) async throws {
    try echo(context)
    try await answer(request, responses)
    try fail(request.responseStatus)
  }

  func streamingInputCall(
    _ requests: RequestStream<StreamingInputCallRequest>, context: ServerContext
  ) async throws -> StreamingInputCallResponse {
    try echo(context)
    var size = 0
    var iterator = requests.makeAsyncIterator()
    while let request = try await iterator.next() {
      try check(request.expectCompressed, wasCompressed: iterator.wasCompressed)
      size += request.payload?.body.count ?? 0
    }
    return StreamingInputCallResponse(aggregatedPayloadSize: Int32(clamping: size))
  }

  func fullDuplexCall(
    _ requests: RequestStream<StreamingOutputCallRequest>,
    responses: ResponseStream<StreamingOutputCallResponse>, context: ServerContext
  ) async throws {
    try echo(context)
    for try await request in requests {
      try fail(request.responseStatus)
      try await answer(request, responses)
    }
  }

  /// Answers only when the client has said everything.
  func halfDuplexCall(
    _ requests: RequestStream<StreamingOutputCallRequest>,
    responses: ResponseStream<StreamingOutputCallResponse>, context: ServerContext
  ) async throws {
    try echo(context)
    var kept: [StreamingOutputCallRequest] = []
    for try await request in requests {
      guard kept.count < Self.keptRequests else {
        throw RPCError(.resourceExhausted, "more than \(Self.keptRequests) requests to keep")
      }
      var request = request
      // What it carried is not needed to answer it.
      request.payload = nil
      kept.append(request)
    }
    for request in kept {
      try fail(request.responseStatus)
      try await answer(request, responses)
    }
  }

  func unimplementedCall(_ request: Empty, context: ServerContext) async throws -> Empty {
    throw RPCError(.unimplemented, "\(context.path) is there to be missing")
  }

  // MARK: What several methods do

  /// Sends back the fields by which clients test metadata.
  private func echo(_ context: ServerContext) throws {
    let metadata = context.metadata
    var initial = Metadata()
    for text in metadata.texts(for: "x-grpc-test-echo-initial") {
      try initial.append(text, for: "x-grpc-test-echo-initial")
    }
    if !initial.isEmpty { context.appendResponseMetadata(initial) }
    var trailing = Metadata()
    for bytes in metadata.bytes(for: "x-grpc-test-echo-trailing-bin") {
      try trailing.append(bytes, for: "x-grpc-test-echo-trailing-bin")
    }
    if !trailing.isEmpty { context.appendTrailers(trailing) }
  }

  /// Ends the call as the client wishes.
  private func fail(_ wanted: EchoStatus?) throws {
    guard let wanted, wanted.code != 0 else { return }
    let code = UInt8(exactly: wanted.code).flatMap(StatusCode.init(rawValue:)) ?? .unknown
    throw RPCError(code, wanted.message)
  }

  /// The feature probe of the compression cases: a message that came otherwise than it says is refused.
  private func check(_ expected: BoolValue?, wasCompressed: Bool) throws {
    guard let expected, expected.value != wasCompressed else { return }
    throw RPCError(
      .invalidArgument,
      wasCompressed
        ? "the request came compressed and should not be"
        : "the request came uncompressed and should be compressed")
  }

  private func payload(_ type: PayloadType, _ size: Int32) throws -> Payload {
    guard type == .unspecified else {
      throw RPCError(.invalidArgument, "response_type: only COMPRESSABLE (0) is served")
    }
    guard size >= 0, size <= Self.payloadLimit else {
      throw RPCError(.invalidArgument, "response size: \(size) is not 0 to \(Self.payloadLimit)")
    }
    return Payload(type: type, body: [UInt8](repeating: 0, count: Int(size)))
  }

  private func answer(
    _ request: StreamingOutputCallRequest,
    _ responses: ResponseStream<StreamingOutputCallResponse>
  ) async throws {
    for parameters in request.responseParameters {
      if parameters.intervalUs > 0 {
        try await Task.sleep(for: .microseconds(Int64(parameters.intervalUs)))
      }
      let payload = try payload(request.responseType, parameters.size)
      try await responses.send(
        StreamingOutputCallResponse(payload: payload),
        compressed: parameters.compressed?.value ?? true)
    }
  }
}
