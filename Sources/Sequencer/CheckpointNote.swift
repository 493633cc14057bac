import Basics

/// What is written beside the rows of a checkpoint: where the journal continues, and what the rows
/// must digest to.
struct CheckpointNote: Equatable {
  /// Time of the last applied entry.
  var logTimeMicroseconds: Int64
  /// Hash of the last applied record.
  var chainHash: ChainHash
  /// Digest of the state. Earlier versions took it at a stop in good order only; a trim mark has
  /// none.
  var digest: StateDigest?
  /// Term of the last applied record; 0 for one of version 1, which has none.
  var term: UInt64 = 0

  private static let version: UInt8 = 2

  init(logTimeMicroseconds: Int64, chainHash: ChainHash, digest: StateDigest?, term: UInt64 = 0) {
    self.logTimeMicroseconds = logTimeMicroseconds
    self.chainHash = chainHash
    self.digest = digest
    self.term = term
  }

  init(_ bytes: [UInt8]) throws(ByteError) {
    var source = ByteSource(bytes)
    let version = try source.version(upTo: Self.version)
    logTimeMicroseconds = try source.fixed()
    guard logTimeMicroseconds <= LogTime.latestMicroseconds else {
      throw ByteError(.outOfRange, at: 1)
    }
    chainHash = try ChainHash(&source)
    if try source.flag() {
      digest = StateDigest(high: try source.fixed(), low: try source.fixed())
    }
    if version >= 2 {
      term = try source.fixed()
      if term == 0 { throw ByteError(.outOfRange, at: source.offset - 8) }
    }
    try source.finish()
  }

  var bytes: [UInt8] {
    var sink = ByteSink()
    // A log without records of version 2 stays one that earlier builds read.
    sink.put(term == 0 ? UInt8(1) : Self.version)
    sink.putFixed(logTimeMicroseconds)
    sink.putRaw(chainHash.bytes)
    sink.put(digest != nil)
    if let digest {
      sink.putFixed(digest.high)
      sink.putFixed(digest.low)
    }
    if term != 0 { sink.putFixed(term) }
    return sink.bytes
  }
}
