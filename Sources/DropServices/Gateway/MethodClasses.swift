import DropEngine
import LogContract
import MessageServices
import Messages
import RPC
import Sequencer

/// What kinds of commands the methods of the contract make. What a kind is to those who give precedence is said at
/// the kind: `CommandTag.commandClass`, or by the marks of a method with `@logged`.
public enum MethodClasses {
  /// What a call of the method is to those who give precedence; nil when it makes no command.
  public static func commandClass(of method: MethodDescriptor) -> CommandClass? {
    if let number = method.logNumber, let logged = LogCommand.method(Int(number)) {
      return logged.role.commandClass
    }
    return kinds[method.path]?.commandClass
  }

  /// By path, of those that are not `@logged`.
  static let kinds: [String: CommandTag] = {
    let table: [(MethodDescriptor, CommandTag)] = [
      (Checkout.Methods.confirm.descriptor, .confirm),
      (Checkout.Methods.beginConfirm.descriptor, .beginConfirm),
      (Checkout.Methods.paymentResult.descriptor, .paymentAuthorised),
      (Reservations.Methods.reserveStream.descriptor, .reserve),
      (Reservations.Methods.extend.descriptor, .extend),
      (Reservations.Methods.release.descriptor, .release),
      (Reservations.Methods.leaveWaitlist.descriptor, .leaveWaitlist),
      (Dispatch.Methods.connect.descriptor, .reportJob),
      (Ingest.Methods.openStream.descriptor, .openStream),
      (Ingest.Methods.closeStream.descriptor, .closeStream),
      (Ingest.Methods.publish.descriptor, .publishMarker),
      (Offers.Methods.put.descriptor, .putOffer),
      (Drops.Methods.control.descriptor, .controlDrop),
      (Drops.Methods.adjust.descriptor, .adjustInventory),
      (Registry.Methods.registerPartner.descriptor, .registerPartner),
      (Registry.Methods.putHub.descriptor, .putHub),
      (Admin.Methods.setClock.descriptor, .setClock),
    ]
    return Dictionary(uniqueKeysWithValues: table.map { ($0.path, $1) })
  }()
}
