/// Sends the same headers with every call of a channel: a token, mostly.
public struct FixedHeaders: ClientInterceptor {
  private let metadata: Metadata

  public init(_ metadata: Metadata) { self.metadata = metadata }

  public func callBegins(
    _ method: MethodDescriptor, _ options: inout CallOptions, nanoseconds: UInt64
  ) async throws(RPCError) -> Ended? {
    options.metadata.append(contentsOf: metadata)
    return nil
  }
}
