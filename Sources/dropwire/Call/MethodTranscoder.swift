import EcosystemMessages
import LogContract
import MessageServices
import Messages
import RPC
import WireCodec

/// Turns the native bytes of one method's messages into another encoding and back, by the types the program was
/// built with: the schemas known at run time have the native encoding only.
struct MethodTranscoder: Sendable {
  let path: String
  /// A request's native bytes in the encoding.
  let request: @Sendable (_ native: [UInt8], WireEncoding) throws(WireError) -> [UInt8]
  /// The native bytes of a response in the encoding.
  let response: @Sendable (_ bytes: [UInt8], WireEncoding) throws(WireError) -> [UInt8]

  init<Q: WireMessage, R: WireMessage>(_ method: Method<Q, R>) {
    self.init(path: method.path, Q.self, R.self)
  }

  private init<Q: WireMessage, R: WireMessage>(path: String, _: Q.Type, _: R.Type) {
    self.path = path
    request = { (native, encoding) throws(WireError) in
      let message = try Q(bytes: native)
      var buffer = WireBuffer()
      message.encode(into: &buffer, as: encoding)
      return buffer.copyBytes()
    }
    response = { (bytes, encoding) throws(WireError) in
      // The server may be newer.
      try R(decoding: bytes.span.bytes, as: encoding, ignoringUnknownFields: true).encodedBytes()
    }
  }

  /// Of a method with `@logged`, whose types the contract knows; nil for a number that it does not know.
  private init?(_ method: LogMethod) {
    guard let types = LogCommand.messageTypes(of: method.number) else { return nil }
    self.init(path: "/\(method)", types.request, types.result)
  }

  /// The transcoder of a method; nil for one that the program has no types for.
  static func of(_ path: String) -> MethodTranscoder? { all.first { $0.path == path } }

  /// One for each method of the shipped schemas.
  static let all =
    named + LogCommand.methods.filter { !$0.isRetired }.compactMap { MethodTranscoder($0) }

  /// Those that are in no contract of a log.
  private static let named: [MethodTranscoder] = [
    MethodTranscoder(MessageServices.Audit.Methods.readJournal),
    MethodTranscoder(MessageServices.Audit.Methods.head),
    MethodTranscoder(MessageServices.Admin.Methods.stats),
    MethodTranscoder(MessageServices.Admin.Methods.setClock),
    MethodTranscoder(MessageServices.Admin.Methods.backup),
    MethodTranscoder(MessageServices.Admin.Methods.hub),
    MethodTranscoder(MessageServices.Echo.Methods.unary),
    MethodTranscoder(MessageServices.Echo.Methods.collect),
    MethodTranscoder(MessageServices.Echo.Methods.expand),
    MethodTranscoder(MessageServices.Echo.Methods.chat),
    MethodTranscoder(MessageServices.Registry.Methods.registerPartner),
    MethodTranscoder(MessageServices.Registry.Methods.putHub),
    MethodTranscoder(MessageServices.Dispatch.Methods.connect),
    MethodTranscoder(MessageServices.Dispatch.Methods.job),
    MethodTranscoder(MessageServices.Ingest.Methods.openStream),
    MethodTranscoder(MessageServices.Ingest.Methods.closeStream),
    MethodTranscoder(MessageServices.Ingest.Methods.publish),
    MethodTranscoder(MessageServices.Feed.Methods.subscribe),
    MethodTranscoder(MessageServices.Offers.Methods.put),
    MethodTranscoder(MessageServices.Drops.Methods.control),
    MethodTranscoder(MessageServices.Drops.Methods.adjust),
    MethodTranscoder(MessageServices.Drops.Methods.get),
    MethodTranscoder(MessageServices.Orders.Methods.watch),
    MethodTranscoder(MessageServices.Orders.Methods.get),
    MethodTranscoder(MessageServices.Reservations.Methods.reserveStream),
    MethodTranscoder(MessageServices.Reservations.Methods.extend),
    MethodTranscoder(MessageServices.Reservations.Methods.release),
    MethodTranscoder(MessageServices.Reservations.Methods.leaveWaitlist),
    MethodTranscoder(MessageServices.Reservations.Methods.place),
    MethodTranscoder(MessageServices.Reservations.Methods.hold),
    MethodTranscoder(MessageServices.Reservations.Methods.windows),
    MethodTranscoder(MessageServices.Checkout.Methods.token),
    MethodTranscoder(MessageServices.Admission.Methods.draw),
    MethodTranscoder(MessageServices.Admission.Methods.watch),
    MethodTranscoder(MessageServices.Checkout.Methods.confirm),
    MethodTranscoder(MessageServices.Checkout.Methods.beginConfirm),
    MethodTranscoder(MessageServices.Checkout.Methods.paymentResult),
    MethodTranscoder(MessageServices.Checkout.Methods.payments),
    MethodTranscoder(MessageServices.Checkout.Methods.payment),
    MethodTranscoder(EcosystemMessages.Health.Methods.check),
    MethodTranscoder(EcosystemMessages.Health.Methods.list),
    MethodTranscoder(EcosystemMessages.Health.Methods.watch),
    MethodTranscoder(EcosystemMessages.ServerReflection.Methods.serverReflectionInfo),
    MethodTranscoder(EcosystemMessages.ServerReflectionAlpha.Methods.serverReflectionInfo),
    MethodTranscoder(EcosystemMessages.Describe.Methods.services),
    MethodTranscoder(EcosystemMessages.Describe.Methods.describe),
  ]
}
