import LoadClient
import LoadKit
import Sequencer
import Simulation
import Testing

/// The independent audit reads what simulations have written: logs with everything in them that random stories come
/// to, as a disk that fails and a process that dies have left them.
@Suite struct AuditOfSimulationTests {
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func everythingHolds(seed: UInt64) {
    var records: [[UInt8]] = []
    let report = EngineSimulation(seed: seed, commands: 1_000).run { records = $0 }
    #expect(report.violation == nil)
    var audit = JournalAudit()
    for record in records { audit.read(record) }
    let verdict = audit.finish()
    #expect(verdict.violations == [], "seed \(seed)")
    #expect(verdict.report.lastSequence == report.entries && report.entries > 300)
    #expect(verdict.report.grants > 0)
    #expect("\(verdict.stateDigest)-\(verdict.chainHead)" == report.digest)
  }
}
