// node grpc.mjs FOLDER: the gRPC client against a server that answers as it is told, well and
// badly. FOLDER has the modules of Schemas.
import assert from "node:assert/strict";
import http2 from "node:http2";
import { pathToFileURL } from "node:url";
import { after, test } from "node:test";

const folder = process.argv[2];
const load = (name) => import(pathToFileURL(`${folder}/${name}.js`));
const { FrameParser, RPCError, StatusCode, framed, wireTimeout } = await load("dropwire-runtime");
const { GrpcTransport } = await load("dropwire-node");
const { Echo, EchoMessage } = await load("bench");

const patience = { timeout: 60_000 };
const failure = (code, message) => (error) => {
  assert.ok(error instanceof RPCError, String(error.stack));
  assert.equal(error.code, code, String(error));
  if (message !== undefined) assert.match(error.message, message);
  return true;
};

/** What the server does with the next call. */
let behave;
const server = http2.createServer();
server.on("stream", (stream, headers) => {
  stream.on("error", () => {});
  behave(stream, headers);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const target = `http://127.0.0.1:${server.address().port}`;
const transport = new GrpcTransport(target, { maxMessageBytes: 1000 });
const echo = new Echo(transport);
after(() => {
  transport.close();
  server.close();
});

const ok = { ":status": 200, "content-type": "application/grpc+drop" };
const message = (text) => EchoMessage.encode({ payload: new TextEncoder().encode(text) });
const text = (value) => new TextDecoder().decode(value.payload);

/** Answers with messages, then trailers. */
function answer(stream, messages, trailers = { "grpc-status": "0" }) {
  stream.respond(ok, { waitForTrailers: true });
  stream.on("wantTrailers", () => stream.sendTrailers(trailers));
  for (const data of messages) stream.write(framed(data));
  stream.end();
}

async function all(responses) {
  const texts = [];
  for await (const response of responses) texts.push(text(response));
  return texts;
}

test("headers, metadata and trailers", patience, async () => {
  let seen;
  behave = (stream, headers) => {
    seen = headers;
    stream.respond({ ...ok, "x-kind": "quick" }, { waitForTrailers: true });
    stream.on("wantTrailers", () =>
      stream.sendTrailers({ "grpc-status": "0", "x-bits-bin": "AQI", "x-two": ["a", "b"] }));
    stream.end(framed(message("hello")));
  };
  let headers;
  let trailers;
  const response = await echo.unary({ payload: new Uint8Array([1]) }, {
    metadata: { "X-Text": "abc", "x-raw-bin": Uint8Array.of(255, 254) },
    timeoutMs: 30_000,
    onHeaders: (it) => (headers = it),
    onTrailers: (it) => (trailers = it),
  });
  assert.equal(text(response), "hello");
  assert.equal(seen[":path"], "/dropwire.bench.v1.Echo/Unary");
  assert.equal(seen["content-type"], "application/grpc+drop");
  assert.equal(seen.te, "trailers");
  assert.equal(seen["x-text"], "abc");
  assert.equal(seen["x-raw-bin"], "//4=");
  assert.equal(seen["grpc-timeout"], "30000000u");
  assert.equal(headers["x-kind"], "quick");
  assert.deepEqual(trailers["x-bits-bin"], Uint8Array.of(1, 2));
  assert.equal(trailers["grpc-status"], undefined);
});

test("a status without a message, with details", patience, async () => {
  behave = (stream) => stream.respond({
    ...ok, "grpc-status": "5", "grpc-message": "kein B%C3%A4cker", "x-why": "closed",
  }, { endStream: true });
  await assert.rejects(echo.unary({}), (error) => {
    assert.equal(error.metadata["x-why"], "closed");
    assert.equal(error.status, "NOT_FOUND");
    return failure(StatusCode.NOT_FOUND, /^kein Bäcker$/)(error);
  });
});

test("a status after messages", patience, async () => {
  behave = (stream) => answer(stream, [message("one")], { "grpc-status": "8" });
  const responses = echo.expand({});
  const seen = [];
  await assert.rejects(async () => {
    for await (const response of responses) seen.push(text(response));
  }, failure(StatusCode.RESOURCE_EXHAUSTED));
  assert.deepEqual(seen, ["one"]);
});

test("answers that are none", patience, async () => {
  const cases = [
    [StatusCode.UNAVAILABLE, (stream) => stream.respond({ ":status": 503 }, { endStream: true })],
    [StatusCode.UNIMPLEMENTED, (stream) => stream.respond({ ":status": 404 }, { endStream: true })],
    [StatusCode.UNKNOWN, (stream) => {
      stream.respond({ ":status": 200, "content-type": "text/html" });
      stream.end("<p>");
    }],
    [StatusCode.UNKNOWN, (stream) => answer(stream, [], { "grpc-status": "ninety" })],
    [StatusCode.UNKNOWN, (stream) => {
      stream.respond(ok);
      stream.end(framed(message("no trailers")));
    }],
    [StatusCode.UNIMPLEMENTED, (stream) => answer(stream, [])],
    [StatusCode.UNIMPLEMENTED, (stream) => answer(stream, [message("a"), message("b")])],
    [StatusCode.INTERNAL, (stream) => answer(stream, [Uint8Array.of(9)])],
    [StatusCode.RESOURCE_EXHAUSTED, (stream) => answer(stream, [new Uint8Array(2000)])],
    [StatusCode.INTERNAL, (stream) => {
      stream.respond(ok, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
      stream.end(framed(message("small"), 1));
    }],
    [StatusCode.INTERNAL, (stream) => {
      stream.respond(ok, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
      stream.write(framed(message("whole")));
      stream.end(Uint8Array.of(0, 0));
    }],
    [StatusCode.UNAVAILABLE, (stream) => stream.close(http2.constants.NGHTTP2_REFUSED_STREAM)],
    [StatusCode.RESOURCE_EXHAUSTED, (stream) =>
      stream.close(http2.constants.NGHTTP2_ENHANCE_YOUR_CALM)],
    [StatusCode.UNAVAILABLE, (stream) => stream.session.destroy()],
  ];
  for (const [index, [code, behaviour]] of cases.entries()) {
    behave = behaviour;
    await assert.rejects(echo.unary({}), failure(code), `case ${index}`);
  }
});

test("a stream that is read slowly is not gathered", patience, async () => {
  let sent = 0;
  let isOpen = true;
  const big = message("x".repeat(900));
  behave = (stream) => {
    stream.respond(ok);
    stream.on("close", () => (isOpen = false));
    const more = () => {
      while (isOpen && sent < 20_000) {
        sent++;
        if (!stream.write(framed(big))) return void stream.once("drain", more);
      }
    };
    more();
  };
  let taken = 0;
  for await (const response of echo.expand({})) {
    assert.equal(response.payload.length, 900);
    taken++;
    if (taken < 100) continue;
    // The server goes on for as long as it is let.
    await new Promise((resolve) => setTimeout(resolve, 200));
    break;
  }
  assert.equal(taken, 100);
  assert.ok(sent < 5000, `${sent} messages were sent for ${taken} taken`);
  while (isOpen) await new Promise((resolve) => setTimeout(resolve, 5));
});

test("requests wait for the server", patience, async () => {
  let made = 0;
  let release;
  const gate = new Promise((resolve) => (release = resolve));
  behave = async (stream) => {
    await gate;
    const parser = new FrameParser(1000);
    let received = 0;
    stream.on("data", (chunk) => (received += parser.push(chunk).length));
    stream.on("end", () => answer(stream, [message(String(received))]));
  };
  const payload = new Uint8Array(900);
  async function* requests() {
    for (; made < 2000; made++) {
      if (made === 1000) release();
      yield { payload };
    }
  }
  const counted = echo.collect(requests());
  const early = setTimeout(release, 500);
  assert.equal(text(await counted), "2000");
  clearTimeout(early);
});

test("both ways at once", patience, async () => {
  behave = (stream) => {
    stream.respond(ok, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
    const parser = new FrameParser(1000);
    stream.on("data", (chunk) => {
      for (const { data } of parser.push(chunk)) stream.write(framed(data));
    });
    stream.on("end", () => stream.end());
  };
  const requests = ["a", "b", "c"].map((it) => ({ payload: new TextEncoder().encode(it) }));
  assert.deepEqual(await all(echo.chat(requests)), ["a", "b", "c"]);
});

test("a call ends by deadline, signal and loop", patience, async () => {
  let resets = 0;
  behave = (stream) => {
    stream.respond(ok);
    stream.write(framed(message("first")));
    stream.on("close", () => {
      if (stream.rstCode === http2.constants.NGHTTP2_CANCEL) resets++;
    });
  };
  await assert.rejects(all(echo.expand({}, { timeoutMs: 100 })),
    failure(StatusCode.DEADLINE_EXCEEDED));
  const stopping = new AbortController();
  const responses = echo.expand({}, { signal: stopping.signal });
  await assert.rejects(async () => {
    for await (const response of responses) stopping.abort(new Error(text(response)));
  }, (error) => failure(StatusCode.CANCELLED)(error) && error.cause.message === "first");
  for await (const response of echo.expand({})) {
    assert.equal(text(response), "first");
    break;
  }
  while (resets < 3) await new Promise((resolve) => setTimeout(resolve, 5));
});

test("a lost connection is called one, and whose", patience, async () => {
  const host = new URL(target).host;
  behave = (stream) => {
    stream.respond(ok);
    stream.write(framed(message("first")));
    setTimeout(() => stream.session.destroy(), 50);
  };
  await assert.rejects(
    async () => all(echo.expand({ payload: new Uint8Array([1]) })),
    failure(StatusCode.UNAVAILABLE, new RegExp(`^the connection to ${host} was lost`)));
  behave = (stream) => stream.session.goaway(http2.constants.NGHTTP2_INADEQUATE_SECURITY);
  await assert.rejects(
    async () => echo.unary({}),
    failure(StatusCode.UNAVAILABLE, new RegExp(`^${host} ended the connection: it speaks TLS`)));
  const nobody = new GrpcTransport("http://127.0.0.1:1");
  await assert.rejects(
    async () => new Echo(nobody).unary({}),
    failure(StatusCode.UNAVAILABLE, /^cannot connect to 127\.0\.0\.1:1: .*ECONNREFUSED/));
  nobody.close();
});

test("metadata that cannot be sent", patience, async () => {
  const refused = [{ te: "x" }, { ":path": "/" }, { "x-raw-bin": "text" }, { "x-text": "a\n" }];
  for (const metadata of refused) {
    await assert.rejects(echo.unary({}, { metadata }), failure(StatusCode.INVALID_ARGUMENT));
    await assert.rejects(all(echo.expand({}, { metadata })),
      failure(StatusCode.INVALID_ARGUMENT));
  }
});

test("what a callback throws ends the call", patience, async () => {
  behave = (stream) => answer(stream, [message("only")]);
  for (const name of ["onHeaders", "onTrailers"]) {
    const options = { [name]: () => assert.fail("on purpose") };
    await assert.rejects(echo.unary({}, options), assert.AssertionError);
  }
});

test("responses are read once", patience, async () => {
  behave = (stream) => answer(stream, [message("only")]);
  const responses = echo.expand({});
  assert.deepEqual(await all(responses), ["only"]);
  await assert.rejects(all(responses), TypeError);
});

test("timeouts on the wire", () => {
  const texts = [[0, "0n"], [-5, "0n"], [0.5, "500000n"], [1000, "1000000u"],
    [3_600_000, "3600000m"], [1e12, "16666667M"]];
  for (const [ms, expected] of texts.slice(0, 5)) assert.equal(wireTimeout(ms), expected);
  assert.match(wireTimeout(1e12), /^\d{1,8}[SMH]$/);
});

test("frames arrive in any pieces", () => {
  const whole = new Uint8Array([...framed(Uint8Array.of(1, 2, 3)), ...framed(new Uint8Array(0))]);
  for (let size = 1; size <= whole.length; size++) {
    const parser = new FrameParser(10);
    const frames = [];
    for (let at = 0; at < whole.length; at += size) {
      frames.push(...parser.push(whole.subarray(at, at + size)));
    }
    assert.deepEqual(frames.map(({ data }) => [...data]), [[1, 2, 3], []]);
    assert.equal(parser.size, 0);
  }
});

test("a request that cannot be written is said before anything is sent", patience, async () => {
  let calls = 0;
  behave = (stream) => {
    calls++;
    answer(stream, [message("hello")]);
  };
  const wrong = failure(StatusCode.INVALID_ARGUMENT, /^the request: payload: the value is of another/);
  await assert.rejects(() => echo.unary({ payload: "text" }), wrong);
  await assert.rejects(() => echo.unary({ other: 1 }), failure(StatusCode.INVALID_ARGUMENT, /other/));
  await assert.rejects(() => all(echo.expand({ payload: 7 })), wrong);
  assert.equal(text(await echo.unary({})), "hello");
  assert.equal(calls, 1);
});

// Of `localhost` by its common name only, believed by nobody but this test; ends in 2126.
const nameless = {
  key: [
    "-----BEGIN PRIVATE KEY-----",
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgSNQ6MxsxEa+oRXe6",
    "XZjYybeUJO6HIYhKBqcjuQ9VWxShRANCAAQep51OIPP6MBVyUD+wSEwMYB+oEr2G",
    "zZnghawejuwfMiS+ckqUXpFlvvzjnsQ/C+PYINxWKxZ9UWxIpDtuLnJM",
    "-----END PRIVATE KEY-----",
  ].join("\n"),
  cert: [
    "-----BEGIN CERTIFICATE-----",
    "MIIBezCCASKgAwIBAgIUKbGENfvTd+IgVeTBTnAZC4Il73YwCgYIKoZIzj0EAwIw",
    "FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyODIzMzMxMFoYDzIxMjYxMTA0",
    "MjMzMzEwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO",
    "PQMBBwNCAAQep51OIPP6MBVyUD+wSEwMYB+oEr2GzZnghawejuwfMiS+ckqUXpFl",
    "vvzjnsQ/C+PYINxWKxZ9UWxIpDtuLnJMo1AwTjAdBgNVHQ4EFgQUXMhW2TBWYNr/",
    "2thjeekNggi6NmwwHwYDVR0jBBgwFoAUXMhW2TBWYNr/2thjeekNggi6NmwwDAYD",
    "VR0TBAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiAMtxI3ZJCmT+3d3EpCt/oHt9uM",
    "6zcO48pxOv7In6+3HwIgbfzDzJCpCZx6+B65VUYg3vDuK888XYsqxzKlW9qkAKU=",
    "-----END CERTIFICATE-----",
  ].join("\n"),
};

test("a common name is no name of a host", patience, async () => {
  const secure = http2.createSecureServer(nameless);
  secure.on("stream", (stream) => answer(stream, [message("x")]));
  await new Promise((resolve) => secure.listen(0, "127.0.0.1", resolve));
  const target = `https://localhost:${secure.address().port}`;
  // Node 20 asks for all addresses, node 18 for one.
  const lookup = (host, options, done) =>
    options.all ? done(null, [{ address: "127.0.0.1", family: 4 }]) : done(null, "127.0.0.1", 4);
  const strict = new GrpcTransport(target, { tls: { ca: nameless.cert, lookup } });
  try {
    const call = new Echo(strict).unary({ payload: new Uint8Array(1) });
    await assert.rejects(call, failure(StatusCode.UNAVAILABLE, /is for no host/));
  } finally {
    strict.close();
    secure.close();
  }
});
