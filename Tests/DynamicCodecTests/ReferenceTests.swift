import DynamicCodec
import Foundation
import SchemaCompiler
import ShippedSchemas
import Testing

@Suite("Looking up, describing and printing")
struct ReferenceTests {
  static let catalogue = MethodCatalogue(TestSchemas.shipped)

  @Test(
    "a method is found by any of its names",
    arguments: [
      "Reservations/Reserve", "reservations/reserve", "/dropwire.live.v1.Reservations/Reserve",
      "dropwire.live.v1.Reservations/reserve",
    ])
  func methods(name: String) throws {
    let method = try Self.catalogue.method(name)
    #expect(method.path == "/dropwire.live.v1.Reservations/Reserve")
    #expect(method.shortName == "Reservations/Reserve")
  }

  @Test(
    "what is not found is helped with",
    arguments: [
      ("Reservation/Reserve", "did you mean `Reservations`?"),
      ("Reservations/Resrve", "did you mean `Reserve`?"),
      ("Reservations", "a method is SERVICE/METHOD; --list shows all"),
      (
        "Admin/Halt",
        "its methods are Stats, SetClock, Remark, SetThrottle, SetHubMode, SetPolicy, SetMarket, Hub, Backup"
      ),
    ])
  func unknown(name: String, help: String) {
    do throws(LookupFailure) {
      _ = try Self.catalogue.method(name)
      Issue.record("\(name) was found")
    } catch {
      #expect(error.help == help)
    }
  }

  @Test("every method is listed")
  func listing() {
    let text = Self.catalogue.listing()
    for method in Self.catalogue.methods { #expect(text.contains(method.shortName)) }
    #expect(Self.catalogue.methods.count > 20)
  }

  @Test("a request to start from is a request")
  func templates() throws {
    let codec = SchemaCodec(schema: TestSchemas.shipped)
    let reference = TypeReference(TestSchemas.shipped)
    for (id, declaration) in TestSchemas.shipped.declarations.enumerated() {
      switch declaration {
      case .message, .union:
        let template = reference.template(id)
        _ = try codec.encode(parsed(template.compactText), as: id)
      default: break
      }
      #expect(reference.text(id).contains(declaration.about.name))
    }
  }

  @Test("a type is described with documentation, limits and constraints")
  func description() throws {
    let text = TypeReference(TestSchemas.shipped).text(
      try Self.catalogue.declaration("PublishMarker"))
    #expect(text.hasPrefix("/// A marker as its producer sends it"))
    #expect(text.contains("string(max: 256)"))
    #expect(text.contains("nonzero"))
    #expect(text.contains("The producer's own number of this marker."))
    #expect(text.contains("at most 317 B encoded"))
  }

  @Test("the schemas in the program are those of the folder")
  func shippedFiles() throws {
    let folder = TestSchemas.root.appending(path: "Schemas")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".drop") }.sorted()
    let own = SchemaTexts.files.map(\.name).filter { !$0.hasPrefix("ecosystem/") }
    #expect(own == names)
    for file in SchemaTexts.files {
      // Compared outside of the macro, which would look for the differences byte by byte.
      let isSame = try Data(contentsOf: folder.appending(path: file.name)) == Data(file.text)
      #expect(isSame, "\(file.name) is not what was built in")
    }
  }

  @Test("a message as names and values")
  func record() throws {
    let json = try parsed(
      #"{"status":{"drop":"1","pools":[{"pool":"2","free":3},{"pool":"44","sold":5}]}}"#)
    #expect(
      MessageTable.record(json) == """
        status.drop  1
        status.pools
            pool  free  sold
            2     3
            44          5

        """)
    #expect(MessageTable.record(try parsed("{}")) == "(empty)\n")
  }

  @Test("messages of a stream as rows, with headings when the kind changes")
  func rows() throws {
    var table = MessageTable()
    var text = ""
    for message in [
      #"{"marker":{"offset":"1","title":"one"}}"#, #"{"marker":{"offset":"22"}}"#,
      #"{"ended":{"offset":"3"}}"#,
    ] { text += table.row(try parsed(message)) }
    #expect(
      text == """
        marker.offset  marker.title
        1              one
        22
        ended.offset
        3

        """)
  }
}
