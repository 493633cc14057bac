#!/bin/bash
# Durable reservations of one hot item with Redis and Lua, for the rows beside ours in RESULTS.md.
#
# Starts its own redis-server on loopback with a data directory of its own, measures, checks that the
# stock adds up, removes everything. About two minutes. See README.md.
set -euo pipefail

usage() {
  cat <<EOF
Usage: $(basename "$0") [--rounds N] [--seconds S] [--clients C] [--pipelines "1 16 64"] [--fsync L]
                      [--dir DIR] [--json]

  --rounds N      interleaved rounds; medians are reported (default 3)
  --seconds S     about how long each measurement takes (default 3)
  --clients C     connections (default 50)
  --pipelines L   requests in flight per connection (default "1 16 64")
  --fsync L       values of appendfsync (default "always everysec")
  --dir DIR       where the data directory is made; put it on the disk to be measured (default: \$TMPDIR or /tmp)
  --json          the last line is one JSON array of rows
EOF
}

rounds=3 seconds=3 clients=50 pipelines="1 16 64" fsyncs="always everysec" dir="${TMPDIR:-/tmp}" json=no
while [ $# -gt 0 ]; do
  case "$1" in
    --rounds) rounds="$2"; shift 2 ;;
    --seconds) seconds="$2"; shift 2 ;;
    --clients) clients="$2"; shift 2 ;;
    --pipelines) pipelines="$2"; shift 2 ;;
    --fsync) fsyncs="$2"; shift 2 ;;
    --dir) dir="$2"; shift 2 ;;
    --json) json=yes; shift ;;
    -h | --help) usage; exit 0 ;;
    *) echo "redis.sh: unknown option $1" >&2; usage >&2; exit 2 ;;
  esac
done
for number in "$rounds" "$seconds" "$clients"; do
  if ! [[ "$number" =~ ^[0-9]+$ ]] || [ "$number" -lt 1 ] || [ "$number" -gt 1000 ]; then
    echo "redis.sh: rounds, seconds and clients are numbers from 1 to 1000, not $number" >&2
    exit 2
  fi
done
for program in redis-server redis-cli redis-benchmark; do
  if ! command -v "$program" >/dev/null; then
    echo "redis.sh: $program is not installed; on Debian: sudo apt-get install redis-server redis-tools" >&2
    exit 3
  fi
done

here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d "$dir/dropwire-redis.XXXXXX")"
server=""
stop_server() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=""
  fi
}
trap 'stop_server; rm -rf "$work"' EXIT

# Server and client on cores of their own, where there are two.
cores="$(nproc)"
on_server="" on_client=""
if [ "$cores" -ge 2 ] && command -v taskset >/dev/null; then
  on_server="taskset -c 0" on_client="taskset -c 1"
fi
ticks="$(getconf CLK_TCK)"
port=$((20000 + RANDOM % 10000))
cli() { redis-cli -h 127.0.0.1 -p "$port" "$@"; }

# start_server always|everysec
start_server() {
  rm -rf "$work/data" && mkdir "$work/data"
  $on_server redis-server --bind 127.0.0.1 --port "$port" --dir "$work/data" --save "" \
    --appendonly yes --appendfsync "$1" --auto-aof-rewrite-percentage 0 --daemonize no \
    >"$work/server.log" 2>&1 &
  server=$!
  for _ in $(seq 100); do
    if cli ping >/dev/null 2>&1; then return; fi
    sleep 0.05
  done
  echo "redis.sh: redis-server did not start:" >&2
  tail -5 "$work/server.log" >&2
  exit 4
}

# CPU time of the server, in ticks: the fields after the last parenthesis, 12th and 13th.
cpu_ticks() { sed 's/.*) //' "/proc/$server/stat" | awk '{ print $12 + $13 }'; }

# benchmark KIND PIPELINE REQUESTS: "rps p50 p99" of redis-benchmark, latencies in ms.
benchmark() {
  local keys
  if [ "$1" = idempotent ]; then
    keys="3 stock sequence key:__rand_int__"
  else
    keys="2 stock sequence"
  fi
  # shellcheck disable=SC2086
  $on_client redis-benchmark -h 127.0.0.1 -p "$port" -c "$clients" -P "$2" -n "$3" -r 1000000000 \
    --csv evalsha "$sha" $keys 1 1700000000 | tail -1 | tr -d '"' | awk -F, '{ print $(NF-6), $(NF-3), $(NF-1) }'
}

# measure ROUND FSYNC KIND PIPELINE: one row into rows.
measure() {
  start_server "$2"
  sha="$(cli script load "$(cat "$here/reserve.lua")")"
  cli set stock 100000000 >/dev/null
  local trial rate requests before after started ended result sold stock
  trial="$(benchmark "$3" "$4" 20000)"
  rate="${trial%% *}"
  requests="$(awk -v r="$rate" -v s="$seconds" 'BEGIN { n = int(r * s); print n < 1000 ? 1000 : n }')"
  before="$(cpu_ticks)" started="$(date +%s%N)"
  result="$(benchmark "$3" "$4" "$requests")"
  after="$(cpu_ticks)" ended="$(date +%s%N)"
  sold="$(cli get sequence)" stock="$(cli get stock)"
  if [ $((sold + stock)) -ne 100000000 ]; then
    echo "redis.sh: $sold holds and $stock left do not add up to 100000000" >&2
    exit 5
  fi
  # shellcheck disable=SC2086
  set -- "$@" $result
  awk -v fsync="$2" -v kind="$3" -v pipeline="$4" -v rps="$5" -v p50="$6" -v p99="$7" \
    -v n="$requests" -v cpu=$((after - before)) -v hz="$ticks" -v ns=$((ended - started)) \
    'BEGIN { printf "%s %s %s %.0f %.3f %.3f %.2f %.2f\n", fsync, kind, pipeline, rps, p50, p99,
             cpu / hz * 1e6 / n, cpu / hz / (ns / 1e9) }' >>"$work/rows"
  stop_server
}

version="$(redis-server --version | sed 's/.*v=\([^ ]*\).*/\1/')"
echo "Redis $version, Lua, one hot item, $clients connections, $cores cores, $rounds rounds of about $seconds s"
for round in $(seq "$rounds"); do
  for fsync in $fsyncs; do
    for kind in plain idempotent; do
      for pipeline in $pipelines; do
        measure "$round" "$fsync" "$kind" "$pipeline"
        echo "  round $round: $(tail -1 "$work/rows")" >&2
      done
    done
  done
done

# Medians, in the order of measuring.
sort -s -k1,1 -k2,2 -k3,3n "$work/rows" | awk '
  function median(values, count,   i, j, t) {
    for (i = 2; i <= count; i++) for (j = i; j > 1 && values[j] < values[j-1]; j--) {
      t = values[j]; values[j] = values[j-1]; values[j-1] = t }
    return count % 2 ? values[(count+1)/2] : (values[count/2] + values[count/2+1]) / 2
  }
  function flush(   c, v, i, line) {
    if (n == 0) return
    line = key
    for (c = 4; c <= 8; c++) { for (i = 1; i <= n; i++) v[i] = cell[i, c] + 0; line = line " " median(v, n) }
    print line
  }
  { k = $1 " " $2 " " $3
    if (k != key) { flush(); key = k; n = 0 }
    n++; for (c = 4; c <= 8; c++) cell[n, c] = $c }
  END { flush() }' >"$work/medians"

echo
echo "| appendfsync | script | pipeline | reservations/s | p50 ms | p99 ms | server us CPU each | server cores |"
echo "|---|---|---|---|---|---|---|---|"
awk '{ printf "| %s | %s | %s | %.0f | %.3f | %.3f | %.2f | %.2f |\n", $1, $2, $3, $4, $5, $6, $7, $8 }' "$work/medians"
if [ "$json" = yes ]; then
  awk 'BEGIN { printf "[" }
    { printf "%s{\"appendfsync\":\"%s\",\"script\":\"%s\",\"pipeline\":%s,\"per_s\":%.0f,\"p50_ms\":%.3f,\"p99_ms\":%.3f,\"cpu_us_each\":%.2f,\"cores\":%.2f}", (NR > 1 ? "," : ""), $1, $2, $3, $4, $5, $6, $7, $8 }
    END { print "]" }' "$work/medians"
fi
