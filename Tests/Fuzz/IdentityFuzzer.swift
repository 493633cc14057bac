import RPC

// Files that say who callers are against libFuzzer: `Tests/Fuzz/run identity`.

/// Refused with a reason that tells its line and no word of it, or read as callers that have roles.
private func check(_ text: String) {
  do {
    let file = try IdentityFile(text: text, path: "FILE", setting: "identity")
    precondition(file.count > 0, "a file of nobody is taken")
    precondition(file.count <= IdentityLimits().callers, "more callers than there may be")
    for word in text.split(whereSeparator: \.isWhitespace) {
      guard let caller = file.caller(of: String(word)) else { continue }
      precondition(!caller.roles.isEmpty, "a caller without a role")
      precondition(!caller.name.isEmpty, "a caller without a name")
      for kind in caller.scope.kinds {
        precondition(!caller.scope.includes(0, of: kind), "a scope has the id 0")
      }
    }
  } catch {
    guard let failure = error as? CommandFailure else { preconditionFailure("\(error)") }
    precondition(failure.message.hasPrefix("identity: FILE"), "\(failure)")
    let secret = "c2VjcmV0LXRva2VuLW9mLXNvbWVib2R5"
    precondition(!failure.message.contains(secret), "a token is said")
  }
}

@_cdecl("LLVMFuzzerInitialize")
public func makeSeeds(_ count: UnsafeMutableRawPointer, _ words: UnsafeMutableRawPointer) -> CInt {
  let token = "c2VjcmV0LXRva2VuLW9mLXNvbWVib2R5"
  let digits = String(repeating: "0123456789abcdef", count: 4)
  let texts = [
    "ops operator \(token)\n", "old \(token)\n",
    "# a comment\n\nshop edge buyer=* sha256:\(digits)\n",
    "hub partner partner=7,1000..1999 uri:spiffe://acme/agent/7\n",
    "two edge,partner buyer=buyer_b,1..2 partner=partner_4800 dns:Shop.example # both\n",
    "web viewer,creator email:somebody@example.com\r\npay payments \(token)2\n",
    "shop edge buyer=0 \(token)\n", "shop edge buyer=9..1 \(token)\n", "shop edge \(token)\n",
    "x operator \(token)\ny auditor \(token)\n",
  ]
  writeSeeds(texts.map { Array($0.utf8) })
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  check(String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self))
  return 0
}
