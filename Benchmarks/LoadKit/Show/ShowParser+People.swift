extension ShowBuilder {
  mutating func marker(_ statement: ShowStatement) throws(ShowDiagnostic) {
    var line = ShowArguments(statement, file: file)
    if statement.block != nil {
      throw error(statement.endPlace, "a marker takes no block", "remove the { }")
    }
    let example = "marker at 5 s buy-cue drop NAME \"Go!\""
    guard show.markers.count < limits.markers else {
      throw error(statement.place, "too many markers", "a show has at most \(limits.markers)")
    }
    var marker = Show.Marker()
    try line.expect("at", example)
    marker.atMicroseconds = try line.time("the marker's time", 0...show.durationMicroseconds)
    let kinds = Show.MarkerKind.allCases.map(\.rawValue)
    marker.kind = Show.MarkerKind(rawValue: try line.choice("a kind of marker", among: kinds))!
    if line.accept("drop") {
      marker.drop = try reference(&line, "drop", among: show.drops.map(\.id))
    } else if line.accept("offer") {
      marker.offer = try reference(&line, "offer", among: show.offers.map(\.id))
    }
    if marker.kind == .buyCue, marker.drop == nil {
      throw line.error(
        "a buy-cue opens a drop, which is missing here", "write for example: \(example)")
    }
    marker.text = try line.text("what viewers are told")
    try line.end()
    show.markers.append(marker)
  }

  mutating func kill(_ statement: ShowStatement) throws(ShowDiagnostic) {
    var line = ShowArguments(statement, file: file)
    try line.expect("at", "kill at 9 s")
    show.kills.append(
      try line.time("the time of the kill", 1_000_000...show.durationMicroseconds - 1_000_000))
    try line.end()
  }

  mutating func audience(_ statement: ShowStatement) throws(ShowDiagnostic) {
    try ShowArguments(statement, file: file).end()
    var audience = Show.Audience()
    let known = ["viewers", "sockets", "slow", "reconnects"]
    let most = Int64(limits.viewers)
    let seen = try block(statement, "the audience", known: known) {
      (_, line) throws(ShowDiagnostic) in
      switch line.statement.key {
      case "viewers": audience.viewers = Int(try line.count("viewers", 1...most))
      case "sockets": audience.sockets = Int(try line.count("sockets", 1...most))
      case "slow":
        audience.slowReaders = try line.share("the share of slow readers")
        if line.accept("for") {
          audience.slowForMicroseconds = try line.time("the time", 1_000...3_600_000_000)
        }
      default: audience.reconnects = try line.share("the share of reconnects")
      }
    }
    try require(seen, statement, "the audience", [("viewers", "viewers 2000")])
    if audience.sockets == 0 { audience.sockets = audience.viewers }
    if audience.sockets > audience.viewers, let place = seen.place("sockets") {
      throw error(place, "more sockets than viewers", "use at most \(audience.viewers)")
    }
    show.audience = audience
  }

  mutating func payments(_ statement: ShowStatement) throws(ShowDiagnostic) {
    try ShowArguments(statement, file: file).end()
    var payments = Show.Payments()
    let known = ["asks-again", "decline", "lose", "silent", "duplicate", "late"]
    _ = try block(statement, "payments", known: known) { (_, line) throws(ShowDiagnostic) in
      switch line.statement.key {
      case "asks-again":
        try line.expect("after", "asks-again after 1 s")
        payments.asksAgainMicroseconds = try line.time("the time", 1_000_000...86_400_000_000)
      case "decline": payments.decline = try line.share("the share that is declined")
      case "lose": payments.lose = try line.share("the share that is lost")
      case "silent": payments.silent = try line.share("the share that is not answered")
      case "duplicate": payments.duplicate = try line.share("the share that is answered twice")
      default: payments.late = try line.share("the share that is answered late")
      }
    }
    show.payments = payments
  }

  mutating func partner(_ statement: ShowStatement) throws(ShowDiagnostic) {
    var arguments = ShowArguments(statement, file: file)
    var partner = Show.Partner()
    partner.id = try newName(&arguments, "partner", taken: show.partners.map(\.id))
    try arguments.end()
    let what = "partner \"\(partner.id)\""
    // Known from here on, as an offer is.
    show.partners.append(partner)
    let known = [
      "name", "hub", "window", "throttle", "accept", "reject", "silent", "answer", "prepare",
      "deliver",
    ]
    let seen = try block(statement, what, known: known, repeated: ["hub", "window"]) {
      (builder, line) throws(ShowDiagnostic) in
      switch line.statement.key {
      case "name": partner.name = try line.text("the name")
      case "hub": partner.hubs.append(try builder.hub(&line))
      case "window": partner.windows.append(try builder.window(&line))
      case "throttle": partner.throttle = try builder.throttle(&line)
      case "accept": partner.accept = try line.share("the share accepted")
      case "reject": partner.reject = try line.share("the share rejected")
      case "silent": partner.silent = try line.share("the share not answered")
      case "answer": partner.answer = try line.delay("the time to answer")
      case "prepare": partner.prepare = try line.delay("the time to prepare")
      default: partner.deliver = try line.delay("the time to deliver")
      }
    }
    try require(
      seen, statement, what,
      [
        ("name", "name \"Riverside Couriers\""),
        ("hub", "hub \"North\" zone 1 jobs 200 can locker"),
      ])
    if !seen.contains("accept") { partner.accept = 1_000_000 - partner.reject - partner.silent }
    guard partner.accept >= 0, partner.accept + partner.reject + partner.silent == 1_000_000 else {
      throw error(
        statement.place, "accept, reject and silent of \(what) do not add up to 100 %",
        "leave accept out: it is the rest")
    }
    show.partners[show.partners.count - 1] = partner
  }

  private func window(_ line: inout ShowArguments) throws(ShowDiagnostic) -> Show.Window {
    var window = Show.Window()
    let (soonest, latest) = (Int64(60_000_000), Int64(604_800_000_000))
    window.kind = try line.choice("the window's class", among: Show.windowClasses)
    window.slots = UInt32(try line.count("the slots", 1...1_000_000, unit: "slots"))
    try line.expect("in", "window same-day 40 slots in 120 min for 60 min")
    window.startsAfterMicroseconds = try line.time("the time to its start", soonest...latest)
    try line.expect("for", "window same-day 40 slots in 120 min for 60 min")
    window.lastsMicroseconds = try line.time("its length", soonest...latest)
    return window
  }

  private func throttle(_ line: inout ShowArguments) throws(ShowDiagnostic) -> Show.Throttle {
    let example = "throttle at 40 jobs until 10 jobs for 3 s reports 500 ms"
    var throttle = Show.Throttle()
    try line.expect("at", example)
    throttle.enterBacklog = UInt32(try line.count("the backlog", 1...1_000_000, unit: "jobs"))
    try line.expect("until", example)
    throttle.exitBacklog = UInt32(
      try line.count(
        "the backlog of a hub that is well", 0...Int64(throttle.enterBacklog) - 1, unit: "jobs"))
    if line.accept("for") {
      throttle.dwellMicroseconds = try line.time("how long it lasts", 0...3_600_000_000)
    }
    if line.accept("reports") {
      throttle.reportsEveryMicroseconds = try line.time(
        "the time between reports", 50_000...60_000_000)
    }
    return throttle
  }

  private func hub(_ line: inout ShowArguments) throws(ShowDiagnostic) -> Show.Hub {
    var hub = Show.Hub()
    hub.name = try line.text("the hub's name")
    if line.accept("zone") { hub.zone = UInt32(try line.count("the zone", 0...1_000_000)) }
    if line.accept("jobs") { hub.openJobs = UInt32(try line.count("the jobs", 1...1_000_000)) }
    if line.accept("can") {
      repeat {
        hub.capabilities.append(try line.choice("a capability", among: Show.capabilityNames))
      } while line.acceptComma()
    }
    return hub
  }
}
