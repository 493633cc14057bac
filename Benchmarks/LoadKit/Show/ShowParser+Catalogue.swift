extension ShowBuilder {
  /// The lines that stand alone.
  mutating func header(
    _ statement: ShowStatement, _ seen: inout SeenKeys
  ) throws(ShowDiagnostic) {
    var arguments = ShowArguments(statement, file: file)
    switch statement.key {
    case "show":
      try seen.insert(statement, file)
      show.name = try arguments.text("the show's name")
      try arguments.end()
    case "seed":
      try seen.insert(statement, file)
      show.seed = UInt64(try arguments.count("the seed", 0...Int64.max))
      try arguments.end()
    case "duration":
      try seen.insert(statement, file)
      show.durationMicroseconds = try arguments.time(
        "the duration", 5_000_000...limits.durationSeconds * 1_000_000)
      try arguments.end()
    case "stream":
      try seen.insert(statement, file)
      try stream(statement)
    case "audience":
      try seen.insert(statement, file)
      try audience(statement)
    case "payments":
      try seen.insert(statement, file)
      try payments(statement)
    case let key where Self.topKeys.contains(key):
      seen.note(statement)
    default:
      throw error(
        statement.place, "unknown key \"\(statement.key)\"",
        suggestion(for: statement.key, among: Self.topKeys))
    }
  }

  mutating func offer(_ statement: ShowStatement) throws(ShowDiagnostic) {
    var arguments = ShowArguments(statement, file: file)
    var offer = Show.Offer()
    offer.id = try newName(&arguments, "offer", taken: show.offers.map(\.id))
    try arguments.end()
    let what = "offer \"\(offer.id)\""
    // Known from here on, so that what is wrong inside does not make its users wrong as well.
    show.offers.append(offer)
    let seen = try block(statement, what, known: ["title", "price", "variants"]) {
      (builder, line) throws(ShowDiagnostic) in
      switch line.statement.key {
      case "title": offer.title = try line.text("the title")
      case "price": (offer.priceMinor, offer.currency) = try line.price()
      default: offer.variants = try builder.variants(&line)
      }
    }
    show.offers[show.offers.count - 1] = offer
    try require(
      seen, statement, what,
      [
        ("title", "title \"Tour tee\""), ("price", "price 24.90 EUR"),
        ("variants", "variants S, M, L"),
      ])
  }

  private func variants(_ line: inout ShowArguments) throws(ShowDiagnostic) -> [String] {
    var names: [String] = []
    repeat {
      let place = line.place
      let name = try line.word("the variant's name")
      guard !names.contains(name) else {
        throw error(place, "variant \"\(name)\" is listed twice", "name each variant once")
      }
      names.append(name)
    } while line.acceptComma()
    guard names.count <= 64 else {
      throw error(line.statement.place, "too many variants", "an offer has at most 64")
    }
    return names
  }

  private mutating func stream(_ statement: ShowStatement) throws(ShowDiagnostic) {
    try ShowArguments(statement, file: file).end()
    var stream = Show.Stream()
    let seen = try block(statement, "the stream", known: ["creator", "title"]) {
      (_, line) throws(ShowDiagnostic) in
      if line.statement.key == "creator" {
        stream.creator = try line.text("the creator's name")
      } else {
        stream.title = try line.text("the title")
      }
    }
    show.stream = stream
    try require(
      seen, statement, "the stream", [("creator", "creator \"Mira\""), ("title", "title \"Live\"")])
  }

  mutating func drop(_ statement: ShowStatement) throws(ShowDiagnostic) {
    var arguments = ShowArguments(statement, file: file)
    var drop = Show.Drop()
    drop.id = try newName(&arguments, "drop", taken: show.drops.map(\.id))
    try arguments.end()
    let what = "drop \"\(drop.id)\""
    show.drops.append(drop)
    let known = [
      "offer", "pool", "reserved", "reservation", "near", "buyer-limit", "hold-time", "waitlist",
      "zone", "door",
    ]
    // The offer first: pools are named by its variants, wherever its line stands.
    if let line = statement.block?.first(where: { $0.key == "offer" }) {
      var arguments = ShowArguments(line, file: file)
      drop.offer = try reference(&arguments, "offer", among: show.offers.map(\.id))
      try arguments.end()
    } else if statement.block != nil {
      throw error(statement.place, "\(what) has no \"offer\"", "add a line: offer NAME")
    }
    let seen = try block(statement, what, known: known, repeated: ["pool", "reserved", "near"]) {
      (builder, line) throws(ShowDiagnostic) in
      switch line.statement.key {
      case "offer": _ = try line.word("the offer's name")
      case "pool": drop.pools.append(try builder.pool(&line, drop, among: drop.pools))
      case "reserved": drop.reserved.append(try builder.pool(&line, drop, among: drop.reserved))
      case "reservation":
        drop.reservesAtOnce = line.accept("at-once")
        if line.accept("for") {
          drop.reservesForMicroseconds = try line.time(
            "how long it is open", 1_000_000...3_600_000_000)
        } else if !drop.reservesAtOnce {
          try line.expect("at-once", "reservation at-once for 30 s")
        }
      case "near":
        try line.expect("zone", "near zone 1")
        drop.near.append(UInt32(try line.count("the zone", 1...1_000_000)))
      case "buyer-limit":
        drop.buyerLimit = UInt32(try line.count("the limit", 1...1_000, unit: "units"))
      case "hold-time":
        drop.holdTimeMicroseconds = try line.time("the hold time", 1_000_000...3_600_000_000)
      case "waitlist":
        drop.waitlistPlaces = UInt32(try line.count("the waitlist", 0...1_000_000, unit: "places"))
      case "door": drop.door = try builder.door(&line)
      default: drop.zone = UInt32(try line.count("the zone", 0...1_000_000))
      }
    }
    show.drops[show.drops.count - 1] = drop
    for key in ["reservation", "near"] where drop.reserved.isEmpty && seen.contains(key) {
      diagnostics.append(
        error(
          seen.place(key) ?? statement.place, "\(what) has \"\(key)\" and no units for it",
          "add: reserved M 20 units"))
    }
    try require(
      seen, statement, what, [("pool", "pool M 100 units"), ("hold-time", "hold-time 8 s")])
  }

  private func door(_ line: inout ShowArguments) throws(ShowDiagnostic) -> Show.Door {
    let example = "door 60 tickets in 2 s for 8 s draw"
    var door = Show.Door()
    door.tickets = UInt32(try line.count("the tickets of a wave", 1...256, unit: "tickets"))
    try line.expect("in", example)
    door.everyMicroseconds = try line.time("the time to the next wave", 10_000...3_600_000_000)
    if line.accept("for") {
      door.lastsMicroseconds = try line.time(
        "how long a ticket is good", 1_000_000...3_600_000_000)
    }
    door.isDrawn = line.accept("draw")
    return door
  }

  private func pool(
    _ line: inout ShowArguments, _ drop: Show.Drop, among pools: [Show.Pool]
  ) throws(ShowDiagnostic) -> Show.Pool {
    let place = line.place
    let variants = show.offers[drop.offer].variants
    let variant = try line.word("the variant")
    guard let index = variants.firstIndex(of: variant) else {
      throw error(
        place, "offer \"\(show.offers[drop.offer].id)\" has no variant \"\(variant)\"",
        suggestion(for: variant, among: variants))
    }
    guard !pools.contains(where: { $0.variant == index }) else {
      throw error(place, "there already is a pool of \"\(variant)\"", "add its units there")
    }
    let units = try line.count("the pool", 1...limits.unitsPerPool, unit: "units")
    var pool = Show.Pool(variant: index, units: UInt32(units))
    if line.accept("at") {
      pool.partner = try reference(&line, "partner", among: show.partners.map(\.id))
    }
    return pool
  }
}
