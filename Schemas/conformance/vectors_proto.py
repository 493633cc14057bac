"""What the protobuf encoding reads beside its own form, and what it refuses."""

import struct

from reference_proto import (END, FIXED32, FIXED64, LENGTH, START, VARINT, length_delimited, tag,
                             varint64)


def number(field, value):
    return tag(field, VARINT) + varint64(value)


def fixed(field, value):
    return tag(field, FIXED64) + struct.pack("<Q", value)


def text(field, value):
    return length_delimited(field, value if isinstance(value, bytes) else value.encode())


def groups(field, depth):
    return tag(field, START) * depth + tag(field, END) * depth


def time(seconds=None, nanos=None):
    out = b"" if seconds is None else number(1, seconds)
    return out + (b"" if nanos is None else number(2, nanos))


LEAF = number(1, 7) + text(2, "seven")
KEY = "00112233-4455-6677-8899-aabbccddeeff"
PLACE = text(1, number(1, 3)) + number(2, 1) + text(3, "ab")


def reads():
    """(type, what, bytes): other encodings of a value, which writers of protobuf may use."""
    # Order, repetition and defaults.
    yield "Leaf", "fields out of order", text(2, "seven") + number(1, 7)
    yield "Leaf", "a number twice: the last counts", number(1, 5) + number(1, 6)
    yield "Leaf", "a string twice: the last counts", text(2, "long before") + text(2, "x")
    yield "Leaf", "defaults written out", number(1, 0) + text(2, "")
    yield "Fixed", "every default written out", b"".join(
        [number(n, 0) for n in (1, 2, 3, 4, 5, 6, 7)] + [fixed(8, 0), fixed(9, 0), number(10, 0), number(11, 0)]
        + [text(12, b""), text(13, b""), text(14, ""), text(15, ""), text(16, b"")])
    yield "Fixed", "times whose zeros are written out", text(12, time(0, 0)) + text(13, time(0, 0))
    yield "Fixed", "nanoseconds before seconds", text(12, number(2, 5000) + number(1, 9))
    yield "Variable", "messages left out that are not optional", text(1, "x")
    yield "Variable", "empty messages written out", text(5, b"") + text(6, b"") + text(7, b"")
    yield "Optionals", "optional values that are their defaults, out of order", \
        number(10, 9) + text(9, "") + text(8, "") + number(7, 0) + text(6, b"") + number(1, 0)
    # Merging.
    yield "Variable", "a message twice is merged", text(5, number(1, 7)) + text(5, text(2, "seven"))
    yield "Variable", "merging replaces what is given twice", text(5, LEAF) + text(5, number(1, 8))
    yield "Variable", "an optional message twice is merged", text(6, number(1, 7)) + text(6, text(2, "a"))
    yield "Fixed", "a timestamp twice is merged", text(12, time(5)) + text(12, time(None, 7000))
    yield "Fixed", "an instant twice is merged in whole microseconds", text(12, time(-5, 1999)) + text(12, time(1))
    yield "Fixed", "a length twice is merged in whole microseconds, with one sign", \
        text(13, time(-5, 999999999)) + text(13, time(6))
    yield "Fixed", "nanoseconds beyond a second are carried before more is merged", \
        text(12, time(5, 2**31 - 1)) + text(12, time(1))
    yield "Fixed", "a struct twice is merged", text(16, PLACE) + text(16, text(1, number(2, 4)) + number(4, 1))
    yield "Choice", "two cases: the last counts", text(1, LEAF) + text(2, text(1, "x"))
    yield "Choice", "three cases: the last counts", text(1, LEAF) + text(2, text(1, "x")) + text(1, number(1, 9))
    yield "Choice", "one case twice is merged", text(1, number(1, 7)) + text(1, text(2, "seven"))
    yield "Variable", "a union twice, another case", text(7, text(1, LEAF)) + text(7, text(2, text(1, "x")))
    yield "Variable", "a union twice, the same case", text(7, text(1, number(1, 7))) + text(7, text(1, text(2, "x")))
    yield "Variable", "a union twice, the second empty", text(7, text(1, LEAF)) + text(7, b"")
    yield "Lists", "messages of a list are not merged", text(7, number(1, 7)) + text(7, text(2, "x"))
    # Lists.
    yield "Lists", "unpacked numbers", b"".join(number(1, n) for n in (1, 300, 2**32 - 1))
    yield "Lists", "unpacked bools and enums", number(2, 1) + number(2, 0) + number(3, 4) + number(3, 200)
    yield "Lists", "packed and unpacked numbers, in turns", \
        text(1, b"\x01\x02") + number(1, 3) + text(1, b"\x04") + number(1, 5)
    yield "Lists", "an empty packed list", text(1, b"") + text(2, b"") + text(3, b"")
    yield "Lists", "elements between other fields", text(5, "a") + number(1, 1) + text(5, "b") + number(1, 2)
    yield "Lists", "packed numbers in more bytes than needed", text(1, bytes.fromhex("8000" "81808000" "ff00"))
    yield "Lists", "a uuid as empty text", text(10, "") + text(10, KEY)
    yield "MoreLists", "unpacked fixed numbers", fixed(6, 1) + fixed(6, 2**64 - 1) + fixed(7, 0x3FF8 << 48)
    yield "MoreLists", "packed fixed numbers in two parts", text(6, b"\1" + b"\0" * 7) + text(6, b"\2" + b"\0" * 7)
    yield "MoreLists", "times as empty messages", text(9, b"") + text(10, b"") + text(9, time(1))
    # Maps.
    yield "Maps", "entries out of order", text(1, text(1, "b") + number(2, 2)) + text(1, text(1, "a") + number(2, 1))
    yield "Maps", "a key twice: the last counts", \
        text(1, text(1, "a") + number(2, 1)) + text(1, text(1, "b")) + text(1, text(1, "a") + number(2, 3))
    yield "Maps", "an entry without key", text(1, number(2, 9)) + text(2, text(2, LEAF))
    yield "Maps", "an entry without value", text(1, text(1, "a")) + text(2, number(1, 5)) + text(3, text(1, KEY))
    yield "Maps", "an entry without anything", b"".join(text(n, b"") for n in (1, 2, 3, 4, 5))
    yield "Maps", "value before key", text(1, number(2, 9) + text(1, "a"))
    yield "Maps", "an unknown field in an entry", text(1, text(1, "a") + text(3, "?") + number(2, 9))
    yield "Maps", "key and value twice in an entry", text(1, text(1, "a") + text(1, "b") + number(2, 1) + number(2, 2))
    yield "Maps", "a value twice in an entry is merged", text(2, number(1, 5) + text(2, number(1, 7)) + text(2, text(2, "x")))
    yield "Maps", "a message key's value is replaced, not merged", \
        text(2, number(1, 5) + text(2, LEAF)) + text(2, number(1, 5) + text(2, number(1, 8)))
    yield "Maps", "a uuid key as empty text", text(3, text(1, "") + text(2, "zero"))
    yield "Maps", "a bool key of 2", text(4, number(1, 2) + number(2, 1))
    yield "Maps", "signed keys out of order", b"".join(text(5, number(1, n) + text(2, b"")) for n in (1, 0, -1, -2**31))
    # Unknown fields of every wire type, inside and around known ones.
    for what, extra in (
        ("a varint", number(99, 2**64 - 1)), ("eight bytes", fixed(99, 5)), ("text", text(99, "more")),
        ("four bytes", tag(99, FIXED32) + b"abcd"), ("an empty group", groups(99, 1)),
        ("a group with fields", tag(99, START) + number(1, 1) + text(2, "x") + groups(3, 2) + tag(99, END)),
        ("groups nested 100 deep", groups(99, 100)), ("the largest number", tag(2**29 - 1, VARINT) + b"\0"),
    ):
        yield "Leaf", "an unknown field: " + what, extra + LEAF
        yield "Variable", "an unknown field inside: " + what, text(5, number(1, 7) + extra) + text(1, "x")
    yield "Nothing", "only unknown fields", number(1, 1) + text(2, "x")
    yield "Choice", "an unknown case", text(9, LEAF)
    yield "Choice", "an unknown case behind a known one", text(1, LEAF) + text(9, LEAF)
    yield "Choice", "a retired case", text(3, text(1, "x"))
    yield "Fixed", "unknown fields of a struct and of times", \
        text(16, PLACE + number(9, 1)) + text(12, time(1, 1000) + text(3, "x")) + text(13, number(7, 7) + time(1))
    yield "Retired", "retired fields with content", number(1, 7) + number(2, 8) + text(5, "old") + text(8, LEAF) + text(6, "f")
    # A wire type that does not fit is an unknown field.
    yield "Leaf", "a number as text", text(1, "7") + text(2, "seven")
    yield "Leaf", "a number in eight bytes", fixed(1, 7) + number(1, 8)
    yield "Leaf", "a number in four bytes", tag(1, FIXED32) + b"abcd" + number(1, 8)
    yield "Leaf", "text as a number", number(2, 7)
    yield "Leaf", "text as a group", groups(2, 1) + number(1, 1)
    yield "Fixed", "an id as a varint, a double as four bytes", number(8, 7) + tag(9, FIXED32) + b"abcd"
    yield "Variable", "messages and unions as numbers", number(5, 7) + number(6, 7) + number(7, 7)
    yield "Choice", "a case as a number", text(1, LEAF) + number(2, 7)
    yield "Maps", "entries as numbers", number(1, 7) + number(2, 7)
    yield "Lists", "texts as numbers, numbers in eight bytes", number(5, 7) + fixed(1, 7)
    # Varints.
    yield "Leaf", "a number in ten bytes", tag(1, VARINT) + bytes.fromhex("87808080808080808000")
    yield "Leaf", "a number in two bytes that fits in one", tag(1, VARINT) + bytes.fromhex("8700")
    yield "Leaf", "a tag in more bytes than needed", bytes.fromhex("888000" "07")
    yield "Leaf", "a length in more bytes than needed", tag(2, LENGTH) + bytes.fromhex("858000") + b"seven"
    yield "Leaf", "a u32 above 2^32 is cut to its low bits", number(1, 2**32 + 7)
    yield "Fixed", "a u8 and a u16 above 2^32 are cut first", number(2, 2**40 + 7) + number(3, 2**33 + 65535)
    yield "Fixed", "an i32 above 2^31", number(6, 2**31) + number(7, 2**63)
    yield "Fixed", "a negative i32 in five bytes", tag(6, VARINT) + bytes.fromhex("ffffffff0f")
    yield "Fixed", "an enum above 2^32 is cut to its low bits", number(10, 2**32 + 2) + number(11, 2**32 + 300)
    yield "Fixed", "a bool of 2", number(1, 2)
    yield "Fixed", "a bool of 2^63", number(1, 2**63)
    yield "Fixed", "enums of unknown numbers", number(10, 255) + number(11, 65535)
    # Times.
    for what, value in (
        ("a nanosecond", time(5, 1)), ("999 nanoseconds", time(5, 999)), ("1999 nanoseconds", time(5, 1999)),
        ("nanoseconds before 1970", time(-5, 999999999)), ("negative nanoseconds", time(5, -1)),
        ("negative nanoseconds and seconds", time(-5, -1500)), ("two seconds of nanoseconds", time(5, 2**31 - 1)),
        ("seconds twice", time(5) + time(6)),
    ):
        yield "Fixed", "a timestamp and a duration: " + what, text(12, value) + text(13, value)
    yield "Fixed", "text of an empty uuid", text(14, KEY) + text(14, "")


def rejected():
    """(type, what, bytes, reason, path)."""
    leaf = "Leaf"
    yield leaf, "field number 0", number(0, 1), "invalidTag", ""
    yield leaf, "field number 0 in a text", tag(0, LENGTH) + b"\0", "invalidTag", ""
    yield leaf, "a tag in six bytes", bytes.fromhex("888080808000" "07"), "invalidTag", ""
    yield leaf, "a tag in ten bytes", bytes.fromhex("88808080808080808000" "07"), "invalidTag", ""
    yield "Fixed", "fixed text that is not UTF-8", text(15, b"a\xff"), "invalidASCII", "code"
    yield "Fixed", "a uuid that is not UTF-8", text(14, b"\xff" + b"0" * 35), "invalidUUID", "key"
    yield "Maps", "an entry that ends early", tag(1, LENGTH) + b"\x05\x0a", "truncated", "counts[0]"
    yield leaf, "a tag above 2^32", varint64(2**32 | 8) + b"\1", "invalidTag", ""
    yield leaf, "wire type 6", bytes([1 << 3 | 6, 0]), "invalidWireType", ""
    yield leaf, "wire type 7", bytes([1 << 3 | 7, 0]), "invalidWireType", ""
    yield leaf, "wire type 6 of an unknown field", bytes([15 << 3 | 6, 0]), "invalidWireType", ""
    yield leaf, "the end of no group", tag(9, END), "invalidTag", ""
    yield leaf, "the end of another group", tag(9, START) + tag(8, END), "invalidTag", ""
    yield leaf, "a group without its end", tag(9, START) + number(1, 1), "truncated", ""
    yield leaf, "field number 0 in a group", tag(9, START) + b"\0\0" + tag(9, END), "invalidTag", ""
    yield leaf, "wire type 7 in a group", tag(9, START) + b"\x0f" + tag(9, END), "invalidWireType", ""
    yield leaf, "groups nested 101 deep", groups(9, 101), "depthExceeded", ""
    yield leaf, "groups nested 2000 deep", groups(9, 2000), "depthExceeded", ""
    yield leaf, "a tag without end", b"\x88", "truncated", ""
    yield leaf, "a tag without value", tag(1, VARINT), "truncated", "number"
    yield leaf, "a number without end", tag(1, VARINT) + b"\x80", "truncated", "number"
    yield leaf, "a varint of eleven bytes", tag(1, VARINT) + b"\x80" * 10 + b"\0", "varintOverflow", "number"
    yield leaf, "a tag of eleven bytes", b"\x88" + b"\x80" * 9 + b"\0\1", "varintOverflow", ""
    yield leaf, "an unknown varint of eleven bytes", tag(9, VARINT) + b"\xff" * 10 + b"\1", "varintOverflow", ""
    yield leaf, "a text without length", tag(2, LENGTH), "truncated", "text"
    yield leaf, "a text longer than the bytes", tag(2, LENGTH) + b"\5abc", "truncated", "text"
    yield leaf, "a text of 2^31 bytes", tag(2, LENGTH) + varint64(2**31) + b"abc", "truncated", "text"
    yield leaf, "a text of 2^64 bytes", tag(2, LENGTH) + varint64(2**64 - 1) + b"abc", "truncated", "text"
    yield leaf, "an unknown text longer than the bytes", tag(9, LENGTH) + b"\5abc", "truncated", ""
    yield leaf, "an unknown field of eight bytes, cut", tag(9, FIXED64) + b"abcdefg", "truncated", ""
    yield leaf, "an unknown field of four bytes, cut", tag(9, FIXED32) + b"abc", "truncated", ""
    yield leaf, "a text over its limit", text(2, "x" * 41), "overLimit", "text"
    for what, data in (
        ("a lone continuation byte", b"\x80"), ("an overlong slash", b"\xc0\xaf"), ("a surrogate", b"\xed\xa0\x80"),
        ("above U+10FFFF", b"\xf4\x90\x80\x80"), ("a truncated character", b"a\xe2\x82"), ("an invalid lead byte", b"\xff"),
    ):
        yield leaf, "UTF-8: " + what, text(2, data), "invalidUTF8", "text"
    yield "LongNames", "a text over the limit nobody stated", text(2, "x" * 1025), "overLimit", "secondURL"
    yield "LongNames", "a list over the limit nobody stated", text(4, b"\1" * 1025), "overLimit", "xAxis"
    yield "Fixed", "a u8 of 256", number(2, 256), "outOfRange", "tiny"
    yield "Fixed", "a u8 of -1", number(2, -1), "outOfRange", "tiny"
    yield "Fixed", "a u16 of 65536", number(3, 65536), "outOfRange", "short"
    yield "Fixed", "an enum of 256", number(10, 256), "outOfRange", "small"
    yield "Fixed", "an enum of -1", number(10, -1), "outOfRange", "small"
    yield "Fixed", "a wide enum of 65536", number(11, 65536), "outOfRange", "wide"
    yield "Fixed", "a wide enum of -1", number(11, -1), "outOfRange", "wide"
    yield "Fixed", "an enum in a struct of 65536", text(16, number(4, 65536)), "outOfRange", "place.kind"
    yield "Fixed", "an id cut", tag(8, FIXED64) + b"abcdefg", "truncated", "ident"
    yield "Fixed", "a double cut", tag(9, FIXED64) + b"abc", "truncated", "real"
    for field, name in ((12, "at"), (13, "span")):
        yield "Fixed", f"{name}: seconds too large", text(field, time(9223372036855)), "outOfRange", name
        yield "Fixed", f"{name}: seconds too small", text(field, time(-9223372036856)), "outOfRange", name
        yield "Fixed", f"{name}: the largest seconds", text(field, time(2**63 - 1)), "outOfRange", name
        yield "Fixed", f"{name}: the smallest seconds", text(field, time(-2**63)), "outOfRange", name
        yield "Fixed", f"{name}: nanoseconds too many at the end", \
            text(field, time(9223372036854, 775808000)), "outOfRange", name
        yield "Fixed", f"{name}: cut inside", text(field, b"\x08"), "truncated", name
        yield "Fixed", f"{name}: field number 0 inside", text(field, b"\0\0"), "invalidTag", name
    for what, value in (
        ("upper case", KEY.upper()), ("without hyphens", KEY.replace("-", "")), ("too short", KEY[:-1]),
        ("too long", KEY + "0"), ("in braces", "{" + KEY + "}"), ("no digit", KEY[:-1] + "g"),
        ("hyphens elsewhere", KEY[:7] + "-" + KEY[7] + KEY[9:]), ("a space", " "),
    ):
        yield "Fixed", "a uuid: " + what, text(14, value), "invalidUUID", "key"
    yield "Lists", "a uuid in a list", text(10, KEY) + text(10, "x"), "invalidUUID", "keys[1]"
    yield "Maps", "a uuid as key", text(3, text(1, "x")), "invalidUUID", "names[0].key"
    yield "Fixed", "fixed text that is too long", text(15, "abcde"), "overLimit", "code"
    yield "Fixed", "fixed text with a high byte", text(15, "é"), "invalidASCII", "code"
    yield "Fixed", "fixed text with a zero", text(15, "a\0b"), "invalidASCII", "code"
    yield "Fixed", "fixed text that ends in a zero", text(15, "ab\0"), "invalidASCII", "code"
    yield "Fixed", "a struct's fixed text that is too long", text(16, text(3, "abcdef")), "overLimit", "place.code"
    yield "Variable", "bytes over their limit", text(2, b"x" * 301), "overLimit", "data"
    yield "Variable", "an optional text over its limit", text(3, "x" * 11), "overLimit", "maybe"
    yield "Variable", "optional bytes over their limit", text(4, "x" * 11), "overLimit", "blob"
    yield "Variable", "a message longer than the bytes", tag(5, LENGTH) + b"\5\x08\7", "truncated", "leaf"
    yield "Variable", "a message that is cut inside", text(5, number(1, 7) + tag(2, LENGTH) + b"\5a"), "truncated", "leaf.text"
    yield "Variable", "a message with a bad text", text(6, text(2, b"\xff")), "invalidUTF8", "other.text"
    yield "Variable", "a union's message with a bad text", text(7, text(2, text(1, b"\xff"))), "invalidUTF8", "choice.label.text"
    yield "Variable", "an unknown field cut in a message", text(5, tag(9, LENGTH) + b"\7a"), "truncated", "leaf"
    yield "Choice", "a case longer than the bytes", tag(1, LENGTH) + b"\5a", "truncated", "leaf"
    yield "Choice", "a case with a bad text", text(1, text(2, b"\xff")), "invalidUTF8", "leaf.text"
    yield "Choice", "an earlier case with a bad text", text(1, text(2, b"\xff")) + text(2, b""), "invalidUTF8", "leaf.text"
    yield "Choice", "field number 0", b"\0\0", "invalidTag", ""
    yield "Lists", "packed numbers over the limit", text(1, b"\1" * 9), "overLimit", "words"
    yield "Lists", "unpacked numbers over the limit", number(1, 1) * 9, "overLimit", "words"
    yield "Lists", "packed and unpacked over the limit", text(1, b"\1" * 8) + number(1, 1), "overLimit", "words"
    yield "Lists", "texts over the limit", text(5, "") * 5, "overLimit", "texts"
    yield "Lists", "messages over the limit", text(12, b"") * 201, "overLimit", "nothings"
    yield "Lists", "unions over the limit", text(9, b"") * 5, "overLimit", "choices"
    yield "Lists", "a text of the list over its limit", text(5, "a") + text(5, "x" * 9), "overLimit", "texts[1]"
    yield "Lists", "bytes of the list over their limit", text(6, "x" * 9), "overLimit", "blobs[0]"
    yield "Lists", "a bad text in the list", text(5, "a") + text(5, b"\xff"), "invalidUTF8", "texts[1]"
    yield "Lists", "a packed number without end", text(1, b"\1\x80"), "truncated", "words[1]"
    yield "Lists", "a packed varint of eleven bytes", text(1, b"\1" + b"\x80" * 10 + b"\0"), "varintOverflow", "words[1]"
    yield "Lists", "packed numbers longer than the bytes", tag(1, LENGTH) + b"\5\1", "truncated", "words"
    yield "Lists", "a packed enum of 256", text(3, b"\1" + varint64(256)), "outOfRange", "smalls[1]"
    yield "Lists", "a bad text in a message of the list", text(7, LEAF) + text(7, text(2, b"\xff")), "invalidUTF8", "leaves[1].text"
    yield "Lists", "a struct of the list, cut", text(4, b"\x08"), "truncated", "points[0].x"
    yield "MoreLists", "packed doubles of nine bytes", text(7, b"\0" * 9), "truncated", "reals[1]"
    yield "MoreLists", "a u8 of 256 in a list", text(1, b"\1" + varint64(256)), "outOfRange", "tinies[1]"
    yield "MoreLists", "fixed text in a list, too long", text(11, "abcd"), "overLimit", "codes[0]"
    yield "Maps", "entries over the limit", b"".join(
        text(1, text(1, str(n))) for n in range(9)), "overLimit", "counts"
    yield "Maps", "a key over its limit", text(1, text(1, "x" * 9)), "overLimit", "counts[0].key"
    yield "Maps", "a value over its limit", text(3, text(1, KEY) + text(2, "x" * 9)), "overLimit", "names[0].value"
    yield "Maps", "a key that is not UTF-8", text(1, text(1, "a")) + text(1, text(1, b"\xff")), "invalidUTF8", "counts[1].key"
    yield "Maps", "a message in a map with a bad text", \
        text(2, number(1, 5) + text(2, text(2, b"\xff"))), "invalidUTF8", "leaves[0].value.text"
    yield "Maps", "an entry cut inside", text(1, tag(1, LENGTH) + b"\5a"), "truncated", "counts[0].key"
    yield "Maps", "an enum in a map of 256", text(4, number(1, 1) + number(2, 256)), "outOfRange", "smalls[0].value"
    yield "Maps", "field number 0 in an entry", text(1, b"\0\0"), "invalidTag", "counts[0]"
    yield "MoreMaps", "a u8 key of 256", text(1, number(1, 256)), "outOfRange", "tinies[0].key"
    yield "MoreMaps", "a u16 key of 65536", text(2, number(1, 65536)), "outOfRange", "shorts[0].key"
