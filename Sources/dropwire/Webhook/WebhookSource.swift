import DropwireClient
import DynamicCodec
import JSONText
import Messages
import SchemaCompiler
import WireCodec

/// An event that an endpoint is told of.
struct WebhookEvent: Sendable {
  var offset: UInt64
  /// `order.updated`.
  var type: String
  /// What it is about; events of one subject come in order.
  var subject: String
  var body: [UInt8]
}

/// Where events come from, in order, from the first one that is wanted.
enum WebhookSource: Sendable {
  /// Updates of orders and what belongs to them: of one buyer, or of the platform (0).
  case orders(buyer: UInt64)
  /// Jobs of a partner.
  case jobs(partner: UInt64)

  /// What webhooks' ids begin with, and what the books are of.
  var name: String {
    switch self {
    case .orders(0): "orders"
    case .orders(let buyer): "orders-\(buyer)"
    case .jobs(let partner): "jobs-\(partner)"
    }
  }
}

/// Events in the words of endpoints: JSON with type, time and data, as Standard Webhooks recommends.
struct WebhookBodies: Sendable {
  private let codec: SchemaCodec
  private let update: DeclarationID
  private let job: DeclarationID
  private let answer: DeclarationID

  init() throws {
    let schema = try CallSchemas.load(nil)
    codec = SchemaCodec(schema: schema)
    let catalogue = MethodCatalogue(schema)
    update = try catalogue.declaration(BuyerUpdate.messageName)
    job = try catalogue.declaration(JobEvent.messageName)
    answer = try catalogue.declaration(PartnerEvent.messageName)
  }

  func event(_ update: BuyerUpdate) -> WebhookEvent? {
    event(node(update, self.update), update.offset) { kind in
      switch kind {
      case "void": ("payment.void", "hold")
      case "drop", "reservation": ("\(kind).updated", "drop")
      default: ("\(kind).updated", kind)
      }
    }
  }

  func event(_ job: JobEvent) -> WebhookEvent? {
    event(node(job, self.job), job.offset) { ("job.\($0)", "job") }
  }

  /// What is answered to a report.
  func answer(_ event: PartnerEvent) -> [UInt8] {
    Array(node(event, answer).compactText.utf8)
  }

  private func node(_ message: some WireMessage, _ type: DeclarationID) -> JSONNode {
    do throws(DecodingFailure) {
      return try codec.decode(message.encodedBytes(), as: type)
    } catch {
      // The program's own schema reads what the program's own types write.
      preconditionFailure("the schemas in the program do not fit its code: \(error)")
    }
  }

  /// - Parameter words: type and the member that says what it is about, of a kind of news.
  /// - Returns: nil for news of a kind that this build does not know.
  private func event(
    _ node: JSONNode, _ offset: UInt64, _ words: (String) -> (type: String, subject: String)
  ) -> WebhookEvent? {
    guard let news = node["news"], case .object(let members) = news.value,
      let member = members.first
    else { return nil }
    let (type, subject) = words(member.name)
    var about = ""
    switch member.node[subject]?.value {
    case .string(let text)?: about = text
    case .number(let text)?: about = "\(text)"
    default: break
    }
    let body = JSONNode(
      .object([
        JSONMember("type", JSONNode(.string(type))),
        JSONMember("timestamp", node["at"] ?? JSONNode(.null)),
        JSONMember("offset", JSONNode(.string("\(offset)"))),
        JSONMember("data", member.node),
      ]))
    return WebhookEvent(
      offset: offset, type: type, subject: "\(subject):\(about)",
      body: Array(body.compactText.utf8))
  }
}
