// node odd.mjs FOLDER TABLE: the gRPC client against a server that answers as TABLE, the file
// odd_answers.json, says. The server speaks frame by frame: no library would send these answers.
import assert from "node:assert/strict";
import fs from "node:fs";
import net from "node:net";
import { pathToFileURL } from "node:url";
import { test } from "node:test";

const [folder, table] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(`${folder}/${name}.js`));
const { RPCError, StatusCode } = await load("dropwire-runtime");
const { GrpcTransport } = await load("dropwire-node");
const { Echo, EchoMessage } = await load("bench");

const big = (value) => [value >>> 24 & 255, value >>> 16 & 255, value >>> 8 & 255, value & 255];
const frame = (type, flags, stream, payload) =>
  Buffer.from([...big(payload.length).slice(1), type, flags, ...big(stream), ...payload]);
const string = (text) => [Buffer.byteLength(text), ...Buffer.from(text)];
/** HPACK without compression. */
const block = (fields) =>
  Object.entries(fields).flatMap(([name, value]) => [0, ...string(name), ...string(value)]);
const message = EchoMessage.encode({ payload: new TextEncoder().encode("hi") });
const whole = [0, ...big(message.length), ...message];

function bytesOf(step, stream) {
  const end = step.end ? 1 : 0;
  if (step.headers) return frame(1, 4 | end, stream, block(step.headers));
  if (step.reset !== undefined) return frame(3, 0, stream, big(step.reset));
  if (step.close) return Buffer.alloc(0);
  return frame(0, end, stream, step.message ? whole : step.bytes ?? Buffer.from(step.text));
}

/** A server whose every answer is these steps; gives its port. */
async function serve(steps) {
  const server = net.createServer((socket) => {
    let held = Buffer.alloc(0);
    let begun = false;
    socket.on("error", () => {});
    socket.write(frame(4, 0, 0, []));
    socket.on("data", (chunk) => {
      held = Buffer.concat([held, chunk]);
      if (!begun && held.length < 24) return;
      if (!begun) held = held.subarray(24);
      begun = true;
      while (held.length >= 9 && held.length >= 9 + held.readUIntBE(0, 3)) {
        const [size, type, flags, stream] =
          [held.readUIntBE(0, 3), held[3], held[4], held.readUInt32BE(5)];
        const payload = held.subarray(9, 9 + size);
        held = held.subarray(9 + size);
        if (type === 4 && !(flags & 1)) socket.write(frame(4, 1, 0, []));
        if (type === 6 && !(flags & 1)) socket.write(frame(6, 1, 0, payload));
        if (type > 1 || !(flags & 1)) continue;
        socket.write(Buffer.concat(steps.map((step) => bytesOf(step, stream))));
        if (steps.some((step) => step.close)) socket.end();
      }
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

for (const { name, answer, code, says } of JSON.parse(fs.readFileSync(table)).cases) {
  test(name, { timeout: 60_000 }, async () => {
    const server = await serve(answer);
    const transport = new GrpcTransport(`http://127.0.0.1:${server.address().port}`);
    let outcome = "OK";
    let text = "";
    try {
      await new Echo(transport).unary({ payload: new Uint8Array([1]) });
    } catch (error) {
      assert.ok(error instanceof RPCError, String(error.stack));
      [outcome, text] = [error.status, error.message];
    }
    transport.close();
    server.close();
    assert.equal(outcome, code, text);
    if (says !== undefined) assert.ok(text.includes(says), text);
    assert.ok(outcome in StatusCode);
  });
}
