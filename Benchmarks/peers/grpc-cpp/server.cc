// C++ gRPC with its callback API, the fastest it has: unary echo and fan-out. See the README.
//   server [CERTIFICATE KEY]
#include <grpcpp/grpcpp.h>

#include <fstream>
#include <iostream>
#include <mutex>
#include <sstream>
#include <unordered_set>
#include <vector>

#include "peer.grpc.pb.h"

namespace {

using bench::Block;

class EchoService final : public bench::Echo::CallbackService {
  grpc::ServerUnaryReactor *Unary(
      grpc::CallbackServerContext *context, const Block *request, Block *response) override {
    response->set_payload(request->payload());
    auto *reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }
};

class Viewer;

struct Viewers {
  std::mutex mutex;
  std::unordered_set<Viewer *> all;
};

class Viewer final : public grpc::ServerWriteReactor<Block> {
 public:
  explicit Viewer(Viewers *viewers) : viewers_(viewers) {
    block_.set_payload(std::string(62, '\0'));
    std::lock_guard<std::mutex> lock(viewers->mutex);
    viewers->all.insert(this);
    StartSendInitialMetadata();
  }

  void Publish(int times) {
    std::lock_guard<std::mutex> lock(mutex_);
    waiting_ += times;
    if (!writing_ && !finished_) WriteNext();
  }

  void OnWriteDone(bool ok) override {
    std::lock_guard<std::mutex> lock(mutex_);
    writing_ = false;
    if (ok && waiting_ > 0 && !finished_) WriteNext();
  }

  void OnCancel() override {
    std::lock_guard<std::mutex> lock(mutex_);
    finished_ = true;
    Finish(grpc::Status::CANCELLED);
  }

  void OnDone() override {
    {
      std::lock_guard<std::mutex> lock(viewers_->mutex);
      viewers_->all.erase(this);
    }
    delete this;
  }

 private:
  void WriteNext() {
    writing_ = true;
    waiting_ -= 1;
    StartWrite(&block_);
  }

  Viewers *viewers_;
  Block block_;
  std::mutex mutex_;
  int waiting_ = 0;
  bool writing_ = false;
  bool finished_ = false;
};

class FeedService final : public bench::Feed::CallbackService {
  grpc::ServerWriteReactor<Block> *Watch(grpc::CallbackServerContext *, const Block *) override {
    return new Viewer(&viewers_);
  }

  grpc::ServerUnaryReactor *Publish(
      grpc::CallbackServerContext *context, const Block *request, Block *response) override {
    {
      std::lock_guard<std::mutex> lock(viewers_.mutex);
      for (Viewer *viewer : viewers_.all) {
        viewer->Publish(static_cast<unsigned char>(request->payload()[0]));
      }
    }
    response->set_payload(request->payload());
    auto *reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

  Viewers viewers_;
};

std::string Contents(const char *path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::shared_ptr<grpc::ServerCredentials> Credentials(int count, char **arguments) {
  if (count < 3) return grpc::InsecureServerCredentials();
  grpc::SslServerCredentialsOptions options;
  options.pem_key_cert_pairs.push_back({Contents(arguments[2]), Contents(arguments[1])});
  return grpc::SslServerCredentials(options);
}

}  // namespace

int main(int count, char **arguments) {
  EchoService echo;
  FeedService feed;
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", Credentials(count, arguments), &port);
  builder.RegisterService(&echo);
  builder.RegisterService(&feed);
  // Without it h2load and others that open many streams at once would be held back.
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, 1024);
  auto server = builder.BuildAndStart();
  if (!server || port == 0) return 1;
  std::cout << "listening on 127.0.0.1:" << port << std::endl;
  server->Wait();
}
