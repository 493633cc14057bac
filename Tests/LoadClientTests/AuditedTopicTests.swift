import DropEngine
import Testing

@testable import LoadKit

@Suite("Topics as the audit knows them")
struct AuditedTopicTests {
  @Test("its number of buyers, which it has by itself, is the one on disk")
  func buyers() { #expect(LogAudit.buyerKind == TopicKind.buyer.rawValue) }
}
