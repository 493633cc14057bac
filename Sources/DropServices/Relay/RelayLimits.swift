/// Every bound of a relay. Those of its viewers' feeds are ``FeedLimits``, of each loop.
public struct RelayLimits: Sendable, Equatable {
  /// Streams followed upstream at once; for a further one, one that nobody here watches makes room. 4,096.
  public var topics = 4_096
  /// Seconds that a stream is followed on when nobody here watches it. 30.
  public var idleSeconds = 30
  /// Bytes of messages kept of one stream for viewers that come back to a position before the newest. 1 MiB.
  public var historyBytesPerTopic = 1 << 20
  /// Bytes of messages kept of all streams for that. 64 MiB.
  public var historyBytesTotal = 64 << 20
  /// Messages kept of one stream for that. 8,192.
  public var historyEntries = 8_192
  /// Drops of one stream whose newest availability is kept; beyond it the one that has not changed for longest is not
  /// shown to those who come. 4,096.
  public var countsPerTopic = 4_096
  /// Viewers that wait to be told where their stream stands. 20,000.
  public var waiting = 20_000
  /// How long such a viewer waits before it gets UNAVAILABLE, milliseconds. 5,000.
  public var waitMilliseconds = 5_000
  /// How long a viewer that is ahead of this relay waits for it before the server is asked about its position,
  /// milliseconds. 500.
  public var aheadMilliseconds = 500
  /// Calls upstream for what is older than what is kept, at once. 16.
  public var pagesAtOnce = 16
  /// Readers of such pages in line, over all streams; more get UNAVAILABLE. 4,096.
  public var pagesWaiting = 4_096
  /// Bytes of one page. 256 KiB.
  public var pageBytes = 256 << 10
  /// Messages of one page. 1,024.
  public var pageEntries = 1_024
  /// How long a page may take, repeats included, milliseconds. 10,000.
  public var pageMilliseconds = 10_000
  /// Relays between a server and a viewer. 8.
  public var hops = 8
  /// Seconds in which nothing comes of a stream, heartbeats included, before it is followed over a new call; a server
  /// that sends no heartbeats is not judged. 45.
  public var silenceSeconds = 45
  /// Before a stream is followed again whose call has ended, milliseconds; half as long again after each failure, a
  /// fifth more or less. 100.
  public var firstDelayMilliseconds = 100
  /// The longest such wait, milliseconds. 2,000.
  public var longestDelayMilliseconds = 2_000

  /// The defaults documented at each property.
  public init() {}
}
