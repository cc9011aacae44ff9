"""A server on this machine that speaks the OpenAI protocol; what it says is what a test lets it say.

Without words of its own it answers by the fake engines, as a model would that does what the prompts ask.
"""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from rashomon.models.fake import FakeEmbedder, FakeScorer, FakeTagger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Answer = tuple[int, object]

MODEL = "@cf/talker@1"


@dataclass
class Server:
    """What a running server was asked, and what it is to say.

    Attributes:
        url: Its address, to put behind "MODEL@".
        answers: Given first, in order: (status, body); a body that is no string is sent as JSON.
        say: What the model writes to a chat request, or None for the fake engines' answer.
        asked: (path, headers, body) of every request.
    """

    url: str = ""
    answers: list[Answer] = field(default_factory=list)
    say: Callable[[dict[str, Any]], str] | None = None
    asked: list[tuple[str, dict[str, str], dict[str, Any]]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"openai:{MODEL}@{self.url}"

    def answer(self, path: str, body: dict[str, Any]) -> Answer:
        if self.answers:
            return self.answers.pop(0)
        if path.endswith("/embeddings"):
            vectors = 3 * FakeEmbedder().embed(body["input"]) + 0.01
            rows = [{"index": k, "embedding": row.tolist()} for k, row in enumerate(vectors)]
            return 200, {"data": rows[::-1]}
        words = self.say(body) if self.say else say_as_asked(body)
        return 200, {"choices": [{"message": {"role": "assistant", "content": words}}]}


def say_as_asked(body: dict[str, Any]) -> str:
    """Answer as the prompts ask, inside the thoughts and fences that chat models put around."""
    instruction, question = (message["content"] for message in body["messages"])
    if '"label"' in instruction:
        first, second = question.removeprefix("First: ").split("\nSecond: ")
        column = int(FakeScorer().score([(first, second)])[0].argmax())
        said: object = {"label": FakeScorer.labels[column].upper()}
    else:
        said = {"attributions": say_attributions(question)}
    return f"<think>a {{}} or b?</think>\n```json\n{json.dumps(said)}\n```"


def say_attributions(text: str) -> list[dict[str, object]]:
    (tags,) = FakeTagger().tag([text])
    found = []
    for place, cue in enumerate(tags.roles):
        if cue.label == "cue":
            own = [tags.roles[link.span] for link in tags.links if link.cue == place]
            words = {one.label: text[one.start : one.end] for one in own}
            found.append(
                {
                    "source": words["source"],
                    "cue": text[cue.start : cue.end],
                    "content": [words["content"]],
                }
            )
    return found


@contextmanager
def serve() -> Iterator[Server]:
    """Run a server until the block ends."""
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.asked.append((self.path, dict(self.headers), body))
            status, said = server.answer(self.path, body)
            data = (said if isinstance(said, str) else json.dumps(said)).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Retry-After", "0")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        server.url = f"http://127.0.0.1:{http.server_port}/v1"
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            http.shutdown()
            thread.join()
