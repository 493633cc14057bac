// node declarations.mjs FOLDER...: every export of a module is declared in its .d.ts, and every
// declared value is exported.
import { readFileSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";

// Parts that only the runtime itself calls.
const internal = new Set([
  "WireError.describe", "FrameParser.peek", "CallLimits.watch", "CallLimits.lateness",
]);

let failures = 0;
let exports = 0;
for (const folder of process.argv.slice(2)) {
  for (const name of readdirSync(folder).filter((it) => it.endsWith(".js"))) {
    const module = await import(pathToFileURL(`${folder}/${name}`));
    const text = readFileSync(`${folder}/${name.replace(/js$/, "d.ts")}`, "utf8");
    const pattern = /^export declare (?:const|function|class) (\w+)/gm;
    const declared = new Set([...text.matchAll(pattern)].map((match) => match[1]));
    for (const exported of Object.keys(module)) {
      exports++;
      if (declared.delete(exported)) continue;
      failures++;
      console.error(`${name} exports ${exported}, which is not declared`);
    }
    for (const missing of declared) {
      failures++;
      console.error(`${name} does not export ${missing}, which is declared`);
    }
    // What a class can do is declared as well.
    for (const [exported, value] of Object.entries(module)) {
      if (typeof value !== "function" || !/^class\b/.test(Function.prototype.toString.call(value))) {
        continue;
      }
      const start = text.indexOf(`export declare class ${exported}`);
      const body = text.slice(start, text.indexOf("\n}", start));
      for (const member of Object.getOwnPropertyNames(value.prototype)) {
        if (member === "constructor" || internal.has(`${exported}.${member}`)) continue;
        if (new RegExp(`\\b${member}\\b`).test(body)) continue;
        failures++;
        console.error(`${name}: ${exported}.${member} is not declared`);
      }
    }
  }
}
console.log(JSON.stringify({ exports }));
process.exit(failures === 0 ? 0 : 1);
