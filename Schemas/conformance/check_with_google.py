#!/usr/bin/env python3
"""Compares the vectors with Google's protobuf (`pip install protobuf`).

  check_with_google.py conformance.jsonl

Descriptors are built here from the schema, every canonical form is built through the API of the
messages and written by Google's library, and everything that is read or refused is given to it too.
Where it may differ from our mapping is listed below with the reason; anything else is an error.
"""

import collections
import json
import struct
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, duration_pb2, json_format, message_factory
from google.protobuf import message as protobuf
from google.protobuf import timestamp_pb2

from reference import load
from reference_json import snake
from reference_proto import ZERO_UUID

KINDS = {
    "bool": "BOOL", "u8": "UINT32", "u16": "UINT32", "u32": "UINT32", "u64": "UINT64", "i32": "INT32", "i64": "INT64",
    "id": "FIXED64", "f64": "DOUBLE", "uuid": "STRING", "ascii": "STRING", "string": "STRING", "bytes": "BYTES",
}

# Refusals Google's library does not know, by reason: our types have limits, forms and ranges.
OURS = {
    "overLimit": "protobuf has no limits of length or count",
    "invalidUUID": "a uuid is a string there",
    "invalidASCII": "fixed text is a string there",
    "outOfRange": "u8, u16 and enums have the range of a u32 or i32 there; times are not read as microseconds",
}

# Single vectors that the Python library reads otherwise, by the reason; the mapping is not in doubt there.
SINGLE = {
    "its reader of numbers is Python's: JSON's NaN, int() and float() with signs, spaces and long names": [
        "syntax: NaN without quotes", "syntax: Infinity without quotes", "syntax: -Infinity without quotes",
        'tiny as "+7"', "real as true", 'real as "inf"', 'real as "infinity"', 'real as "+Infinity"', 'real as "1.5 "',
        "small as true", "small as 1.5", "an enum of '04'",
    ],
    "its numbers with a point or an exponent are doubles, ours are exact": [
        "u64 as 1.8446744073709551615e19", "i64 as 9007199254740993.0"],
    "anything empty passes for an object": [
        "not an object: []", 'place as ""', "place as []", "leaf as []", "other as []", "choice as []"],
    "a field in both spellings is not noticed": ["a field in both spellings"],
    "its times are split at their separators and not checked further": [
        "a timestamp of '1970-1-1T0:0:0Z'", "a timestamp of '1970-01-01T00:00:00.Z'",
        "a timestamp of '1970-01-01T00:00:00+24:00'", "a timestamp of '1970-01-01T00:00:00+01:60'",
        "a duration of '1.s'", "a duration of '+1s'", "a duration of '1 s'", "a duration of ' 1s'",
        "a duration of '1.1234567890s'", "a duration of 66 characters",
    ],
    "its base64 passes over what it does not know": [
        f"bytes of '{text}'" for text in (
            "YQ=", "YQ===", "YQ==YQ==", "=", "Y Q=", "YW.j", "YWJj=", "é", "YWJj\\n", "Y=Q=")],
    "what it ignores is not looked at": [
        "ignoring an unknown field: " + what for what in (
            "arrays nested 101 deep", "objects nested 101 deep", "arrays nested 5000 deep", "a lone surrogate")],
    "the first piece of a time is cut to microseconds before the second is merged": [
        "a length twice is merged in whole microseconds, with one sign",
        "nanoseconds beyond a second are carried before more is merged"],
    "its limit of depth counts messages as well as groups": ["an unknown field inside: groups nested 100 deep"],
    "field numbers in unknown groups are not looked at": ["field number 0 in a group"],
    "an entry of a map with unknown fields is put aside as a whole": ["an unknown field in an entry"],
}
KNOWN = {what: reason for reason, whats in SINGLE.items() for what in whats}


class Google:
    def __init__(self, schema):
        self.s, self.package = schema, schema.package
        file = descriptor_pb2.FileDescriptorProto(name="everything.proto", package=self.package, syntax="proto3")
        file.dependency.extend(["google/protobuf/timestamp.proto", "google/protobuf/duration.proto"])
        for name, members in schema.members.items():
            self.enum(file.enum_type.add(name=name), members)
        for name, fields in {**schema.structs, **schema.messages}.items():
            self.message(file.message_type.add(name=name), fields)
        for name, cases in schema.unions.items():
            made = file.message_type.add(name=name)
            made.oneof_decl.add(name=self.oneof(cases))
            for case in cases:
                if not case.retired:
                    self.field(made, case.number, case.name, case.type).oneof_index = 0
        pool = descriptor_pool.Default()  # the one that knows Timestamp and Duration
        pool.AddSerializedFile(file.SerializeToString())
        self.classes = {
            name: message_factory.GetMessageClass(pool.FindMessageTypeByName(f"{self.package}.{name}"))
            for name in (*schema.structs, *schema.messages, *schema.unions)}

    def oneof(self, cases):
        return "case_" if any(case.name == "case" for case in cases) else "case"

    def enum(self, made, members):
        prefix = snake(made.name).upper() + "_"
        made.value.add(name=prefix + "UNSPECIFIED", number=0)
        for number, name, retired in members:
            if not retired:
                made.value.add(name=prefix + snake(name).upper(), number=number)

    def message(self, made, fields):
        for f in fields:
            if f.retired:
                continue
            field = self.field(made, f.number, f.name, f.type)
            if f.type.optional and field.type != field.TYPE_MESSAGE:
                field.proto3_optional = True
                field.oneof_index = len(made.oneof_decl)
                made.oneof_decl.add(name="_" + field.name)

    def field(self, made, number, name, t):
        field = made.field.add(name=snake(name), number=number, json_name=name, label=1)
        if t.kind == "list":
            field.label, t = 3, t.element
        elif t.kind == "map":
            words = [word.capitalize() for word in snake(name).split("_")]
            entry = made.nested_type.add(name="".join(words) + "Entry")
            entry.options.map_entry = True
            self.field(entry, 1, "key", t.key)
            self.field(entry, 2, "value", t.value)
            field.label, field.type = 3, field.TYPE_MESSAGE
            field.type_name = f".{self.package}.{made.name}.{entry.name}"
            return field
        if t.kind in KINDS:
            field.type = getattr(field, "TYPE_" + KINDS[t.kind])
        elif t.kind in ("timestamp", "duration"):
            field.type = field.TYPE_MESSAGE
            field.type_name = ".google.protobuf." + t.kind.capitalize()
        else:
            field.type = field.TYPE_ENUM if self.s.is_enum(t) else field.TYPE_MESSAGE
            field.type_name = f".{self.package}.{t.name}"
        return field

    # ------------------------------------------------ values into messages

    def build(self, name, value):
        made = self.classes[name]()
        if name in self.s.unions:
            for case in self.s.unions[name]:
                if case.number == value["case"] and not case.retired:
                    getattr(made, snake(case.name)).MergeFrom(self.build(case.type.name, value["value"]))
                    getattr(made, snake(case.name)).SetInParent()
            return made
        for f in self.s.structs.get(name) or self.s.messages[name]:
            if f.retired:
                continue
            self.set(made, snake(f.name), f.type, value[f.name])
        return made

    def set(self, made, name, t, v):
        if t.kind == "list":
            target = getattr(made, name)
            for x in v:
                x = self.scalar(t.element, x)
                target.add().MergeFrom(x) if isinstance(x, protobuf.Message) else target.append(x)
        elif t.kind == "map":
            target = getattr(made, name)
            for k, x in v:
                x = self.scalar(t.value, x)
                if isinstance(x, protobuf.Message):
                    target[self.scalar(t.key, k)].CopyFrom(x)
                else:
                    target[self.scalar(t.key, k)] = x
        elif t.optional and v is None:
            return
        elif t.kind == "uuid" and not t.optional and v == ZERO_UUID:
            return
        else:
            x = self.scalar(t, v)
            if not isinstance(x, protobuf.Message):
                setattr(made, name, x)
            elif t.optional or x.ByteSize():
                getattr(made, name).CopyFrom(x)
                getattr(made, name).SetInParent()

    def scalar(self, t, v):
        if t.kind == "f64":
            return struct.unpack(">d", bytes.fromhex(v["bits"]))[0]
        if t.kind == "bytes":
            return bytes.fromhex(v["hex"])
        if t.kind == "timestamp":
            return timestamp_pb2.Timestamp(seconds=v // 10**6, nanos=v % 10**6 * 1000)
        if t.kind == "duration":
            sign = 1 if v >= 0 else -1
            return duration_pb2.Duration(seconds=sign * (abs(v) // 10**6), nanos=sign * (abs(v) % 10**6) * 1000)
        if t.kind == "named" and not self.s.is_enum(t):
            return self.build(t.name, v)
        return v

    # ------------------------------------------------ messages into values

    def value(self, name, made):
        if name in self.s.unions:
            chosen = made.WhichOneof(self.oneof(self.s.unions[name]))
            for case in self.s.unions[name]:
                if chosen == snake(case.name):
                    return {"case": case.number, "value": self.value(case.type.name, getattr(made, chosen))}
            return {"case": 0, "value": None}
        return {f.name: self.get(made, snake(f.name), f.type)
                for f in self.s.structs.get(name) or self.s.messages[name] if not f.retired}

    def get(self, made, name, t):
        v = getattr(made, name)
        if t.kind == "list":
            return [self.plain(t.element, x) for x in v]
        if t.kind == "map":
            pairs = [[self.plain(t.key, k), self.plain(t.value, v[k])] for k in v]
            return sorted(pairs, key=lambda pair: pair[0].encode() if isinstance(pair[0], str) else pair[0])
        if t.optional and not made.HasField(name):
            return None
        return self.plain(t, v)

    def plain(self, t, v):
        if t.kind == "f64":
            return {"bits": struct.pack(">d", v).hex()}
        if t.kind == "bytes":
            return {"hex": v.hex()}
        if t.kind == "uuid":
            return v or ZERO_UUID
        if t.kind in ("timestamp", "duration"):
            micros = v.nanos // 1000
            if t.kind == "duration" and v.nanos < 0 and v.nanos % 1000:
                micros += 1
            return v.seconds * 10**6 + micros
        if t.kind == "named" and not self.s.is_enum(t):
            return self.value(t.name, v)
        return v

    def read(self, vector):
        """The value Google's library reads; an exception when it refuses."""
        made = self.classes[vector["type"]]()
        if vector["encoding"] == "proto":
            made.MergeFromString(bytes.fromhex(vector["bytes"]))
        else:
            text = vector.get("text")
            text = bytes.fromhex(vector["bytes"]).decode("utf-8") if text is None else text
            json_format.Parse(text, made, ignore_unknown_fields="options" in vector)
        made.SerializeToString()
        return self.value(vector["type"], made)


def same_numbers(text):
    """The text in a form in which 1 and 1.0 are alike, and so is any order of members."""
    return json.dumps(json.loads(text, parse_int=float), sort_keys=True)


class Comparison:
    def __init__(self, schema):
        self.s, self.google = schema, Google(schema)
        self.errors, self.counts, self.differences = [], collections.Counter(), collections.Counter()

    def wrong(self, vector, text):
        self.errors.append(f"{vector['type']}, {vector['what']}: {text}")

    def canonical(self, vector):
        """The forms of a value are what Google's library writes of it."""
        value = vector["value"]
        made = self.google.build(vector["type"], value)
        proto = made.SerializeToString(deterministic=True).hex()
        self.counts["proto written"] += 1
        if proto != vector["proto"] and not self.same_but_order(vector, made):
            self.wrong(vector, f"Google writes proto {proto}, the vector has {vector['proto']}")
        if "json" in vector.get("lossy", ()) and not self.has_unknown_union(vector):
            self.differences["a time outside the years 1 to 9999 is refused there, and ends at their limits here"] += 1
            return
        text = json_format.MessageToJson(made, indent=None)
        self.counts["JSON written"] += 1
        if same_numbers(text) != same_numbers(vector["json"]):
            self.wrong(vector, f"Google writes JSON {text}, the vector has {vector['json']}")
        again = json_format.Parse(vector["json"], self.google.classes[vector["type"]]())
        self.counts["JSON read back"] += 1
        if again.SerializeToString(deterministic=True) != made.SerializeToString(deterministic=True):
            self.wrong(vector, f"Google reads JSON {vector['json']} as {again}")

    def has_unknown_union(self, vector):
        return "proto" in vector["lossy"]

    def same_but_order(self, vector, made):
        """Map entries may come in another order; reading ours gives the same message."""
        again = self.google.classes[vector["type"]]()
        again.MergeFromString(bytes.fromhex(vector["proto"]))
        same = again == made and again.ByteSize() == len(vector["proto"]) // 2
        self.differences["the entries of a map are written in another order there"] += same
        return same

    def reads(self, vector):
        if vector["encoding"] == "native":
            return
        self.counts[f"{vector['encoding']} read"] += 1
        try:
            value = self.google.read(vector)
        except Exception as error:  # whatever it raises, it refuses
            known = KNOWN.get(vector["what"])
            if known:
                self.differences[known] += 1
            else:
                self.wrong(vector, f"Google refuses {vector.get('text', vector.get('bytes'))}: {error}")
            return
        if value != vector["reads"]:
            known = KNOWN.get(vector["what"])
            if known:
                self.differences[known] += 1
            else:
                self.wrong(vector, f"Google reads {value}, the vector has {vector['reads']}")

    def rejects(self, vector):
        if vector["encoding"] == "native":
            return
        self.counts[f"{vector['encoding']} refused"] += 1
        try:
            self.google.read(vector)
        except Exception:  # whatever it raises, it refuses
            return
        known = OURS.get(vector["rejects"]) or KNOWN.get(vector["what"])
        if known:
            self.differences[known] += 1
        else:
            self.wrong(vector, f"Google reads what is refused as {vector['rejects']}: "
                               f"{vector.get('text', vector.get('bytes'))}")

    def run(self, path):
        with open(path, encoding="utf-8") as file:
            for line in file:
                vector = json.loads(line)
                if "value" in vector:
                    self.canonical(vector)
                elif "reads" in vector:
                    self.reads(vector)
                else:
                    self.rejects(vector)


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        sys.exit(2)
    sys.setrecursionlimit(20000)
    comparison = Comparison(load())
    comparison.run(sys.argv[1])
    for what, count in sorted(comparison.counts.items()):
        print(f"{what}: {count}")
    for why, count in sorted(comparison.differences.items()):
        if count:
            print(f"differs, {why}: {count}")
    for error in comparison.errors:
        print("ERROR " + error)
    print(f"{len(comparison.errors)} errors")
    sys.exit(1 if comparison.errors else 0)


if __name__ == "__main__":
    main()
