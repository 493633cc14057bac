import DynamicCodec
import JSONText
import RPC
import SchemaCompiler
import WireCodec

/// A method and how its messages are written, wherever its types are known from.
struct PreparedMethod: Sendable {
  /// Full name of the service, and the method's on the wire.
  var service: String
  var name: String
  var streamsRequests: Bool
  var streamsResponses: Bool
  /// How messages are written on the wire.
  var encoding: WireEncoding
  /// A request's bytes. Throws `JSONError` for what does not fit the type.
  var write: @Sendable (JSONNode) throws -> [UInt8]
  /// A response as JSON; throws what is wrong with it.
  var read: @Sendable ([UInt8]) throws -> JSONNode
}

extension PreparedMethod {
  /// A method of a schema that was compiled: native, or in another encoding by the types in the program.
  ///
  /// - Throws: `CommandFailure` when the program has no types for another encoding.
  init(
    _ method: CallableMethod, of schema: Schema, encoding: WireEncoding, defaults: Bool
  ) throws {
    let codec = SchemaCodec(schema: schema, readIdentifier: { EntityText.read($0, field: $1) })
    let definition = method.method
    var transcoder: MethodTranscoder?
    if encoding != .native {
      transcoder = MethodTranscoder.of(method.path)
      guard transcoder != nil else {
        throw CommandFailure(
          "--encoding \(encoding): only for methods of the schemas in the program, and"
            + " \(method.path) is none", exitCode: 2)
      }
    }
    self.init(
      service: method.service.fullName, name: method.name,
      streamsRequests: definition.streamsRequests, streamsResponses: definition.streamsResponses,
      encoding: encoding,
      write: { [transcoder] json in
        let native = try codec.encode(json, as: definition.request)
        guard let transcoder else { return native }
        do throws(WireError) {
          return try transcoder.request(native, encoding)
        } catch {
          throw CommandFailure("the request has no form as \(encoding): \(error)", exitCode: 2)
        }
      },
      read: { [transcoder] bytes in
        try codec.decode(
          try transcoder?.response(bytes, encoding) ?? bytes, as: definition.response,
          defaults: defaults)
      })
  }

  /// A method that a server has told of, in protobuf or JSON.
  init(_ method: ProtoMethod, of schema: ProtoSchema, encoding: WireEncoding, defaults: Bool) {
    let codec = ProtoCodec(schema)
    let isJSON = encoding == .json
    self.init(
      service: method.service, name: method.name, streamsRequests: method.streamsRequests,
      streamsResponses: method.streamsResponses, encoding: encoding,
      write: { json in
        // Checked against the types in any case: the server's own complaint says less.
        let bytes = try codec.encode(json, as: method.request)
        return isJSON ? Array(json.compactText.utf8) : bytes
      },
      read: { bytes in
        isJSON
          ? try JSONParser.parse(bytes)
          : try codec.decode(bytes, as: method.response, defaults: defaults)
      })
  }
}
