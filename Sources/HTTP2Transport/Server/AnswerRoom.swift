import RPC

/// Metadata of answers that fits no header list. nghttp2 drops the frame of a list above 64 KiB without a word, and
/// the call would never end.
extension ServerConnection {
  /// The status that a call really ends with: another one, without metadata, when what goes with `status` would not
  /// be sent.
  func fitting(_ stream: ServerStreamPointer, _ status: RPCStatus) -> RPCStatus {
    let set = stream.hasFields ? stream.pointee.context.responseFields : nil
    let bytes =
      status.trailers.headerListBytes + (set?.metadata.headerListBytes ?? 0)
      + (set?.trailers.headerListBytes ?? 0)
    guard bytes > server.limits.answerMetadataLimit else { return status }
    stream.pointee.context.discardResponseFields()
    let reason =
      "the answer has \(bytes) bytes of metadata, at most \(server.limits.answerMetadataLimit)"
      + " are sent"
    if status.code == .ok { return RPCStatus(.resourceExhausted, reason) }
    return RPCStatus(status.code, "\(status.message.prefix(1_024)) (\(reason))")
  }

  /// Ends the call when what its handler wants of the answer would not be sent; false when it can go on.
  @inline(__always)
  func refusesMetadata(_ stream: ServerStreamPointer) -> Bool {
    stream.hasFields && refusesSetMetadata(stream)
  }

  private func refusesSetMetadata(_ stream: ServerStreamPointer) -> Bool {
    let status = fitting(stream, .ok)
    guard status.code != .ok else { return false }
    cancel(stream, RPCError(status.code, status.message))
    return true
  }
}

extension ServerLimits {
  /// What fits a header list of 64 KiB in every protocol: some name the fields of metadata twice.
  private static let largestAnswerMetadata = 30 << 10

  var answerMetadataLimit: Int { min(answerMetadataBytes, Self.largestAnswerMetadata) }
}
