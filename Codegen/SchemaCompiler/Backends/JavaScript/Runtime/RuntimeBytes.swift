extension JavaScriptRuntime {
  /// Bytes that grow and bytes that are read; text as UTF-8.
  static let bytes = #"""
    // --- Bytes ---

    const utf8Encoder = new TextEncoder();
    // Checks UTF-8, and keeps a byte order mark as the character that it is.
    const utf8Decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    // For text that may have been cut within a letter.
    const shownDecoder = new TextDecoder("utf-8", { ignoreBOM: true });

    function decodeUTF8(bytes) {
      try {
        return utf8Decoder.decode(bytes);
      } catch {
        return fail("invalidUTF8");
      }
    }

    /** Bytes of the text in UTF-8. */
    function utf8Length(text) {
      let length = text.length;
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (unit < 0x80) continue;
        // The two units of a pair make four bytes: each adds one to its own.
        length += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
      }
      return length;
    }

    /** Order of two texts by their UTF-8 bytes, which is that of their code points. */
    function compareText(a, b) {
      const length = Math.min(a.length, b.length);
      for (let i = 0; i < length; i++) {
        const x = a.charCodeAt(i);
        const y = b.charCodeAt(i);
        if (x !== y) return codePointRank(x) - codePointRank(y);
      }
      return a.length - b.length;
    }

    /** Surrogates stand for code points above every single unit. */
    function codePointRank(unit) {
      if (unit < 0xd800) return unit;
      return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
    }

    const hexDigits = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, "0"));

    function uuidText(bytes) {
      let text = "";
      for (let i = 0; i < 16; i++) {
        if (i === 4 || i === 6 || i === 8 || i === 10) text += "-";
        text += hexDigits[bytes[i]];
      }
      return text;
    }

    function uuidBytes(text) {
      const digits = text.replaceAll("-", "");
      const byteAt = (_, i) => parseInt(digits.slice(i * 2, i * 2 + 2), 16);
      return Uint8Array.from({ length: 16 }, byteAt);
    }

    /** Bytes that grow as they are written. */
    class Writer {
      constructor(capacity = 128) {
        this.bytes = new Uint8Array(capacity);
        this.view = new DataView(this.bytes.buffer);
        this.length = 0;
      }

      /** Room for `count` more bytes, all zero; returns where they begin. */
      reserve(count) {
        const start = this.length;
        if (start + count > this.bytes.length) {
          const grown = new Uint8Array(Math.max(this.bytes.length * 2, start + count));
          grown.set(this.bytes.subarray(0, start));
          this.bytes = grown;
          this.view = new DataView(grown.buffer);
        } else {
          this.bytes.fill(0, start, start + count);
        }
        this.length = start + count;
        return start;
      }

      byte(value) {
        // Reserving may replace the bytes, so it comes first.
        const at = this.reserve(1);
        this.bytes[at] = value;
      }

      u16(value) {
        const at = this.reserve(2);
        this.view.setUint16(at, value, true);
      }

      raw(bytes) {
        const at = this.reserve(bytes.length);
        this.bytes.set(bytes, at);
      }

      /** A number below 2^53, which every length, count, case and tag is. */
      varint(value) {
        while (value >= 0x80) {
          this.byte((value % 0x80) | 0x80);
          value = Math.floor(value / 0x80);
        }
        this.byte(value);
      }

      /** A BigInt, as the 64 bits of its two's complement. */
      varint64(value) {
        let rest = BigInt.asUintN(64, value);
        while (rest >= 0x80n) {
          this.byte(Number(rest & 0x7fn) | 0x80);
          rest >>= 7n;
        }
        this.byte(Number(rest));
      }

      text(value) {
        this.delimitedBytes(utf8Encoder.encode(value));
      }

      delimitedBytes(bytes) {
        this.varint(bytes.length);
        this.raw(bytes);
      }

      /** What `body` writes, behind its length. Returns the length. */
      delimited(body) {
        const start = this.reserve(1);
        body();
        const length = this.length - start - 1;
        let prefix = 1;
        for (let rest = length; rest >= 0x80; rest = Math.floor(rest / 0x80)) prefix++;
        if (prefix > 1) {
          this.reserve(prefix - 1);
          this.bytes.copyWithin(start + prefix, start + 1, start + 1 + length);
        }
        let rest = length;
        for (let i = 0; i < prefix; i++) {
          this.bytes[start + i] = i < prefix - 1 ? (rest % 0x80) | 0x80 : rest;
          rest = Math.floor(rest / 0x80);
        }
        return length;
      }

      finish() {
        return this.bytes.slice(0, this.length);
      }
    }

    /** Bytes that are read once, never beyond their end. */
    class Reader {
      constructor(bytes) {
        this.bytes = bytes;
        this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        this.at = 0;
      }

      get left() {
        return this.bytes.length - this.at;
      }

      /** The next bytes, without a copy. */
      take(count) {
        if (count > this.left) fail("truncated");
        this.at += count;
        return this.bytes.subarray(this.at - count, this.at);
      }

      byte() {
        if (this.at >= this.bytes.length) fail("truncated");
        return this.bytes[this.at++];
      }

      u16() {
        const low = this.byte();
        return low | (this.byte() << 8);
      }

      /** A varint of the native encoding: minimal, below 2^32. */
      varint() {
        let value = 0;
        let scale = 1;
        for (;;) {
          const byte = this.byte();
          value += (byte & 0x7f) * scale;
          if (byte < 0x80) {
            if (scale > 1 && byte === 0) fail("nonMinimalVarint");
            if (value > 0xffffffff) fail("varintOverflow");
            return value;
          }
          scale *= 0x80;
          if (scale > 0x10000000) fail("varintOverflow");
        }
      }
    }

    function bytesOf(input) {
      if (input instanceof Uint8Array) return input;
      if (input instanceof ArrayBuffer) return new Uint8Array(input);
      throw new TypeError("bytes are an Uint8Array or an ArrayBuffer");
    }
    """#
}
