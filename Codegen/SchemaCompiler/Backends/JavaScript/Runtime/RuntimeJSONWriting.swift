extension JavaScriptRuntime {
  /// proto3 JSON, written.
  static let jsonWriting = #"""
    // --- proto3 JSON: writing ---

    function encodeJSON(type, value) {
      return utf8Encoder.encode(jsonText(type, value));
    }

    /** JSON text without blanks, fields in the order of their numbers, defaults left out. */
    function jsonText(type, value) {
      switch (type.kind) {
        case "bool": case "u8": case "u16": case "u32": case "i32": return String(value);
        case "u64": case "i64": case "id": return `"${value}"`;
        case "f64": return numberText(value);
        case "enum": {
          const name = type.texts.get(value);
          return name === undefined ? String(value) : `"${name}"`;
        }
        case "timestamp": return `"${timestampText(value)}"`;
        case "duration": return `"${durationText(value)}"`;
        case "uuid": return `"${value}"`;
        case "ascii": case "string": return JSON.stringify(value);
        case "bytes": return `"${base64(value)}"`;
        case "list": return `[${value.map((item) => jsonText(type.element, item)).join(",")}]`;
        case "map": {
          const entries = sortedEntries(type, value).map(
            ([key, item]) => `${JSON.stringify(String(key))}:${jsonText(type.value, item)}`);
          return `{${entries.join(",")}}`;
        }
        case "union": {
          const item = type.byName.get(value.case);
          return item === undefined ? "{}" : `{"${item.name}":${jsonText(item.type, value.value)}}`;
        }
        default: {
          const members = type.fields.filter((field) => !isLeftOut(field, value)).map(
            (field) => `"${field.name}":${jsonText(field.type, value[field.name])}`);
          return `{${members.join(",")}}`;
        }
      }
    }

    function numberText(value) {
      if (Object.is(value, -0)) return "-0.0";
      return Number.isFinite(value) ? String(value) : `"${value}"`;
    }

    // The instants and spans that JSON can say; what is beyond is written as the nearest of them.
    const firstInstant = -62135596800n * million;
    const lastInstant = 253402300800n * million - 1n;
    const longestSpan = 315576000000n * million;

    function clamp(value, low, high) {
      return value < low ? low : value > high ? high : value;
    }

    /** No digits, three or six. */
    function fractionText(micros) {
      if (micros === 0n) return "";
      const digits = String(micros).padStart(6, "0");
      return "." + (digits.endsWith("000") ? digits.slice(0, 3) : digits);
    }

    function timestampText(value) {
      const [seconds, micros] = floorDivide(clamp(value, firstInstant, lastInstant), million);
      const whole = new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
      return `${whole}${fractionText(micros)}Z`;
    }

    function durationText(value) {
      const span = clamp(value, -longestSpan, longestSpan);
      const size = span < 0n ? -span : span;
      return `${span < 0n ? "-" : ""}${size / million}${fractionText(size % million)}s`;
    }

    const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    function base64(data) {
      const parts = [];
      for (let i = 0; i < data.length; i += 3) {
        const chunk = (data[i] << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
        const digit = (shift) => base64Digits[(chunk >> shift) & 63];
        parts.push(digit(18) + digit(12));
        parts.push(i + 1 < data.length ? digit(6) : "=");
        parts.push(i + 2 < data.length ? digit(0) : "=");
      }
      return parts.join("");
    }

    const base64Values = new Map([...base64Digits].map((digit, index) => [digit, index]));
    base64Values.set("-", 62).set("_", 63);

    /** How many bytes a text of base64 would say; undefined for a length that no such text has. */
    function countOfBase64(text, length) {
      let end = length;
      while (end > 0 && length - end < 2 && text.endsWith("=".repeat(length - end + 1))) end--;
      if (end % 4 === 1 || (end < length && length % 4 !== 0)) return undefined;
      return Math.floor((end * 3) / 4);
    }

    /** Bytes of base64 in either alphabet, padded or not; undefined when the text is none. */
    function unbase64(text) {
      let length = text.length;
      if (length % 4 === 0) while (length > text.length - 2 && text[length - 1] === "=") length--;
      if (length % 4 === 1) return undefined;
      const data = new Uint8Array(Math.floor((length * 3) / 4));
      let chunk = 0;
      let at = 0;
      for (let i = 0; i < length; i++) {
        const value = base64Values.get(text[i]);
        if (value === undefined) return undefined;
        chunk = ((chunk << 6) | value) & 0xffffff;
        if (i % 4 > 0) data[at++] = (chunk >> (6 - 2 * (i % 4))) & 0xff;
      }
      return data;
    }
    """#
}
