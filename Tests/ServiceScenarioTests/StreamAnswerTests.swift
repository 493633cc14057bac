import DropwireClient
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

/// What a client sends that is no message of the schema, or breaks its rules on the way.
struct RawRequest: OpaqueMessage {
  static var messageName: String { "test.Raw" }
  static var maximumEncodedSize: Int { 1 << 20 }
  var bytes: [UInt8]
  var encodedSize: Int { bytes.count }

  init(_ bytes: [UInt8]) { self.bytes = bytes }
  init(_ message: some WireMessage) {
    var buffer = WireBuffer()
    message.encode(into: &buffer)
    bytes = buffer.copyBytes()
  }
  init(decoding bytes: RawSpan) throws(WireError) {
    self.bytes = bytes.withUnsafeBytes { Array($0) }
  }
  func encode(into output: inout WireBuffer) { output.append(bytes) }
}

@Suite("Streams of requests answer all that they accepted", .timeLimit(.minutes(5)))
struct StreamAnswerTests {
  /// An id that nothing has.
  private static let nobody = Identifier(rawValue: 99 << 20)

  private func withShop(_ body: (inout Shop) async throws -> Void) async throws {
    try await Shop.with(try await LiveServer(), body)
  }

  /// Sends and ends, then takes what comes.
  private func answers<Q: WireMessage, R: WireMessage>(
    _ call: BidirectionalCall<Q, R>, _ requests: [Q]
  ) async throws -> (answers: [R], error: RPCError?) {
    for request in requests { try await call.requests.send(request) }
    call.requests.finish()
    var answers: [R] = []
    do throws(RPCError) {
      var responses = call.responses.makeAsyncIterator()
      while let answer = try await responses.next() { answers.append(answer) }
    } catch {
      return (answers, error)
    }
    return (answers, nil)
  }

  @Test("reserveStream: a wrong request is refused under its tag, the others are granted")
  func reserveStream() async throws {
    try await withShop { shop in
      let requests = (1...100).map { tag in
        TaggedReserve(tag: UInt64(tag), request: shop.reserve(tag % 20 == 10 ? 1_001 : 1))
      }
      let call = try await shop.client.reservations.reserveStream()
      let (answers, error) = try await answers(call, requests)
      #expect(error == nil)
      #expect(Set(answers.map(\.tag)) == Set(1...100))
      for answer in answers {
        switch answer.result {
        case .reserved(let reserved): #expect(reserved.granted == 1 && answer.tag % 20 != 10)
        case .rejected(let rejected):
          #expect(answer.tag % 20 == 10 && rejected.reason == .invalid && rejected.sequence == 0)
          #expect(rejected.detail.contains("quantity"), "\(rejected.detail)")
        default: Issue.record("\(answer)")
        }
      }
      #expect(answers.count == 100)
    }
  }

  @Test("reserveStream: what was sent before bytes that are no request is answered first")
  func undecodable() async throws {
    try await withShop { shop in
      let valid = (1...20).map {
        RawRequest(TaggedReserve(tag: UInt64($0), request: shop.reserve()))
      }
      let method = Method<RawRequest, TaggedResult>(
        service: Reservations.serviceName, name: "ReserveStream", kind: .bidirectional)
      let call = try await shop.client.channel.bidirectional(method, options: .init())
      let (answers, error) = try await answers(call, valid + [RawRequest([1, 2, 3])])
      #expect(answers.count == 20)
      #expect(error?.code == .internal, "bytes of a program made from the schema: \(error as Any)")
    }
  }

  @Test("publish: a wrong marker is refused in its place")
  func publish() async throws {
    try await withShop { shop in
      var markers: [RawRequest] = []
      for number in 0..<9 {
        var marker = shop.marker("marker \(number)")
        if number == 2 { marker.stream = 0 }
        if number == 5 { marker.title = String(repeating: "x", count: 300) }
        markers.append(number == 7 ? RawRequest([9]) : RawRequest(marker))
      }
      let method = Method<RawRequest, PublishResult>(
        service: Ingest.serviceName, name: "Publish", kind: .bidirectional)
      let call = try await shop.client.channel.bidirectional(method, options: .init())
      let (answers, error) = try await answers(call, markers)
      #expect(error == nil && answers.count == 9)
      var offset: UInt64 = 0
      for (number, answer) in answers.enumerated() {
        switch answer {
        case .accepted(let accepted):
          #expect(accepted.offset == offset)
          offset += 1
        case .rejected(let rejected):
          #expect([2, 5, 7].contains(number) && rejected.reason == .invalid, "\(number)")
          #expect(!rejected.detail.isEmpty && rejected.detail.utf8.count <= 200)
        default: Issue.record("\(answer)")
        }
      }
      #expect(offset == 6)
    }
  }

  private func report(_ tag: UInt64, job: Identifier = Self.nobody) -> PartnerMessage {
    .report(JobReport(tag: tag, job: job, attempt: 1, action: .accept))
  }

  @Test("connect: reports are answered although the partner has said its last")
  func partner() async throws {
    try await withShop { shop in
      let call = try await shop.client.dispatch.connect()
      // The fifth names no job: refused under its tag.
      let reports = (1...10).map { report($0, job: $0 == 5 ? 0 : Self.nobody) }
      let (answers, error) = try await answers(
        call, [.hello(PartnerHello(partner: shop.partner))] + reports)
      #expect(error == nil)
      var reasons: [UInt64: Refusal] = [:]
      for case .refused(let refused) in answers { reasons[refused.tag] = refused.rejected.reason }
      #expect(answers.count == 10 && reasons.count == 10)
      for (tag, reason) in reasons {
        #expect(reason == (tag == 5 ? .invalid : .unknownJob), "\(tag)")
      }
    }
  }

  @Test("connect: what was reported before a second hello is answered before the error")
  func secondHello() async throws {
    try await withShop { shop in
      let call = try await shop.client.dispatch.connect()
      let hello = PartnerMessage.hello(PartnerHello(partner: shop.partner))
      let (answers, error) = try await answers(
        call, [hello] + (1...10).map { report($0) } + [hello, report(11)])
      #expect(answers.count == 10)
      #expect(error?.code == .invalidArgument)
    }
  }

  @Test("connect: a partner that nobody knows, and one that is ahead of its log")
  func strangers() async throws {
    try await withShop { shop in
      let cases: [(Identifier, UInt64, StatusCode)] = [
        (Self.nobody, 0, .notFound), (shop.partner, 7, .outOfRange),
      ]
      for (partner, next, code) in cases {
        let call = try await shop.client.dispatch.connect()
        let hello = PartnerMessage.hello(PartnerHello(partner: partner, next: next))
        let (answers, error) = try await answers(call, [hello])
        #expect(answers.isEmpty && error?.code == code)
      }
    }
  }
}
