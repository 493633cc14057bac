import DynamicCodec
import EcosystemMessages
import JSONText
import RPC
import WireCodec

/// Asks a server for its schema by reflection: v1, or v1alpha of a server that has only that.
struct ReflectionClient: Sendable {
  /// Limits of what a server may tell.
  struct Limits {
    /// Files, with all that they import. 4,096.
    var files = 4_096
    /// Their bytes in all. 64 MiB.
    var bytes = 64 << 20
  }

  private static let limits = Limits()
  private static let services = [
    ServerReflection.Methods.serverReflectionInfo,
    ServerReflectionAlpha.Methods.serverReflectionInfo,
  ]

  let channel: any ClientChannel
  /// What the server is called, for errors.
  let target: String
  let options: CallOptions

  /// - Parameter options: time and headers of the calls; their encoding is protobuf.
  init(channel: any ClientChannel, target: String, options: CallOptions) {
    self.channel = channel
    self.target = target
    var options = options
    options.encoding = .proto
    options.timeout = options.timeout ?? .seconds(20)
    self.options = options
  }

  /// The types of the services that `isWanted` takes, with all that they need.
  ///
  /// - Throws: `CommandFailure` when the server does not tell.
  func schema(_ isWanted: @escaping @Sendable (String) -> Bool) async throws -> ProtoSchema {
    do throws(RPCError) {
      return try await ask(Self.services[0], isWanted)
    } catch {
      guard error.code == .unimplemented else { throw failure(error) }
    }
    do throws(RPCError) {
      return try await ask(Self.services[1], isWanted)
    } catch {
      throw failure(error)
    }
  }

  private func failure(_ error: RPCError) -> CommandFailure {
    if error.code == .unimplemented {
      return CommandFailure(
        "\(target) does not tell of its services: it has no reflection\n"
          + "help: give its schema with --schemas")
    }
    // A line of its own would look like one of ours.
    return CommandFailure("reflection of \(target): \(VisibleText.escaped("\(error)"))")
  }

  private func ask(
    _ method: Method<ServerReflectionRequest, ServerReflectionResponse>,
    _ isWanted: @Sendable (String) -> Bool
  ) async throws(RPCError) -> ProtoSchema {
    let call = try await channel.bidirectional(method, options: options)
    defer { call.cancel() }
    var answers = call.responses.makeAsyncIterator()
    func answer(
      _ request: ServerReflectionRequest
    ) async throws(RPCError)
      -> ServerReflectionResponse
    {
      do throws(RPCError) {
        try await call.requests.send(request)
      } catch {
        // The call is over, and its status says why.
      }
      guard let answer = try await answers.next() else {
        throw RPCError(.internal, "the server ended the call without an answer")
      }
      return answer
    }
    var listing = ServerReflectionRequest()
    listing.listServices = ""
    let listed = try await answer(listing)
    if let error = listed.errorResponse { throw Self.error(error) }
    let names = listed.listServicesResponse?.service.map(\.name) ?? []
    var schema = ProtoSchema()
    var size = 0
    for name in names where isWanted(name) {
      var request = ServerReflectionRequest()
      request.fileContainingSymbol = name
      try add(try await answer(request), &schema, &size)
    }
    while let missing = schema.missingFiles.first {
      var request = ServerReflectionRequest()
      request.fileByFilename = missing
      let before = schema.files.count
      try add(try await answer(request), &schema, &size)
      guard schema.files.count > before else {
        throw RPCError(.internal, "the server does not tell of the file '\(missing)'")
      }
    }
    // To its end, so that the server's log has a call that ended well.
    call.requests.finish()
    do throws(RPCError) {
      while try await answers.next() != nil {}
    } catch {
      // What was asked for has been told.
    }
    return schema
  }

  private func add(
    _ answer: ServerReflectionResponse, _ schema: inout ProtoSchema, _ size: inout Int
  ) throws(RPCError) {
    if let error = answer.errorResponse { throw Self.error(error) }
    for file in answer.fileDescriptorResponse?.fileDescriptorProto ?? [] {
      size += file.count
      do throws(ProtoFailure) {
        try schema.add(file)
      } catch {
        throw RPCError(.internal, "a file of the server is no descriptor: \(error)")
      }
    }
    guard schema.files.count <= Self.limits.files, size <= Self.limits.bytes else {
      throw RPCError(
        .resourceExhausted,
        "the server tells of more than \(Self.limits.files) files or \(Self.limits.bytes) bytes")
    }
  }

  private static func error(_ response: ErrorResponse) -> RPCError {
    let code = UInt8(exactly: response.errorCode).flatMap { StatusCode(rawValue: $0) }
    return RPCError(code == .ok ? .unknown : code ?? .unknown, response.errorMessage)
  }
}
