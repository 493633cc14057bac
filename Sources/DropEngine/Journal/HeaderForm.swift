import Basics

// The header of an entry stands in front of its command, which follows as one without a header is written: entries
// without one, and logs of them, have the bytes that they had before there were headers.

/// The first byte of an entry is the number of its rules, or, with the highest bit, the form of a header. A build that
/// knows no headers takes it for rules that are newer than its own, and refuses the entry by both numbers.
enum HeaderForm {
  /// From here on a first byte says that a header follows.
  static let first: UInt8 = 0x80
  /// Role, caller, and whether a trace follows.
  static let plain: UInt8 = 0x81
  /// The same, where there may be no caller, and the digest of a key that is attested. Written only with one.
  static let attested: UInt8 = 0x82
  /// The newest that this build reads.
  static let newest: UInt8 = attested
}

extension EntryHeader {
  /// Appends the journal form.
  func encode(into sink: inout ByteSink) {
    sink.put(attested == nil ? HeaderForm.plain : HeaderForm.attested)
    sink.putText(role)
    sink.putText(caller)
    sink.put(!trace.isNone)
    if !trace.isNone { sink.put(trace) }
    if let attested {
      for place in 0..<4 { sink.putFixed(attested.words[place].byteSwapped) }
    }
  }

  /// Reads what `encode(into:)` wrote, behind its first byte.
  ///
  /// - Parameters:
  ///   - form: the first byte, ``HeaderForm/first`` or more.
  ///   - start: where that was.
  convenience init(
    form: UInt8, at start: Int, from source: inout ByteSource
  ) throws(ByteError) {
    guard form <= HeaderForm.newest else {
      throw ByteError(.newerVersion(form, newest: HeaderForm.newest), at: start)
    }
    guard form > HeaderForm.first else { throw ByteError(.unknownTag, at: start) }
    let role = try source.text(limit: Self.roleBytes)
    let name = source.offset
    let caller = try source.text(limit: Self.callerBytes)
    if caller.isEmpty, form == HeaderForm.plain { throw ByteError(.outOfRange, at: name) }
    var trace = Key128.none
    if try source.flag() {
      let place = source.offset
      trace = try source.key()
      // That there is none is said by the flag.
      if trace.isNone { throw ByteError(.outOfRange, at: place) }
    }
    var attested: Digest256?
    if form == HeaderForm.attested {
      var bytes: [UInt8] = []
      for _ in 0..<SHA256.byteCount { bytes.append(try source.byte()) }
      attested = Digest256(bytes)
    }
    self.init(stored: caller, role: role, trace: trace, attested: attested)
  }

  /// An upper bound of the bytes of the form.
  var formBytes: Int {
    20 + (attested == nil ? 0 : SHA256.byteCount) + role.utf8.count + caller.utf8.count
  }

  /// Reads the header in front of a command's journal form, and nothing of the command.
  ///
  /// - Returns: nil when there is none.
  public static func inFront(of command: ByteSource) throws(ByteError) -> EntryHeader? {
    var source = command
    let start = source.offset
    let form = try source.byte()
    return form < HeaderForm.first
      ? nil : try EntryHeader(form: form, at: start, from: &source)
  }
}
