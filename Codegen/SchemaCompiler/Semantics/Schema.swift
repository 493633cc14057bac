/// A checked schema: every name resolved, every number dense, every offset and size known.
public struct Schema: Sendable {
  /// The files in the order they were given; imported ones follow.
  public internal(set) var files: [SchemaFile]
  /// All declarations; a `DeclarationID` is an index into them.
  public internal(set) var declarations: [Declaration]

  public subscript(id: DeclarationID) -> Declaration { declarations[id] }

  /// The newtype with that id.
  ///
  /// - Precondition: the declaration is a newtype; the checks made sure wherever an id is used.
  package func newtype(_ id: DeclarationID) -> NewtypeDefinition {
    guard case .newtype(let newtype) = declarations[id] else {
      preconditionFailure("declaration \(id) is not a newtype")
    }
    return newtype
  }

  /// The message with that id.
  ///
  /// - Precondition: the declaration is a message; the checks made sure wherever an id is used.
  func message(_ id: DeclarationID) -> MessageDefinition {
    guard case .message(let message) = declarations[id] else {
      preconditionFailure("declaration \(id) is not a message")
    }
    return message
  }
}

/// Index of a declaration in its `Schema`.
public typealias DeclarationID = Int

/// One file of a schema.
public struct SchemaFile: Sendable {
  /// The path as it was given.
  public let path: String
  /// The dotted package.
  public let package: String
  /// Documentation of the package statement, line by line.
  public let documentation: [String]
  /// Declarations in the order of the source.
  public let declarations: [DeclarationID]
  /// True when the file was only read because another imports it.
  public let isImported: Bool
  /// Where the package's name stands.
  public internal(set) var packageRange: SourceRange?
}

/// What is common to all declarations and members.
public struct Description: Sendable, Hashable {
  /// The name as written.
  public let name: String
  /// Documentation, line by line.
  public let documentation: [String]
  /// The text of `@deprecated`; empty without one given, nil when not deprecated.
  public let deprecated: String?
  /// Where the name stands.
  public let range: SourceRange
}

/// A named thing of a schema.
public enum Declaration: Sendable {
  case structure(StructDefinition)
  case enumeration(EnumDefinition)
  case message(MessageDefinition)
  case union(UnionDefinition)
  case service(ServiceDefinition)
  case newtype(NewtypeDefinition)

  /// Name and documentation.
  public var about: Description {
    switch self {
    case .structure(let it): it.about
    case .enumeration(let it): it.about
    case .message(let it): it.about
    case .union(let it): it.about
    case .service(let it): it.about
    case .newtype(let it): it.about
    }
  }

  /// The full name, with the package; of the name that `@proto` gives, if there is one.
  public var fullName: String {
    switch self {
    case .structure(let it): it.fullName
    case .enumeration(let it): it.fullName
    case .message(let it): it.fullName
    case .union(let it): it.fullName
    case .service(let it): it.fullName
    case .newtype(let it): it.fullName
    }
  }
}

/// An `id` of a kind of its own: another type in code, the same bytes in every encoding.
public struct NewtypeDefinition: Sendable {
  public let about: Description
  public let fullName: String
  /// What its text begins with, in front of `_`: `hold` of `hold_3w00`. Small letters, at most 16.
  public let prefix: String
  /// Where the prefix stands in the source.
  public internal(set) var prefixRange: SourceRange?

  /// The text of an id: `hold_3w00` of 126976.
  public func text(of number: UInt64) -> String { Self.text(of: number, prefix: prefix) }

  /// The text of an id of the kind `prefix`: digits of Crockford's base 32, as the runtimes write them.
  package static func text(of number: UInt64, prefix: String) -> String {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    var digits: [UInt8] = []
    var rest = number
    repeat {
      digits.insert(alphabet[Int(rest & 31)], at: 0)
      rest >>= 5
    } while rest != 0
    return "\(prefix)_\(String(decoding: digits, as: UTF8.self))"
  }
}

/// A frozen value of fixed size.
public struct StructDefinition: Sendable {
  public let about: Description
  public let fullName: String
  /// In the order of the source; slots are set.
  public internal(set) var fields: [FieldDefinition]
  /// Bytes of the value.
  public internal(set) var size: Int
}

/// An open enumeration; 0 is `unspecified`.
public struct EnumDefinition: Sendable {
  public let about: Description
  public let fullName: String
  /// 1 or 2.
  public let size: Int
  public let cases: [EnumCase]
  /// What `@proto(zero:)` calls 0 in `.proto` and JSON; nil for the usual name.
  public let exportedZero: String?
}

/// A case of an enum.
public struct EnumCase: Sendable {
  public let about: Description
  public let number: Int
  public let isRetired: Bool
  /// What `@proto` calls the value in `.proto` and JSON; nil for the usual name.
  public let exportedName: String?
}

/// A value that evolves: a block of slots and a tail.
public struct MessageDefinition: Sendable {
  public let about: Description
  public let fullName: String
  /// In number order, retired ones included.
  public internal(set) var fields: [FieldDefinition]
  /// Bytes of the block.
  public internal(set) var blockSize: Int
  /// Largest tail in bytes, saturating at `Int32.max`.
  public internal(set) var maximumTailSize: Int
  /// Largest encoding in bytes, saturating at `Int32.max`.
  public internal(set) var maximumSize: Int
  /// True for the entry of a map, which is not declared in the source.
  public let isMapEntry: Bool

  /// Fields with a slot in the block.
  public var fixedFields: [FieldDefinition] { fields.filter { $0.slot != nil } }
  /// Fields of the tail.
  public var variableFields: [FieldDefinition] { fields.filter { $0.slot == nil } }
}

/// Exactly one of several messages.
public struct UnionDefinition: Sendable {
  public let about: Description
  public let fullName: String
  public let cases: [UnionCase]
  /// Largest encoding in bytes, saturating at `Int32.max`.
  public internal(set) var maximumSize: Int
}

/// A case of a union.
public struct UnionCase: Sendable {
  public let about: Description
  public let number: Int
  public let isRetired: Bool
  /// The message it carries.
  public let message: DeclarationID
}

/// A field of a struct or message.
public struct FieldDefinition: Sendable {
  public let about: Description
  /// From 1; of a struct's field its position.
  public let number: Int
  public let isRetired: Bool
  public let isOptional: Bool
  public let type: ValueType
  /// Where it is in the block; nil for a field of the tail.
  public internal(set) var slot: Slot?
  /// Where the type stands in the source; nil in the entry of a map.
  public internal(set) var typeRange: SourceRange?
  /// Whether `@secret` keeps its value out of texts that are for people.
  public internal(set) var isSecret = false
}

/// A field's place in the block.
public struct Slot: Sendable, Hashable {
  /// Offset of the value.
  public let offset: Int
  /// Bytes of the value.
  public let size: Int
  /// The presence bit of an optional field.
  public let presence: Presence?

  /// A presence bit.
  public struct Presence: Sendable, Hashable {
    /// Offset of the byte that holds the bit.
    public let offset: Int
    /// The bit.
    public let mask: UInt8
  }
}

/// A type with its limit and constraints.
public struct ValueType: Sendable {
  public let kind: Kind
  public let constraints: [Constraint]
  /// The newtype that the source names; `kind` is what it stands for, and what encodings go by.
  public let newtype: DeclarationID?

  init(kind: Kind, constraints: [Constraint], newtype: DeclarationID? = nil) {
    self.kind = kind
    self.constraints = constraints
    self.newtype = newtype
  }

  /// What values there are.
  public indirect enum Kind: Sendable {
    case scalar(Scalar)
    /// Text of at most that many bytes, inline.
    case ascii(Int)
    case enumeration(DeclarationID)
    case structure(DeclarationID)
    case string(max: Int)
    case bytes(max: Int)
    case message(DeclarationID)
    case union(DeclarationID)
    case list(ValueType, max: Int)
    /// Written as a list of the entry message: field 1 the key, field 2 the value.
    case map(key: ValueType, value: ValueType, max: Int, entry: DeclarationID)
  }

  /// True for values that fit in a slot.
  public var isFixed: Bool {
    switch kind {
    case .scalar, .ascii, .enumeration, .structure: true
    case .string, .bytes, .message, .union, .list, .map: false
    }
  }
}

/// A built-in type of fixed size.
public enum Scalar: String, Sendable, CaseIterable {
  case bool, u8, u16, u32, u64, i32, i64, id, f64, timestamp, duration, uuid

  /// Bytes of a slot.
  public var size: Int {
    switch self {
    case .bool, .u8: 1
    case .u16: 2
    case .u32, .i32: 4
    case .u64, .i64, .id, .f64, .timestamp, .duration: 8
    case .uuid: 16
    }
  }
}

/// What `validate` checks.
public enum Constraint: Sendable, Hashable {
  /// The value, length or count is at least that.
  case minimum(String)
  /// The value is at most that; of lengths and counts this is a limit of the type instead.
  case maximum(String)
  /// The length or count is exactly that.
  case length(Int)
  /// Not zero, not `unspecified`.
  case nonzero
}

/// A group of methods.
public struct ServiceDefinition: Sendable {
  public let about: Description
  public let fullName: String
  /// What can be called.
  public let methods: [MethodDefinition]
  /// What could be called once, and is in logs for ever.
  public let retiredMethods: [MethodDefinition]

  /// Whether a method of the service is one of the retired.
  func isRetired(_ method: MethodDefinition) -> Bool {
    retiredMethods.contains { $0.about.range == method.about.range }
  }

  /// What logs may hold calls of: methods with a number there, retired ones behind the others.
  public var loggedMethods: [MethodDefinition] {
    (methods + retiredMethods).filter { $0.logNumber != nil }
  }
}

/// A method of a service.
public struct MethodDefinition: Sendable {
  public let about: Description
  /// Nil for the empty message.
  public let request: DeclarationID?
  /// Nil for the empty message.
  public let response: DeclarationID?
  public let streamsRequests: Bool
  public let streamsResponses: Bool
  public let isIdempotent: Bool
  /// The request's field that identifies a repeat.
  public let idempotencyKey: String?
  /// The field after which a stream resumes.
  public let resumesAfter: String?
  /// The number of `@logged`, 1 to 65,535: what the method is called in a log for ever.
  public let logNumber: Int?
  /// Where the number stands in the source.
  public internal(set) var logRange: SourceRange?
  /// Where the request stands in the source.
  public internal(set) var requestRange: SourceRange?
  /// Where the response stands in the source.
  public internal(set) var responseRange: SourceRange?
  /// Whether `@urgent` says that it goes before others.
  public internal(set) var isUrgent = false
  /// The roles of `@allow`, in the order of the source; empty where anybody may call.
  public internal(set) var roles: [String] = []
}
