// node connect.mjs FOLDER: the Connect client against a server that answers as it is told, well and
// badly. FOLDER has the modules of Schemas.
import assert from "node:assert/strict";
import http from "node:http";
import { pathToFileURL } from "node:url";
import { after, test } from "node:test";

const folder = process.argv[2];
const load = (name) => import(pathToFileURL(`${folder}/${name}.js`));
const { FrameParser, RPCError, StatusCode, framed } = await load("dropwire-runtime");
const { ConnectTransport } = await load("dropwire-connect");
const { Echo, EchoMessage } = await load("bench");

const patience = { timeout: 60_000 };
const failure = (code, message) => (error) => {
  assert.ok(error instanceof RPCError, String(error.stack));
  assert.equal(error.code, code, String(error));
  if (message !== undefined) assert.match(error.message, message);
  return true;
};

/** What the server does with the next call, and what it was sent. */
let behave;
const server = http.createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  response.on("error", () => {});
  behave(request, response, new Uint8Array(Buffer.concat(chunks)));
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const base = `http://127.0.0.1:${server.address().port}`;
after(() => {
  server.closeAllConnections?.();
  server.close();
});

const bytes = (text) => new TextEncoder().encode(text);
const text = (value) => new TextDecoder().decode(value.payload);
const endStream = (value) => framed(bytes(JSON.stringify(value)), 2);

function client(encoding, options = {}) {
  return new Echo(new ConnectTransport(base, { encoding, maxMessageBytes: 1000, ...options }));
}

async function all(responses) {
  const texts = [];
  for await (const response of responses) texts.push(text(response));
  return texts;
}

for (const [encoding, codec] of [["json", "json"], ["proto", "proto"], ["native", "drop"]]) {
  test(`unary, ${codec}`, patience, async () => {
    let seen;
    behave = (request, response, body) => {
      seen = { url: request.url, ...request.headers };
      const { payload } = EchoMessage.decode(body, encoding);
      response.writeHead(200, {
        "content-type": `application/${codec}`, "x-kind": "quick", "trailer-x-last-bin": "AQI=",
      });
      response.end(EchoMessage.encode({ payload: payload.reverse() }, encoding));
    };
    let headers;
    let trailers;
    const answer = await client(encoding).unary({ payload: bytes("abc") }, {
      timeoutMs: 30_000, metadata: { "x-raw-bin": Uint8Array.of(255) },
      onHeaders: (it) => (headers = it), onTrailers: (it) => (trailers = it),
    });
    assert.equal(text(answer), "cba");
    assert.equal(seen.url, "/dropwire.bench.v1.Echo/Unary");
    assert.equal(seen["content-type"], `application/${codec}`);
    assert.equal(seen["connect-protocol-version"], "1");
    assert.equal(seen["connect-timeout-ms"], "30000");
    assert.equal(seen["x-raw-bin"], "/w==");
    assert.equal(headers["x-kind"], "quick");
    assert.deepEqual(trailers, { "x-last-bin": Uint8Array.of(1, 2) });
  });

  test(`a stream of responses, ${codec}`, patience, async () => {
    let seen;
    behave = (request, response, body) => {
      seen = request.headers;
      const [{ data }] = new FrameParser(1000).push(body);
      const { payload } = EchoMessage.decode(data, encoding);
      response.writeHead(200, { "content-type": `application/connect+${codec}` });
      for (const byte of payload) {
        response.write(framed(EchoMessage.encode({ payload: Uint8Array.of(byte) }, encoding)));
      }
      response.end(endStream({ metadata: { "X-Last": ["done"] } }));
    };
    let trailers;
    const responses = client(encoding).expand({ payload: bytes("abc") }, {
      onTrailers: (it) => (trailers = it),
    });
    assert.deepEqual(await all(responses), ["a", "b", "c"]);
    assert.equal(seen["content-type"], `application/connect+${codec}`);
    assert.deepEqual(trailers, { "x-last": "done" });
  });
}

test("a stream of requests goes in one piece", patience, async () => {
  behave = (request, response, body) => {
    const count = new FrameParser(1000).push(body).length;
    response.writeHead(200, { "content-type": "application/connect+json" });
    response.write(framed(EchoMessage.encode({ payload: bytes(String(count)) }, "json")));
    response.end(endStream({}));
  };
  async function* requests() {
    yield { payload: bytes("a") };
    yield { payload: bytes("b") };
  }
  assert.equal(text(await client("json").collect(requests())), "2");
  await assert.rejects(all(client("json").chat([])), failure(StatusCode.UNIMPLEMENTED));
});

test("errors of unary calls", patience, async () => {
  const stated = (status, body, headers = {}) => (request, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
  const cases = [
    [StatusCode.NOT_FOUND, stated(404, { code: "not_found", message: "kein Bäcker" })],
    [StatusCode.CANCELLED, stated(499, { code: "canceled" })],
    [StatusCode.INVALID_ARGUMENT, stated(400, { code: "invalid_argument", details: [{}] })],
    [StatusCode.UNAVAILABLE, stated(503, "not JSON")],
    [StatusCode.UNAVAILABLE, stated(503, { code: "no_such_code" })],
    [StatusCode.UNAUTHENTICATED, stated(401, "<p>", { "content-type": "text/html" })],
    [StatusCode.UNKNOWN, stated(200, "<p>", { "content-type": "text/html" })],
    [StatusCode.UNKNOWN, stated(418, "null")],
    [StatusCode.UNKNOWN, stated(408, "null")],
    [StatusCode.INTERNAL, stated(431, "null")],
    [StatusCode.INTERNAL, stated(200, "{\"payload\":7}")],
    [StatusCode.RESOURCE_EXHAUSTED, stated(200, "x".repeat(2000))],
    [StatusCode.UNAVAILABLE, (request) => request.socket.destroy()],
  ];
  for (const [index, [code, behaviour]] of cases.entries()) {
    behave = behaviour;
    await assert.rejects(client("json").unary({}), failure(code), `case ${index}`);
  }
  behave = stated(404, { code: "not_found", message: "no" }, { "trailer-x-why": "closed" });
  await assert.rejects(client("json").unary({}), (error) => error.metadata["x-why"] === "closed");
});

test("errors of streams", patience, async () => {
  const head = (response) =>
    response.writeHead(200, { "content-type": "application/connect+json" });
  const one = framed(EchoMessage.encode({ payload: bytes("one") }, "json"));
  const cases = [
    [StatusCode.OUT_OF_RANGE, (request, response) => {
      head(response);
      response.write(one);
      response.end(endStream({ error: { code: "out_of_range", message: "too late" } }));
    }],
    [StatusCode.UNKNOWN, (request, response) => head(response).end(one)],
    [StatusCode.INTERNAL, (request, response) => head(response).end(framed(bytes("{"), 2))],
    [StatusCode.INTERNAL, (request, response) => head(response).end(framed(bytes("{}"), 1))],
    [StatusCode.RESOURCE_EXHAUSTED, (request, response) =>
      head(response).end(framed(new Uint8Array(2000)))],
    [StatusCode.UNIMPLEMENTED, (request, response) => {
      response.writeHead(404, { "content-type": "text/plain" });
      response.end("nothing here");
    }],
    [StatusCode.UNAVAILABLE, (request, response) => {
      head(response);
      response.write(one.subarray(0, 7), () => request.socket.destroy());
    }],
  ];
  for (const [index, [code, behaviour]] of cases.entries()) {
    behave = behaviour;
    await assert.rejects(all(client("json").expand({})), failure(code), `case ${index}`);
  }
});

test("a call ends by deadline, signal and loop", patience, async () => {
  let closed = 0;
  behave = (request, response) => {
    response.writeHead(200, { "content-type": "application/connect+json" });
    response.write(framed(EchoMessage.encode({ payload: bytes("first") }, "json")));
    response.on("close", () => closed++);
  };
  const echo = client("json");
  await assert.rejects(all(echo.expand({}, { timeoutMs: 100 })),
    failure(StatusCode.DEADLINE_EXCEEDED));
  const stopping = new AbortController();
  await assert.rejects(async () => {
    for await (const response of echo.expand({}, { signal: stopping.signal })) {
      stopping.abort(new Error(text(response)));
    }
  }, (error) => failure(StatusCode.CANCELLED)(error) && error.cause.message === "first");
  for await (const response of echo.expand({})) {
    assert.equal(text(response), "first");
    break;
  }
  while (closed < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  behave = () => {};
  await assert.rejects(echo.unary({}, { timeoutMs: 100 }), failure(StatusCode.DEADLINE_EXCEEDED));
  await assert.rejects(echo.unary({}, { signal: AbortSignal.abort() }),
    failure(StatusCode.CANCELLED));
});

test("a connection that fails is called one, and whose", patience, async () => {
  const host = new URL(base).host;
  const failing = { fetch: async () => { throw new TypeError("Failed to fetch"); } };
  await assert.rejects(
    async () => client("json", failing).unary({}),
    failure(StatusCode.UNAVAILABLE, new RegExp(`^${host} cannot be reached: Failed to fetch$`)));
  globalThis.location = { origin: "https://shop.example" };
  try {
    await assert.rejects(
      async () => client("json", failing).unary({}),
      failure(
        StatusCode.UNAVAILABLE,
        /or it does not allow pages of https:\/\/shop\.example \(dropwire serve --allow-origin\)/));
  } finally {
    delete globalThis.location;
  }
  behave = (request, response) => {
    response.writeHead(200, { "content-type": "application/connect+json" });
    response.write(framed(EchoMessage.encode({ payload: bytes("a") }, "json")));
    setTimeout(() => request.socket.destroy(), 50);
  };
  await assert.rejects(
    async () => all(client("json").expand({ payload: bytes("ab") })),
    failure(StatusCode.UNAVAILABLE, new RegExp(`^the connection to ${host} was lost: `)));
});

test("metadata that cannot be sent", patience, async () => {
  for (const metadata of [{ te: "x" }, { "x-raw-bin": "text" }, { "x-text": "ä" }]) {
    await assert.rejects(client("json").unary({}, { metadata }),
      failure(StatusCode.INVALID_ARGUMENT));
    await assert.rejects(all(client("json").expand({}, { metadata })),
      failure(StatusCode.INVALID_ARGUMENT));
  }
});

test("nobody listens", patience, async () => {
  const echo = new Echo(new ConnectTransport("http://127.0.0.1:1/"));
  await assert.rejects(echo.unary({}), failure(StatusCode.UNAVAILABLE));
});
