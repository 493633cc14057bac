import DropEngine
import LoadKit

extension AuditCaller {
  /// Who asked for a command, by its header; nil without one.
  init?(_ command: Command) {
    // A header may be there for what its edge has verified alone.
    guard let header = command.header, !header.caller.isEmpty else { return nil }
    self.init(name: header.caller, role: header.role, method: Self.method(command.body))
  }

  /// The method by which a command comes; nil for what no call brings.
  static func method(_ body: Command.Body) -> String? {
    switch body {
    case .tick, .retain, .adoptRules: nil
    case .registerPartner: "Registry/RegisterPartner"
    case .putHub: "Registry/PutHub"
    case .openStream: "Ingest/OpenStream"
    case .closeStream: "Ingest/CloseStream"
    case .putOffer: "Offers/Put"
    case .scheduleDrop: "Drops/Schedule"
    case .controlDrop: "Drops/Control"
    case .adjustInventory: "Drops/Adjust"
    case .publishMarker: "Ingest/Publish"
    case .reserve: "Reservations/ReserveStream"
    case .beginConfirm: "Checkout/BeginConfirm"
    case .paymentAuthorised, .paymentDeclined: "Checkout/PaymentResult"
    case .confirm: "Checkout/Confirm"
    case .release: "Reservations/Release"
    case .extend: "Reservations/Extend"
    case .leaveWaitlist: "Reservations/LeaveWaitlist"
    case .acceptJob, .rejectJob, .reportJob: "Dispatch/Connect"
    case .setClock: "Admin/SetClock"
    case .logged(let call): AuditCall.name(of: call)
    }
  }
}

extension AuditAdoption {
  /// What an entry says that limits are, of those that the audit goes by.
  init(_ adoption: AdoptRules) {
    self.init()
    for setting in adoption.settings {
      let count = UInt64(clamping: setting.value)
      switch setting.limit {
      case .refusalRetentionMicroseconds: refusalMicroseconds = setting.value
      case .refusals: refusals = Int(setting.value)
      case .paymentRetentionMicroseconds: paymentRetentionMicroseconds = setting.value
      case .buyers: buyers = Int(setting.value)
      case .attemptsPerJob: attemptsPerJob = count
      case .linesPerHold: asked.linesPerHold = count
      case .quantityPerLine: asked.unitsPerLine = count
      case .extensionsPerHold: asked.extensionsPerHold = count
      case .minimumHoldTTLMicroseconds: asked.shortestHoldTime = setting.value
      case .maximumHoldTTLMicroseconds: asked.longestHoldTime = setting.value
      case .waitersPerPool: asked.places = count
      default: break
      }
    }
  }
}
