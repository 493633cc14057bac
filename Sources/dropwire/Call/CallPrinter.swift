import DynamicCodec

/// Prints the messages of one call.
struct CallPrinter {
  enum Style { case compact, pretty, table }

  let output: LineOutput
  let style: Style
  let isStream: Bool
  private var rows = MessageTable()

  init(output: LineOutput, style: Style, isStream: Bool) {
    self.output = output
    self.style = style
    self.isStream = isStream
  }

  mutating func show(_ message: JSONNode) {
    switch style {
    case .compact: output.line(message.compactText)
    case .pretty: output.line(message.prettyText)
    case .table: output.write(isStream ? rows.row(message) : MessageTable.record(message))
    }
  }
}
