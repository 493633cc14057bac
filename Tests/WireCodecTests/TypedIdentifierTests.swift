import Basics
import RPC
import SchemaFixtures
import Testing
import WireCodec

/// Newtypes in generated Swift: types of their own with the bytes of an id, and texts.
@Suite struct TypedIdentifierTests {
  private enum Ticket: EntityKind { static let prefix = "ticket" }

  @Test func theTextIsThatOfEntityIDs() throws {
    var numbers: [UInt64] = [0, 1, 31, 32, 126_976, 1 << 59, 1 << 60, .max - 1, .max]
    numbers += (0..<64).map { 1 << $0 }
    for number in numbers {
      let id = TicketID(rawValue: number)
      let entity = EntityID<Ticket>(rawValue: number)
      #expect("\(id)" == "\(entity)")
      #expect(TicketID("\(id)") == id)
      #expect(EntityID<Ticket>("\(id)") == entity)
      #expect(try TicketID(text: "\(id)") == id)
    }
    #expect("\(TicketID(rawValue: 126_976))" == "ticket_3w00")
  }

  @Test(arguments: [
    "", "ticket", "ticket_", "_3w00", "3w00", "126976", "ticket_03w00", "ticket_00", "ticket_3W00",
    "ticket_3u00", "Ticket_3w00", " ticket_3w00", "ticket_3w00 ", "ticket__3w00",
    "ticket_g000000000000",
    "ticket_10000000000000", "ticket_3w_00", "seat_3w00", "tick_3w00",
  ])
  func whatIsNoTextOfOurs(text: String) {
    #expect(TicketID(text) == nil)
    // The two never disagree.
    #expect(EntityID<Ticket>(text) == nil)
    #expect(throws: IdentifierTextError.self) { try TicketID(text: text) }
  }

  @Test func anotherKindIsRefusedWithTheRightForm() {
    func refusal(_ text: String) -> String {
      do throws(IdentifierTextError) {
        return try "\(TicketID(text: text))"
      } catch {
        return "\(error)"
      }
    }
    let help = "write a number, or ticket_ and its digits, such as ticket_3w00"
    #expect(refusal("seat_3w00") == "seat_3w00 is the id of a seat, not of a ticket; \(help)")
    #expect(refusal("ticket_u") == "ticket_u is no id; \(help)")
  }

  @Test func conversionsAreWritten() {
    let plain: Identifier = 7
    let ticket = TicketID(plain)
    #expect(Identifier(ticket) == plain)
    #expect(Identifier(SeatID(rawValue: 7)) == plain)
    #expect(TicketID() == TicketID(rawValue: 0))
    #expect(TicketID(rawValue: 2) < TicketID(rawValue: 10))
    #expect(Set([ticket, 7, TicketID(rawValue: 8)]).count == 2)
    #expect(TicketID.prefix == "ticket")
    let sendable: any Sendable = ticket
    #expect(sendable as? TicketID == 7)
  }

  /// The bytes are those of the same message with plain ids.
  @Test func theBytesAreThoseOfIds() throws {
    for encoding in [WireEncoding.native, .proto, .json] {
      for number in [0, 1, 126_976, UInt64.max] {
        let typed = TypedChecked(ticket: TicketID(rawValue: number), seats: [1, 2])
        var buffer = WireBuffer()
        typed.encode(into: &buffer, as: encoding)
        let bytes = buffer.copyBytes()
        #expect(try TypedChecked(decoding: bytes.span.bytes, as: encoding) == typed)
        if encoding == .json, number != 0 {
          #expect(String(decoding: bytes, as: UTF8.self).contains("\"ticket\":\"\(number)\""))
        }
      }
    }
    #expect(throws: ValidationError.self) { try TypedChecked(ticket: 0, seats: [1]).validate() }
    #expect(throws: ValidationError.self) { try TypedChecked(ticket: 1, seats: [0]).validate() }
    try TypedChecked(ticket: 1, seats: [1]).validate()
  }

  @Test func mapsFindThemByKey() throws {
    let value = Typed(
      ticket: 5, maybe: nil, seats: [2, 1], byTicket: [TicketID(rawValue: 9): 1, 3: 2],
      share: Share(ticket: 4, units: 2))
    let again = try Typed(bytes: value.encodedBytes())
    #expect(again == value)
    #expect(again.byTicket[3] == 2)
    #expect(again.share.ticket == 4)
  }

  /// What is secret is in no text: not printed, not dumped, however deep it is, and still compared.
  @Test func secretsAreNotPrinted() throws {
    let stamp = Stamp(card: 4, code: 778_899)
    let value = Sealed(
      token: "tok-1", stamp: stamp, stamps: [stamp], plain: 665_544, names: ["who": 554_433],
      hidden: 443_322)
    var dumped = ""
    dump(SealedChoice.sealed(value), to: &dumped)
    let texts = [
      "\(stamp)", "\(value)", String(reflecting: value), dumped, "\([value])",
      "\(Optional(value) as Any)", String(reflecting: SealedChoice.sealed(value)),
    ]
    for text in texts {
      for secret in ["tok-1", "778899", "554433", "who", "443322"] {
        #expect(!text.contains(secret), "\(text)")
      }
      #expect(text.contains("secret"), "\(text)")
    }
    #expect("\(stamp)" == "Stamp(card: card_4, code: \"secret\")")
    #expect("\(value)".contains("plain: 665544") && "\(value)".contains("maybe: nil"))
    #expect(stamp != Stamp(card: 4, code: 1))
    // Encodings have it.
    #expect(try Sealed(bytes: value.encodedBytes()) == value)
  }

  /// What a server keeps in its log goes by the number.
  @Test func methodsHaveTheirNumberInTheLog() {
    #expect(Calls.Methods.unary.logNumber == 1)
    #expect(Calls.Methods.reserve.descriptor.logNumber == 65_535)
    #expect(Calls.Methods.ping.logNumber == nil)
    #expect(Calls.Methods.reserve.urgent && !Calls.Methods.ping.urgent)
    #expect(Calls.Methods.reserve.descriptor.roles == ["operator", "partner"])
    #expect(Calls.Methods.ping.roles.isEmpty)
    #expect(!Calls.Methods.all.contains { $0.name == "Forgotten" || $0.logNumber == 2 })
    #expect(Calls.Methods.all.compactMap(\.logNumber) == [1, 65_535])
  }
}
