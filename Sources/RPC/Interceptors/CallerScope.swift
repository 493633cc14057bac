/// Whose records a caller acts for, kind by kind. A kind that nothing is said of is not limited, so that an empty
/// scope is everything.
///
/// The kinds are the program's own words, such as `buyer`; ids are 64-bit numbers. A value, from any thread.
public struct CallerScope: Sendable, Equatable {
  private struct Limit: Sendable, Equatable {
    var kind: String
    /// Ascending, and none touches the next.
    var ranges: [ClosedRange<UInt64>]
  }

  /// A caller has one or two kinds: they are looked through faster than hashed. In the order of their names.
  private var limits: [Limit] = []

  /// Everything.
  public init() {}

  /// Whether nothing is limited.
  public var isEverything: Bool { limits.isEmpty }

  /// The kinds that are limited, in the order of their names.
  public var kinds: [String] { limits.map(\.kind) }

  /// Limits a kind to these ids, in the place of what it was limited to before.
  ///
  /// - Parameter ids: in any order, overlapping or not; without any, the caller acts for none of the kind.
  public mutating func limit(_ kind: String, to ids: [ClosedRange<UInt64>]) {
    var merged: [ClosedRange<UInt64>] = []
    for range in ids.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard let last = merged.last,
        last.upperBound == .max || range.lowerBound <= last.upperBound + 1
      else {
        merged.append(range)
        continue
      }
      merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
    }
    limits.removeAll { $0.kind == kind }
    limits.append(Limit(kind: kind, ranges: merged))
    limits.sort { $0.kind < $1.kind }
  }

  /// The ids of a kind, ascending; nil where it is not limited.
  public func ids(of kind: String) -> [ClosedRange<UInt64>]? {
    limits.first { $0.kind == kind }?.ranges
  }

  /// Whether the caller acts for this one.
  public func includes(_ id: UInt64, of kind: String) -> Bool {
    guard let ranges = limits.first(where: { $0.kind == kind })?.ranges else { return true }
    // The first range that does not end before the id.
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < id { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(id)
  }
}

extension CallerScope: CustomStringConvertible {
  /// `buyer=1..9,20 partner=7`; empty for everything.
  public var description: String {
    limits.map { limit in
      let ids = limit.ranges.map { range in
        let (first, last) = (range.lowerBound, range.upperBound)
        return first == last ? "\(first)" : "\(first)..\(last)"
      }
      return "\(limit.kind)=\(ids.joined(separator: ","))"
    }.joined(separator: " ")
  }
}
