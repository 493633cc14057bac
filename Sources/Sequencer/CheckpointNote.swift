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

  private static let version: UInt8 = 1

  init(logTimeMicroseconds: Int64, chainHash: ChainHash, digest: StateDigest?) {
    self.logTimeMicroseconds = logTimeMicroseconds
    self.chainHash = chainHash
    self.digest = digest
  }

  init(_ bytes: [UInt8]) throws(ByteError) {
    var source = ByteSource(bytes)
    _ = try source.version(upTo: Self.version)
    logTimeMicroseconds = try source.fixed()
    guard logTimeMicroseconds <= LogTime.latestMicroseconds else {
      throw ByteError(.outOfRange, at: 1)
    }
    chainHash = try ChainHash(&source)
    if try source.flag() {
      digest = StateDigest(high: try source.fixed(), low: try source.fixed())
    }
    try source.finish()
  }

  var bytes: [UInt8] {
    var sink = ByteSink()
    sink.put(Self.version)
    sink.putFixed(logTimeMicroseconds)
    sink.putRaw(chainHash.bytes)
    sink.put(digest != nil)
    if let digest {
      sink.putFixed(digest.high)
      sink.putFixed(digest.low)
    }
    return sink.bytes
  }
}
