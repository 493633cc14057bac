// The ceiling: one thread, epoll, nghttp2, and no RPC layer. It answers every request as a gRPC server would on the
// wire (headers, one message, trailers), but it routes by one byte of the path, decodes nothing, checks nothing,
// and has no limits, timers, deadlines or cancellation. What another server needs more than this is its RPC layer.
//
//   /bench.Echo/Unary    the request's bytes come back
//   /bench.Feed/Watch    a stream: one 69-byte frame for each message published
//   /bench.Feed/Publish  publishes as many messages as the third byte of the request's message says
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <nghttp2/nghttp2.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { FRAME = 69, READ_SIZE = 64 << 10, WRITE_SIZE = 64 << 10, SLACK = 40 << 10, EVENTS = 1024 };

struct stream {
  struct connection *connection;
  struct stream *next_watcher, *previous_watcher;
  unsigned long long seen;
  int32_t id;
  int deferred, submitted;
  char kind;
  unsigned taken, count;
  unsigned char body[FRAME + 16];
};

struct connection {
  nghttp2_session *session;
  int fd, dirty, waiting;
  struct connection *next_dirty;
  unsigned char *rest;
  size_t rest_size;
  struct stream *free;
};

static int poller;
static unsigned char input[READ_SIZE], output[WRITE_SIZE + SLACK];
static struct connection *dirty;
static struct stream *watchers;
static unsigned long long published;
static unsigned char message[FRAME];
static nghttp2_session_callbacks *callbacks;
static nghttp2_option *options;

static void mark(struct connection *connection) {
  if (connection->dirty) return;
  connection->dirty = 1;
  connection->next_dirty = dirty;
  dirty = connection;
}

#define FIELD(name, value) \
  {(uint8_t *)name, (uint8_t *)value, sizeof(name) - 1, sizeof(value) - 1, \
   NGHTTP2_NV_FLAG_NO_COPY_NAME | NGHTTP2_NV_FLAG_NO_COPY_VALUE}
static nghttp2_nv headers[] = {FIELD(":status", "200"), FIELD("content-type", "application/grpc")};
static nghttp2_nv trailers[] = {FIELD("grpc-status", "0")};

static ssize_t body(
    nghttp2_session *session, int32_t id, uint8_t *buffer, size_t room, uint32_t *flags,
    nghttp2_data_source *source, void *user) {
  struct stream *stream = source->ptr;
  if (stream->kind == 'W') {
    size_t count = 0;
    while (stream->seen < published && count + FRAME <= room) {
      memcpy(buffer + count, message, FRAME);
      count += FRAME;
      stream->seen++;
    }
    if (count > 0) return count;
    stream->deferred = 1;
    return NGHTTP2_ERR_DEFERRED;
  }
  unsigned count = stream->count - stream->taken;
  if (count > room) count = room;
  memcpy(buffer, stream->body + stream->taken, count);
  stream->taken += count;
  if (stream->taken == stream->count) {
    *flags = NGHTTP2_DATA_FLAG_EOF | NGHTTP2_DATA_FLAG_NO_END_STREAM;
    nghttp2_submit_trailer(session, id, trailers, 1);
  }
  return count;
}

static void publish(unsigned times) {
  published += times;
  for (struct stream *each = watchers; each; each = each->next_watcher) {
    if (!each->deferred) continue;
    each->deferred = 0;
    nghttp2_session_resume_data(each->connection->session, each->id);
    mark(each->connection);
  }
}

static void answer(struct connection *connection, struct stream *stream) {
  if (stream->submitted) return;
  stream->submitted = 1;
  if (stream->kind == 'W') {
    stream->seen = published;
    stream->next_watcher = watchers;
    if (watchers) watchers->previous_watcher = stream;
    watchers = stream;
  } else if (stream->kind == 'P') {
    publish(stream->body[7]);
  }
  nghttp2_data_provider provider = {.source.ptr = stream, .read_callback = body};
  nghttp2_submit_response(connection->session, stream->id, headers, 2, &provider);
}

static int began(nghttp2_session *session, const nghttp2_frame *frame, void *user) {
  struct connection *connection = user;
  if (frame->headers.cat != NGHTTP2_HCAT_REQUEST) return 0;
  struct stream *stream = connection->free;
  if (stream) connection->free = stream->next_watcher;
  else stream = malloc(sizeof *stream);
  memset(stream, 0, offsetof(struct stream, body));
  stream->id = frame->hd.stream_id;
  stream->connection = connection;
  nghttp2_session_set_stream_user_data(session, stream->id, stream);
  return 0;
}

static int field(
    nghttp2_session *session, const nghttp2_frame *frame, const uint8_t *name, size_t name_size,
    const uint8_t *value, size_t value_size, uint8_t flags, void *user) {
  if (name_size != 5 || value_size < 13 || memcmp(name, ":path", 5)) return 0;
  struct stream *stream = nghttp2_session_get_stream_user_data(session, frame->hd.stream_id);
  // "/bench.Echo/Unary", "/bench.Feed/Watch", "/bench.Feed/Publish"
  if (stream) stream->kind = value[12];
  return 0;
}

static int chunk(
    nghttp2_session *session, uint8_t flags, int32_t id, const uint8_t *bytes, size_t size,
    void *user) {
  struct stream *stream = nghttp2_session_get_stream_user_data(session, id);
  if (!stream) return 0;
  if (size > sizeof stream->body - stream->count) size = sizeof stream->body - stream->count;
  memcpy(stream->body + stream->count, bytes, size);
  stream->count += size;
  return 0;
}

static int received(nghttp2_session *session, const nghttp2_frame *frame, void *user) {
  if (frame->hd.type != NGHTTP2_DATA && frame->hd.type != NGHTTP2_HEADERS) return 0;
  if (!(frame->hd.flags & NGHTTP2_FLAG_END_STREAM)) return 0;
  struct stream *stream = nghttp2_session_get_stream_user_data(session, frame->hd.stream_id);
  if (stream) answer(user, stream);
  return 0;
}

static void forget(struct stream *stream) {
  if (stream->kind == 'W' && stream->submitted) {
    if (stream->previous_watcher) stream->previous_watcher->next_watcher = stream->next_watcher;
    else watchers = stream->next_watcher;
    if (stream->next_watcher) stream->next_watcher->previous_watcher = stream->previous_watcher;
  }
}

static int closed(nghttp2_session *session, int32_t id, uint32_t code, void *user) {
  struct connection *connection = user;
  struct stream *stream = nghttp2_session_get_stream_user_data(session, id);
  if (!stream) return 0;
  forget(stream);
  stream->next_watcher = connection->free;
  connection->free = stream;
  return 0;
}

static void end(struct connection *connection) {
  // The library does not close the streams of a session it deletes.
  for (struct stream *each = watchers, *next; each; each = next) {
    next = each->next_watcher;
    if (each->connection == connection) {
      forget(each);
      free(each);
    }
  }
  for (struct stream *each = connection->free, *next; each; each = next) {
    next = each->next_watcher;
    free(each);
  }
  if (connection->dirty) {
    struct connection **place = &dirty;
    while (*place != connection) place = &(*place)->next_dirty;
    *place = connection->next_dirty;
  }
  nghttp2_session_del(connection->session);
  close(connection->fd);
  free(connection->rest);
  free(connection);
}

static void wait_for(struct connection *connection, int writable) {
  if (connection->waiting == writable) return;
  connection->waiting = writable;
  struct epoll_event event = {
      .events = EPOLLIN | (writable ? EPOLLOUT : 0), .data.ptr = connection};
  epoll_ctl(poller, EPOLL_CTL_MOD, connection->fd, &event);
}

// Everything the session has to say leaves in one write.
static int flush(struct connection *connection) {
  while (connection->rest_size == 0) {
    size_t count = 0;
    while (count < WRITE_SIZE) {
      const uint8_t *bytes;
      ssize_t size = nghttp2_session_mem_send(connection->session, &bytes);
      if (size < 0) return -1;
      if (size == 0) break;
      memcpy(output + count, bytes, size);
      count += size;
    }
    if (count == 0) break;
    ssize_t written = write(connection->fd, output, count);
    if (written < 0 && errno != EAGAIN) return -1;
    if (written < 0) written = 0;
    if ((size_t)written < count) {
      connection->rest_size = count - written;
      connection->rest = malloc(connection->rest_size);
      memcpy(connection->rest, output + written, connection->rest_size);
      wait_for(connection, 1);
    }
    if (count < WRITE_SIZE) break;
  }
  return 0;
}

static int write_rest(struct connection *connection) {
  ssize_t written = write(connection->fd, connection->rest, connection->rest_size);
  if (written < 0) return errno == EAGAIN ? 0 : -1;
  connection->rest_size -= written;
  memmove(connection->rest, connection->rest + written, connection->rest_size);
  if (connection->rest_size > 0) return 0;
  free(connection->rest);
  connection->rest = NULL;
  wait_for(connection, 0);
  mark(connection);
  return 0;
}

static void accept_all(int listener) {
  for (;;) {
    int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) return;
    int one = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct connection *connection = calloc(1, sizeof *connection);
    connection->fd = fd;
    nghttp2_session_server_new2(&connection->session, callbacks, connection, options);
    nghttp2_settings_entry settings[] = {
        {NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, 1024},
        {NGHTTP2_SETTINGS_NO_RFC7540_PRIORITIES, 1}};
    nghttp2_submit_settings(connection->session, 0, settings, 2);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
    epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event);
  }
}

static int take(struct connection *connection) {
  ssize_t size = read(connection->fd, input, sizeof input);
  if (size < 0) return errno == EAGAIN ? 0 : -1;
  if (size == 0 || nghttp2_session_mem_recv(connection->session, input, size) < 0) return -1;
  mark(connection);
  return 0;
}

static void handle(struct epoll_event *event) {
  struct connection *connection = event->data.ptr;
  if (event->events & (EPOLLERR | EPOLLHUP)) return end(connection);
  if (event->events & EPOLLOUT && write_rest(connection) < 0) return end(connection);
  if (event->events & EPOLLIN && take(connection) < 0) end(connection);
}

static int listen_on_loopback(void) {
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  struct sockaddr_in address = {
      .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  if (bind(listener, (struct sockaddr *)&address, size) < 0 || listen(listener, 4096) < 0 ||
      getsockname(listener, (struct sockaddr *)&address, &size) < 0) {
    perror("listen");
    exit(1);
  }
  printf("listening on 127.0.0.1:%d\n", ntohs(address.sin_port));
  fflush(stdout);
  return listener;
}

int main(void) {
  message[4] = 64;
  message[5] = 0x0a;
  message[6] = 62;
  nghttp2_session_callbacks_new(&callbacks);
  nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks, began);
  nghttp2_session_callbacks_set_on_header_callback(callbacks, field);
  nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, chunk);
  nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, received);
  nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, closed);
  nghttp2_option_new(&options);
  nghttp2_option_set_no_closed_streams(options, 1);
  poller = epoll_create1(0);
  int listener = listen_on_loopback();
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
  epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
  static struct epoll_event events[EVENTS];
  for (;;) {
    int count = epoll_wait(poller, events, EVENTS, -1);
    for (int index = 0; index < count; index++) {
      if (events[index].data.ptr) handle(&events[index]);
      else accept_all(listener);
    }
    while (dirty) {
      struct connection *connection = dirty;
      dirty = connection->next_dirty;
      connection->dirty = 0;
      if (flush(connection) < 0) end(connection);
    }
  }
}
