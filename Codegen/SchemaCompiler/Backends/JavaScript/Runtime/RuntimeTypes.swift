extension JavaScriptRuntime {
  /// What generated modules describe their types with.
  static let types = #"""
    // --- Types ---

    const scalarSizes = {
      bool: 1, u8: 1, u16: 2, u32: 4, u64: 8, i32: 4, i64: 8, id: 8, f64: 8,
      timestamp: 8, duration: 8, uuid: 16,
    };

    const ranges = {
      u8: [0, 0xff], u16: [0, 0xffff], u32: [0, 0xffffffff], i32: [-0x80000000, 0x7fffffff],
    };

    const bigRanges = {
      u64: [0n, 0xffffffffffffffffn],
      i64: [-0x8000000000000000n, 0x7fffffffffffffffn],
    };
    bigRanges.id = bigRanges.u64;
    bigRanges.timestamp = bigRanges.i64;
    bigRanges.duration = bigRanges.i64;

    const zeroUUID = "00000000-0000-0000-0000-000000000000";

    function scalar(kind) {
      return Object.freeze({ kind, size: scalarSizes[kind] });
    }

    // What generated modules build their types of.
    export const bool = scalar("bool");
    export const u8 = scalar("u8");
    export const u16 = scalar("u16");
    export const u32 = scalar("u32");
    export const u64 = scalar("u64");
    export const i32 = scalar("i32");
    export const i64 = scalar("i64");
    export const id = scalar("id");
    /** An id of a kind of its own: the type of fields, and what there is to do with its texts. */
    export const typedID = (prefix) => Object.freeze({
      ...id,
      prefix,
      from: (given) => normal({ ...id, prefix }, given),
      text: (number) => idText(prefix, number),
    });
    export const f64 = scalar("f64");
    export const timestamp = scalar("timestamp");
    export const duration = scalar("duration");
    export const uuid = scalar("uuid");
    export const ascii = (size) => ({ kind: "ascii", size });
    export const string = (max) => ({ kind: "string", max });
    export const bytes = (max) => ({ kind: "bytes", max });
    export const list = (element, max) => ({ kind: "list", element: typeOf(element), max });

    /** A map is written as a list of entries: field 1 the key, field 2 the value. */
    export function map(key, value, max) {
      const entry = new MessageType("", [
        { number: 1, name: "key", type: key },
        { number: 2, name: "value", type: value },
      ]);
      return { kind: "map", key: typeOf(key), value: typeOf(value), max, entry };
    }

    /** The type with constraints that `validate` checks. */
    export const checked = (type, checks) => ({ ...typeOf(type), checks });

    const described = Symbol("dropwire.type");

    /** The type behind what a generated module exports: an enum's constants carry theirs hidden. */
    function typeOf(exported) {
      return exported[described] ?? exported;
    }

    /**
     * An open enum: an object of constants. `zero` is what JSON calls 0; cases are
     * `[number, name, name in JSON]`. Retired ones only count as numbers.
     */
    export function enumeration(typeName, size, zero, cases) {
      const constants = { unspecified: 0 };
      const texts = new Map([[0, zero]]);
      const numbers = new Map([[zero, 0]]);
      for (const [number, name, exported] of cases) {
        constants[name] = number;
        texts.set(number, exported);
        numbers.set(exported, number);
      }
      const type = { kind: "enum", typeName, size, texts, numbers, constants };
      Object.defineProperty(constants, described, { value: type });
      return Object.freeze(constants);
    }

    /** The name of an enum's case; undefined for a number that its schema does not have. */
    export function caseName(enumeration, number) {
      return Object.keys(enumeration).find((name) => enumeration[name] === number);
    }

    function isFixed(type) {
      return type.size !== undefined;
    }

    /** Slots in the order of the fields; a presence bit in front of every eighth optional one. */
    function layOut(fields) {
      let size = 0;
      let presence = 0;
      let bit = 8;
      for (const field of fields) {
        if (!isFixed(field.type)) continue;
        if (field.optional) {
          if (bit === 8) {
            presence = size++;
            bit = 0;
          }
          field.presence = presence;
          field.mask = 1 << bit++;
        }
        field.at = size;
        size += field.type.size;
      }
      return size;
    }

    /** What messages, structs and unions have in common: what users of a type call. */
    class CompoundType {
      constructor(kind, typeName) {
        this.kind = kind;
        this.typeName = typeName;
      }

      /** A complete value: what `init` has, and defaults for the rest. */
      create(init = undefined) {
        return normal(this, init);
      }

      /** The bytes of a value, in one of the encodings `native`, `proto` and `json`. */
      encode(value, encoding = "native") {
        return encoderOf(encoding)(this, normal(this, value));
      }

      /** The value of bytes. Throws WireError, whatever the bytes are. */
      decode(input, encoding = "native", options = {}) {
        return decoderOf(encoding)(this, bytesOf(input), options);
      }

      /** The value as what `JSON.stringify` makes proto3 JSON of. */
      toJSON(value) {
        // JSON.stringify makes "0" of -0, which proto3 JSON tells apart; in quotes it stays.
        const kept = (_, it) => (Object.is(it, -0) ? "-0.0" : it);
        return JSON.parse(jsonText(this, normal(this, value)), kept);
      }

      /** The value of what `JSON.parse` gave. */
      fromJSON(json, options = {}) {
        const plain = (_, it) => {
          if (typeof it === "bigint") return String(it);
          return Object.is(it, -0) ? "-0.0" : it;
        };
        return readJSON(this, JSON.stringify(json, plain) ?? "null", options);
      }

      /** Throws ValidationError for the first constraint that the value breaks. */
      validate(value) {
        validateCompound(this, normal(this, value), "");
      }
    }

    /** A message: a block of slots and a tail. */
    export class MessageType extends CompoundType {
      constructor(typeName, fields, kind = "message") {
        super(kind, typeName);
        const own = fields.map((field) => ({ ...field, type: typeOf(field.type) }));
        this.blockSize = layOut(own);
        this.slots = own.filter((field) => isFixed(field.type));
        this.tail = own.filter((field) => !isFixed(field.type));
        this.fields = own.filter((field) => !field.retired);
        this.byNumber = new Map(this.fields.map((field) => [field.number, field]));
        this.byName = new Map(this.fields.map((field) => [field.name, field]));
        // JSON has the names of the schema, and those of the exported `.proto`.
        this.byJSONName = new Map(this.byName);
        for (const field of this.fields) this.byJSONName.set(field.snake ?? field.name, field);
      }
    }

    /** A struct: a value of fixed size, with the fields in a row. */
    export class StructType extends MessageType {
      constructor(typeName, fields) {
        super(typeName, fields.map((field, index) => ({ number: index + 1, ...field })), "struct");
        this.size = this.blockSize;
      }
    }

    /** Exactly one of several messages. */
    export class UnionType extends CompoundType {
      constructor(typeName, cases) {
        super("union", typeName);
        this.cases = cases.filter((item) => !item.retired);
        this.byNumber = new Map(this.cases.map((item) => [item.number, item]));
        this.byName = new Map(this.cases.map((item) => [item.name, item]));
        this.byJSONName = new Map(this.byName);
        for (const item of this.cases) this.byJSONName.set(item.snake ?? item.name, item);
      }
    }

    export const message = (typeName, fields) => new MessageType(typeName, fields);
    export const struct = (typeName, fields) => new StructType(typeName, fields);
    export const union = (typeName, cases) => new UnionType(typeName, cases);

    /** The request or response of a method that has none: a message without fields. */
    export const Empty = message("google.protobuf.Empty", []);

    function encoderOf(encoding) {
      return encoders[encoding] ?? fail("unsupportedEncoding");
    }

    function decoderOf(encoding) {
      return decoders[encoding] ?? fail("unsupportedEncoding");
    }
    """#
}
