import EcosystemMessages
import RPC
import SchemaCompiler
import SchemaDescribing
import ShippedSchemas
import Testing

private final class Idle: LoopExecutor {
  func execute(_ body: @escaping @Sendable () -> Void) {}
  func enqueue(_ job: consuming ExecutorJob) {}
  func asUnownedTaskExecutor() -> UnownedTaskExecutor { UnownedTaskExecutor(ordinary: self) }
  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
  var index: Int { 0 }
  var isCurrent: Bool { true }
  var nowNanoseconds: UInt64 { 0 }
}

@Suite("dropwire.describe")
struct DescribeTests {
  private static let describer = SchemaDescriber(
    services: ["dropwire.live.v1.Reservations", "nobody.Here", "dropwire.describe.v1.Describe"]
  ) {
    Compiler.compile(
      SchemaTexts.files.map { SourceFile(path: $0.name, bytes: $0.text) }
    ).schema
  }

  private func describe(_ name: String) async throws -> Described {
    try await Self.describer.describe(
      DescribeRequest(name: name), context: ServerContext(executor: Idle()))
  }

  @Test("newtypes with their prefix, methods with their number in the log")
  func newtypesAndLogs() async throws {
    let text = """
      package a.v1
      newtype HoldID = id @prefix("hold")  /// A hold.
      message M {
        1 hold HoldID(nonzero) @secret
      }
      service S {
        get (M) -> M @logged(40) @urgent @allow(operator)
        see (M) -> M
        retired give (M) -> M @logged(41)
      }
      """
    let describer = SchemaDescriber(services: ["a.v1.S"]) {
      Compiler.compile([SourceFile(path: "a.drop", text: text)]).schema
    }
    let context = ServerContext(executor: Idle())
    let list = try await describer.services(ServicesRequest(), context: context)
    #expect(list.services.first?.methods.map(\.logNumber) == [40, nil])
    #expect(list.services.first?.methods.map(\.urgent) == [true, false])
    #expect(list.services.first?.methods.map(\.roles) == [["operator"], []])
    guard
      case .type(let type) = try await describer.describe(
        DescribeRequest(name: "HoldID"), context: context),
      case .type(let message) = try await describer.describe(
        DescribeRequest(name: "M"), context: context)
    else {
      Issue.record("no type")
      return
    }
    #expect(type.kind == .newtype && type.name == "a.v1.HoldID" && type.prefix == "hold")
    #expect(message.fields.first?.secret == true)
    #expect(type.fixedBytes == 8 && type.documentation == "A hold.")
    #expect(
      message.fields.first?.type == "HoldID" && message.fields.first?.constraints == ["nonzero"])
  }

  @Test("services in their order, as far as the schema has them")
  func services() async throws {
    let list = try await Self.describer.services(
      ServicesRequest(), context: ServerContext(executor: Idle()))
    #expect(
      list.services.map(\.name) == [
        "dropwire.live.v1.Reservations", "dropwire.describe.v1.Describe",
      ])
    let reserve = try #require(list.services[0].methods.first { $0.name == "Reserve" })
    #expect(reserve.idempotent && reserve.idempotencyKey == "key")
    #expect(reserve.request == "dropwire.live.v1.ReserveRequest")
  }

  @Test("a message: block, limits, constraints, slots that do not overlap")
  func message() async throws {
    guard case .type(let type) = try await describe("ReserveRequest") else {
      Issue.record("no type")
      return
    }
    #expect(type.kind == .message && type.name == "dropwire.live.v1.ReserveRequest")
    #expect(type.maximumBytes >= UInt64(type.fixedBytes) && type.fixedBytes > 0)
    #expect(type.fields.contains { !$0.constraints.isEmpty })
    var end: UInt32 = 0
    for field in type.fields {
      guard let offset = field.offset, let size = field.size else { continue }
      #expect(offset >= end, "\(field.name)")
      end = offset + size
      #expect(field.isOptional == (field.presenceOffset != nil), "\(field.name)")
    }
    #expect(end <= type.fixedBytes)
  }

  @Test("a union has its cases, a stream its field to resume after")
  func others() async throws {
    guard case .type(let union) = try await describe("reserveresult") else {
      Issue.record("no type")
      return
    }
    #expect(union.kind == .union && union.cases.contains { $0.type.hasSuffix(".Reserved") })
    guard case .service(let feed) = try await describe("dropwire.live.v1.Feed") else {
      Issue.record("no service")
      return
    }
    #expect(feed.methods.contains { !$0.resumesAfter.isEmpty && $0.streamsResponses })
  }

  @Test("an unknown name is helped with")
  func unknown() async {
    await #expect(
      throws: RPCError(
        .notFound,
        "there is no type or service `ReserveReqest`; did you mean `ReserveRequest`?")
    ) { _ = try await describe("ReserveReqest") }
  }
}
