// Limits that the log has gone over to: from then on they hold, whatever whoever kept it would have had them be.
extension LogAudit {
  mutating func adopt(_ adoption: AuditAdoption) {
    // Of what was promised under others the least holds: it may be gone.
    if let time = adoption.refusalMicroseconds {
      limits.refusalMicroseconds = min(limits.refusalMicroseconds, time)
    }
    if let count = adoption.refusals { limits.refusals = min(limits.refusals, count) }
    if let time = adoption.paymentRetentionMicroseconds {
      limits.paymentRetentionMicroseconds = min(limits.paymentRetentionMicroseconds, time)
    }
    limits.buyers = adoption.buyers ?? limits.buyers
    askable.take(adoption.asked)
    if let attempts = adoption.attemptsPerJob, attempts != limits.attemptsPerJob {
      limits.attemptsPerJob = attempts
      waitAnew()
    }
  }

  /// What was asked for must have been within the limits when it was granted.
  mutating func checkLimits(_ request: AuditReserve) {
    if let most = askable.linesPerHold, UInt64(request.lines.count) > most {
      fault(
        .limitIgnored, "buyer \(request.buyer) was given \(request.lines.count) lines, of \(most)")
    }
    if let most = askable.unitsPerLine,
      let line = request.lines.first(where: { $0.quantity > most })
    {
      fault(
        .limitIgnored,
        "buyer \(request.buyer) asked for \(line.quantity) units, of \(most), and was given some")
    }
  }
}
