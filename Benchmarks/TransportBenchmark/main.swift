import EventLoop
import Foundation
import HTTP2Transport
import RPC
import WireCodec

enum Bench {
  static let sync = Method<Block, Block>(service: "bench.Echo", name: "Sync", kind: .unary)
  static let async = Method<Block, Block>(service: "bench.Echo", name: "Async", kind: .unary)
  static let deferred = Method<Block, Block>(
    service: "bench.Echo", name: "Deferred", kind: .unary)
  static let duplex = Method<Block, Block>(
    service: "bench.Echo", name: "Duplex", kind: .bidirectional)
  static let watch = Method<Block, Block>(
    service: "bench.Feed", name: "Watch", kind: .serverStreaming)
  static let publish = Method<Block, Block>(service: "bench.Feed", name: "Publish", kind: .unary)

  static func router(_ steps: Steps? = nil) -> Router {
    var router = Router()
    steps?.intercept(&router)
    let hub = Hub()
    router.register(sync, synchronous: { request, _ in request })
    router.register(async, unary: { request, _ in request })
    // Answered when the call's own turn is over, as what waits for a log is.
    router.register(
      deferred,
      deferred: { request, reply in
        reply.context.executor.execute { reply.respond(with: request) }
      })
    router.register(
      duplex,
      bidirectional: { requests, responses, _ in
        for try await request in requests { try await responses.send(request) }
      })
    router.register(watch, frames: { _, _ in Viewer(hub: hub) })
    router.register(
      publish,
      synchronous: { request, _ in
        hub.publish(request, times: Int(request.bytes[Block.burstIndex]))
        return request
      })
    return router
  }

  static func serve(port: Int, loops: Int) async throws {
    let group = try LoopGroup(count: loops)
    var limits = ServerLimits()
    limits.connections = 100_000
    let server = HTTP2Server(
      router: router(), group: group, limits: limits, observer: { print($0) })
    let address = try await server.start(port: port)
    print("listening on \(address)")
    fflush(nil)
    while true { try await Task.sleep(for: .seconds(3_600)) }
  }

  static func fanOut(
    port: Int, connections: Int, streams: Int, rounds: Int, burst: Int
  ) async throws {
    DescriptorLimit.raise()
    let group = try LoopGroup()
    let loop = group.loops[0]
    let address = try SocketAddress(host: "127.0.0.1", port: port)
    let durations = await withCheckedContinuation { done in
      let client = FanOutClient(
        loop: loop, address: address, connections: connections, streams: streams, rounds: rounds,
        burst: burst
      ) { done.resume(returning: $0) }
      loop.execute { client.start() }
    }
    let sorted = durations.dropFirst().sorted()
    let total = sorted.reduce(0, +)
    let messages = Double(connections * streams * burst * rounds)
    print(
      "\(connections) x \(streams) x \(burst): \(Int(messages / total * 1_000)) messages/s,",
      "to all p50 \(sorted[sorted.count / 2]) ms, p99 \(sorted[sorted.count * 99 / 100]) ms,",
      "first round \(durations[0]) ms")
    if CommandLine.arguments.last == "hold" { try await Task.sleep(for: .seconds(3_600)) }
  }
}

#if DEBUG
  fatalError("a debug build measures nothing: build with -c release")
#else
  let arguments = CommandLine.arguments
  func number(_ index: Int, _ otherwise: Int) -> Int {
    arguments.count > index ? Int(arguments[index]) ?? otherwise : otherwise
  }
  // The main thread only waits: valgrind does not survive an asynchronous main on Linux.
  switch arguments.dropFirst().first {
  case "serve":
    Task.detached { try await Bench.serve(port: number(2, 8_080), loops: number(3, 1)) }
  case "fanout":
    Task.detached {
      try await Bench.fanOut(
        port: number(2, 8_080), connections: number(3, 2_000), streams: number(4, 1),
        rounds: number(5, 200), burst: number(6, 1))
      exit(0)
    }
  case "calls":
    Task.detached {
      try await Bench.calls(
        port: number(2, 8_080), concurrency: number(3, 64), calls: number(4, 200_000))
      exit(0)
    }
  case "count":
    guard arguments.count == 4, let calls = Int(arguments[3]) else { exit(2) }
    Task.detached {
      try await Count.run(arguments[2], calls: calls)
      exit(0)
    }
  default:
    print("usage: transport-benchmark serve [port] [loops]")
    print("       transport-benchmark calls [port] [concurrency] [calls]")
    print("       transport-benchmark fanout [port] [connections] [streams] [rounds] [burst]")
    print(
      "       transport-benchmark count unary-sync|unary-async|unary-STEP|fanout|subscribe calls")
    exit(2)
  }
  while true { sleep(3_600) }
#endif
