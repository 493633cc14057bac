import EventLoop
import Foundation
import HTTP2Transport
import RPC

extension Bench {
  /// Unary calls through a channel, as a program makes them: `concurrency` tasks, one call at a time each.
  static func calls(port: Int, concurrency: Int, calls: Int) async throws {
    let group = try LoopGroup()
    let channel = HTTP2Channel(host: "127.0.0.1", port: port, loop: group.loops[0])
    let request = Block(filledWith: 7)
    let each = max(1, calls / max(1, concurrency))
    for round in 0..<5 {
      let start = (clock: group.loops[0].nowNanoseconds, cpu: processSeconds())
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        for _ in 0..<concurrency {
          tasks.addTask(executorPreference: group.loops[0]) {
            for _ in 0..<each {
              _ = try await channel.unary(Bench.sync, request, options: CallOptions())
            }
          }
        }
        try await tasks.waitForAll()
      }
      let made = Double(each * concurrency)
      let seconds = Double(group.loops[0].nowNanoseconds - start.clock) / 1e9
      let cpu = (processSeconds() - start.cpu) * 1e6 / made
      print(
        "round \(round): \(Int(made / seconds)) calls/s,",
        "\(String(format: "%.2f", cpu)) us of the client's CPU a call")
    }
    await channel.close()
  }

  /// CPU time of this process, user and system.
  private static func processSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
