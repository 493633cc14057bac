"""What is measured: loads, and the servers that take them."""

import building
import measuring

GROUPS = ["unary", "tls", "fanout", "relay", "service"]
PEERS = ["bare", "nghttpd", "grpc-cpp", "grpc-swift", "dropwire"]

GRPC = [("content-type", "application/grpc"), ("te", "trailers")]
NATIVE = [("content-type", "application/grpc+drop"), ("te", "trailers")]
CERTIFICATE = ["{directory}/certificate.pem", "{directory}/key.pem"]
ECHO = "/bench.Echo/Unary"
OURS = "/dropwire.bench.v1.Echo/Unary"

# Connections, streams each, and whether latencies are of interest.
UNARY = {"8 x 64": (8, 64, False), "64 x 1": (64, 1, True), "1 x 1": (1, 1, True)}
# Connections, streams each, rounds, messages at once.
FANOUT = {
    "2,000": (2_000, 1, 150, 1), "2,000, 8 at once": (2_000, 1, 60, 8), "10,000": (10_000, 1, 40, 1)}
RELAY = {"500 x 20": (500, 20, 60, 1), "500 x 20, 8 at once": (500, 20, 30, 8)}
SERVICE = {"2,000": 2_000, "10,000": 10_000}


class Row:
    """One load on one server; `measure` gives its figures."""

    def __init__(self, group, load, peer, server, measure):
        self.group, self.load, self.peer, self.server = group, load, peer, server
        self.measure = measure

    @property
    def key(self):
        return (self.group, self.load, self.server)


def unary_servers(tls):
    """Name, peer, command, path, headers, body."""
    serve = [building.DROPWIRE, "bench", "serve-echo", "--listen", "127.0.0.1:0"]
    if tls:
        serve += ["--tls-cert", CERTIFICATE[0], "--tls-key", CERTIFICATE[1]]
    nghttpd = ["nghttpd", "--address=127.0.0.1", "-n1", "-d", "{directory}/files", "{port}"]
    nghttpd += [CERTIFICATE[1], CERTIFICATE[0]] if tls else ["--no-tls"]
    rows = [
        ("nghttpd", "nghttpd", nghttpd, "/message", [], None),
        ("C++ gRPC", "grpc-cpp", [building.GRPC_CPP] + (CERTIFICATE if tls else []), ECHO, GRPC, "proto"),
        ("Dropwire, synchronous", "dropwire", serve, OURS, NATIVE, "drop"),
        ("Dropwire, async", "dropwire", serve + ["--asynchronous"], OURS, NATIVE, "drop"),
        ("Dropwire, async, protobuf", "dropwire", serve + ["--asynchronous"], OURS, GRPC, "proto"),
    ]
    if tls:
        return rows[:-1]
    rows.insert(0, ("bare C", "bare", [building.BARE], ECHO, GRPC, "proto"))
    rows.insert(3, ("grpc-swift-2", "grpc-swift", [building.GRPC_SWIFT], ECHO, GRPC, "proto"))
    return rows


def unary(group, tls):
    scheme = "https" if tls else "http"
    for load, (connections, streams, latency) in UNARY.items():
        for name, peer, command, path, headers, body in unary_servers(tls):

            def measure(
                workplace, options, command=command, path=path, headers=headers, body=body,
                connections=connections, streams=streams, latency=latency
            ):
                with workplace.server(command) as server:
                    url = f"{scheme}://{server.address}{path}"
                    h2load = measuring.H2Load(
                        workplace, server, url, headers, body, connections, streams)
                    return h2load.measure(options.seconds, latency)

            yield Row(group, load, peer, name, measure)


def fan_out(group, loads):
    servers = [
        ("bare C", "bare", [building.BARE], "application/grpc"),
        ("C++ gRPC", "grpc-cpp", [building.GRPC_CPP], "application/grpc"),
        ("grpc-swift-2", "grpc-swift", [building.GRPC_SWIFT], "application/grpc"),
        ("Dropwire", "dropwire", [building.TRANSPORT, "serve", "0"], "application/grpc+drop"),
    ]
    for load, numbers in loads.items():
        for name, peer, command, content_type in servers:

            def measure(
                workplace, options, command=command, content_type=content_type, numbers=numbers
            ):
                with workplace.server(command) as server:
                    return measuring.fan_out(server, content_type, *numbers)

            yield Row(group, load, peer, name, measure)


def service():
    for load, subscribers in SERVICE.items():

        def measure(workplace, options, subscribers=subscribers):
            command = [
                building.DROPWIRE, "serve", "--listen", "127.0.0.1:0", "--data", workplace.fresh("data"),
                "--log-level", "warning"]
            with workplace.server(command) as server:
                return measuring.service_fan_out(server, subscribers, 2 * options.seconds)

        yield Row("service", load, "dropwire", "Dropwire, Feed.subscribe", measure)


def plan(options):
    rows = [
        *unary("unary", False), *unary("tls", True), *fan_out("fanout", FANOUT),
        *fan_out("relay", RELAY), *service()]
    return [row for row in rows if row.group in options.only and row.peer in options.peers]
