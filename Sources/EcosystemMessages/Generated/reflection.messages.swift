// Generated from reflection.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// Exactly one of the optional fields is there.
public struct ServerReflectionRequest: WireBlockMessage, Hashable {
  public var host: String
  /// The descriptor of that file.
  public var fileByFilename: String?
  /// The descriptor of the file that declares the full name.
  public var fileContainingSymbol: String?
  public var fileContainingExtension: ExtensionRequest?
  public var allExtensionNumbersOfType: String?
  /// What it holds does not matter.
  public var listServices: String?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.host = ""
    self.fileByFilename = nil
    self.fileContainingSymbol = nil
    self.fileContainingExtension = nil
    self.allExtensionNumbersOfType = nil
    self.listServices = nil
  }

  @inlinable
  public init(
    host: String = "",
    fileByFilename: String? = nil,
    fileContainingSymbol: String? = nil,
    fileContainingExtension: ExtensionRequest? = nil,
    allExtensionNumbersOfType: String? = nil,
    listServices: String? = nil
  ) {
    self.host = host
    self.fileByFilename = fileByFilename
    self.fileContainingSymbol = fileContainingSymbol
    self.fileContainingExtension = fileContainingExtension
    self.allExtensionNumbersOfType = allExtensionNumbersOfType
    self.listServices = listServices
  }
}

extension ServerReflectionRequest {
  @inlinable public static var messageName: String { "grpc.reflection.v1.ServerReflectionRequest" }
  @inlinable public static var maximumEncodedSize: Int { 3095 }
  @inlinable public static var blockSize: Int { 1 }

  public static let wireLayout = WireLayout(slots: [.init(end: 1)])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(3)
    UInt16(1).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    block.storeZeros(at: offset, count: 1)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.host.isEmpty { last = 1 }
    if self.fileByFilename != nil { last = 2 }
    if self.fileContainingSymbol != nil { last = 3 }
    if self.fileContainingExtension != nil { last = 4 }
    if self.allExtensionNumbersOfType != nil { last = 5 }
    if self.listServices != nil { last = 6 }
    if last >= 1 { try writer.appendString(self.host) }
    if last >= 2 { try writer.appendOptionalString(self.fileByFilename) }
    if last >= 3 { try writer.appendOptionalString(self.fileContainingSymbol) }
    if last >= 4 { try writer.appendOptionalNested(self.fileContainingExtension) }
    if last >= 5 { try writer.appendOptionalString(self.allExtensionNumbersOfType) }
    if last >= 6 { try writer.appendOptionalString(self.listServices) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.host.isEmpty { last = 1 }
    if self.fileByFilename != nil { last = 2 }
    if self.fileContainingSymbol != nil { last = 3 }
    if self.fileContainingExtension != nil { last = 4 }
    if self.allExtensionNumbersOfType != nil { last = 5 }
    if self.listServices != nil { last = 6 }
    if last >= 1 { size &+= WireBuffer.size(self.host) }
    if last >= 2 { size &+= WireBuffer.size(self.fileByFilename) }
    if last >= 3 { size &+= WireBuffer.size(self.fileContainingSymbol) }
    if last >= 4 { size &+= WireBuffer.size(self.fileContainingExtension) }
    if last >= 5 { size &+= WireBuffer.size(self.allExtensionNumbersOfType) }
    if last >= 6 { size &+= WireBuffer.size(self.listServices) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 1 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 1 else { throw WireError(.truncated) }
    self.host = try tail.readString(max: 512, field: "host")
    self.fileByFilename = try tail.readOptionalString(max: 512, field: "fileByFilename")
    self.fileContainingSymbol = try tail.readOptionalString(max: 512, field: "fileContainingSymbol")
    self.fileContainingExtension = try tail.readOptionalNested(field: "fileContainingExtension")
    self.allExtensionNumbersOfType = try tail.readOptionalString(max: 512, field: "allExtensionNumbersOfType")
    self.listServices = try tail.readOptionalString(max: 512, field: "listServices")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.host.utf8.count <= 512, "host", "must have at most 512 bytes")
    if let value = self.fileByFilename {
      try Validation.require(
        value.utf8.count <= 512,
        "fileByFilename",
        "must have at most 512 bytes"
      )
    }
    if let value = self.fileContainingSymbol {
      try Validation.require(
        value.utf8.count <= 512,
        "fileContainingSymbol",
        "must have at most 512 bytes"
      )
    }
    if let value = self.fileContainingExtension {
      try Validation.check(value, "fileContainingExtension")
    }
    if let value = self.allExtensionNumbersOfType {
      try Validation.require(
        value.utf8.count <= 512,
        "allExtensionNumbersOfType",
        "must have at most 512 bytes"
      )
    }
    if let value = self.listServices {
      try Validation.require(value.utf8.count <= 512, "listServices", "must have at most 512 bytes")
    }
  }
}

extension WireView where Viewed == ServerReflectionRequest {
  @inlinable
  public var host: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 512, field: "host")
    }
  }
  /// Calls `body` with `host` as it stands in the bytes.
  @inlinable
  public func withHost<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 512, field: "host", body)
  }
  @inlinable
  public var fileByFilename: String? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "host")
      return try tail.readOptionalString(max: 512, field: "fileByFilename")
    }
  }
  /// Calls `body` with `fileByFilename` as it stands in the bytes.
  @inlinable
  public func withFileByFilename<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "host")
    return try tail.withOptionalString(max: 512, field: "fileByFilename", body)
  }
  @inlinable
  public var fileContainingSymbol: String? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "host")
      try tail.skipDelimited(plusOne: true, field: "fileByFilename")
      return try tail.readOptionalString(max: 512, field: "fileContainingSymbol")
    }
  }
  /// Calls `body` with `fileContainingSymbol` as it stands in the bytes.
  @inlinable
  public func withFileContainingSymbol<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "host")
    try tail.skipDelimited(plusOne: true, field: "fileByFilename")
    return try tail.withOptionalString(max: 512, field: "fileContainingSymbol", body)
  }
  @inlinable
  public var fileContainingExtension: ExtensionRequest? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "host")
      try tail.skipDelimited(plusOne: true, field: "fileByFilename")
      try tail.skipDelimited(plusOne: true, field: "fileContainingSymbol")
      return try tail.readOptionalNested(field: "fileContainingExtension")
    }
  }
  /// Calls `body` with `fileContainingExtension` as it stands in the bytes.
  @inlinable
  public func withFileContainingExtension<Result>(
    _ body: (WireView<ExtensionRequest>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "host")
    try tail.skipDelimited(plusOne: true, field: "fileByFilename")
    try tail.skipDelimited(plusOne: true, field: "fileContainingSymbol")
    return try tail.withNested(field: "fileContainingExtension", body)
  }
  @inlinable
  public var allExtensionNumbersOfType: String? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "host")
      try tail.skipDelimited(plusOne: true, field: "fileByFilename")
      try tail.skipDelimited(plusOne: true, field: "fileContainingSymbol")
      try tail.skipDelimited(field: "fileContainingExtension")
      return try tail.readOptionalString(max: 512, field: "allExtensionNumbersOfType")
    }
  }
  /// Calls `body` with `allExtensionNumbersOfType` as it stands in the bytes.
  @inlinable
  public func withAllExtensionNumbersOfType<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "host")
    try tail.skipDelimited(plusOne: true, field: "fileByFilename")
    try tail.skipDelimited(plusOne: true, field: "fileContainingSymbol")
    try tail.skipDelimited(field: "fileContainingExtension")
    return try tail.withOptionalString(max: 512, field: "allExtensionNumbersOfType", body)
  }
  @inlinable
  public var listServices: String? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "host")
      try tail.skipDelimited(plusOne: true, field: "fileByFilename")
      try tail.skipDelimited(plusOne: true, field: "fileContainingSymbol")
      try tail.skipDelimited(field: "fileContainingExtension")
      try tail.skipDelimited(plusOne: true, field: "allExtensionNumbersOfType")
      return try tail.readOptionalString(max: 512, field: "listServices")
    }
  }
  /// Calls `body` with `listServices` as it stands in the bytes.
  @inlinable
  public func withListServices<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "host")
    try tail.skipDelimited(plusOne: true, field: "fileByFilename")
    try tail.skipDelimited(plusOne: true, field: "fileContainingSymbol")
    try tail.skipDelimited(field: "fileContainingExtension")
    try tail.skipDelimited(plusOne: true, field: "allExtensionNumbersOfType")
    return try tail.withOptionalString(max: 512, field: "listServices", body)
  }
}

extension ServerReflectionRequest {
  public init(view: WireView<ServerReflectionRequest>) throws(WireError) {
    self.host = try view.host
    self.fileByFilename = try view.fileByFilename
    self.fileContainingSymbol = try view.fileContainingSymbol
    self.fileContainingExtension = try view.fileContainingExtension
    self.allExtensionNumbersOfType = try view.allExtensionNumbersOfType
    self.listServices = try view.listServices
  }
}

public struct ExtensionRequest: WireBlockMessage, Hashable {
  public var containingType: String
  public var extensionNumber: Int32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.containingType = ""
    self.extensionNumber = 0
  }

  @inlinable
  public init(containingType: String = "", extensionNumber: Int32 = 0) {
    self.containingType = containingType
    self.extensionNumber = extensionNumber
  }
}

extension ExtensionRequest {
  @inlinable public static var messageName: String { "grpc.reflection.v1.ExtensionRequest" }
  @inlinable public static var maximumEncodedSize: Int { 520 }
  @inlinable public static var blockSize: Int { 4 }

  public static let wireLayout = WireLayout(slots: [.init(end: 4)])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(6)
    UInt16(4).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.extensionNumber.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.containingType.isEmpty { try writer.appendString(self.containingType) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.containingType.isEmpty { size &+= WireBuffer.size(self.containingType) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 4 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 4 else { throw WireError(.truncated) }
    self.extensionNumber = Int32(block: block, at: 0)
    self.containingType = try tail.readString(max: 512, field: "containingType")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.containingType.utf8.count <= 512,
      "containingType",
      "must have at most 512 bytes"
    )
  }
}

extension WireView where Viewed == ExtensionRequest {
  @inlinable @inline(__always)
  public var extensionNumber: Int32 {
    if wireBlock.byteCount >= 4 { return Int32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var containingType: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 512, field: "containingType")
    }
  }
  /// Calls `body` with `containingType` as it stands in the bytes.
  @inlinable
  public func withContainingType<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 512, field: "containingType", body)
  }
}

extension ExtensionRequest {
  public init(view: WireView<ExtensionRequest>) throws(WireError) {
    self.containingType = try view.containingType
    self.extensionNumber = view.extensionNumber
  }
}

/// Exactly one of the optional fields is there, except `originalRequest`.
public struct ServerReflectionResponse: WireBlockMessage, Hashable {
  public var validHost: String
  public var originalRequest: ServerReflectionRequest?
  public var fileDescriptorResponse: FileDescriptorResponse?
  public var allExtensionNumbersResponse: ExtensionNumberResponse?
  public var listServicesResponse: ListServiceResponse?
  public var errorResponse: ErrorResponse?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.validHost = ""
    self.originalRequest = nil
    self.fileDescriptorResponse = nil
    self.allExtensionNumbersResponse = nil
    self.listServicesResponse = nil
    self.errorResponse = nil
  }

  @inlinable
  public init(
    validHost: String = "",
    originalRequest: ServerReflectionRequest? = nil,
    fileDescriptorResponse: FileDescriptorResponse? = nil,
    allExtensionNumbersResponse: ExtensionNumberResponse? = nil,
    listServicesResponse: ListServiceResponse? = nil,
    errorResponse: ErrorResponse? = nil
  ) {
    self.validHost = validHost
    self.originalRequest = originalRequest
    self.fileDescriptorResponse = fileDescriptorResponse
    self.allExtensionNumbersResponse = allExtensionNumbersResponse
    self.listServicesResponse = listServicesResponse
    self.errorResponse = errorResponse
  }
}

extension ServerReflectionResponse {
  @inlinable public static var messageName: String { "grpc.reflection.v1.ServerReflectionResponse" }
  @inlinable public static var maximumEncodedSize: Int { 67650372 }
  @inlinable public static var blockSize: Int { 1 }

  public static let wireLayout = WireLayout(slots: [.init(end: 1)])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(3)
    UInt16(1).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    block.storeZeros(at: offset, count: 1)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.validHost.isEmpty { last = 1 }
    if self.originalRequest != nil { last = 2 }
    if self.fileDescriptorResponse != nil { last = 3 }
    if self.allExtensionNumbersResponse != nil { last = 4 }
    if self.listServicesResponse != nil { last = 5 }
    if self.errorResponse != nil { last = 6 }
    if last >= 1 { try writer.appendString(self.validHost) }
    if last >= 2 { try writer.appendOptionalNested(self.originalRequest) }
    if last >= 3 { try writer.appendOptionalNested(self.fileDescriptorResponse) }
    if last >= 4 { try writer.appendOptionalNested(self.allExtensionNumbersResponse) }
    if last >= 5 { try writer.appendOptionalNested(self.listServicesResponse) }
    if last >= 6 { try writer.appendOptionalNested(self.errorResponse) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.validHost.isEmpty { last = 1 }
    if self.originalRequest != nil { last = 2 }
    if self.fileDescriptorResponse != nil { last = 3 }
    if self.allExtensionNumbersResponse != nil { last = 4 }
    if self.listServicesResponse != nil { last = 5 }
    if self.errorResponse != nil { last = 6 }
    if last >= 1 { size &+= WireBuffer.size(self.validHost) }
    if last >= 2 { size &+= WireBuffer.size(self.originalRequest) }
    if last >= 3 { size &+= WireBuffer.size(self.fileDescriptorResponse) }
    if last >= 4 { size &+= WireBuffer.size(self.allExtensionNumbersResponse) }
    if last >= 5 { size &+= WireBuffer.size(self.listServicesResponse) }
    if last >= 6 { size &+= WireBuffer.size(self.errorResponse) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 1 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 1 else { throw WireError(.truncated) }
    self.validHost = try tail.readString(max: 512, field: "validHost")
    self.originalRequest = try tail.readOptionalNested(field: "originalRequest")
    self.fileDescriptorResponse = try tail.readOptionalNested(field: "fileDescriptorResponse")
    self.allExtensionNumbersResponse = try tail.readOptionalNested(field: "allExtensionNumbersResponse")
    self.listServicesResponse = try tail.readOptionalNested(field: "listServicesResponse")
    self.errorResponse = try tail.readOptionalNested(field: "errorResponse")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.validHost.utf8.count <= 512,
      "validHost",
      "must have at most 512 bytes"
    )
    if let value = self.originalRequest {
      try Validation.check(value, "originalRequest")
    }
    if let value = self.fileDescriptorResponse {
      try Validation.check(value, "fileDescriptorResponse")
    }
    if let value = self.allExtensionNumbersResponse {
      try Validation.check(value, "allExtensionNumbersResponse")
    }
    if let value = self.listServicesResponse {
      try Validation.check(value, "listServicesResponse")
    }
    if let value = self.errorResponse {
      try Validation.check(value, "errorResponse")
    }
  }
}

extension WireView where Viewed == ServerReflectionResponse {
  @inlinable
  public var validHost: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 512, field: "validHost")
    }
  }
  /// Calls `body` with `validHost` as it stands in the bytes.
  @inlinable
  public func withValidHost<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 512, field: "validHost", body)
  }
  @inlinable
  public var originalRequest: ServerReflectionRequest? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "validHost")
      return try tail.readOptionalNested(field: "originalRequest")
    }
  }
  /// Calls `body` with `originalRequest` as it stands in the bytes.
  @inlinable
  public func withOriginalRequest<Result>(
    _ body: (WireView<ServerReflectionRequest>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "validHost")
    return try tail.withNested(field: "originalRequest", body)
  }
  @inlinable
  public var fileDescriptorResponse: FileDescriptorResponse? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "validHost")
      try tail.skipDelimited(field: "originalRequest")
      return try tail.readOptionalNested(field: "fileDescriptorResponse")
    }
  }
  /// Calls `body` with `fileDescriptorResponse` as it stands in the bytes.
  @inlinable
  public func withFileDescriptorResponse<Result>(
    _ body: (WireView<FileDescriptorResponse>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "validHost")
    try tail.skipDelimited(field: "originalRequest")
    return try tail.withNested(field: "fileDescriptorResponse", body)
  }
  @inlinable
  public var allExtensionNumbersResponse: ExtensionNumberResponse? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "validHost")
      try tail.skipDelimited(field: "originalRequest")
      try tail.skipDelimited(field: "fileDescriptorResponse")
      return try tail.readOptionalNested(field: "allExtensionNumbersResponse")
    }
  }
  /// Calls `body` with `allExtensionNumbersResponse` as it stands in the bytes.
  @inlinable
  public func withAllExtensionNumbersResponse<Result>(
    _ body: (WireView<ExtensionNumberResponse>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "validHost")
    try tail.skipDelimited(field: "originalRequest")
    try tail.skipDelimited(field: "fileDescriptorResponse")
    return try tail.withNested(field: "allExtensionNumbersResponse", body)
  }
  @inlinable
  public var listServicesResponse: ListServiceResponse? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "validHost")
      try tail.skipDelimited(field: "originalRequest")
      try tail.skipDelimited(field: "fileDescriptorResponse")
      try tail.skipDelimited(field: "allExtensionNumbersResponse")
      return try tail.readOptionalNested(field: "listServicesResponse")
    }
  }
  /// Calls `body` with `listServicesResponse` as it stands in the bytes.
  @inlinable
  public func withListServicesResponse<Result>(
    _ body: (WireView<ListServiceResponse>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "validHost")
    try tail.skipDelimited(field: "originalRequest")
    try tail.skipDelimited(field: "fileDescriptorResponse")
    try tail.skipDelimited(field: "allExtensionNumbersResponse")
    return try tail.withNested(field: "listServicesResponse", body)
  }
  @inlinable
  public var errorResponse: ErrorResponse? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "validHost")
      try tail.skipDelimited(field: "originalRequest")
      try tail.skipDelimited(field: "fileDescriptorResponse")
      try tail.skipDelimited(field: "allExtensionNumbersResponse")
      try tail.skipDelimited(field: "listServicesResponse")
      return try tail.readOptionalNested(field: "errorResponse")
    }
  }
  /// Calls `body` with `errorResponse` as it stands in the bytes.
  @inlinable
  public func withErrorResponse<Result>(
    _ body: (WireView<ErrorResponse>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "validHost")
    try tail.skipDelimited(field: "originalRequest")
    try tail.skipDelimited(field: "fileDescriptorResponse")
    try tail.skipDelimited(field: "allExtensionNumbersResponse")
    try tail.skipDelimited(field: "listServicesResponse")
    return try tail.withNested(field: "errorResponse", body)
  }
}

extension ServerReflectionResponse {
  public init(view: WireView<ServerReflectionResponse>) throws(WireError) {
    self.validHost = try view.validHost
    self.originalRequest = try view.originalRequest
    self.fileDescriptorResponse = try view.fileDescriptorResponse
    self.allExtensionNumbersResponse = try view.allExtensionNumbersResponse
    self.listServicesResponse = try view.listServicesResponse
    self.errorResponse = try view.errorResponse
  }
}

public struct FileDescriptorResponse: WireBlockMessage, Hashable {
  /// `google.protobuf.FileDescriptorProto` each: the file, and what it imports.
  public var fileDescriptorProto: [[UInt8]]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.fileDescriptorProto = []
  }

  @inlinable
  public init(fileDescriptorProto: [[UInt8]]) {
    self.fileDescriptorProto = fileDescriptorProto
  }
}

extension FileDescriptorResponse {
  @inlinable public static var messageName: String { "grpc.reflection.v1.FileDescriptorResponse" }
  @inlinable public static var maximumEncodedSize: Int { 67109636 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.fileDescriptorProto.isEmpty { try writer.appendByteStrings(self.fileDescriptorProto) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.fileDescriptorProto.isEmpty { size &+= WireBuffer.size(self.fileDescriptorProto) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.fileDescriptorProto = try tail.readByteStrings(max: 256, elementMax: 262144, field: "fileDescriptorProto")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.fileDescriptorProto.count <= 256,
      "fileDescriptorProto",
      "must have at most 256 elements"
    )
    for index in self.fileDescriptorProto.indices {
      try Validation.require(
        self.fileDescriptorProto[index].count <= 262144,
        "fileDescriptorProto[\(index)]",
        "must have at most 262144 bytes"
      )
    }
  }
}

extension WireView where Viewed == FileDescriptorResponse {
  @inlinable
  public var fileDescriptorProto: [[UInt8]] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readByteStrings(max: 256, elementMax: 262144, field: "fileDescriptorProto")
    }
  }
}

extension FileDescriptorResponse {
  public init(view: WireView<FileDescriptorResponse>) throws(WireError) {
    self.fileDescriptorProto = try view.fileDescriptorProto
  }
}

public struct ExtensionNumberResponse: WireBlockMessage, Hashable {
  public var baseTypeName: String
  public var extensionNumber: [Int32]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.baseTypeName = ""
    self.extensionNumber = []
  }

  @inlinable
  public init(baseTypeName: String = "", extensionNumber: [Int32] = []) {
    self.baseTypeName = baseTypeName
    self.extensionNumber = extensionNumber
  }
}

extension ExtensionNumberResponse {
  @inlinable public static var messageName: String { "grpc.reflection.v1.ExtensionNumberResponse" }
  @inlinable public static var maximumEncodedSize: Int { 4614 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.baseTypeName.isEmpty { last = 1 }
    if !self.extensionNumber.isEmpty { last = 2 }
    if last >= 1 { try writer.appendString(self.baseTypeName) }
    if last >= 2 { try writer.appendList(self.extensionNumber) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.baseTypeName.isEmpty { last = 1 }
    if !self.extensionNumber.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.baseTypeName) }
    if last >= 2 { size &+= WireBuffer.size(self.extensionNumber) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.baseTypeName = try tail.readString(max: 512, field: "baseTypeName")
    self.extensionNumber = try tail.readList(max: 1024, field: "extensionNumber")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.baseTypeName.utf8.count <= 512,
      "baseTypeName",
      "must have at most 512 bytes"
    )
    try Validation.require(
      self.extensionNumber.count <= 1024,
      "extensionNumber",
      "must have at most 1024 elements"
    )
  }
}

extension WireView where Viewed == ExtensionNumberResponse {
  @inlinable
  public var baseTypeName: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 512, field: "baseTypeName")
    }
  }
  /// Calls `body` with `baseTypeName` as it stands in the bytes.
  @inlinable
  public func withBaseTypeName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 512, field: "baseTypeName", body)
  }
  @inlinable
  public var extensionNumber: [Int32] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "baseTypeName")
      return try tail.readList(max: 1024, field: "extensionNumber")
    }
  }
}

extension ExtensionNumberResponse {
  public init(view: WireView<ExtensionNumberResponse>) throws(WireError) {
    self.baseTypeName = try view.baseTypeName
    self.extensionNumber = try view.extensionNumber
  }
}

public struct ListServiceResponse: WireBlockMessage, Hashable {
  public var service: [ServiceResponse]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.service = []
  }

  @inlinable
  public init(service: [ServiceResponse]) {
    self.service = service
  }
}

extension ListServiceResponse {
  @inlinable public static var messageName: String { "grpc.reflection.v1.ListServiceResponse" }
  @inlinable public static var maximumEncodedSize: Int { 528393 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.service.isEmpty { try writer.appendMessages(self.service) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.service.isEmpty { size &+= WireBuffer.size(self.service) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.service = try tail.readMessages(max: 1024, field: "service")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.service.count <= 1024, "service", "must have at most 1024 elements")
    try Validation.checkAll(self.service, "service")
  }
}

extension WireView where Viewed == ListServiceResponse {
  @inlinable
  public var service: [ServiceResponse] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 1024, field: "service")
    }
  }
}

extension ListServiceResponse {
  public init(view: WireView<ListServiceResponse>) throws(WireError) {
    self.service = try view.service
  }
}

public struct ServiceResponse: WireBlockMessage, Hashable {
  public var name: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.name = ""
  }

  @inlinable
  public init(name: String) {
    self.name = name
  }
}

extension ServiceResponse {
  @inlinable public static var messageName: String { "grpc.reflection.v1.ServiceResponse" }
  @inlinable public static var maximumEncodedSize: Int { 516 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.name.isEmpty { try writer.appendString(self.name) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.name.isEmpty { size &+= WireBuffer.size(self.name) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.name = try tail.readString(max: 512, field: "name")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.name.utf8.count <= 512, "name", "must have at most 512 bytes")
  }
}

extension WireView where Viewed == ServiceResponse {
  @inlinable
  public var name: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 512, field: "name")
    }
  }
  /// Calls `body` with `name` as it stands in the bytes.
  @inlinable
  public func withName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 512, field: "name", body)
  }
}

extension ServiceResponse {
  public init(view: WireView<ServiceResponse>) throws(WireError) {
    self.name = try view.name
  }
}

public struct ErrorResponse: WireBlockMessage, Hashable {
  /// A status code of gRPC.
  public var errorCode: Int32
  public var errorMessage: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.errorCode = 0
    self.errorMessage = ""
  }

  @inlinable
  public init(errorCode: Int32 = 0, errorMessage: String = "") {
    self.errorCode = errorCode
    self.errorMessage = errorMessage
  }
}

extension ErrorResponse {
  @inlinable public static var messageName: String { "grpc.reflection.v1.ErrorResponse" }
  @inlinable public static var maximumEncodedSize: Int { 4104 }
  @inlinable public static var blockSize: Int { 4 }

  public static let wireLayout = WireLayout(slots: [.init(end: 4)])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(6)
    UInt16(4).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.errorCode.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.errorMessage.isEmpty { try writer.appendString(self.errorMessage) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.errorMessage.isEmpty { size &+= WireBuffer.size(self.errorMessage) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 4 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 4 else { throw WireError(.truncated) }
    self.errorCode = Int32(block: block, at: 0)
    self.errorMessage = try tail.readString(max: 4096, field: "errorMessage")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.errorMessage.utf8.count <= 4096,
      "errorMessage",
      "must have at most 4096 bytes"
    )
  }
}

extension WireView where Viewed == ErrorResponse {
  @inlinable @inline(__always)
  public var errorCode: Int32 {
    if wireBlock.byteCount >= 4 { return Int32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var errorMessage: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 4096, field: "errorMessage")
    }
  }
  /// Calls `body` with `errorMessage` as it stands in the bytes.
  @inlinable
  public func withErrorMessage<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 4096, field: "errorMessage", body)
  }
}

extension ErrorResponse {
  public init(view: WireView<ErrorResponse>) throws(WireError) {
    self.errorCode = view.errorCode
    self.errorMessage = try view.errorMessage
  }
}
