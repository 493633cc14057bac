/// What the requests of `bench reserve` were answered, each request once however often it is repeated.
///
/// A request that is sent again under its key is told its first outcome again. Counted by answers, the grants would
/// exceed what was on sale, and read as units sold twice.
public struct ReserveTally: Sendable {
  /// What one answer says.
  public enum Answer: UInt8, Sendable {
    case refused = 1
    case waiting = 2
    case granted = 3
  }

  /// Requests with a hold.
  public private(set) var granted: UInt64 = 0
  /// Requests with a place in line.
  public private(set) var waiting: UInt64 = 0
  /// Requests with neither.
  public private(set) var refused: UInt64 = 0
  /// Answers after a request's first, and those of them that told of a hold.
  public private(set) var repeated: UInt64 = 0
  public private(set) var grantsRepeated: UInt64 = 0
  /// The best answer of each request, 0 for none yet.
  private var best: [UInt8] = []

  /// Nothing answered yet.
  public init() {}

  /// An answer to request number `index`, 0 or more; a repeat counts for the request that it repeats.
  public mutating func answered(_ index: Int, _ answer: Answer) {
    while best.count <= index { best.append(0) }
    let before = best[index]
    if before != 0 {
      repeated += 1
      if answer == .granted, before == answer.rawValue { grantsRepeated += 1 }
    }
    // A refusal that was not remembered may be decided again, and better.
    guard answer.rawValue > before else { return }
    if let known = Answer(rawValue: before) { count(known, by: { $0 -= 1 }) }
    count(answer, by: { $0 += 1 })
    best[index] = answer.rawValue
  }

  private mutating func count(_ answer: Answer, by change: (inout UInt64) -> Void) {
    switch answer {
    case .granted: change(&granted)
    case .waiting: change(&waiting)
    case .refused: change(&refused)
    }
  }

  /// What a report says of it.
  ///
  /// - Parameters:
  ///   - capacity: units on sale in each pool.
  ///   - pools: how many pools there were.
  public func figures(capacity: UInt32, pools: Int) -> [BenchReport.Figure] {
    let units = UInt64(capacity) * UInt64(clamping: pools)
    let spread = pools == 1 ? "1 pool" : "\(Words.count(pools)) pools"
    return [
      .init("capacity", .unsigned(units), "\(Words.count(units)) units in \(spread)"),
      .init("granted", .unsigned(granted), "\(Words.count(granted)) requests, a unit each"),
      .init(
        "grants_repeated", .unsigned(grantsRepeated),
        "\(Words.count(grantsRepeated)) told again under the same key"),
      .init("waiting", .unsigned(waiting), Words.count(waiting)),
      .init("refused", .unsigned(refused), Words.count(refused)),
      .init(
        "answers_repeated", .unsigned(repeated),
        "\(Words.count(repeated)), in none of the counts above"),
    ]
  }
}
