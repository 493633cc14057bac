import Testing

@testable import HTTP2Transport

/// The tables above `CallState`, with every change tried in every state that there is.
@Suite("The state of a call")
struct CallStateTests {
  typealias Request = CallState.Request
  typealias Handler = CallState.Handler
  typealias Answer = CallState.Answer

  enum Change: CaseIterable {
    case completeHead, completeHeadAndEnd, endRequest, discardRequest
    case park, unpark, queueHandler, startHandler, beginHandler, finishHandler
    case wake, decide, beginAnswer, answerWhole, answerPlainly, pause, cutOff
  }

  /// What a change says, whatever its type.
  enum Said: Equatable {
    case done(Bool)
    case action(CallState.AnswerAction)
    case discard(CallState.Discard)
  }

  static func make(_ change: Change, _ state: inout CallState) -> Said {
    switch change {
    case .completeHead: .done(state.completeHead(endStream: false))
    case .completeHeadAndEnd: .done(state.completeHead(endStream: true))
    case .endRequest: .done(state.endRequest())
    case .discardRequest: .discard(state.discardRequest())
    case .park: .done(state.park())
    case .unpark: .done(state.unpark())
    case .queueHandler: .done(state.queueHandler())
    case .startHandler: .done(state.startHandler())
    case .beginHandler: .done(state.beginHandler())
    case .finishHandler: .done(state.finishHandler())
    case .wake: .action(state.wake())
    case .decide: .action(state.decide())
    case .beginAnswer: .done(state.beginAnswer())
    case .answerWhole: .done(state.answerWhole())
    case .answerPlainly: .done(state.answerPlainly())
    case .pause: .done(state.pause())
    case .cutOff: .done(state.cutOff())
    }
  }

  /// All that changes make of a new call, in the order in which they are found.
  static let states: [CallState] = {
    var found = [CallState()]
    var next = 0
    while next < found.count {
      for change in Change.allCases {
        var state = found[next]
        _ = make(change, &state)
        if !found.contains(state) { found.append(state) }
      }
      next += 1
    }
    return found
  }()

  @Test("no combination occurs but those that have a meaning, and all of these do")
  func combinations() {
    var meant: [(Request, Handler, Answer)] = [
      (.head, .none, .none), (.complete, .parked, .none),
    ]
    for request in Request.allCases where request != .head {
      for answer in Answer.allCases {
        meant += [(request, .none, answer), (request, .running, answer)]
        if answer != .open, answer != .paused { meant.append((request, .queued, answer)) }
      }
    }
    for state in Self.states {
      #expect(
        meant.contains { $0 == (state.request, state.handler, state.answer) }, "\(state)")
    }
    #expect(Self.states.count == meant.count)
  }

  /// What a row of the first table makes of a request; nil where it refuses.
  private func expected(_ change: Change, _ request: Request) -> Request? {
    switch (change, request) {
    case (.completeHead, .head): .body
    case (.completeHeadAndEnd, .head), (.endRequest, .body): .complete
    case (.completeHeadAndEnd, .discarding), (.endRequest, .discarding): .discarded
    case (.discardRequest, .head), (.discardRequest, .body): .discarding
    case (.discardRequest, .complete): .discarded
    default: nil
    }
  }

  @Test(
    "requests", arguments: [Change.completeHead, .completeHeadAndEnd, .endRequest, .discardRequest])
  func requests(change: Change) {
    for before in Self.states {
      var state = before
      let said = Self.make(change, &state)
      let after = expected(change, before.request)
      #expect(state.request == after ?? before.request, "\(change) of \(before)")
      #expect(state.answer == before.answer)
      if change == .discardRequest {
        let isParked = before.handler == .parked
        #expect(state.handler == (isParked ? .none : before.handler), "\(before)")
        #expect(
          said == .discard(after == nil ? .refused : isParked ? .unparked : .discarded),
          "\(before)")
      } else {
        #expect(state.handler == before.handler)
        // What ends a request that is being dropped completes none.
        #expect(said == .done(after == .body || after == .complete), "\(change) of \(before)")
      }
    }
  }

  /// What a row of the second table makes of a handler; nil where it refuses.
  private func expected(_ change: Change, _ state: CallState) -> Handler? {
    let isFresh = state.answer == .none
    let hasHead = state.request == .body || state.request == .complete
    return switch (change, state.handler) {
    case (.park, .none): isFresh && state.request == .complete ? .parked : nil
    case (.unpark, .parked): Handler.none
    case (.queueHandler, .none): isFresh && hasHead ? .queued : nil
    case (.startHandler, .queued): isFresh && hasHead ? .running : Handler.none
    case (.beginHandler, .none): isFresh && state.request == .complete ? .running : nil
    case (.finishHandler, .running): Handler.none
    default: nil
    }
  }

  @Test(
    "handlers",
    arguments: [
      Change.park, .unpark, .queueHandler, .startHandler, .beginHandler, .finishHandler,
    ])
  func handlers(change: Change) {
    for before in Self.states {
      var state = before
      let said = Self.make(change, &state)
      let after = expected(change, before)
      #expect(state.handler == after ?? before.handler, "\(change) of \(before)")
      #expect(state.request == before.request && state.answer == before.answer)
      let isOver = change == .startHandler && after != .running
      #expect(said == .done(after != nil && !isOver), "\(change) of \(before)")
    }
  }

  /// A row of the third table: what each answer becomes, nil where it is refused, and what is asked for.
  private static let answers: [Change: [Answer: (Answer, CallState.AnswerAction)]] = [
    .wake: [
      .none: (.none, .respond), .decided: (.decided, .respond), .paused: (.open, .resume),
    ],
    .decide: [
      .none: (.decided, .respond), .decided: (.decided, .respond), .open: (.ending, .none),
      .paused: (.ending, .resume),
    ],
    .beginAnswer: [.none: (.open, .none), .decided: (.ending, .none)],
    .answerWhole: [.none: (.ending, .none), .decided: (.ending, .none)],
    .answerPlainly: [.none: (.plain, .none), .decided: (.plain, .none)],
    .pause: [.open: (.paused, .none)],
    .cutOff: [.open: (.plain, .none), .paused: (.plain, .none)],
  ]

  @Test(
    "answers",
    arguments: [
      Change.wake, .decide, .beginAnswer, .answerWhole, .answerPlainly, .pause, .cutOff,
    ])
  func answers(change: Change) throws {
    let row = try #require(Self.answers[change])
    for before in Self.states {
      var state = before
      let said = Self.make(change, &state)
      var after = row[before.answer]
      if before.answer == .none, change != .wake {
        let isTooEarly =
          before.request == .head || before.handler == .parked
          || before.handler == .queued && change == .beginAnswer
        if isTooEarly { after = nil }
      }
      #expect(state.answer == after?.0 ?? before.answer, "\(change) of \(before)")
      #expect(state.request == before.request && state.handler == before.handler)
      if change == .wake || change == .decide {
        #expect(said == .action(after?.1 ?? .none), "\(change) of \(before)")
      } else {
        #expect(said == .done(after != nil), "\(change) of \(before)")
      }
    }
  }

  @Test("questions")
  func questions() {
    for state in Self.states {
      #expect(state.hasRequestEnded == [.complete, .discarded].contains(state.request))
      #expect(state.isRequestDiscarded == [.discarding, .discarded].contains(state.request))
      #expect(state.hasHandler == [.queued, .running].contains(state.handler))
      #expect(state.isAnswerBegun == [.open, .paused, .ending, .plain].contains(state.answer))
      #expect(state.isUndecided == [.none, .open, .paused].contains(state.answer))
    }
  }

  @Test("a call takes a few bytes of the first cache line of its stream")
  func size() throws {
    #expect(MemoryLayout<CallState>.size == 3)
    let source = try #require(MemoryLayout<ServerStream>.offset(of: \.source))
    let idle = try #require(MemoryLayout<ServerStream>.offset(of: \.isSourceIdle))
    #expect(source == 8)
    #expect(idle < 64)
  }
}
