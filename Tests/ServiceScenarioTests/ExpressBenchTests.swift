import Basics
import LoadClient
import LoadKit
import Sequencer
import Testing

/// The benchmark of purchases, small: both ways come to their orders, and the log to what its clients were told.
@Suite("Purchases as they are measured", .timeLimit(.minutes(3)))
struct ExpressBenchTests {
  @Test func bothWays() async throws {
    let server = try await LiveServer(depth: .sockets)
    // Devices go by the clock on the wall.
    server.clock.set(toMicroseconds: SystemClock().nowMicroseconds())
    let driver = try await BenchDriver(host: "127.0.0.1", port: server.port) { _ in }
    var options = driver.options()
    options.connections = 2
    let report = try await driver.express(options, purchases: 40, atOnce: 4)
    #expect(report.violations == [])
    #expect(report.audit?.violationCount == 0 && report.audit?.confirms == 80)
    #expect(report.latencies.map(\.name) == ["by steps", "one call"])
    await server.stop()
  }
}
