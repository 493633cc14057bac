extension JavaScriptRuntime {
  /// The native encoding.
  static let native = #"""
    // --- Native encoding, as in docs/native-encoding.md ---

    function putFixed(type, view, at, value) {
      switch (type.kind) {
        case "bool": view.setUint8(at, value ? 1 : 0); break;
        case "u8": view.setUint8(at, value); break;
        case "u16": view.setUint16(at, value, true); break;
        case "u32": view.setUint32(at, value, true); break;
        case "i32": view.setInt32(at, value, true); break;
        case "u64": case "id": view.setBigUint64(at, value, true); break;
        case "i64": case "timestamp": case "duration": view.setBigInt64(at, value, true); break;
        // Of those that are no number an engine may keep other bits than it shows: they are written as one.
        case "f64": view.setFloat64(at, Number.isNaN(value) ? NaN : value, true); break;
        case "enum":
          if (type.size === 1) view.setUint8(at, value);
          else view.setUint16(at, value, true);
          break;
        case "uuid": uuidBytes(value).forEach((byte, i) => view.setUint8(at + i, byte)); break;
        case "ascii":
          for (let i = 0; i < value.length; i++) view.setUint8(at + i, value.charCodeAt(i));
          break;
        default:
          for (const field of type.slots) {
            putFixed(field.type, view, at + field.at, value[field.name]);
          }
      }
    }

    function getFixed(type, view, at) {
      switch (type.kind) {
        case "bool": {
          const byte = view.getUint8(at);
          return byte <= 1 ? byte === 1 : fail("invalidBool");
        }
        case "u8": return view.getUint8(at);
        case "u16": return view.getUint16(at, true);
        case "u32": return view.getUint32(at, true);
        case "i32": return view.getInt32(at, true);
        case "u64": case "id": return view.getBigUint64(at, true);
        case "i64": case "timestamp": case "duration": return view.getBigInt64(at, true);
        case "f64": return view.getFloat64(at, true);
        case "enum": return type.size === 1 ? view.getUint8(at) : view.getUint16(at, true);
        case "uuid": return uuidText(new Uint8Array(view.buffer, view.byteOffset + at, 16));
        case "ascii": return getASCII(type, view, at);
        default: {
          const value = {};
          for (const field of type.slots) {
            try {
              value[field.name] = getFixed(field.type, view, at + field.at);
            } catch (error) {
              throw inside(error, field.name);
            }
          }
          return value;
        }
      }
    }

    function getASCII(type, view, at) {
      let length = type.size;
      while (length > 0 && view.getUint8(at + length - 1) === 0) length--;
      let text = "";
      for (let i = 0; i < length; i++) {
        const byte = view.getUint8(at + i);
        if (byte === 0 || byte > 0x7f) fail("invalidASCII");
        text += String.fromCharCode(byte);
      }
      return text;
    }

    function encodeNative(type, value) {
      const writer = new Writer();
      if (type.kind === "struct") putFixed(type, writer.view, writer.reserve(type.size), value);
      else if (type.kind === "union") nativeUnion(writer, type, value);
      else nativeMessage(writer, type, value);
      return writer.finish();
    }

    function nativeMessage(writer, type, value) {
      writer.u16(type.blockSize);
      nativeBlock(writer, type, value);
      nativeTail(writer, type, value);
    }

    function nativeBlock(writer, type, value) {
      const start = writer.reserve(type.blockSize);
      const view = writer.view;
      for (const field of type.slots) {
        const item = value[field.name];
        if (field.retired || item === undefined) continue;
        if (field.optional) writer.bytes[start + field.presence] |= field.mask;
        putFixed(field.type, view, start + field.at, item);
      }
    }

    /** The tail ends with the last field that is not empty. */
    function nativeTail(writer, type, value) {
      let kept = writer.length;
      for (const field of type.tail) {
        if (field.retired) writer.byte(0);
        else if (nativeVariable(writer, field, value[field.name])) kept = writer.length;
      }
      writer.length = kept;
    }

    /** Writes a field of the tail; true when it is not empty. */
    function nativeVariable(writer, field, value) {
      const type = field.type;
      if (value === undefined) {
        writer.byte(0);
        return false;
      }
      switch (type.kind) {
        case "string": case "bytes": {
          const data = type.kind === "string" ? utf8Encoder.encode(value) : value;
          writer.varint(data.length + (field.optional ? 1 : 0));
          writer.raw(data);
          return field.optional || data.length > 0;
        }
        case "message":
          writer.delimited(() => nativeMessage(writer, type, value));
          return true;
        case "union":
          nativeUnion(writer, type, value);
          return value.case !== undefined;
        case "map": {
          const entries = sortedEntries(type, value).map(([key, item]) => ({ key, value: item }));
          nativeMessages(writer, type.entry, entries);
          return entries.length > 0;
        }
        default:
          nativeList(writer, type.element, value);
          return value.length > 0;
      }
    }

    function nativeUnion(writer, type, value) {
      if (value.case === undefined) return writer.byte(0);
      const item = type.byName.get(value.case);
      writer.varint(item === undefined ? value.case : item.number);
      if (item === undefined) return writer.byte(0);
      writer.delimited(() => nativeMessage(writer, item.type, value.value));
    }

    function nativeList(writer, element, values) {
      if (element.kind === "message") return nativeMessages(writer, element, values);
      writer.varint(values.length);
      for (const value of values) {
        if (element.kind === "string") writer.text(value);
        else if (element.kind === "bytes") writer.delimitedBytes(value);
        else if (element.kind === "union") nativeUnion(writer, element, value);
        else {
          const at = writer.reserve(element.size);
          putFixed(element, writer.view, at, value);
        }
      }
    }

    /** All blocks, then all tails. */
    function nativeMessages(writer, type, values) {
      writer.varint(values.length);
      if (values.length === 0) return;
      writer.u16(type.blockSize);
      for (const value of values) nativeBlock(writer, type, value);
      writer.delimited(() => {
        for (const value of values) writer.delimited(() => nativeTail(writer, type, value));
      });
    }

    function decodeNative(type, input) {
      const reader = new Reader(input);
      if (type.kind === "message") return readMessage(type, input);
      if (type.kind === "struct") {
        if (reader.left < type.size) fail("truncated");
        if (reader.left > type.size) fail("trailingBytes");
        return getFixed(type, reader.view, 0);
      }
      const value = readUnion(type, reader);
      if (reader.left > 0) fail("trailingBytes");
      return value;
    }

    function readMessage(type, input) {
      const reader = new Reader(input);
      return readBody(type, reader.take(reader.u16()), reader);
    }

    /** The block of a message, then its tail from `reader`. */
    function readBody(type, block, reader) {
      const read = readBlock(type, block);
      let last = type.tail.length;
      while (last > 0 && type.tail[last - 1].retired) last--;
      for (const field of type.tail.slice(0, last)) {
        try {
          if (field.retired) skipVariable(field, reader);
          else read[field.name] = readVariable(field, reader);
        } catch (error) {
          throw inside(error, field.name);
        }
      }
      const value = {};
      for (const field of type.fields) value[field.name] = read[field.name];
      return value;
    }

    function readBlock(type, given) {
      let block = given;
      if (given.length < type.blockSize) {
        checkShorterBlock(type, given);
        block = new Uint8Array(type.blockSize);
        block.set(given);
      }
      const optional = type.slots.filter((field) => field.optional);
      if (block.length === type.blockSize) {
        const known = new Map();
        for (const { presence, mask } of optional) {
          known.set(presence, (known.get(presence) ?? 0) | mask);
        }
        for (const [presence, mask] of known) if (block[presence] & ~mask) fail("unknownPresence");
      }
      const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
      const value = {};
      for (const field of type.slots) {
        if (field.retired) continue;
        try {
          value[field.name] = readSlot(field, block, view);
        } catch (error) {
          throw inside(error, field.name);
        }
      }
      return value;
    }

    /** A block of an older version ends at the end of a slot, and tells of no slot beyond it. */
    function checkShorterBlock(type, block) {
      let endsWell = block.length === 0;
      for (const field of type.slots) {
        const end = field.at + field.type.size;
        if (end === block.length) endsWell = true;
        const isTold = field.optional && field.presence < block.length;
        const isSet = isTold && (block[field.presence] & field.mask) !== 0;
        if (end > block.length && isSet) fail("unknownPresence");
      }
      if (!endsWell) fail("splitBlock");
    }

    function readSlot(field, block, view) {
      if (!field.optional || block[field.presence] & field.mask) {
        return getFixed(field.type, view, field.at);
      }
      const slot = block.subarray(field.at, field.at + field.type.size);
      return slot.every((byte) => byte === 0) ? undefined : fail("nonzeroAbsent");
    }

    /** A length or count; a zero may not be the last thing of a tail. */
    function readCount(reader) {
      const count = reader.varint();
      if (count === 0 && reader.left === 0) fail("explicitEmpty");
      return count;
    }

    /** A field of the tail; a reader at its end reads it as empty. */
    function readVariable(field, reader) {
      const type = field.type;
      if (reader.left === 0) return defaultOfField(field);
      if (type.kind === "union") {
        if (reader.bytes[reader.at] !== 0) return readUnion(type, reader);
        readCount(reader);
        return defaultOf(type);
      }
      if (type.kind === "list" || type.kind === "map") {
        const count = reader.varint();
        if (count > type.max) fail("overLimit");
        if (count === 0 && reader.left === 0) fail("explicitEmpty");
        if (count === 0) return defaultOf(type);
        return type.kind === "map" ? readMap(type, count, reader) : readList(type, count, reader);
      }
      const count = readCount(reader);
      if (count === 0) return defaultOfField(field);
      if (type.kind === "message") return readMessage(type, reader.take(count));
      const length = field.optional ? count - 1 : count;
      if (length > type.max) fail("overLimit");
      return content(type, reader.take(length));
    }

    function content(type, data) {
      return type.kind === "string" ? decodeUTF8(data) : data.slice();
    }

    function readUnion(type, reader) {
      const number = reader.varint();
      if (number === 0) return defaultOf(type);
      const data = reader.take(reader.varint());
      const item = type.byNumber.get(number);
      if (item === undefined) return { case: number, value: undefined };
      try {
        return { case: item.name, value: readMessage(item.type, data) };
      } catch (error) {
        throw inside(error, item.name);
      }
    }

    function each(count, read) {
      const values = [];
      for (let i = 0; i < count; i++) {
        try {
          values.push(read(i));
        } catch (error) {
          throw inside(error, `[${i}]`);
        }
      }
      return values;
    }

    function readList(type, count, reader) {
      const element = type.element;
      if (element.kind === "message") return readMessages(element, count, reader);
      if (isFixed(element)) {
        if (count * element.size > reader.left) fail("countExceedsBytes");
        const start = reader.at;
        reader.take(count * element.size);
        return each(count, (i) => getFixed(element, reader.view, start + i * element.size));
      }
      if (count > reader.left) fail("countExceedsBytes");
      if (element.kind === "union") return each(count, () => readUnion(element, reader));
      return each(count, () => {
        const length = reader.varint();
        if (length > element.max) fail("overLimit");
        return content(element, reader.take(length));
      });
    }

    function readMessages(type, count, reader) {
      const size = reader.u16();
      if (count * size > reader.left) fail("countExceedsBytes");
      const blocks = reader.take(count * size);
      const total = reader.varint();
      if (total < count) fail("countExceedsBytes");
      const tails = new Reader(reader.take(total));
      const values = each(count, (i) => {
        const tail = new Reader(tails.take(tails.varint()));
        return readBody(type, blocks.subarray(i * size, (i + 1) * size), tail);
      });
      if (tails.left > 0) fail("trailingBytes");
      return values;
    }

    function readMap(type, count, reader) {
      const entries = readMessages(type.entry, count, reader);
      const order = orderOfKeys(type);
      for (let i = 1; i < entries.length; i++) {
        if (order(entries[i - 1].key, entries[i].key) >= 0) fail("unsortedMap");
      }
      return new Map(entries.map((entry) => [entry.key, entry.value]));
    }

    /** A retired field: its lengths are followed, its content is not looked at. */
    function skipVariable(field, reader) {
      const type = field.type;
      if (reader.left === 0) return;
      const count = readCount(reader);
      if (count === 0) return;
      switch (type.kind) {
        case "string": case "bytes": reader.take(field.optional ? count - 1 : count); return;
        case "message": reader.take(count); return;
        case "union": reader.take(reader.varint()); return;
        default: skipElements(type, count, reader);
      }
    }

    function skipElements(type, count, reader) {
      const element = type.kind === "map" ? type.entry : type.element;
      if (element.kind === "message") {
        const size = reader.u16();
        if (count * size > reader.left) fail("countExceedsBytes");
        reader.take(count * size);
        reader.take(reader.varint());
        return;
      }
      if (isFixed(element)) {
        if (count * element.size > reader.left) fail("countExceedsBytes");
        reader.take(count * element.size);
        return;
      }
      if (count > reader.left) fail("countExceedsBytes");
      for (let i = 0; i < count; i++) {
        const head = reader.varint();
        if (element.kind !== "union") reader.take(head);
        else if (head !== 0) reader.take(reader.varint());
      }
    }
    """#
}
