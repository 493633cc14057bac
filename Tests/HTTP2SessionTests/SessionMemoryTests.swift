import CNghttp2
import Testing

@testable import HTTP2Session

/// The memory that sessions give to the library.
struct SessionMemoryTests {
  /// A block with what was written into it.
  private struct Block {
    var address: UnsafeMutableRawPointer
    var size: Int
    var mark: UInt8

    func fill() { address.initializeMemory(as: UInt8.self, repeating: mark, count: size) }
    var isIntact: Bool {
      UnsafeRawBufferPointer(start: address, count: size).allSatisfy { $0 == mark }
    }
  }

  /// Sizes the library asks for: of streams, of tables, of the frame buffer, of large header fields.
  private static let sizes = [
    1, 24, 40, 72, 152, 232, 1_000, 1_024, 1_032, 2_936, 4_104, 16_394, 70_000,
  ]

  @Test(arguments: [1, 2, 3] as [UInt64])
  func blocksDoNotOverlap(seed: UInt64) {
    let memory = SessionMemory()
    let functions = memory.functions
    let user = functions.mem_user_data
    var random = seed
    func next(_ limit: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % limit
    }
    var blocks: [Block] = []
    for step in 0..<20_000 {
      let size = Self.sizes[next(step % 7 == 0 ? Self.sizes.count : 6)]
      let mark = UInt8(truncatingIfNeeded: step)
      switch next(5) {
      case 0, 1:
        let address = functions.malloc(size, user)!
        #expect(UInt(bitPattern: address) % 8 == 0)
        blocks.append(Block(address: address, size: size, mark: mark))
      case 2:
        let address = functions.calloc(1, size, user)!
        #expect(Block(address: address, size: size, mark: 0).isIntact)
        blocks.append(Block(address: address, size: size, mark: mark))
      case 3 where !blocks.isEmpty:
        let index = next(blocks.count)
        let kept = min(size, blocks[index].size)
        blocks[index].address = functions.realloc(blocks[index].address, size, user)!
        #expect(
          Block(address: blocks[index].address, size: kept, mark: blocks[index].mark).isIntact)
        blocks[index].size = size
        blocks[index].fill()
        continue
      default:
        guard !blocks.isEmpty else { continue }
        let block = blocks.remove(at: next(blocks.count))
        #expect(block.isIntact)
        functions.free(block.address, user)
        continue
      }
      blocks[blocks.count - 1].fill()
    }
    for block in blocks {
      #expect(block.isIntact)
      functions.free(block.address, user)
    }
    functions.free(nil, user)
  }

  @Test func calloRefusesAnOverflow() {
    let memory = SessionMemory()
    #expect(memory.functions.calloc(.max, 2, memory.functions.mem_user_data) == nil)
  }

  /// An idle session needs no more than its place: nothing beside it.
  @Test func whatAnIdleSessionNeedsFitsIntoItsPlace() throws {
    let session = Session(role: .server, limits: SessionLimits(), nowMilliseconds: 0)
    let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + [0, 0, 0, 4, 0, 0, 0, 0, 0]
    try preface.withUnsafeBytes { try session.receive($0, nowMilliseconds: 0) }
    while session.nextChunk() != nil {}
    #expect(session.memoryBeside == 0)
  }

  @Test func placesAreGivenBackAndUsedAgain() {
    let places = SessionPlaces()
    var taken = (0..<100).map { _ in places.take() }
    #expect(Set(taken).count == 100)
    #expect(taken.allSatisfy { UInt(bitPattern: $0) % 4_096 == 0 })
    for place in taken {
      place.initializeMemory(as: UInt8.self, repeating: 7, count: SessionPlaces.placeBytes)
    }
    #expect(places.counts.taken == 100)
    for index in stride(from: 99, through: 1, by: -2) { places.giveBack(taken.remove(at: index)) }
    #expect(places.counts.taken == 50)
    let before = places.counts.total
    let again = (0..<50).map { _ in places.take() }
    #expect(places.counts.total == before)
    #expect(Set(again + taken).count == 100)
    for place in again + taken { places.giveBack(place) }
    #expect(places.counts.taken == 0)
    #expect(places.counts.total <= 32)
  }
}
