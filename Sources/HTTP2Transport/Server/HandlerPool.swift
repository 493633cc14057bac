import EventLoop
import RPC

/// One asynchronous call to run.
struct HandlerJob {
  let connection: ServerConnection
  let context: ServerContext
  let pipe: MessagePipe?
}

/// A task that runs handlers one after another, and waits when there are none: a call then costs neither a
/// new task nor a hop.
final class HandlerWorker: @unchecked Sendable {
  // Sound although unchecked: used on the loop of its pool only. The task's own code runs there too,
  // because the task prefers the loop as its executor.
  var task: Task<Void, Never>?
  var parked: UnsafeContinuation<Void, Never>?
  /// Its task was cancelled, which cannot be undone: it ends after this job.
  private(set) var cancelled = false

  func cancel() {
    cancelled = true
    task?.cancel()
  }
}

/// The workers of one loop. Confined to the loop.
final class HandlerPool: TurnFlushing, @unchecked Sendable {
  // Sound although unchecked: see `HandlerWorker`.
  private let loop: Loop
  private let parkedLimit: Int
  /// Behind a pointer, which costs no exclusivity check; owned, freed in `deinit`.
  private let queue: UnsafeMutablePointer<Queue>
  private var parked: [HandlerWorker] = []
  private var checking = false
  private var isWatchingLoop = false
  /// The loop is shut down: workers end instead of waiting.
  private var ended = false
  /// How many workers the next check wakes: doubles while their handlers suspend.
  private var wave = 1

  /// Jobs in order. They are moved in and out: no reference is counted.
  private struct Queue {
    private var jobs: [HandlerJob?] = []
    private var head = 0

    var count: Int { jobs.count - head }

    mutating func append(_ job: consuming HandlerJob) { jobs.append(consume job) }

    mutating func take() -> HandlerJob? {
      guard head < jobs.count else { return nil }
      let job = jobs[head].take()
      head += 1
      if head == jobs.count {
        jobs.removeAll(keepingCapacity: head <= 4_096)
        head = 0
      }
      return job
    }
  }

  init(loop: Loop, parkedLimit: Int) {
    self.loop = loop
    self.parkedLimit = parkedLimit
    queue = .allocate(capacity: 1)
    queue.initialize(to: Queue())
  }

  deinit {
    queue.deinitialize(count: 1)
    queue.deallocate()
  }

  func submit(_ job: consuming HandlerJob) {
    queue.pointee.append(consume job)
    guard !checking else { return }
    checking = true
    wave = 1
    wake()
    loop.scheduleFlush(self)
  }

  /// Jobs left over mean that the workers woken before are suspended in their handlers.
  func flushTurn() {
    let waiting = queue.pointee.count
    guard waiting > 0 else {
      checking = false
      return
    }
    wave *= 2
    for _ in 0..<min(wave, waiting) { wake() }
    loop.scheduleFlush(self)
  }

  private func wake() {
    guard let worker = parked.popLast() else { return start() }
    worker.parked.take()?.resume()
  }

  private func start() {
    if !isWatchingLoop {
      isWatchingLoop = true
      loop.atShutdown { [self] in end() }
    }
    let worker = HandlerWorker()
    worker.task = Task(executorPreference: loop) { await self.run(worker) }
  }

  /// Tasks that wait for ever would never let go of what they hold.
  private func end() {
    ended = true
    let waiting = parked
    parked = []
    for worker in waiting { worker.parked.take()?.resume() }
  }

  /// One function, not one for each call: every call of an asynchronous function looks up the executor.
  private func run(_ worker: HandlerWorker) async {
    while true {
      while let job = queue.pointee.take() {
        guard
          job.connection.handlerStarts(job.context, worker, isSingle: job.pipe == nil)
        else { continue }
        var failure: RPCError?
        do {
          switch job.context.call.pointee.route?.handler {
          case .unary(let handler): try await handler(job.context)
          case .streaming(let handler):
            if let pipe = job.pipe { try await handler(job.context, pipe) }
          default: break
          }
        } catch {
          failure = RPCError(handlerError: error)
        }
        job.connection.handlerFinished(job.context, failure)
        if worker.cancelled { return }
      }
      guard !ended, parked.count < parkedLimit else { return }
      await withUnsafeContinuation { continuation in
        worker.parked = continuation
        parked.append(worker)
      }
    }
  }
}
