import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Limits of what waits to be logged.
public struct LogLimits: Sendable, Equatable {
  /// Bytes of records that wait to be written; what comes while there are as many is dropped and counted. 1 MiB.
  public var queuedBytes = 1 << 20
  /// Bytes of one record; the rest of it is cut. 16 KiB.
  public var recordBytes = 16 << 10

  public init() {}
}

/// Lines that a thread of its own writes to a descriptor: who has one to write never waits, whatever the reader
/// does. What cannot be written is dropped and counted, and the count is written as soon as something can be.
/// From any thread.
public final class LineQueue: @unchecked Sendable {
  // Sound although unchecked: the semaphore is made for use by several threads, the rest is immutable or locked.

  private struct State {
    var bytes: [UInt8] = []
    /// Lines that had no room since the thread took the last ones.
    var dropped = 0
    var droppedInAll = 0
    var isWriting = false
    var isAsleep = true
  }

  private let descriptor: Int32
  private let limits: LogLimits
  private let lossLine: @Sendable (Int, String) -> String
  private let state = Mutex(State())
  /// Owned; lives as long as the thread, which never ends.
  private let wakeUp: UnsafeMutablePointer<sem_t>

  /// Starts the thread, which stays until the process ends.
  ///
  /// - Parameter lossLine: a line that says how many were dropped, and why; with its newline.
  public init(
    to descriptor: Int32, limits: LogLimits = .init(),
    lossLine: @escaping @Sendable (Int, String) -> String
  ) {
    self.descriptor = descriptor
    self.limits = limits
    self.lossLine = lossLine
    // A reader that has gone is an error of that write, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    wakeUp = .allocate(capacity: 1)
    sem_init(wakeUp, 0, 0)
    var thread = pthread_t()
    let this = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { argument in
        // Sound: the reference was retained for the thread, which keeps it.
        Unmanaged<LineQueue>.fromOpaque(argument!).takeUnretainedValue().run()
        return nil
      }, this.toOpaque())
    if code == 0 { pthread_detach(thread) } else { this.release() }
  }

  /// Lines that were dropped since the start.
  public var dropped: Int { state.withLock { $0.droppedInAll } }

  /// Has the line written, which ends with a newline. Returns at once.
  public func write(_ line: String) {
    let wakes = state.withLock { state -> Bool in
      let room = limits.queuedBytes - state.bytes.count
      let count = line.utf8.count
      guard min(count, limits.recordBytes) <= room else {
        state.dropped += 1
        state.droppedInAll += 1
        return false
      }
      if count <= limits.recordBytes {
        state.bytes.append(contentsOf: line.utf8)
      } else {
        state.bytes.append(contentsOf: line.utf8.prefix(limits.recordBytes - 4))
        state.bytes.append(contentsOf: "…\n".utf8)
      }
      defer { state.isAsleep = false }
      return state.isAsleep
    }
    if wakes { sem_post(wakeUp) }
  }

  /// Waits until all lines have been written, at most so long; whether they were. For the end of a process.
  @discardableResult
  public func flush(milliseconds: Int) -> Bool {
    for _ in 0...milliseconds / 2 {
      if state.withLock({ $0.isAsleep && !$0.isWriting }) { return true }
      usleep(2_000)
    }
    return false
  }

  private func run() {
    // Lines that a write failed for; they are told before the next that can be written.
    var lost = (count: 0, code: Int32(0))
    var isWithinLine = false
    while true {
      while sem_wait(wakeUp) != 0 {}
      while let (bytes, dropped) = take() {
        if lost.count > 0 { tell(&lost, &isWithinLine) }
        let start: [UInt8] = isWithinLine ? [UInt8(ascii: "\n")] : []
        let (written, code) = StandardDescriptors.write(start + bytes, to: descriptor)
        let kept = max(0, written - start.count)
        if written > 0 {
          isWithinLine = kept > 0 ? bytes[kept - 1] != UInt8(ascii: "\n") : false
        }
        let failed = bytes[kept...].count { $0 == UInt8(ascii: "\n") }
        if code != 0 { state.withLock { $0.droppedInAll += failed } }
        lost = (lost.count + failed + dropped, code != 0 ? code : lost.code)
        if code == 0, lost.count > 0 { tell(&lost, &isWithinLine) }
      }
    }
  }

  private func tell(_ lost: inout (count: Int, code: Int32), _ isWithinLine: inout Bool) {
    let reason = lost.code == 0 ? "they came too fast" : StandardDescriptors.reason(lost.code)
    let line = (isWithinLine ? "\n" : "") + lossLine(lost.count, reason)
    let (written, code) = StandardDescriptors.write(line.utf8, to: descriptor)
    if code == 0 {
      lost = (0, 0)
      isWithinLine = false
    } else if written > 0 {
      isWithinLine = true
    }
  }

  /// What waits; nil when there is nothing.
  private func take() -> (bytes: [UInt8], dropped: Int)? {
    state.withLock { state in
      guard !state.bytes.isEmpty || state.dropped > 0 else {
        state.isAsleep = true
        state.isWriting = false
        return nil
      }
      defer {
        state.bytes = []
        state.dropped = 0
        state.isWriting = true
      }
      return (state.bytes, state.dropped)
    }
  }
}
