import EventLoop
import InMemoryTransport
import RPC
import Testing

@testable import greeter

@Suite("The example service")
struct GreeterTests {
  /// What docs/serving.md shows.
  @Test("is served and called without a socket")
  func inMemory() async throws {
    var router = Router()
    Greetings().register(with: &router)
    let server = InMemoryServer(router: router, group: try LoopGroup(count: 1))
    let greeter = Greeter.Client(server.channel())
    let answer = try await greeter.greet(Hello(name: "Ada"))
    await server.stop()
    #expect(answer.text == "Hello, Ada!")
  }
}
