import Dispatch
import Foundation
import Testing

@testable import dropwire

@Suite("Reading files of a running server", .timeLimit(.minutes(1)))
struct FileReadingTests {
  @Test("a reading that hangs is given up, none is begun beside it, and all goes on when it ends")
  func hangs() async throws {
    let reading = FileReading(limit: .milliseconds(100))
    let disk = DispatchSemaphore(value: 0)
    await #expect(throws: FileReading.Hangs.self) {
      try await reading.perform { Self.block(on: disk) }
    }
    #expect(reading.hangs)
    await #expect(throws: FileReading.Hangs.self) { try await reading.perform {} }
    disk.signal()
    while reading.hangs { await Task.yield() }
    #expect(try await reading.perform { 7 } == 7)
  }

  @Test("readings run one after another on one thread of their own, and throw what they throw")
  func order() async throws {
    let reading = FileReading()
    let first = try await reading.perform { Self.thread }
    let second = try await reading.perform { () async -> UInt in
      await Task.yield()
      return Self.thread
    }
    #expect(first == second)
    #expect(first != Self.thread)
    await #expect(throws: CommandFailure.self) {
      try await reading.perform { throw CommandFailure("no") }
    }
  }

  private static func block(on disk: DispatchSemaphore) { disk.wait() }

  private static var thread: UInt { UInt(pthread_self()) }
}
