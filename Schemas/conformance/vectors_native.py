"""What the native encoding accepts, reads of other versions, and refuses."""

import struct

from reference import Decoder, Encoder, Maker, Reader, Reject, varint


def empty_value(schema, name):
    return Decoder(schema).empty(schema.messages[name])


def accepted(schema):
    """Encodings that every implementation reads to this value and writes back to these bytes."""
    encoder, decoder = Encoder(schema), Decoder(schema)
    for name in schema.messages:
        value = empty_value(schema, name)
        yield name, "empty", encoder.message(schema.messages[name], value), value
        for seed in range(12):
            value = Maker(schema, f"{name} {seed}").message(name)
            data = encoder.message(schema.messages[name], value)
            assert decoder.message(schema.messages[name], data) == value, (name, seed)
            yield name, f"random {seed}", data, value
    for name in schema.unions:
        for case in schema.unions[name]:
            if case.retired:
                continue
            value = {"case": case.number, "value": Maker(schema, name).message(case.type.name)}
            yield name, f"case {case.name}", encoder.union(name, value), value
        yield name, "unspecified", b"\0", {"case": 0, "value": None}
        yield name, "unknown", varint(9) + b"\0", {"case": 9, "value": None}
    longest = {"text": "x" * 300, "data": {"hex": "ab" * 300}, "maybe": "", "blob": {"hex": ""}}
    value = {**empty_value(schema, "Variable"), **longest}
    yield "Variable", "two-byte lengths", encoder.message(schema.messages["Variable"], value), value
    many = {**empty_value(schema, "Lists"), "points": [{"x": i, "y": -i} for i in range(200)],
            "leaves": [{"number": i, "text": "t" * (i % 41)} for i in range(200)],
            "labels": [{"text": ""}] * 200, "nothings": [{}] * 200}
    yield "Lists", "full lists", encoder.message(schema.messages["Lists"], many), many


def read_only(schema):
    """Encodings of other versions: read to this value, but not what this version writes."""
    encoder, decoder = Encoder(schema), Decoder(schema)
    versions = ["Version1", "Version2", "Version3"]
    for writer in versions:
        for seed in range(4):
            value = Maker(schema, f"{writer} {seed}").message(writer)
            data = encoder.message(schema.messages[writer], value)
            for reader in versions:
                if reader == writer:
                    continue
                got = decoder.message(schema.messages[reader], data)
                yield reader, f"written by {writer}, {seed}", data, got
    for writer, reader in (("Holder1", "Holder3"), ("Holder3", "Holder1")):
        for seed in range(6):
            data = encoder.message(schema.messages[writer], Maker(schema, f"{writer} {seed}").message(writer))
            got = decoder.message(schema.messages[reader], data)
            yield reader, f"written by {writer}, {seed}", data, got

    def also(name, what, data):
        yield name, what, data, decoder.message(schema.messages[name], data)

    empty = encoder.message(schema.messages["Leaf"], empty_value(schema, "Leaf"))
    yield from also("Leaf", "unknown tail fields", empty + b"\x01a\x05more!")
    yield from also("Leaf", "a longer block", bytes.fromhex("0600" "07000000" "ffff" "0161"))
    yield from also("Leaf", "an empty field before an unknown one", empty + b"\0" + b"\x02xy")
    yield from also("Leaf", "a block of no bytes", b"\0\0\x01a")
    yield from also("Nothing", "a block where none is known", b"\x03\0abc" + b"tail")
    yield from also("Optionals", "presence bits of a longer block", bytes.fromhex("3400" + "00" * 50 + "fe00"))
    retired = bytes.fromhex("0a00" "ffffffff" "07" "03" "1111" "2222")
    # Everything the retired fields may still carry from an older writer.
    tail = (b"\x03old" + b"\x01f" + b"\x01\x01\0\0\0"
            + encoder.messages(schema.messages["Leaf"], [{"number": 7, "text": "z"}])
            + b"\x01\x02" + b"\0\0"
            + encoder.messages(schema.entry(schema.messages["Retired"][9].type), [{"key": "k", "value": 1}])
            + b"\x03ab" + b"\x02\x01a\x02bc" + b"\x02\0\0" + b"\x02\0" + b"\x02\x02\0\0" + b"\x01o")
    yield from also("Retired", "retired fields with content", retired + tail)


def rejected(schema):
    """Bytes that are refused, with the reason and the field."""
    encoder, decoder = Encoder(schema), Decoder(schema)

    def bad(name, what, data):
        data = bytes.fromhex(data) if isinstance(data, str) else data
        try:
            if name in schema.unions:
                r = Reader(data)
                number = r.varint()
                if number:
                    decoder.union(name, r, number)
                if r.left:
                    raise Reject("trailingBytes")
            else:
                decoder.message(schema.messages[name], data)
        except Reject as error:
            return name, what, data, error.reason, error.path
        raise AssertionError((name, what))

    yield bad("Leaf", "nothing at all", "")
    yield bad("Leaf", "half a block length", "04")
    yield bad("Leaf", "a block that ends early", "0400 000000")
    yield bad("Leaf", "a block that splits a slot", "0300 000000")
    yield bad("Leaf", "a length without bytes", "0400 01000000 05 6162")
    yield bad("Leaf", "a length that ends inside", "0400 01000000 80")
    yield bad("Leaf", "a varint in two bytes that fits in one", "0400 01000000 8100 61")
    yield bad("Leaf", "a varint of six bytes", "0400 01000000 ffffffffff01")
    yield bad("Leaf", "a varint above 2^32", "0400 01000000 ffffffff1f")
    yield bad("Leaf", "the largest varint", "0400 01000000 ffffffff0f")
    yield bad("Leaf", "a string over its limit", "0400 01000000 29" + "61" * 41)
    for what, text in (
        ("a lone continuation byte", "80"), ("an overlong slash", "c0af"), ("a surrogate", "eda080"),
        ("above U+10FFFF", "f4908080"), ("a truncated character", "e282"), ("an invalid lead byte", "ff"),
    ):
        yield bad("Leaf", "UTF-8: " + what, "0400 01000000 " + varint(len(text) // 2).hex() + text)
    yield bad("Leaf", "an empty string at the end", "0400 01000000 00")
    fixed = encoder.message(schema.messages["Fixed"], empty_value(schema, "Fixed"))
    layout = {f.name: 2 + offset for f, offset, _, _ in schema.layout(schema.messages["Fixed"])[0]}

    def patched(offset, byte):
        return fixed[:offset] + bytes([byte]) + fixed[offset + 1:]

    yield bad("Fixed", "a bool of 2", patched(layout["flag"], 2))
    yield bad("Fixed", "a bool of 255 in a struct", patched(layout["place"] + 8, 255))
    yield bad("Fixed", "text with a high byte", patched(layout["code"], 0x80))
    yield bad("Fixed", "text after its padding", patched(layout["code"] + 2, 0x41))
    yield bad("Fixed", "a struct's text after its padding", patched(layout["place"] + 13, 0x41))
    ends = {offset - 2 + schema.size(f.type) for f in schema.messages["Fixed"]
            for offset in [layout[f.name]]} | {0}
    for cut in [n for n in range(len(fixed) - 2) if n not in ends][::9]:
        yield bad("Fixed", f"a block cut to {cut} bytes", struct.pack("<H", cut) + fixed[2:2 + cut])
    optionals = encoder.message(schema.messages["Optionals"], empty_value(schema, "Optionals"))
    slots, size = schema.layout(schema.messages["Optionals"])
    second = next(p for f, _, p, _ in slots if f.name == "i")
    for bit in range(1, 8):
        data = bytearray(optionals)
        data[2 + second] = 1 << bit
        yield bad("Optionals", f"unknown presence bit {bit}", bytes(data))
    for f, offset, presence, bit in slots:
        if presence is None:
            continue
        data = bytearray(optionals)
        data[2 + offset + schema.size(f.type) - 1] = 1
        yield bad("Optionals", f"an absent {f.name} that is not zero", bytes(data))
    short = bytearray(2 + 4)
    short[0:2] = struct.pack("<H", 4)
    short[2] = 0b1000
    yield bad("Optionals", "presence of a slot beyond a shorter block", bytes(short))
    lists = struct.pack("<H", 0)
    for what, hexes in (
        ("a count over its limit", "09" + "00" * 36),
        ("a count without elements", "04 00000000"),
        ("a count times size over everything", "08 00"),
        ("a bool in a list of 2", "00 02 01 02"),
        ("strings: a count without elements", "00000000 04 00"),
        ("strings: over the element's limit", "00000000 01 09" + "61" * 9),
        ("strings: not UTF-8", "00000000 02 00 01ff"),
        ("bytes: over the element's limit", "0000000000 01 09" + "61" * 9),
        ("messages: no block length", "000000000000 01"),
        ("messages: blocks end early", "000000000000 02 0400 01000000 02"),
        ("messages: no tails", "000000000000 01 0400 01000000"),
        ("messages: fewer tails than elements", "000000000000 02 0400 01000000 02000000 01 00"),
        ("messages: a tail longer than all tails", "000000000000 01 0400 01000000 02 0561"),
        ("messages: bytes after the last tail", "000000000000 01 0400 01000000 03 000000"),
        ("messages: an explicit empty field in a tail", "000000000000 01 0400 01000000 02 0100"),
        ("messages: a block that splits a slot", "000000000000 01 0300 010000 01 00"),
        ("messages: blocks of no bytes and a large count", "0000000000 00 00 c801 0000 00"),
        ("messages: blocks of no bytes, tails cut", "0000000000 00 00 0a 0000 05 0000000000"),
        ("unions: a count without elements", "0000000000000000 04 00"),
        ("unions: a case without its length", "0000000000000000 01 01"),
        ("uuids: count over bytes", "000000000000000000 01 00"),
        ("an empty list at the end", "00"),
        ("messages: a count over its limit", "000000000000 c901 0000"),
    ):
        yield bad("Lists", what, lists + bytes.fromhex(hexes))
    variable = "0000"
    for what, hexes in (
        ("bytes over their limit", "00 ad02" + "00" * 301),
        ("an optional string over its limit", "00 00 0c" + "61" * 11),
        ("an optional string cut", "00 00 05 61"),
        ("an absent string at the end", "00 00 00"),
        ("a message without a block length", "00 00 00 00 01 00"),
        ("a message whose string is not UTF-8", "00 00 00 00 08 0400 00000000 01 ff"),
        ("a message longer than the rest", "00 00 00 00 09 0400 00000000"),
        ("an absent message at the end", "00 00 00 00 06 0400 00000000 00"),
        ("a union whose message is cut", "00 00 00 00 06 0400 00000000 00 01 03 0400 00"),
        ("a union whose message is empty", "00 00 00 00 06 0400 00000000 00 01 00"),
        ("a union case that is no varint", "00 00 00 00 06 0400 00000000 00 8100 00"),
        ("an unset union at the end", "00 00 00 00 06 0400 00000000 00 00"),
    ):
        yield bad("Variable", what, bytes.fromhex(variable + hexes))
    for what, hexes in (
        ("keys out of order", "02 0800 " + "00" * 16 + " 06 02 0162 02 0161"),
        ("a key twice", "02 0800 " + "00" * 16 + " 06 02 0161 02 0161"),
        ("a key over its limit", "01 0800 " + "00" * 8 + " 0b 0a 09" + "61" * 9),
        ("numbers out of order", "00 02 0400 02000000 01000000 02 00 00"),
        ("a bool key of 2", "00 00 00 01 0200 0201 01 00"),
    ):
        yield bad("Maps", what, lists + bytes.fromhex(hexes))
    yield bad("Maps", "signed numbers in unsigned order",
              lists + bytes.fromhex("00 00 00 00 02 0400 01000000 ffffffff 02 00 00"))
    yield bad("Choice", "nothing at all", "")
    yield bad("Choice", "no length", "01")
    yield bad("Choice", "bytes after the end", "01 06 0400 00000000 ff")
    yield bad("Choice", "bytes after none", "00 00")
    yield bad("Choice", "a case longer than the bytes", "02 05 0000")
    yield bad("Choice", "a bad message", "01 05 0300 000000")
    yield bad("Retired", "a retired string cut", "0a00" + "00" * 10 + "05 61")
    yield bad("Retired", "a retired list cut", "0a00" + "00" * 10 + "00 01 66 05 00000000")
