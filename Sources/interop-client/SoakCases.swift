import EcosystemMessages
import HTTP2Transport
import RPC

extension InteropCase {
  static let soakCases = [
    InteropCase("concurrent_large_unary") { run in
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        for _ in 0..<run.limits.concurrency {
          tasks.addTask {
            let response = try await run.service.unaryCall(CaseRun.large(), options: run.options)
            try CaseRun.check(response.payload, hasBytes: 314_159)
          }
        }
        try await tasks.waitForAll()
      }
    },
    InteropCase("pick_first_unary") { run in
      // One address is one server, however many calls are made.
      var request = SimpleRequest()
      request.fillServerId = true
      var servers: Set<String> = []
      for _ in 0..<100 {
        servers.insert(try await run.service.unaryCall(request, options: run.options).serverId)
      }
      try demand(servers.count, is: 1, "the number of servers that answered")
      try demand(servers.first?.isEmpty == false, "the server did not say which one it is")
    },
    InteropCase("rpc_soak") { run in
      for _ in 0..<run.limits.soakCalls {
        let response = try await run.service.unaryCall(CaseRun.large(), options: run.options)
        try CaseRun.check(response.payload, hasBytes: 314_159)
      }
    },
    InteropCase("channel_soak") { run in
      for _ in 0..<run.limits.soakChannels {
        let channel = run.peer.channel()
        let response = try await TestService.Client(channel)
          .unaryCall(CaseRun.large(), options: run.options)
        await channel.close()
        try CaseRun.check(response.payload, hasBytes: 314_159)
      }
    },
  ]
}
