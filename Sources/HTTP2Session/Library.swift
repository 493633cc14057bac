import CNghttp2

/// The callbacks and options of the library, built once for all sessions.
final class Library: @unchecked Sendable {
  // Sound although unchecked: written in `init`, then only read, and the library only reads them too.
  static let shared = Library()

  let callbacks: OpaquePointer
  let options: OpaquePointer

  private init() {
    var callbacks: OpaquePointer?
    var options: OpaquePointer?
    guard nghttp2_session_callbacks_new(&callbacks) == 0, nghttp2_option_new(&options) == 0,
      let callbacks, let options
    else { fatalError("out of memory for HTTP/2 options") }
    self.callbacks = callbacks
    self.options = options
    // Credit is given when the handler has consumed, not when bytes have arrived.
    nghttp2_option_set_no_auto_window_update(options, 1)
    // Closed streams would be kept for priorities, which we do not use.
    nghttp2_option_set_no_closed_streams(options, 1)
    // Frames of unknown types are ignored, but have to be seen to be counted.
    for type in 10...255 as ClosedRange<UInt8> {
      nghttp2_option_set_user_recv_extension_type(options, type)
    }
    setReceiving()
    setSending()
  }

  private func setReceiving() {
    nghttp2_session_callbacks_set_on_begin_frame_callback(callbacks) { _, header, user in
      Library.session(user) {
        $0.didBeginFrame(type: header!.pointee.type, header!.pointee.stream_id)
      }
      return 0
    }
    nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks) { _, frame, user in
      Library.session(user) { $0.didBeginHeaders(frame!) }
    }
    nghttp2_session_callbacks_set_on_header_callback(callbacks) {
      _, frame, name, nameCount, value, valueCount, _, user in
      Library.session(user) {
        $0.didReceiveField(
          frame!.pointee.hd.stream_id, UnsafeRawBufferPointer(start: name, count: nameCount),
          UnsafeRawBufferPointer(start: value, count: valueCount))
      }
      return 0
    }
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) {
      _, _, stream, bytes, count, user in
      Library.session(user) {
        $0.didReceiveChunk(stream, UnsafeRawBufferPointer(start: bytes, count: count))
      }
      return 0
    }
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { _, frame, user in
      Library.session(user) { $0.didReceiveFrame(frame!) }
      return 0
    }
    nghttp2_session_callbacks_set_on_invalid_frame_recv_callback(callbacks) { _, _, _, user in
      Library.session(user) { $0.glitch() }
      return 0
    }
    nghttp2_session_callbacks_set_unpack_extension_callback(callbacks) { _, _, _, _ in
      Int32(NGHTTP2_ERR_CANCEL.rawValue)
    }
    // Always 0: the library leaks the stream when this callback reports an error (CVE-2023-35945).
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) { _, stream, code, user in
      Library.session(user) { $0.didCloseStream(stream, code) }
      return 0
    }
  }

  private func setSending() {
    nghttp2_session_callbacks_set_on_frame_send_callback(callbacks) { _, frame, user in
      Library.session(user) { $0.didSendFrame(frame!) }
      return 0
    }
  }

  /// Sound: the user data is the session the caller holds, so no reference has to be counted.
  @inline(__always)
  static func session<R>(
    _ user: UnsafeMutableRawPointer?, _ body: (Session) -> R
  ) -> R {
    Unmanaged<Session>.fromOpaque(user!)._withUnsafeGuaranteedRef(body)
  }

  /// Asks the session for the body of the stream whose state is `state`.
  static func provider(_ state: UnsafeMutableRawPointer) -> nghttp2_data_provider {
    nghttp2_data_provider(source: nghttp2_data_source(ptr: state)) {
      _, stream, buffer, count, flags, source, user in
      let read = Library.session(user) {
        $0.readBody(
          stream, source!.pointee.ptr,
          into: UnsafeMutableRawBufferPointer(start: buffer, count: count))
      }
      switch read.end {
      case .none: return read.count > 0 ? read.count : Int(NGHTTP2_ERR_DEFERRED.rawValue)
      case .endStream: flags!.pointee = NGHTTP2_DATA_FLAG_EOF.rawValue
      case .trailers:
        flags!.pointee =
          NGHTTP2_DATA_FLAG_EOF.rawValue | NGHTTP2_DATA_FLAG_NO_END_STREAM.rawValue
      }
      return read.count
    }
  }
}
