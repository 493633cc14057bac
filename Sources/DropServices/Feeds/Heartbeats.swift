import Basics
import RPC
import WireCodec

/// Lets every loop's feeds know that a second has passed, as long as there are any. One task for the process.
enum Heartbeats {
  private struct Weak: Sendable {
    weak let hub: FeedHub?
  }

  static func start(_ hubs: [FeedHub], clock: any MicrosecondClock) {
    let hubs = hubs.map { Weak(hub: $0) }
    Task {
      while (try? await Task.sleep(for: .seconds(1))) != nil {
        let now = Timestamp(microseconds: clock.nowMicroseconds())
        var isOver = true
        for hub in hubs.compactMap(\.hub) {
          isOver = false
          hub.executor.execute { [weak hub] in hub?.beat(now) }
        }
        if isOver { return }
      }
    }
  }
}
