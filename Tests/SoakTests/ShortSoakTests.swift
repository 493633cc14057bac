import Foundation
import LoadKit
import Testing

/// The shortened soak; `make soak` runs it in full.
@Suite("Soak")
struct ShortSoakTests {
  @Test("50,000 calls on 200 connections leave nothing behind", .timeLimit(.minutes(5)))
  func short() async throws {
    let beside = Bundle.main.bundleURL.appending(path: "soak").path
    let candidates = [beside, FileManager.default.currentDirectoryPath + "/.build/debug/soak"]
    let path = try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0) })
    let seed = UInt64.random(in: 0...999_999)
    let (line, errors) = try await withCheckedThrowingContinuation {
      (done: CheckedContinuation<(String, String), any Error>) in
      Thread.detachNewThread {
        done.resume(
          with: Result {
            let process = try ChildProcess(
              executable: path,
              arguments: [
                "--calls", "50000", "--connections", "200", "--laps", "8", "--seed", "\(seed)",
              ])
            let line = try process.waitForLine(containing: "soak passed", timeoutSeconds: 240)
            return (line, process.errorTail)
          })
      }
    }
    #expect(line == "soak passed", "seed \(seed): \(errors)")
  }
}
