public import EcosystemMessages
public import RPC
import Synchronization
public import WireCodec

/// Server reflection, v1 and v1alpha: what a server offers, told to clients that have no schema.
public final class Reflection: ServerReflectionService, ServerReflectionAlphaService {
  private let services: [(name: String, file: @Sendable () -> FileDescriptor)]
  /// Made with the first request: a server that is never asked does not pay for it.
  private let index = Mutex<Index?>(nil)

  private struct Index {
    var files: [String: FileDescriptor] = [:]
    /// The file that declares a full name.
    var symbols: [String: String] = [:]
  }

  /// - Parameter services: full names of services, and the files that declare them.
  public init(services: [(name: String, file: @Sendable () -> FileDescriptor)]) {
    self.services = services
  }

  public func serverReflectionInfo(
    _ requests: RequestStream<ServerReflectionRequest>,
    responses: ResponseStream<ServerReflectionResponse>, context: ServerContext
  ) async throws {
    for try await request in requests { try await responses.send(answer(request)) }
  }

  /// The answer to one request.
  func answer(_ request: ServerReflectionRequest) -> ServerReflectionResponse {
    var response = ServerReflectionResponse()
    response.validHost = request.host
    response.originalRequest = request
    if let name = request.fileByFilename {
      answer(&response, file(named: name), "there is no file '\(name)'")
    } else if let symbol = request.fileContainingSymbol {
      answer(&response, file(declaring: symbol), "nothing is called '\(symbol)'")
    } else if let query = request.fileContainingExtension {
      fail(&response, .notFound, "'\(query.containingType)' has no extensions")
    } else if let type = request.allExtensionNumbersOfType {
      fail(&response, .notFound, "'\(type)' has no extensions")
    } else if request.listServices != nil {
      var list = ListServiceResponse()
      list.service = services.map(\.name).sorted().map { ServiceResponse(name: $0) }
      response.listServicesResponse = list
    } else {
      fail(&response, .invalidArgument, "the request asks for nothing that is known here")
    }
    return response
  }

  private func fail(
    _ response: inout ServerReflectionResponse, _ code: StatusCode, _ message: String
  ) {
    response.errorResponse = ErrorResponse(
      errorCode: Int32(code.rawValue), errorMessage: message)
  }

  /// The file, and after it everything it imports.
  private func answer(
    _ response: inout ServerReflectionResponse, _ file: FileDescriptor?, _ otherwise: String
  ) {
    guard let file else { return fail(&response, .notFound, otherwise) }
    var made = FileDescriptorResponse()
    var seen: Set<String> = []
    var pending = [file]
    while !pending.isEmpty {
      let next = pending.removeFirst()
      guard seen.insert(next.name).inserted else { continue }
      made.fileDescriptorProto.append(next.bytes)
      pending += next.dependencies
    }
    response.fileDescriptorResponse = made
  }

  // MARK: The index

  private func file(named name: String) -> FileDescriptor? { withIndex { $0.files[name] } }

  private func file(declaring symbol: String) -> FileDescriptor? {
    // Names may come with the dot that descriptors put before them.
    let name = symbol.hasPrefix(".") ? String(symbol.dropFirst()) : symbol
    return withIndex { index in index.symbols[name].flatMap { index.files[$0] } }
  }

  private func withIndex<T>(_ body: (Index) -> T) -> T {
    index.withLock { index in
      if let index { return body(index) }
      var made = Index()
      var pending = services.map { $0.file() }
      while let file = pending.popLast() {
        guard made.files.updateValue(file, forKey: file.name) == nil else { continue }
        for symbol in DescriptorScanner.symbols(in: file) { made.symbols[symbol] = file.name }
        pending += file.dependencies
      }
      index = made
      return body(made)
    }
  }
}

extension Router {
  /// Offers health and reflection beside the services registered so far: health says of each that it
  /// serves, reflection tells of each.
  ///
  /// - Returns: the board that says what serves; `stop` it before a drain.
  public mutating func offerHealthAndReflection() -> HealthBoard {
    let health = HealthBoard(services: services.map(\.name))
    health.register(with: &self)
    // Reflection tells of itself, too, so that it is declared before it is made.
    declare(ServerReflection.serviceName) { ServerReflection.file }
    declare(ServerReflectionAlpha.serviceName) { ServerReflectionAlpha.file }
    let reflection = Reflection(services: services)
    register(reflection)
    registerAlpha(reflection)
    return health
  }

  private mutating func register(_ service: some ServerReflectionService) {
    service.register(with: &self)
  }

  private mutating func registerAlpha(_ service: some ServerReflectionAlphaService) {
    service.register(with: &self)
  }
}
