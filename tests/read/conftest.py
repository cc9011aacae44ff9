"""Files and a small web server for the tests of the room."""

from __future__ import annotations

import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from read.samples import YARD


@pytest.fixture
def write(tmp_path):
    """Write a file below the test's folder; text goes out as UTF-8."""

    def write_file(name, content=YARD):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write_file


@pytest.fixture
def server():
    """Serve answers on this machine: `server({"/path": Answer(...)})` gives the base address."""
    started = []
    over = threading.Event()

    def serve(answers):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                answer = answers[self.path]
                over.wait(answer.wait_s)
                with suppress(OSError):
                    self.send_response(answer.status)
                    for name, value in answer.headers.items():
                        self.send_header(name, value)
                    self.end_headers()
                    if not answer.drip_s:
                        self.wfile.write(answer.body)
                        return
                    for place in range(len(answer.body)):
                        if over.wait(answer.drip_s):
                            return
                        self.wfile.write(answer.body[place : place + 1])
                        self.wfile.flush()

            def log_message(self, *_):
                """Keep the tests' output clean."""

        httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        httpd.daemon_threads = True
        thread = threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        started.append((httpd, thread))
        return f"http://127.0.0.1:{httpd.server_port}"

    yield serve
    over.set()
    for httpd, thread in started:
        httpd.shutdown()
        thread.join(2)
        httpd.server_close()
