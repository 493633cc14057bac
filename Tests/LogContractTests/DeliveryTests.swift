import LogContract
import LogFixtureServices
import LogFixtures
import RPC
import Testing
import WireCodec

/// What a log's contract says of its requests and results besides their bytes.
@Suite struct DeliveryTests {
  @Test func fieldsWithIdsAreKnownByName() {
    #expect(Command.put(RequestFields.full).identifier("account") == 7)
    #expect(Command.put(RequestFields.full).identifier("plain") == 23)
    #expect(Command.put(RequestFields.full).identifier("long") == nil)
    #expect(Command.put(RequestFields.full).identifier("nothing") == nil)
    #expect(Command.parcelsNumber(Hand(turn: 7, account: 8)).identifier("account") == 8)
    #expect(Command.parcelsNumber(Hand(turn: 7, account: nil)).identifier("account") == 0)
    #expect(Command.touch(EmptyMessage()).identifier("account") == nil)
  }

  @Test func deliveryTellsTheEntry() {
    let done = Outcome.put(.done(Receipt(account: 3)))
    #expect(
      done.delivered(sequence: 9, isReplay: true) == .put(.done(Receipt(account: 3, sequence: 9))))
    #expect(
      Outcome.merge(Receipt(account: 1)).delivered(sequence: 9, isReplay: false)
        == .merge(Receipt(account: 1, sequence: 9)))
    for outcome in [Outcome.put(.rejected(Refusal(reason: "no"))), .touch(EmptyMessage())] {
      #expect(outcome.delivered(sequence: 9, isReplay: true) == outcome)
    }
  }

  @Test func aRejectionIsOneOfItsMethod() {
    let refusal = Refusal(reason: "no")
    #expect(Outcome(rejecting: 1, with: refusal) == .put(.rejected(refusal)))
    #expect(Outcome(rejecting: 1, with: refusal)?.rejection == refusal)
    #expect(Outcome.put(.done(Receipt())).rejection == nil)
    // A receipt cannot reject, and no method has the number.
    #expect(Outcome(rejecting: 2, with: refusal) == nil)
    #expect(Outcome(rejecting: 3, with: refusal) == nil)
  }

  @Test func everyEncodingIsReadBack() throws {
    for encoding in WireEncoding.allCases {
      for command in Samples.commands {
        var buffer = WireBuffer()
        command.encodeMessage(into: &buffer, as: encoding)
        let bytes = buffer.copyBytes()
        let read = try Command(number: command.number, message: bytes.span.bytes, as: encoding)
        #expect(read == command, "\(encoding)")
      }
    }
    #expect(
      Command.close(Close(name: "rent", account: 3)).json == #"{"name":"rent","account":"3"}"#)
    let wrong = Array("{".utf8)
    #expect(throws: LogContractError.self) {
      try Command(number: 300, message: wrong.span.bytes, as: .json)
    }
    #expect(throws: LogContractError.self) {
      try Command(number: 3, message: wrong.span.bytes, as: .json)
    }
  }

  @Test func typesAreThoseOfTheMethod() {
    for method in Command.methods {
      let types = Command.messageTypes(of: method.number)
      #expect(types?.request.messageName == method.requestName)
      #expect(types?.result.messageName == method.resultName)
    }
    #expect(Command.messageTypes(of: 3) == nil)
  }

  /// A service over a log that calls back.
  private struct Counter: AccountsService, LogDeferring {
    func submit(
      _ command: Command, context: ServerContext,
      completion: @escaping @Sendable (Result<Outcome, RPCError>) -> Void
    ) {
      completion(.failure(RPCError(.unavailable, "no log")))
    }

    func peek(_ request: Close, context: ServerContext) async throws -> Receipt { Receipt() }

    func watch(
      _ request: Close, responses: ResponseStream<Receipt>, context: ServerContext
    ) async throws {}
  }

  @Test func withALogThatCallsBackLoggedMethodsHaveNoTask() {
    var router = Router()
    Counter().register(with: &router)
    #expect(Set(router.methods) == Set(Accounts.Methods.all))
    for route in router.routes where route.form.isUnary {
      #expect((route.form == .deferred) == (route.descriptor.logNumber != nil))
    }
  }
}
