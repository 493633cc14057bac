import LogContract
import LogFixtureServices
import LogFixtures
import RPC
import Testing
import WireCodec

/// A service that hands its logged methods to a log, and has handlers for the others alone.
private struct Desk: AccountsService, ParcelsService, LogSubmitting {
  func submit(_ command: Command, context: ServerContext) async throws -> Outcome {
    var rules = Counting()
    return command.apply(to: &rules, at: .start)
  }

  func peek(_ request: Close, context: ServerContext) async throws -> Receipt { Receipt() }

  func watch(
    _ request: Close, responses: ResponseStream<Receipt>, context: ServerContext
  ) async throws {}

  func register(with router: inout Router) {
    (self as any AccountsService).register(with: &router)
    (self as any ParcelsService).register(with: &router)
  }
}

@Suite struct SubmissionTests {
  /// That the service compiles says that the logged methods need no handler; here, that they are offered.
  @Test func everyLoggedMethodIsOffered() {
    var router = Router()
    Desk().register(with: &router)
    let numbers = router.methods.compactMap(\.logNumber).map(Int.init).sorted()
    #expect(numbers == Command.methods.filter { !$0.isRetired }.map(\.number))
    #expect(router.methods.count == numbers.count + 2)
  }
}
