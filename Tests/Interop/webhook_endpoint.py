"""An endpoint for webhooks that believes what `standardwebhooks` believes, and has bad days.

    webhook_endpoint.py --port-file FILE --secret whsec_…

POST /hooks takes webhooks.  POST /_peer {"status": n, "fail": n, "drop": n, "slow": seconds, "seed": n}: the status of all
answers, 0 for 200; shares of a thousand that are answered 500, or taken and not answered.  GET /_peer  what was taken, in
order, each time it came, and how many were not believed.
"""
import argparse
import json
import random
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from standardwebhooks import Webhook, WebhookVerificationError

parser = argparse.ArgumentParser()
parser.add_argument("--port-file", required=True)
parser.add_argument("--secret", required=True)
options = parser.parse_args()
verifier = Webhook(options.secret)
manners = {"status": 0, "fail": 0, "drop": 0, "slow": 0, "seed": 1}
lock = threading.Lock()
taken, counts, chance = [], {"bad": 0, "failed": 0, "dropped": 0, "most": 0, "now": 0}, random.Random(1)


class Endpoint(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", **fields):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in fields.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        with lock:
            body = json.dumps({"taken": taken, "counts": counts}).encode()
        self.answer(200, body)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if self.path == "/_peer":
            with lock:
                manners.update(json.loads(body))
                chance.seed(manners["seed"])
            return self.answer(200, b"{}")
        try:
            event = verifier.verify(body, dict(self.headers))
        except WebhookVerificationError:
            with lock:
                counts["bad"] += 1
            return self.answer(401)
        with lock:
            counts["now"] += 1
            counts["most"] = max(counts["most"], counts["now"])
            draw, status = chance.randrange(1000), manners["status"]
            fails = draw < manners["fail"]
            drops = not fails and draw < manners["fail"] + manners["drop"]
            if status in (0, 200) and not fails:
                taken.append({"id": self.headers["webhook-id"], "type": event["type"], "offset": int(event["offset"]),
                              "subject": next(iter(str(v) for v in event["data"].values())), "timestamp": event["timestamp"]})
        time.sleep(manners["slow"])
        with lock:
            counts["now"] -= 1
            counts["failed"] += fails
            counts["dropped"] += drops
        if status == 302:
            return self.answer(302, Location="http://127.0.0.1:1/")
        if status == 429:
            return self.answer(429, **{"Retry-After": "1"})
        if status:
            return self.answer(status)
        if fails:
            return self.answer(500)
        if drops:
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        return self.answer(204)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


server = Server(("127.0.0.1", 0), Endpoint)
with open(options.port_file, "w") as file:
    file.write(str(server.server_port))
print(f"endpoint at {server.server_port}", flush=True)
server.serve_forever()
