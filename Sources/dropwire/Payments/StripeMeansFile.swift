import Foundation
import JSONText
import StripePayments
import WireCodec

/// What payments are paid with, as the shop says in a file that it appends to: a line of JSON for each.
actor StripeMeansFile {
  /// Longer lines are passed over.
  private static let lineBytes = 4_096

  private let path: String?
  private let usual: StripeMeans?
  private var means: [UUIDBytes: StripeMeans] = [:]
  /// How far it was read.
  private var offset: UInt64 = 0
  /// The file that was read: another one is read from its beginning.
  private var fileNumber: UInt64 = 0
  private(set) var badLines = 0

  /// - Parameter usual: what payments are paid with that the file does not name.
  init(path: String?, usual: StripeMeans?) {
    self.path = path
    self.usual = usual
  }

  func means(of payment: UUIDBytes) -> StripeMeans? {
    if let known = means[payment] { return known }
    read()
    return means[payment] ?? usual
  }

  /// Takes what was appended since. A file that is not there, or shorter than it was, begins anew.
  private func read() {
    guard let path, let file = FileHandle(forReadingAtPath: path) else { return }
    defer { try? file.close() }
    var status = stat()
    guard fstat(file.fileDescriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return
    }
    if UInt64(status.st_ino) != fileNumber || UInt64(max(0, status.st_size)) < offset {
      fileNumber = UInt64(status.st_ino)
      offset = 0
    }
    guard (try? file.seek(toOffset: offset)) != nil, let bytes = try? file.readToEnd(),
      let last = bytes.lastIndex(of: 0x0A)
    else { return }
    let end = bytes.index(after: last)
    offset += UInt64(bytes.distance(from: bytes.startIndex, to: end))
    for line in bytes[..<end].split(separator: 0x0A) {
      guard line.count <= Self.lineBytes, let (payment, one) = Self.line(Array(line)) else {
        badLines += 1
        standardError("warning: a line of \(path) is none: {\"payment\":…,\"paymentMethod\":…}")
        continue
      }
      means[payment] = one
    }
  }

  /// `{"payment":UUID,"paymentMethod":"pm_…","customer":"cus_…"}` or `{"payment":UUID,"paymentIntent":"pi_…"}`.
  static func line(_ bytes: [UInt8]) -> (UUIDBytes, StripeMeans)? {
    guard let node = try? JSONParser.parse(bytes), case .string(let text)? = node["payment"]?.value,
      let payment = UUIDBytes(text)
    else { return nil }
    if case .string(let id)? = node["paymentIntent"]?.value {
      return StripeID(id).map { (payment, .paymentIntent($0)) }
    }
    guard case .string(let method)? = node["paymentMethod"]?.value, !method.isEmpty else {
      return nil
    }
    var customer: String?
    if case .string(let text)? = node["customer"]?.value { customer = text }
    return (payment, .method(method, customer: customer))
  }
}
