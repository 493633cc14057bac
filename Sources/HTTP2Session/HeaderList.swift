import CNghttp2

/// A header list made once and sent many times: the library refers to its bytes instead of copying them.
public final class HeaderList: @unchecked Sendable {
  // Sound although unchecked: the memory is written in `init` and only read afterwards. Lists passed to a
  // session must outlive the stream they are sent on.
  let fields: UnsafeMutableBufferPointer<nghttp2_nv>
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  public init(_ pairs: [(String, String)]) {
    let total = pairs.reduce(0) { $0 + $1.0.utf8.count + $1.1.utf8.count }
    bytes = .allocate(capacity: max(1, total))
    fields = .allocate(capacity: pairs.count)
    var offset = 0
    func store(_ text: String) -> (UnsafeMutablePointer<UInt8>, Int) {
      let start = bytes.baseAddress! + offset
      let count = text.utf8.count
      _ = UnsafeMutableBufferPointer(start: start, count: count).initialize(from: text.utf8)
      offset += count
      return (start, count)
    }
    for (index, pair) in pairs.enumerated() {
      let (name, nameCount) = store(pair.0)
      let (value, valueCount) = store(pair.1)
      fields.initializeElement(
        at: index,
        to: nghttp2_nv(
          name: name, value: value, namelen: nameCount, valuelen: valueCount,
          flags: UInt8(
            NGHTTP2_NV_FLAG_NO_COPY_NAME.rawValue | NGHTTP2_NV_FLAG_NO_COPY_VALUE.rawValue)))
    }
  }

  deinit {
    fields.deallocate()
    bytes.deallocate()
  }
}

/// A header list for one use: the library copies it.
public struct HeaderFields {
  private var bytes: [UInt8] = []
  private var ends: [(name: Int, value: Int)] = []

  public init() {}

  public mutating func append(_ name: String, _ value: String) {
    append(name, Array(value.utf8))
  }

  public mutating func append(_ name: String, _ value: [UInt8]) {
    bytes.append(contentsOf: name.utf8)
    let nameEnd = bytes.count
    bytes.append(contentsOf: value)
    ends.append((nameEnd, bytes.count))
  }

  /// The array as the library wants it, valid inside `body`.
  func withFields<R>(_ body: (UnsafePointer<nghttp2_nv>, Int) -> R) -> R {
    var bytes = bytes
    // One byte more than there may be, so that an empty list has an address.
    bytes.append(0)
    return bytes.withUnsafeMutableBufferPointer { bytes in
      withUnsafeTemporaryAllocation(of: nghttp2_nv.self, capacity: max(1, ends.count)) { list in
        var start = 0
        for (index, end) in ends.enumerated() {
          list.initializeElement(
            at: index,
            to: nghttp2_nv(
              name: bytes.baseAddress! + start, value: bytes.baseAddress! + end.name,
              namelen: end.name - start, valuelen: end.value - end.name, flags: 0))
          start = end.value
        }
        return body(UnsafePointer(list.baseAddress!), ends.count)
      }
    }
  }
}
