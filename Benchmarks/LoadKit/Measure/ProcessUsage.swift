import Foundation

/// What a process has used so far, from `/proc`.
public struct ProcessUsage: Sendable, Equatable {
  /// User and system time, nanoseconds; resolution 10 ms.
  public var cpuNanoseconds: Int64
  /// Resident memory, bytes.
  public var residentBytes: Int64
  /// Threads.
  public var threads: Int
  /// Open descriptors, or nil when they may not be counted.
  public var descriptors: Int?

  /// Reads a process; nil when there is none. `pid` nil is this process.
  public init?(pid: Int32? = nil) {
    let root = "/proc/\(pid.map(String.init) ?? "self")"
    guard let stat = try? String(contentsOfFile: root + "/stat", encoding: .utf8),
      let parsed = Self.parse(
        stat: stat, ticks: Int64(sysconf(Int32(_SC_CLK_TCK))),
        page: Int64(sysconf(Int32(_SC_PAGESIZE))))
    else { return nil }
    self = parsed
    descriptors = (try? FileManager.default.contentsOfDirectory(atPath: root + "/fd"))?.count
  }

  init(cpuNanoseconds: Int64, residentBytes: Int64, threads: Int) {
    self.cpuNanoseconds = cpuNanoseconds
    self.residentBytes = residentBytes
    self.threads = threads
  }

  /// `pid (name with anything in it) S …`: everything counts from the last parenthesis.
  static func parse(stat: String, ticks: Int64, page: Int64) -> ProcessUsage? {
    guard let close = stat.lastIndex(of: ")"), ticks > 0 else { return nil }
    let fields = stat[stat.index(after: close)...].split(whereSeparator: \.isWhitespace)
    guard fields.count > 21, let user = Int64(fields[11]), let system = Int64(fields[12]),
      let threads = Int(fields[17]), let pages = Int64(fields[21])
    else { return nil }
    return ProcessUsage(
      cpuNanoseconds: (user + system) * (1_000_000_000 / ticks), residentBytes: pages * page,
      threads: threads)
  }
}

/// What two readings of a process say about the time between them.
public struct UsageInterval: Sendable, Equatable {
  public var cpuNanoseconds: Int64
  public var elapsedNanoseconds: Int64
  public var residentBytes: Int64

  /// The time between two readings.
  public init(from first: ProcessUsage, to last: ProcessUsage, elapsedNanoseconds: Int64) {
    cpuNanoseconds = last.cpuNanoseconds - first.cpuNanoseconds
    self.elapsedNanoseconds = elapsedNanoseconds
    residentBytes = last.residentBytes
  }

  /// Cores kept busy on average.
  public var cores: Double {
    elapsedNanoseconds == 0 ? 0 : Double(cpuNanoseconds) / Double(elapsedNanoseconds)
  }

  /// Microseconds of CPU per request.
  public func microseconds(perEach count: UInt64) -> Double {
    count == 0 ? 0 : Double(cpuNanoseconds) / 1000 / Double(count)
  }

  /// Requests per second and busy core: what can be compared between servers.
  public func perCore(_ count: UInt64) -> Double {
    cpuNanoseconds == 0 ? 0 : Double(count) * 1e9 / Double(cpuNanoseconds)
  }
}
