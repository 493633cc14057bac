import EventLoop
import Foundation
import HTTP2Transport
import RPC
import TLSSession
import WireCodec

struct Greetings: GreeterService {
  func greet(_ request: Hello, context: ServerContext) async throws -> Greeting {
    guard !request.name.isEmpty else { throw RPCError(.invalidArgument, "name: who is it?") }
    return Greeting(text: "Hello, \(request.name)!")
  }

  func remind(
    _ request: Hello, responses: ResponseStream<Greeting>, context: ServerContext
  ) async throws {
    while true {  // Ends by cancellation: the caller has gone, or its deadline has passed.
      try await responses.send(Greeting(text: "Hello, \(request.name)!"))
      try await Task.sleep(for: .milliseconds(500))
    }
  }

  func gather(_ requests: RequestStream<Hello>, context: ServerContext) async throws -> Greeting {
    var names: [String] = []
    for try await request in requests where names.count < 100 { names.append(request.name) }
    return Greeting(text: String("Hello, \(names.joined(separator: " and "))!".prefix(200)))
  }

  func chat(
    _ requests: RequestStream<Hello>, responses: ResponseStream<Greeting>, context: ServerContext
  ) async throws {
    for try await request in requests {
      try await responses.send(Greeting(text: "Hello, \(request.name)!"))
    }
  }
}

@main
struct Main {
  /// `greeter PORT [CERTIFICATE KEY]`, the latter two as PEM files.
  static func main() async {
    do {
      try await run()
    } catch {
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 2 || arguments.count == 4, let port = Int(arguments[1]) else {
      print("usage: greeter PORT [CERTIFICATE KEY]")
      return
    }
    var router = Router()
    Greetings().register(with: &router)
    let server = HTTP2Server(router: router, group: try LoopGroup(count: 1))
    let tls = arguments.count == 4 ? try serverTLS(arguments[2], arguments[3]) : nil
    let address = try await server.start(host: "127.0.0.1", port: port, tls: tls)
    FileHandle.standardOutput.write(Data("greeter listening on \(address)\n".utf8))
    await untilTerminated()
    await server.drain(deadline: .seconds(5))
  }
}
