"""The native encoding, written by hand from docs/native-encoding.md: block, then tail.

Only what the interop scripts need, and nothing of the generated code.
"""

import struct


def varint(number):
    out = bytearray()
    while True:
        low = number & 0x7F
        number >>= 7
        out.append(low | (0x80 if number else 0))
        if not number:
            return bytes(out)


def read_varint(data, at):
    number = shift = 0
    while True:
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, at
        shift += 7


def text(value):
    data = value.encode()
    return varint(len(data)) + data


def message(block, tail=()):
    """A message of a block and the pieces of its tail; trailing empty ones are omitted."""
    pieces = list(tail)
    while pieces and pieces[-1] == b"\x00":
        pieces.pop()
    return struct.pack("<H", len(block)) + block + b"".join(pieces)


def open_message(data):
    """Block and tail of a message."""
    (length,) = struct.unpack_from("<H", data)
    return data[2:2 + length], data[2 + length:]


def open_union(data):
    """Case number and the message of a union."""
    case, at = read_varint(data, 0)
    if case == 0:
        return 0, b""
    length, at = read_varint(data, at)
    assert at + length == len(data), "bytes after a union's message"
    return case, data[at:]


# Requests.

def echo(payload):
    return message(b"", [varint(len(payload)) + payload])


def echo_payload(data):
    block, tail = open_message(data)
    assert block == b""
    if not tail:
        return b""
    length, at = read_varint(tail, 0)
    assert at + length == len(tail)
    return tail[at:]


def open_stream(key, creator, title):
    return message(struct.pack("<QQQQ", *key, 0, creator), [text(title)])


def put_offer(key, creator, title, minor, currency, variants):
    block = struct.pack("<QQQIQq3s", *key, 0, 0, creator, minor, currency.encode())
    return message(block, [text(title), varint(len(variants)) + b"".join(map(text, variants))])


def schedule_drop(key, offer, stream, pools, buyer_limit, hold_time, waitlist_limit, zone=0):
    # opensAt and closesAt are absent: one presence byte in place of the first, then zeros.
    block = struct.pack(
        "<QQQQIqI?BqqI", *key, offer, stream, buyer_limit, hold_time, waitlist_limit, True, 0, 0,
        0, zone)
    specs = b"".join(struct.pack("<QII", hub, variant, units) for hub, variant, units in pools)
    return message(block, [varint(len(pools)) + specs])


BUY_CUE = 3


def publish_marker(stream, producer, sequence, kind, drop, title):
    block = struct.pack("<QQQBqqQQ", stream, producer, sequence, kind, 0, 0, 0, drop)
    return message(block, [text(title)])


def subscribe(stream, next_offset=0):
    return message(struct.pack("<QIQ?", stream, 0, next_offset, False))


def reserve(key, buyer, drop, pool, quantity, minimum=0, waitlist=False):
    return message(
        struct.pack("<QQQQQII?", *key, buyer, drop, pool, quantity, minimum, waitlist))


# Answers.

def fields(form, data):
    """The fields of a message's block, and its tail. Of a block with more fields than are known here, the first."""
    block, tail = open_message(data)
    assert len(block) >= struct.calcsize(form), (len(block), form)
    return struct.unpack_from(form, block), tail


def scheduled(data):
    """Drop and pools."""
    (drop,), tail = fields("<Q", data)
    count, at = read_varint(tail, 0)
    return drop, list(struct.unpack_from(f"<{count}Q", tail, at))


def marker(data):
    """Epoch, offset, kind, drop and title."""
    values, tail = fields("<QIQBqqqQQ", data)
    length, at = read_varint(tail, 0)
    return values[1], values[2], values[3], values[8], tail[at:at + length].decode()


def reserved(data):
    """Hold, granted, replayed."""
    values, _ = fields("<QIqqQIIQ?", data)
    return values[0], values[1], values[8]


def rejected(data):
    """Reason."""
    block, _ = open_message(data)
    return block[0]
