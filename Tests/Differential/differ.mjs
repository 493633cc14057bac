// node differ.mjs FOLDER: the same questions and answers as CodecDiffer.swift, for generated JavaScript.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const types = await import(pathToFileURL(`${folder}/everything.js`));
const { WireError } = await import(pathToFileURL(`${folder}/dropwire-runtime.js`));
const hex = (bytes) => Buffer.from(bytes).toString("hex");

function answer(line) {
  const [name, encoding, option, input] = line.split(" ");
  try {
    const options = { ignoringUnknownFields: option === "ignoring" };
    const value = types[name].decode(new Uint8Array(Buffer.from(input, "hex")), encoding, options);
    return `ok ${hex(types[name].encode(value))}`;
  } catch (error) {
    if (!(error instanceof WireError)) return `no ${error.name} ${hex(String(error.stack))}`;
    return `no ${error.reason} ${hex(Buffer.from(error.path))}`;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${answer(line)}\n`);
}
