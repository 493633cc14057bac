// How far a call is, in three dimensions that move by themselves: a request may be complete long before its handler
// begins, and a handler may run on when its call has ended. `-` is refused: nothing changes, and the result says so.
//
//   request           head         body       complete    discarding  discarded
//   completeHead()    body         -          -           -           -          the header list; more follows
//   completeHead(end) complete     -          -           discarded   -          with END_STREAM
//   endRequest()      -            complete   -           discarded   -          END_STREAM
//   discardRequest()  discarding   discarding discarded   -           -          the answer does without the rest
//
//   handler           none         parked     queued      running
//   park()            parked 1     -          -           -          earlier responses have to be taken first
//   unpark()          -            none       -           -
//   queueHandler()    queued 2     -          -           -          a worker will run it
//   startHandler()    -            -          running 3   -          a worker runs it
//   beginHandler()    running 1    -          -           -          it was called, and answers later
//   finishHandler()   -            -          -           none
//   discardRequest()  none         none       queued      running    what waits for a worker is met by that one
//
//   answer            none         decided    open        paused      ending     plain
//   wake()            none r       decided r  -           open s      -          -      there is something to send
//   decide()          decided 4 r  decided r  ending      ending s    -          -      how the call ends is known
//   beginAnswer()     open 5       ending     -           -           -          -      headers; a body follows
//   answerWhole()     ending 4     ending     -           -           -          -      headers and end in one
//   answerPlainly()   plain 4      plain      -           -           -          -      headers; a body, no trailers
//   pause()           -            -          paused      -           -          -      the body has nothing now
//   cutOff()          -            -          plain       plain       -          -      the stream is reset
//
//   1  Of a complete request only, of whose answer nothing is decided.
//   2  The same, or of one that streams: its head is complete.
//   3  `none` and false when the call was ended meanwhile.
//   4  Not before the head is complete or discarded, nor while the handler is parked.
//   5  The same, nor while it is queued: it has sent nothing.
//   r  The caller responds.   s  The caller resumes the stream.

/// How far a call at a server is. A value without effects: what a change asks of the connection is its result.
///
/// Only these changes make a state, so no other combination occurs: an incomplete head has no handler, a parked call no
/// answer, a handler that waits for a worker no body, and a paused body no end.
struct CallState: Equatable {
  enum Request: UInt8, CaseIterable {
    /// The header list is not complete.
    case head
    /// Messages are taken.
    case body
    /// END_STREAM has arrived, and all of it was taken.
    case complete
    /// The call has an answer that does without the rest: what still arrives is dropped.
    case discarding
    /// The same, and END_STREAM has arrived.
    case discarded
  }

  enum Handler: UInt8, CaseIterable {
    /// None was begun, or it is done. Those that answer while they are called are never anything else.
    case none
    /// The request is complete, and its handler waits until earlier responses have been taken.
    case parked
    /// A worker will run it.
    case queued
    case running
  }

  enum Answer: UInt8, CaseIterable {
    /// Nothing is known of it.
    case none
    /// Headers are submitted; the library asks for the body.
    case open
    /// The same, and the library waits for `resume`.
    case paused
    /// Headers are submitted; trailers, or the end, follow what is left of the body.
    case ending
    /// Headers are submitted; the body ends without trailers, or is never sent.
    case plain
    /// How the call ends is known, and nothing is submitted.
    case decided
  }

  /// What a change of the answer asks for.
  enum AnswerAction {
    case none
    /// Headers have to be submitted.
    case respond
    /// The library waits to hear that there is something to send.
    case resume
  }

  /// What became of a request that nobody wants any more.
  enum Discard {
    /// It was discarded before.
    case refused
    case discarded
    /// The same, and its handler waits for room no longer.
    case unparked
  }

  private(set) var request = Request.head
  private(set) var handler = Handler.none
  private(set) var answer = Answer.none
}

// MARK: Questions

extension CallState {
  /// END_STREAM has arrived.
  @inline(__always)
  var hasRequestEnded: Bool { request == .complete || request == .discarded }

  /// What still arrives of the request is dropped.
  @inline(__always)
  var isRequestDiscarded: Bool { request == .discarding || request == .discarded }

  /// A handler runs or is about to.
  @inline(__always)
  var hasHandler: Bool { handler == .queued || handler == .running }

  /// The headers of the answer are submitted.
  @inline(__always)
  var isAnswerBegun: Bool { answer != .none && answer != .decided }

  /// How the call ends is not known.
  @inline(__always)
  var isUndecided: Bool { answer == .none || answer == .open || answer == .paused }
}

// MARK: Changes of the request

extension CallState {
  /// The header list is complete; false when nobody wants it any more.
  @inline(__always)
  mutating func completeHead(endStream: Bool) -> Bool {
    guard request == .head else {
      if endStream, request == .discarding { request = .discarded }
      return false
    }
    request = endStream ? .complete : .body
    return true
  }

  /// END_STREAM has arrived; whether it completes the request.
  @inline(__always)
  mutating func endRequest() -> Bool {
    switch request {
    case .body:
      request = .complete
      return true
    case .discarding: request = .discarded
    case .head, .complete, .discarded: break
    }
    return false
  }

  /// The call is answered without the rest of the request.
  @inline(__always)
  mutating func discardRequest() -> Discard {
    switch request {
    case .head, .body: request = .discarding
    case .complete: request = .discarded
    case .discarding, .discarded: return .refused
    }
    guard handler == .parked else { return .discarded }
    handler = .none
    return .unparked
  }
}

// MARK: Changes of the handler

extension CallState {
  private var awaitsHandler: Bool { handler == .none && answer == .none }

  /// The handler has to wait for room.
  @inline(__always)
  mutating func park() -> Bool {
    guard awaitsHandler, request == .complete else { return false }
    handler = .parked
    return true
  }

  /// There is room.
  @inline(__always) @discardableResult
  mutating func unpark() -> Bool {
    guard handler == .parked else { return false }
    handler = .none
    return true
  }

  /// A worker will run the handler.
  @inline(__always)
  mutating func queueHandler() -> Bool {
    guard awaitsHandler, request == .complete || request == .body else { return false }
    handler = .queued
    return true
  }

  /// A worker is about to run the handler; false when the call was ended while it waited.
  @inline(__always)
  mutating func startHandler() -> Bool {
    guard handler == .queued else { return false }
    handler = isRequestDiscarded || answer != .none ? .none : .running
    return handler == .running
  }

  /// The handler is called at once, and its answer comes later.
  @inline(__always)
  mutating func beginHandler() -> Bool {
    guard awaitsHandler, request == .complete else { return false }
    handler = .running
    return true
  }

  /// The handler is done.
  @inline(__always) @discardableResult
  mutating func finishHandler() -> Bool {
    guard handler == .running else { return false }
    handler = .none
    return true
  }
}

// MARK: Changes of the answer

extension CallState {
  @inline(__always)
  private var mayBeAnswered: Bool { request != .head && handler != .parked }

  /// There is something to send.
  @inline(__always)
  mutating func wake() -> AnswerAction {
    // First what a fan-out finds.
    if answer == .paused {
      answer = .open
      return .resume
    }
    return isAnswerBegun ? .none : .respond
  }

  /// How the call ends is known, or something else than was known before headers were submitted.
  @inline(__always)
  mutating func decide() -> AnswerAction {
    switch answer {
    case .none:
      guard mayBeAnswered else { return .none }
      answer = .decided
      return .respond
    case .decided: return .respond
    case .paused:
      answer = .ending
      return .resume
    case .open: answer = .ending
    case .ending, .plain: break
    }
    return .none
  }

  /// Headers are submitted, and a body follows.
  @inline(__always) @discardableResult
  mutating func beginAnswer() -> Bool {
    switch answer {
    case .none:
      guard mayBeAnswered, handler != .queued else { return false }
      answer = .open
    case .decided: answer = .ending
    case .open, .paused, .ending, .plain: return false
    }
    return true
  }

  /// Headers are submitted, and nothing follows.
  @inline(__always) @discardableResult
  mutating func answerWhole() -> Bool {
    guard !isAnswerBegun, mayBeAnswered else { return false }
    answer = .ending
    return true
  }

  /// Headers are submitted, and a body follows that ends without trailers.
  @inline(__always) @discardableResult
  mutating func answerPlainly() -> Bool {
    guard !isAnswerBegun, mayBeAnswered else { return false }
    answer = .plain
    return true
  }

  /// The body has nothing for the library, which waits.
  @inline(__always) @discardableResult
  mutating func pause() -> Bool {
    guard answer == .open else { return false }
    answer = .paused
    return true
  }

  /// The rest of the answer is not sent: the stream is reset.
  @inline(__always) @discardableResult
  mutating func cutOff() -> Bool {
    guard answer == .open || answer == .paused else { return false }
    answer = .plain
    return true
  }
}
