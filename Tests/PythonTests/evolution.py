"""Random schemas, random legal evolutions of them, random values: old readers with new writers, and
new readers with old ones, in every encoding.

usage: evolution.py make FOLDER SEED COUNT     writes old/tN.drop and new/tN.drop
       evolution.py check FOLDER SEED COUNT    with packages FOLDER/old_made and FOLDER/new_made of them
       evolution.py rows FOLDER SEED COUNT     writes the schemas, types.txt and rows.txt, for readers and writers
                                               in another language: what is written, and what is read of it

What a reader has to see is worked out here on plain values, from the edits that were made and nothing
of the codecs. The bytes of a writer are compared with the reference implementation's as well.
"""

import importlib
import json
import os
import random
import re
import struct
import sys
import uuid

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [os.path.join(ROOT, "Schemas", "conformance"), os.path.dirname(os.path.abspath(__file__))]

import reference  # noqa: E402
import reference_json  # noqa: E402
import reference_proto  # noqa: E402
from check_vectors import whole  # noqa: E402

SCALARS = ["bool", "u8", "u16", "u32", "u64", "i32", "i64", "id", "f64", "timestamp", "duration", "uuid"]
KEYS = ["string(max: 9)", "u8", "u16", "u32", "u64", "i32", "i64", "id", "uuid", "bool"]
WORDS = [
    "case", "open", "urlOf", "aB", "x1", "isIt", "theURLText", "message", "oneof", "class", "from", "item2Go",
    "max", "key", "value", "number", "which", "list", "dict", "self", "encode2", "firstName", "n", "rest",
]
# What prefixes and numbers of a log begin with: they are unique in all files, see `placed`.
PREFIX, LOG = "§", "#"
# A schema has fewer methods in its logs, and a share of schemas fits in the numbers there are.
LOG_NUMBERS = 200
ENCODINGS = ("native", "proto", "json")
SIDES = ("old", "new")


# ---------------------------------------------------------------- schemas


class Member:
    def __init__(self, name, spelling, retired=False):
        self.name, self.spelling, self.retired = name, spelling, retired

    def copy(self):
        return Member(self.name, self.spelling, self.retired)


class Type:
    def __init__(self, kind, name, members, wide=False, letter=""):
        self.kind, self.name, self.members, self.wide, self.letter = kind, name, members, wide, letter

    def text(self):
        if self.kind == "newtype":
            return f'newtype {self.name} = id @prefix("{PREFIX}{self.letter}")\n'
        lines = []
        for number, m in enumerate(self.members, 1):
            retired = "retired " if m.retired else ""
            lines.append({
                "enum": f"  {retired}{m.name} = {number}", "struct": f"  {m.name} {m.spelling}",
            }.get(self.kind, f"  {number} {retired}{m.name} {m.spelling}"))
        wide = ": u16" if self.wide else ""
        return f"{self.kind} {self.name}{wide} {{\n" + "\n".join(lines) + ("\n" if lines else "") + "}\n"


class Method:
    """A method whose requests and results are in a log."""

    def __init__(self, name, request, response, number):
        self.name, self.request, self.response, self.number = name, request, response, number

    def text(self):
        logged = f" @logged({LOG}{self.number})" if self.number else ""
        return f"  {self.name} ({self.request}) -> {self.response}{logged}\n"


class Maker:
    """A schema by chance, and one that it may become."""

    def __init__(self, seed, prefix=""):
        self.r, self.prefix = random.Random(seed), prefix
        # Swift cannot have a member of that name, and the compiler says so.
        self.words = [word for word in WORDS if word != "self"] if prefix else WORDS
        self.types = []
        self.methods = []
        self.numbers = 0

    def named(self, *kinds):
        return [t.name for t in self.types if t.kind in kinds]

    def names(self, count, taken=()):
        return self.r.sample([word for word in self.words if word not in taken], count)

    def fixed(self):
        return self.r.choice(SCALARS + [f"ascii[{self.r.randint(1, 9)}]"] + self.named("enum", "struct", "newtype") * 3)

    def element(self):
        if self.r.random() < 0.5:
            return self.fixed()
        return self.r.choice(["string(max: 12)", "bytes(max: 9)"] + self.named("message", "union") * 2)

    def spelling(self):
        shape = self.r.random()
        if shape < 0.15:
            return f"[{self.element()}](max: {self.r.randint(1, 6)})"
        if shape < 0.3:
            return f"[{self.r.choice(KEYS + self.named('newtype'))}: {self.element()}](max: {self.r.randint(1, 6)})"
        if shape < 0.45:
            return self.fixed() + "?"
        if shape < 0.6:
            return self.r.choice(["string(max: 12)", "bytes(max: 9)"] + self.named("message")) + "?"
        return self.element()

    def declare(self, index):
        name = f"{self.prefix}{self.r.choice(['Thing', 'HTTPCall', 'X'])}{index}"
        kind = self.r.choice(["enum", "struct", "message", "message", "message", "union", "newtype"])
        if kind == "newtype":
            self.types.append(Type(kind, name, [], letter=chr(97 + index)))
            return
        if kind == "union" and not self.named("message"):
            kind = "message"
        members = []
        for word in self.names(self.r.randint(0 if kind == "message" else 1, 9)):
            spelling = {
                "enum": lambda: "", "struct": self.fixed, "message": self.spelling,
                "union": lambda: self.r.choice(self.named("message")),
            }[kind]()
            old = kind != "struct" and self.r.random() < 0.12
            members.append(Member(word, spelling, old))
        self.types.append(Type(kind, name, members, wide=kind == "enum" and self.r.random() < 0.3))

    def make(self):
        for index in range(self.r.randint(3, 9)):
            self.declare(index)
        if not self.named("message"):
            self.types.append(Type("message", f"{self.prefix}Last", [Member("n", self.spelling())]))
        for name in self.names(self.r.randint(1, 4)):
            self.method(name)
        return self.types

    def method(self, name):
        """A method more; some are in a log."""
        number = 0
        if self.r.random() < 0.6:
            self.numbers += self.r.randint(1, 9)
            number = self.numbers
        self.methods.append(Method(name, *(self.r.choice(self.named("message", "union")) for _ in "ab"), number))

    def service(self):
        return f"service {self.prefix}Logs {{\n" + "".join(m.text() for m in self.methods) + "}\n"

    def stored(self):
        """Names of the types that entries of a log are made of."""
        known = {t.name: t for t in self.types}
        found, ahead = set(), [name for m in self.methods if m.number for name in (m.request, m.response)]
        while ahead:
            name = ahead.pop()
            if name in known and name not in found:
                found.add(name)
                ahead += [word for m in known[name].members for word in re.findall(r"\w+", m.spelling)]
        return found

    def retyped(self, spelling):
        """An id that becomes one of a newtype, or the other way round: the same bytes."""
        newtypes = self.named("newtype")
        if not newtypes or self.r.random() < 0.5:
            return spelling
        other = self.r.choice(newtypes)
        return re.sub(r"\b(id|" + "|".join(newtypes) + r")\b", lambda m: other if m.group() == "id" else "id", spelling)

    def evolve(self):
        """Members are appended and retired, and ids get other names in code; nothing else may happen to them. What a
        log holds is not retired: only the numbers of an enum's cases stay there."""
        old, stored = self.types, self.stored()
        self.types = []
        for t in old:
            members = [m.copy() for m in t.members]
            for m in members:
                if not m.retired:
                    m.spelling = self.retyped(m.spelling)
            if t.kind == "newtype":
                self.types.append(t)
                continue
            if t.kind != "struct":
                for m in members:
                    if self.r.random() < 0.15 and (t.kind == "enum" or t.name not in stored):
                        m.retired = True
                for word in self.names(self.r.choice([0, 0, 1, 2, 3]), [m.name for m in members]):
                    spelling = {
                        "enum": lambda: "", "message": self.spelling,
                        "union": lambda: self.r.choice(self.named("message")),
                    }[t.kind]()
                    members.append(Member(word, spelling, self.r.random() < 0.1))
            self.types.append(Type(t.kind, t.name, members, t.wide))
        if self.r.random() < 0.3:
            self.types.append(Type("message", f"{self.prefix}Fresh", [Member("n", self.spelling())]))
        for m in self.methods:
            if not m.number and self.r.random() < 0.3:
                self.numbers += 1
                m.number = self.numbers
        for name in self.names(self.r.choice([0, 0, 1, 2]), [m.name for m in self.methods]):
            self.method(name)
        return self.types


def texts(seed, prefix=""):
    """The old schema and the new one; the names of their types begin with the prefix."""
    maker = Maker(seed, prefix)

    def text(types):
        # Generated services need a transport's runtime, which readers in another language do without.
        service = [] if prefix else [maker.service()]
        return "package evolve.v1\n\n" + "\n".join([t.text() for t in types] + service)

    old = text(maker.make())
    return old, text(maker.evolve())


def placed(text, index):
    """The text as one of many files: its package, its prefixes and its numbers in the log are its own."""
    letters = chr(97 + index // 26 % 26) + chr(97 + index % 26)
    text = text.replace("package evolve.v1", f"package evolve.t{index}").replace(PREFIX, letters)
    return re.sub(LOG + r"(\d+)", lambda m: str(index * LOG_NUMBERS + int(m.group(1))), text)


# ---------------------------------------------------------------- what a reader sees


# An enum's case whose name the reader does not have: in JSON as good as not there.
NOTHING = object()


class Projection:
    """A writer's value as a reader of another version sees it."""

    def __init__(self, writer, reader, encoding):
        self.w, self.r, self.encoding = writer, reader, encoding
        self.dropped = 0

    def fields(self, written, read, value):
        by_number = {f.number: f for f in written if not f.retired}
        out = {}
        for f in read:
            if f.retired:
                continue
            given = by_number.get(f.number)
            if given is None:
                out[f.name] = reference_proto.default(self.r, f.type)
            else:
                seen = self.value(f.type, value[given.name])
                out[f.name] = reference_proto.default(self.r, f.type) if seen is NOTHING else seen
        return out

    def message(self, name, value):
        return self.fields(self.w.messages[name], self.r.messages[name], value)

    def whole(self, name, value):
        return self.union(name, value) if name in self.r.unions else self.message(name, value)

    def union(self, name, value):
        case = next((c for c in self.r.unions[name] if c.number == value["case"] and not c.retired), None)
        if case is not None and value["value"] is not None:
            return {"case": value["case"], "value": self.message(case.type.name, value["value"])}
        # The native encoding keeps the number of a case it does not know.
        return {"case": value["case"] if self.encoding == "native" else 0, "value": None}

    def value(self, t, value):
        if value is None:
            return None
        if t.kind == "list":
            return [x for x in (self.value(t.element, x) for x in value) if x is not NOTHING]
        if t.kind == "map":
            return [[k, x] for k, x in ((k, self.value(t.value, x)) for k, x in value) if x is not NOTHING]
        if t.kind == "named":
            if self.r.is_enum(t):
                return self.enum(t.name, value)
            if self.r.is_struct(t):
                return self.fields(self.w.structs[t.name], self.r.structs[t.name], value)
            if self.r.is_union(t):
                return self.union(t.name, value)
            return self.message(t.name, value)
        return value

    def enum(self, name, value):
        if self.encoding == "json":
            written = reference_json.enum_names(self.w, name).get(value)
            if written is not None and written not in reference_json.enum_names(self.r, name).values():
                self.dropped += 1
                return NOTHING
        return value


class Values(reference.Maker):
    """Random values that every encoding can carry: times that JSON can write, cases that are known."""

    def fixed(self, t):
        if t.kind == "timestamp":
            return self.integer(-62135596800 * 10**6, 253402300799 * 10**6)
        if t.kind == "duration":
            return self.integer(-315576000000 * 10**6, 315576000000 * 10**6)
        if self.s.is_enum(t):
            known = [number for number, _, retired in self.s.members[t.name] if not retired]
            if self.r.random() < 0.8:
                return self.r.choice([0] + known)
            number = self.integer(0, 255 if self.s.enums[t.name] == 1 else 65535)
            # A number of another version, and none that is a name there only by accident.
            return number if number > 40 or number in known else 0
        return super().fixed(t)

    def whole(self, name):
        return self.message(name) if name in self.s.messages else self.value(reference.Type("named", name=name))


def reference_bytes(schema, name, value, encoding):
    if encoding == "json":
        return reference_json.JSONEncoder(schema).encode(name, value).encode()
    if encoding == "proto":
        codec = reference_proto.ProtoEncoder(schema)
    else:
        codec = reference.Encoder(schema)
    if name in schema.unions:
        return codec.union(name, value)
    return codec.message(schema.messages[name], value)


# ---------------------------------------------------------------- values into instances


def build(t, value):
    kind = t.kind
    if kind == "f64":
        return struct.unpack(">d", bytes.fromhex(value["bits"]))[0]
    if kind == "bytes":
        return bytes.fromhex(value["hex"])
    if kind == "uuid":
        return uuid.UUID(value)
    if kind == "list":
        return [build(t.element, x) for x in value]
    if kind == "map":
        return {build(t.key, k): build(t.element, x) for k, x in value}
    if kind in ("struct", "message", "union"):
        return instance(t.target, value)
    return t.target(value) if kind == "enum" else value


def instance(cls, value):
    if hasattr(cls, "_cases"):
        made = cls(unknown=value["case"])
        for case in cls._cases:
            if case.number == value["case"] and value["value"] is not None:
                made.value = instance(case.target, value["value"])
        return made
    made = cls()
    for field in cls._fields:
        if not field.retired:
            content = value[field.name]
            setattr(made, field.attribute, None if content is None else build(field.type, content))
    return made


# ---------------------------------------------------------------- checks


class Check:
    def __init__(self, folder, report):
        self.folder, self.report = folder, report
        self.counts = dict.fromkeys((*ENCODINGS, "ignored enum names", "unchanged"), 0)

    def triple(self, seed, index):
        schemas = [reference.Schema(text) for text in texts(seed)]
        modules = [importlib.import_module(f"{side}_made.t{index}") for side in ("old", "new")]
        for name in (*schemas[0].messages, *schemas[0].unions):
            for writer, reader in ((0, 1), (1, 0)):
                values = Values(schemas[writer], f"{seed} {name} {writer}")
                self.pair(f"seed {seed}, {name}, {'old' if writer == 0 else 'new'} writer", name,
                          values, schemas[writer], schemas[reader], modules[writer], modules[reader])

    def pair(self, place, name, values, writer, reader, written, read):
        value = values.whole(name)
        made = instance(getattr(written, name), value)
        for encoding in ENCODINGS:
            data = made.encode(encoding)
            if data != reference_bytes(writer, name, value, encoding):
                self.report(f"{place}: {encoding} is not written as the reference does: {data!r}")
            same = getattr(written, name).decode(data, encoding)
            if json.dumps(whole(same)) != json.dumps(value):
                self.report(f"{place}: {encoding} is not read back: {whole(same)} != {value}")
            self.across(f"{place}, {encoding}", name, value, data, writer, reader, read, encoding)


    def across(self, place, name, value, data, writer, reader, read, encoding):
        cls = getattr(read, name)
        projection = Projection(writer, reader, encoding)
        expected = projection.whole(name, value)
        self.counts[encoding] += 1
        self.counts["ignored enum names"] += projection.dropped
        try:
            got = cls.decode(data, encoding, ignoring_unknown_fields=True)
        except ValueError as error:
            return self.report(f"{place}: refused, {error}: {data!r}")
        if json.dumps(whole(got)) != json.dumps(expected):
            self.report(f"{place}: read as {whole(got)}, not {expected}: {data!r}")
            return
        self.counts["unchanged"] += json.dumps(expected) == json.dumps(value)
        again = cls.decode(got.encode(encoding), encoding)
        if encoding == "native" and json.dumps(whole(again)) != json.dumps(expected):
            if not self.has_lost(expected):
                self.report(f"{place}: written again it is {whole(again)}, not {expected}")

    def has_lost(self, value):
        """Whether a case of a union was kept by its number alone."""
        return '"value": null' in json.dumps(value)


def rows(seed, index):
    """For each type, writer, reader and encoding: the bytes written, and the native bytes of what is read."""
    schemas = [reference.Schema(text) for text in texts(seed, f"T{index}")]
    for name in (*schemas[0].messages, *schemas[0].unions):
        for writer in (0, 1):
            value = Values(schemas[writer], f"{seed} {name} {writer}").whole(name)
            for encoding in ENCODINGS:
                written = reference_bytes(schemas[writer], name, value, encoding)
                for reader in (0, 1):
                    seen = Projection(schemas[writer], schemas[reader], encoding).whole(name, value)
                    read = reference_bytes(schemas[reader], name, seen, "native")
                    yield (str(seed), SIDES[writer], SIDES[reader], name, encoding, written.hex(), read.hex())


def write_rows(folder, seed, count):
    with open(os.path.join(folder, "rows.txt"), "w", encoding="utf-8") as file:
        for index in range(count):
            file.writelines("\t".join(row) + "\n" for row in rows(seed + index, index))
    with open(os.path.join(folder, "types.txt"), "w", encoding="utf-8") as file:
        for index in range(count):
            schema = reference.Schema(texts(seed + index, f"T{index}")[0])
            file.writelines(name + "\n" for name in (*schema.messages, *schema.unions))


def write_schemas(folder, seed, count, prefix):
    for side in SIDES:
        os.makedirs(os.path.join(folder, side), exist_ok=True)
    for index in range(count):
        for side, text in zip(SIDES, texts(seed + index, prefix.format(index))):
            with open(os.path.join(folder, side, f"t{index}.drop"), "w", encoding="utf-8") as file:
                file.write(placed(text, index))


def main():
    command, folder, seed, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    if command == "make":
        write_schemas(folder, seed, count, "")
        return 0
    if command == "rows":
        write_schemas(folder, seed, count, "T{}")
        write_rows(folder, seed, count)
        return 0
    sys.path.insert(0, folder)
    failures = []
    check = Check(folder, failures.append)
    for index in range(count):
        try:
            check.triple(seed + index, index)
        except Exception as error:  # the other triples are still of interest
            failures.append(f"seed {seed + index}: {type(error).__name__}: {error}")
    for text in failures[:20]:
        print("FAILED " + text[:2000])
    numbers = ", ".join(f"{name} {number}" for name, number in check.counts.items())
    print(f"{count} triples from seed {seed}, {len(failures)} failures: {numbers}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
