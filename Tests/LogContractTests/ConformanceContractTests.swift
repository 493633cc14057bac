import LogContract
import SchemaFixtures
import Testing
import WireCodec

/// The contract of the schema with every feature; another one is in this program, too.
@Suite struct ConformanceContractTests {
  @Test func theConformanceSchemaHasAContract() throws {
    #expect(LogCommand.methods.map(\.number) == [1, 2, 65_535])
    let command = LogCommand.reserve(Typed(ticket: 5, seats: [1, 2]))
    #expect(Array(command.encodedBytes().prefix(3)) == [0xFF, 0xFF, 0x03])
    #expect(try LogCommand(bytes: command.encodedBytes()) == command)
    #expect(command.isUrgent && command.idempotencyKey == nil && command.withoutKey == command)
    #expect(try LogOutcome(bytes: [2, 0]) == .forgotten(.unspecified))
  }
}
