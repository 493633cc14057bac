import ArgumentParser

/// `dropwire webhook`: events for those who hold no stream.
struct WebhookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "webhook",
    abstract: "Post orders or jobs to an HTTPS endpoint, signed as Standard Webhooks.",
    discussion: """
      EXAMPLES
        dropwire webhook send 127.0.0.1:7070 --orders --to https://shop.example/hooks --secret-file s.txt --state hooks
        dropwire webhook dead hooks
        dropwire webhook replay hooks --all
      """,
    subcommands: [WebhookSendCommand.self, WebhookDeadCommand.self, WebhookReplayCommand.self])
}
