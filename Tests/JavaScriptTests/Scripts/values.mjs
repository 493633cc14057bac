// node values.mjs FOLDER: values, their checks, and bytes that nobody meant to send. FOLDER has the
// modules of Schemas/conformance.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { test } from "node:test";

const folder = process.argv[2];
const T = await import(pathToFileURL(`${folder}/everything.js`));
const runtime = await import(pathToFileURL(`${folder}/dropwire-runtime.js`));
const { ValidationError, WireError, idOf, idText } = runtime;

const wire = (reason, path = "") => (error) =>
  error instanceof WireError && error.reason === reason && error.path === path;
const broken = (path, requirement) => (error) =>
  error instanceof ValidationError && error.path === path && error.requirement === requirement;

test("a created value is complete", () => {
  assert.deepEqual(T.Leaf.create(), { number: 0, text: "" });
  assert.deepEqual(T.Leaf.create({ text: "a" }), { number: 0, text: "a" });
  const value = T.Variable.create({ choice: { case: "leaf", value: { number: 3 } } });
  assert.deepEqual(value.choice, { case: "leaf", value: { number: 3, text: "" } });
  assert.equal(value.other, undefined);
  assert.deepEqual(value.leaf, { number: 0, text: "" });
  assert.deepEqual(T.Fixed.create({ long: 5, at: 7 }).long, 5n);
  assert.equal(T.Fixed.create({ key: "8B4C32A9-24C9-CA16-2740-2A553BF443B0" }).key,
    "8b4c32a9-24c9-ca16-2740-2a553bf443b0");
});

test("what does not fit is refused with its path", () => {
  const refused = [
    [T.Leaf, { nubmer: 1 }, "unknownField", "nubmer"],
    [T.Leaf, { constructor: 1 }, "unknownField", "constructor"],
    [T.Leaf, { number: -1 }, "outOfRange", "number"],
    [T.Leaf, { number: 1.5 }, "outOfRange", "number"],
    [T.Leaf, { number: "1" }, "wrongType", "number"],
    [T.Leaf, { text: "x".repeat(41) }, "overLimit", "text"],
    [T.Leaf, { text: "€".repeat(14) }, "overLimit", "text"],
    [T.Leaf, { text: "\ud800" }, "invalidUTF8", "text"],
    [T.Leaf, 7, "wrongType", ""],
    [T.Fixed, { long: 2n ** 64n }, "outOfRange", "long"],
    [T.Fixed, { long: 2 ** 53 }, "outOfRange", "long"],
    [T.Fixed, { key: "no uuid" }, "invalidUUID", "key"],
    [T.Fixed, { code: "abcde" }, "overLimit", "code"],
    [T.Fixed, { code: "ä" }, "invalidASCII", "code"],
    [T.Fixed, { small: 256 }, "outOfRange", "small"],
    [T.Fixed, { place: { at: { x: "1" } } }, "wrongType", "place.at.x"],
    [T.Variable, { data: [1, 2] }, "wrongType", "data"],
    [T.Variable, { choice: { case: "leef" } }, "unknownField", "choice.leef"],
    [T.Variable, { choice: { case: "leaf", value: { text: 1 } } }, "wrongType", "choice.leaf.text"],
    [T.Lists, { leaves: [{}, { number: -1 }] }, "outOfRange", "leaves[1].number"],
    [T.Lists, { words: new Array(9).fill(0) }, "overLimit", "words"],
    [T.Lists, { words: [null] }, "wrongType", "words[0]"],
    [T.Maps, { counts: new Map([["a", 1n], ["b", true]]) }, "wrongType", "counts[1].value"],
    [T.Maps, { counts: { a: 1n } }, "wrongType", "counts"],
  ];
  for (const [type, value, reason, path] of refused) {
    assert.throws(() => type.create(value), wire(reason, path), `${reason} ${path}`);
    assert.throws(() => type.encode(value), wire(reason, path));
  }
  assert.throws(() => T.Leaf.encode({}, "xml"), wire("unsupportedEncoding"));
  assert.throws(() => T.Leaf.decode(new Uint8Array(), "constructor"), wire("unsupportedEncoding"));
  assert.throws(() => T.Leaf.decode("text"), TypeError);
});

test("constraints", () => {
  const valid = {
    id: 1n, count: 1, kind: 1, key: "8b4c32a9-24c9-ca16-2740-2a553bf443b0", name: "ab",
    hash: new Uint8Array(4), tags: ["a"],
  };
  T.Checked.validate(valid);
  const rules = [
    [{ id: 0n }, "id", "must not be zero"],
    [{ count: 0 }, "count", "must be at least 1"],
    [{ count: 1001 }, "count", "must be at most 1000"],
    [{ delta: -6n }, "delta", "must be at least -5"],
    [{ kind: 0 }, "kind", "must not be unspecified"],
    [{ key: undefined }, "key", "must not be zero"],
    [{ name: "é" }, undefined],
    [{ name: "a" }, "name", "must have at least 2 bytes"],
    [{ hash: new Uint8Array(3) }, "hash", "must have exactly 4 bytes"],
    [{ tags: [] }, "tags", "must have at least 1 elements"],
    [{ tags: ["a", ""] }, "tags[1]", "must have at least 1 bytes"],
    [{ parts: [{ size: 1, at: 1n }, { size: 0, at: 1n }] }, "parts[1].size", "must be at least 1"],
    [{ part: { size: 1 } }, "part.at", "must not be zero"],
    [{ code: "ab" }, "code", "must have exactly 3 bytes"],
    [{ scores: new Map([["b", 1], ["a", 10]]) }, "scores[0].value", "must be at most 9"],
  ];
  for (const [change, path, requirement] of rules) {
    const check = () => T.Checked.validate({ ...valid, ...change });
    if (path === undefined) check();
    else assert.throws(check, broken(path, requirement), path);
  }
});

test("open enums and unions", () => {
  assert.equal(T.Small.one, 1);
  assert.equal(runtime.caseName(T.Small, 2), "two");
  assert.equal(runtime.caseName(T.Small, 77), undefined);
  const fixed = T.Fixed.decode(T.Fixed.encode({ small: 77 }));
  assert.equal(fixed.small, 77);
  assert.equal(T.Fixed.toJSON(fixed).small, 77);
  assert.equal(T.Fixed.toJSON({ small: T.Small.four }).small, "SMALL_FOUR");
  assert.deepEqual(T.Choice.decode(Uint8Array.of(9, 0)), { case: 9, value: undefined });
  assert.deepEqual(T.Choice.encode({ case: 9 }), Uint8Array.of(9, 0));
  assert.deepEqual(T.Choice.create(), { case: undefined, value: undefined });
});

test("ids as text", () => {
  assert.equal(idOf("hold_3w00"), 126976n);
  assert.equal(idOf("hold_3w00", "hold"), 126976n);
  assert.equal(idText("hold", 126976n), "hold_3w00");
  assert.equal(idOf(idText("drop", 2n ** 64n - 1n)), 2n ** 64n - 1n);
  for (const text of ["", "hold", "hold_", "_1", "hold_01", "hold_u", "a_b_1", `hold_g${"0".repeat(12)}`]) {
    assert.throws(() => idOf(text), wire("invalidText", ""), text);
  }
  // A field takes ids of the kind that it is called after.
  const value = T.Fixed.create({ ident: "ident_3w00" });
  assert.equal(value.ident, 126976n);
  assert.deepEqual(T.Fixed.decode(T.Fixed.encode({ ident: "ident_3w00" })), value);
  assert.deepEqual(T.MoreLists.create({ idents: ["ident_1", 2n] }).idents, [1n, 2n]);
  for (const text of ["drop_1", "1", "ident_"]) {
    assert.throws(() => T.Fixed.encode({ ident: text }), wire("invalidText", "ident"), text);
  }
  assert.throws(() => T.Fixed.encode({ ident: "drop_1" }), {
    message: "ident: drop_1 is the id of a drop, not of a ident; "
      + "write a number, or ident_ and its digits, such as ident_3w00",
  });
});

test("newtypes", () => {
  assert.equal(T.TicketID.prefix, "ticket");
  assert.equal(T.TicketID.from("ticket_3w00"), 126976n);
  assert.equal(T.TicketID.from(126976), 126976n);
  assert.equal(T.TicketID.text(T.TicketID.from(126976n)), "ticket_3w00");
  const refused = (place, kind, text) => ({
    message: `${place}${text} is the id of a ${kind}, not of a ticket; `
      + "write a number, or ticket_ and its digits, such as ticket_3w00",
  });
  assert.throws(() => T.TicketID.from("seat_1"), refused("", "seat", "seat_1"));
  assert.throws(() => T.TicketID.from(-1), wire("outOfRange", ""));
  // The kind is that of the newtype, whatever the field is called; texts stand wherever ids may.
  const value = T.Typed.create({
    ticket: "ticket_3w00", maybe: "seat_1", seats: ["seat_2", 3n], share: { ticket: "ticket_4" },
    byTicket: new Map([["ticket_5", "seat_6"]]), byName: new Map([["a", "ticket_7"]]),
  });
  assert.equal(value.ticket, 126976n);
  assert.equal(value.maybe, 1n);
  assert.deepEqual(value.seats, [2n, 3n]);
  assert.equal(value.share.ticket, 4n);
  assert.deepEqual(value.byTicket, new Map([[5n, 6n]]));
  assert.deepEqual(value.byName, new Map([["a", 7n]]));
  for (const encoding of ["native", "proto", "json"]) {
    assert.deepEqual(T.Typed.decode(T.Typed.encode(value, encoding), encoding), value);
  }
  // In JSON an id is a number in quotes, of a newtype as well.
  assert.equal(T.Typed.toJSON(value).ticket, "126976");
  for (const [change, path] of [
    [{ ticket: "seat_1" }, "ticket"], [{ maybe: "maybe_1" }, "maybe"], [{ seats: ["ticket_1"] }, "seats[0]"],
    [{ byTicket: new Map([["seat_1", 1n]]) }, "byTicket[0].key"],
    [{ byTicket: new Map([[1n, "ticket_1"]]) }, "byTicket[0].value"], [{ ticket: "1" }, "ticket"],
  ]) {
    assert.throws(() => T.Typed.encode(change), wire("invalidText", path), path);
  }
  assert.throws(() => T.TypedChecked.validate({ ticket: 0n, seats: [1n] }), /ticket/);
});

test("JSON as objects", () => {
  const value = T.Maps.create({ counts: new Map([["toString", 2n ** 60n], ["10", 1n]]) });
  const json = T.Maps.toJSON(value);
  assert.deepEqual(Object.keys(json.counts), ["10", "toString"]);
  assert.deepEqual(T.Maps.fromJSON(json).counts, new Map([["10", 1n], ["toString", 2n ** 60n]]));
  assert.deepEqual(T.Leaf.fromJSON({ number: "3" }), { number: 3, text: "" });
  assert.throws(() => T.Leaf.fromJSON({ nubmer: 3 }), wire("unknownField", "nubmer"));
  const options = { ignoringUnknownFields: true };
  assert.deepEqual(T.Leaf.fromJSON({ deep: [{}], number: 3 }, options), { number: 3, text: "" });
  assert.equal(T.Fixed.fromJSON({ long: 5n }).long, 5n);
  // Whatever bits a number that is none has, it is written with the same.
  const odd = T.Fixed.encode({ real: NaN });
  const nan = odd.findIndex((byte, at) => byte === 0xf8 && odd[at + 1] === 0x7f);
  const changed = odd.slice();
  changed[nan - 2] = 0x80;
  assert.deepEqual(T.Fixed.encode(T.Fixed.decode(changed)), odd);
  // JSON.stringify makes 0 of -0; proto3 JSON tells them apart.
  for (const json of [T.Fixed.toJSON({ real: -0 }), { real: -0 }]) {
    const text = T.Fixed.encode(T.Fixed.fromJSON(json), "json");
    assert.equal(new TextDecoder().decode(text), '{"real":-0.0}');
  }
  const again = JSON.parse(JSON.stringify(T.Fixed.toJSON({ real: -0 })));
  assert.ok(Object.is(T.Fixed.fromJSON(again).real, -0));
});

test("times", () => {
  const date = new Date("2026-11-23T08:15:00.250Z");
  const value = runtime.timestampOf(date);
  assert.equal(value, 1795421700250000n);
  assert.deepEqual(runtime.dateOf(value + 999n), date);
  assert.deepEqual(runtime.dateOf(-1n), new Date(-1));
  assert.equal(runtime.milliseconds(1.5), 1500n);
  assert.equal(T.Fixed.toJSON({ at: value }).at, "2026-11-23T08:15:00.250Z");
  assert.equal(T.Fixed.toJSON({ at: -1n }).at, "1969-12-31T23:59:59.999999Z");
  assert.equal(T.Fixed.toJSON({ span: -1500000n }).span, "-1.500s");
  const offset = T.Fixed.fromJSON({ at: "2026-11-23T10:15:00.2509999+02:00" });
  assert.equal(offset.at, value + 999n);
});

/** Numbers that follow from the seed alone. */
function generator(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("whatever the bytes are, an error is a WireError", () => {
  const random = generator(7);
  const seeds = [
    [T.Lists, { words: [1, 2], texts: ["a", "bc"], leaves: [{ number: 1, text: "x" }, {}] }],
    [T.Variable, { text: "text", maybe: "", leaf: { text: "y" }, choice: { case: "leaf" } }],
    [T.Maps, { counts: new Map([["a", 1n], ["b", 2n]]), leaves: new Map([[1, { text: "z" }]]) }],
    [T.Optionals, { a: true, e: 5n, i: "ab" }],
    [T.Fixed, { long: 1n, at: 5n, span: -5n, code: "ab", place: { code: "c" } }],
    [T.Retired, { f: "x", o: "y" }],
  ];
  let refused = 0;
  for (let round = 0; round < 6000; round++) {
    const [type, value] = seeds[random(seeds.length)];
    const encoding = ["native", "proto", "json"][random(3)];
    let bytes = type.encode(value, encoding);
    for (let change = random(4); change >= 0; change--) {
      const at = random(bytes.length);
      if (random(4) === 0) bytes = bytes.slice(0, at);
      else if (bytes.length > 0) bytes[at] = random(256);
    }
    try {
      type.decode(bytes, encoding);
    } catch (error) {
      assert.ok(error instanceof WireError, `${type.typeName} ${encoding}: ${error.stack}`);
      refused++;
    }
  }
  assert.ok(refused > 1000, `${refused} refused`);
});

test("a small claim of much is refused before anything is made of it", () => {
  const nested = (depth) => new TextEncoder().encode(`{"x":${"[".repeat(depth)}`);
  const options = { ignoringUnknownFields: true };
  assert.throws(() => T.Leaf.decode(nested(100000), "json", options), wire("depthExceeded"));
  const number = new TextEncoder().encode('{"number":1e999999999}');
  assert.throws(() => T.Leaf.decode(number, "json"), wire("outOfRange", "number"));
  const groups = new Uint8Array(100000).fill(0x53);
  assert.throws(() => T.Leaf.decode(groups, "proto"), wire("depthExceeded"));
  const packed = Uint8Array.from([0x0a, 0x09, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  assert.throws(() => T.Lists.decode(packed, "proto"), wire("overLimit", "words"));
});
