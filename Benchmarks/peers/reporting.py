"""Medians as tables, and the goals they are held against."""

import datetime
import platform
import re
import statistics
import subprocess

TITLES = {
    "unary": "Unary echo of 64 bytes, clear text (h2load)",
    "tls": "Unary echo of 64 bytes, TLS 1.3 (h2load)",
    "fanout": "Fan-out, one stream on each connection",
    "relay": "Fan-out, 20 streams on each connection (a relay)",
    "service": "Fan-out, the whole way: publish, log, synced write, Feed.subscribe (bench fanout)",
}
COLUMNS = {
    "per_second": ("per second", "{:,.0f}"),
    "per_core_second": ("per core-second", "{:,.0f}"),
    "cpu_us": ("µs CPU each", "{:.2f}"),
    "p50_us": ("p50 µs", "{:,.0f}"),
    "p99_us": ("p99 µs", "{:,.0f}"),
    "rss_mb": ("RSS MB", "{:.1f}"),
    "to_all_p50_ms": ("to all p50 ms", "{:.1f}"),
    "to_all_p99_ms": ("to all p99 ms", "{:.1f}"),
    "rss_bytes_each": ("RSS B a subscription", "{:,.0f}"),
    "setup_cpu_us_each": ("set-up µs CPU a connection", "{:.0f}"),
}
ASYNC, FEED = "Dropwire, async", "Dropwire"
SERVICE = "Dropwire, Feed.subscribe"

# What, figure, group, load, ours, theirs, at least: the ratio of ours to theirs; for times and sizes of theirs to ours.
RATIOS = [
    ("0.7 x the ceiling", "per_core_second", "unary", "8 x 64", ASYNC, "bare C", 0.7),
    ("6 x C++ gRPC", "per_core_second", "unary", "8 x 64", ASYNC, "C++ gRPC", 6),
    ("30 x grpc-swift-2", "per_core_second", "unary", "8 x 64", ASYNC, "grpc-swift-2", 30),
    ("0.9 x nghttpd", "per_core_second", "unary", "64 x 1", ASYNC, "nghttpd", 0.9),
    ("1.3 x C++ gRPC", "per_core_second", "unary", "64 x 1", ASYNC, "C++ gRPC", 1.3),
    ("8 x grpc-swift-2", "per_core_second", "unary", "64 x 1", ASYNC, "grpc-swift-2", 8),
    ("half of C++ gRPC's CPU", "cpu_us", "unary", "1 x 1", ASYNC, "C++ gRPC", 2),
    ("p50 no worse than nghttpd's", "p50_us", "unary", "1 x 1", ASYNC, "nghttpd", 1),
    ("0.9 x nghttpd, TLS", "per_core_second", "tls", "8 x 64", ASYNC, "nghttpd", 0.9),
    ("0.9 x nghttpd, TLS", "per_core_second", "tls", "64 x 1", ASYNC, "nghttpd", 0.9),
    ("0.9 x the bare loop", "per_core_second", "fanout", "2,000", FEED, "bare C", 0.9),
    ("0.9 x the bare loop", "per_core_second", "fanout", "10,000", FEED, "bare C", 0.9),
    ("0.9 x the bare loop", "per_core_second", "fanout", "2,000, 8 at once", FEED, "bare C", 0.9),
    ("3 x C++ gRPC", "per_core_second", "fanout", "2,000", FEED, "C++ gRPC", 3),
    ("3 x C++ gRPC", "per_core_second", "fanout", "10,000", FEED, "C++ gRPC", 3),
    ("4 x grpc-swift-2", "per_core_second", "fanout", "2,000", FEED, "grpc-swift-2", 4),
]
# What, figure, group, load, ours, at least or at most.
FIGURES = [
    ("at most 16 KB a subscriber", "rss_bytes_each", "fanout", "10,000", FEED, "most", 16_384),
    ("at most 16 KB a subscriber, the service", "rss_bytes_each", "service", "10,000", SERVICE, "most", 16_384),
    ("1 M deliveries a core-second, relay", "per_core_second", "relay", "500 x 20", FEED, "least", 1e6),
    ("1 M deliveries a core-second, relay, 8 at once", "per_core_second", "relay", "500 x 20, 8 at once", FEED,
     "least", 1e6),
]
SMALLER_IS_BETTER = {"cpu_us", "p50_us"}


def medians(results):
    return {
        key: {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}
        for key, rounds in results.items()}


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


def machine():
    with open("/proc/cpuinfo") as file:
        text = file.read()
    name = re.search(r"model name\s*:\s*(.*)", text)
    cores = text.count("processor\t")
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    version = re.search(r"Swift version [\d.]+", swift)
    return (
        f"{datetime.date.today()}, {name[1] if name else platform.machine()}, {cores} cores, "
        f"Linux {platform.release()}, {version[0] if version else 'no Swift'}")


def group_tables(results):
    lines = []
    for group, title in TITLES.items():
        loads = list(dict.fromkeys(key[1] for key in results if key[0] == group))
        if not loads:
            continue
        rows = {key: value for key, value in results.items() if key[0] == group}
        names = [name for name in COLUMNS if any(name in value for value in rows.values())]
        lines += ["", f"### {title}"]
        cells = []
        for (_, load, server), figures in rows.items():
            base = rows.get((group, load, "bare C")) or rows.get((group, load, "nghttpd"))
            ratio = f"{figures['per_core_second'] / base['per_core_second']:.2f}" if base else ""
            cells.append(
                [load, server]
                + [COLUMNS[name][1].format(figures[name]) if name in figures else "" for name in names] + [ratio])
        first = "nghttpd" if group == "tls" else "bare C"
        header = ["load", "server"] + [COLUMNS[name][0] for name in names] + [f"per core, {first} = 1"]
        lines += table(header, cells)
    return lines


def judged(results):
    """Rows of the goals that the run can judge: what, where, the figure, whether it is met."""
    for what, figure, group, load, ours, theirs, least in RATIOS:
        mine, other = results.get((group, load, ours)), results.get((group, load, theirs))
        if mine and other:
            ratio = mine[figure] / other[figure]
            if figure in SMALLER_IS_BETTER:
                ratio = 1 / ratio
            yield what, f"{group}, {load}", f"{ratio:.2f}", ratio >= least
    for what, figure, group, load, ours, kind, limit in FIGURES:
        if mine := results.get((group, load, ours)):
            value = mine[figure]
            yield what, f"{group}, {load}", f"{value:,.0f}", value <= limit if kind == "most" else value >= limit


def text(results, rounds):
    lines = [machine(), f"Server on core 0, load on core 1; medians of {rounds} interleaved rounds."]
    lines += group_tables(results)
    goals = [[what, where, value, "met" if met else "missed"] for what, where, value, met in judged(results)]
    if goals:
        lines += ["", "### Goals (Dropwire's asynchronous form)"]
        lines += table(["goal", "where", "measured", ""], goals)
    return "\n".join(lines)


def as_json(results):
    rows = [
        {"group": group, "load": load, "server": server, **figures}
        for (group, load, server), figures in results.items()]
    goals = [
        {"goal": what, "where": where, "measured": value, "met": met} for what, where, value, met in judged(results)]
    return {"machine": machine(), "rows": rows, "goals": goals}
