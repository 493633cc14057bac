import CNghttp2

/// The memory of one session's library objects: one place, laid out for few pages.
///
/// For an idle connection the library keeps 10.6 KB in small blocks and a frame buffer of 16 KiB, of which small
/// frames touch the first few hundred bytes. From `malloc` that is 14.6 KB resident, as every part begins
/// somewhere in a page; laid out here it is three pages. What a stream needs comes and goes by lists of free
/// blocks, which is cheaper than `malloc` and `free` a dozen times for each request.
///
/// Confined to the session. Given back when the library's session, which it has to outlive, was deleted.
struct SessionMemory: ~Copyable {
  private let state: UnsafeMutablePointer<SessionMemoryState>

  init() {
    // Sound: a place is this value's alone until it is given back.
    let place = SessionPlaces.shared.take()
    state = place.bindMemory(to: SessionMemoryState.self, capacity: 1)
    state.initialize(to: SessionMemoryState(place: place))
  }

  deinit {
    var chunk = state.pointee.chunks
    while let each = chunk {
      chunk = each.load(as: UnsafeMutableRawPointer?.self)
      each.deallocate()
    }
    state.deinitialize(count: 1)
    SessionPlaces.shared.giveBack(UnsafeMutableRawPointer(state))
  }

  /// Blocks and chunks that are not in the place.
  var blocksBeside: Int { state.pointee.blocksBeside }

  /// Bytes of these.
  var bytesBeside: Int { state.pointee.bytesBeside }

  /// What the library asks for memory; it keeps a copy.
  var functions: nghttp2_mem {
    nghttp2_mem(
      mem_user_data: UnsafeMutableRawPointer(state),
      malloc: { size, user in SessionMemoryState.from(user).allocate(size) },
      free: { block, user in SessionMemoryState.from(user).free(block) },
      calloc: { count, size, user in
        let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
        guard !overflow else { return nil }
        let block = SessionMemoryState.from(user).allocate(bytes)
        block.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        return block
      },
      realloc: { block, size, user in SessionMemoryState.from(user).reallocate(block, size) })
  }
}

/// What a place begins with. Blocks are at multiples of 8 bytes: nothing in the library needs more.
struct SessionMemoryState {
  /// In front of each block: the number of its list or one of the flags, and its size.
  private typealias Header = UInt64

  /// Lists of free blocks, of up to `lists * step` bytes.
  private static var lists: Int { 32 }
  private static var step: Int { 16 }
  private static var headerBytes: Int { MemoryLayout<Header>.size }
  private static var isElsewhere: Header { 1 << 40 }
  private static var isFrameBuffer: Header { 1 << 41 }
  private static var isLarge: Header { 1 << 42 }
  /// What is carved into blocks when the place is full: the first chunk, each of the next is twice as large.
  private static var firstChunkBytes: Int { 1 << 10 }
  /// Chunks that stay with the session; blocks beyond them come from `malloc`. 7, together 127 KiB: two hundred
  /// streams at once.
  private static var maximumChunks: Int { 7 }

  /// Where the place, or the newest chunk, has room.
  private var next: UnsafeMutableRawPointer
  private var room: Int
  private var frameBuffer: UnsafeMutableRawPointer?
  fileprivate var chunks: UnsafeMutableRawPointer?
  private var chunkCount = 0
  private var heapCount = 0
  /// Bytes of blocks and chunks outside of the place.
  fileprivate var bytesBeside = 0
  /// The first free block of each list; in it is the address of the next.
  private var free: InlineArray<33, UnsafeMutableRawPointer?> = .init(repeating: nil)

  init(place: UnsafeMutableRawPointer) {
    let used = MemoryLayout<Self>.size
    next = place + used
    room = SessionPlaces.smallBytes - used
    frameBuffer = place + SessionPlaces.smallBytes
  }

  /// Sound: the user data of the functions is the state, which outlives the library's session.
  @inline(__always)
  static func from(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Self> {
    user!.assumingMemoryBound(to: Self.self)
  }
}

extension UnsafeMutablePointer<SessionMemoryState> {
  @inline(__always)
  func allocate(_ size: Int) -> UnsafeMutableRawPointer { pointee.allocate(size) }
  @inline(__always)
  func free(_ block: UnsafeMutableRawPointer?) { if let block { pointee.release(block) } }

  func reallocate(_ block: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer {
    guard let block else { return pointee.allocate(size) }
    let present = SessionMemoryState.capacity(of: block)
    guard size > present else { return block }
    let larger = pointee.allocate(size)
    larger.copyMemory(from: block, byteCount: present)
    pointee.release(block)
    return larger
  }
}

extension SessionMemoryState {
  /// Bytes of a block that may be used.
  fileprivate static func capacity(of block: UnsafeMutableRawPointer) -> Int {
    let header = (block - headerBytes).load(as: Header.self)
    if header & isFrameBuffer != 0 { return SessionPlaces.frameBufferBytes }
    if header & (isElsewhere | isLarge) != 0 { return Int(header & (isElsewhere - 1)) }
    return Int(header) * step
  }

  @inline(__always)
  fileprivate mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    let list = max(1, (size + Self.step - 1) / Self.step)
    guard list <= Self.lists else { return allocateLarge(size) }
    if let block = free[list] {
      free[list] = block.load(as: UnsafeMutableRawPointer?.self)
      return block
    }
    return allocateAnew(list, size)
  }

  @inline(never)
  private mutating func allocateAnew(_ list: Int, _ size: Int) -> UnsafeMutableRawPointer {
    let bytes = list * Self.step + Self.headerBytes
    if bytes <= room { return carve(bytes, Header(list)) }
    // A larger one that is free, rather than more memory; it goes back to its own list.
    for larger in list + 1..<Self.lists + 1 {
      guard let block = free[larger] else { continue }
      free[larger] = block.load(as: UnsafeMutableRawPointer?.self)
      return block
    }
    guard addChunk() else { return elsewhere(size) }
    return carve(bytes, Header(list))
  }

  @inline(__always)
  fileprivate mutating func release(_ block: UnsafeMutableRawPointer) {
    let header = (block - Self.headerBytes).load(as: Header.self)
    if header <= Header(Self.lists) {
      block.storeBytes(of: free[Int(header)], as: UnsafeMutableRawPointer?.self)
      free[Int(header)] = block
    } else if header & Self.isElsewhere != 0 {
      heapCount -= 1
      bytesBeside -= Int(header & (Self.isElsewhere - 1)) + Self.headerBytes
      (block - Self.headerBytes).deallocate()
    } else if header & Self.isFrameBuffer != 0 {
      frameBuffer = block - Self.headerBytes
    }
    // Other large blocks stay taken until the session ends; they fit into what was set aside once.
  }

  private mutating func carve(_ bytes: Int, _ header: Header) -> UnsafeMutableRawPointer {
    let block = next
    block.storeBytes(of: header, as: Header.self)
    next += bytes
    room -= bytes
    return block + Self.headerBytes
  }

  private mutating func allocateLarge(_ size: Int) -> UnsafeMutableRawPointer {
    if size > SessionPlaces.smallBytes, size <= SessionPlaces.frameBufferBytes, let frameBuffer {
      self.frameBuffer = nil
      frameBuffer.storeBytes(of: Self.isFrameBuffer, as: Header.self)
      return frameBuffer + Self.headerBytes
    }
    // The session itself, its tables.
    let bytes = ((size + 7) & ~7) + Self.headerBytes
    guard bytes <= room, chunkCount == 0 else { return elsewhere(size) }
    return carve(bytes, Self.isLarge | Header(size))
  }

  fileprivate var blocksBeside: Int { heapCount + chunkCount }

  private mutating func elsewhere(_ size: Int) -> UnsafeMutableRawPointer {
    heapCount += 1
    bytesBeside += size + Self.headerBytes
    let place = UnsafeMutableRawPointer.allocate(
      byteCount: size + Self.headerBytes, alignment: Self.headerBytes)
    place.storeBytes(of: Self.isElsewhere | Header(size), as: Header.self)
    return place + Self.headerBytes
  }

  private mutating func addChunk() -> Bool {
    guard chunkCount < Self.maximumChunks else { return false }
    let bytes = Self.firstChunkBytes << chunkCount
    chunkCount += 1
    bytesBeside += bytes
    let chunk = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: Self.headerBytes)
    chunk.storeBytes(of: chunks, as: UnsafeMutableRawPointer?.self)
    chunks = chunk
    next = chunk + Self.headerBytes
    room = bytes - Self.headerBytes
    return true
  }
}
