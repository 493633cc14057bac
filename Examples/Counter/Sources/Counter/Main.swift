import EventLoop
import Foundation
import HTTP2Transport
import LogServices
import RPC
import RocksStorage
import Sequencer

@main
struct Main {
  /// `counter PORT DIRECTORY`
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
    guard arguments.count == 3, let port = Int(arguments[1]) else {
      print("usage: counter PORT DIRECTORY")
      return
    }
    let store = try RocksStore(directory: arguments[2])
    let log = try DurableLog(store: store, rules: CounterRules()) { error in
      FileHandle.standardError.write(Data("the log has stopped: \(error)\n".utf8))
      exit(1)
    }
    var router = Router()
    CounterService(log: log).register(with: &router)
    let server = HTTP2Server(router: router, group: try LoopGroup(count: 1))
    let address = try await server.start(host: "127.0.0.1", port: port)
    let entries = log.sequencer.recovery.lastSequence
    FileHandle.standardOutput.write(
      Data("counter listening on \(address), \(entries) entries in the log\n".utf8))
    await untilTerminated()
    await server.drain(deadline: .seconds(5))
    log.stop()
    store.close()
  }

  /// Returns when somebody ends the process with SIGTERM or SIGINT.
  private static func untilTerminated() async {
    let (signals, input) = AsyncStream<Void>.makeStream()
    let sources = [SIGTERM, SIGINT].map { number in
      signal(number, SIG_IGN)  // The source below hears of it instead.
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { input.yield() }
      source.resume()
      return source
    }
    for await _ in signals { break }
    for source in sources { source.cancel() }
  }
}
