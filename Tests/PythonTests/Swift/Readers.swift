import Foundation
import WireCodec

/// Reads and writes every row of `evolution.py rows` with generated types of both versions.
///
///     readers ROWS
///
/// A row: seed, writer, reader, type, encoding, the bytes, the native bytes of what is read of them.
@main
enum Readers {
  static func main() throws {
    let rows = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
    var failures = 0
    var count = 0
    for row in rows.split(separator: "\n") {
      count += 1
      let columns = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard let problem = problem(in: columns) else { continue }
      failures += 1
      if failures <= 20 { print("FAILED seed \(row.prefix(2_000)): \(problem)") }
    }
    print("\(count) rows, \(failures) failures")
    exit(failures == 0 ? 0 : 1)
  }

  private static func problem(in columns: [String]) -> String? {
    guard columns.count == 7, let encoding = encodings[columns[4]] else { return "a bad row" }
    guard let type = types["\(columns[2]).\(columns[3])"] else { return "no such type" }
    let reads = bytes(columns[5])
    let isSame = columns[1] == columns[2]
    return compare(type, reads, encoding, native: bytes(columns[6]), isSame: isSame)
  }

  private static let encodings: [String: WireEncoding] = [
    "native": .native, "proto": .proto, "json": .json,
  ]

  /// What is wrong; nil when the reader sees what it should, and a writer of its own version writes the same bytes.
  private static func compare<M: WireMessage>(
    _ type: M.Type, _ written: [UInt8], _ encoding: WireEncoding, native: [UInt8], isSame: Bool
  ) -> String? {
    do throws(WireError) {
      let value = try M(
        decoding: written.span.bytes, as: encoding, ignoringUnknownFields: !isSame)
      if value.encodedBytes() != native { return "read as \(value)" }
      var again = WireBuffer()
      value.encode(into: &again, as: encoding)
      if isSame, again.copyBytes() != written { return "written otherwise: \(value)" }
      return nil
    } catch {
      return "refused: \(error)"
    }
  }

  private static func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x61 + 10 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
