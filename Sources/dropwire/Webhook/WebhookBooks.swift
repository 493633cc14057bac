import Foundation
import Webhooks

/// What a sender of webhooks has to know after it was killed: lines of JSON in `DIR/books.jsonl`. What is not in them is
/// sent again, with the id that it had. Confined to whoever opened them.
final class WebhookBooks {
  private struct Line: Codable {
    /// The first line says of what the books are.
    var source: String?
    /// Everything before it is dealt with.
    var next: UInt64?
    /// Dealt with, behind `next`.
    var done: UInt64?
    /// How often the log was another one: ids of before are not used again.
    var era: UInt64?
  }

  /// Lines beyond what is needed before the file is written anew.
  private static let idleLines = 16_384

  private let file: LineFile
  private let source: String
  private let encoder = JSONEncoder()
  private var lines = 0
  /// Where it went on when the books were opened.
  let first: (next: UInt64, done: Set<UInt64>)
  private(set) var era: UInt64 = 0

  /// Opens the books in a folder, or begins them.
  ///
  /// - Parameters:
  ///   - start: where new books begin.
  init(folder: String, source: String, start: UInt64) throws {
    self.source = source
    encoder.outputFormatting = .sortedKeys
    var next = start
    var done: Set<UInt64> = []
    var (count, era): (Int, UInt64) = (0, 0)
    var known: String?
    file = try LineFile(
      path: folder + "/books.jsonl", owner: "another sender", kind: "a sender's books"
    ) {
      guard let line = try? JSONDecoder().decode(Line.self, from: $0) else { return false }
      count = $1
      if let source = line.source { known = source }
      if let told = line.era {
        era = told
        done = []
      }
      if let told = line.next { next = told }
      if let told = line.done { done.insert(told) }
      return known != nil
    }
    if let known, known != source {
      throw CommandFailure(
        "\(folder) is of \(known), and not of \(source): each source and endpoint has a folder of its own"
      )
    }
    // Only what stands behind it counts.
    while done.remove(next) != nil { next += 1 }
    first = (next, done.filter { $0 >= next })
    self.era = era
    lines = count
    if count == 0 { try append(Line(source: source, next: start, era: 0), synced: true) }
  }

  private func append(_ line: Line, synced: Bool) throws {
    try file.append(try encoder.encode(line), synced: synced)
    lines += 1
  }

  /// An event is dealt with. That is not waited for: who is sent it again knows its id.
  func finished(_ offset: UInt64, _ queue: WebhookQueue) throws {
    try append(Line(done: offset), synced: false)
    guard lines > Self.idleLines + queue.doneBehind.count else { return }
    do {
      try rewrite(queue)
    } catch {
      // All of it is in the file as it is. There may be room later.
      standardError("webhook: the books cannot be written anew: \(error)")
      lines = 0
    }
  }

  /// Everything before an event is dealt with. That is not waited for.
  func reached(_ next: UInt64) throws { try append(Line(next: next), synced: false) }

  /// The log goes on elsewhere: events have other ids from now on.
  func restarted(at next: UInt64) throws {
    era += 1
    try append(Line(next: next, era: era), synced: true)
  }

  private func rewrite(_ queue: WebhookQueue) throws {
    var all = [Line(source: source, next: queue.next, era: era)]
    all += queue.doneBehind.sorted().map { Line(done: $0) }
    try file.replace(with: try all.map { try encoder.encode($0) })
    lines = all.count
  }
}
