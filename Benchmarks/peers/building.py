"""Builds the peers and Dropwire, into .build/peers and .build/release."""

import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
OUTPUT = os.path.join(ROOT, ".build", "peers")

PACKAGES = {
    "bare": ["gcc", "libnghttp2-dev"],
    "nghttpd": ["nghttp2-server"],
    "grpc-cpp": [
        "g++", "pkg-config", "libgrpc++-dev", "libprotobuf-dev", "protobuf-compiler",
        "protobuf-compiler-grpc"],
}
COMMON = ["gcc", "nghttp2-client", "openssl", "util-linux"]

BARE = os.path.join(OUTPUT, "bare")
CLIENT = os.path.join(OUTPUT, "fanout")
GRPC_CPP = os.path.join(OUTPUT, "grpc-cpp", "server")
GRPC_SWIFT = os.path.join(OUTPUT, "grpc-swift", "release", "grpc-swift-peer")
DROPWIRE = os.environ.get("DROPWIRE_BINARY", os.path.join(ROOT, ".build", "release", "dropwire"))
TRANSPORT = os.path.join(ROOT, ".build", "release", "transport-benchmark")


def build(peers):
    os.makedirs(OUTPUT, exist_ok=True)
    install(peers)
    compiled(CLIENT, [os.path.join(HERE, "fanout", "client.c")], [])
    if "bare" in peers:
        compiled(BARE, [os.path.join(HERE, "bare", "server.c")], ["-lnghttp2"])
    if "grpc-cpp" in peers:
        grpc_cpp()
    if "grpc-swift" in peers:
        run(
            "swift", "build", "-c", "release", "--package-path", os.path.join(HERE, "grpc-swift"),
            "--scratch-path", os.path.join(OUTPUT, "grpc-swift"))
    if "dropwire" in peers:
        for product in ["dropwire", "transport-benchmark"]:
            run("swift", "build", "-c", "release", "--package-path", ROOT, "--product", product)


def run(*command):
    print("build:", " ".join(command), file=sys.stderr)
    subprocess.run(command, check=True, stdout=sys.stderr)


def install(peers):
    wanted = COMMON + [package for peer in peers for package in PACKAGES.get(peer, [])]
    missing = [package for package in dict.fromkeys(wanted) if not installed(package)]
    if not missing:
        return
    if not shutil.which("apt-get"):
        sys.exit(f"peers: missing, and there is no apt-get to install them: {' '.join(missing)}")
    root = [] if os.getuid() == 0 else ["sudo"]
    run(*root, "apt-get", "update", "-qq")
    run(
        *root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq",
        "--no-install-recommends", *missing)


def installed(package):
    status = subprocess.run(
        ["dpkg-query", "-W", "-f=${db:Status-Status}", package], capture_output=True, text=True)
    return status.stdout == "installed"


def is_current(product, sources):
    return os.path.exists(product) and all(
        os.path.getmtime(product) > os.path.getmtime(source) for source in sources)


def compiled(product, sources, libraries):
    if not is_current(product, sources):
        run("gcc", "-O2", "-Wall", "-o", product, *sources, *libraries)


def grpc_cpp():
    source = os.path.join(HERE, "grpc-cpp", "server.cc")
    schema = os.path.join(HERE, "grpc-cpp", "peer.proto")
    if is_current(GRPC_CPP, [source, schema]):
        return
    made = os.path.dirname(GRPC_CPP)
    os.makedirs(made, exist_ok=True)
    run(
        "protoc", "-I", os.path.dirname(schema), f"--cpp_out={made}", f"--grpc_out={made}",
        f"--plugin=protoc-gen-grpc={shutil.which('grpc_cpp_plugin')}", schema)
    flags = subprocess.run(
        ["pkg-config", "--cflags", "--libs", "grpc++", "protobuf"], check=True, capture_output=True,
        text=True).stdout.split()
    parts = [os.path.join(made, name) for name in ["peer.pb.cc", "peer.grpc.pb.cc"]]
    run("g++", "-O2", "-std=c++17", "-I", made, source, *parts, "-o", GRPC_CPP, *flags)
