import EventLoop
import HTTP2Transport
import RPC
import WireCodec

#if DEBUG
  print("transport-benchmark measures nothing in a debug build: use -c release")
#endif

enum Bench {
  static let sync = Method<Block, Block>(service: "bench.Echo", name: "Sync", kind: .unary)
  static let async = Method<Block, Block>(service: "bench.Echo", name: "Async", kind: .unary)
  static let duplex = Method<Block, Block>(
    service: "bench.Echo", name: "Duplex", kind: .bidirectional)

  static func router() -> Router {
    var router = Router()
    router.register(sync, synchronous: { request, _ in request })
    router.register(async, unary: { request, _ in request })
    router.register(
      duplex,
      bidirectional: { requests, responses, _ in
        for try await request in requests { try await responses.send(request) }
      })
    return router
  }

  static func serve(port: Int, loops: Int) async throws {
    let group = try LoopGroup(count: loops)
    let server = HTTP2Server(router: router(), group: group, observer: { print($0) })
    let address = try await server.start(port: port)
    print("listening on \(address)")
    while true { try await Task.sleep(for: .seconds(3_600)) }
  }
}

let arguments = CommandLine.arguments
switch arguments.dropFirst().first {
case "serve":
  try await Bench.serve(
    port: arguments.count > 2 ? Int(arguments[2]) ?? 8080 : 8080,
    loops: arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1)
default:
  print("usage: transport-benchmark serve [port] [loops]")
}
