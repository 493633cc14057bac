// The load of the fan-out rows: many connections with one subscription each, or several, to any of the peers. It
// speaks just enough HTTP/2 to cost far less than any server that it measures, and it belongs to none of them.
//
//   client ADDRESS:PORT PID [CONNECTIONS [STREAMS [ROUNDS [BURST [CONTENT-TYPE]]]]]
//
// A round: one call of /bench.Feed/Publish, then waiting until every stream of /bench.Feed/Watch has had BURST frames
// of 69 bytes. PID is the server: its CPU time and memory are read from /proc. Prints one line of JSON.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MESSAGE = 69, EVENTS = 1024, PATIENCE_SECONDS = 60, MAXIMUM_ROUNDS = 10000 };
enum { DATA = 0, HEADERS = 1, RST_STREAM = 3, SETTINGS = 4, PING = 6, GOAWAY = 7 };

struct connection {
  int fd;
  unsigned char head[9];
  unsigned head_count, left, kept;
  unsigned char payload[8];
};

static int poller, connections = 2000, streams = 1, rounds = 200, burst = 1, server;
static const char *content_type = "application/grpc";
static struct sockaddr_in address;
static unsigned long long bytes_received, headers_received, streams_ended;

static void fail(const char *what) {
  fprintf(stderr, "fanout: %s%s%s\n", what, errno ? ": " : "", errno ? strerror(errno) : "");
  exit(1);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

// CPU time of the server's threads that live, in seconds.
static double server_cpu(void) {
  char path[300];
  snprintf(path, sizeof path, "/proc/%d/task", server);
  DIR *tasks = opendir(path);
  if (!tasks) fail("the server is gone");
  unsigned long long total = 0, one;
  for (struct dirent *entry; (entry = readdir(tasks));) {
    if (entry->d_name[0] == '.') continue;
    snprintf(path, sizeof path, "/proc/%d/task/%s/schedstat", server, entry->d_name);
    FILE *file = fopen(path, "r");
    if (!file) continue;
    if (fscanf(file, "%llu", &one) == 1) total += one;
    fclose(file);
  }
  closedir(tasks);
  return total / 1e9;
}

static long server_rss_kilobytes(void) {
  char path[64], line[256];
  long kilobytes = 0;
  snprintf(path, sizeof path, "/proc/%d/status", server);
  FILE *file = fopen(path, "r");
  if (!file) fail("the server is gone");
  while (fgets(line, sizeof line, file)) sscanf(line, "VmRSS: %ld", &kilobytes);
  fclose(file);
  return kilobytes;
}

static unsigned char *frame(
    unsigned char *out, unsigned size, unsigned char type, unsigned char flags, unsigned id) {
  unsigned char head[9] = {size >> 16, size >> 8, size, type, flags, id >> 24, id >> 16, id >> 8, id};
  memcpy(out, head, 9);
  return out + 9;
}

static unsigned char *text(unsigned char *out, const char *value) {
  size_t size = strlen(value);
  *out++ = size;
  memcpy(out, value, size);
  return out + size;
}

// A request with one message. The first of a connection fills the header table of the server as any client does,
// the others refer to it.
static unsigned char *request(
    unsigned char *out, unsigned id, const char *path, unsigned char first_byte) {
  unsigned char block[256], *end = block;
  *end++ = 0x83;  // :method POST
  *end++ = 0x86;  // :scheme http
  if (id == 1) {
    *end++ = 0x44;  // :path
    end = text(end, path);
    *end++ = 0x41;  // :authority
    end = text(end, "127.0.0.1");
    *end++ = 0x5f;  // content-type
    end = text(end, content_type);
    *end++ = 0x40;
    end = text(end, "te");
    end = text(end, "trailers");
  } else {
    for (unsigned char index = 65; index >= 62; index--) *end++ = 0x80 | index;
  }
  out = frame(out, end - block, HEADERS, 0x4, id);
  memcpy(out, block, end - block);
  out = frame(out + (end - block), MESSAGE, DATA, 0x1, id);
  memset(out, 0, MESSAGE);
  out[4] = 64;
  out[5] = 0x0a;  // as protobuf: field 1, 62 bytes
  out[6] = 62;
  out[7] = first_byte;
  return out + MESSAGE;
}

static void send_all(int fd, const unsigned char *bytes, size_t size) {
  while (size > 0) {
    ssize_t sent = write(fd, bytes, size);
    if (sent < 0 && errno == EAGAIN) continue;
    if (sent < 0) fail("write");
    bytes += sent;
    size -= sent;
  }
}

static void open_connection(struct connection *connection, const char *path, int count) {
  unsigned char *out = malloc(512 + count * 512), *end = out;
  connection->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connection->fd < 0 || connect(connection->fd, (struct sockaddr *)&address, sizeof address))
    fail("connect");
  int one = 1;
  setsockopt(connection->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  memcpy(end, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 24);
  end = frame(end + 24, 12, SETTINGS, 0, 0);
  memcpy(end, "\0\2\0\0\0\0\0\4\x40\0\0\0", 12);  // no push, a window that is never used up
  end = frame(end + 12, 4, 8, 0, 0);
  memcpy(end, "\x3f\0\0\0", 4);
  end += 4;
  for (int index = 0; index < count; index++) end = request(end, 2 * index + 1, path, 0);
  send_all(connection->fd, out, end - out);
  free(out);
  fcntl(connection->fd, F_SETFL, O_NONBLOCK);
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
  if (epoll_ctl(poller, EPOLL_CTL_ADD, connection->fd, &event)) fail("epoll_ctl");
}

static void frame_ended(struct connection *connection) {
  unsigned char type = connection->head[3], flags = connection->head[4], out[17];
  errno = 0;
  if (type == RST_STREAM) fail("a stream was reset");
  if (type == GOAWAY) fail("a connection was ended");
  if (type == HEADERS) headers_received++;
  if ((type == HEADERS || type == DATA) && flags & 1) streams_ended++;
  if (flags & 1) return;
  if (type == SETTINGS) send_all(connection->fd, out, frame(out, 0, SETTINGS, 1, 0) - out);
  if (type == PING) {
    memcpy(frame(out, 8, PING, 1, 0), connection->payload, 8);
    send_all(connection->fd, out, 17);
  }
}

static void parse(struct connection *connection, const unsigned char *bytes, size_t size) {
  while (size > 0) {
    if (connection->head_count < 9) {
      unsigned count = 9 - connection->head_count;
      if (count > size) count = size;
      memcpy(connection->head + connection->head_count, bytes, count);
      connection->head_count += count;
      bytes += count;
      size -= count;
      if (connection->head_count < 9) return;
      const unsigned char *head = connection->head;
      connection->left = head[0] << 16 | head[1] << 8 | head[2];
      connection->kept = 0;
    }
    unsigned count = connection->left < size ? connection->left : size;
    if (connection->head[3] == DATA) bytes_received += count;
    if (connection->head[3] == PING) {
      memcpy(connection->payload + connection->kept, bytes, count);
      connection->kept += count;
    }
    bytes += count;
    size -= count;
    connection->left -= count;
    if (connection->left == 0) {
      frame_ended(connection);
      connection->head_count = 0;
    }
  }
  // A frame without payload may end what was read.
  if (connection->head_count == 9 && connection->left == 0) {
    frame_ended(connection);
    connection->head_count = 0;
  }
}

static void poll_once(int milliseconds) {
  static struct epoll_event events[EVENTS];
  static unsigned char buffer[64 << 10];
  int count = epoll_wait(poller, events, EVENTS, milliseconds);
  for (int index = 0; index < count; index++) {
    struct connection *connection = events[index].data.ptr;
    ssize_t size = read(connection->fd, buffer, sizeof buffer);
    if (size < 0 && errno == EAGAIN) continue;
    errno = 0;
    if (size <= 0) fail("a connection was closed");
    parse(connection, buffer, size);
  }
}

static void wait_until(unsigned long long *count, unsigned long long target, const char *what) {
  double deadline = now() + PATIENCE_SECONDS;
  while (*count < target) {
    poll_once(100);
    errno = 0;
    if (now() > deadline) fail(what);
  }
}

static void settle(double seconds) {
  for (double end = now() + seconds; now() < end;) poll_once(10);
}

static double one_round(struct connection *publisher, unsigned id, int times) {
  unsigned char out[512];
  unsigned long long viewers = (unsigned long long)connections * streams * times;
  unsigned long long target = bytes_received + (viewers + 1) * MESSAGE;
  unsigned long long ended = streams_ended + 1;
  double start = now();
  send_all(publisher->fd, out, request(out, id, "/bench.Feed/Publish", times) - out);
  wait_until(&bytes_received, target, "messages are missing");
  double end = now();
  wait_until(&streams_ended, ended, "publishing has no answer");
  return end - start;
}

static int ascending(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return (difference > 0) - (difference < 0);
}

static void raise_limit(void) {
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_cur < (unsigned)connections + 64) {
    fprintf(stderr, "fanout: only %lu descriptors are allowed\n", (unsigned long)limit.rlim_cur);
    exit(3);
  }
}

static void read_arguments(int count, char **arguments) {
  char *colon = count > 2 ? strrchr(arguments[1], ':') : NULL;
  if (!colon) {
    fprintf(stderr, "usage: client ADDRESS:PORT PID [CONNECTIONS [STREAMS [ROUNDS [BURST"
                    " [CONTENT-TYPE]]]]]\n");
    exit(2);
  }
  *colon = 0;
  address.sin_family = AF_INET;
  address.sin_port = htons(atoi(colon + 1));
  inet_pton(AF_INET, arguments[1], &address.sin_addr);
  server = atoi(arguments[2]);
  if (count > 3) connections = atoi(arguments[3]);
  if (count > 4) streams = atoi(arguments[4]);
  if (count > 5) rounds = atoi(arguments[5]);
  if (count > 6) burst = atoi(arguments[6]);
  if (count > 7) content_type = arguments[7];
  if (connections < 1 || streams < 1 || rounds < 1 || rounds > MAXIMUM_ROUNDS || burst < 1 ||
      burst > 255) {
    fprintf(stderr, "fanout: a number is out of range\n");
    exit(2);
  }
}

int main(int count, char **arguments) {
  read_arguments(count, arguments);
  raise_limit();
  poller = epoll_create1(EPOLL_CLOEXEC);
  struct connection *all = calloc(connections + 1, sizeof *all);
  struct connection *publisher = &all[connections];
  open_connection(publisher, "/bench.Feed/Publish", 1);
  wait_until(&streams_ended, 1, "publishing has no answer");
  unsigned long long headers_before = headers_received;
  long rss_before = server_rss_kilobytes();
  double cpu_before = server_cpu();
  for (int index = 0; index < connections; index++) {
    open_connection(&all[index], "/bench.Feed/Watch", streams);
    // Few at a time, as servers take them: a full backlog would cost a second each.
    unsigned long long seen = headers_before + (unsigned long long)(index + 1) * streams;
    if (index % 64 == 63) wait_until(&headers_received, seen, "subscriptions have no answer");
  }
  wait_until(
      &headers_received, headers_before + (unsigned long long)connections * streams,
      "subscriptions have no answer");
  settle(0.3);
  double cpu_setup = server_cpu() - cpu_before;
  unsigned id = 3;
  one_round(publisher, id, 1);
  settle(0.3);
  double subscribers = (double)connections * streams;
  double rss = (server_rss_kilobytes() - rss_before) * 1024.0 / subscribers;
  double *durations = calloc(rounds, sizeof *durations), total = 0;
  one_round(publisher, id += 2, burst);
  cpu_before = server_cpu();
  for (int round = 0; round < rounds; round++) {
    durations[round] = one_round(publisher, id += 2, burst);
    total += durations[round];
  }
  double cpu = server_cpu() - cpu_before;
  double messages = subscribers * burst * rounds;
  qsort(durations, rounds, sizeof *durations, ascending);
  printf(
      "{\"messages\": %.0f, \"per_second\": %.0f, \"per_core_second\": %.0f, \"cpu_us\": %.4f,"
      " \"to_all_p50_ms\": %.3f, \"to_all_p99_ms\": %.3f, \"rss_bytes_each\": %.0f,"
      " \"setup_cpu_us_each\": %.2f}\n",
      messages, messages / total, messages / cpu, cpu / messages * 1e6,
      durations[rounds / 2] * 1e3, durations[rounds * 99 / 100] * 1e3, rss,
      cpu_setup / connections * 1e6);
}
