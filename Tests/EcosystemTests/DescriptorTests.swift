import EcosystemMessages
import Foundation
import MessageServices
import Messages
import RPC
import SchemaCompiler
import SchemaFixtures
import StatusDetails
import Testing
import WireCodec

/// Descriptors that generated code carries.
@Suite struct DescriptorTests {
  /// A file and everything it imports.
  private func all(_ files: [FileDescriptor]) -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    var pending = files
    while let file = pending.popLast() {
      found[file.name] = file.bytes
      pending += file.dependencies
    }
    return found
  }

  private func expectSame(_ files: [FileDescriptor], _ schema: Schema) {
    let found = all(files)
    let made = ProtoBackend.descriptors(schema)
    #expect(found.keys.sorted() == made.map(\.name).sorted())
    for descriptor in made { #expect(found[descriptor.name] == descriptor.bytes) }
  }

  @Test func generatedCodeCarriesWhatTheCompilerMakes() throws {
    expectSame(
      [
        Admission.file, Audit.file, Echo.file, Dispatch.file, Feed.file, Offers.file, Orders.file,
        Checkout.file,
      ],
      try Place.schema([""]))
    expectSame([Calls.file, .dropwireSecretsV1Secrets], try Place.schema(["conformance"]))
    expectSame(
      [.googleRpcStatus, .googleRpcErrorDetails], try Place.schema(Place.status))
    expectSame(
      [Health.file, ServerReflectionAlpha.file, TestService.file], try Place.schema(Place.services))
  }

  @Test func aServiceThatIsRegisteredIsDeclared() {
    struct Nothing: ReconnectServiceService {
      func start(_ request: ReconnectParams, context: ServerContext) async throws -> Empty {
        Empty()
      }
      func stop(_ request: Empty, context: ServerContext) async throws -> ReconnectInfo {
        throw RPCError(.unimplemented, "never")
      }
    }
    var router = Router()
    Nothing().register(with: &router)
    router.declare("grpc.testing.ReconnectService") { .empty }
    #expect(router.services.map(\.name) == ["grpc.testing.ReconnectService"])
    #expect(router.services.first?.file().name == "grpc/testing/testing.proto")
    #expect(ServerReflectionAlpha.serviceName == "grpc.reflection.v1alpha.ServerReflection")
    #expect(HealthCheckResponse.messageName == "grpc.health.v1.HealthCheckResponse")
  }

  @Test(.enabled(if: Place.hasPython)) func othersShipTheSame() throws {
    let set = FileManager.default.temporaryDirectory.appendingPathComponent(
      "dropwire-ecosystem-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: set) }
    let schema = try Place.schema(Place.status + Place.services)
    try Data(ProtoBackend.descriptorSet(schema)).write(to: set)
    let script = Place.root.appendingPathComponent("Tests/EcosystemTests/compare_descriptors.py")
      .path
    let run = try Place.runPython([script, set.path])
    #expect(run.code == 0 && run.text == "ok 70 fields 4 values 4 methods\n", "\(run.text)")
  }
}
