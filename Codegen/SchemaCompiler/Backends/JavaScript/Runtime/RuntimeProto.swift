extension JavaScriptRuntime {
  /// The protobuf wire of the exported schema.
  static let proto = #"""
    // --- Protobuf wire, of the exported .proto ---

    const VARINT = 0;
    const FIXED64 = 1;
    const LENGTH = 2;
    const START_GROUP = 3;
    const END_GROUP = 4;
    const FIXED32 = 5;
    const deepestGroup = 100;

    function wireOf(type) {
      switch (type.kind) {
        case "bool": case "u8": case "u16": case "u32": case "u64": case "i32": case "i64":
        case "enum":
          return VARINT;
        case "id": case "f64": return FIXED64;
        default: return LENGTH;
      }
    }

    function encodeProto(type, value) {
      const writer = new Writer();
      protoBody(writer, type, value);
      return writer.finish();
    }

    function protoBody(writer, type, value) {
      if (type.kind === "union") {
        const item = type.byName.get(value.case);
        if (item !== undefined) protoField(writer, item.number, item.type, value.value);
        return;
      }
      for (const field of type.fields) {
        if (isLeftOut(field, value)) continue;
        protoField(writer, field.number, field.type, value[field.name]);
      }
    }

    function protoField(writer, number, type, value) {
      if (type.kind === "map") {
        for (const [key, item] of sortedEntries(type, value)) {
          writer.varint(number * 8 + LENGTH);
          writer.delimited(() => {
            protoField(writer, 1, type.key, key);
            protoField(writer, 2, type.value, item);
          });
        }
        return;
      }
      if (type.kind !== "list") {
        writer.varint(number * 8 + wireOf(type));
        return protoValue(writer, type, value);
      }
      if (wireOf(type.element) === LENGTH) {
        for (const item of value) protoField(writer, number, type.element, item);
        return;
      }
      writer.varint(number * 8 + LENGTH);
      writer.delimited(() => {
        for (const item of value) protoValue(writer, type.element, item);
      });
    }

    function protoValue(writer, type, value) {
      switch (type.kind) {
        case "bool": return writer.byte(value ? 1 : 0);
        case "u8": case "u16": case "u32": case "enum": return writer.varint(value);
        case "i32": return value < 0 ? writer.varint64(BigInt(value)) : writer.varint(value);
        case "u64": case "i64": return writer.varint64(value);
        case "id": case "f64": {
          const at = writer.reserve(8);
          return putFixed(type, writer.view, at, value);
        }
        case "timestamp": case "duration":
          return writer.delimited(() => protoTime(writer, type.kind, value));
        case "uuid": case "ascii": case "string": return writer.text(value);
        case "bytes": return writer.delimitedBytes(value);
        default: return writer.delimited(() => protoBody(writer, type, value));
      }
    }

    const million = 1000000n;

    /** Quotient and rest of a division that rounds towards negative infinity. */
    function floorDivide(value, by) {
      const rest = ((value % by) + by) % by;
      return [(value - rest) / by, rest];
    }

    /** Seconds and nanoseconds. */
    function protoTime(writer, kind, value) {
      const [seconds, micros] = splitTime(kind, value);
      if (seconds !== 0n) {
        writer.varint(8);
        writer.varint64(seconds);
      }
      if (micros !== 0n) {
        writer.varint(16);
        writer.varint64(micros * 1000n);
      }
    }

    /** Reads protobuf: 64-bit varints as two halves, tags, fields that are not known. */
    class ProtoReader extends Reader {
      /** A varint of up to 64 bits, into `low` and `high`. */
      wide() {
        let low = 0;
        let high = 0;
        for (let shift = 0; shift < 70; shift += 7) {
          const byte = this.byte();
          const part = byte & 0x7f;
          if (shift < 28) low |= part << shift;
          else if (shift > 28) high |= part << (shift - 32);
          else {
            low |= part << 28;
            high |= part >> 4;
          }
          if (byte < 0x80) {
            this.low = low >>> 0;
            this.high = high >>> 0;
            return;
          }
        }
        fail("varintOverflow");
      }

      wideBigInt() {
        this.wide();
        return (BigInt(this.high) << 32n) | BigInt(this.low);
      }

      /** The next field's number and wire type. */
      tag() {
        const start = this.left;
        this.wide();
        this.wire = this.low & 7;
        this.number = this.low >>> 3;
        // Of 32 bits, in no more bytes than those take.
        const isLong = start - this.left > 5;
        if (isLong || this.high !== 0 || this.number === 0) fail("invalidTag");
        if (this.wire > FIXED32) fail("invalidWireType");
      }

      delimited() {
        this.wide();
        if (this.high !== 0) fail("truncated");
        return this.take(this.low);
      }

      skip(wire, number, depth = 1) {
        switch (wire) {
          case VARINT: return this.wide();
          case FIXED64: return this.take(8);
          case LENGTH: return this.delimited();
          case FIXED32: return this.take(4);
          case START_GROUP: break;
          default: fail("invalidTag");
        }
        if (depth > deepestGroup) fail("depthExceeded");
        for (;;) {
          this.tag();
          if (this.wire === END_GROUP) {
            if (this.number !== number) fail("invalidTag");
            return;
          }
          this.skip(this.wire, this.number, depth + 1);
        }
      }
    }

    function decodeProto(type, input) {
      const value = defaultOf(type);
      mergeBody(type, new ProtoReader(input), value);
      return value;
    }

    /** Reads fields into `value`, which may have some from before: messages merge. */
    function mergeBody(type, reader, value) {
      while (reader.left > 0) {
        reader.tag();
        const { wire, number } = reader;
        const member = type.byNumber.get(number);
        if (member === undefined || !accepts(member.type, wire)) {
          reader.skip(wire, number);
          continue;
        }
        try {
          if (type.kind === "union") mergeCase(member, reader, value);
          else mergeField(member, reader, wire, value);
        } catch (error) {
          throw inside(error, member.name);
        }
      }
    }

    /** A field with another wire type is not known. */
    function accepts(type, wire) {
      if (type.kind !== "list") return wireOf(type) === wire;
      return wire === LENGTH || wireOf(type.element) === wire;
    }

    function mergeCase(item, reader, value) {
      if (value.case !== item.name) {
        value.case = item.name;
        value.value = defaultOf(item.type);
      }
      mergeBody(item.type, new ProtoReader(reader.delimited()), value.value);
    }

    function mergeField(field, reader, wire, owner) {
      const type = field.type;
      switch (type.kind) {
        case "list": return mergeList(type, reader, wire, owner[field.name]);
        case "map": return mergeEntry(type, reader, owner[field.name]);
        case "message": case "struct": case "union":
          owner[field.name] ??= defaultOf(type);
          return mergeBody(type, new ProtoReader(reader.delimited()), owner[field.name]);
        case "timestamp": case "duration":
          owner[field.name] = readTime(type.kind, reader.delimited(), owner[field.name] ?? 0n);
          return undefined;
        default: owner[field.name] = readProto(type, reader);
      }
    }

    function mergeList(type, reader, wire, values) {
      const element = type.element;
      const packed = wire === LENGTH && wireOf(element) !== LENGTH;
      const source = packed ? new ProtoReader(reader.delimited()) : reader;
      do {
        if (packed && source.left === 0) return;
        if (values.length >= type.max) fail("overLimit");
        try {
          values.push(readProto(element, source));
        } catch (error) {
          throw inside(error, `[${values.length}]`);
        }
      } while (packed);
    }

    /** An entry replaces the one with its key. */
    function mergeEntry(type, reader, values) {
      const entry = defaultOf(type.entry);
      try {
        mergeBody(type.entry, new ProtoReader(reader.delimited()), entry);
      } catch (error) {
        throw inside(error, `[${values.size}]`);
      }
      if (!values.has(entry.key) && values.size >= type.max) fail("overLimit");
      values.set(entry.key, entry.value);
    }

    function readProto(type, reader) {
      switch (type.kind) {
        case "bool":
          reader.wide();
          return (reader.low | reader.high) !== 0;
        case "u8": case "u16":
          reader.wide();
          return reader.low <= ranges[type.kind][1] ? reader.low : fail("outOfRange");
        case "enum": {
          reader.wide();
          const most = type.size === 1 ? 0xff : 0xffff;
          return reader.low <= most ? reader.low : fail("outOfRange");
        }
        case "u32": reader.wide(); return reader.low;
        case "i32": reader.wide(); return reader.low | 0;
        case "u64": return reader.wideBigInt();
        case "i64": return BigInt.asIntN(64, reader.wideBigInt());
        case "id": case "f64":
          reader.take(8);
          return getFixed(type, reader.view, reader.at - 8);
        case "timestamp": case "duration":
          return readTime(type.kind, reader.delimited(), 0n);
        case "uuid": {
          const data = reader.delimited();
          return data.length > 36 ? fail("invalidUUID") : uuidOf(String.fromCharCode(...data));
        }
        case "ascii": {
          const data = reader.delimited();
          // What is no ASCII is none as a letter of its own either.
          if (data.length > type.size) fail("overLimit");
          return checkedASCII(type, String.fromCharCode(...data));
        }
        case "string": case "bytes": {
          const data = reader.delimited();
          return data.length <= type.max ? content(type, data) : fail("overLimit");
        }
        default: return decodeProto(type, reader.delimited());
      }
    }

    /** The UUID of a text in small letters; that of an empty one is zero. */
    function uuidOf(text) {
      if (text === "") return zeroUUID;
      return uuidPattern.test(text) && text === text.toLowerCase() ? text : fail("invalidUUID");
    }

    /** Seconds and microseconds as they are written; of a duration both have its sign. */
    function splitTime(kind, value) {
      return kind === "timestamp" ? floorDivide(value, million) : [value / million, value % million];
    }

    /** The time of seconds and nanoseconds, merged into that of an earlier piece of the field. */
    function readTime(kind, data, old) {
      let [seconds, micros] = splitTime(kind, old);
      // What is below a microsecond is cut: of instants to the past, of spans to zero.
      const cut = kind === "timestamp" ? Math.floor : Math.trunc;
      const reader = new ProtoReader(data);
      while (reader.left > 0) {
        reader.tag();
        const { wire, number } = reader;
        if (number === 1 && wire === VARINT) seconds = BigInt.asIntN(64, reader.wideBigInt());
        else if (number === 2 && wire === VARINT) {
          reader.wide();
          micros = BigInt(cut((reader.low | 0) / 1000));
        } else reader.skip(wire, number);
      }
      const total = seconds * million + micros;
      const [low, high] = bigRanges.i64;
      return total >= low && total <= high ? total : fail("outOfRange");
    }
    """#
}
