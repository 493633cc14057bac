"""A stock grpcio client against a live `dropwire serve`: from an empty server to a hold.

usage: live_peer.py HOST:PORT
"""

import sys

import grpc

import drop_codec as drop

OPTIONS = {"metadata": (("dropwire-codec", "drop"),), "timeout": 20}
PACKAGE = "/dropwire.live.v1."
KEY_MISMATCH = 1
failures = 0


def check(name, actual, expected):
    global failures
    ok = actual == expected
    failures += not ok
    print(f"{'ok' if ok else 'FAILED'} {name}" + ("" if ok else f": {actual!r} != {expected!r}"))


def main():
    channel = grpc.insecure_channel(sys.argv[1])

    def call(method, request):
        return drop.open_union(channel.unary_unary(PACKAGE + method)(request, **OPTIONS))

    case, answer = call("Ingest/OpenStream", drop.open_stream((7, 1), 5, "Grüße vom Markt"))
    check("open stream", case, 1)
    (stream, epoch), _ = drop.fields("<QI", answer)
    check("epoch", epoch, 1)
    case, answer = call(
        "Offers/Put", drop.put_offer((7, 2), 5, "Roggenbrot", 450, "EUR", ["klein", "groß"]))
    check("put offer", case, 1)
    (offer, version), _ = drop.fields("<QI", answer)
    check("version", version, 1)
    case, answer = call(
        "Drops/Schedule",
        drop.schedule_drop((7, 3), offer, stream, [(0, 0, 3), (0, 1, 2)], 2, 60_000_000, 10))
    check("schedule", case, 1)
    drop_id, pools = drop.scheduled(answer)
    check("pools", len(pools), 2)

    case, answer = call("Reservations/Reserve", drop.reserve((8, 1), 77, drop_id, pools[0], 1))
    check("before the cue: refused", (case, drop.rejected(answer)), (2, 18))

    feed = channel.unary_stream(PACKAGE + "Feed/Subscribe")(drop.subscribe(stream), **OPTIONS)
    publish = channel.stream_stream(PACKAGE + "Ingest/Publish")
    cue = drop.publish_marker(stream, 9, 1, drop.BUY_CUE, drop_id, "Jetzt!")
    answers = [drop.open_union(a) for a in publish(iter([cue, cue]), **OPTIONS)]
    check("publish, twice the same", [case for case, _ in answers], [1, 1])
    for index, (_, answer) in enumerate(answers):
        (_, _, offset, duplicate, opened), _ = drop.fields("<QIQ?Q", answer)
        check(f"publish {index}: one offset", (offset, duplicate, opened),
              (0, index == 1, drop_id))

    seen = None
    for event in feed:
        case, body = drop.open_union(event)
        if case == 1:
            seen = drop.marker(body)
            break
    feed.cancel()
    check("the subscriber sees the marker", seen, (1, 0, drop.BUY_CUE, drop_id, "Jetzt!"))

    request = drop.reserve((8, 2), 77, drop_id, pools[0], 2)
    case, answer = call("Reservations/Reserve", request)
    check("reserve", case, 1)
    first = drop.reserved(answer)
    check("granted", first[1:], (2, False))
    case, answer = call("Reservations/Reserve", request)
    check("the same again: the same hold, replayed",
          (case, drop.reserved(answer)), (1, (first[0], 2, True)))
    case, answer = call("Reservations/Reserve", drop.reserve((8, 2), 77, drop_id, pools[0], 1))
    check("another body under the key: refused", (case, drop.rejected(answer)), (2, KEY_MISMATCH))
    case, answer = call("Reservations/Reserve", drop.reserve((8, 2), 78, drop_id, pools[0], 1))
    check("the same key of another buyer", (case, drop.reserved(answer)[1]), (1, 1))

    try:
        call("Reservations/Reserve", drop.reserve((8, 3), 77, drop_id, pools[0], 1001))
        check("a field out of its range", "no error", "INVALID_ARGUMENT")
    except grpc.RpcError as error:
        check("a field out of its range",
              (error.code(), "quantity must be at most 1000" in error.details()),
              (grpc.StatusCode.INVALID_ARGUMENT, True))
    try:
        call("Reservations/Reserve", request[:-1])
        check("a message cut short", "no error", "INTERNAL")
    except grpc.RpcError as error:
        check("a message cut short", error.code(), grpc.StatusCode.INTERNAL)
    return 1 if failures else 0


sys.exit(main())
