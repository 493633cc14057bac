import Basics
import DropEngine
import Sequencer
import Storage
import Testing

@Suite("Kinds of topics")
struct TopicKindTests {
  @Test("the numbers are those on disk, and no other kind has come or gone")
  func numbers() {
    #expect(TopicKind.stream.rawValue == 1)
    #expect(TopicKind.buyer.rawValue == 2)
    #expect(TopicKind.partner.rawValue == 3)
    #expect(TopicKind.platform.rawValue == 4)
    #expect(TopicKind.till.rawValue == 60)
    #expect(TopicKind.allCases == [.stream, .buyer, .partner, .platform, .till])
  }

  @Test("a topic's key on disk; only streams have epochs, and availability has no key")
  func keys() {
    let stream = StreamID(rawValue: 7)
    let buyer = BuyerID(rawValue: 8)
    let partner = PartnerID(rawValue: 9)
    #expect(
      TopicKey(.stream(stream), epoch: 5) == TopicKey(kind: 1, identifier: 7, epoch: 5))
    #expect(TopicKey(.buyer(buyer), epoch: 5) == TopicKey(kind: 2, identifier: 8))
    #expect(TopicKey(.partner(partner), epoch: 5) == TopicKey(kind: 3, identifier: 9))
    #expect(TopicKey(.platform, epoch: 5) == TopicKey(kind: 4, identifier: 0))
    #expect(TopicKey(.availability(DropID(rawValue: 6))) == nil)
  }
}
