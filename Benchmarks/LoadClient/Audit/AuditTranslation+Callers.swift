import DropEngine
import LoadKit

extension AuditCaller {
  /// Who asked for a command, by its header; nil without one.
  init?(_ command: Command) {
    guard let header = command.header else { return nil }
    self.init(name: header.caller, role: header.role, method: Self.method(command.body))
  }

  /// The method by which a command comes; nil for what no call brings.
  static func method(_ body: Command.Body) -> String? {
    switch body {
    case .tick, .retain: nil
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
