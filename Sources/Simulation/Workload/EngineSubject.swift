import Basics
import DropEngine
import Sequencer
import Stories

extension SimulationSubject where Machine == Engine {
  /// The engine; a fault is planted in the live one only, or in every one: then all agree on what is
  /// wrong, and only what must always be true gives it away.
  package static func engine(fault: EngineFault = .none, everywhere: Bool = false) -> Self {
    func engine(_ fault: EngineFault) -> Engine {
      var engine = Engine(hashKey: HashKey(1, 2))
      engine.fault = fault
      return engine
    }
    var subject = SimulationSubject(
      live: { engine(fault) }, clean: { engine(everywhere ? fault : .none) },
      setClock: { Command(.setClock(SetClock(timeMicroseconds: $0))) },
      position: { $0.lastSequence }, violations: { _ in [] },
      makeAudit: { scanEvery in
        var monitor = InvariantMonitor(scanEvery: scanEvery)
        return { entry, engine in
          let observed = ObservedEntry(
            command: entry.command, sequence: entry.sequence,
            logTimeMicroseconds: entry.logTimeMicroseconds, outcome: entry.outcome,
            events: entry.events)
          return monitor.observe(observed, engine: engine).map(\.description)
        }
      })
    subject.isArchived = { table, value in
      guard let table = StateTable(rawValue: table), Engine.archivedTables.contains(table) else {
        return false
      }
      // One that was declined may be tried again as if it had never been.
      return table != .payments || !PaymentRow.isDeclined(value)
    }
    subject.isSameInArchive = { table, row, archived in
      if row == archived { return true }
      // That a drop begins to be forgotten is of no use to who reads that it was.
      guard table == StateTable.drops.rawValue else { return false }
      let key = [UInt8](repeating: 0, count: 8)
      guard case .drop(var first)? = try? StoredRow(table: table, key: key, value: row),
        case .drop(let second)? = try? StoredRow(table: table, key: key, value: archived)
      else { return false }
      first.isRetiring = false
      return first == second
    }
    subject.others = { random in
      var limits = EngineLimits()
      // What is not recorded a program may have otherwise, and decides otherwise by.
      for setting in LimitStories.next({ random.below($0) }) where setting.limit != .refusals {
        limits.set(setting)
      }
      var engine = Engine(limits: limits, hashKey: HashKey(1, 2))
      engine.fault = fault
      return engine
    }
    subject.adoption = { random in
      LimitStories.next { random.below($0) }
        .map { LimitAdoption.Setting(name: "\($0.limit)", value: $0.value) }
    }
    subject.violationsAtRest = { $0.waitingForNothing }
    subject.kept = { $0.keptTooLong }
    subject.keptMicroseconds = EngineLimits().dropRetentionMicroseconds
    return subject
  }
}

extension EngineFault {
  /// Whether it is planted in the live engine alone: it shows where a state is restored or replayed.
  package var showsInReplays: Bool {
    switch self {
    case .loseDirtyHold, .loseArchived, .archiveDrainedOnly, .forgetKey, .skipOffset,
      .loseAdoption:
      true
    default: false
    }
  }
}
