// node browser.mjs FOLDER TARGET SECONDS [CA]: generated clients in headless Chromium against a running
// server, then a feed that is silent for SECONDS and has one marker at the end of them. The page comes
// from a server of another origin and sends what it found back to it. FOLDER has the modules of Schemas;
// CA is the file of the authority of a target that is https. CHROMIUM names the browser, where it is not
// `chromium`.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import http from "node:http";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, target, text, ca] = process.argv.slice(2);
const seconds = Number(text);
const load = (name) => import(pathToFileURL(`${folder}/${name}.js`));
const { GrpcTransport } = await load("dropwire-node");
const { Ingest, MarkerKind } = await load("markers");
const ingest = new Ingest(new GrpcTransport(target, {
  tls: ca === undefined ? {} : { ca: await readFile(ca) },
}));
const { value: { stream } } = await ingest.openStream({ key: randomUUID(), creator: 1n, title: "silent" });
const page = '<!doctype html><meta charset="utf-8"><script type="module" src="/page.mjs"></script>';

/** The marker that the page's feed waits for. */
async function publish() {
  const marker = { stream, producer: 1n, sequence: 1n, kind: MarkerKind.note, title: "at last" };
  for await (const answer of ingest.publish([marker])) assert.equal(answer.case, "accepted");
}

let told;
const report = new Promise((resolve) => (told = resolve));
const server = http.createServer(async (request, response) => {
  const { pathname } = new URL(request.url, "http://page");
  if (pathname === "/") return response.writeHead(200, { "content-type": "text/html" }).end(page);
  if (pathname === "/report") {
    let text = "";
    for await (const chunk of request) text += chunk;
    response.end();
    return told(JSON.parse(text));
  }
  if (pathname === "/follows") {
    response.end();
    setTimeout(publish, seconds * 1000);
    return undefined;
  }
  const name = basename(pathname);
  const path = name === "page.mjs" ? new URL("browser-page.mjs", import.meta.url) : join(folder, name);
  try {
    const text = await readFile(path);
    response.writeHead(200, { "content-type": "text/javascript" }).end(text);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

// Beside the modules, so that whoever removes them finds the browser by its command line.
const profile = await mkdtemp(join(dirname(folder), "browser-"));
const address = `http://127.0.0.1:${server.address().port}/?target=${encodeURIComponent(target)}&stream=${stream}`;
const browser = spawn(process.env.CHROMIUM ?? "chromium", [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
  // It calls this machine, and nobody else.
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  // The server's certificate is made for the test.
  "--ignore-certificate-errors", `--user-data-dir=${profile}`, address,
], { stdio: ["ignore", "ignore", "pipe"], detached: true });
let errors = "";
browser.stderr.on("data", (chunk) => (errors = (errors + chunk).slice(-4000)));

const failed = (why) => ({ failure: `${why}\n${errors}` });
const outcome = await Promise.race([
  report,
  new Promise((resolve) => browser.on("error", (error) => resolve(failed(error.message)))),
  new Promise((resolve) => browser.on("exit", (code) => resolve(failed(`it ended with ${code}`)))),
  new Promise((resolve) => {
    // A machine that is busy with other tests takes its time to start a browser.
    const patience = 100 + seconds;
    setTimeout(() => resolve(failed(`no report in ${patience} s`)), patience * 1000).unref();
  }),
]);
try {
  // The browser's helpers are of its process group.
  process.kill(-browser.pid, "SIGKILL");
} catch {
  // It has gone by itself.
}
server.closeAllConnections?.();
server.close();
await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
console.log(JSON.stringify(outcome));
assert.equal(outcome.failure, undefined, outcome.failure);
assert.deepEqual(outcome.done, ["json", "proto", "native"]);
// Silence is broken before it has lasted for two heartbeats, of 15 s each.
const { reset, heartbeat = 0, marker } = outcome.followed;
assert.deepEqual({ reset, marker }, { reset: 1, marker: 1 });
assert.ok(heartbeat >= Math.floor(seconds / 30), `${heartbeat} heartbeats in ${seconds} s`);
process.exit(0);
