"""Servers on core 0, loads on core 1, and what a server's CPU time and memory were meanwhile."""

import contextlib
import glob
import json
import os
import re
import socket
import subprocess
import tempfile
import time

import building

SERVER_CORE = "0"
LOAD_CORE = "1" if (os.cpu_count() or 1) > 1 else "0"
# What a load may take at most, in seconds: it then counts as failed.
PATIENCE = 180


class Failure(Exception):
    pass


class Server:
    """A peer, running. `address` is where it listens."""

    def __init__(self, process, address):
        self.process = process
        self.address = address

    @property
    def pid(self):
        return self.process.pid

    def cpu(self):
        """CPU time of its threads, in seconds."""
        total = 0
        for path in glob.glob(f"/proc/{self.pid}/task/*/schedstat"):
            with contextlib.suppress(OSError), open(path) as file:
                total += int(file.read().split()[0])
        return total / 1e9

    def rss(self):
        """Resident memory, in bytes."""
        with open(f"/proc/{self.pid}/status") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read())[1]) * 1024


class Workplace:
    """A directory for files of one run, and a certificate."""

    count = 0

    def __enter__(self):
        self.directory = tempfile.TemporaryDirectory(prefix="dropwire-peers.")
        os.mkdir(self.path("files"))
        self.write("files/message", b"x" * 64)
        # Five bytes of gRPC, then 64: a protobuf message of one field of bytes, and the same in the native encoding.
        self.write("proto", b"\0\0\0\0\x40\x0a\x3e" + b"x" * 62)
        self.write("drop", b"\0\0\0\0\x40\0\0\x3d" + b"x" * 61)
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-days", "2", "-subj", "/CN=localhost", "-keyout", self.path("key.pem"), "-out",
             self.path("certificate.pem")], check=True, capture_output=True)
        return self

    def __exit__(self, *_):
        self.directory.cleanup()

    def path(self, name):
        return os.path.join(self.directory.name, name)

    def fresh(self, name):
        """A directory that is not there yet."""
        self.count += 1
        return self.path(f"{name}{self.count}")

    def write(self, name, data):
        with open(self.path(name), "wb") as file:
            file.write(data)

    @contextlib.contextmanager
    def server(self, command):
        """Runs `command` on its core until the body is done. `{port}` in it becomes a free port, `{directory}` the
        directory of this run; without a port it prints where it listens."""
        port = free_port()
        fixed = any("{port}" in word for word in command)
        command = [word.format(port=port, directory=self.directory.name) for word in command]
        with open(self.path("output"), "w") as output, open(self.path("errors"), "w") as errors:
            process = subprocess.Popen(
                ["taskset", "-c", SERVER_CORE, *command], stdout=output, stderr=errors,
                stdin=subprocess.DEVNULL)
        try:
            yield Server(process, self.await_listening(process, port if fixed else None))
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def await_listening(self, process, port):
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline and process.poll() is None:
            if port is None:
                with open(self.path("output")) as output:
                    if found := re.search(r"127\.0\.0\.1:[1-9]\d*", output.read()):
                        return found[0]
            else:
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    return f"127.0.0.1:{port}"
            time.sleep(0.05)
        with open(self.path("errors")) as errors:
            raise Failure(f"{process.args} does not listen: {errors.read()[-500:]}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def load(command):
    done = subprocess.run(
        ["taskset", "-c", LOAD_CORE, *command], capture_output=True, text=True, timeout=PATIENCE)
    if done.returncode != 0:
        raise Failure(f"{' '.join(command)}: {(done.stderr or done.stdout)[-500:]}")
    return done.stdout


class H2Load:
    """Closed load by nghttp2's own client."""

    def __init__(self, workplace, server, url, headers, body, connections, streams):
        self.server = server
        self.command = ["h2load", "-t1", f"-c{connections}", f"-m{streams}"]
        self.command += [f"-H{name}: {value}" for name, value in headers]
        if body:
            self.command += ["-d", workplace.path(body)]
        self.url = url
        self.size = 69 if body else 64

    def once(self, count, log=None):
        """Requests a second. Every answer must have come, with its message."""
        extra = ["--log-file", log] if log else []
        text = load([*self.command, f"-n{count}", *extra, self.url])
        ok = re.search(r"(\d+) succeeded, 0 failed, 0 errored", text)
        data = re.search(r"\((\d+)\) data", text)
        rate = re.search(r"finished in .*?, ([\d.]+) req/s", text)
        if not (ok and data and rate) or int(data[1]) != count * self.size or int(ok[1]) != count:
            raise Failure(f"h2load {self.url}: not all answers are right\n{text[-800:]}")
        return float(rate[1])

    def measure(self, seconds, latency):
        rate = self.once(2_000)
        rate = self.once(max(2_000, int(rate / 2)))
        count = max(1_000, int(rate * seconds))
        before = self.server.cpu()
        rate = self.once(count)
        cpu = self.server.cpu() - before
        figures = {
            "per_second": round(rate), "cpu_us": round(cpu / count * 1e6, 3),
            "per_core_second": round(count / cpu), "rss_mb": round(self.server.rss() / 1e6, 1)}
        if latency:
            figures.update(self.latencies(max(1_000, int(rate))))
        return figures

    def latencies(self, count):
        # In memory: a disk would hold the client up.
        with tempfile.NamedTemporaryFile(dir="/dev/shm") as log:
            self.once(count, log.name)
            times = sorted(int(line.split()[2]) for line in log.read().decode().splitlines())
        return {"p50_us": times[len(times) // 2], "p99_us": times[len(times) * 99 // 100]}


def fan_out(server, content_type, connections, streams, rounds, burst):
    return json.loads(load([
        building.CLIENT, server.address, str(server.pid), str(connections), str(streams), str(rounds),
        str(burst), content_type]))


def service_fan_out(server, subscribers, seconds):
    """The whole way of a marker, measured by `dropwire bench fanout`."""
    line = load([
        building.DROPWIRE, "bench", "fanout", "--target", server.address, "--subscribers", str(subscribers),
        "--duration", f"{seconds:.0f}s", "--json"]).splitlines()[-1]
    report = json.loads(line)
    usage, last = report["server"], report["latency_to_last"]
    return {
        "per_core_second": round(usage["per_s_per_core"]), "cpu_us": usage["cpu_us_each"],
        "to_all_p50_ms": last["p50_us"] / 1e3, "to_all_p99_ms": last["p99_us"] / 1e3,
        "rss_bytes_each": report["rss_per_subscriber_bytes"]}
