"""A stock gRPC client, which gRPC's own tools made of the exported .proto files, against a live `dropwire serve`.

usage: exported_peer.py FOLDER HOST:PORT

FOLDER holds the modules that grpcio-tools made. Nothing here knows of the native encoding: the content type is
the bare application/grpc.
"""

import sys
import uuid

import grpc

sys.path.insert(0, sys.argv[1])

import common_pb2 as common  # noqa: E402
import markers_pb2 as markers  # noqa: E402
import markers_pb2_grpc as markers_grpc  # noqa: E402
import offers_pb2 as offers  # noqa: E402
import offers_pb2_grpc as offers_grpc  # noqa: E402
import reservations_pb2 as reservations  # noqa: E402
import reservations_pb2_grpc as reservations_grpc  # noqa: E402

WAIT = {"timeout": 60}
failures = 0


def check(name, actual, expected):
    global failures
    ok = actual == expected
    failures += not ok
    print(f"{'ok' if ok else 'FAILED'} {name}" + ("" if ok else f": {actual!r} != {expected!r}"))


def key():
    return str(uuid.uuid4())


def case(result):
    return result.WhichOneof("case")


def main():
    channel = grpc.insecure_channel(sys.argv[2])
    ingest, feed = markers_grpc.IngestStub(channel), markers_grpc.FeedStub(channel)
    drops, store = offers_grpc.DropsStub(channel), offers_grpc.OffersStub(channel)
    holds = reservations_grpc.ReservationsStub(channel)

    opened = ingest.OpenStream(markers.OpenStreamRequest(
        key=key(), creator=5, title="Grüße vom Markt"), **WAIT)
    check("open stream", (case(opened), opened.opened.epoch), ("opened", 1))
    stream = opened.opened.stream
    stored = store.Put(offers.PutOfferRequest(
        key=key(), creator=5, title="Roggenbrot", price=common.Money(minor=450, currency="EUR"),
        variants=["klein", "groß"]), **WAIT)
    check("put offer", (case(stored), stored.stored.version), ("stored", 1))
    request = offers.ScheduleDropRequest(
        key=key(), offer=stored.stored.offer, stream=stream, buyer_limit=2, waitlist_limit=10,
        pools=[offers.PoolSpec(capacity=3)], opens_by_cue=True)
    request.hold_time.FromSeconds(60)
    scheduled = drops.Schedule(request, **WAIT)
    check("schedule", (case(scheduled), len(scheduled.scheduled.pools)), ("scheduled", 1))
    drop, pool = scheduled.scheduled.drop, scheduled.scheduled.pools[0]

    cue = markers.PublishMarker(
        stream=stream, producer=9, sequence=1, kind=markers.MARKER_KIND_BUY_CUE, drop=drop,
        title="Jetzt!")
    answers = [answer.accepted for answer in ingest.Publish(iter([cue, cue]), **WAIT)]
    check("publish, twice the same", [(it.offset, it.duplicate, it.opened) for it in answers],
          [(0, False, drop), (0, True, drop)])
    events = feed.Subscribe(markers.SubscribeRequest(stream=stream), **WAIT)
    marker = next(event.marker for event in events if case(event) == "marker")
    events.cancel()
    check("the subscriber sees the marker", (marker.kind, marker.drop, marker.title),
          (markers.MARKER_KIND_BUY_CUE, drop, "Jetzt!"))

    wanted = reservations.ReserveRequest(key=key(), buyer=77, drop=drop, pool=pool, quantity=2)
    first = holds.Reserve(wanted, **WAIT)
    check("reserve", (case(first), first.reserved.granted, first.reserved.replayed),
          ("reserved", 2, False))
    again = holds.Reserve(wanted, **WAIT)
    check("the same again", (again.reserved.hold, again.reserved.replayed),
          (first.reserved.hold, True))
    status = drops.Get(offers.GetDropRequest(drop=drop), **WAIT)
    check("the drop", (case(status), [it.held for it in status.status.pools]), ("status", [2]))
    try:
        holds.Reserve(reservations.ReserveRequest(buyer=1, drop=drop, pool=pool), **WAIT)
        check("a constraint", "accepted", "refused")
    except grpc.RpcError as error:
        check("a constraint", error.code(), grpc.StatusCode.INVALID_ARGUMENT)
    try:
        channel.unary_unary("/dropwire.live.v1.Drops/Get")(b"\xff\xff\xff", **WAIT)
        check("bytes that are no message", "accepted", "refused")
    except grpc.RpcError as error:
        check("bytes that are no message", error.code(), grpc.StatusCode.INVALID_ARGUMENT)
    return 1 if failures else 0


sys.exit(main())
