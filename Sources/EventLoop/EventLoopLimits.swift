/// Limits of an event loop and its connections.
public struct EventLoopLimits: Sendable, Equatable {
  /// Size of the one read buffer of a loop, in bytes. 64 KiB.
  public var readBufferBytes = 64 << 10
  /// What is read of one connection before the others get their turn, in bytes. 16 KiB. One that has sent more waits
  /// in line with its like.
  public var readShareBytes = 16 << 10
  /// Connections with more than a share that are read in one turn. 2. All others are read in every turn: who asks for little
  /// does not wait behind those who ask for much.
  public var readSharesPerTurn = 2
  /// What a connection may collect for one write, in bytes. 64 KiB: more gains nothing on loopback, and
  /// delays the other connections.
  public var writeBufferBytes = 64 << 10
  /// Writes of one connection in one turn before the others get theirs. 4.
  public var writesPerTurn = 4
  /// Rounds of jobs in one turn before sockets are looked at again. 64.
  public var jobRoundsPerTurn = 64
  /// How long a closed connection may take to deliver its last bytes, in milliseconds. 1 s.
  public var lingerMilliseconds: UInt64 = 1_000
  /// Connections the kernel may keep waiting to be accepted. 1,024.
  public var backlog: Int32 = 1_024
  /// Descriptors kept free for files when connections are counted against the process limit. 128.
  public var reservedDescriptors = 128

  public init() {}
}
