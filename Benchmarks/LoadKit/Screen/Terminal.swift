import Glibc

/// The terminal this process writes to, if it does.
public enum Terminal {
  /// Whether standard output is a terminal that understands escape sequences.
  public static var isInteractive: Bool {
    guard isatty(STDOUT_FILENO) == 1 else { return false }
    guard let name = variable("TERM") else { return false }
    return !name.isEmpty && name != "dumb"
  }

  /// Whether colours are wanted: not with a `NO_COLOR` that is set and not empty (no-color.org).
  public static var wantsColour: Bool { (variable("NO_COLOR") ?? "").isEmpty }

  /// Whether the locale can show more than ASCII.
  public static var isUnicode: Bool {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      guard let value = variable(name), !value.isEmpty else { continue }
      let lower = value.lowercased()
      return lower.contains("utf-8") || lower.contains("utf8")
    }
    return false
  }

  /// Columns and lines now; 80 × 24 when they cannot be known.
  public static var size: (columns: Int, lines: Int) {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0
    else { return (80, 24) }
    return (Int(window.ws_col), Int(window.ws_row))
  }

  /// Writes to standard output, all of it, whatever its length.
  @Sendable
  public static func write(_ text: String) {
    let bytes = Array(text.utf8)
    var at = 0
    while at < bytes.count {
      let count = bytes[at...].withUnsafeBytes {
        Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      if count > 0 {
        at += count
      } else if errno != EINTR && errno != EAGAIN {
        return
      }
    }
  }

  /// Cursor on, colours off, back from the alternate screen.
  static let restoring = "\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l"
  static let entering = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[2J"

  /// Makes sure that the terminal is usable again however the process ends, except by SIGKILL.
  ///
  /// A signal restores it and then ends the process as it would have done anyway; pass those that the
  /// program does not handle itself.
  public static func restoreOnExit(signals: [Int32] = [SIGINT, SIGTERM, SIGHUP]) {
    atexit { Terminal.writeRestoring() }
    for number in signals {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        Terminal.writeRestoring()
        signal(number, SIG_DFL)
        raise(number)
      }
      sigaction(number, &action, nil)
    }
  }

  /// Async-signal-safe: a static string and one `write`.
  private static func writeRestoring() {
    let text: StaticString = "\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l"
    // Sound: a static string lives as long as the process.
    _ = Glibc.write(STDOUT_FILENO, text.utf8Start, text.utf8CodeUnitCount)
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

/// Redraws the screen in place, only what has changed.
public struct LiveReporter: ShowReporter {
  private let write: @Sendable (String) -> Void
  private let size: @Sendable () -> (columns: Int, lines: Int)
  private let style: ScreenStyle
  private var shown: [String] = []
  private var shownSize = (columns: 0, lines: 0)
  private var isOpen = false

  /// A screen on standard output; ask ``Terminal/isInteractive`` first.
  public init(
    style: ScreenStyle = ScreenStyle(
      hasColour: Terminal.wantsColour, isUnicode: Terminal.isUnicode),
    size: @escaping @Sendable () -> (columns: Int, lines: Int) = { Terminal.size },
    write: @escaping @Sendable (String) -> Void = Terminal.write
  ) {
    self.style = style
    self.size = size
    self.write = write
  }

  public mutating func report(_ fact: ShowFact, _ state: ShowState, atMicroseconds now: Int64) {
    // What happens seldom is shown at once, numbers at the next tick.
    switch fact {
    case .seeing, .killed, .cameBack, .claim, .serverReady: draw(state, now)
    default: break
    }
  }

  public mutating func tick(_ state: ShowState, atMicroseconds now: Int64) { draw(state, now) }

  public mutating func finish(_ state: ShowState, atMicroseconds now: Int64) {
    if isOpen { write(Terminal.restoring) }
    isOpen = false
    let screen = ShowScreen(style: style, columns: min(size().columns, 100))
    write((screen.lines(state, atMicroseconds: now) + [""]).joined(separator: "\n") + "\n")
    for line in ShowScreen.summary(state) { write(line + "\n") }
  }

  private mutating func draw(_ state: ShowState, _ now: Int64) {
    let size = size()
    var output = ""
    if !isOpen || size != shownSize {
      output += isOpen ? "\u{1B}[2J" : Terminal.entering
      isOpen = true
      shown = []
      shownSize = size
    }
    let screen = ShowScreen(style: style, columns: min(size.columns, 100))
    let lines = Array(screen.lines(state, atMicroseconds: now).prefix(size.lines))
    for at in 0..<max(lines.count, shown.count) {
      let line = at < lines.count ? lines[at] : ""
      if at < shown.count, shown[at] == line { continue }
      output += "\u{1B}[\(at + 1);1H\(line)\u{1B}[K"
    }
    shown = lines
    if !output.isEmpty { write(output) }
  }
}
