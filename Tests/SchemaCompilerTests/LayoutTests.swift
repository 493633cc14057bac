import SchemaCompiler
import Testing

/// What the passes find out about correct schemas.
@Suite struct LayoutTests {
  /// The example of the design notes.
  static let example = """
    /// Live-drop contract between the stream edge, the reservation engine and partner hubs.
    package dropwire.live.v1

    /// A fixed, frozen value: stored inline, never grows, no field numbers.
    struct Money {
      minor    i64            /// minor units (cents)
      currency ascii[3]       /// ISO 4217
    }

    /// Enums are open. 0 is always `unspecified` and is never written by hand.
    enum MarkerKind {
      offerOpen     = 1
      buyCue        = 2
      retired closing = 3
    }

    message Marker {
      1 stream    id
      2 sequence  u64
      3 at        timestamp
      4 kind      MarkerKind
      5 offer     id?
      6 price     Money?
      7 title     string(max: 120)
      8 tags      [string(max: 32)](max: 16)
      9 retired   badge string
    }

    message Held {
    }

    message Waitlisted {
    }

    message ReserveRequest {
      1 key uuid
    }

    message Ack {
      1 revision u64
    }

    message OrderUpdate {
      1 revision u64
    }

    /// Exactly one case; an unknown case survives decoding as `.unknown(number)`.
    union ReserveResult {
      1 held       Held
      2 waitlisted Waitlisted
    }

    service Reservations {
      reserve (ReserveRequest) -> ReserveResult      @idempotent(key)
      orders  (stream Ack)     -> stream OrderUpdate @resumable(after: revision)
      @deprecated("use orders")
      poll    (ReserveRequest) -> OrderUpdate
      /// Nothing in, nothing out.
      ping    () -> ()
    }

    """

  @Test func theExampleOfTheNotes() throws {
    let schema = try compiled(Self.example)
    let table = try #require(LayoutTable.render("Marker", in: schema))
    #expect(table.contains("block 45 B"))
    #expect(table.contains("block + 26, bit 0 of + 25"))
    #expect(table.contains("block + 34, bit 1 of + 25"))
    #expect(table.contains("retired badge"))
    guard case .service(let service) = schema.declarations.last else {
      Issue.record("the last declaration is the service")
      return
    }
    #expect(service.methods.map(\.about.name) == ["reserve", "orders", "poll", "ping"])
    #expect(service.methods.map(\.isIdempotent) == [true, false, false, false])
    #expect(service.methods[0].idempotencyKey == "key")
    #expect(service.methods[1].resumesAfter == "revision")
    #expect(service.methods[1].streamsRequests && service.methods[1].streamsResponses)
    #expect(service.methods[1].about.deprecated == nil)
    #expect(service.methods[2].about.deprecated == "use orders")
    #expect(service.methods[3].request == nil && service.methods[3].response == nil)
    #expect(service.methods[3].about.documentation == ["Nothing in, nothing out."])
  }

  @Test func documentationIsCarriedThrough() throws {
    let schema = try compiled(Self.example)
    #expect(
      schema.files[0].documentation == [
        "Live-drop contract between the stream edge, the reservation engine and partner hubs."
      ])
    guard case .structure(let money) = schema.declarations[0] else {
      Issue.record("Money is a struct")
      return
    }
    #expect(money.about.documentation.count == 1)
    #expect(money.fields.map(\.about.documentation) == [["minor units (cents)"], ["ISO 4217"]])
    #expect(money.size == 11)
  }

  @Test func everyTypeHasALayout() throws {
    let schema = try compiled(Self.example)
    for name in LayoutTable.names(in: schema) {
      #expect(LayoutTable.render(name, in: schema) != nil)
      #expect(LayoutTable.render("dropwire.live.v1." + name, in: schema) != nil)
    }
    #expect(LayoutTable.render("Nobody", in: schema) == nil)
    #expect(LayoutTable.suggestion(for: "Marer", in: schema) == "Marker")
  }

  @Test func sizesSaturate() throws {
    let schema = try compiled(
      """
      package a.v1

      message Page {
        1 data bytes(max: 1073741824)
      }

      message Book {
        1 pages [Page](max: 1073741824)
      }

      """)
    #expect(LayoutTable.render("Book", in: schema)?.contains("no useful bound") == true)
  }

  @Test func filesOfOnePackageSeeEachOtherByImport() throws {
    let result = Compiler.compile(
      [
        SourceFile(
          path: "in/a.drop",
          text: "package a.v1\nuse Money from \"../shared/b.drop\"\nmessage A {\n  1 m Money\n}\n")
      ]
    ) { path in
      path == "shared/b.drop" ? Array("package b.v1\nstruct Money {\n  x i64\n}\n".utf8) : nil
    }
    let schema = try #require(result.schema)
    #expect(schema.files.map(\.isImported) == [false, true])
    // Only what was asked for is generated.
    #expect(
      SwiftBackend.generate(schema).files.map(\.path)
        == ["a.messages.swift", "a.proto.swift", "a.json.swift", "a.descriptor.swift"])
  }
}
