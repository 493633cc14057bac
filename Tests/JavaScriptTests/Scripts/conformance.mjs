// node conformance.mjs FOLDER VECTORS: what generated JavaScript makes of the vectors that all back
// ends share. Prints the number of checks by what they checked; ends with 1 when one failed.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, path] = process.argv.slice(2);
const types = await import(pathToFileURL(`${folder}/everything.js`));
const { WireError } = await import(pathToFileURL(`${folder}/dropwire-runtime.js`));

const counts = {};
let failures = 0;

function check(what, vector, made, expected) {
  counts[what] = (counts[what] ?? 0) + 1;
  if (made === expected) return;
  failures++;
  if (failures > 20) return;
  console.error(`${what}: ${vector.type}, ${vector.what}\n  expected ${expected}\n  made     ${made}`);
}

const hex = (bytes) => Buffer.from(bytes).toString("hex");
const unhex = (text) => new Uint8Array(Buffer.from(text, "hex"));

/** Order of keys: text by its bytes, all else by value. */
function order(a, b) {
  if (typeof a === "string") return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A value in the form of the vectors, see reference.py. */
function dumped(type, value) {
  switch (type.kind) {
    case "f64": {
      const bits = new DataView(new ArrayBuffer(8));
      bits.setFloat64(0, value);
      return { bits: bits.getBigUint64(0).toString(16).padStart(16, "0") };
    }
    case "u64": case "i64": case "id": case "timestamp": case "duration": return value;
    case "bytes": return { hex: hex(value) };
    case "list": return value.map((item) => dumped(type.element, item));
    case "map":
      return [...value].sort(([a], [b]) => order(a, b))
        .map(([key, item]) => [dumped(type.key, key), dumped(type.value, item)]);
    case "union": {
      if (value.case === undefined) return { case: 0, value: null };
      const item = type.byName.get(value.case);
      if (item === undefined) return { case: value.case, value: null };
      return { case: item.number, value: dumped(item.type, value.value) };
    }
    case "message": case "struct": {
      const fields = type.fields.map((field) => {
        const member = value[field.name];
        return [field.name, member === undefined ? null : dumped(field.type, member)];
      });
      return Object.fromEntries(fields);
    }
    default: return value;
  }
}

/** JSON as the vectors have it: BigInts as numbers, nothing but ASCII. */
function text(value) {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.map(text).join(",")}]`;
  if (value !== null && typeof value === "object") {
    return `{${Object.entries(value).map(([k, v]) => `${text(k)}:${text(v)}`).join(",")}}`;
  }
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (unit) =>
    `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The text of the line's last member, as it was written. */
function lastMember(line, name) {
  const at = line.indexOf(`,"${name}":`);
  return line.slice(at + name.length + 4, -1);
}

const encodings = ["native", "proto", "json"];
const forms = { native: unhex, proto: unhex, json: (it) => new TextEncoder().encode(it) };
const texts = { native: hex, proto: hex, json: (it) => new TextDecoder().decode(it) };

function checkRefused(vector, type, source, options) {
  let made = "read";
  try {
    type.decode(source, vector.encoding, options);
  } catch (error) {
    if (!(error instanceof WireError)) made = error.stack;
    else made = "path" in vector ? `${error.reason} ${error.path}` : error.reason;
  }
  const expected = "path" in vector ? `${vector.rejects} ${vector.path}` : vector.rejects;
  check(`${vector.encoding} refused`, vector, made, expected);
}

/** What is read of `source` has this text; undefined when it cannot be read. */
function read(what, vector, type, encoding, source, options, expected) {
  try {
    const value = type.decode(source, encoding, options);
    check(what, vector, text(dumped(type, value)), expected);
    return value;
  } catch (error) {
    check(what, vector, error.stack, expected);
    return undefined;
  }
}

for (const line of readFileSync(path, "utf8").split("\n")) {
  if (line === "") continue;
  const vector = JSON.parse(line);
  const type = types[vector.type];
  const options = Object.fromEntries((vector.options ?? []).map((name) => [name, true]));
  const source = "bytes" in vector ? unhex(vector.bytes) : forms.json(vector.text ?? "");
  if ("rejects" in vector) {
    checkRefused(vector, type, source, options);
    continue;
  }
  const expected = lastMember(line, "encoding" in vector ? "reads" : "value");
  let values;
  if ("encoding" in vector) {
    const what = `${vector.encoding} read only`;
    values = [read(what, vector, type, vector.encoding, source, options, expected)];
  } else {
    const whole = encodings.filter((it) => !vector.lossy?.includes(it));
    values = whole.map((it) =>
      read(`${it} read`, vector, type, it, forms[it](vector[it]), {}, expected));
  }
  if (values[0] === undefined) continue;
  for (const encoding of encodings) {
    const made = texts[encoding](type.encode(values[0], encoding));
    check(`${encoding} written`, vector, made, vector[encoding]);
  }
}

console.log(JSON.stringify(counts));
process.exit(failures === 0 ? 0 : 1);
