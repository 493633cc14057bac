extension ShowBuilder {
  mutating func demand(_ statement: ShowStatement) throws(ShowDiagnostic) {
    var arguments = ShowArguments(statement, file: file)
    var demand = Show.Demand()
    let place = arguments.place
    demand.drop = try reference(&arguments, "drop", among: show.drops.map(\.id))
    try arguments.end()
    guard !show.demands.contains(where: { $0.drop == demand.drop }) else {
      throw error(place, "this drop already has its demand", "say everything in one block")
    }
    let what = "the demand for \"\(show.drops[demand.drop].id)\""
    demand.quantities = []
    let known = [
      "buyers", "click", "bots", "quantity", "choose", "partial", "waitlist", "confirm", "release",
      "abandon", "duplicates", "key-reuse", "zone", "early", "patience", "express", "cancel",
    ]
    let seen = try block(statement, what, known: known, repeated: ["quantity", "choose", "zone"]) {
      (builder, line) throws(ShowDiagnostic) in
      try builder.demandLine(&line, &demand)
    }
    try require(seen, statement, what, [("buyers", "buyers 1500")])
    if !seen.contains("confirm") {
      demand.confirm = 1_000_000 - demand.release - demand.abandon
    } else if !seen.contains("abandon") {
      demand.abandon = 1_000_000 - demand.release - demand.confirm
    }
    if demand.quantities.isEmpty { demand.quantities = [Show.Quantity(units: 1, share: 1_000_000)] }
    if demand.choices.isEmpty { demand.choices = proportional(demand.drop) }
    show.demands.append(demand)
    doorOnly(seen, show.drops[demand.drop], what)
    tillOnly(seen, what)
    guard !seen.isDoubtful else { return }
    whole(
      [demand.confirm, demand.release, demand.abandon], "confirm, release and abandon",
      seen.place("confirm") ?? seen.place("abandon") ?? statement.place)
    whole(
      demand.quantities.map(\.share), "the quantities",
      seen.place("quantity") ?? statement.place)
    if !demand.choices.isEmpty {
      whole(
        demand.choices.map(\.share), "the choices", seen.place("choose") ?? statement.place)
    }
    if !demand.places.isEmpty {
      whole(demand.places.map(\.share), "the zones", seen.place("zone") ?? statement.place)
    }
  }

  /// Keys that mean something at a door alone.
  private mutating func doorOnly(_ seen: SeenKeys, _ drop: Show.Drop, _ what: String) {
    if let place = seen.place("patience"), drop.door == nil {
      diagnostics.append(
        error(
          place, "\(what) has \"patience\", and its drop no door",
          "add to the drop: door 60 tickets in 2 s"))
    }
    if let place = seen.place("early"), drop.door?.isDrawn != true {
      diagnostics.append(
        error(
          place, "\(what) has \"early\", and its drop no door that draws",
          "add to the drop: door 60 tickets in 2 s draw"))
    }
  }

  /// Keys that mean something where payments are followed to their end.
  private mutating func tillOnly(_ seen: SeenKeys, _ what: String) {
    for key in ["express", "cancel"] {
      guard let place = seen.place(key), show.payments == nil else { continue }
      diagnostics.append(
        error(
          place, "\(what) has \"\(key)\", and the show no payments",
          "add to the show: payments { asks-again after 1 s }"))
    }
  }

  private func demandLine(
    _ line: inout ShowArguments, _ demand: inout Show.Demand
  ) throws(ShowDiagnostic) {
    switch line.statement.key {
    case "buyers": demand.buyers = Int(try line.count("buyers", 1...Int64(limits.buyers)))
    case "click": demand.click = try line.delay("the time to the click")
    case "bots":
      demand.bots = try line.share("the share of bots")
      if line.accept("within") {
        demand.botsWithinMicroseconds = try line.time("the time", 1...60_000_000)
      }
    case "quantity":
      let units = UInt32(try line.count("the quantity", 1...1_000))
      try line.expect("for", "quantity 2 for 15 %")
      demand.quantities.append(Show.Quantity(units: units, share: try line.share("the share")))
    case "zone":
      let zone = UInt32(try line.count("the zone", 0...1_000_000))
      try line.expect("for", "zone 2 for 40 %")
      demand.places.append(Show.Place(zone: zone, share: try line.share("the share")))
    case "choose": demand.choices.append(try choice(&line, demand.drop))
    case "partial": demand.partial = try line.share("the share that takes fewer")
    case "waitlist": demand.waitlist = try line.share("the share that waits")
    case "confirm":
      demand.confirm = try line.share("the share that confirms")
      if line.accept("after") { demand.confirmAfter = try line.delay("the time to confirm") }
    case "release":
      demand.release = try line.share("the share that releases")
      if line.accept("after") { demand.releaseAfter = try line.delay("the time to release") }
    case "abandon": demand.abandon = try line.share("the share that abandons")
    case "early":
      demand.early = try line.share("the share that comes early")
      if line.accept("within") {
        demand.earlyWithinMicroseconds = try line.time("the time", 1...3_600_000_000)
      }
    case "express": demand.express = try line.share("the share that buys in one call")
    case "cancel":
      demand.cancel = try line.share("the share that takes its order back")
      if line.accept("after") { demand.cancelAfter = try line.delay("the time to that") }
    case "patience": demand.patience = try line.delay("the time they stay without a chance")
    case "duplicates": demand.duplicates = try line.share("the share sent twice")
    default: demand.keyReuse = try line.share("the share of keys used again")
    }
  }

  private func choice(
    _ line: inout ShowArguments, _ drop: Int
  ) throws(ShowDiagnostic) -> Show.Choice {
    let place = line.place
    let variant = try line.word("the variant")
    let variants = show.offers[show.drops[drop].offer].variants
    let pools = show.drops[drop].pools
    guard let pool = pools.firstIndex(where: { variants[$0.variant] == variant }) else {
      throw error(
        place, "drop \"\(show.drops[drop].id)\" has no pool of \"\(variant)\"",
        suggestion(for: variant, among: pools.map { variants[$0.variant] }))
    }
    try line.expect("for", "choose \(variant) for 30 %")
    return Show.Choice(pool: pool, share: try line.share("the share"))
  }

  /// Buyers choose in proportion to the units; the last pool takes the rounding.
  private func proportional(_ drop: Int) -> [Show.Choice] {
    let pools = show.drops[drop].pools
    let units = show.drops[drop].units
    guard units > 0 else { return [] }
    var choices: [Show.Choice] = []
    var left = 1_000_000
    for (index, pool) in pools.enumerated() {
      let isLast = index == pools.count - 1
      let share = isLast ? left : Int(UInt64(pool.units) * 1_000_000 / units)
      choices.append(Show.Choice(pool: index, share: share))
      left -= share
    }
    return choices
  }

  /// Shares that have to be everything together; what was left out as "the rest" may have become negative.
  private mutating func whole(_ shares: [Int], _ what: String, _ place: ShowPlace) {
    let sum = shares.reduce(0) { $0 + max($1, 0) }
    guard sum != 1_000_000 else { return }
    diagnostics.append(
      error(
        place, "\(what) add up to \(percent(sum)) and not to 100 %", "change the shares"))
  }

  private func percent(_ share: Int) -> String {
    let hundredths = share / 100
    let rest = hundredths % 100
    return rest == 0
      ? "\(hundredths / 100) %" : "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) %"
  }

  /// What only the whole file can tell.
  mutating func finish(_ seen: SeenKeys, _ statements: [ShowStatement]) {
    let needed = [
      ("show", "show \"Launch night\""), ("offer", "offer tee { … }"), ("stream", "stream { … }"),
      ("drop", "drop first { … }"), ("marker", "marker at 5 s buy-cue drop first \"Go!\""),
      ("audience", "audience { viewers 2000 }"), ("demand", "demand first { buyers 1500 }"),
    ]
    let top = ShowPlace(line: 1, column: 1)
    for (key, example) in needed where !seen.contains(key) {
      diagnostics.append(error(top, "the show has no \"\(key)\"", "add: \(example)"))
    }
    show.markers.sort { $0.atMicroseconds < $1.atMicroseconds }
    show.kills.sort()
    for demand in show.demands {
      let drop = show.drops[demand.drop]
      let cue = show.markers.first { $0.kind == .buyCue && $0.drop == demand.drop }
      if let cue, drop.door?.isDrawn == true, demand.early > 0 {
        let needed = demand.earlyWithinMicroseconds + Show.Door.closesBeforeMicroseconds
        if cue.atMicroseconds < needed {
          diagnostics.append(
            error(
              place(of: drop.id, "demand", statements),
              "buyers of \"\(drop.id)\" would come before the show begins",
              "let its cue be later, or: early 50 % within 1 s"))
        }
      }
      if cue == nil {
        diagnostics.append(
          error(
            place(of: drop.id, "demand", statements), "nothing opens drop \"\(drop.id)\"",
            "add: marker at 5 s buy-cue drop \(drop.id) \"Go!\""))
      }
    }
    for kill in zip(show.kills, show.kills.dropFirst()) where kill.1 - kill.0 < 5_000_000 {
      diagnostics.append(
        error(
          statements.last { $0.key == "kill" }?.place ?? top,
          "two kills are less than 5 s apart", "give the server time to come back"))
    }
  }

  private func place(of name: String, _ key: String, _ statements: [ShowStatement]) -> ShowPlace {
    let line = statements.first {
      $0.key == key && $0.arguments.first?.kind == .word(name)
    }
    return line?.place ?? ShowPlace(line: 1, column: 1)
  }
}
