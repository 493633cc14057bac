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
