#!/usr/bin/env python3
"""Every implementation against every other: inputs that are nearly right, given to all of them.

usage: differ.py SWIFT JAVASCRIPT PYTHON SECONDS [SEED]

SWIFT is the executable codec-differ; JAVASCRIPT the folder of generated modules of everything.drop; PYTHON
the one that holds the generated package `made`. Inputs are the conformance vectors, changed: bytes and
varints of the binary encodings, tokens of JSON. Generated Swift, JavaScript and Python say the same value or
the same reason at the same field; the codec behind `dropwire call` says the same value, and refuses what they
refuse; Google's protobuf reads what they read, as the same value.

Prints what differs and ends with 1; each is a vector to be (Schemas/conformance/vectors_*.py).
"""

import importlib
import json
import os
import random
import re
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
CONFORMANCE = os.path.join(HERE, "..", "..", "Schemas", "conformance")
# Where a text stops being JSON is noticed before or behind the name of a field.
SYNTAX = {"malformedJSON", "invalidUTF8", "trailingBytes"}
NUMBERS = [
    "0", "-0", "0.0", "-0.0", "1", "1.0", "1e0", "1E+2", "1e-2", "100e-2", "01", "+1", "1.", ".5", "-", "1e",
    "255", "256", "65535", "65536", "4294967295", "4294967296", "2147483648", "-2147483648", "-2147483649",
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551615",
    "18446744073709551616", "1.8446744073709551615e19", "9007199254740993", "1e308", "1e309", "-1e400", "1e-400",
    "1e0000000001", "0e99999999999", "1e99999999999", "1e-99999999999", "5e-324", "0." + "0" * 400 + "1e401",
    "1" * 1024, "1" * 1025, "0." + "3" * 1022, "NaN", "Infinity", "-Infinity", "0x10", "1_0", "٣", "1 ", "nan",
]
TEXTS = [
    "", "a", "é", "\U0001f3ab", "\\u0000", "\\ud83c\\udfab", "\\ud800", "\\udfab\\ud83c", "\\x", "\\/", "\\b",
    "x" * 70, "é" * 40, "ABCD", "ABCDE", "AB\\u0000", "a\tb", "\\u006e", "SMALL_TWO", "SMALL_NINE", "two", "2",
    "-1", "300", "YWJj", "YWJ", "YW==", "YW=", "Y===", "_-8=", "+/8", "!!!!", "!" * 60, "A" * 200,
    "1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "2024-02-29T12:00:00+23:59",
    "2023-02-29T00:00:00Z", "1970-01-01t00:00:00z", "1970-01-01T24:00:00Z", "1970-01-01T00:00:60Z",
    "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "0000-01-01T00:00:00Z", "1970-01-01T00:00:00.Z",
    "1970-01-01T00:00:00.1234567891Z", "1s", "-1.5s", "0.0000005s", "-0s", "00000000000000000000001s", "1.s", ".5s",
    "315576000000s", "315576000000.000000001s", "-315576000001s", "9" * 30 + "s", "9" * 30 + "x", "0" * 70 + "1s",
    "00000000-0000-0000-0000-000000000000", "8b4c32a9-24c9-4a16-a740-2a553bf443b0",
    "8B4C32A9-24C9-4A16-A740-2A553BF443B0", "true", "false", "null", "\u212a",
]
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*|true|false|null|[{}\[\],:]')


def load(types):
    seeds = []
    with open(os.path.join(CONFORMANCE, "conformance.jsonl"), encoding="utf-8") as file:
        for line in file:
            vector = json.loads(line)
            if vector["type"] not in types:
                continue
            for encoding in ("native", "proto", "json"):
                if vector.get("encoding", encoding) != encoding:
                    continue
                if "encoding" in vector:
                    text = vector.get("text")
                    data = bytes.fromhex(vector["bytes"]) if text is None else text.encode("utf-8", "surrogatepass")
                else:
                    data = vector[encoding].encode() if encoding == "json" else bytes.fromhex(vector[encoding])
                if len(data) <= 3000:
                    seeds.append((vector["type"], encoding, data))
    return seeds


class Mutator:
    def __init__(self, seed, seeds):
        self.random = random.Random(seed)
        self.seeds = seeds
        self.by_kind = {}
        for name, encoding, data in seeds:
            self.by_kind.setdefault((name, encoding), []).append(data)

    def next(self):
        name, encoding, data = self.random.choice(self.seeds)
        for _ in range(self.random.choice((0, 1, 1, 1, 2, 3))):
            data = self.json(name, data) if encoding == "json" else self.binary(name, encoding, data)
        option = "ignoring" if encoding == "json" and self.random.random() < 0.3 else "-"
        return name, encoding, option, data[:6000]

    def binary(self, name, encoding, data):
        data, r = bytearray(data), self.random
        at = r.randrange(len(data) + 1)
        kind = r.randrange(8)
        if kind == 0 and data:
            data[at % len(data)] ^= 1 << r.randrange(8)
        elif kind == 1:
            data[at:at] = bytes(r.choice((0, 1, 2, 0x7F, 0x80, 0xFF)) for _ in range(r.randrange(1, 4)))
        elif kind == 2:
            del data[at:at + r.randrange(1, 5)]
        elif kind == 3 and data:
            data[at % len(data)] = r.choice((0, 1, 2, 3, 8, 10, 0x7F, 0x80, 0xFE, 0xFF, r.randrange(256)))
        elif kind == 4 and data:
            # The varint here in more bytes than it needs.
            at %= len(data)
            if data[at] < 0x80:
                data[at:at + 1] = bytes([data[at] | 0x80] + [0x80] * r.randrange(0, 10) + [0])
        elif kind == 5:
            other = r.choice(self.by_kind[name, encoding])
            data[at:] = other[r.randrange(len(other) + 1):]
        elif kind == 6:
            data += r.choice(self.by_kind[name, encoding])
        else:
            data = data[:at]
        return bytes(data)

    def scalar(self):
        r = self.random
        kind = r.randrange(6)
        if kind < 2:
            return r.choice(NUMBERS)
        if kind == 2:
            return '"' + r.choice(NUMBERS) + '"'
        if kind < 5:
            return '"' + r.choice(TEXTS) + '"'
        return r.choice(("null", "true", "false", "{}", "[]", "[null]", "[[]]", "truex", "nul", "tru", "'a'", "-"))

    def json(self, name, data):
        r = self.random
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return data
        tokens = [(m.start(), m.end()) for m in TOKEN.finditer(text)]
        if not tokens or r.random() < 0.1:
            return self.binary(name, "json", data)
        start, end = r.choice(tokens)
        token = text[start:end]
        kind = r.randrange(7)
        if kind == 0:
            return (text[:start] + text[end:]).encode("utf-8", "surrogatepass")
        if kind == 1:
            return (text[:end] + r.choice((" ", "\n", ",", "\u00a0", "}")) + text[end:]).encode("utf-8", "surrogatepass")
        if kind == 2 and token in "{[":
            inner = '"unknown":' + "[" * r.choice((1, 99, 100, 101)) + "0" + "]" * 3 if token == "{" else "null,"
            return (text[:end] + inner + text[end:]).encode("utf-8", "surrogatepass")
        if kind == 3:
            other, stop = r.choice(tokens)
            return (text[:start] + text[other:stop] + text[end:]).encode("utf-8", "surrogatepass")
        return (text[:start] + self.scalar() + text[end:]).encode("utf-8", "surrogatepass")


class Peer:
    """A process that answers a line with a line."""

    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, lines):
        self.process.stdin.write("".join(line + "\n" for line in lines).encode())
        self.process.stdin.flush()
        return [self.process.stdout.readline().decode().rstrip("\n") for _ in lines]


class Python:
    def __init__(self, folder):
        sys.path.insert(0, folder)
        self.types = importlib.import_module("made.everything")
        self.error = importlib.import_module("made._dropwire").WireError

    def ask(self, name, encoding, option, data):
        cls = getattr(self.types, name)
        try:
            value = cls.decode(data, encoding, ignoring_unknown_fields=option == "ignoring")
            return "ok " + value.encode().hex()
        except self.error as error:
            return f"no {error.reason} {error.path.encode().hex()}"
        except Exception as error:  # what is no WireError is a difference by itself
            return f"no {type(error).__name__} {str(error).encode().hex()}"


class Google:
    """Messages of the export, where the package protobuf is installed."""

    def __init__(self):
        sys.path.insert(0, CONFORMANCE)
        import check_with_google
        from google.protobuf import json_format, message, unknown_fields
        from reference import load as load_schema

        self.errors = (message.DecodeError, json_format.ParseError, ValueError, TypeError, OverflowError)
        self.format = json_format
        self.unknown = unknown_fields.UnknownFieldSet
        self.made = check_with_google.Google(
            load_schema()).classes

    def read(self, name, encoding, option, data):
        """The same value as protobuf, or nothing."""
        made, self.is_aside = self.made[name](), False
        try:
            if encoding == "proto":
                made.ParseFromString(data)
                maps = {field.number for field in made.DESCRIPTOR.fields if field.message_type
                        and field.message_type.GetOptions().map_entry}
                # An entry with an unknown field is put aside as a whole, and comes last when it is written.
                self.is_aside = any(field.field_number in maps for field in self.unknown(made))
            else:
                self.format.Parse(data.decode(), made, ignore_unknown_fields=option == "ignoring")
            return made.SerializeToString(deterministic=True)
        except (RecursionError, *self.errors):
            return None


def same(left, right):
    """Whether two answers are one, as far as it was promised."""
    if left == right or one_nan(left, right):
        return True
    # Of a text that is no JSON either fault may be said first.
    a, b = left.split(" "), right.split(" ")
    return a[0] == b[0] == "no" and (a[1] in SYNTAX or b[1] in SYNTAX)


def one_nan(left, right):
    """Whether they differ in numbers alone that are none: JavaScript writes all of them as one."""
    if len(left) != len(right) or not left.startswith("ok "):
        return False
    ours, theirs = bytes.fromhex(left[3:]), bytearray.fromhex(right[3:])
    nan = bytes.fromhex("000000000000f87f")
    at = theirs.find(nan)
    while at >= 0:
        number = ours[at:at + 8]
        if number[7] & 0x7F == 0x7F and number[6] >= 0xF0 and number != bytes(6) + b"\xf0" + number[7:]:
            theirs[at:at + 8] = number
        at = theirs.find(nan, at + 1)
    return ours == theirs


def extra(data):
    """What `call` reads beyond generated code: names of the schema, microseconds, capitals, cases by number."""
    text = data.decode("utf-8", "replace")
    capitals = r'"[0-9a-fA-F-]*[A-F][0-9a-fA-F-]*"'
    return re.search(rf'us"|"#[0-9]|{capitals}|"[a-z][A-Za-z]*"\s*[,}}\]]', text) is not None


def main():
    swift, javascript, python, seconds = sys.argv[1:5]
    seed = int(sys.argv[5]) if len(sys.argv) > 5 else random.randrange(1 << 32)
    peers = Peer(swift, os.path.join(CONFORMANCE, "everything.drop")), Peer("node", os.path.join(HERE, "differ.mjs"), javascript)
    ours = Python(python)
    try:
        google = Google()
    except (ImportError, AttributeError) as error:
        google = print(f"without Google's protobuf: {error}")
    names = set(re.findall(r"(\w+)\.self", open(os.path.join(HERE, "CodecDiffer.swift"), encoding="utf-8").read()))
    mutator = Mutator(seed, load(names))
    end, count, shown, failures = time.monotonic() + float(seconds), 0, {}, 0
    print(f"seed {seed}, {len(mutator.seeds)} seeds", flush=True)
    while time.monotonic() < end:
        inputs = [mutator.next() for _ in range(50)]
        lines = [f"{name} {encoding} {option} {data.hex()}" for name, encoding, option, data in inputs]
        for entry, line, from_swift, from_node in zip(inputs, lines, *(peer.ask(lines) for peer in peers)):
            count += 1
            name, encoding, option, data = entry
            generated, _, dynamic = from_swift.partition("\t")
            answers = {"Swift": generated, "JavaScript": from_node, "Python": ours.ask(*entry)}
            found = [who for who in ("JavaScript", "Python") if not same(generated, answers[who])]
            if dynamic not in ("-", ""):
                answers["call"] = dynamic
                is_extra = dynamic.startswith("ok") and generated.startswith("no") and extra(data)
                if dynamic.startswith("ok") != generated.startswith("ok") and not is_extra or (
                        dynamic.startswith("ok") and generated.startswith("ok") and dynamic != generated):
                    found.append("call")
            if google and encoding != "native" and generated.startswith("ok"):
                theirs = google.read(*entry)
                again = theirs and ours.ask(name, "proto", "-", theirs)
                answers["Google"] = "refused" if theirs is None else again if theirs else ours.ask(name, "proto", "-", b"")
                if answers["Google"] != generated and not google.is_aside and not allowed(
                        encoding, option, data):
                    found.append("Google")
            if not found:
                continue
            failures += 1
            key = (encoding, *found, *(answers[it].split(" ")[1][:24] for it in ("Swift", *found)
                                       if answers[it].startswith("no")))
            shown[key] = shown.get(key, 0) + 1
            if shown[key] <= 2:
                print(f"{', '.join(found)}: {name} {encoding} {option} {data!r}")
                for who, answer in answers.items():
                    print(f"  {who:10} {answer[:200]}")
                sys.stdout.flush()
    print(f"{count} inputs, {failures} differences of {len(shown)} kinds")
    sys.exit(1 if failures else 0)


def allowed(encoding, option, data):
    """Where Google's library for Python is known to read otherwise: see Schemas/conformance/README.md."""
    if encoding == "proto":
        # Lengths of more than five bytes, depths that count otherwise, nanoseconds that others are merged into.
        return re.search(rb"[\x80-\xff]{5}|\x10[\x80-\xff]{4}|K{60}|(\x9b\x06){60}", data) is not None
    text = data.decode("utf-8", "replace")
    # Blanks around a number in quotes, which is no case's name; names given twice in what is ignored.
    if option == "ignoring" and (re.search(r'" ?[-+]?\d[\d_]* ?"', text) or gives_twice(text)):
        return True
    # Numbers with a point or an exponent become doubles there; times and base64 have readers of Python's.
    return re.search(
        r'[0-9][.eE]|[0-9]{16}|"[^"]*[0-9]s"|[0-9]T[0-9]|\\u|-0|"0[0-9]|"-?[0-9]+"|SMALL_|WIDE_|=|unknown|nope', text
    ) is not None


def gives_twice(text):
    """Whether an object anywhere in the text has two members of one name."""
    found = []

    def members(pairs):
        found.extend(pairs[at] for at in range(len(pairs)) if pairs[at][0] in dict(pairs[:at]))
        return dict(pairs)

    json.loads(text, object_pairs_hook=members)
    return bool(found)


if __name__ == "__main__":
    main()
