import Storage

/// The limits that a log began with. The same commands under other limits can come to other outcomes: a log goes on under
/// the limits it began with, until an entry of it says others.
///
/// They lie beside the log as lines of `name=value`, written by the first start that found none, and are never changed. A
/// limit that the record does not know, one of a later version, is added to it.
enum DecidingLimits {
  /// The name of the record among the store's metadata.
  static let name = "limits"

  /// Where the limits of a machine and those of the log differ.
  struct Comparison {
    /// In the order of the record, those that are not in it last.
    var differences: [StartPreview.Limit] = []
    /// What is to be recorded; nil when everything is.
    var record: [UInt8]?
    /// Names of those that the machine does not take.
    var untaken: [String] = []

    /// Those in words.
    var notTaken: [String] {
      var some = self
      some.differences.removeAll { !untaken.contains($0.name) }
      return some.refused
    }

    /// Those that were recorded as something else, in words.
    var refused: [String] {
      differences.compactMap { difference in
        guard let recorded = difference.recorded else { return nil }
        guard let own = difference.own else {
          return "\(difference.name) was \(recorded) and is not known to this version"
        }
        return "\(difference.name) was \(recorded) and is \(own)"
      }
    }
  }

  /// Has a machine, to which nothing has happened, begin under the limits of the log, and says where its own were others.
  static func begin<Machine: StateMachine & ~Copyable>(
    _ machine: inout Machine, of store: any Store, faults: PlantedFaults = []
  ) throws(SequencerError) -> Comparison {
    let recorded = try recorded(in: store)
    let own = machine.decidingLimits
    var comparison = Comparison()
    for limit in recorded {
      let value = own.first { $0.name == limit.name }?.value
      if value != limit.value {
        comparison.differences.append(
          StartPreview.Limit(name: limit.name, recorded: "\(limit.value)", own: value))
      }
    }
    let added = own.filter { limit in !recorded.contains { $0.name == limit.name } }
    if !added.isEmpty {
      comparison.record = Array((recorded + added).map { "\($0.name)=\($0.value)\n" }.joined().utf8)
      comparison.differences += added.map { StartPreview.Limit(name: $0.name, own: $0.value) }
    }
    if faults.contains(.processLimits) { return comparison }
    let untaken = machine.begin(under: recorded)
    comparison.untaken = untaken
    return comparison
  }

  /// Opens a store for writing, and records what is to be recorded.
  static func startWriting(_ store: any Store, _ record: [UInt8]?) throws(SequencerError) {
    do throws(StorageError) {
      try store.startWriting()
      if let record { try store.setMetadata(name, to: record) }
    } catch {
      throw .storage(error)
    }
  }

  private static func recorded(
    in store: any Store
  ) throws(SequencerError) -> [(name: String, value: Int64)] {
    let stored: [UInt8]?
    do throws(StorageError) { stored = try store.metadata(name) } catch { throw .storage(error) }
    var recorded: [(name: String, value: Int64)] = []
    for line in String(decoding: stored ?? [], as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let value = Int64(parts[1]) else {
        throw .storage(.corrupt("the record of the limits"))
      }
      recorded.append((String(parts[0]), value))
    }
    return recorded
  }
}

extension StateMachine where Self: ~Copyable {
  /// Begins under the limits of a log, as every replay of it does, whatever the process would have them be.
  ///
  /// - Throws: ``SequencerError/limitsNotTaken(_:)`` for those that it does not take.
  public mutating func begin(of store: any Store) throws(SequencerError) {
    let comparison = try DecidingLimits.begin(&self, of: store)
    guard comparison.untaken.isEmpty else { throw .limitsNotTaken(comparison.notTaken) }
  }
}
