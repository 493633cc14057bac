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
    let stored: [UInt8]?
    do throws(StorageError) { stored = try store.metadata(name) } catch { throw .storage(error) }
    var recorded: [(name: String, value: String)] = []
    for line in String(decoding: stored ?? [], as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { throw .storage(.corrupt("the record of the limits")) }
      recorded.append((String(parts[0]), String(parts[1])))
    }
    var differences: [String] = []
    for (name, value) in recorded {
      guard let own = limits.first(where: { $0.name == name }) else {
        differences.append("\(name) was \(value) and is not known to this version")
        continue
      }
      if "\(own.value)" != value { differences.append("\(name) was \(value) and is \(own.value)") }
    }
    guard differences.isEmpty else { throw .otherLimits(differences) }
    let added = limits.filter { limit in !recorded.contains { $0.name == limit.name } }
    guard !added.isEmpty else { return nil }
    let lines =
      recorded.map { "\($0.name)=\($0.value)\n" } + added.map { "\($0.name)=\($0.value)\n" }
    return Array(lines.joined().utf8)
  }
}
