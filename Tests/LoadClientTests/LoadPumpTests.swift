import EventLoop
import Foundation
import LoadKit
import Synchronization
import Testing

@testable import LoadClient

@Suite("A load that nobody answers", .timeLimit(.minutes(2)))
struct LoadPumpTests {
  /// Takes requests and answers none. Confined to its loop.
  private final class Silent: LoadPump.Target {
    var openRequests = 0
    func fire(_ index: Int, intended: Int64) { openRequests += 1 }
  }

  /// Sound although unchecked: used on its loop only.
  private final class Run: @unchecked Sendable {
    let target = Silent()
    var pump: LoadPump?
  }

  @Test("requests without an answer are bounded, the others are counted, and the loop turns on")
  func bounded() async throws {
    let loop = try LoopGroup(count: 1).loops[0]
    let run = Run()
    let rate = 1_000_000.0
    loop.execute {
      run.pump = LoadPump(
        loop: loop, target: run.target, rate: rate, start: MonotonicTime.nanoseconds,
        duration: 200_000_000)
      run.pump?.start(inFlight: 0)
    }
    while true {
      let (isDone, open, notSent) = await withCheckedContinuation { answer in
        loop.execute {
          answer.resume(
            returning: (
              run.pump?.isDone ?? false, run.target.openRequests, run.pump?.notSent ?? 0
            ))
        }
      }
      guard isDone else { continue }
      #expect(open == LoadPump.outstanding)
      #expect(notSent == 200_000 - UInt64(LoadPump.outstanding))
      break
    }
    await withCheckedContinuation { done in
      loop.execute {
        run.pump = nil
        done.resume()
      }
    }
  }
}
