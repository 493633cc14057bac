public import ArgumentParser
import Foundation
import JSONText
import StandardStreams

/// A program that cannot do what it was asked for, for a reason its user can act on.
public struct Complaint: Error, CustomStringConvertible {
  /// What happened and what to do next.
  public var description: String
  /// 1 when it failed, 2 when the command line was wrong.
  public var exitCode: Int32

  public init(_ description: String, exitCode: Int32 = 1) {
    self.description = description
    self.exitCode = exitCode
  }
}

extension AsyncParsableCommand {
  /// Parses the command line, runs, and ends the process where that failed: errors go to standard error, and
  /// a wrong command line leaves with 2.
  public static func runToTheEnd() async {
    StandardDescriptors.reserve()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let complaint as Complaint {
      let text = VisibleText.escaped("error: \(complaint)", keepsLines: true)
      _ = StandardDescriptors.write("\(text)\n".utf8, to: 2)
      exit(withError: ExitCode(complaint.exitCode))
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      _ = StandardDescriptors.write((fullMessage(for: error) + "\n").utf8, to: 2)
      exit(withError: ExitCode(2))
    }
  }
}

/// Writes one line to standard output, at once: other programs wait for some of them. Nothing happens where it
/// cannot be written.
public func printLine(_ line: String) {
  _ = StandardDescriptors.write((line + "\n").utf8, to: 1)
}

/// Reads a PEM file of at most 1 MiB.
///
/// - Throws: a `Complaint` that names the flag and the file.
public func readPEM(_ path: String, for flag: String) throws -> [UInt8] {
  do {
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? file.close() }
    return [UInt8](try file.read(upToCount: 1 << 20) ?? Data())
  } catch {
    throw Complaint(
      "\(flag): cannot read \(path): \((error as NSError).localizedDescription)", exitCode: 2)
  }
}
