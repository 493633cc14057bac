import MessageServices
import Messages
public import RPC

/// The methods of the live contract and the roles that they ask for, as the schemas say.
public enum LiveContract {
  /// Of every service that ``ServiceRuntime`` registers.
  public static let methods: [MethodDescriptor] = [
    Ingest.Methods.all, Feed.Methods.all, Offers.Methods.all, Drops.Methods.all,
    Registry.Methods.all, Reservations.Methods.all, Checkout.Methods.all, Orders.Methods.all,
    Dispatch.Methods.all, Audit.Methods.all, Admin.Methods.all,
    Admission.Methods.all,
  ].flatMap { $0 }

  /// Every role that some method asks for, in alphabetical order.
  public static let roles: [String] = Set(methods.flatMap(\.roles)).sorted()
}
