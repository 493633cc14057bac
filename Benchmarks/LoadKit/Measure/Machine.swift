import Foundation

/// Where a measurement was taken.
public struct Machine: Sendable, Equatable {
  public var processor: String
  /// Cores this process may use.
  public var cores: Int
  public var kernel: String
  public var memoryBytes: Int64
  /// Whether this executable was optimised.
  public var isOptimised: Bool

  /// With given values, for tests.
  public init(
    processor: String, cores: Int, kernel: String, memoryBytes: Int64, isOptimised: Bool
  ) {
    self.processor = processor
    self.cores = cores
    self.kernel = kernel
    self.memoryBytes = memoryBytes
    self.isOptimised = isOptimised
  }

  /// This machine.
  public static var current: Machine {
    let info = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let model = info.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = model?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
    var system = utsname()
    uname(&system)
    let release = withUnsafeBytes(of: system.release) { bytes in
      // Sound: uname ends the field with a zero byte, and prefix stops there or at the field's end.
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    return Machine(
      processor: name ?? "unknown processor", cores: ProcessInfo.processInfo.activeProcessorCount,
      kernel: "Linux \(release)", memoryBytes: Int64(ProcessInfo.processInfo.physicalMemory),
      isOptimised: isOptimisedBuild)
  }

  /// Whether this executable was optimised: assertions are compiled in only when it was not.
  public static var isOptimisedBuild: Bool {
    var isDebug = false
    assert(
      {
        isDebug = true
        return true
      }())
    return !isDebug
  }

  /// What a measuring command says instead of measuring; nil when it may.
  public static func refusalToMeasure(
    isOptimised: Bool = isOptimisedBuild, command: String
  ) -> String? {
    guard !isOptimised else { return nil }
    return """
      This is a debug build, 10 to 50 times slower than it should be: \(command) does not measure it.
      Build with `swift build -c release` (or `make build`) and run .build/release/dropwire.
      """
  }

  /// One line for the head of a report.
  public var line: String {
    "\(processor), \(cores) core\(cores == 1 ? "" : "s"), \(memoryBytes >> 30) GiB, \(kernel), "
      + (isOptimised ? "release build" : "DEBUG build")
  }

  /// As an object.
  public var json: JSONValue {
    [
      "processor": .string(processor), "cores": .integer(Int64(cores)), "kernel": .string(kernel),
      "memory_bytes": .integer(memoryBytes), "optimised": .bool(isOptimised),
    ]
  }
}
