"""Generated clients against a live `dropwire serve`: from an empty server to a hold, in each encoding.

usage: generated_client.py FOLDER HOST:PORT ENCODING...

FOLDER holds the package `live_api`, which was generated from the shipped schemas.
"""

import asyncio
import sys
import uuid

import grpc
import grpc.aio

sys.path.insert(0, sys.argv[1])

from live_api._dropwire import Duration  # noqa: E402
from live_api import common, markers, offers, reservations  # noqa: E402
from live_api.markers_grpc import FeedStub, IngestStub  # noqa: E402
from live_api.offers_grpc import DropsAioStub, DropsStub, OffersStub  # noqa: E402
from live_api.reservations_grpc import ReservationsAioStub, ReservationsStub  # noqa: E402

WAIT = {"timeout": 60}
failures = 0


def check(name, actual, expected):
    global failures
    ok = actual == expected
    failures += not ok
    print(f"{'ok' if ok else 'FAILED'} {name}" + ("" if ok else f": {actual!r} != {expected!r}"))


def live(channel, encoding):
    name = f"{encoding}: "
    ingest, feed = IngestStub(channel, encoding), FeedStub(channel, encoding)
    opened = ingest.open_stream(
        markers.OpenStreamRequest(key=uuid.uuid4(), creator=5, title="Grüße vom Markt"), **WAIT).opened
    check(name + "open stream", opened.epoch, 1)
    stored = OffersStub(channel, encoding).put(
        offers.PutOfferRequest(
            key=uuid.uuid4(), creator=5, title="Roggenbrot", price=common.Money(450, "EUR"),
            variants=["klein", "groß"]), **WAIT).stored
    check(name + "put offer", stored.version, 1)
    scheduled = DropsStub(channel, encoding).schedule(
        offers.ScheduleDropRequest(
            key=uuid.uuid4(), offer=stored.offer, stream=opened.stream, buyer_limit=2,
            pools=[offers.PoolSpec(hub=0, variant=0, capacity=3)], hold_time=Duration(60_000_000),
            waitlist_limit=10, opens_by_cue=True), **WAIT).scheduled
    check(name + "schedule", len(scheduled.pools), 1)

    stub = ReservationsStub(channel, encoding)
    request = reservations.ReserveRequest(
        key=uuid.uuid4(), buyer=77, drop=scheduled.drop, pool=scheduled.pools[0], quantity=2)
    early = reservations.ReserveRequest(
        key=uuid.uuid4(), buyer=77, drop=scheduled.drop, pool=scheduled.pools[0], quantity=2)
    check(name + "before the cue: refused", stub.reserve(early, **WAIT).which, "rejected")

    cue = markers.PublishMarker(
        stream=opened.stream, producer=9, sequence=1, kind=markers.MarkerKind.BUY_CUE,
        drop=scheduled.drop, title="Jetzt!")
    answers = [it.accepted for it in ingest.publish([cue, cue], **WAIT)]
    check(name + "publish, twice the same", [(it.offset, it.duplicate) for it in answers],
          [(0, False), (0, True)])
    check(name + "the cue opens the drop", answers[0].opened, scheduled.drop)
    events = feed.subscribe(markers.SubscribeRequest(stream=opened.stream), **WAIT)
    marker = next(it.marker for it in events if it.marker is not None)
    events.cancel()
    check(name + "the subscriber sees the marker", (marker.kind, marker.drop, marker.title),
          (markers.MarkerKind.BUY_CUE, scheduled.drop, "Jetzt!"))

    reserved = stub.reserve(request, **WAIT).reserved
    check(name + "reserve", (reserved.granted, reserved.replayed), (2, False))
    again = stub.reserve(request, **WAIT).reserved
    check(name + "the same again", (again.hold, again.replayed), (reserved.hold, True))
    try:
        stub.reserve(reservations.ReserveRequest(key=uuid.uuid4(), buyer=1, drop=1, pool=1, quantity=1001), **WAIT)
        check(name + "a constraint", "no error", "INVALID_ARGUMENT")
    except grpc.RpcError as error:
        check(name + "a constraint",
              (error.code(), "quantity must be at most 1000" in error.details()),
              (grpc.StatusCode.INVALID_ARGUMENT, True))
    return request, reserved.hold


async def asynchronous(target, encoding, request, hold):
    async with grpc.aio.insecure_channel(target) as channel:
        again = await ReservationsAioStub(channel, encoding).reserve(request, **WAIT)
        check(f"{encoding}, aio: the same again", again.reserved.hold, hold)
        found = await DropsAioStub(channel, encoding).get(offers.GetDropRequest(drop=request.drop), **WAIT)
        check(f"{encoding}, aio: get", found.which, "status")


def main():
    target = sys.argv[2]
    for encoding in sys.argv[3:]:
        with grpc.insecure_channel(target) as channel:
            request, hold = live(channel, encoding)
        asyncio.run(asynchronous(target, encoding, request, hold))
    return 1 if failures else 0


sys.exit(main())
