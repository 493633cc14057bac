import Basics
import DropwireClient
import DynamicCodec
import JSONText
import Messages
import RPC
import SchemaCompiler
import WireCodec

/// Followed events as lines: for people, or JSON for programs.
struct WatchLines {
  enum Style { case plain, colour, json }

  private enum Colour: String {
    case green = "32"
    case yellow = "33"
    case red = "31"
    case dim = "2"
    case bold = "1"
  }

  private let style: Style
  private let codec: SchemaCodec
  private let feedEvent: DeclarationID
  private let update: DeclarationID

  init(style: Style) throws {
    self.style = style
    let schema = try CallSchemas.load(nil)
    codec = SchemaCodec(schema: schema)
    let catalogue = MethodCatalogue(schema)
    feedEvent = try catalogue.declaration(FeedEvent.messageName)
    update = try catalogue.declaration(BuyerUpdate.messageName)
  }

  // MARK: Feeds

  func line(_ event: FollowedEvent) -> String {
    if style == .json { return json(event) }
    switch event {
    case .resumed(let epoch, let next):
      return notice("following from offset \(next) of epoch \(epoch)", .dim)
    case .lost(let epoch, let next):
      return notice(
        "markers are lost: the server goes on with offset \(next) of epoch \(epoch)", .red)
    case .marker(let marker): return text(marker)
    case .availability(let counts): return text(counts)
    case .ended: return notice("the stream has ended", .dim)
    case .interrupted(let error): return interrupted(error)
    }
  }

  private func json(_ event: FollowedEvent) -> String {
    switch event {
    case .resumed(let epoch, let next): position("resumed", epoch, next)
    case .lost(let epoch, let next): position("lost", epoch, next)
    case .marker(let marker): json(FeedEvent.marker(marker), feedEvent)
    case .availability(let counts): json(FeedEvent.availability(counts), feedEvent)
    case .ended: "{\"ended\":{}}"
    case .interrupted(let error): json(error)
    }
  }

  private func position(_ name: String, _ epoch: UInt32, _ next: UInt64) -> String {
    "{\"\(name)\":{\"epoch\":\(epoch),\"next\":\"\(next)\"}}"
  }

  private func text(_ marker: Marker) -> String {
    let colour: Colour =
      switch marker.kind {
      case .buyCue: .green
      case .offerOpen, .offerClose, .priceChange: .yellow
      default: .bold
      }
    var parts = [
      time(marker.logTime), "#\(marker.offset)",
      painted("\(marker.kind)".padded(to: 11), colour),
    ]
    if !marker.title.isEmpty { parts.append("\"\(printable(marker.title))\"") }
    if marker.offer != 0 { parts.append("\(OfferID(rawValue: marker.offer.rawValue))") }
    if marker.drop != 0 { parts.append("\(DropID(rawValue: marker.drop.rawValue))") }
    parts.append("at \(clock(marker.mediaTime.microseconds))")
    return parts.joined(separator: "  ")
  }

  private func text(_ counts: Availability) -> String {
    let colour: Colour = counts.free > 0 ? .green : .red
    return [
      time(counts.at), painted("\(counts.phase)", .bold),
      "\(DropID(rawValue: counts.drop.rawValue))", painted("free \(counts.free)", colour),
      "held \(counts.held)", "sold \(counts.sold)", "waiting \(counts.waiting)",
      "of \(counts.capacity)", "(\(counts.mode))",
    ].joined(separator: "  ")
  }

  // MARK: Orders

  func line(_ news: FollowedNews) -> String {
    switch news {
    case .resumed(let next):
      return style == .json
        ? "{\"resumed\":{\"next\":\"\(next)\"}}" : notice("following from offset \(next)", .dim)
    case .lost(let next):
      return style == .json
        ? "{\"lost\":{\"next\":\"\(next)\"}}"
        : notice("updates are lost: the server goes on with offset \(next)", .red)
    case .update(let value): return style == .json ? json(value, update) : text(value)
    case .interrupted(let error): return style == .json ? json(error) : interrupted(error)
    }
  }

  private func text(_ update: BuyerUpdate) -> String {
    let head = "\(time(update.at))  #\(update.offset)  "
    switch update.news {
    case .order(let order): return head + text(order)
    case .hold(let hold):
      return head + painted("hold \(hold.phase)", hold.phase == .expired ? .red : .yellow)
        + "  \(HoldID(rawValue: hold.hold.rawValue))  \(hold.quantity) units"
        + (hold.promoted ? "  from the waitlist" : "")
        + (hold.phase == .held ? "  until \(time(hold.deadline))" : "")
    case .waiter(let waiter):
      return head + painted("in line: \(waiter.phase)", .yellow)
        + "  \(WaiterID(rawValue: waiter.waiter.rawValue))  \(waiter.quantity) units"
        + (waiter.next ? "  next in line" : "")
    case .void(let void):
      return head + painted("payment voided", .red)
        + "  \(printable("\(void.payment)"))  \(HoldID(rawValue: void.hold.rawValue))"
    case .drop(let drop):
      return head + painted("drop \(drop.phase)", .bold)
        + "  \(DropID(rawValue: drop.drop.rawValue))"
    case .reservation(let reservation):
      return head + painted("reservation \(reservation.phase)", .bold)
        + "  \(DropID(rawValue: reservation.drop.rawValue))"
        + (reservation.phase == .open ? "  (\(reservation.reason))" : "")
        + "  \(reservation.free) units" + (reservation.closes.map { "  until \(time($0))" } ?? "")
    case .hub(let hub):
      return head + painted("hub \(hub.after)", hub.after == .reservation ? .red : .green)
        + "  \(HubID(rawValue: hub.hub.rawValue))  \(hub.reason)  backlog \(hub.backlog)"
        + "  preparation \(hub.preparation.microseconds / 1_000) ms"
        + "  accepts \(hub.acceptRate) of 1000  heard \(hub.silence.microseconds / 1_000) ms ago"
    case .unspecified, .unknown: return head + "news this version does not know"
    }
  }

  private func text(_ order: OrderUpdate) -> String {
    var parts = [
      painted("order \(order.phase)", order.phase == .failed ? .red : .green),
      "\(OrderID(rawValue: order.order.rawValue))", "revision \(order.revision)",
      "\(BuyerID(rawValue: order.buyer.rawValue))",
    ]
    if order.job != 0 {
      parts.append("\(JobID(rawValue: order.job.rawValue)) \(order.jobPhase)")
      parts.append("attempt \(order.attempt)")
    }
    if order.hub != 0 { parts.append("\(HubID(rawValue: order.hub.rawValue))") }
    if let eta = order.eta { parts.append("expected \(time(eta))") }
    return parts.joined(separator: "  ")
  }

  // MARK: What both share

  private func interrupted(_ error: RPCError) -> String {
    notice("connection lost, trying again: \(error)", .red)
  }

  private func json(_ error: RPCError) -> String {
    let members = [
      JSONMember("code", JSONNode(.string(error.code.name))),
      JSONMember("message", JSONNode(.string(error.message))),
    ]
    return JSONNode(.object([JSONMember("interrupted", JSONNode(.object(members)))])).compactText
  }

  private func json(_ message: some WireMessage, _ type: DeclarationID) -> String {
    do throws(DecodingFailure) {
      return try codec.decode(message.encodedBytes(), as: type).compactText
    } catch {
      // The program's own schema reads what the program's own types write.
      preconditionFailure("the schemas in the program do not fit its code: \(error)")
    }
  }

  private func notice(_ text: String, _ colour: Colour) -> String {
    painted("-- " + printable(text), colour)
  }

  private func painted(_ text: String, _ colour: Colour) -> String {
    style == .colour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// Text of others without what a terminal would take for commands.
  private func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.map { VisibleText.isControl($0) ? "·" : $0 }))
  }

  /// The time of day in UTC, `08:15:00.250`.
  private func time(_ instant: Timestamp) -> String {
    let day: Int64 = 86_400_000_000
    let ofDay = (instant.microseconds % day + day) % day
    return clock(ofDay)
  }

  private func clock(_ microseconds: Int64) -> String {
    let milliseconds = microseconds.magnitude / 1000
    let seconds = milliseconds / 1000
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
      .map { "\($0)".leadingZeros(2) }.joined(separator: ":")
    return (microseconds < 0 ? "-" : "") + parts + "." + "\(milliseconds % 1000)".leadingZeros(3)
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  fileprivate func leadingZeros(_ width: Int) -> String {
    String(repeating: "0", count: max(0, width - count)) + self
  }
}
