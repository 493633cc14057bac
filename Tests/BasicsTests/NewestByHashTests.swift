import Basics
import Testing

@Suite("The newest of a list, by a hash")
struct NewestByHashTests {
  @Test("is what a walk from the end finds, also where many have one hash", arguments: [1, 3, 200])
  func walk(hashes: UInt64) {
    var random = SplitMix64(seed: hashes)
    var list: [UInt64] = []
    var index = NewestByHash()
    for step in 0..<600 {
      let key = random.below(300)
      list.append(key)
      index.append(hash: key % hashes)
      #expect(index.count == step + 1)
      let wanted = random.below(320)
      let found = index.find(hash: wanted % hashes) { list[$0] == wanted }
      #expect(found == list.lastIndex(of: wanted))
    }
    index.removeAll()
    #expect(index.count == 0 && index.find(hash: 0) { _ in true } == nil)
  }
}
