extension JavaScriptRuntime {
  /// proto3 JSON, read.
  static let jsonReading = #"""
    // --- proto3 JSON: reading ---

    const deepestJSON = 100;
    // The longest number and the longest time that are looked at.
    const mostDigits = 1024;
    const mostTime = 64;

    function decodeJSON(type, input, options) {
      return readJSON(type, decodeUTF8(input), options);
    }

    function readJSON(type, text, options) {
      const reader = new JSONReader(text, options.ignoringUnknownFields === true);
      const value = readJSONValue(type, reader);
      reader.blanks();
      if (reader.at < text.length) fail("trailingBytes");
      return value;
    }

    /** Tokens of a JSON text. */
    class JSONReader {
      constructor(text, ignoresUnknown) {
        this.text = text;
        this.at = 0;
        this.ignoresUnknown = ignoresUnknown;
      }

      blanks() {
        for (;;) {
          const unit = this.text.charCodeAt(this.at);
          if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
          this.at++;
        }
      }

      /** The first character of the next token; "" at the end. */
      peek() {
        this.blanks();
        return this.text.charAt(this.at);
      }

      /** What the next value is: `{`, `[`, `"`, `0` for a number, `t`, `f` or `n`. */
      kind() {
        const first = this.peek();
        if (first === "-" || (first >= "0" && first <= "9")) return "0";
        if (first !== "" && "{[\"tfn".includes(first)) return first;
        return fail("malformedJSON");
      }

      /** Takes the character if it is next. */
      takes(character) {
        if (this.peek() !== character) return false;
        this.at++;
        return true;
      }

      demand(character) {
        if (!this.takes(character)) fail("malformedJSON");
      }

      word(word) {
        if (!this.text.startsWith(word, this.at)) fail("malformedJSON");
        this.at += word.length;
      }

      /** Fails for a token that begins no value of the wanted type: another one, or none. */
      mismatch() {
        const words = { t: "true", f: "false", n: "null" };
        const word = words[this.kind()];
        const isThere = word === undefined || this.text.startsWith(word, this.at);
        fail(isThere ? "wrongType" : "malformedJSON");
      }

      /** True when the value is null, which is then read. */
      takesNull() {
        if (this.kind() !== "n") return false;
        this.word("null");
        return true;
      }

      number() {
        const pattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
        pattern.lastIndex = this.at;
        const match = pattern.exec(this.text);
        if (match === null) fail("malformedJSON");
        this.at = pattern.lastIndex;
        // What would go on as a number or a word is no token by itself.
        if (/[0-9A-Za-z.+-]/.test(this.text.charAt(this.at))) fail("malformedJSON");
        return match[0];
      }

      string() {
        this.demand('"');
        let result = "";
        let start = this.at;
        for (;;) {
          const unit = this.text.charCodeAt(this.at);
          if (unit === 0x22) break;
          // Beyond the end it is no number.
          if (Number.isNaN(unit) || unit < 0x20) fail("malformedJSON");
          if (unit !== 0x5c) {
            this.at++;
            continue;
          }
          result += this.text.slice(start, this.at) + this.escaped();
          start = this.at;
        }
        result += this.text.slice(start, this.at++);
        return /\p{Surrogate}/u.test(result) ? fail("invalidUTF8") : result;
      }

      escaped() {
        const letter = this.text.charAt(this.at + 1);
        this.at += 2;
        const plain = escapes[letter];
        if (plain !== undefined) return plain;
        if (letter !== "u") fail("malformedJSON");
        const digits = this.text.slice(this.at, this.at + 4);
        if (!/^[0-9a-fA-F]{4}$/.test(digits)) fail("malformedJSON");
        this.at += 4;
        return String.fromCharCode(parseInt(digits, 16));
      }

      /** The members of an object; `member` reads the value of each name. */
      object(member) {
        this.demand("{");
        if (this.takes("}")) return;
        do {
          const name = this.string();
          this.demand(":");
          member(name);
        } while (this.takes(","));
        this.demand("}");
      }

      /** The elements of an array; `element` reads each. */
      array(element) {
        this.demand("[");
        if (this.takes("]")) return;
        let index = 0;
        do element(index++); while (this.takes(","));
        this.demand("]");
      }

      skip(depth = 1) {
        const kind = this.kind();
        if (depth > deepestJSON && (kind === "{" || kind === "[")) fail("depthExceeded");
        switch (kind) {
          case "{": return this.object(() => this.skip(depth + 1));
          case "[": return this.array(() => this.skip(depth + 1));
          case '"': return this.string();
          case "0": return this.number();
          case "t": return this.word("true");
          case "f": return this.word("false");
          default: return this.word("null");
        }
      }
    }

    const escapes = Object.freeze({
      __proto__: null, '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t",
    });

    function readJSONValue(type, reader) {
      switch (type.kind) {
        case "bool":
          return readBool(reader);
        case "u8": case "u16": case "u32": case "i32":
          return Number(integerInRange(readNumber(reader), ranges[type.kind].map(BigInt)));
        case "u64": case "i64": case "id":
          return integerInRange(readNumber(reader), bigRanges[type.kind]);
        case "f64": return readDouble(reader);
        case "enum": return readEnum(type, reader);
        case "list": return readJSONList(type, reader);
        case "map": return readJSONMap(type, reader);
        case "union": case "message": case "struct":
          if (reader.kind() !== "{") reader.mismatch();
          return type.kind === "union" ? readJSONUnion(type, reader) : readJSONFields(type, reader);
        default:
          return fromText(type, reader.kind() === '"' ? reader.string() : reader.mismatch());
      }
    }

    function readBool(reader) {
      const kind = reader.kind();
      if (kind !== "t" && kind !== "f") reader.mismatch();
      reader.word(kind === "t" ? "true" : "false");
      return kind === "t";
    }

    /** A value that is written as text. */
    function fromText(type, text) {
      switch (type.kind) {
        case "string": return normalText(text, type.max);
        case "ascii":
          if (utf8Length(text) > type.size) fail("overLimit");
          return checkedASCII(type, text);
        case "uuid": return uuidOf(text);
        case "timestamp": return parseTimestamp(text);
        case "duration": return parseDuration(text);
        default: {
          // Longer than any text of so many bytes.
          const length = utf8Length(text);
          if (length > Math.floor((type.max + 2) / 3) * 4) fail("overLimit");
          const count = countOfBase64(text, length);
          if (count === undefined) fail("invalidText");
          if (count > type.max) fail("overLimit");
          return unbase64(text) ?? fail("invalidText");
        }
      }
    }

    const numberPattern = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/;

    /** The text of a number, which may stand in quotes; one in quotes may be none. */
    function readNumber(reader) {
      const kind = reader.kind();
      if (kind !== "0" && kind !== '"') reader.mismatch();
      const text = kind === "0" ? reader.number() : reader.string();
      if (text.length > mostDigits) fail(kind === "0" ? "overLimit" : "wrongType");
      return text;
    }

    /** The integer that a text says exactly, however it is written. */
    function integerInRange(text, [low, high]) {
      if (text.length > mostDigits || !numberPattern.test(text)) fail("wrongType");
      const [, sign, whole, fraction = "", exponent = "0"] =
        /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE](.+))?$/.exec(text);
      const all = (whole + fraction).replace(/^0+/, "");
      // By hand: a pattern for zeros at the end takes quadratic time for zeros before it.
      let length = all.length;
      while (length > 0 && all[length - 1] === "0") length--;
      const digits = all.slice(0, length);
      if (digits === "") return 0n;
      const zeros = Number(exponent) - fraction.length + (all.length - digits.length);
      if (zeros < 0) fail("wrongType");
      if (digits.length + zeros > 20) fail("outOfRange");
      const value = BigInt(sign + digits + "0".repeat(zeros));
      return value >= low && value <= high ? value : fail("outOfRange");
    }

    function readDouble(reader) {
      const text = readNumber(reader);
      if (text === "NaN") return NaN;
      if (text === "Infinity") return Infinity;
      if (text === "-Infinity") return -Infinity;
      if (!numberPattern.test(text)) fail("wrongType");
      const value = Number(text);
      return Number.isFinite(value) ? value : fail("outOfRange");
    }

    function readEnum(type, reader) {
      const range = [0n, type.size === 1 ? 0xffn : 0xffffn];
      if (reader.kind() !== '"') return Number(integerInRange(readNumber(reader), range));
      const text = reader.string();
      if (utf8Length(text) > mostDigits) fail("invalidText");
      const number = type.numbers.get(text);
      if (number !== undefined) return number;
      if (/^-?(?:0|[1-9][0-9]*)$/.test(text)) return Number(integerInRange(text, range));
      // A case that a later version added: as good as not there.
      return reader.ignoresUnknown ? undefined : fail("invalidText");
    }

    function readJSONList(type, reader) {
      if (reader.kind() !== "[") reader.mismatch();
      const values = [];
      reader.array((index) => {
        if (index >= type.max) fail("overLimit");
        try {
          const value = readJSONValue(type.element, reader);
          if (value !== undefined) values.push(value);
        } catch (error) {
          throw inside(error, `[${index}]`);
        }
      });
      return values;
    }

    function readJSONMap(type, reader) {
      if (reader.kind() !== "{") reader.mismatch();
      const values = new Map();
      reader.object((name) => {
        if (values.size >= type.max) fail("overLimit");
        let place = `[${values.size}].key`;
        try {
          const key = readKey(type.key, name);
          if (values.has(key)) fail("duplicateField");
          place = `[${values.size}].value`;
          const value = readJSONValue(type.value, reader);
          if (value !== undefined) values.set(key, value);
        } catch (error) {
          throw inside(error, place);
        }
      });
      return values;
    }

    /** A map's key: the name of a member. */
    function readKey(type, name) {
      switch (type.kind) {
        case "bool": return name === "true" ? true : name === "false" ? false : fail("wrongType");
        case "string": case "uuid": return fromText(type, name);
        case "u64": case "i64": case "id": return integerInRange(name, bigRanges[type.kind]);
        default: return Number(integerInRange(name, ranges[type.kind].map(BigInt)));
      }
    }

    function readJSONFields(type, reader) {
      const value = defaultOf(type);
      const seen = new Set();
      reader.object((name) => {
        const field = memberNamed(type, name, reader);
        if (field === undefined) return;
        try {
          if (seen.has(field)) fail("duplicateField");
          seen.add(field);
          if (reader.takesNull()) return;
          const read = readJSONValue(field.type, reader);
          if (read !== undefined) value[field.name] = read;
        } catch (error) {
          throw inside(error, field.name);
        }
      });
      return value;
    }

    function readJSONUnion(type, reader) {
      let value = defaultOf(type);
      const seen = new Set();
      reader.object((name) => {
        const item = memberNamed(type, name, reader);
        if (item === undefined) return;
        try {
          if (seen.has(item)) fail("duplicateField");
          seen.add(item);
          if (reader.takesNull()) return;
          if (value.case !== undefined) fail("duplicateField");
          value = { case: item.name, value: readJSONValue(item.type, reader) };
        } catch (error) {
          throw inside(error, item.name);
        }
      });
      return value;
    }

    /** The field or case of a name; undefined for one that may be skipped, and was. */
    function memberNamed(type, name, reader) {
      const member = type.byJSONName.get(name);
      if (member !== undefined) return member;
      // As an error shows it: shortened.
      const shown = () => shownDecoder.decode(utf8Encoder.encode(name).subarray(0, 64));
      if (!reader.ignoresUnknown) fail("unknownField", shown());
      reader.skip();
      return undefined;
    }

    const timestampPattern = new RegExp(
      "^(?!0000)(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9}))?" +
        "(?:Z|([-+])(\\d\\d):(\\d\\d))$");

    function parseTimestamp(text) {
      const match = timestampPattern.exec(text);
      if (match === null) fail("invalidText");
      const [, year, month, day, hour, minute, second, fraction = "", sign, hours, minutes] = match;
      const written = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
      const time = Date.parse(written + "Z");
      // A day that a month does not have becomes one of the next; written again it differs.
      if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 19) !== written) {
        fail("invalidText");
      }
      if (Number(hours ?? 0) > 23 || Number(minutes ?? 0) > 59) fail("invalidText");
      const shift = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === "-" ? -1 : 1);
      const part = BigInt(fraction.padEnd(6, "0").slice(0, 6));
      const micros = BigInt(time - shift * 60000) * 1000n + part;
      return micros >= firstInstant && micros <= lastInstant ? micros : fail("outOfRange");
    }

    function parseDuration(text) {
      const match = /^(-?)(\d+)(?:\.(\d{1,9}))?s$/.exec(text);
      if (match === null || text.length > mostTime) fail("invalidText");
      const [, sign, , fraction = ""] = match;
      const seconds = match[2].replace(/^0+/, "");
      if (seconds.length > 12) fail("outOfRange");
      const micros = BigInt(seconds) * million + BigInt(fraction.padEnd(6, "0").slice(0, 6));
      // What is cut off does not make it shorter.
      const isOver = micros === longestSpan && /[1-9]/.test(fraction);
      if (micros > longestSpan || isOver) fail("outOfRange");
      return sign === "-" ? -micros : micros;
    }

    const encoders = Object.freeze({
      __proto__: null, native: encodeNative, proto: encodeProto, json: encodeJSON,
    });
    const decoders = Object.freeze({
      __proto__: null, native: decodeNative, proto: decodeProto, json: decodeJSON,
    });
    """#
}
