package import RPC

/// A service with a method for each thing that a transport has to do.
package enum TestService {
  package static func router(_ record: Record) -> Router {
    var router = Router()
    router.register(Methods.echo, unary: { request, _ in request })
    router.register(Methods.fast, synchronous: { request, _ in request })
    registerDeferred(&router, record)
    router.register(Methods.nativeOnly, synchronous: { request, _ in request })
    router.register(Methods.encoding, unary: { _, context in Note("\(context.encoding)") })
    router.register(
      Methods.uncompressed,
      unary: { request, context in
        context.disableCompression()
        return request
      })
    router.register(
      Methods.identity,
      synchronous: { _, context in
        Note(context.identity.map { "\($0.subject) \($0.uris)" } ?? "nobody")
      })
    router.authorize { context in
      guard context.path == Methods.guarded.path, context.identity == nil else { return nil }
      return RPCError(.unauthenticated, "a certificate is needed for \(context.method.name)")
    }
    router.register(Methods.guarded, synchronous: { request, _ in request })
    router.register(Methods.fail, unary: { request, context in try Self.fail(request, context) })
    router.register(
      Methods.hang,
      unary: { request, context in
        record.note { $0.started += 1 }
        context.onCancel {
          record.note {
            $0.observed += 1
            $0.last = context.cancellation
          }
        }
        do {
          // Longer than any test: what ends it is a cancellation.
          try await Task.sleep(for: .seconds(3_000))
        } catch {
          record.note { $0.cancelled += 1 }
          throw error
        }
        return request
      })
    router.register(
      Methods.metadata,
      unary: { request, context in
        context.appendResponseMetadata(["x-first": "one"])
        var trailers: Metadata = ["x-last": context.metadata["x-asked"] ?? "none"]
        try trailers.append([1, 2, 3] as [UInt8], for: "x-last-bin")
        context.appendTrailers(trailers)
        return Note(context.metadata.entries.map { "\($0.name)" }.joined(separator: ","))
      })
    router.register(
      Methods.binary,
      unary: { _, context in
        var trailers = Metadata()
        try trailers.append([255] as [UInt8], for: "x-b-bin")
        context.appendTrailers(trailers)
        return Note("\(context.metadata.bytes(for: "x-a-bin"))")
      })
    registerStreaming(&router, record)
    return router
  }

  private static func registerDeferred(_ router: inout Router, _ record: Record) {
    router.register(
      Methods.prompt,
      deferred: { request, reply in
        if request.text == "throws" { throw RPCError(.aborted, "not begun") }
        reply.context.appendTrailers(["x-last": "prompt"])
        reply.respond(with: request)
        // The answer has been given: neither counts.
        reply.respond(with: "a second answer")
        if request.text == "throws later" { throw RPCError(.aborted, "begun") }
      })
    router.register(
      Methods.owed,
      deferred: { request, reply in
        reply.context.onCancel {
          record.note {
            $0.observed += 1
            $0.last = reply.context.cancellation
          }
          switch request.text {
          case "responds when cancelled": reply.respond(with: request)
          case "fails when cancelled": reply.fail(RPCError(.aborted, "cancelled"))
          case "responds after it":
            reply.context.executor.execute { reply.respond(with: request) }
          default: break
          }
        }
        record.note { $0.replies.append(reply) }
      })
  }

  private static func fail(_ request: Note, _ context: ServerContext) throws -> Note {
    struct Secret: Error { let password = "hunter2" }
    switch request.text {
    case "secret": throw Secret()
    case "rich":
      // A google.rpc.Status with one google.protobuf.Any in field 3.
      let any = [0x0A, 32] + Array("type.googleapis.com/test.Problem".utf8) + [0x12, 2, 7, 8]
      var metadata: Metadata = ["x-why": "sold"]
      try metadata.append([0x08, 8, 0x1A, UInt8(any.count)] + any, for: "grpc-status-details-bin")
      throw RPCError(code: .resourceExhausted, message: "a \"limit\"\n", metadata: metadata)
    case "details":
      throw RPCError(
        code: .failedPrecondition, message: "sold out: 100 % – ü", metadata: ["x-why": "sold"])
    default: throw RPCError(.notFound, "no \(request.text)")
    }
  }

  private static func registerStreaming(_ router: inout Router, _ record: Record) {
    router.register(
      Methods.collect,
      clientStreaming: { requests, _ in
        var text = ""
        for try await request in requests { text += request.text }
        return Note(text)
      })
    router.register(
      Methods.count,
      serverStreaming: { request, responses, _ in
        for number in 0..<(Int(request.text) ?? 0) { try await responses.send(Note("\(number)")) }
      })
    router.register(
      Methods.twice,
      serverStreaming: { request, responses, _ in
        try await responses.send(request)
        try await responses.send(request, compressed: false)
        try await responses.send("short")
      })
    router.register(
      Methods.trailing,
      serverStreaming: { request, responses, context in
        context.appendTrailers(["x-last": "a"])
        context.appendTrailers(["x-last": "b"])
      })
    router.register(
      Methods.flood,
      serverStreaming: { request, responses, _ in
        let block = Note(size: 1_000)
        for _ in 0..<(Int(request.text) ?? 0) {
          try await responses.send(block)
          record.note { $0.sent += 1 }
        }
      })
    router.register(
      Methods.feed,
      frames: { request, context in
        TestSource(
          count: Int(request.text) ?? 0, record: record, loop: context.executor)
      })
    router.register(
      Methods.held,
      frames: { request, context in
        HeldSource(request.text, record: record, loop: context.executor)
      })
    router.register(
      Methods.attached,
      serverStreaming: { request, responses, context in
        let source = TestSource(
          count: Int(request.text) ?? 0, record: record, loop: context.executor)
        try await responses.attach(source)
        record.note { $0.finished += 1 }
      })
    router.register(
      Methods.chat,
      bidirectional: { requests, responses, _ in
        for try await request in requests { try await responses.send(request) }
        try await responses.send("bye")
      })
    router.register(
      Methods.deaf,
      bidirectional: { _, _, context in
        record.note { $0.started += 1 }
        while !Task.isCancelled { try await Task.sleep(for: .milliseconds(10)) }
      })
  }
}
