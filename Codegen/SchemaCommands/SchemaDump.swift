import ArgumentParser
import Foundation
import SchemaCompiler

struct SchemaDump: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dump",
    abstract: "Shows real bytes with what each of them means.",
    discussion: """
      A line for every value: offset, bytes, field, type, value. What is wrong is marked where it
      is; the exit code is 1 then.

      EXAMPLES
        schema dump OrderUpdate order.bin --schemas Schemas
        schema dump OrderUpdate order.bin --schemas Schemas --encoding proto
        echo '0200 0a00' | schema dump Marker - --hex --schemas Schemas
      """)

  @Argument(help: "A message or a union.")
  var type: String

  @Argument(help: "The file with the bytes; '-' is standard input.")
  var file: String

  @Option(name: .long, help: ArgumentHelp("The schemas that declare the type.", valueName: "dir"))
  var schemas: [String] = []

  @Option(name: .long, help: "native or proto.")
  var encoding = "native"

  @Flag(name: .long, help: "The file holds hexadecimal digits, with any blanks between them.")
  var hex = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !schemas.isEmpty else {
      throw ValidationError("Say where the type is declared, such as --schemas Schemas.")
    }
    guard DumpReport.Encoding(rawValue: encoding) != nil else {
      throw ValidationError("'\(encoding)' is neither native nor proto.")
    }
  }

  func run() throws {
    let result = Compiler.compile(try SchemaFiles.find(schemas), load: SchemaFiles.load)
    guard let schema = result.schema else {
      Compilation.print(result.diagnostics, result.sources, output)
      throw ExitCode(1)
    }
    let bytes = try content()
    let encoding = DumpReport.Encoding(rawValue: encoding) ?? .native
    guard let report = DumpReport.make(type, encoding, bytes, in: schema) else {
      let near = LayoutTable.suggestion(for: type, in: schema)
      let hint = near.map { " Did you mean '\($0)'?" } ?? ""
      throw ValidationError("There is no message and no union '\(type)'.\(hint)")
    }
    if output.json {
      print(report.json())
    } else {
      print(DumpRenderer(usesColours: Terminal.hasColours).render(report), terminator: "")
    }
    if !report.failures.isEmpty { throw ExitCode(1) }
  }

  private func content() throws -> [UInt8] {
    let data =
      file == "-"
      ? Array(FileHandle.standardInput.readDataToEndOfFile()) : try SchemaFiles.read(file)
    guard hex else { return data }
    let digits = data.filter { !" \t\r\n:".utf8.contains($0) }
    guard digits.count.isMultiple(of: 2) else {
      throw ValidationError("'\(file)' has an odd number of hexadecimal digits.")
    }
    var bytes: [UInt8] = []
    var rest = digits[...]
    while let high = rest.popFirst(), let low = rest.popFirst() {
      guard let byte = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16) else {
        throw ValidationError("'\(file)' has other characters than hexadecimal digits.")
      }
      bytes.append(byte)
    }
    return bytes
  }
}

/// Where standard output goes.
enum Terminal {
  /// Colours are for people who look at a terminal and did not ask for none.
  static var hasColours: Bool {
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
      && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }
}
