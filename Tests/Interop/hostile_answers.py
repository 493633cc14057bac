"""A server whose answers no honest one gives, frame by frame: the first argument says which, the second in what content type.

endless: answers of a call without an end. two: two answers, then OK. early: an answer, then an error.
lines: an error whose message has lines and commands of a terminal.
"""

import socket
import struct
import sys
import threading

MODE = sys.argv[1]
CONTENT = sys.argv[2]


def frame(kind, flags, stream, payload):
    return struct.pack(">I", len(payload))[1:] + struct.pack(">BBI", kind, flags, stream) + payload


def block(fields):
    """HPACK without compression."""
    return b"".join(b"\x00" + text(name) + text(value) for name, value in fields.items())


def text(value):
    assert len(value) < 127
    return bytes([len(value)]) + value.encode()


def headers(stream, fields, end=False):
    return frame(1, 5 if end else 4, stream, block(fields))


def status(stream, code, message=""):
    return headers(stream, {"grpc-status": str(code), "grpc-message": message}, end=True)


MESSAGE = b"\x00\x00\x00\x00\x00"


def answer(connection, stream):
    connection.sendall(headers(stream, {":status": "200", "content-type": CONTENT}))
    if MODE == "endless":
        while True:
            connection.sendall(frame(0, 0, stream, MESSAGE * 1_000))
    count = {"two": 2, "early": 1, "lines": 0}[MODE]
    message = "first%0Aerror: second%1B[31m" if MODE == "lines" else ""
    code = 0 if MODE == "two" else 13
    connection.sendall(frame(0, 0, stream, MESSAGE * count) + status(stream, code, message))


def serve(connection):
    received = b""
    try:
        connection.sendall(frame(4, 0, 0, b""))
        while True:
            more = connection.recv(65_536)
            if not more:
                return
            received += more
            if received.startswith(b"PRI"):
                if len(received) < 24:
                    continue
                received = received[24:]
            while len(received) >= 9:
                length = int.from_bytes(received[:3], "big")
                if len(received) < 9 + length:
                    break
                kind, flags, stream = received[3], received[4], received[5:9]
                payload, received = received[9 : 9 + length], received[9 + length :]
                if kind == 4 and not flags & 1:
                    connection.sendall(frame(4, 1, 0, b""))
                elif kind == 1:
                    number = int.from_bytes(stream, "big")
                    threading.Thread(
                        target=quietly, args=(connection, number), daemon=True
                    ).start()
    except OSError:
        pass


def quietly(connection, stream):
    try:
        answer(connection, stream)
    except OSError:
        pass


listener = socket.create_server(("127.0.0.1", 0))
print("listening", listener.getsockname()[1], flush=True)
while True:
    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
