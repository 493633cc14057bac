import Storage

/// The limits that a log was made under. The same commands under other limits can come to other
/// outcomes: a log goes on under the limits it began with.
///
/// They lie beside the log as lines of `name=value`, written by the first start that found none. A
/// limit that the record does not know, one of a later version, is added to it.
enum DecidingLimits {
  /// The name of the record among the store's metadata.
  static let name = "limits"

  /// Compares a machine's limits with those of the log.
  ///
  /// - Returns: what is to be recorded; nil when everything is.
  /// - Throws: ``SequencerError/otherLimits(_:)`` that names every difference.
  static func compare(
    _ limits: [(name: String, value: Int64)], in store: any Store
  ) throws(SequencerError) -> [UInt8]? {
    let found = try differences(limits, in: store)
    let refused = found.compactMap { difference -> String? in
      guard let recorded = difference.recorded else { return nil }
      guard let own = difference.own else {
        return "\(difference.name) was \(recorded) and is not known to this version"
      }
      return "\(difference.name) was \(recorded) and is \(own)"
    }
    guard refused.isEmpty else { throw .otherLimits(refused) }
    guard !found.isEmpty else { return nil }
    let added = found.map { "\($0.name)=\($0.own ?? 0)\n" }
    return Array((try recorded(in: store).map { "\($0.name)=\($0.value)\n" } + added).joined().utf8)
  }

  /// Where a machine's limits and those of the log differ, and limits that are not recorded yet.
  static func differences(
    _ limits: [(name: String, value: Int64)], in store: any Store
  ) throws(SequencerError) -> [StartPreview.Limit] {
    let recorded = try recorded(in: store)
    let others = recorded.compactMap { limit -> StartPreview.Limit? in
      let own = limits.first { $0.name == limit.name }?.value
      return own.map { "\($0)" } == limit.value
        ? nil : StartPreview.Limit(name: limit.name, recorded: limit.value, own: own)
    }
    let added = limits.filter { limit in !recorded.contains { $0.name == limit.name } }
    return others + added.map { StartPreview.Limit(name: $0.name, own: $0.value) }
  }

  private static func recorded(
    in store: any Store
  ) throws(SequencerError) -> [(name: String, value: String)] {
    let stored: [UInt8]?
    do throws(StorageError) { stored = try store.metadata(name) } catch { throw .storage(error) }
    var recorded: [(name: String, value: String)] = []
    for line in String(decoding: stored ?? [], as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { throw .storage(.corrupt("the record of the limits")) }
      recorded.append((String(parts[0]), String(parts[1])))
    }
    return recorded
  }
}
