// Runs in the browser, see browser.mjs: calls in every encoding, then a report of them.
import { Admin, Audit } from "/audit.js";
import { ConnectTransport } from "/dropwire-connect.js";
import { StatusCode } from "/dropwire-runtime.js";
import { Feed, Ingest, MarkerKind } from "/markers.js";

const parameters = new URLSearchParams(location.search);
const target = parameters.get("target");
const report = { agent: navigator.userAgent, done: [] };

function demand(holds, what) {
  if (!holds) throw new Error(what);
}

async function failure(call) {
  try {
    await call;
  } catch (error) {
    return error.code;
  }
  return undefined;
}

async function scenario(encoding) {
  const transport = new ConnectTransport(target, { encoding, timeoutMs: 60_000 });
  const stats = await new Admin(transport).stats({});
  demand(stats.pid > 0, `no pid in ${encoding}`);

  const opened = await new Ingest(transport).openStream({
    key: uuid(), creator: 1n, title: "gesehen im Browser",
  });
  demand(opened.case === "opened", `not opened: ${opened.case}`);
  const { stream } = opened.value;
  const refused = await failure(new Ingest(transport).openStream({ key: uuid() }));
  demand(refused === StatusCode.INVALID_ARGUMENT, `a creator of 0 is ${refused}`);

  const stopping = new AbortController();
  const seen = [];
  const ended = await failure((async () => {
    for await (const event of new Feed(transport).subscribe({ stream }, {
      signal: stopping.signal,
    })) {
      seen.push(event.case);
      stopping.abort();
    }
  })());
  demand(seen[0] === "reset", `the first event is ${seen[0]}`);
  demand(ended === StatusCode.CANCELLED, `an aborted stream ends with ${ended}`);
  demand(MarkerKind.note === 1, "constants");

  // A stream of several messages that ends by itself: the journal, which has grown by a stream for each turn.
  for (let more = 0; more < 3; more += 1) {
    await new Ingest(transport).openStream({ key: uuid(), creator: 1n, title: `${more}` });
  }
  let next = 1n;
  let records = 0;
  for await (const record of new Audit(transport).readJournal({ from: 1n })) {
    demand(record.first === next, `a record begins at ${record.first}, not ${next}`);
    next += BigInt(record.count);
    records += 1;
  }
  demand(records >= 4, `${records} journal records`);
  const head = await new Audit(transport).head({});
  demand(next <= head.sequence + 1n, `the journal goes up to ${next - 1n}, its head is ${head.sequence}`);
}

/** Follows a stream in which nothing happens until its one marker; how many events of each kind came. */
async function follow(stream) {
  const counts = {};
  for await (const event of new Feed(new ConnectTransport(target)).subscribe({ stream })) {
    counts[event.case] = (counts[event.case] ?? 0) + 1;
    if (event.case === "reset") await fetch("/follows", { method: "POST" });
    if (event.case === "marker") break;
  }
  return counts;
}

/** `randomUUID` is there for secure pages only. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

try {
  for (const encoding of ["json", "proto", "native"]) {
    await scenario(encoding);
    report.done.push(encoding);
  }
  report.followed = await follow(BigInt(parameters.get("stream")));
} catch (error) {
  report.failure = `${error.name}: ${error.message}\n${error.stack}`;
}
await fetch("/report", { method: "POST", body: JSON.stringify(report) });
