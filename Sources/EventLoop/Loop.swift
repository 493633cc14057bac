import CLibuv
import Synchronization

/// What a timer calls. Confined to the loop.
public protocol TimerTarget: AnyObject {
  /// The timer scheduled with `tag` is due.
  func timerFired(tag: Int)
}

/// What has output to write at the end of a turn. Confined to the loop.
public protocol TurnFlushing: AnyObject {
  /// Called once for each `Loop.scheduleFlush`.
  func flushTurn()
}

/// One thread that waits for sockets and timers and runs everything that belongs to them.
///
/// A turn: wait, handle what is ready, run the jobs that this caused, then flush what has output, once each.
/// As a task executor it runs the tasks of handlers without a hop; as a serial executor it can be an
/// actor's. `execute` and `enqueue` may be called from any thread, everything else on the loop only.
public final class Loop: TaskExecutor, SerialExecutor, @unchecked Sendable {
  // Sound although unchecked: what other threads touch is immutable, atomic or in `inbox`; the rest is
  // used by the loop's own thread only.

  enum Work {
    case job(UnownedJob)
    case body(@Sendable () -> Void)
  }

  struct Inbox {
    var work: [Work] = []
    var stopped = false
  }

  public let index: Int
  public let limits: EventLoopLimits

  private let inbox = Mutex(Inbox())
  private let hasInbox = Atomic(false)
  // Pointers because libuv keeps their addresses; they live from `init` to the end of the thread.
  let uv: UnsafeMutablePointer<uv_loop_t>
  private let wakeup = UnsafeMutablePointer<uv_async_t>.allocate(capacity: 1)
  private let prepare = UnsafeMutablePointer<uv_prepare_t>.allocate(capacity: 1)
  private let check = UnsafeMutablePointer<uv_check_t>.allocate(capacity: 1)
  private let idle = UnsafeMutablePointer<uv_idle_t>.allocate(capacity: 1)
  private let timer = UnsafeMutablePointer<uv_timer_t>.allocate(capacity: 1)
  private var thread = uv_thread_t()
  private let threadID = Atomic<UInt>(0)

  private struct Queues {
    var local: [Work] = []
    var running: [Work] = []
    var dirty: [any TurnFlushing] = []
    var flushing: [any TurnFlushing] = []
    /// Who has sent more than a share, in the order of their turns, each holding the next.
    var firstReader: TCPConnection?
    var lastReader: TCPConnection?
  }

  /// Owned: allocated in `init`, freed in `deinit`.
  private let queues: UnsafeMutablePointer<Queues>
  private var idling = false
  private var wheel: TimerWheel<(target: any TimerTarget, tag: Int)>
  private var armedTick: UInt64?
  private var stopping = false
  private var closables: [ObjectIdentifier: any LoopClosing] = [:]
  private var endings: [() -> Void] = []

  /// Shared by all connections of the loop: what is read is handled before the next read.
  let readBuffer: UnsafeMutableRawBufferPointer
  /// Shared by all connections of the loop: what is collected is written before the next collects. Behind
  /// a pointer, as the loop's queues are: a class's property costs an exclusivity check at each access.
  let output: UnsafeMutablePointer<OutputBuffer>

  /// For filters between connections and their delegates; made when the first one asks for it. On the
  /// loop.
  public private(set) lazy var filterScratch = FilterScratch(softLimit: limits.writeBufferBytes)

  /// Starts the thread. Stop it with `shutDown`, or it runs for ever.
  public init(index: Int = 0, limits: EventLoopLimits = .init()) throws(LoopError) {
    self.index = index
    self.limits = limits
    uv = .allocate(capacity: 1)
    readBuffer = .allocate(byteCount: limits.readBufferBytes, alignment: 64)
    readShare = max(min(limits.readShareBytes, limits.readBufferBytes), 1)
    output = .allocate(capacity: 1)
    // Behind the soft limit there is room for one chunk, or for all that a filter makes of its buffer.
    output.initialize(
      to: OutputBuffer(
        softLimit: limits.writeBufferBytes,
        slack: limits.writeBufferBytes / 2 + 2 * OutputBuffer.slack))
    queues = .allocate(capacity: 1)
    queues.initialize(to: Queues())
    let code = uv_loop_init(uv)
    guard code == 0 else { throw LoopError("create an event loop", code: code) }
    wheel = TimerWheel(now: uv_now(uv))
    let this = Unmanaged.passUnretained(self).toOpaque()
    uv_async_init(uv, wakeup) { _ in }
    uv_prepare_init(uv, prepare)
    uv_check_init(uv, check)
    uv_idle_init(uv, idle)
    uv_timer_init(uv, timer)
    prepare.pointee.data = this
    check.pointee.data = this
    timer.pointee.data = this
    uv_prepare_start(prepare) { handle in
      let loop = Loop.from(handle!.pointee.data)
      loop.endTurn()
      loop.nextReaders()
    }
    uv_check_start(check) { handle in Loop.from(handle!.pointee.data).endTurn() }
    // The thread keeps the loop alive until it has ended.
    let started = uv_thread_create(
      &thread,
      { argument in
        Unmanaged<Loop>.fromOpaque(argument!).takeRetainedValue().run()
      }, Unmanaged.passRetained(self).toOpaque())
    guard started == 0 else {
      Unmanaged.passUnretained(self).release()
      throw LoopError("start the thread of an event loop", code: started)
    }
  }

  deinit {
    readBuffer.deallocate()
    output.deinitialize(count: 1)
    output.deallocate()
    queues.deinitialize(count: 1)
    queues.deallocate()
    uv.deallocate()
    wakeup.deallocate()
    prepare.deallocate()
    check.deallocate()
    idle.deallocate()
    timer.deallocate()
  }

  /// Sound: libuv calls back only while the loop runs, and the thread holds the loop.
  private static func from(_ data: UnsafeMutableRawPointer?) -> Loop {
    Unmanaged<Loop>.fromOpaque(data!).takeUnretainedValue()
  }

  // MARK: From any thread

  public var isCurrent: Bool {
    threadID.load(ordering: .relaxed) == Loop.currentThreadID
  }

  private static var currentThreadID: UInt { UInt(uv_thread_self()) }

  public var nowNanoseconds: UInt64 { uv_hrtime() }

  public func execute(_ body: @escaping @Sendable () -> Void) { submit(.body(body)) }

  public func enqueue(_ job: consuming ExecutorJob) { submit(.job(UnownedJob(job))) }

  public func checkIsolated() {
    precondition(isCurrent, "not on the thread of event loop \(index)")
  }

  public func isIsolatingCurrentContext() -> Bool? { isCurrent }

  private func submit(_ work: Work) {
    if isCurrent {
      queues.pointee.local.append(work)
      return
    }
    // One wake-up for all that is submitted until the loop has looked.
    let wake = inbox.withLock { inbox -> Bool in
      guard !inbox.stopped else { return false }
      inbox.work.append(work)
      return inbox.work.count == 1
    }
    if wake {
      hasInbox.store(true, ordering: .releasing)
      uv_async_send(wakeup)
    }
  }

  /// Closes everything on the loop and ends its thread; returns when it has ended. Not from the loop.
  public func shutDown() {
    precondition(!isCurrent, "an event loop cannot wait for itself")
    execute { self.stopping = true }
    uv_thread_join(&thread)
  }

  // MARK: On the loop

  /// Milliseconds of the loop's clock, as of the beginning of this turn.
  public var nowMilliseconds: UInt64 { uv_now(uv) }

  /// Calls `target` once, after `milliseconds` at the earliest.
  public func schedule(
    after milliseconds: UInt64, _ target: any TimerTarget, tag: Int
  ) -> TimerToken {
    // At most ten years: no sum is ever too large, and no process runs so long.
    wheel.schedule(at: uv_now(uv) + min(milliseconds, 315_360_000_000), (target, tag))
  }

  /// Whether the timer was still waiting.
  @discardableResult
  public func cancel(_ token: TimerToken) -> Bool { wheel.cancel(token) }

  /// Calls `flushTurn` at the end of this turn. The caller sees to it that it asks once a turn.
  public func scheduleFlush(_ object: any TurnFlushing) { queues.pointee.dirty.append(object) }

  /// What is read of a connection at once, in bytes.
  let readShare: Int

  /// Reads the connection again when those who wait for the same have had their share.
  func waitToRead(_ connection: TCPConnection) {
    if let last = queues.pointee.lastReader {
      last.nextReader = connection
    } else {
      queues.pointee.firstReader = connection
    }
    queues.pointee.lastReader = connection
  }

  private func nextReaders() {
    for _ in 0..<limits.readSharesPerTurn {
      guard let reader = queues.pointee.firstReader else { return }
      queues.pointee.firstReader = reader.nextReader
      if reader.nextReader == nil { queues.pointee.lastReader = nil }
      reader.nextReader = nil
      reader.isInLine = false
    }
  }

  /// The loop is being shut down: what is opened now would not be closed any more.
  var isStopping: Bool { stopping }

  /// Calls `body` on the loop when it is shut down, after everything on it is closed.
  public func atShutdown(_ body: @escaping () -> Void) { endings.append(body) }

  func register(_ object: any LoopClosing) { closables[ObjectIdentifier(object)] = object }
  func unregister(_ object: any LoopClosing) { closables[ObjectIdentifier(object)] = nil }

  private func run() {
    threadID.store(Loop.currentThreadID, ordering: .relaxed)
    while !stopping { uv_run(uv, UV_RUN_ONCE) }
    for object in Array(closables.values) { object.closeForShutdown() }
    uv_close(Loop.handle(wakeup), nil)
    uv_close(Loop.handle(prepare), nil)
    uv_close(Loop.handle(check), nil)
    uv_close(Loop.handle(idle), nil)
    uv_close(Loop.handle(timer), nil)
    repeat { endTurn() } while uv_run(uv, UV_RUN_NOWAIT) != 0 || !queues.pointee.local.isEmpty
    // What is closed has told its tasks; those that wait for the next one are told now.
    for ending in endings { ending() }
    endings = []
    repeat { endTurn() } while !queues.pointee.local.isEmpty
    inbox.withLock { $0.stopped = true }
    endTurn()
    // A chain that is let go as a whole would be let go one inside the other.
    while queues.pointee.firstReader != nil { nextReaders() }
    // Nothing fires any more, and what waited may refer to the loop.
    wheel = TimerWheel(now: 0)
    queues.pointee = Queues()
    uv_loop_close(uv)
  }

  private func endTurn() {
    fireTimers()
    var rounds = 0
    repeat {
      if hasInbox.exchange(false, ordering: .acquiringAndReleasing) {
        inbox.withLock { inbox in
          queues.pointee.local.append(contentsOf: inbox.work)
          inbox.work.removeAll(keepingCapacity: inbox.work.count <= 4_096)
        }
      }
      runLocal()
      flushDirty()
      rounds += 1
    } while (!queues.pointee.local.isEmpty || !queues.pointee.dirty.isEmpty)
      && rounds < limits.jobRoundsPerTurn
    keepAwake(!queues.pointee.local.isEmpty || !queues.pointee.dirty.isEmpty)
    armTimer()
  }

  private func runLocal() {
    guard !queues.pointee.local.isEmpty else { return }
    swap(&queues.pointee.local, &queues.pointee.running)
    let executor = asUnownedTaskExecutor()
    for index in queues.pointee.running.indices {
      switch queues.pointee.running[index] {
      case .job(let job): job.runSynchronously(on: executor)
      case .body(let body): body()
      }
    }
    queues.pointee.running.removeAll(keepingCapacity: queues.pointee.running.count <= 4_096)
  }

  private func flushDirty() {
    guard !queues.pointee.dirty.isEmpty else { return }
    swap(&queues.pointee.dirty, &queues.pointee.flushing)
    for index in queues.pointee.flushing.indices { queues.pointee.flushing[index].flushTurn() }
    queues.pointee.flushing.removeAll(keepingCapacity: queues.pointee.flushing.count <= 4_096)
  }

  /// With work left over the loop must look at its sockets without waiting at them.
  private func keepAwake(_ wanted: Bool) {
    guard wanted != idling else { return }
    idling = wanted
    if wanted { uv_idle_start(idle) { _ in } } else { uv_idle_stop(idle) }
  }

  private func fireTimers() {
    guard wheel.count > 0 else { return }
    let now = uv_now(uv)
    while let timer = wheel.popDue(now: now) { timer.target.timerFired(tag: timer.tag) }
  }

  private func armTimer() {
    let next = wheel.nextTick
    guard next != armedTick else { return }
    armedTick = next
    guard let next, !stopping else {
      uv_timer_stop(timer)
      return
    }
    let now = uv_now(uv)
    uv_timer_start(
      timer, { handle in Loop.from(handle!.pointee.data).armedTick = nil },
      next > now ? next - now : 0, 0)
  }

  /// Sound: every libuv handle begins with the fields of `uv_handle_t`.
  static func handle<Handle>(
    _ pointer: UnsafeMutablePointer<Handle>
  ) -> UnsafeMutablePointer<uv_handle_t> {
    UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: uv_handle_t.self)
  }
}

/// What a loop closes when it is shut down.
protocol LoopClosing: AnyObject {
  func closeForShutdown()
}

/// Carries what belongs to a loop through other threads: only the loop can open it.
public struct LoopBound<Value>: @unchecked Sendable {
  // Sound although unchecked: the value is reached on the loop's thread only, which is checked.
  private let loop: Loop
  private let storage: Value

  public init(_ value: Value, on loop: Loop) {
    self.loop = loop
    storage = value
  }

  /// Traps off the loop.
  public var value: Value {
    loop.checkIsolated()
    return storage
  }
}
