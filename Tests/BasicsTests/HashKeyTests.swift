import Basics
import Testing

@Suite("Keyed hashes")
struct HashKeyTests {
  @Test("are SipHash-1-3, as others compute it")
  func vectors() {
    // The key and the bytes 0, 1, 2 … of the algorithm's own test vectors.
    let key = HashKey(0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908)
    let words: [UInt64] = [
      0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908, 0x1716_1514_1312_1110,
    ]
    #expect(key.hash(words[0]) == 0x3690_9511_8D29_9A8E)
    #expect(key.hash(words[0], words[1]) == 0xCC4F_DD1A_7D90_8B66)
    #expect(key.hash(words[0], words[1], words[2], 0x18) == 0x45CD_5928_705B_0979)
    // PYTHONHASHSEED=0 python3 -c 'print(hash(bytes(range(8))))'
    let zero = HashKey(0, 0)
    #expect(zero.hash(words[0]) == 0xEAD4_11E6_7EBE_2EEA)
    #expect(zero.hash(words[0], words[1]) == 0x8972_1884_33A5_C5B7)
    #expect(zero.hash(words[0], words[1], words[2], 0x18) == 0xEBF3_52E8_2AE2_3E2F)
  }

  @Test("a bit of the key or of the input changes half of the bits")
  func avalanche() {
    let key = HashKey(1, 2)
    let plain = key.hash(3, 4)
    for bit in UInt64(0)..<64 {
      let others = [
        key.hash(3 ^ 1 << bit, 4), key.hash(3, 4 ^ 1 << bit), HashKey(1 ^ 1 << bit, 2).hash(3, 4),
        HashKey(1, 2 ^ 1 << bit).hash(3, 4),
      ]
      for other in others { #expect((12...52).contains((plain ^ other).nonzeroBitCount)) }
    }
  }
}
