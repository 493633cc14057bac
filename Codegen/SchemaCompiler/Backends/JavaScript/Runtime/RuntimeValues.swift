extension JavaScriptRuntime {
  /// Defaults, and the check of values that are to be written.
  static let values = #"""
    // --- Values ---

    /** The value that a field has when it is not written. */
    function defaultOf(type) {
      switch (type.kind) {
        case "bool": return false;
        case "u8": case "u16": case "u32": case "i32": case "f64": case "enum": return 0;
        case "u64": case "i64": case "id": case "timestamp": case "duration": return 0n;
        case "uuid": return zeroUUID;
        case "ascii": case "string": return "";
        case "bytes": return new Uint8Array(0);
        case "list": return [];
        case "map": return new Map();
        case "union": return { case: undefined, value: undefined };
        default: {
          const value = {};
          for (const field of type.fields) value[field.name] = defaultOfField(field);
          return value;
        }
      }
    }

    function defaultOfField(field) {
      return field.optional ? undefined : defaultOf(field.type);
    }

    /** True for what proto and JSON leave out of a field that is not optional. */
    function isDefault(type, value) {
      switch (type.kind) {
        case "f64": return Object.is(value, 0);
        case "uuid": return value === zeroUUID;
        case "bytes": case "list": return value.length === 0;
        case "map": return value.size === 0;
        case "union": return typeof value.case !== "string";
        case "message": case "struct": return type.fields.every((field) => isLeftOut(field, value));
        default: return value === false || value === 0 || value === 0n || value === "";
      }
    }

    function isLeftOut(field, owner) {
      const value = owner[field.name];
      return field.optional ? value === undefined : isDefault(field.type, value);
    }

    /** The value as the encoders want it: complete, checked, in range. Throws WireError. */
    function normal(type, value) {
      if (value === undefined || value === null) return defaultOf(type);
      switch (type.kind) {
        case "bool":
          return typeof value === "boolean" ? value : fail("wrongType");
        case "f64":
          return typeof value === "number" ? value : fail("wrongType");
        case "u8": case "u16": case "u32": case "i32":
          return normalNumber(value, ranges[type.kind]);
        case "enum":
          return normalNumber(value, type.size === 1 ? ranges.u8 : ranges.u16);
        case "id":
          // The text of a newtype's id; texts of plain ones go by the names of their fields.
          if (type.prefix !== undefined && typeof value === "string") {
            return idOf(value, type.prefix);
          }
          return normalBigInt(value, bigRanges.id);
        case "u64": case "i64": case "timestamp": case "duration":
          return normalBigInt(value, bigRanges[type.kind]);
        case "uuid":
          if (typeof value !== "string") fail("wrongType");
          return uuidPattern.test(value) ? value.toLowerCase() : fail("invalidUUID");
        case "ascii":
          return typeof value === "string" ? checkedASCII(type, value) : fail("wrongType");
        case "string": return normalText(value, type.max);
        case "bytes":
          if (!(value instanceof Uint8Array)) fail("wrongType");
          return value.length <= type.max ? value : fail("overLimit");
        case "list": return normalList(type, value);
        case "map": return normalMap(type, value);
        case "union": return normalUnion(type, value);
        default: return normalFields(type, value);
      }
    }

    const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

    function normalNumber(value, [low, high]) {
      if (typeof value !== "number") fail("wrongType");
      const fits = Number.isInteger(value) && value >= low && value <= high;
      // Adding zero makes 0 of -0.
      return fits ? value + 0 : fail("outOfRange");
    }

    function normalBigInt(value, [low, high]) {
      let wide = value;
      if (typeof value === "number") wide = Number.isSafeInteger(value) ? BigInt(value) : undefined;
      if (wide === undefined) fail("outOfRange");
      if (typeof wide !== "bigint") fail("wrongType");
      return wide >= low && wide <= high ? wide : fail("outOfRange");
    }

    /** Text that fits and has no NUL, which is what pads it. */
    function checkedASCII(type, value) {
      if (!/^[\x01-\x7f]*$/.test(value)) fail("invalidASCII");
      return value.length <= type.size ? value : fail("overLimit");
    }

    function normalText(value, max) {
      if (typeof value !== "string") fail("wrongType");
      if (/\p{Surrogate}/u.test(value)) fail("invalidUTF8");
      return value.length * 3 <= max || utf8Length(value) <= max ? value : fail("overLimit");
    }

    function normalElement(type, value, segment) {
      try {
        return value === undefined || value === null ? fail("wrongType") : normal(type, value);
      } catch (error) {
        throw inside(error, segment);
      }
    }

    function normalList(type, value) {
      if (!Array.isArray(value)) fail("wrongType");
      if (value.length > type.max) fail("overLimit");
      return Array.from(value, (it, index) => normalElement(type.element, it, `[${index}]`));
    }

    function normalMap(type, value) {
      if (!(value instanceof Map)) fail("wrongType");
      if (value.size > type.max) fail("overLimit");
      const result = new Map();
      let index = 0;
      for (const [key, item] of value) {
        const place = `[${index++}]`;
        const known = normalElement(type.key, key, `${place}.key`);
        result.set(known, normalElement(type.value, item, `${place}.value`));
      }
      return result;
    }

    function normalUnion(type, value) {
      if (typeof value !== "object") fail("wrongType");
      const given = value.case;
      if (given === undefined || given === null || given === 0) return defaultOf(type);
      const item = type.byName.get(given) ?? type.byNumber.get(given);
      if (item === undefined) {
        if (typeof given === "string") fail("unknownField", given);
        normalNumber(given, ranges.u32);
        return { case: given, value: undefined };
      }
      try {
        return { case: item.name, value: normal(item.type, value.value) };
      } catch (error) {
        throw inside(error, item.name);
      }
    }

    function normalFields(type, value) {
      if (typeof value !== "object") fail("wrongType");
      for (const name of Object.keys(value)) if (!type.byName.has(name)) fail("unknownField", name);
      const result = {};
      for (const field of type.fields) {
        const given = Object.hasOwn(value, field.name) ? value[field.name] : undefined;
        if (given === undefined || given === null) {
          result[field.name] = defaultOfField(field);
          continue;
        }
        try {
          result[field.name] = normal(field.type, withoutText(field, given));
        } catch (error) {
          throw inside(error, field.name);
        }
      }
      return result;
    }

    /** Ids that are given as text, of the kind that the field is called after, as numbers. */
    function withoutText(field, given) {
      if ((field.type.element ?? field.type).prefix !== undefined) return given;
      if (field.type.kind === "list" && field.type.element.kind === "id" && Array.isArray(given)) {
        return given.map((it) => withoutText({ name: field.name, type: field.type.element }, it));
      }
      if (field.type.kind !== "id" || typeof given !== "string") return given;
      const kind = given.split("_")[0];
      return idOf(given, kind !== "" && field.name.startsWith(kind) ? kind : field.name);
    }

    const idDigits = "0123456789abcdefghjkmnpqrstvwxyz";

    /**
     * The number of an id's text, such as `hold_3w00`. Throws WireError for what is none, or none of that kind.
     */
    export function idOf(text, kind = "") {
      const [prefix, digits = ""] = /^([^_]+)_([^_]+)$/.exec(text)?.slice(1) ?? [""];
      const wanted = kind || "drop";
      const form = `write a number, or ${wanted}_ and its digits, such as ${wanted}_3w00`;
      let value = 0n;
      for (const digit of digits) value = value * 32n + BigInt(Math.max(idDigits.indexOf(digit), 0));
      if (prefix === "" || value > bigRanges.id[1] || idText(prefix, value) !== text) {
        throw new WireError("invalidText", "", `${text} is no id; ${form}`);
      }
      if (kind !== "" && prefix !== kind) {
        const why = `${text} is the id of a ${prefix}, not of a ${kind}`;
        throw new WireError("invalidText", "", `${why}; ${form}`);
      }
      return value;
    }

    /** The text of an id: `idText("hold", 126976n)` is `hold_3w00`. */
    export function idText(kind, id) {
      let digits = "";
      let rest = BigInt(id);
      do {
        digits = idDigits[Number(rest & 31n)] + digits;
        rest >>= 5n;
      } while (rest > 0n);
      return `${kind}_${digits}`;
    }

    /** Entries in the order of their keys, as they are written. */
    function sortedEntries(type, value) {
      const order = orderOfKeys(type);
      return [...value].sort((a, b) => order(a[0], b[0]));
    }

    function orderOfKeys(type) {
      return type.key.kind === "string" ? compareText : (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    }

    /** Microseconds since 1970 of a Date. */
    export const timestampOf = (date) => BigInt(date.getTime()) * 1000n;

    /** The Date of microseconds since 1970; what is below a millisecond is cut off. */
    export function dateOf(microseconds) {
      const rest = ((microseconds % 1000n) + 1000n) % 1000n;
      return new Date(Number((microseconds - rest) / 1000n));
    }

    /** Microseconds of milliseconds, for durations. */
    export const milliseconds = (count) => BigInt(Math.round(count * 1000));
    """#
}
