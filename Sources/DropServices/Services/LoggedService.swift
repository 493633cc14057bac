import DropEngine
import MessageServices
import Messages
import RPC

/// A service of the live contract whose methods with `@logged` go into the log by themselves: a call is one command,
/// and has no task.
protocol LoggedService: LogDeferring {
  var runtime: ServiceRuntime { get }
}

extension LoggedService {
  /// Serves a method with `@logged` of a service whose methods are registered one by one.
  func register<Request, Result>(
    _ method: Method<Request, Result>, with router: inout Router,
    as command: @escaping @Sendable (Request) -> LogCommand,
    result: @escaping @Sendable (LogOutcome) -> Result?
  ) {
    router.register(
      method,
      deferred: { [self] request, reply in
        submit(command(request), context: reply.context) { outcome in
          do throws(RPCError) {
            guard let result = result(try outcome.get()) else {
              throw RPCError(.internal, "the log answered with another method's outcome")
            }
            reply.respond(with: result)
          } catch {
            reply.fail(error)
          }
        }
      })
  }

  func submit(
    _ command: LogCommand, context: ServerContext,
    completion: @escaping @Sendable (Result<LogOutcome, RPCError>) -> Void
  ) {
    let logged: Command
    do throws(RPCError) { logged = try Command(call: command) } catch {
      return completion(.failure(error))
    }
    runtime.gateway(of: context).submit(logged) { outcome in
      do throws(RPCError) {
        completion(.success(try command.result(of: try outcome.get())))
      } catch {
        completion(.failure(error))
      }
    }
  }
}
