import LogMachine
import LogServices
import RPC
import WireCodec

/// The calls. Those with `@logged` go into the log by themselves.
struct CounterService: CountersService, LogSubmitting {
  let log: DurableLog<CounterRules>

  func submit(_ command: LogCommand, context: ServerContext) async throws -> LogOutcome {
    try await log.submit(command, context: context)
  }

  func read(_ request: Which, context: ServerContext) async throws -> Count {
    let counter = request.counter
    return try await log.read { $0[counter] }
  }

  func watch(
    _ request: Watch, responses: ResponseStream<Count>, context: ServerContext
  ) async throws {
    let topic = CounterRules.topic(of: request.counter)
    try await log.feed.follow(topic, after: request.after) { event in
      try await responses.send(try Count(bytes: event.message))
    }
  }
}
