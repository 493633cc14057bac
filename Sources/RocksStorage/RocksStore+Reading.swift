import CRocksDB
import Storage

extension RocksStore {
  public func metadata(_ name: String) throws(StorageError) -> [UInt8]? {
    let value = try log.read { (handles) throws(StorageError) in
      try handles.value(family: Self.meta, key: Keys.metadata(name))
    }
    return value ?? nil
  }

  public func journal(
    from sequence: UInt64, maximumBytes: Int
  ) throws(StorageError) -> [JournalEntry] {
    let bound = min(maximumBytes, limits.maximumPageBytes)
    let page = try log.read { (handles) throws(StorageError) in
      var page: [JournalEntry] = []
      var byteCount = 0
      let iterator = handles.iterator(family: Self.journal)
      iterator.seek(Keys.journal(sequence))
      while iterator.isValid {
        let value = iterator.value
        byteCount += value.count
        if !page.isEmpty && byteCount > bound { break }
        guard let last = Keys.number(iterator.key) else { throw .corrupt("a journal key") }
        page.append(JournalEntry(lastSequence: last, record: Array(value)))
        iterator.next()
      }
      try iterator.check("reading the journal at \(sequence)")
      return page
    }
    return page ?? []
  }

  public func events(
    of topic: TopicKey, from offset: UInt64, maximumCount: Int, maximumBytes: Int
  ) throws(StorageError) -> [StoredEvent] {
    let bound = min(maximumBytes, limits.maximumPageBytes)
    let count = min(maximumCount, limits.maximumPageEvents)
    let prefix = Keys.event(topic, 0).prefix(Keys.topicLength)
    let page = try log.read { (handles) throws(StorageError) in
      var page: [StoredEvent] = []
      var byteCount = 0
      let iterator = handles.iterator(family: Self.events)
      iterator.seek(Keys.event(topic, offset))
      while iterator.isValid, page.count < count {
        let key = iterator.key
        guard key.starts(with: prefix), let offset = Keys.number(key, at: Keys.topicLength) else {
          break
        }
        let value = iterator.value
        byteCount += value.count
        if !page.isEmpty && byteCount > bound { break }
        page.append(StoredEvent(offset: offset, bytes: Array(value)))
        iterator.next()
      }
      try iterator.check("reading events")
      return page
    }
    return page ?? []
  }

  public func eventBounds(of topic: TopicKey) throws(StorageError) -> ClosedRange<UInt64>? {
    let prefix = Keys.event(topic, 0).prefix(Keys.topicLength)
    let bounds = try log.read { (handles) throws(StorageError) -> ClosedRange<UInt64>? in
      let iterator = handles.iterator(family: Self.events)
      iterator.seek(Keys.event(topic, 0))
      guard iterator.isValid, iterator.key.starts(with: prefix),
        let first = Keys.number(iterator.key, at: Keys.topicLength)
      else {
        try iterator.check("reading events")
        return nil
      }
      iterator.seekForPrevious(Keys.event(topic, .max))
      guard iterator.isValid, let last = Keys.number(iterator.key, at: Keys.topicLength) else {
        try iterator.check("reading events")
        return nil
      }
      return first...last
    }
    return bounds ?? nil
  }

  public func topics(
    after topic: TopicKey?, maximumCount: Int
  ) throws(StorageError) -> [TopicKey] {
    let topics = try log.read { (handles) throws(StorageError) in
      var found: [TopicKey] = []
      let iterator = handles.iterator(family: Self.events)
      if let topic { iterator.seek(Keys.event(topic, .max)) } else { iterator.seekToFirst() }
      while iterator.isValid, found.count < maximumCount {
        guard let next = Keys.topic(of: iterator.key) else { throw .corrupt("an event key") }
        if next != topic { found.append(next) }
        iterator.seek(Keys.event(next, .max))
        // An event may have the last offset there is.
        if iterator.isValid, Keys.topic(of: iterator.key) == next { iterator.next() }
      }
      try iterator.check("reading topics")
      return found
    }
    return topics ?? []
  }

  public func journalBytes(from sequence: UInt64) throws(StorageError) -> UInt64 {
    let bytes = try log.read { (handles) throws(StorageError) in
      try handles.approximateBytes(
        family: Self.journal, from: Keys.journal(sequence), to: Keys.journal(.max))
    }
    return bytes ?? 0
  }

  /// Offsets of the oldest events of a topic, at most so many.
  func oldestEvents(
    of topic: TopicKey, below offset: UInt64, maximumCount: Int
  ) throws(StorageError) -> [UInt64] {
    let prefix = Keys.event(topic, 0).prefix(Keys.topicLength)
    let offsets = try log.read { (handles) throws(StorageError) in
      var found: [UInt64] = []
      let iterator = handles.iterator(family: Self.events)
      iterator.seek(Keys.event(topic, 0))
      while iterator.isValid, found.count < maximumCount, iterator.key.starts(with: prefix),
        let next = Keys.number(iterator.key, at: Keys.topicLength), next < offset
      {
        found.append(next)
        iterator.next()
      }
      try iterator.check("reading events")
      return found
    }
    return offsets ?? []
  }

  public func archiveValue(in table: UInt8, key: [UInt8]) throws(StorageError) -> [UInt8]? {
    try rows.value(table: table, key: key)
  }

  public func archiveRows(
    in table: UInt8, after key: [UInt8]?, maximumCount: Int, maximumBytes: Int
  ) throws(StorageError) -> [(key: [UInt8], value: [UInt8])] {
    try rows.page(
      table: table, after: key, maximumCount: maximumCount,
      maximumBytes: min(maximumBytes, limits.maximumPageBytes))
  }

  public func visitRows(
    _ visit: (_ table: UInt8, _ key: RawSpan, _ value: RawSpan) throws -> Void
  ) throws {
    try rows.visit(visit)
  }
}
