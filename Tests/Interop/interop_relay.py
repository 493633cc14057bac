"""A relay that counts bytes, so that a test sees on the wire, with TLS too, whether messages were compressed."""

import socket
import threading


class Relay:
    """Passes every connection on to `target`, and counts the bytes of both directions."""

    def __init__(self, target):
        host, port = target.rsplit(":", 1)
        self._target = (host.strip("[]"), int(port))
        self._lock = threading.Lock()
        self._sent = self._received = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = "127.0.0.1:%d" % self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def sent(self):
        """Bytes of clients."""
        with self._lock:
            return self._sent

    @property
    def received(self):
        """Bytes of the server."""
        with self._lock:
            return self._received

    def _accept(self):
        while True:
            client, _ = self._listener.accept()
            server = socket.create_connection(self._target)
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for arguments in ((client, server, True), (server, client, False)):
                threading.Thread(target=self._pump, args=arguments, daemon=True).start()

    def _pump(self, source, sink, is_client):
        try:
            while data := source.recv(1 << 16):
                # Counted before it is passed on: whoever has read it finds it counted.
                with self._lock:
                    if is_client:
                        self._sent += len(data)
                    else:
                        self._received += len(data)
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            source.close()
            sink.close()
