"""Stripe, as `localstripe` has it, with what that leaves out of what an adapter stands on, and with bad days.

    stripe_peer.py --port-file FILE [--certificate FILE --key FILE]

Added to localstripe, as the real service documents it: Idempotency-Key (the first answer again, whatever it was, 400 for
other parameters, 409 while the first send is under way), what is held and received of a PaymentIntent, no refund where
less is captured, no refund beyond what was received, search by metadata, and the events of what is held, cancelled and
refunded, signed at the time of sending.

Control, beside the API:  POST /_peer  {"down": bool, "drop": n, "late": n, "fault": n, "busy": n, "seed": n, "refuse": bool}, shares
of a thousand of the deeds: done and not answered, answered after 1.5 s, 500 (captures and cancels), and 429 or 409; or
everything refused, as of a version that there is none of.
GET /_peer  counts.
GET /_peer/books  every PaymentIntent with its refunds.  Webhooks: POST /_config/webhooks/ID {"url", "secret"}; each event
is sent twice, in any order.
"""

import argparse
import asyncio
import hashlib
import hmac
import json
import random
import ssl
import time

import aiohttp
from aiohttp import web
from localstripe import resources, server, webhooks
from localstripe.errors import UserError

# Its file in /tmp would be shared with everybody.
resources.Store.dump_to_disk = lambda self: None

manners = {"down": False, "drop": 0, "late": 0, "fault": 0, "busy": 0, "seed": 1, "refuse": False}
counts = {"deeds": 0, "replayed": 0, "dropped": 0, "late": 0, "fault": 0, "busy": 0, "events": 0, "taken": 0,
          "refused": 0}
answers = {}
under_way = set()
Intent, Refund = resources.PaymentIntent, resources.Refund


def own_refunds(intent):
    return [r for r in resources.store.values() if isinstance(r, Refund)
            and intent.latest_charge is not None and r.charge == intent.latest_charge.id]


def is_held(intent):
    return intent.status == "requires_capture"


Intent.amount_capturable = property(lambda self: self.amount if is_held(self) else 0)
Intent.amount_received = property(
    lambda self: getattr(self, "_taken", self.amount) if self.status == "succeeded" else 0)


def capture(cls, id, amount_to_capture=None, **kwargs):
    intent = cls._api_retrieve(id)
    if not is_held(intent):
        raise UserError(400, "This PaymentIntent could not be captured.",
                        {"code": "payment_intent_unexpected_state"})
    amount = intent.amount if amount_to_capture is None else int(amount_to_capture)
    if not 0 < amount <= intent.amount:
        raise UserError(400, "amount_too_large", {"code": "amount_too_large"})
    intent._taken = amount
    intent.latest_charge.captured = True
    intent._on_success()
    return intent


def cancel(cls, id, **kwargs):
    intent = cls._api_retrieve(id)
    if intent.status in ("succeeded", "canceled", "processing"):
        raise UserError(400, "You cannot cancel this PaymentIntent.", {"code": "payment_intent_unexpected_state"})
    intent._canceled = True
    intent.next_action = None
    tell("payment_intent.canceled", intent)
    return intent


def refund(cls, payment_intent=None, amount=None, **data):
    intent = Intent._api_retrieve(payment_intent)
    left = intent.amount_received - sum(r.amount for r in own_refunds(intent))
    amount = left if amount is None else int(amount)
    if not 0 < amount <= left:
        raise UserError(400, "too much", {"code": "charge_already_refunded" if left == 0 else "amount_too_large"})
    made = cls(payment_intent=payment_intent, amount=amount, **data)
    tell("charge.refunded", intent.latest_charge)
    return made


create_charge = Intent._create_charge


def create(self, on_failure_now):
    create_charge(self, on_failure_now)
    if is_held(self):
        tell("payment_intent.amount_capturable_updated", self)


Intent._create_charge = create
server.Refund._api_create = classmethod(refund)


# --- webhooks ---

def tell(kind, value):
    webhooks.schedule_webhook(resources.Event(kind, value))


async def send(hook, event, pause):
    await asyncio.sleep(pause)
    payload = json.dumps(event._export()).encode()
    at = int(time.time())
    code = hmac.new(hook.secret.encode(), b"%d.%s" % (at, payload), hashlib.sha256).hexdigest()
    # While a secret is rolled there are two.
    headers = {"Content-Type": "application/json; charset=utf-8",
               "Stripe-Signature": "t=%d,v1=%s,v1=%s,v0=x" % (at, "0" * 64, code)}
    for _ in range(5):
        try:
            async with aiohttp.ClientSession() as session:
                async with session.post(hook.url, data=payload, headers=headers) as answer:
                    good = answer.status == 200
            counts["taken" if good else "refused"] += 1
            if good:
                return
        except aiohttp.ClientError:
            pass
        await asyncio.sleep(0.5)


def schedule(event):
    counts["events"] += 1
    for hook in webhooks._webhooks.values():
        for _ in range(2):
            asyncio.ensure_future(send(hook, event, random.random() * 0.6))


webhooks.schedule_webhook = resources.schedule_webhook = schedule


# --- keys and bad days ---

def error(status, kind, code, headers=None):
    return web.json_response({"error": {"type": kind, "code": code}}, status=status, headers=headers)


def share(name, key, attempt):
    text = "%s %s %s %s" % (name, key, attempt, manners["seed"])
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % 1000 < manners[name]


attempts = {}


async def carry_out(request, handler, key):
    attempts[key] = attempts.get(key, 0) + 1
    attempt = attempts[key]
    if share("busy", key, attempt):
        counts["busy"] += 1
        return error(429 if attempt % 2 else 409, "invalid_request_error", "lock_timeout", {"Retry-After": "0"})
    if key in under_way:
        return error(409, "idempotency_error", "idempotency_key_in_use")
    body = await request.read()
    what = (request.path, body)
    if key in answers:
        counts["replayed"] += 1
        known, status, text = answers[key]
        if known != what:
            return error(400, "idempotency_error", "")
        return web.Response(status=status, text=text, content_type="application/json",
                            headers={"Idempotent-Replayed": "true"})
    under_way.add(key)
    try:
        # What would hang for a day is not for a test: only what is passed by.
        if request.path.endswith(("/capture", "/cancel")) and share("fault", key, 0):
            counts["fault"] += 1
            answer = error(500, "api_error", "")
        else:
            counts["deeds"] += 1
            answer = await handler(request)
        answers[key] = (what, answer.status, answer.text)
        if share("late", key, attempt):
            counts["late"] += 1
            await asyncio.sleep(1.5)
    finally:
        under_way.discard(key)
    if share("drop", key, attempt):
        counts["dropped"] += 1
        request.transport.abort()
    return answer


@web.middleware
async def provider(request, handler):
    if request.path.startswith("/_"):
        return await handler(request)
    if manners["down"]:
        request.transport.abort()
        return web.Response(status=500)
    if manners["refuse"]:
        return error(400, "invalid_request_error", "")
    key = request.headers.get("Idempotency-Key")
    if request.method != "POST" or key is None:
        return await handler(request)
    # Not cancelled with its connection: what arrived is done.
    return await asyncio.shield(asyncio.ensure_future(carry_out(request, handler, key)))


async def search(request):
    wanted = request.query["query"]
    found = [i._export() for i in resources.store.values() if isinstance(i, Intent)
             and wanted in ["metadata['%s']:'%s'" % pair for pair in (i.metadata or {}).items()]]
    return web.json_response({"object": "search_result", "data": found, "has_more": False})


async def books(request):
    lines = [{"id": i.id, "payment": (i.metadata or {}).get("dropwire_payment"), "status": i.status,
              "amount": i.amount, "currency": i.currency, "held": i.amount_capturable, "received": i.amount_received,
              "secret": i.client_secret, "refunded": sum(r.amount for r in own_refunds(i))}
             for i in resources.store.values() if isinstance(i, Intent)]
    return web.json_response({"intents": lines})


async def set_manners(request):
    manners.update(await request.json())
    return web.json_response(manners)


async def count(request):
    return web.json_response(counts)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port-file", required=True)
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    given = parser.parse_args()

    app = web.Application(middlewares=[server.error_middleware, provider, server.error_middleware,
                                       server.auth_middleware])
    for path, act in (("capture", capture), ("cancel", cancel)):
        bound = act.__get__(Intent)
        app.router.add_post("/v1/payment_intents/{id}/%s" % path, server.api_extra(bound, path))
    app.router.add_get("/v1/payment_intents/search", search)
    app.router.add_get("/_peer/books", books)
    app.router.add_post("/_peer", set_manners)
    app.router.add_get("/_peer", count)
    for route in server.app.router.routes():
        app.router.add_route(route.method, route.resource.canonical, route.handler)

    async def run():
        runner = web.AppRunner(app)
        await runner.setup()
        context = None
        if given.certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(given.certificate, given.key)
        site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context)
        await site.start()
        port = site._server.sockets[0].getsockname()[1]
        with open(given.port_file, "w") as file:
            file.write("%d\n" % port)
        print("stripe at 127.0.0.1:%d" % port, flush=True)
        await asyncio.Event().wait()

    asyncio.run(run())


if __name__ == "__main__":
    main()
