"""A stock grpcio client against the test service: prints one line for each case, exits 1 on a failure.

usage: transport_peer.py PORT [CA [CERT KEY]]    with a file of authorities: over TLS
"""

import json
import sys
import threading

import grpc
from google.protobuf.wrappers_pb2 import StringValue

CODEC = (("dropwire-codec", "drop"),)
failures = 0


def check(name, actual, expected):
    global failures
    ok = actual == expected
    failures += not ok
    print(f"{'ok' if ok else 'FAILED'} {name}" + ("" if ok else f": {actual!r} != {expected!r}"))


def status(name, call, code, details):
    try:
        call()
        check(name, "no error", code)
    except grpc.RpcError as error:
        check(name, (error.code(), error.details()), (code, details))


def connect(target, files):
    if not files:
        return grpc.insecure_channel(target)
    contents = [open(name, "rb").read() for name in files]
    authorities, certificate, key = contents + [None] * (3 - len(contents))
    return grpc.secure_channel(
        target, grpc.ssl_channel_credentials(authorities, key, certificate))


def compressed(channel, path):
    """grpcio's own ways to compress a message; the server takes both."""
    for way in (grpc.Compression.Deflate, grpc.Compression.Gzip):
        echo = channel.unary_unary(path + "Echo")
        text = b"hello " * 1000
        check(f"compression {way.name}", echo(text, timeout=10, metadata=CODEC, compression=way), text)
        collect = channel.stream_unary(path + "Collect")
        answer = collect(iter([text, b"b", text]), timeout=10, metadata=CODEC, compression=way)
        check(f"compression {way.name} of a stream", answer, text + b"b" + text)


def protobuf(channel, path):
    """A stock message, the encoding grpcio has by itself. StringValue is `string value = 1`."""
    form = {"request_serializer": StringValue.SerializeToString,
            "response_deserializer": StringValue.FromString}

    def text(value):
        return StringValue(value=value)

    echo = channel.unary_unary(path + "Echo", **form)
    check("protobuf, unary", echo(text("hello"), timeout=10), text("hello"))
    check("protobuf, empty", echo(text(""), timeout=10), text(""))
    count = channel.unary_stream(path + "Count", **form)
    check("protobuf, server streaming", list(count(text("3"), timeout=10)),
          [text("0"), text("1"), text("2")])
    feed = channel.unary_stream(path + "Feed", **form)
    check("protobuf, frame source", list(feed(text("3"), timeout=10)),
          [text("3"), text("2"), text("1")])
    collect = channel.stream_unary(path + "Collect", **form)
    check("protobuf, client streaming",
          collect(iter([text("a"), text("b")]), timeout=10), text("ab"))
    chat = channel.stream_stream(path + "Chat", **form)
    check("protobuf, both ways", list(chat(iter([text("x")]), timeout=10)),
          [text("x"), text("bye")])
    fail = channel.unary_unary(path + "Fail", **form)
    status("protobuf, error", lambda: fail(text("thing"), timeout=10),
           grpc.StatusCode.NOT_FOUND, "no thing")
    status("protobuf that is none",
           lambda: channel.unary_unary(path + "Echo")(b"\x0a\x09x", timeout=10),
           grpc.StatusCode.INVALID_ARGUMENT,
           "cannot decode test.Note: the bytes end inside a value")


def main():
    channel = connect(f"localhost:{sys.argv[1]}", sys.argv[2:])
    path = "/test.Test/"
    echo = channel.unary_unary(path + "Echo")
    check("unary", echo(b"hello", metadata=CODEC, timeout=10), b"hello")
    check("empty", echo(b"", metadata=CODEC, timeout=10), b"")
    check("large", len(echo(b"x" * 1_000_000, metadata=CODEC, timeout=10)), 1_000_000)
    fast = channel.unary_unary(path + "Fast")
    futures = [fast.future(b"%d" % n, metadata=CODEC, timeout=10) for n in range(500)]
    check("500 at once", [f.result() for f in futures], [b"%d" % n for n in range(500)])

    count = channel.unary_stream(path + "Count")
    check("server streaming", list(count(b"100", metadata=CODEC, timeout=10)),
          [b"%d" % n for n in range(100)])
    feed = channel.unary_stream(path + "Feed")
    check("frame source", list(feed(b"10", metadata=CODEC, timeout=10)),
          [b"%d" % n for n in range(10, 0, -1)])
    collect = channel.stream_unary(path + "Collect")
    check("client streaming",
          collect(iter([b"a", b"b", b"c"]), metadata=CODEC, timeout=10), b"abc")
    chat = channel.stream_stream(path + "Chat")
    check("both ways", list(chat(iter([b"x", b"y"]), metadata=CODEC, timeout=10)),
          [b"x", b"y", b"bye"])

    fail = channel.unary_unary(path + "Fail")
    status("error", lambda: fail(b"thing", metadata=CODEC, timeout=10),
           grpc.StatusCode.NOT_FOUND, "no thing")
    status("unknown error", lambda: fail(b"secret", metadata=CODEC, timeout=10),
           grpc.StatusCode.UNKNOWN, "the handler failed")
    status("special message", lambda: fail(b"details", metadata=CODEC, timeout=10),
           grpc.StatusCode.FAILED_PRECONDITION, "sold out: 100 % \u2013 \u00fc")
    status("validation", lambda: fail(b"invalid", metadata=CODEC, timeout=10),
           grpc.StatusCode.INVALID_ARGUMENT, "test.Note: text must be valid")
    status("unknown method",
           lambda: channel.unary_unary(path + "Missing")(b"", metadata=CODEC, timeout=10),
           grpc.StatusCode.UNIMPLEMENTED, "unknown method Missing of test.Test")
    status("a codec unknown", lambda: echo(b"", metadata=(("dropwire-codec", "xml"),), timeout=10),
           grpc.StatusCode.UNIMPLEMENTED,
           "dropwire-codec 'xml': this server speaks drop, proto and json")
    compressed(channel, path)
    protobuf(channel, path)
    as_json = (("dropwire-codec", "json"),)
    check("JSON", json.loads(echo(b'{"text": "hello"}', metadata=as_json, timeout=10)),
          {"text": "hello"})

    meta = channel.unary_unary(path + "Metadata")
    value, call = meta.with_call(
        b"", metadata=CODEC + (("x-asked", "yes"), ("k-bin", b"\x00\x01")), timeout=10)
    check("metadata names", [n for n in value.decode().split(",") if n in ("x-asked", "k-bin")],
          ["x-asked", "k-bin"])
    check("initial metadata", dict(call.initial_metadata()).get("x-first"), "one")
    check("trailers", dict(call.trailing_metadata()),
          {"x-last": "yes", "x-last-bin": b"\x01\x02\x03"})

    hang = channel.unary_unary(path + "Hang")
    try:
        hang(b"", metadata=CODEC, timeout=0.1)
        check("deadline", "no error", grpc.StatusCode.DEADLINE_EXCEEDED)
    except grpc.RpcError as error:
        check("deadline", error.code(), grpc.StatusCode.DEADLINE_EXCEEDED)
    future = hang.future(b"", metadata=CODEC, timeout=30)
    threading.Timer(0.1, future.cancel).start()
    try:
        future.result()
        check("cancelled", "no error", "cancelled")
    except grpc.FutureCancelledError:
        check("cancelled", "cancelled", "cancelled")
    big = channel.unary_unary(path + "Echo")
    status("too large", lambda: big(b"x" * 4_200_000, metadata=CODEC, timeout=10),
           grpc.StatusCode.RESOURCE_EXHAUSTED,
           "a message of 4200000 bytes exceeds the limit of 4194304")
    return 1 if failures else 0


sys.exit(main())
