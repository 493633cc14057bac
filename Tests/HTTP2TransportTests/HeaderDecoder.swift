import CNghttp2

/// HPACK, by the library: the header lists of one connection, in order.
final class HeaderDecoder {
  private let inflater: OpaquePointer

  init() {
    var made: OpaquePointer?
    guard nghttp2_hd_inflate_new(&made) == 0, let made else { fatalError("out of memory") }
    inflater = made
  }

  deinit { nghttp2_hd_inflate_del(inflater) }

  func decode(_ block: [UInt8]) -> [(String, String)] {
    var fields: [(String, String)] = []
    var index = 0
    while true {
      var field = nghttp2_nv()
      var flags: Int32 = 0
      let used = block.withUnsafeBufferPointer {
        nghttp2_hd_inflate_hd2(
          inflater, &field, &flags, $0.baseAddress! + index, block.count - index, 1)
      }
      guard used >= 0 else { return fields + [("undecodable", "\(used)")] }
      index += used
      if flags & Int32(NGHTTP2_HD_INFLATE_EMIT.rawValue) != 0 {
        fields.append((text(field.name, field.namelen), text(field.value, field.valuelen)))
      }
      if flags & Int32(NGHTTP2_HD_INFLATE_FINAL.rawValue) != 0 {
        nghttp2_hd_inflate_end_headers(inflater)
        return fields
      }
      if used == 0 && flags & Int32(NGHTTP2_HD_INFLATE_EMIT.rawValue) == 0 { return fields }
    }
  }

  private func text(_ bytes: UnsafeMutablePointer<UInt8>?, _ count: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }
}
