import DynamicCodec
import HTTP2Transport
import JSONText
import RPC
import Synchronization
import WireCodec

/// One call from its first request to its status. Every kind of call is made as a stream both ways:
/// on the wire they are the same, and a caller sees headers and trailers of all.
struct CallRun {
  enum Requests: Sendable {
    /// Encoded already.
    case one([UInt8])
    case many(CallRequests)
  }

  let channel: any ClientChannel
  let method: PreparedMethod
  let options: CallOptions
  var printer: CallPrinter
  let maximum: Int?
  let isVerbose: Bool

  /// How long the answers to earlier requests are waited for when a later one has a mistake. 1 s.
  private static let patience = Duration.seconds(1)

  /// - Throws: `CommandFailure` with the status of a call that failed, or with a request's mistake.
  func run(_ requests: Requests) async throws {
    let call: BidirectionalCall<WireBytes, WireBytes>
    do throws(RPCError) {
      call = try await channel.bidirectional(
        Method(service: method.service, name: method.name, kind: .bidirectional),
        options: options)
    } catch {
      throw failure(error)
    }
    let mistake = Mistake()
    // Not awaited: it may be reading standard input when the call has long ended.
    let sender = Task { [method] in
      do {
        try await Self.send(requests, over: call, method)
      } catch let error as CommandFailure {
        mistake.set(error)
        // What was sent before is answered; a call that does not end by itself is not waited for.
        call.requests.finish()
        try? await Task.sleep(for: Self.patience)
        call.cancel()
      } catch {
        // The call has ended; its status says why.
      }
    }
    defer { sender.cancel() }
    do throws(RPCError) {
      try await receive(call)
    } catch {
      throw mistake.value ?? failure(error)
    }
    if let mistake = mistake.value { throw mistake }
  }

  private static func send(
    _ requests: Requests, over call: BidirectionalCall<WireBytes, WireBytes>,
    _ method: PreparedMethod
  ) async throws {
    switch requests {
    case .one(let bytes): try await call.requests.send(WireBytes(bytes))
    case .many(var source):
      while let text = try await source.next() {
        try await call.requests.send(WireBytes(try encoded(text, method)))
      }
    }
    call.requests.finish()
  }

  private func receive(_ call: BidirectionalCall<WireBytes, WireBytes>) async throws(RPCError) {
    var printer = printer
    var count = 0
    // Shown when the call has ended well: no answer is one before its status.
    var only: JSONNode?
    var responses = call.responses.makeAsyncIterator()
    while let message = try await responses.next() {
      if count == 0 { tell("<", call.responseMetadata) }
      count += 1
      guard method.streamsResponses || count == 1 else {
        // However many more there would be.
        call.cancel()
        throw RPCError(.unimplemented, "expected one message, the server sent more")
      }
      let text: JSONNode
      do {
        text = try method.read(message.bytes)
      } catch {
        call.cancel()
        throw RPCError(
          .internal,
          "the server's answer is no \(method.encoding) of its type: \(error); see --schemas")
      }
      if method.streamsResponses || maximum == 1 { printer.show(text) } else { only = text }
      if count == maximum {
        call.cancel()
        return
      }
    }
    if let only { printer.show(only) }
    tell("<", count == 0 ? call.responseMetadata : nil)
    tell("< trailer", call.trailers)
    guard method.streamsResponses || count == 1 else {
      throw RPCError(.unimplemented, "expected one message, the server sent none")
    }
  }

  private func tell(_ mark: String, _ metadata: Metadata?) {
    guard isVerbose, let metadata else { return }
    for entry in metadata.entries {
      switch entry.value {
      case .text(let text):
        standardError("\(mark) \(entry.name): \(VisibleText.escaped(text))")
      case .binary(let bytes): standardError("\(mark) \(entry.name): \(bytes.count) bytes")
      }
    }
  }

  private func failure(_ error: RPCError) -> CommandFailure {
    tell("< trailer", error.metadata.isEmpty ? nil : error.metadata)
    // A line of its own would look like one of ours.
    let message =
      error.message.isEmpty ? "the server gave no reason" : VisibleText.escaped(error.message)
    return CommandFailure("\(error.code.name) (\(error.code.rawValue)): \(message)")
  }

  /// The bytes of a request.
  ///
  /// - Throws: `CommandFailure` that shows what is wrong with it.
  static func encoded(_ request: RequestText, _ method: PreparedMethod) throws -> [UInt8] {
    do {
      return try method.write(try JSONParser.parse(request.text))
    } catch let error as JSONError {
      throw CommandFailure(
        error.rendered(in: request.text, named: request.source, firstLine: request.firstLine),
        exitCode: 2)
    }
  }
}

/// What was wrong with a request of a stream, from the task that sends to the one that reports.
private final class Mistake: Sendable {
  private let held = Mutex<CommandFailure?>(nil)

  var value: CommandFailure? { held.withLock { $0 } }

  func set(_ failure: CommandFailure) { held.withLock { $0 = failure } }
}
