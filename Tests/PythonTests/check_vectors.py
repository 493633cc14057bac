"""The conformance vectors against generated modules.

usage: check_vectors.py FOLDER PACKAGE VECTORS

FOLDER holds PACKAGE, which was generated from everything.drop.
"""

import collections
import importlib
import json
import struct
import sys

ENCODINGS = ("native", "proto", "json")
failures = []


def plain(t, value):
    """A value in the form of the vectors."""
    if t.kind == "f64":
        return {"bits": struct.pack(">d", value).hex()}
    if t.kind == "bytes":
        return {"hex": value.hex()}
    if t.kind == "uuid":
        return str(value)
    if t.kind == "list":
        return [plain(t.element, element) for element in value]
    if t.kind == "map":
        order = sorted(value, key=lambda key: key.encode() if isinstance(key, str) else key)
        return [[plain(t.key, key), plain(t.element, value[key])] for key in order]
    if t.kind in ("struct", "message", "union"):
        return whole(value)
    return value


def whole(value):
    if hasattr(value, "number") and hasattr(type(value), "_cases"):
        content = None if value.value is None else whole(value.value)
        return {"case": value.number, "value": content}
    return {
        field.name: None if field.optional and getattr(value, field.attribute) is None
        else plain(field.type, getattr(value, field.attribute))
        for field in type(value)._fields if not field.retired}


def form(cls, data, encoding):
    return data.decode() if encoding == "json" else data.hex()


def source(vector):
    return vector["text"].encode() if "text" in vector else bytes.fromhex(vector["bytes"])


def fail(vector, text):
    failures.append(f"{vector['type']}, {vector['what']}: {text}")


def writes(vector, value):
    for encoding in ENCODINGS:
        made = form(type(value), value.encode(encoding), encoding)
        if made != vector[encoding]:
            fail(vector, f"{encoding} is written as {made}, not {vector[encoding]}")


def canonical(cls, vector):
    for encoding in ENCODINGS:
        text = vector[encoding]
        value = cls.decode(text.encode() if encoding == "json" else bytes.fromhex(text), encoding)
        if encoding in vector.get("lossy", ()):
            continue
        if json.dumps(whole(value)) != json.dumps(vector["value"]):
            fail(vector, f"{encoding} is read as {whole(value)}, not {vector['value']}")
        writes(vector, value)


def decode(cls, vector):
    ignoring = "ignoringUnknownFields" in vector.get("options", ())
    return cls.decode(source(vector), vector["encoding"], ignoring_unknown_fields=ignoring)


def reads(cls, vector):
    value = decode(cls, vector)
    if json.dumps(whole(value)) != json.dumps(vector["reads"]):
        fail(vector, f"is read as {whole(value)}, not {vector['reads']}")
    writes(vector, value)


def rejects(cls, vector, error_type):
    try:
        value = decode(cls, vector)
    except error_type as error:
        if error.reason != vector["rejects"] or error.path != vector.get("path", error.path):
            fail(vector, f"{error.reason} in '{error.path}', not {vector['rejects']} in "
                         f"'{vector.get('path', 'any field')}'")
        return
    fail(vector, f"is read as {value}")


def main():
    folder, package, path = sys.argv[1:]
    sys.path.insert(0, folder)
    module = importlib.import_module(f"{package}.everything")
    error_type = importlib.import_module(f"{package}._dropwire").WireError
    counts = collections.Counter()
    with open(path, encoding="utf-8") as file:
        for line in file:
            vector = json.loads(line)
            cls = getattr(module, vector["type"])
            kind = "accepted" if "value" in vector else "reads" if "reads" in vector else "rejects"
            counts[f"{kind} {vector.get('encoding', 'all')}"] += 1
            try:
                if kind == "accepted":
                    canonical(cls, vector)
                elif kind == "reads":
                    reads(cls, vector)
                else:
                    rejects(cls, vector, error_type)
            except Exception as error:  # one vector's failure is no reason not to see the others
                fail(vector, f"{type(error).__name__}: {error}")
    for name, count in sorted(counts.items()):
        print(f"{name}: {count}")
    for text in failures:
        print("FAILED " + text)
    print(f"{sum(counts.values())} vectors, {len(failures)} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
