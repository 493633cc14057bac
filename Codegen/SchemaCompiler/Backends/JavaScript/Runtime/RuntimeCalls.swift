extension JavaScriptRuntime {
  /// What generated clients and the transports share.
  static let calls = #"""
    // --- Calls: what generated clients and the transports share ---

    /** A method, as generated clients hand it to a transport. */
    export function method(service, name, request, response, traits = {}) {
      const path = `/${service}/${name}`;
      return Object.freeze({ service, name, path, request, response, ...traits });
    }

    /** The methods of a service, by their names in the schema. */
    export const methods = (list) => Object.freeze(list);

    const defaultMaxMessageBytes = 16 * 1024 * 1024;

    /** Settings that every transport has. */
    export function transportSettings(options, encoding) {
      const settings = {
        encoding, metadata: {}, maxMessageBytes: defaultMaxMessageBytes, timeoutMs: undefined,
        ...options,
      };
      encoderOf(settings.encoding);
      return settings;
    }

    /** The bytes of a request. A value that is none of its type is the caller's mistake. */
    export function encodeRequest(method, value, encoding) {
      try {
        return method.request.encode(value, encoding);
      } catch (error) {
        throw new RPCError(StatusCode.INVALID_ARGUMENT, `the request: ${error.message}`, {}, {
          cause: error,
        });
      }
    }

    /** The value of a response's bytes. What a newer server adds to JSON is passed over. */
    export function decodeResponse(method, data, encoding) {
      try {
        return method.response.decode(data, encoding, { ignoringUnknownFields: true });
      } catch (error) {
        throw new RPCError(StatusCode.INTERNAL, `the response: ${error.message}`, {}, {
          cause: error,
        });
      }
    }

    // Fields that belong to the protocols.
    const reservedName = /^(?:content-type|content-length|te|host|connection|(?:grpc|connect)-.*)$/;

    /** Names and values of metadata as they are sent, `-bin` ones in base64. */
    export function metadataFields(...sources) {
      const fields = [];
      for (const source of sources) {
        for (const [key, given] of Object.entries(source ?? {})) {
          const name = key.toLowerCase();
          for (const value of Array.isArray(given) ? given : [given]) {
            fields.push([name, metadataText(name, value)]);
          }
        }
      }
      return fields;
    }

    function metadataText(name, value) {
      const isBinary = name.endsWith("-bin");
      const isName = /^[0-9a-z_.-]+$/.test(name) && !reservedName.test(name);
      const fits = isBinary ? value instanceof Uint8Array : /^[\x20-\x7e]*$/.test(String(value));
      if (isName && fits) return isBinary ? base64(value) : String(value);
      const wanted = !isName ? "cannot be sent" : isBinary ? "has to be bytes" : "has to be ASCII";
      throw new RPCError(StatusCode.INVALID_ARGUMENT, `the metadata '${name}' ${wanted}`);
    }

    /** Adds a field as it was received: texts, and bytes under a name that ends in `-bin`. */
    export function addMetadata(metadata, name, text) {
      // Values of one name may come joined by commas; base64 has none of its own.
      const isBinary = name.endsWith("-bin");
      const values = isBinary ? text.split(",").map((it) => unbase64(it.trim())) : [text];
      for (const value of values) {
        if (value === undefined) continue;
        const earlier = Object.hasOwn(metadata, name) ? metadata[name] : undefined;
        if (earlier === undefined) metadata[name] = value;
        else metadata[name] = Array.isArray(earlier) ? [...earlier, value] : [earlier, value];
      }
    }

    /** `grpc-message`: percent-encoded UTF-8. What is no such text stays as it is. */
    export function percentDecoded(text) {
      try {
        return decodeURIComponent(text);
      } catch {
        return text;
      }
    }

    /** `grpc-timeout`: at most eight digits and a unit, rounded up. */
    export function wireTimeout(ms) {
      if (ms <= 0) return "0n";
      const nanoseconds = ms * 1e6;
      for (const [unit, size] of [["n", 1], ["u", 1e3], ["m", 1e6], ["S", 1e9], ["M", 6e10]]) {
        const amount = Math.ceil(nanoseconds / size);
        if (amount < 1e8) return `${amount}${unit}`;
      }
      return `${Math.min(Math.ceil(nanoseconds / 3.6e12), 99999999)}H`;
    }

    const statusOfHTTP = {
      400: StatusCode.INTERNAL, 401: StatusCode.UNAUTHENTICATED, 403: StatusCode.PERMISSION_DENIED,
      404: StatusCode.UNIMPLEMENTED, 429: StatusCode.UNAVAILABLE, 431: StatusCode.INTERNAL,
      502: StatusCode.UNAVAILABLE, 503: StatusCode.UNAVAILABLE, 504: StatusCode.UNAVAILABLE,
    };

    /** What an HTTP status means for a call whose own status did not come: gRPC's own table. */
    export function statusFromHTTP(status) {
      return statusOfHTTP[status] ?? StatusCode.UNKNOWN;
    }

    /** A message with its five bytes of head. */
    export function framed(data, flags = 0) {
      const frame = new Uint8Array(5 + data.length);
      frame[0] = flags;
      new DataView(frame.buffer).setUint32(1, data.length);
      frame.set(data, 5);
      return frame;
    }

    /** Cuts a stream of bytes into frames, and holds no more of them than the limit allows. */
    export class FrameParser {
      constructor(maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
        this.chunks = [];
        this.size = 0;
      }

      /** The frames that are complete with this chunk, as `{flags, data}`. */
      push(chunk) {
        this.chunks.push(chunk);
        this.size += chunk.length;
        const frames = [];
        for (;;) {
          if (this.size < 5) return frames;
          const head = this.peek(5);
          const length = new DataView(head.buffer, head.byteOffset).getUint32(1);
          if (length > this.maxMessageBytes) {
            const text = `${length} bytes of a message are above ${this.maxMessageBytes}`;
            throw new RPCError(StatusCode.RESOURCE_EXHAUSTED, text);
          }
          if (this.size < 5 + length) return frames;
          const frame = this.peek(5 + length);
          this.chunks[0] = this.chunks[0].subarray(5 + length);
          this.size -= 5 + length;
          frames.push({ flags: frame[0], data: frame.subarray(5) });
        }
      }

      /** The first bytes in one piece. */
      peek(count) {
        if (this.chunks[0].length < count) {
          const whole = new Uint8Array(this.size);
          let at = 0;
          for (const chunk of this.chunks) {
            whole.set(chunk, at);
            at += chunk.length;
          }
          this.chunks = [whole];
        }
        return this.chunks[0].subarray(0, count);
      }
    }

    // Timers of two processes differ by less.
    const serverLeadMs = 50;

    /** Why a call was ended from this side: its deadline or its signal. */
    export class CallLimits {
      constructor(options, settings, stop) {
        this.timeoutMs = options.timeoutMs ?? settings.timeoutMs;
        this.signal = options.signal;
        this.error = undefined;
        this.end = (error) => {
          this.error ??= error;
          this.release();
          stop(this.error);
        };
        this.aborted = () => {
          const cause = this.signal.reason;
          this.end(new RPCError(StatusCode.CANCELLED, "the call was cancelled", {}, { cause }));
        };
        if (this.signal?.aborted) this.aborted();
        else this.watch();
      }

      watch() {
        this.signal?.addEventListener("abort", this.aborted);
        if (this.timeoutMs === undefined) return;
        this.deadline = Date.now() + this.timeoutMs;
        const late = () => this.end(this.lateness());
        // A timer counts to 2^31 - 1 ms only; what is longer than 24 days is left to the server.
        if (this.timeoutMs < 0x7fffffff) this.timer = setTimeout(late, Math.max(this.timeoutMs, 0));
      }

      lateness() {
        const text = `the call took more than ${this.timeoutMs} ms`;
        return new RPCError(StatusCode.DEADLINE_EXCEEDED, text);
      }

      /**
       * The error, or DEADLINE_EXCEEDED where the server saw the deadline pass first: over HTTP/2 it
       * resets the stream, over HTTP/1.1 it ends the connection.
       */
      refined(error) {
        const isLate = this.deadline !== undefined && Date.now() > this.deadline - serverLeadMs;
        const isCut = [StatusCode.CANCELLED, StatusCode.UNAVAILABLE].includes(error?.code);
        return isLate && isCut ? this.lateness() : error;
      }

      release() {
        clearTimeout(this.timer);
        this.signal?.removeEventListener("abort", this.aborted);
      }
    }
    """#
}
