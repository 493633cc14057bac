extension JavaScriptRuntime {
  /// The gRPC client on the HTTP/2 of node.
  static let grpcTransport = #"""
    const contentTypes = {
      native: "application/grpc+drop",
      proto: "application/grpc+proto",
      json: "application/grpc+json",
    };

    const { NGHTTP2_CANCEL } = http2.constants;

    /** As node checks it, but that a common name is no name of a host. */
    function checkServerIdentity(host, certificate) {
      if (!certificate.subjectaltname) {
        return new Error(`certificate of ${host} is for no host: it has no alternative names`);
      }
      return tls.checkServerIdentity(host, certificate);
    }

    /** What a reset of the stream means for the call. */
    const statusOfReset = {
      [http2.constants.NGHTTP2_REFUSED_STREAM]: StatusCode.UNAVAILABLE,
      [NGHTTP2_CANCEL]: StatusCode.CANCELLED,
      [http2.constants.NGHTTP2_ENHANCE_YOUR_CALM]: StatusCode.RESOURCE_EXHAUSTED,
      [http2.constants.NGHTTP2_INADEQUATE_SECURITY]: StatusCode.PERMISSION_DENIED,
    };

    /**
     * Calls over gRPC on one HTTP/2 connection, which is made when it is needed and made anew when
     * it was lost.
     */
    export class GrpcTransport {
      #target;
      #settings;
      #session;

      constructor(target, options = {}) {
        this.#target = new URL(target);
        this.#settings = transportSettings(options, "native");
      }

      /** Ends the connection; calls that are on their way end with it. */
      close() {
        this.#session?.destroy();
        this.#session = undefined;
      }

      async unary(method, request, options = {}) {
        return this.#start(method, options, { request }).single();
      }

      serverStreaming(method, request, options = {}) {
        return this.#start(method, options, { request });
      }

      async clientStreaming(method, requests, options = {}) {
        const call = this.#start(method, options);
        call.pump(requests);
        return call.single();
      }

      bidirectional(method, requests, options = {}) {
        const call = this.#start(method, options);
        call.pump(requests);
        return call;
      }

      /** Begins a call, with its only request where `only` has one. */
      #start(method, options, only = undefined) {
        const open = () => {
          // A request that cannot be written is said before anything is sent.
          const data = only && encodeRequest(method, only.request, this.#settings.encoding);
          const headers = this.#headers(method, options);
          const session = this.#connected();
          const stream = session.request(headers, { endStream: false });
          if (data) stream.end(framed(data));
          return [session, stream];
        };
        return new GrpcCall(open, this.#target, method, options, this.#settings);
      }

      #headers(method, options) {
        const fields = metadataFields(this.#settings.metadata, options.metadata);
        const headers = {
          ":method": "POST",
          ":path": this.#target.pathname.replace(/\/$/, "") + method.path,
          "content-type": contentTypes[this.#settings.encoding],
          te: "trailers",
        };
        const timeoutMs = options.timeoutMs ?? this.#settings.timeoutMs;
        if (timeoutMs !== undefined) headers["grpc-timeout"] = wireTimeout(timeoutMs);
        for (const [name, value] of fields) {
          headers[name] = Object.hasOwn(headers, name) ? [headers[name], value].flat() : value;
        }
        return headers;
      }

      #connected() {
        const session = this.#session;
        if (session !== undefined && !session.closed && !session.destroyed) return session;
        const fresh = http2.connect(
          this.#target.origin, { checkServerIdentity, ...this.#settings.tls });
        const forget = () => {
          if (this.#session === fresh) this.#session = undefined;
        };
        fresh.on("goaway", forget);
        fresh.on("close", forget);
        // Calls hear of it by their own streams.
        fresh.on("error", forget);
        this.#session = fresh;
        return fresh;
      }
    }

    // Of an answer that is no gRPC: it goes into the error.
    const mostQuoted = 256;

    // More messages than that wait for nobody: the stream is paused until they are taken.
    const mostWaiting = 64;

    /** What became of the connection to `target`, in words. */
    function connectionText(target, error) {
      // Streams that wait for a connection are cancelled for a reason of its own.
      const cause = error?.cause ?? error;
      const code = Number(/^Session closed with error code (\d+)$/.exec(cause?.message)?.[1]);
      if (code === http2.constants.NGHTTP2_INADEQUATE_SECURITY && target.protocol === "http:") {
        return `${target.host} ended the connection: it speaks TLS; call it as https://${target.host}`;
      }
      if (cause?.syscall === "connect" || cause?.syscall?.startsWith("getaddrinfo")) {
        return `cannot connect to ${target.host}: ${cause.message}`;
      }
      const why = cause === undefined ? "" : `: ${cause.message}`;
      return `the connection to ${target.host} was lost${why}`;
    }

    /** One call: responses are taken by iterating over it, once. */
    class GrpcCall {
      #session;
      #target;
      #method;
      #options;
      #encoding;
      #stream;
      #limits;
      #parser;
      #waiting = [];
      #wake;
      #error;
      #isOver = false;
      #status;
      #isTaken = false;
      #httpStatus;
      #isGRPC = false;
      #quoted = "";
      #cause;
      // The server has ended the stream, rather than reset it.
      #hasEnded = false;

      /** `open` begins the stream, and gives it with its session. */
      constructor(open, target, method, options, settings) {
        this.#target = target;
        this.#method = method;
        this.#options = options;
        this.#encoding = settings.encoding;
        this.#parser = new FrameParser(settings.maxMessageBytes);
        this.#limits = new CallLimits(options, settings, (error) => this.#fail(error));
        if (this.#isOver) return;
        try {
          [this.#session, this.#stream] = open();
        } catch (error) {
          const isOurs = error instanceof RPCError;
          this.#fail(isOurs ? error : new RPCError(StatusCode.UNAVAILABLE, error.message, {}, {
            cause: error,
          }));
          return;
        }
        this.#listen(this.#stream);
      }

      #listen(stream) {
        stream.on("response", (headers, flags) => this.#begin(headers, flags));
        stream.on("trailers", (headers) => {
          this.#hasEnded = true;
          this.#readStatus(headers);
        });
        stream.on("data", (chunk) => this.#receive(chunk));
        stream.on("error", (error) => {
          this.#cause = error;
          this.#complete();
        });
        stream.on("end", () => {
          // The end of a reset is told when the stream is closed already.
          if (!stream.closed) this.#hasEnded = true;
          this.#complete();
        });
        stream.on("close", () => this.#complete());
      }

      /** Sends a request. False when the peer takes no more for now. */
      send(request) {
        if (this.#isOver) return true;
        try {
          const data = encodeRequest(this.#method, request, this.#encoding);
          return this.#stream.write(framed(data));
        } catch (error) {
          this.#fail(error);
          return true;
        }
      }

      finishSending() {
        if (!this.#isOver) this.#stream.end();
      }

      /** Sends what the iterable gives, no faster than the peer takes it. */
      async pump(requests) {
        try {
          for await (const request of requests) {
            if (this.#isOver) return;
            if (!this.send(request)) await this.#drained();
            if (this.#isOver) return;
          }
          this.finishSending();
        } catch (error) {
          const text = "the requests ended with an error";
          this.#fail(new RPCError(StatusCode.CANCELLED, text, {}, { cause: error }));
        }
      }

      #drained() {
        return new Promise((resolve) => {
          const done = () => {
            this.#stream.off("drain", done);
            this.#stream.off("close", done);
            resolve();
          };
          this.#stream.on("drain", done);
          this.#stream.on("close", done);
        });
      }

      #begin(headers, flags) {
        this.#httpStatus = headers[":status"];
        const type = String(headers["content-type"] ?? "").toLowerCase();
        this.#isGRPC = this.#httpStatus === 200 && /^application\/grpc(?:$|[+;\s])/.test(type);
        if (flags & http2.constants.NGHTTP2_FLAG_END_STREAM) this.#hasEnded = true;
        // A call that ends at once has its status in the only headers.
        if (headers["grpc-status"] !== undefined) this.#readStatus(headers);
        else if (this.#isGRPC) this.#tell(this.#options.onHeaders, received(headers));
      }

      /** Calls back; what is thrown there ends the call. */
      #tell(callback, metadata) {
        try {
          callback?.(metadata);
        } catch (error) {
          this.#fail(error);
        }
      }

      #receive(chunk) {
        if (this.#isOver) return;
        if (!this.#isGRPC) {
          // Somebody else's answer. A status may still follow.
          if (this.#quoted.length < mostQuoted) this.#quoted += chunk.toString("utf8");
          this.#quoted = this.#quoted.slice(0, mostQuoted);
          return;
        }
        try {
          if (this.#status !== undefined) {
            throw new RPCError(StatusCode.INTERNAL, "there is a body after the status");
          }
          for (const { flags, data } of this.#parser.push(chunk)) {
            if (flags !== 0) throw new RPCError(StatusCode.INTERNAL, "a response is compressed");
            this.#waiting.push(decodeResponse(this.#method, data, this.#encoding));
          }
        } catch (error) {
          this.#fail(error);
          return;
        }
        if (this.#waiting.length >= mostWaiting) this.#stream.pause();
        this.#wake?.();
      }

      #readStatus(headers) {
        const metadata = received(headers);
        const text = String(headers["grpc-status"] ?? "");
        const code = /^\d+$/.test(text) && Number(text) <= 16 ? Number(text) : StatusCode.UNKNOWN;
        const said = percentDecoded(String(headers["grpc-message"] ?? ""));
        this.#status = { code, message: said, metadata };
        this.#tell(this.#options.onTrailers, metadata);
      }

      /** The stream has ended: with its status, or without one. */
      #complete() {
        if (this.#isOver) return;
        const status = this.#status;
        const isDone = this.#stream.closed || this.#stream.destroyed;
        // The end of the data may be told before the trailers are; the end of the stream is not.
        if (status === undefined && !isDone) return;
        // An OK in front of a response that was cut by a reset is none.
        if (status === undefined || (status.code === StatusCode.OK && !this.#hasEnded)) {
          if (isDone) this.#finish(this.#limits.refined(this.#withoutStatus()));
          return;
        }
        if (status.code !== StatusCode.OK) {
          this.#finish(new RPCError(status.code, status.message, status.metadata));
          return;
        }
        const isWhole = this.#parser.size === 0;
        this.#finish(isWhole ? undefined : new RPCError(StatusCode.INTERNAL, "a response is cut"));
      }

      /** What the way the stream ended means, where no status came. */
      #withoutStatus() {
        const reset = this.#stream.rstCode;
        const error = (code, text) => new RPCError(code, text, {}, { cause: this.#cause });
        // Streams of a lost connection count as cancelled in node.
        const isLost = this.#session.destroyed || this.#session.socket?.destroyed !== false;
        const text = this.#cause?.message ?? "the call ended without a status";
        if (isLost && !this.#hasEnded) {
          return error(StatusCode.UNAVAILABLE, connectionText(this.#target, this.#cause));
        }
        if (reset) return error(statusOfReset[reset] ?? StatusCode.INTERNAL, text);
        if (this.#httpStatus !== undefined && !this.#isGRPC) {
          const said = this.#quoted === "" ? "" : `: ${this.#quoted}`;
          const code = statusFromHTTP(this.#httpStatus);
          return error(code, `the server answered with HTTP ${this.#httpStatus}, no gRPC${said}`);
        }
        return error(this.#hasEnded ? StatusCode.UNKNOWN : StatusCode.INTERNAL, text);
      }

      #finish(error) {
        this.#isOver = true;
        this.#error = error;
        this.#limits?.release();
        this.#wake?.();
      }

      /** Ends the call from this side. */
      #fail(error) {
        if (this.#isOver) return;
        this.#waiting = [];
        this.#finish(error);
        const stream = this.#stream;
        if (stream === undefined) return;
        if (!stream.closed) stream.close(NGHTTP2_CANCEL);
        stream.resume();
      }

      /** The next response; undefined after the last one. */
      async #next() {
        while (this.#waiting.length === 0 && !this.#isOver) {
          await new Promise((resolve) => {
            this.#wake = resolve;
          });
        }
        if (this.#waiting.length > 0) {
          const value = this.#waiting.shift();
          if (this.#waiting.length === 0 && !this.#isOver) this.#stream.resume();
          return { value };
        }
        if (this.#error !== undefined) throw this.#error;
        return undefined;
      }

      async *[Symbol.asyncIterator]() {
        if (this.#isTaken) throw new TypeError("the responses of a call can be read once");
        this.#isTaken = true;
        try {
          for (let next = await this.#next(); next !== undefined; next = await this.#next()) {
            yield next.value;
          }
        } finally {
          this.cancel();
        }
      }

      /** Ends the call when it is not over. */
      cancel() {
        this.#fail(new RPCError(StatusCode.CANCELLED, "the call was cancelled"));
      }

      /** The one response of a call that has one. */
      async single() {
        const first = await this.#next();
        if (first === undefined) {
          throw new RPCError(StatusCode.UNIMPLEMENTED, "there was no response");
        }
        const second = await this.#next();
        if (second === undefined) return first.value;
        this.cancel();
        throw new RPCError(StatusCode.UNIMPLEMENTED, "there was more than one response");
      }
    }

    /** Headers without those of HTTP and gRPC themselves. */
    function received(headers) {
      const metadata = {};
      for (const [name, value] of Object.entries(headers)) {
        if (name.startsWith(":") || name === "grpc-status" || name === "grpc-message") continue;
        for (const text of Array.isArray(value) ? value : [value]) {
          addMetadata(metadata, name, String(text));
        }
      }
      return metadata;
    }
    """#

  /// Its types.
  static let grpcTransportTypes = #"""
    export interface GrpcTransportOptions extends dropwire.TransportOptions {
      /** Options of `http2.connect`, such as `ca` or `rejectUnauthorized`. */
      tls?: object;
    }

    /**
     * Calls over gRPC on one HTTP/2 connection, which is made when it is needed and made anew when
     * it was lost. For node.
     */
    export declare class GrpcTransport implements dropwire.Transport {
      /** `target` is `http://host:port` or `https://host:port`. */
      constructor(target: string | URL, options?: GrpcTransportOptions);
      /** Ends the connection; calls that are on their way end with it. */
      close(): void;
      unary<Q, R>(
        method: dropwire.Method<Q, R>, request?: dropwire.Init<Q>, options?: dropwire.CallOptions,
      ): Promise<R>;
      serverStreaming<Q, R>(
        method: dropwire.Method<Q, R>, request?: dropwire.Init<Q>, options?: dropwire.CallOptions,
      ): AsyncIterable<R>;
      clientStreaming<Q, R>(
        method: dropwire.Method<Q, R>, requests: dropwire.Requests<Q>,
        options?: dropwire.CallOptions,
      ): Promise<R>;
      bidirectional<Q, R>(
        method: dropwire.Method<Q, R>, requests: dropwire.Requests<Q>,
        options?: dropwire.CallOptions,
      ): AsyncIterable<R>;
    }
    """#
}
