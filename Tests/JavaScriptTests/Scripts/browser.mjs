// node browser.mjs FOLDER TARGET: generated clients in headless Chromium against a running server.
// The page comes from a server of another origin and sends what it found back to it. FOLDER has the
// modules of Schemas. CHROMIUM names the browser, where it is not `chromium`.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import http from "node:http";
import { basename, dirname, join } from "node:path";

const [folder, target] = process.argv.slice(2);
const page = '<!doctype html><meta charset="utf-8"><script type="module" src="/page.mjs"></script>';

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
const address = `http://127.0.0.1:${server.address().port}/?target=${encodeURIComponent(target)}`;
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
    setTimeout(() => resolve(failed("no report in 100 s")), 100_000).unref();
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
