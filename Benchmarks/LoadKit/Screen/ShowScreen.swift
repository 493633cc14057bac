/// How a screen may be drawn.
public struct ScreenStyle: Sendable, Equatable {
  public var hasColour: Bool
  public var isUnicode: Bool

  /// A style.
  public init(hasColour: Bool, isUnicode: Bool) {
    self.hasColour = hasColour
    self.isUnicode = isUnicode
  }

  enum Colour: Int {
    case bold = 1
    case dim = 2
    case red = 31
    case green = 32
    case yellow = 33
    case blue = 34
    case cyan = 36
  }

  func paint(_ text: String, _ colours: Colour...) -> String {
    guard hasColour, !text.isEmpty else { return text }
    let codes = colours.map { String($0.rawValue) }.joined(separator: ";")
    return "\u{1B}[\(codes)m\(text)\u{1B}[0m"
  }
}

/// Draws what is known of a show as lines of text: a pure function.
public struct ShowScreen: Sendable {
  private let style: ScreenStyle
  private let columns: Int
  private static let margin = "  "
  private static let labelWidth = 9

  /// A screen that many columns wide; at least 60 are used.
  public init(style: ScreenStyle, columns: Int) {
    self.style = style
    self.columns = max(columns, 60)
  }

  /// The lines of the screen, none wider than its columns.
  public func lines(_ state: ShowState, atMicroseconds now: Int64) -> [String] {
    var lines = header(state, now)
    // The last that was opened in full; the others have a line each.
    let shown = state.drops.lastIndex { $0.counts.held + $0.counts.sold > 0 } ?? 0
    for (index, drop) in state.drops.enumerated() {
      lines += index == shown ? dropLines(drop.name, drop.counts) : [shortLine(drop)]
    }
    lines += buyerLines(state)
    for (drop, counts) in state.doors where counts.came > 0 {
      lines.append(row("door", "\(drop): \(counts.words)"))
    }
    if let payments = state.payments { lines.append(row("payments", payments.words)) }
    lines += feedLines(state)
    lines += serverLines(state)
    for (name, counts) in state.partners { lines.append(partnerLine(name, counts)) }
    if state.orderUpdates > 0 {
      lines.append(row("orders", "\(Words.count(state.orderUpdates)) updates reached their buyers"))
    }
    lines += claimLines(state)
    return lines
  }

  private func header(_ state: ShowState, _ now: Int64) -> [String] {
    let clock = "\(Words.clock(now)) / \(Words.clock(state.durationMicroseconds))"
    let right = "seed \(state.seed)   \(clock)"
    let left = " Dropwire \(style.isUnicode ? "·" : "-") \(state.name)"
    let rule = String(repeating: style.isUnicode ? "─" : "-", count: columns)
    var lines = [
      style.paint(spread(left, right), .bold), style.paint(rule, .dim),
      Self.margin + fit("\(style.isUnicode ? "▸" : ">") \(state.seeing)", columns - 2), "",
    ]
    if let note = state.notes.last {
      lines.insert(Self.margin + fit("note: \(note)", columns - 2), at: 3)
    }
    return lines
  }

  private func dropLines(_ name: String, _ counts: DropCounts) -> [String] {
    let oversold = "oversold: \(counts.oversold)"
    let paintedOversold = style.paint(oversold, .bold, counts.oversold == 0 ? .green : .red)
    let title = "\(Self.margin)\(name)  \(Words.count(counts.capacity)) units"
    let gap = max(columns - title.count - oversold.count - 2, 1)
    var lines = [title + String(repeating: " ", count: gap) + paintedOversold]
    let most = max(counts.capacity, counts.waiting, 1)
    let rows: [(String, UInt64, ScreenStyle.Colour)] = [
      ("sold", counts.sold, .green), ("held", counts.held, .yellow), ("free", counts.free, .cyan),
      ("in line", counts.waiting, .blue),
    ]
    for (label, value, colour) in rows {
      let number = Words.count(value)
      let room = columns - Self.margin.count * 2 - Self.labelWidth - 9
      let (full, empty) = bar(value, of: most, width: room)
      let space = String(repeating: " ", count: max(8 - number.count, 0))
      lines.append(
        Self.margin + pad(label, Self.labelWidth) + style.paint(full, colour)
          + style.paint(empty, .dim) + " " + space + number)
    }
    lines.append("")
    return lines
  }

  private func shortLine(_ drop: (name: String, counts: DropCounts)) -> String {
    let oversold = "oversold: \(drop.counts.oversold)"
    let text = fit(
      Self.margin + "\(drop.name)  " + numbers(drop.counts), columns - oversold.count - 4)
    let gap = String(repeating: " ", count: max(columns - text.count - oversold.count - 2, 1))
    return text + gap + style.paint(oversold, .bold, drop.counts.oversold == 0 ? .green : .red)
  }

  private func buyerLines(_ state: ShowState) -> [String] {
    let buyers = state.buyers
    guard buyers.clicked > 0 else { return [] }
    let text =
      "\(Words.count(buyers.clicked)) clicked, \(Words.count(buyers.granted)) got units, "
      + (buyers.slots > 0 ? "\(Words.count(buyers.slots)) with a slot, " : "")
      + "\(Words.count(buyers.waiting)) in line, \(Words.count(buyers.refused)) refused, "
      + "\(Words.count(buyers.confirmed)) confirmed"
    var lines = [row("buyers", text)]
    if let latency = state.reserveLatency {
      let again = buyers.retried > 0 ? ", \(Words.count(buyers.retried)) asked again" : ""
      lines.append(row("", "answer " + Self.latency(latency) + again))
    }
    return lines
  }

  private func feedLines(_ state: ShowState) -> [String] {
    let viewers = state.viewers
    guard viewers.connected > 0 else { return [] }
    var lines = [
      row(
        "viewers",
        "\(Words.count(viewers.connected)) (\(Words.count(viewers.sockets)) sockets), "
          + "\(Words.count(viewers.markers)) markers, \(Words.count(viewers.resumed)) resumed, "
          + "\(Words.count(viewers.gaps)) gaps, \(Words.count(viewers.duplicates)) twice")
    ]
    if let fanOut = state.fanOuts.last {
      lines.append(row("fan-out", "\"\(fanOut.text)\" to \(Words.count(fanOut.viewers)) viewers"))
      let words = Self.latency(fanOut.latency)
      let room = max(columns - Self.margin.count * 2 - Self.labelWidth - words.count - 2, 0)
      let graph = sparkline(fanOut.histogram, width: min(room, 24))
      lines.append(row("", words + "  ", behind: style.paint(graph, .cyan)))
    }
    return lines
  }

  private func serverLines(_ state: ShowState) -> [String] {
    guard state.serverPID != 0 else { return [] }
    let status =
      state.isServerUp
      ? style.paint("up", .green) : style.paint("DOWN, killed with SIGKILL", .bold, .red)
    var lines = [row("server", "pid \(state.serverPID) on \(state.address), ", behind: status)]
    guard let comeback = state.comebacks.last else { return lines }
    let lost = style.paint("lost: \(comeback.lost)", .bold, comeback.lost == 0 ? .green : .red)
    lines.append(
      row(
        "kill -9",
        "back in \(comeback.milliseconds) ms, \(Words.count(comeback.acknowledged)) holds told, ",
        behind: lost))
    for (before, after) in zip(comeback.before, comeback.after)
    where before.counts.held + before.counts.sold + after.counts.held + after.counts.sold > 0 {
      lines.append(row("", "\(before.drop) before: \(numbers(before.counts))"))
      let name = String(repeating: " ", count: before.drop.count)
      lines.append(row("", "\(name) after:  \(numbers(after.counts))"))
    }
    return lines
  }

  private func numbers(_ counts: DropCounts) -> String {
    "sold \(counts.sold), held \(counts.held), free \(counts.free), in line \(counts.waiting)"
  }

  private func partnerLine(_ name: String, _ counts: PartnerCounts) -> String {
    // How its hub sells, once that has changed.
    let mode = counts.sellsByReservation ? "by reservation" : "at once"
    let hub = counts.turns == 0 ? "" : ", \(mode), \(counts.backlog) wait"
    return row(
      "partner",
      "\(name)\(hub): \(counts.offered) jobs, \(counts.accepted) taken, \(counts.rejected) declined, "
        + "\(counts.delivered) delivered")
  }

  private func claimLines(_ state: ShowState) -> [String] {
    guard !state.claims.isEmpty else { return [] }
    let yes = style.paint(style.isUnicode ? "✓" : "ok", .green)
    let no = style.paint(style.isUnicode ? "✗" : "NO", .bold, .red)
    let shown = state.claims.filter { !$0.holds } + state.claims.filter(\.holds)
    return shown.prefix(8).map { claim in
      let detail = claim.detail.isEmpty ? "" : " (\(claim.detail))"
      return Self.margin + (claim.holds ? yes : no) + " "
        + fit(claim.text + detail, columns - Self.margin.count - 3)
    }
  }

  /// What is said after the last frame, and in a plain log.
  public static func summary(_ state: ShowState) -> [String] {
    let bad = state.claims.count { !$0.holds }
    var lines: [String] = []
    if let last = state.fanOuts.max(by: { $0.latency.p99 < $1.latency.p99 }) {
      lines.append("slowest fan-out, \"\(last.text)\": \(latency(last.latency))")
    }
    if let audit = state.audit { lines += audit.text.split(separator: "\n").map(String.init) }
    lines += state.violations.map { "VIOLATION \($0)" }
    lines.append(
      state.isOK
        ? "ok: all \(state.claims.count) claims hold"
        : "NOT OK: \(bad) of \(state.claims.count) claims do not hold")
    return lines
  }

  /// `p50 2.10 ms, p99 9.80 ms, last 12.1 ms`
  static func latency(_ summary: LatencySummary) -> String {
    "p50 \(Words.duration(Int64(summary.p50))), p99 \(Words.duration(Int64(summary.p99))), "
      + "last \(Words.duration(Int64(summary.maximum)))"
  }

  // MARK: - Pieces

  private func row(_ label: String, _ text: String, behind: String = "") -> String {
    let room = columns - Self.margin.count - Self.labelWidth
    return Self.margin + style.paint(pad(label, Self.labelWidth), .dim) + fit(text, room) + behind
  }

  private func spread(_ left: String, _ right: String) -> String {
    let left = fit(left, max(columns - right.count - 2, 1))
    return left + String(repeating: " ", count: max(columns - left.count - right.count - 1, 1))
      + right
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 0))
  }

  private func fit(_ text: String, _ width: Int) -> String {
    guard text.count > width else { return text }
    return text.prefix(max(width - 1, 0)) + (style.isUnicode ? "…" : "~")
  }

  /// A bar in eighths of a column, and the rest of its groove.
  private func bar(_ value: UInt64, of most: UInt64, width: Int) -> (full: String, empty: String) {
    guard style.isUnicode else {
      let count = Int(value * UInt64(width) / most)
      return (
        String(repeating: "#", count: count), String(repeating: ".", count: width - count)
      )
    }
    let eighths = Int(min(value, most) * UInt64(width) * 8 / most)
    let part = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    let full = String(repeating: "█", count: eighths / 8) + part
    return (full, String(repeating: "·", count: width - full.count))
  }

  /// Heights of a histogram, joined to at most `width` columns.
  private func sparkline(_ histogram: [UInt64], width: Int) -> String {
    guard width > 0, !histogram.isEmpty else { return "" }
    let per = (histogram.count + width - 1) / width
    let groups = stride(from: 0, to: histogram.count, by: per).map { start in
      histogram[start..<min(start + per, histogram.count)].reduce(0, +)
    }
    let most = max(groups.max() ?? 1, 1)
    let levels = Array(style.isUnicode ? " ▁▂▃▄▅▆▇█" : " .:-=+*#@")
    return String(
      groups.map { value in
        levels[value == 0 ? 0 : max(1, Int(value * UInt64(levels.count - 1) / most))]
      })
  }
}
