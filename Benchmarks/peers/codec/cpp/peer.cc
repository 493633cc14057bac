// C++ protobuf on the messages of codec-benchmark: a line for each figure, `message operation bytes ns`.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "benchmark.pb.h"

namespace pb = dropwire::benchmark::v1;

static int rounds = 7;

static double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// Nanoseconds of one of `count` calls of `body`.
template <typename Body>
static double timed(int count, Body body) {
  auto start = std::chrono::steady_clock::now();
  for (int call = 0; call < count; ++call) body();
  std::chrono::duration<double, std::nano> elapsed = std::chrono::steady_clock::now() - start;
  return elapsed.count() / count;
}

// Not inlined, as what the other programs measure is not.
template <typename M>
__attribute__((noinline)) static size_t encode(const M &value, uint8_t *buffer) {
  size_t size = value.ByteSizeLong();
  value.SerializeWithCachedSizesToArray(buffer);
  return size;
}

template <typename M>
__attribute__((noinline)) static size_t fresh(const M &value) {
  return value.SerializeAsString().size();
}

template <typename M>
__attribute__((noinline)) static bool decode(const std::string &bytes, M *value) {
  return value->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

template <typename M>
static void measure(const char *name, const M &value) {
  std::string bytes = value.SerializeAsString();
  std::vector<uint8_t> buffer(bytes.size() + 64);
  int calls = std::max<int>(20, static_cast<int>(2000000 / (bytes.size() + 100)));
  std::vector<double> into, whole, read, reread;
  size_t total = 0;
  M reused;
  for (int round = 0; round < rounds; ++round) {
    into.push_back(timed(calls, [&] { total += encode(value, buffer.data()); }));
    whole.push_back(timed(calls, [&] { total += fresh(value); }));
    read.push_back(timed(calls, [&] {
      M decoded;
      total += decode(bytes, &decoded);
    }));
    reread.push_back(timed(calls, [&] { total += decode(bytes, &reused); }));
  }
  if (total == 0 || reused.SerializeAsString() != bytes) std::abort();
  std::printf("%s encode %zu %f\n", name, bytes.size(), median(into));
  std::printf("%s fresh %zu %f\n", name, bytes.size(), median(whole));
  std::printf("%s decode %zu %f\n", name, bytes.size(), median(read));
  std::printf("%s decode-reused %zu %f\n", name, bytes.size(), median(reread));
}

static pb::OrderProgress order(int items) {
  pb::OrderProgress value;
  value.set_order(5005);
  value.set_revision(7);
  value.set_step(pb::ORDER_STEP_ROUTED);
  value.mutable_eta()->set_seconds(1795000900);
  value.set_cause(pb::CUE_KIND_OFFER_OPEN);
  for (int sku = 1; sku <= items; ++sku) {
    auto *item = value.add_items();
    item->set_sku(sku);
    item->set_quantity(1);
    item->set_minor(4900);
  }
  return value;
}

int main(int argc, char **argv) {
  if (argc > 1) rounds = std::atoi(argv[1]);
  pb::CueMarker marker;
  marker.set_stream(0x123456789ABC);
  marker.set_sequence(991);
  marker.mutable_at()->set_seconds(1795000000);
  marker.set_kind(pb::CUE_KIND_BUY_CUE);
  marker.set_offer(77);
  marker.mutable_price()->set_minor(4900);
  marker.mutable_price()->set_currency("EUR");
  marker.set_title("Hand-dyed silk jackets");
  marker.add_tags("handmade");
  marker.add_tags("limited");
  measure("marker", marker);

  pb::ReserveUnits reserve;
  reserve.set_key("01234567-89ab-cdef-fedc-ba9876543210");
  reserve.set_buyer(1001);
  reserve.set_drop(2002);
  reserve.set_pool(3003);
  reserve.set_quantity(2);
  reserve.set_waitlist(true);
  reserve.set_source(pb::CUE_KIND_BUY_CUE);
  measure("reserve", reserve);

  measure("order", order(4));
  measure("list", order(1000));

  pb::Manifest manifest;
  manifest.set_order(5005);
  for (int sku = 1; sku <= 1000; ++sku) {
    auto *line = manifest.add_lines();
    line->set_sku(sku);
    line->set_quantity(1);
    line->set_name("Silk jacket " + std::to_string(sku));
  }
  measure("lines", manifest);

  pb::Parcel parcel;
  parcel.set_id(6006);
  for (int index = 0; index < 16384; ++index) {
    parcel.mutable_content()->push_back(static_cast<char>(index * 31));
  }
  measure("payload", parcel);
}
