import EventLoop
import Synchronization
import Testing

@Suite("Loop")
struct LoopTests {
  private final class Seen: Sendable {
    let numbers = Mutex<[[Int]]>(Array(repeating: [], count: 8))
  }

  @Test("bodies from many threads run once each, in the order of their thread, on the loop")
  func execute() async throws {
    let group = try LoopGroup()
    defer { group.shutDown() }
    let loop = group.loops[0]
    let seen = Seen()
    await withTaskGroup(of: Void.self) { tasks in
      for thread in 0..<8 {
        tasks.addTask {
          for number in 0..<1_000 {
            loop.execute {
              loop.checkIsolated()
              seen.numbers.withLock { $0[thread].append(number) }
            }
          }
          await withCheckedContinuation { done in loop.execute { done.resume() } }
        }
      }
    }
    #expect(seen.numbers.withLock { $0 } == Array(repeating: Array(0..<1_000), count: 8))
    #expect(!loop.isCurrent)
  }

  @Test("a task that prefers the loop stays on it across suspensions")
  func executor() async throws {
    let group = try LoopGroup()
    defer { group.shutDown() }
    let loop = group.loops[0]
    let stayed = await Task(executorPreference: loop) {
      var stayed = loop.isCurrent
      for _ in 0..<100 {
        await Task.yield()
        stayed = stayed && loop.isCurrent
      }
      return stayed
    }.value
    #expect(stayed)
  }

  actor Resident {
    let loop: Loop
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
    init(loop: Loop) { self.loop = loop }
    private(set) var count = 0
    func add() -> Bool {
      count += 1
      return loop.isCurrent
    }
  }

  @Test("an actor can live on the loop")
  func actor() async throws {
    let group = try LoopGroup()
    defer { group.shutDown() }
    let resident = Resident(loop: group.loops[0])
    for _ in 0..<100 { #expect(await resident.add()) }
    #expect(await resident.count == 100)
  }

  private final class Target: TimerTarget {
    let fired: (Int) -> Void
    init(_ fired: @escaping (Int) -> Void) { self.fired = fired }
    func timerFired(tag: Int) { fired(tag) }
  }

  @Test("timers fire in order; a cancelled one does not")
  func timers() async throws {
    let group = try LoopGroup()
    defer { group.shutDown() }
    let loop = group.loops[0]
    let order = await withCheckedContinuation { (done: CheckedContinuation<[Int], Never>) in
      loop.execute {
        var order: [Int] = []
        let target = Target { tag in
          order.append(tag)
          if tag == 3 { done.resume(returning: order) }
        }
        _ = loop.schedule(after: 30, target, tag: 3)
        _ = loop.schedule(after: 1, target, tag: 1)
        let cancelled = loop.schedule(after: 5, target, tag: 99)
        _ = loop.schedule(after: 10, target, tag: 2)
        loop.cancel(cancelled)
      }
    }
    #expect(order == [1, 2, 3])
  }

  @Test("shutting down ends a loop that has open sockets and pending work")
  func shutDown() async throws {
    let group = try LoopGroup(count: 2)
    let loop = group.loops[1]
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      loop.execute {
        do {
          _ = try TCPListener(
            on: loop, at: SocketAddress(host: "127.0.0.1", port: 0),
            accepted: { _ in }, failed: { _ in })
          done.resume()
        } catch { done.resume(throwing: error) }
      }
    }
    group.shutDown()
  }
}
