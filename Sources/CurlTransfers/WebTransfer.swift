import CCurl

/// One request under way. Confined to the client's thread once it has begun.
final class WebTransfer {
  let request: WebRequest
  private let limits: WebLimits
  private let done: CheckedContinuation<WebAnswer, any Error>
  private var easy: UnsafeMutableRawPointer?
  private var lines: UnsafeMutablePointer<curl_slist>?
  private var body: [UInt8] = []
  private var headers: [(name: String, value: String)] = []
  private var headBytes = 0
  /// What did not fit.
  private var excess: String?

  init(
    _ request: WebRequest, limits: WebLimits, done: CheckedContinuation<WebAnswer, any Error>
  ) {
    self.request = request
    self.limits = limits
    self.done = done
  }

  /// Makes the handle; nil when it cannot be, and then it is answered.
  func begin(authorities: String?) -> UnsafeMutableRawPointer? {
    guard let easy = curl_easy_init() else {
      fail(code: CURLE_OUT_OF_MEMORY.rawValue, "there is no memory for a request")
      return nil
    }
    self.easy = easy
    let code = configure(easy, authorities: authorities)
    guard code == CURLE_OK else {
      fail(code: code.rawValue, Self.reason(code))
      return nil
    }
    return easy
  }

  private func configure(_ easy: UnsafeMutableRawPointer, authorities: String?) -> CURLcode {
    // The thread has no signals of its own, and nothing here follows where it is sent.
    let numbers: [(CURLoption, Int)] = [
      (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_SSL_VERIFYPEER, 1),
      (CURLOPT_SSL_VERIFYHOST, 2), (CURLOPT_TCP_KEEPALIVE, 1),
      (CURLOPT_CONNECTTIMEOUT_MS, limits.connectMilliseconds),
      (CURLOPT_TIMEOUT_MS, limits.totalMilliseconds),
    ]
    // Clear text only where it is asked for by name.
    let isSecure = request.url.hasPrefix("https://")
    var texts: [(CURLoption, String)] = [
      (CURLOPT_URL, request.url), (CURLOPT_PROTOCOLS_STR, isSecure ? "https" : "http"),
      (CURLOPT_USERAGENT, "dropwire"),
    ]
    // What is sent in clear text is for this machine: no proxy of the environment is to read it.
    if !isSecure { texts.append((CURLOPT_PROXY, "")) }
    if let authorities {
      texts.append((CURLOPT_CAINFO, authorities))
      // Else those of the system's folder were believed as well.
      let code = dropwire_curl_context(easy, CURLOPT_CAPATH, nil)
      if code != CURLE_OK { return code }
    }
    // libcurl would wait for a word before a body.
    for (name, value) in request.headers + [(name: "Expect", value: "")] {
      let line = value.isEmpty ? "\(name):" : "\(name): \(value)"
      guard let longer = curl_slist_append(lines, line) else { return CURLE_OUT_OF_MEMORY }
      lines = longer
    }
    for (option, number) in numbers {
      let code = dropwire_curl_number(easy, option, number)
      if code != CURLE_OK { return code }
    }
    for (option, text) in texts {
      let code = dropwire_curl_text(easy, option, text)
      if code != CURLE_OK { return code }
    }
    if let body = request.body {
      let code = body.withUnsafeBytes { bytes in
        // A body without bytes has an address all the same.
        guard let first = bytes.baseAddress else { return dropwire_curl_body(easy, "", 0) }
        return dropwire_curl_body(easy, first.assumingMemoryBound(to: CChar.self), bytes.count)
      }
      if code != CURLE_OK { return code }
    }
    return listen(easy)
  }

  private func listen(_ easy: UnsafeMutableRawPointer) -> CURLcode {
    // Not retained: the client holds the transfer until the handle is gone.
    let this = Unmanaged.passUnretained(self).toOpaque()
    let codes = [
      dropwire_curl_headers(easy, lines),
      dropwire_curl_context(easy, CURLOPT_WRITEDATA, this),
      dropwire_curl_context(easy, CURLOPT_HEADERDATA, this),
      dropwire_curl_callback(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
        // Sound: the transfer lives until its handle is gone.
        Unmanaged<WebTransfer>.fromOpaque(context!).takeUnretainedValue()
          .received(UnsafeRawBufferPointer(start: bytes, count: size * count))
      },
      dropwire_curl_callback(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
        Unmanaged<WebTransfer>.fromOpaque(context!).takeUnretainedValue()
          .receivedLine(UnsafeRawBufferPointer(start: bytes, count: size * count))
      },
    ]
    return codes.first { $0 != CURLE_OK } ?? CURLE_OK
  }

  /// Bytes taken: fewer than there are ends the transfer.
  private func received(_ bytes: UnsafeRawBufferPointer) -> Int {
    if !request.wantsBody { return bytes.count }
    guard body.count + bytes.count <= limits.bodyBytes else {
      excess = "the answer has more than \(limits.bodyBytes) bytes"
      return 0
    }
    body.append(contentsOf: bytes)
    return bytes.count
  }

  private func receivedLine(_ bytes: UnsafeRawBufferPointer) -> Int {
    headBytes += bytes.count
    guard headBytes <= limits.headBytes else {
      excess = "the head of the answer has more than \(limits.headBytes) bytes"
      return 0
    }
    // An interim answer has a head of its own: the last one counts.
    if bytes.starts(with: "HTTP/".utf8) {
      headers = []
    } else if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
      let name = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
      let value = String(decoding: bytes[(colon + 1)...], as: UTF8.self)
      headers.append((name, value.trimmed))
    }
    return bytes.count
  }

  /// The transfer is over: its caller is answered.
  func finish(_ code: CURLcode) {
    if let excess { return fail(code: code.rawValue, excess) }
    guard code == CURLE_OK, let easy else { return fail(code: code.rawValue, Self.reason(code)) }
    let status = dropwire_curl_status(easy)
    free()
    done.resume(returning: WebAnswer(status: status, headers: headers, body: body))
  }

  func fail(code: UInt32, _ reason: String) {
    free()
    done.resume(throwing: WebFailure(code: code, reason))
  }

  private func free() {
    if let easy { curl_easy_cleanup(easy) }
    if let lines { curl_slist_free_all(lines) }
    easy = nil
    lines = nil
  }

  private static func reason(_ code: CURLcode) -> String {
    String(cString: curl_easy_strerror(code))
  }
}

extension String {
  /// Without the spaces and line ends around it.
  fileprivate var trimmed: String {
    func isSpace(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
    }
    let inner = utf8.drop(while: isSpace)
    let end = inner.lastIndex { !isSpace($0) }.map { inner.index(after: $0) } ?? inner.startIndex
    return String(decoding: inner[..<end], as: UTF8.self)
  }
}
