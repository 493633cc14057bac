import DropServices
import Foundation
import Sequencer

/// What the kernel says of this process.
enum ProcessReadings {
  static func now(connections: Int) -> ProcessStatistics {
    var usage = rusage()
    _ = getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let cpu =
      Int64(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1_000_000
      + Int64(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    return ProcessStatistics(
      processID: UInt32(ProcessInfo.processInfo.processIdentifier),
      connections: UInt32(connections), streams: 0,
      residentBytes: residentBytes(), cpuMicroseconds: cpu,
      nowMicroseconds: SystemClock().nowMicroseconds(), isOptimised: isOptimisedBuild)
  }

  /// Resident memory from /proc; 0 where there is none.
  private static func residentBytes() -> UInt64 {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else {
      return 0
    }
    let fields = text.split(separator: " ")
    guard fields.count > 1, let pages = UInt64(fields[1]) else { return 0 }
    return pages * UInt64(sysconf(Int32(_SC_PAGESIZE)))
  }
}
