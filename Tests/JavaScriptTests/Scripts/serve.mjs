// node serve.mjs FOLDER TARGET PROTOCOL ENCODING [CA]: generated clients against a running
// `dropwire serve`. TARGET is http://host:port or https://host:port; PROTOCOL is grpc or connect;
// ENCODING is native, proto or json; CA is the file of the only authority that grpc trusts.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { test } from "node:test";

const [folder, target, protocol, encoding, ca] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(`${folder}/${name}.js`));
const { RPCError, StatusCode } = await load("dropwire-runtime");
const { ConnectTransport } = await load("dropwire-connect");
const { GrpcTransport } = await load("dropwire-node");
const { Admin } = await load("audit");
const { Dispatch } = await load("dispatch");
const { Feed, Ingest, MarkerKind } = await load("markers");
const { DropAction, Drops, Offers } = await load("offers");
const { Reservations } = await load("reservations");

const tls = ca === undefined ? {} : { ca: readFileSync(ca) };
const connect = (address) => protocol === "grpc"
  ? new GrpcTransport(address, { encoding, tls }) : new ConnectTransport(address, { encoding });
const transport = connect(target);
const failure = (code) => (error) => error instanceof RPCError && error.code === code;
// A server that is slow on a busy machine is no failure.
const patience = { timeout: 60_000 };
const bothWays = { ...patience, skip: protocol === "connect" && "fetch streams one way" };

async function opened() {
  const { case: how, value } = await new Ingest(transport).openStream({
    key: randomUUID(), creator: 1n, title: "on the square",
  });
  assert.equal(how, "opened");
  return value.stream;
}

test("a unary call", patience, async () => {
  let trailers;
  const stats = await new Admin(transport).stats({}, { onTrailers: (it) => (trailers = it) });
  assert.ok(stats.pid > 0);
  assert.equal(typeof stats.sequence, "bigint");
  assert.notEqual(trailers, undefined);
});

test("buying", patience, async () => {
  const stream = await opened();
  const offer = await new Offers(transport).put({
    key: randomUUID(), creator: 1n, title: "bröd", price: { minor: 450n, currency: "EUR" },
    variants: ["rye"],
  });
  assert.equal(offer.case, "stored");
  const drops = new Drops(transport);
  const scheduled = await drops.schedule({
    key: randomUUID(), offer: offer.value.offer, stream, pools: [{ capacity: 5 }],
    holdTime: 600_000_000n,
  });
  assert.equal(scheduled.case, "scheduled");
  const { drop, pools: [pool] } = scheduled.value;
  await drops.control({ key: randomUUID(), drop, action: DropAction.open });
  const reservations = new Reservations(transport);
  const held = await reservations.reserve({
    key: randomUUID(), buyer: 7n, drop, pool, quantity: 3,
  });
  assert.equal(held.case, "reserved");
  assert.equal(held.value.granted, 3);
  const refused = await reservations.reserve({
    key: randomUUID(), buyer: 8n, drop, pool, quantity: 3,
  });
  assert.equal(refused.case, "rejected");
  assert.equal(refused.value.available, 2);
  const status = await drops.get({ drop });
  assert.equal(status.value.pools[0].held, 3);
});

test("a stream of responses, which ends when the loop is left", patience, async () => {
  const stream = await opened();
  const seen = [];
  for await (const event of new Feed(transport).subscribe({ stream })) {
    seen.push(event.case);
    break;
  }
  assert.deepEqual(seen, ["reset"]);
});

test("streams both ways", bothWays, async () => {
  const stream = await opened();
  let answered;
  async function* markers() {
    for (let sequence = 1n; sequence <= 3n; sequence++) {
      const before = new Promise((resolve) => (answered = resolve));
      yield { stream, producer: 9n, sequence, kind: MarkerKind.note, title: `marker ${sequence}` };
      // The next one is only sent once this one is answered: neither side waits for an end.
      await before;
    }
  }
  const offsets = [];
  for await (const result of new Ingest(transport).publish(markers())) {
    assert.equal(result.case, "accepted");
    offsets.push(result.value.offset);
    answered();
  }
  assert.deepEqual(offsets, [0n, 1n, 2n]);
  const titles = [];
  for await (const event of new Feed(transport).subscribe({ stream })) {
    if (event.case === "marker") titles.push(event.value.title);
    if (titles.length === 3) break;
  }
  assert.deepEqual(titles, ["marker 1", "marker 2", "marker 3"]);
});

test("a broken constraint", patience, async () => {
  const call = new Reservations(transport).reserve({ key: randomUUID(), buyer: 0n });
  await assert.rejects(call, (error) => {
    assert.match(error.message, /buyer/);
    return failure(StatusCode.INVALID_ARGUMENT)(error);
  });
});

test("a stream that is not there", patience, async () => {
  const events = new Feed(transport).subscribe({ stream: 987654321n });
  await assert.rejects(async () => {
    for await (const event of events) assert.fail(event.case);
  }, failure(StatusCode.NOT_FOUND));
});

test("a value of the wrong type is not sent", patience, async () => {
  const call = new Reservations(transport).reserve({ quantiy: 1 });
  await assert.rejects(call, (error) => {
    assert.match(error.message, /quantiy/);
    return failure(StatusCode.INVALID_ARGUMENT)(error);
  });
});

test("a deadline", patience, async () => {
  const stream = await opened();
  const events = new Feed(transport).subscribe({ stream, tail: true }, { timeoutMs: 300 });
  await assert.rejects(async () => {
    for await (const event of events) assert.ok(["reset", "heartbeat"].includes(event.case));
  }, failure(StatusCode.DEADLINE_EXCEEDED));
});

test("a call that is cancelled", patience, async () => {
  const stopping = new AbortController();
  const stream = await opened();
  const events = new Feed(transport).subscribe({ stream }, { signal: stopping.signal });
  await assert.rejects(async () => {
    for await (const event of events) {
      assert.ok(event.case !== undefined);
      stopping.abort();
    }
  }, failure(StatusCode.CANCELLED));
  await assert.rejects(
    new Admin(transport).stats({}, { signal: AbortSignal.abort() }),
    failure(StatusCode.CANCELLED));
});

test("requests that end with an error", bothWays, async () => {
  async function* broken() {
    yield { case: "hello", value: { partner: 4n } };
    throw new Error("no more");
  }
  await assert.rejects(async () => {
    for await (const event of new Dispatch(transport).connect(broken())) assert.ok(event.case);
  }, (error) => error instanceof RPCError);
});

test("nobody listens", patience, async () => {
  const nowhere = connect("http://127.0.0.1:1");
  await assert.rejects(new Admin(nowhere).stats({}), failure(StatusCode.UNAVAILABLE));
  nowhere.close?.();
});

test("another connection after the first was closed", patience, async () => {
  transport.close?.();
  const stats = await new Admin(transport).stats({});
  assert.ok(stats.pid > 0);
  transport.close?.();
});
