import Foundation

/// How a process ended.
public enum ChildExit: Sendable, Equatable, CustomStringConvertible {
  case code(Int32)
  case signal(Int32)

  public var description: String {
    switch self {
    case .code(let code): "exit code \(code)"
    case .signal(let signal): "signal \(signal)\(signal == SIGKILL ? " (SIGKILL)" : "")"
    }
  }
}

/// What can go wrong with a process that was to be started.
public enum ChildError: Error, Sendable, CustomStringConvertible {
  /// It could not be started: errno and its text.
  case cannotStart(String, Int32)
  /// It ended before it was ready.
  case endedEarly(ChildExit, errors: String)
  /// It did not say the line in time.
  case notReady(waitedFor: String, seconds: Double, errors: String)

  public var description: String {
    switch self {
    case .cannotStart(let path, let code):
      "cannot start \(path): \(String(cString: strerror(code)))"
    case .endedEarly(let exit, let errors):
      "the process ended with \(exit) before it was ready\(Self.tail(errors))"
    case .notReady(let line, let seconds, let errors):
      "no line with \"\(line)\" after \(Words.decimal(seconds, 1)) s\(Self.tail(errors))"
    }
  }

  private static func tail(_ errors: String) -> String {
    errors.isEmpty ? ", and it said nothing" : "; it said:\n\(errors)"
  }
}

/// A real process next to this one: started, watched, ended, and always collected.
///
/// Any thread may call anything. Descriptors of this process above standard error are not
/// inherited.
public final class ChildProcess: Sendable {
  /// Last bytes of standard error that are kept.
  public static let errorTailBytes = 4_096
  /// Lines of standard output that are kept.
  public static let outputLines = 1_000

  public let pid: pid_t
  private let state: ChildState

  /// Starts a program.
  /// - Parameters:
  ///   - executable: its path.
  ///   - environment: nil inherits this process's own.
  ///   - outputFile: takes all of standard output, made anew; ``outputLines`` then stays empty. Nil
  ///     keeps the last lines here.
  public init(
    executable: String, arguments: [String], environment: [String: String]? = nil,
    outputFile: String? = nil
  ) throws(ChildError) {
    var output: [Int32] = [0, 0]
    var errors: [Int32] = [0, 0]
    guard pipe(&output) == 0 else { throw .cannotStart(executable, errno) }
    guard pipe(&errors) == 0 else {
      close(output[0])
      close(output[1])
      throw .cannotStart(executable, errno)
    }
    if let outputFile {
      // The pipe's other end sees the end of a stream on which nothing came.
      close(output[1])
      output[1] = open(outputFile, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
      guard output[1] >= 0 else {
        let code = errno
        for descriptor in [output[0]] + errors { close(descriptor) }
        throw .cannotStart(outputFile, code)
      }
    }
    let (pid, code) = Self.spawn(
      executable, [executable] + arguments, environment ?? ProcessInfo.processInfo.environment,
      output: output[1], errors: errors[1])
    close(output[1])
    close(errors[1])
    guard code == 0 else {
      close(output[0])
      close(errors[0])
      throw .cannotStart(executable, code)
    }
    self.pid = pid
    let state = ChildState()
    self.state = state
    let (outputEnd, errorEnd) = (output[0], errors[0])
    Thread.detachNewThread {
      Self.read(outputEnd) { state.output($0) }
      state.streamEnded()
    }
    Thread.detachNewThread {
      Self.read(errorEnd) { state.errors($0) }
      state.streamEnded()
    }
    Thread.detachNewThread {
      var status: Int32 = 0
      while waitpid(pid, &status, 0) < 0, errno == EINTR {}
      let signal = status & 0x7F
      state.ended(signal == 0 ? .code((status >> 8) & 0xFF) : .signal(signal))
    }
  }

  /// Waits for a line of standard output that contains `text`, and returns it.
  public func waitForLine(
    containing text: String, timeoutSeconds: Double
  ) throws(ChildError) -> String {
    let deadline = Date(timeIntervalSinceNow: timeoutSeconds)
    let found = state.wait(until: deadline) { state in
      state.lines.contains { $0.contains(text) } || (state.exit != nil && state.openStreams == 0)
    }
    if let line = state.lines.first(where: { $0.contains(text) }) { return line }
    if found, let exit = state.exit {
      throw .endedEarly(exit, errors: state.errorText)
    }
    throw .notReady(waitedFor: text, seconds: timeoutSeconds, errors: state.errorText)
  }

  /// Sends a signal; nothing happens when the process is gone.
  public func signal(_ number: Int32) {
    // The pid is this child's until the waiting thread has collected it, and that is noted first.
    state.whileRunning { Glibc.kill(pid, number) }
  }

  /// Asks it to end (SIGTERM).
  public func terminate() { signal(SIGTERM) }

  /// Ends it without asking (SIGKILL).
  public func kill() { signal(SIGKILL) }

  /// How it ended; nil while it runs.
  public var exit: ChildExit? { state.exit }

  /// Waits for its end; nil when it still runs after the time.
  public func waitForExit(timeoutSeconds: Double) -> ChildExit? {
    _ = state.wait(until: Date(timeIntervalSinceNow: timeoutSeconds)) { $0.exit != nil }
    return state.exit
  }

  /// Waits for its end and for the last of what it wrote: ``outputLines`` and ``errorTail`` are
  /// then complete, unless another process still holds them open. Nil when it still runs after the
  /// time.
  public func waitForEnd(timeoutSeconds: Double) -> ChildExit? {
    guard let exit = waitForExit(timeoutSeconds: timeoutSeconds) else { return nil }
    _ = state.wait(until: Date(timeIntervalSinceNow: 2)) { $0.openStreams == 0 }
    return exit
  }

  /// Asks it to end, and ends it when it does not.
  public func stop(graceSeconds: Double) -> ChildExit? {
    terminate()
    if let exit = waitForExit(timeoutSeconds: graceSeconds) { return exit }
    kill()
    return waitForExit(timeoutSeconds: 5)
  }

  /// The last of what it wrote to standard error.
  public var errorTail: String { state.errorText }

  /// Whether it has written `text` to standard error, or does so soon: what it says there and on standard output
  /// comes by two pipes, in no order. Ten seconds at most.
  public func hasSaid(_ text: String) -> Bool {
    let end = Date(timeIntervalSinceNow: 10)
    while !errorTail.contains(text) {
      guard Date() < end else { return false }
      Thread.sleep(forTimeInterval: 0.02)
    }
    return true
  }

  /// The last lines it wrote to standard output.
  public var outputLines: [String] { state.lines }

  private static func spawn(
    _ path: String, _ arguments: [String], _ environment: [String: String], output: Int32,
    errors: Int32
  ) -> (pid: pid_t, code: Int32) {
    keepDescriptorsToOurselves()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGINT, SIGTERM, SIGPIPE, SIGHUP, SIGWINCH] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    var argv = arguments.map { strdup($0) } + [nil]
    var envp =
      environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      for pointer in argv + envp { free(pointer) }
    }
    var pid: pid_t = 0
    let code = posix_spawn(&pid, path, &actions, &attributes, &argv, &envp)
    return (pid, code)
  }

  /// Thousands of sockets in a restarted server would keep their connections half open.
  private static func keepDescriptorsToOurselves() {
    let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    for descriptor in open.compactMap(Int32.init) where descriptor > 2 {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
  }

  private static func read(_ descriptor: Int32, _ body: (ArraySlice<UInt8>) -> Void) {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count > 0 {
        body(buffer[..<count])
      } else if count == 0 || errno != EINTR {
        break
      }
    }
    close(descriptor)
  }
}

/// What is known of a child.
///
/// Sound as Sendable: every stored property is touched only with `condition` locked.
private final class ChildState: @unchecked Sendable {
  private let condition = NSCondition()
  private var lineList: [String] = []
  private var partial: [UInt8] = []
  private var tail: [UInt8] = []
  private var exitValue: ChildExit?
  /// What it wrote last may arrive after its end was noticed.
  private var openStreams = 2

  var lines: [String] { locked { lineList } }
  var exit: ChildExit? { locked { exitValue } }
  var errorText: String { locked { String(decoding: tail, as: UTF8.self) } }

  func output(_ bytes: ArraySlice<UInt8>) {
    locked {
      for byte in bytes {
        if byte == UInt8(ascii: "\n") {
          lineList.append(String(decoding: partial, as: UTF8.self))
          partial.removeAll(keepingCapacity: true)
        } else if partial.count < 65_536 {
          partial.append(byte)
        }
      }
      let excess = lineList.count - ChildProcess.outputLines
      if excess > 0 { lineList.removeFirst(excess) }
      condition.broadcast()
    }
  }

  func errors(_ bytes: ArraySlice<UInt8>) {
    locked {
      tail += bytes
      let excess = tail.count - ChildProcess.errorTailBytes
      if excess > 0 { tail.removeFirst(excess) }
    }
  }

  func ended(_ exit: ChildExit) {
    locked {
      exitValue = exit
      condition.broadcast()
    }
  }

  func streamEnded() {
    locked {
      openStreams -= 1
      condition.broadcast()
    }
  }

  func whileRunning(_ body: () -> Int32) {
    locked { if exitValue == nil { _ = body() } }
  }

  func wait(until deadline: Date, _ isDone: (borrowing View) -> Bool) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while !isDone(view) {
      if !condition.wait(until: deadline) { return isDone(view) }
    }
    return true
  }

  private var view: View { View(lines: lineList, exit: exitValue, openStreams: openStreams) }

  struct View {
    var lines: [String]
    var exit: ChildExit?
    var openStreams: Int
  }

  private func locked<T>(_ body: () -> T) -> T {
    condition.lock()
    defer { condition.unlock() }
    return body()
  }
}
