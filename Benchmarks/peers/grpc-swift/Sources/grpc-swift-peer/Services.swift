import GRPCCore
import Synchronization

/// Messages stay bytes: no time is spent on a codec, which favours this peer.
struct RawCodec: MessageSerializer, MessageDeserializer {
  func serialize<Bytes: GRPCContiguousBytes>(_ message: [UInt8]) throws -> Bytes { Bytes(message) }

  func deserialize<Bytes: GRPCContiguousBytes>(_ serializedMessageBytes: Bytes) throws -> [UInt8] {
    serializedMessageBytes.withUnsafeBytes { [UInt8]($0) }
  }
}

/// Who watches: a stream for each.
final class Viewers: Sendable {
  private struct State {
    var next = 0
    var streams: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
  }
  private let state = Mutex(State())

  func add() -> (id: Int, messages: AsyncStream<[UInt8]>) {
    let (messages, continuation) = AsyncStream<[UInt8]>.makeStream()
    let id = state.withLock { state in
      state.next += 1
      state.streams[state.next] = continuation
      return state.next
    }
    return (id, messages)
  }

  func remove(_ id: Int) { _ = state.withLock { $0.streams.removeValue(forKey: id) } }

  func publish(_ message: [UInt8], times: Int) {
    for stream in state.withLock({ Array($0.streams.values) }) {
      for _ in 0..<times { stream.yield(message) }
    }
  }
}

/// What every peer serves; see the README beside this package.
struct PeerServices: RegistrableRPCService {
  private let viewers = Viewers()

  func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
    let unary = MethodDescriptor(fullyQualifiedService: "bench.Echo", method: "Unary")
    router.registerHandler(forMethod: unary, deserializer: RawCodec(), serializer: RawCodec()) {
      request, _ in
      let single = try await ServerRequest(stream: request)
      return StreamingServerResponse(single: ServerResponse(message: single.message))
    }
    let watch = MethodDescriptor(fullyQualifiedService: "bench.Feed", method: "Watch")
    router.registerHandler(forMethod: watch, deserializer: RawCodec(), serializer: RawCodec()) {
      [viewers] request, _ in
      _ = try await ServerRequest(stream: request)
      return StreamingServerResponse { writer in
        let (id, messages) = viewers.add()
        defer { viewers.remove(id) }
        for await message in messages { try await writer.write(message) }
        return [:]
      }
    }
    let publish = MethodDescriptor(fullyQualifiedService: "bench.Feed", method: "Publish")
    router.registerHandler(forMethod: publish, deserializer: RawCodec(), serializer: RawCodec()) {
      [viewers] request, _ in
      let single = try await ServerRequest(stream: request)
      viewers.publish(single.message, times: Int(single.message[2]))
      return StreamingServerResponse(single: ServerResponse(message: single.message))
    }
  }
}
