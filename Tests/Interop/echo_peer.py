"""A stock grpcio client against `dropwire bench serve-echo`: all four kinds of call.

usage: echo_peer.py HOST:PORT
"""

import sys

import grpc

import drop_codec as drop

CODEC = (("dropwire-codec", "drop"),)
SERVICE = "/dropwire.bench.v1.Echo/"
FORM = {"request_serializer": drop.echo, "response_deserializer": drop.echo_payload}
OPTIONS = {"metadata": CODEC, "timeout": 20}
failures = 0


def check(name, actual, expected):
    global failures
    ok = actual == expected
    failures += not ok
    print(f"{'ok' if ok else 'FAILED'} {name}" + ("" if ok else f": {actual!r} != {expected!r}"))


def main():
    channel = grpc.insecure_channel(sys.argv[1])
    unary = channel.unary_unary(SERVICE + "Unary", **FORM)
    check("unary", unary(b"hello", **OPTIONS), b"hello")
    check("unary, empty", unary(b"", **OPTIONS), b"")
    check("unary, a megabyte", unary(b"x" * 1_000_000, **OPTIONS), b"x" * 1_000_000)
    futures = [unary.future(b"%d" % n, **OPTIONS) for n in range(200)]
    check("200 at once", [f.result() for f in futures], [b"%d" % n for n in range(200)])
    collect = channel.stream_unary(SERVICE + "Collect", **FORM)
    check("client stream", collect(iter([b"a", b"", b"bc"]), **OPTIONS), b"abc")
    expand = channel.unary_stream(SERVICE + "Expand", **FORM)
    check("server stream", list(expand(b"bread", **OPTIONS)), [b"b", b"r", b"e", b"a", b"d"])
    chat = channel.stream_stream(SERVICE + "Chat", **FORM)
    check("both ways", list(chat(iter([b"one", b"two", b"x" * 100_000]), **OPTIONS)),
          [b"one", b"two", b"x" * 100_000])

    # One after the other: each answer before the next question.
    import queue
    questions = queue.Queue()
    answers = chat(iter(questions.get, None), **OPTIONS)
    for word in [b"ping", b"pong", b"done"]:
        questions.put(word)
        check(f"in turn: {word.decode()}", next(answers), word)
    questions.put(None)
    check("the end", list(answers), [])

    try:
        unary(b"x" * 1_048_577, **OPTIONS)
        check("over the schema's limit", "no error", "an error")
    except grpc.RpcError as error:
        check("over the schema's limit", error.code() in (
            grpc.StatusCode.INTERNAL, grpc.StatusCode.INVALID_ARGUMENT,
            grpc.StatusCode.RESOURCE_EXHAUSTED), True)
    return 1 if failures else 0


sys.exit(main())
