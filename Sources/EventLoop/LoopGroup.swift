import CLibuv

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The loops of a process.
public final class LoopGroup: Sendable {
  public let loops: [Loop]

  /// Starts `count` loops, at least one.
  public init(count: Int = 1, limits: EventLoopLimits = .init()) throws(LoopError) {
    // A write to a connection that the peer has closed must be an error, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    var loops: [Loop] = []
    for index in 0..<max(1, count) { loops.append(try Loop(index: index, limits: limits)) }
    self.loops = loops
  }

  /// Closes everything and ends all threads; returns when they have ended. Not from a loop. What is
  /// submitted afterwards never runs, tasks included: end servers and channels first.
  public func shutDown() {
    for loop in loops { loop.shutDown() }
  }
}

/// The process's limit on open files and sockets.
public enum DescriptorLimit {
  /// Raises the soft limit to the hard limit; the limit that holds now.
  @discardableResult
  public static func raise() -> Int {
    var limit = rlimit()
    #if os(Linux)
      let resource = __rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue))
    #else
      let resource = RLIMIT_NOFILE
    #endif
    guard getrlimit(resource, &limit) == 0 else { return 1_024 }
    if limit.rlim_cur < limit.rlim_max {
      var raised = limit
      raised.rlim_cur = limit.rlim_max
      if setrlimit(resource, &raised) == 0 { limit = raised }
    }
    return Int(clamping: limit.rlim_cur)
  }
}

/// Calls a body on a loop for each arrival of a signal. Confined to the loop.
public final class SignalSource: LoopClosing {
  private let loop: Loop
  private let handle: UnsafeMutablePointer<uv_signal_t>
  private var body: (() -> Void)?

  /// Watches `signal` (SIGTERM, SIGINT, SIGHUP). On the loop.
  public init(on loop: Loop, signal: Int32, _ body: @escaping () -> Void) throws(LoopError) {
    self.loop = loop
    self.body = body
    handle = .allocate(capacity: 1)
    uv_signal_init(loop.uv, handle)
    // The handle keeps the source alive until libuv has closed it.
    handle.pointee.data = Unmanaged.passRetained(self).toOpaque()
    let code = uv_signal_start(
      handle,
      { handle, _ in
        // Sound: the handle holds its source until it is closed.
        Unmanaged<SignalSource>.fromOpaque(handle!.pointee.data).takeUnretainedValue().body?()
      }, signal)
    guard code == 0 else {
      cancel()
      throw LoopError("watch signal \(signal)", code: code)
    }
    loop.register(self)
  }

  /// Watches no more.
  public func cancel() {
    guard body != nil else { return }
    body = nil
    loop.unregister(self)
    uv_close(Loop.handle(handle)) { handle in
      // Sound: this is the last callback of the handle, which held one reference.
      Unmanaged<SignalSource>.fromOpaque(handle!.pointee.data).release()
      UnsafeMutableRawPointer(handle!).assumingMemoryBound(to: uv_signal_t.self).deallocate()
    }
  }

  func closeForShutdown() { cancel() }
}
