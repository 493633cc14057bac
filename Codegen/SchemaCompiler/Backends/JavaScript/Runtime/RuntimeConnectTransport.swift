extension JavaScriptRuntime {
  /// The Connect client on `fetch`.
  static let connectTransport = #"""
    const codecs = { native: "drop", proto: "proto", json: "json" };
    const END_OF_STREAM = 2;

    /** Calls over the Connect protocol with `fetch`: for browsers, and all else that has one. */
    export class ConnectTransport {
      #base;
      #settings;

      constructor(baseURL, options = {}) {
        this.#base = String(baseURL).replace(/\/$/, "");
        this.#settings = transportSettings(options, "json");
      }

      async unary(method, request, options = {}) {
        const { encoding, maxMessageBytes } = this.#settings;
        const data = encodeRequest(method, request, encoding);
        const call = this.#fetching(method, `application/${codecs[encoding]}`, data, options);
        try {
          const response = await call.response;
          const body = await readAll(response, maxMessageBytes);
          const { headers, trailers } = splitHeaders(response.headers);
          if (response.status !== 200) throw errorOf(response, body, trailers);
          const type = mediaType(response);
          if (type !== `application/${codecs[encoding]}`) {
            throw new RPCError(StatusCode.UNKNOWN, `the answer is of type '${type}'`);
          }
          options.onHeaders?.(headers);
          options.onTrailers?.(trailers);
          return decodeResponse(method, body, encoding);
        } catch (error) {
          throw call.errorFor(error);
        } finally {
          call.limits.release();
        }
      }

      async *serverStreaming(method, request, options = {}) {
        const data = framed(encodeRequest(method, request, this.#settings.encoding));
        yield* this.#streamed(method, data, options);
      }

      /** All requests are gathered, then sent: a browser sends no body piece by piece. */
      async clientStreaming(method, requests, options = {}) {
        const data = await gathered(method, requests, this.#settings);
        let only;
        for await (const response of this.#streamed(method, data, options)) {
          if (only !== undefined) {
            throw new RPCError(StatusCode.UNIMPLEMENTED, "there was more than one response");
          }
          only = { response };
        }
        if (only === undefined) {
          throw new RPCError(StatusCode.UNIMPLEMENTED, "there was no response");
        }
        return only.response;
      }

      async *bidirectional(method) {
        const text = `${method.path} streams both ways, which fetch cannot`;
        throw new RPCError(StatusCode.UNIMPLEMENTED, text);
      }

      async *#streamed(method, data, options) {
        const { encoding, maxMessageBytes } = this.#settings;
        const wanted = `application/connect+${codecs[encoding]}`;
        const call = this.#fetching(method, wanted, data, options);
        try {
          const response = await call.response;
          if (response.status !== 200 || mediaType(response) !== wanted) {
            const body = await readAll(response, maxMessageBytes);
            throw errorOf(response, body, {});
          }
          options.onHeaders?.(splitHeaders(response.headers).headers);
          const parser = new FrameParser(maxMessageBytes);
          for await (const chunk of chunks(response)) {
            for (const { flags, data: body } of parser.push(chunk)) {
              if (flags & END_OF_STREAM) return endStream(body, options);
              if (flags !== 0) throw new RPCError(StatusCode.INTERNAL, "a response is compressed");
              yield decodeResponse(method, body, encoding);
            }
          }
          throw new RPCError(StatusCode.UNKNOWN, "the stream ended without a status");
        } catch (error) {
          throw call.errorFor(error);
        } finally {
          call.stop();
        }
      }

      /** Begins a call. */
      #fetching(method, contentType, body, options) {
        const aborting = new AbortController();
        const limits = new CallLimits(options, this.#settings, () => aborting.abort());
        const headers = new Headers();
        headers.set("content-type", contentType);
        headers.set("connect-protocol-version", "1");
        if (limits.timeoutMs !== undefined) {
          const timeout = Math.min(Math.max(Math.ceil(limits.timeoutMs), 0), 9999999999);
          headers.set("connect-timeout-ms", String(timeout));
        }
        for (const [name, value] of metadataFields(this.#settings.metadata, options.metadata)) {
          headers.append(name, value);
        }
        const fetching = this.#settings.fetch ?? globalThis.fetch;
        const response = fetching(this.#base + method.path, {
          method: "POST", headers, body, signal: aborting.signal, mode: "cors",
          credentials: this.#settings.credentials ?? "same-origin",
        });
        let hasAnswer = false;
        response.then(() => (hasAnswer = true), () => {});
        return {
          response,
          limits,
          stop: () => {
            limits.release();
            aborting.abort();
          },
          errorFor: (error) => {
            if (limits.error !== undefined) return limits.error;
            if (error instanceof RPCError) return limits.refined(error);
            const text = connectionText(this.#base, hasAnswer, error);
            return limits.refined(new RPCError(StatusCode.UNAVAILABLE, text, {}, { cause: error }));
          },
        };
      }
    }

    /**
     * What became of the connection, in words. A browser tells a page nothing of why `fetch` failed: that the page's
     * origin may not call is one cause of many.
     */
    function connectionText(base, hasAnswer, error) {
      const page = globalThis.location?.origin;
      const host = new URL(base, page).host;
      const reason = error.cause?.message;
      const text = String(error.message ?? error) + (reason ? `: ${reason}` : "");
      if (hasAnswer) return `the connection to ${host} was lost: ${text}`;
      const isForeign = page !== undefined && new URL(base, page).origin !== page;
      const advice = isForeign
        ? `, or it does not allow pages of ${page} (dropwire serve --allow-origin)` : "";
      return `${host} cannot be reached${advice}: ${text}`;
    }

    /** Every request as a frame, in one body. */
    async function gathered(method, requests, settings) {
      const frames = [];
      let size = 0;
      for await (const request of requests) {
        const frame = framed(encodeRequest(method, request, settings.encoding));
        size += frame.length;
        frames.push(frame);
      }
      const body = new Uint8Array(size);
      let at = 0;
      for (const frame of frames) {
        body.set(frame, at);
        at += frame.length;
      }
      return body;
    }

    function mediaType(response) {
      return (response.headers.get("content-type") ?? "").split(";")[0].trim().toLowerCase();
    }

    /** Pieces of the body as they arrive; the rest is given up when the caller stops. */
    async function* chunks(response) {
      if (response.body === null) return;
      const reader = response.body.getReader();
      try {
        for (;;) {
          const { done, value } = await reader.read();
          if (done) return;
          yield value;
        }
      } finally {
        reader.cancel().catch(() => {});
      }
    }

    async function readAll(response, limit) {
      const parts = [];
      let size = 0;
      for await (const chunk of chunks(response)) {
        size += chunk.length;
        if (size > limit) {
          throw new RPCError(StatusCode.RESOURCE_EXHAUSTED, `the answer is above ${limit} bytes`);
        }
        parts.push(chunk);
      }
      const body = new Uint8Array(size);
      let at = 0;
      for (const part of parts) {
        body.set(part, at);
        at += part.length;
      }
      return body;
    }

    /** Headers, and the trailers that a unary answer carries among them. */
    function splitHeaders(all) {
      const headers = {};
      const trailers = {};
      for (const [name, value] of all) {
        if (name.startsWith("trailer-")) addMetadata(trailers, name.slice(8), value);
        else addMetadata(headers, name, value);
      }
      return { headers, trailers };
    }

    /** The error that a body tells of, or one made of the HTTP status. */
    function errorOf(response, body, metadata) {
      if (mediaType(response) === "application/json") {
        try {
          return statedError(JSON.parse(new TextDecoder().decode(body)), metadata, response.status);
        } catch {
          // Not an error of the protocol: the status has to do.
        }
      }
      const code = response.status === 200 ? StatusCode.UNKNOWN : statusFromHTTP(response.status);
      return new RPCError(code, `the server answered with HTTP ${response.status}`, metadata);
    }

    function statedError(stated, metadata, httpStatus) {
      const name = String(stated.code ?? "").toUpperCase().replace("CANCELED", "CANCELLED");
      const known = Object.hasOwn(StatusCode, name) && StatusCode[name] !== StatusCode.OK;
      const fallback = httpStatus === undefined ? StatusCode.UNKNOWN : statusFromHTTP(httpStatus);
      const code = known ? StatusCode[name] : fallback;
      const error = new RPCError(code, String(stated.message ?? ""), metadata);
      if (Array.isArray(stated.details)) error.details = stated.details;
      return error;
    }

    /** The last envelope: trailers, and the error if there was one. */
    function endStream(body, options) {
      let end;
      try {
        end = JSON.parse(new TextDecoder().decode(body));
      } catch {
        throw new RPCError(StatusCode.INTERNAL, "the end of the stream is not readable");
      }
      const trailers = {};
      for (const [name, values] of Object.entries(end?.metadata ?? {})) {
        for (const value of [values].flat()) {
          addMetadata(trailers, name.toLowerCase(), String(value));
        }
      }
      options.onTrailers?.(trailers);
      if (end?.error) throw statedError(end.error, trailers);
    }
    """#

  /// Its types.
  static let connectTransportTypes = #"""
    export interface ConnectTransportOptions extends dropwire.TransportOptions {
      /** In place of the global `fetch`. */
      fetch?: typeof fetch;
      /** Whether cookies are sent, as `fetch` takes it; `same-origin` unless told otherwise. */
      credentials?: "omit" | "same-origin" | "include";
    }

    /**
     * Calls over the Connect protocol with `fetch`: in browsers, and wherever else there is one.
     * Client streams are gathered and sent in one piece; streams both ways are UNIMPLEMENTED.
     */
    export declare class ConnectTransport implements dropwire.Transport {
      /** `baseURL` is where the services are, such as `https://host:port`. */
      constructor(baseURL: string | URL, options?: ConnectTransportOptions);
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
