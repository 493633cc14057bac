import EcosystemMessages
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
    path = method.path
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

  /// The transcoder of a method; nil for one that the program has no types for.
  static func of(_ path: String) -> MethodTranscoder? { all.first { $0.path == path } }

  /// One for each method of the shipped schemas.
  static let all: [MethodTranscoder] = [
    MethodTranscoder(Messages.Audit.Methods.readJournal),
    MethodTranscoder(Messages.Audit.Methods.head),
    MethodTranscoder(Messages.Admin.Methods.stats),
    MethodTranscoder(Messages.Admin.Methods.setClock),
    MethodTranscoder(Messages.Echo.Methods.unary),
    MethodTranscoder(Messages.Echo.Methods.collect),
    MethodTranscoder(Messages.Echo.Methods.expand),
    MethodTranscoder(Messages.Echo.Methods.chat),
    MethodTranscoder(Messages.Registry.Methods.registerPartner),
    MethodTranscoder(Messages.Registry.Methods.putHub),
    MethodTranscoder(Messages.Dispatch.Methods.connect),
    MethodTranscoder(Messages.Ingest.Methods.openStream),
    MethodTranscoder(Messages.Ingest.Methods.closeStream),
    MethodTranscoder(Messages.Ingest.Methods.publish),
    MethodTranscoder(Messages.Feed.Methods.subscribe),
    MethodTranscoder(Messages.Offers.Methods.put),
    MethodTranscoder(Messages.Drops.Methods.schedule),
    MethodTranscoder(Messages.Drops.Methods.control),
    MethodTranscoder(Messages.Drops.Methods.adjust),
    MethodTranscoder(Messages.Drops.Methods.get),
    MethodTranscoder(Messages.Orders.Methods.watch),
    MethodTranscoder(Messages.Reservations.Methods.reserve),
    MethodTranscoder(Messages.Reservations.Methods.reserveStream),
    MethodTranscoder(Messages.Reservations.Methods.extend),
    MethodTranscoder(Messages.Reservations.Methods.release),
    MethodTranscoder(Messages.Reservations.Methods.leaveWaitlist),
    MethodTranscoder(Messages.Checkout.Methods.confirm),
    MethodTranscoder(Messages.Checkout.Methods.beginConfirm),
    MethodTranscoder(Messages.Checkout.Methods.paymentResult),
    MethodTranscoder(EcosystemMessages.Health.Methods.check),
    MethodTranscoder(EcosystemMessages.Health.Methods.list),
    MethodTranscoder(EcosystemMessages.Health.Methods.watch),
    MethodTranscoder(EcosystemMessages.ServerReflection.Methods.serverReflectionInfo),
    MethodTranscoder(EcosystemMessages.ServerReflectionAlpha.Methods.serverReflectionInfo),
    MethodTranscoder(EcosystemMessages.Describe.Methods.services),
    MethodTranscoder(EcosystemMessages.Describe.Methods.describe),
  ]
}
