"""A stock grpcio client with tokens of two callers, and with none.

usage: identity_peer.py HOST:PORT TOKEN-OF-OPS TOKEN-OF-EDGE
The first one has the roles ingest, creator and operator, the second one the role edge for buyers 77 to 79.
"""

import struct
import sys

import grpc

import drop_codec as drop

PACKAGE = "/dropwire.live.v1."
NOT_OWNER = 14
failures = 0


def check(name, actual, expected):
    global failures
    ok = actual == expected
    failures += not ok
    print(f"{'ok' if ok else 'FAILED'} {name}" + ("" if ok else f": {actual!r} != {expected!r}"))


def options(token):
    shown = (("authorization", f"Bearer {token}"),) if token else ()
    return {"metadata": (("dropwire-codec", "drop"),) + shown, "timeout": 20}


def main():
    channel = grpc.insecure_channel(sys.argv[1])
    ops, edge = sys.argv[2:4]

    def call(token, method, request):
        return drop.open_union(channel.unary_unary(PACKAGE + method)(request, **options(token)))

    def refusal(body):
        try:
            body()
            return "no error", ""
        except grpc.RpcError as error:
            return error.code(), error.details()

    def denied(caller, method, needed, has):
        noun = "one of the roles" if "," in needed else "the role"
        return (
            grpc.StatusCode.PERMISSION_DENIED,
            f"{caller} may not call dropwire.live.v1.{method}: it takes {noun} {needed}, and {caller} has {has}")

    request = drop.open_stream((7, 1), 5, "Markt")
    check("nobody", refusal(lambda: call(None, "Ingest/OpenStream", request))[0],
          grpc.StatusCode.UNAUTHENTICATED)
    check("a stranger", refusal(lambda: call("0123456789abcdef", "Ingest/OpenStream", request))[0],
          grpc.StatusCode.UNAUTHENTICATED)
    check("another role", refusal(lambda: call(edge, "Ingest/OpenStream", request)),
          denied("edge", "Ingest/OpenStream", "ingest, operator", "edge"))
    check("one role only", refusal(lambda: call(edge, "Admin/SetClock", b"")),
          denied("edge", "Admin/SetClock", "operator", "edge"))
    case, answer = call(ops, "Ingest/OpenStream", request)
    (stream, _), _ = drop.fields("<QI", answer)
    check("a token of which the file has the digest", case, 1)
    _, answer = call(ops, "Offers/Put", drop.put_offer((7, 2), 5, "Brot", 450, "EUR", ["klein"]))
    (offer, _), _ = drop.fields("<QI", answer)
    _, answer = call(
        ops, "Drops/Schedule",
        drop.schedule_drop((7, 3), offer, stream, [(0, 0, 9)], 2, 60_000_000, 10))
    drop_id, (pool,) = drop.scheduled(answer)
    publish = channel.stream_stream(PACKAGE + "Ingest/Publish")
    cue = drop.publish_marker(stream, 9, 1, drop.BUY_CUE, drop_id, "Jetzt!")
    check("the cue", [drop.open_union(a)[0] for a in publish(iter([cue]), **options(ops))], [1])
    check("a stream of another role", refusal(lambda: list(publish(iter([cue]), **options(edge)))),
          denied("edge", "Ingest/Publish", "ingest, operator", "edge"))

    case, answer = call(edge, "Reservations/Reserve", drop.reserve((8, 1), 77, drop_id, pool, 1))
    check("an own buyer", (case, drop.reserved(answer)[1]), (1, 1))
    foreign = drop.reserve((8, 2), 80, drop_id, pool, 1)
    check("another's buyer", refusal(lambda: call(edge, "Reservations/Reserve", foreign)),
          (grpc.StatusCode.PERMISSION_DENIED, "edge does not act for buyer_2g"))

    def tagged(tag, reserve):
        return drop.message(struct.pack("<Q", tag), [drop.varint(len(reserve)) + reserve])

    reserves = [tagged(1, drop.reserve((8, 3), 78, drop_id, pool, 1)), tagged(2, foreign)]
    answers = {}
    stream_call = channel.stream_stream(PACKAGE + "Reservations/ReserveStream")
    for result in stream_call(iter(reserves), **options(edge)):
        (tag,), tail = drop.fields("<Q", result)
        case, body = drop.open_union(tail)
        answers[tag] = 0 if case == 1 else drop.rejected(body)
    check("a stream with both", answers, {1: 0, 2: NOT_OWNER})

    watch = channel.unary_stream(PACKAGE + "Orders/Watch")
    for buyer, told in [(80, "edge does not act for buyer_2g"),
                        (0, "edge acts for some buyers only, and this is about all")]:
        request = drop.message(struct.pack("<QQ", buyer, 0))
        check(f"news of {buyer}", refusal(lambda: next(iter(watch(request, **options(edge))))),
              (grpc.StatusCode.PERMISSION_DENIED, told))
    return 1 if failures else 0


sys.exit(main())
