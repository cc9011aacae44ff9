"""What goes to an OpenAI-compatible endpoint and comes back.

In: an address "MODEL@URL" and requests. Out: their answers in order, each read by a function of the caller. The one
idea: an answer is used only if it can be read as what was asked for; one that cannot is asked for again, then given up
with one line that names the endpoint. The key is taken from the environment when a request is sent; it is in no
record, message or identity.
"""

from __future__ import annotations

import json
import os
import re
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from rashomon.errors import ModelError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rashomon.settings import ModelSettings

    Body = dict[str, Any]
    Result = TypeVar("Result")

KEYS = ("RASHOMON_API_KEY", "OPENAI_API_KEY")
"""Environment variables that may hold the key; the first that is set counts."""
FOREIGN_ERRORS = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, httpx.CookieConflict)
"""All that httpx raises."""
_ADDRESS = re.compile(r"(?P<model>\S+)@(?P<url>https?://[^\s?#]+)")
"""The last "@http" counts: models too have one in their names ("@cf/meta/llama", "model@20240229")."""
_SYNTAX = 'write openai:MODEL@URL, as "openai:llama3.1@http://localhost:11434/v1"'
_OK, _TOO_MANY, _BROKEN = 200, 429, 500
_REFUSED = (401, 403)
_NOT_UNDERSTOOD = (400, 422)
_UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What reading an answer of another shape ends in."""
_CONNECT_S = 10.0
_PAUSE_S, _MOST_PAUSE_S = 0.5, 20.0


class Wire:
    """A model behind an endpoint.

    Args:
        address: "MODEL@URL"; the URL is the one that "/chat/completions" and "/embeddings" are put behind.
        settings: Timeout, attempts, requests at the same time.

    Raises:
        SettingsError: The address cannot be read, or holds a password.
    """

    def __init__(self, address: str, settings: ModelSettings) -> None:
        """Read the address; nothing is sent."""
        found = _ADDRESS.fullmatch(address)
        if found is None:
            raise SettingsError("an endpoint's address cannot be read", hint=_SYNTAX)
        self.model, self.url = found["model"], found["url"].rstrip("/")
        if "@" in self.url:
            message = "an endpoint's address holds a name or password"
            raise SettingsError(message, hint=f"put the key into {KEYS[0]}")
        self.identity = f"openai:{self.model}@{self.url}"
        self._settings = settings

    def chat_all(
        self,
        instruction: str,
        questions: Sequence[str],
        schema: Body,
        read: Callable[[Body], Result],
    ) -> list[Result]:
        """Put questions to the chat model, each by itself.

        Args:
            instruction: What to do with each question.
            questions: n questions.
            schema: JSON schema of an answer; endpoints that know none are asked without it.
            read: Makes a result of an answer's JSON object; a `ValueError`, `TypeError` or `LookupError` says that
                it is not what was asked for.

        Returns:
            n results in order.

        Raises:
            ModelError: The endpoint cannot be reached, refuses, or does not answer as asked.
        """
        bodies = [
            {
                "model": self.model,
                "temperature": 0,
                "messages": [
                    {"role": "system", "content": instruction},
                    {"role": "user", "content": question},
                ],
                "response_format": {
                    "type": "json_schema",
                    "json_schema": {"name": "answer", "strict": True, "schema": schema},
                },
            }
            for question in questions
        ]
        return self.ask_all(
            "chat/completions", bodies, lambda _, answer: read(_find_object(answer))
        )

    def ask_all(
        self, path: str, bodies: Sequence[Body], read: Callable[[Body, Body], Result]
    ) -> list[Result]:
        """Send requests, several at a time.

        Args:
            path: Behind the endpoint's URL.
            bodies: n requests.
            read: Makes a result of a request and its answer; errors as for `chat_all`.

        Returns, errors: As `chat_all`.
        """
        if not bodies:
            return []
        headers = {"Content-Type": "application/json", **_authorize()}
        timeout = httpx.Timeout(self._settings.timeout_s, connect=_CONNECT_S)
        try:
            with (
                httpx.Client(headers=headers, timeout=timeout) as client,
                ThreadPoolExecutor(self._settings.requests) as pool,
            ):
                url = f"{self.url}/{path}"
                return list(pool.map(lambda body: self._ask(client, url, body, read), bodies))
        except FOREIGN_ERRORS as error:
            raise self._translate(error) from error
        except (
            ValueError,
            OSError,
        ) as error:  # a host that IDNA cannot write; certificates missing
            raise self._fail(f"cannot be asked: {error}", "check the address") from error

    def _ask(
        self, client: httpx.Client, url: str, body: Body, read: Callable[[Body, Body], Result]
    ) -> Result:
        why = ""
        for attempt in range(1, self._settings.attempts + 1):
            response = _post(client, url, body)
            if response.status_code in _NOT_UNDERSTOOD and "response_format" in body:
                # Not every endpoint can hold a model to a schema; the instruction asks for JSON too.
                body = {name: value for name, value in body.items() if name != "response_format"}
                response = _post(client, url, body)
            status = response.status_code
            if status == _OK:
                try:
                    return read(body, response.json())
                except _UNREADABLE as error:
                    why = f"did not answer as asked ({_on_one_line(repr(error), 120)})"
                continue
            if status != _TOO_MANY and status < _BROKEN:
                raise self._refuse(response)
            why = f"is busy or broken (status {status})"
            if attempt < self._settings.attempts:
                time.sleep(_tell_pause(response, attempt))
        hint = "try another model, or try again later"
        raise self._fail(f"{why}, {self._settings.attempts} times", hint)

    def _refuse(self, response: httpx.Response) -> ModelError:
        status = response.status_code
        if status in _REFUSED:
            # What such a server says may repeat the key.
            return self._fail(f"refuses the key (status {status})", f"set {' or '.join(KEYS)}")
        _, _, key = response.request.headers.get("Authorization", "").partition(" ")
        said = _on_one_line(response.text.replace(key, "KEY") if key else response.text, 200)
        return self._fail(f"refuses (status {status}): {said}", "check model and address")

    def _translate(self, error: Exception) -> ModelError:
        if isinstance(error, httpx.ConnectError):
            why = f"cannot be reached ({_on_one_line(str(error), 120)})"
            return self._fail(why, "start it, or check the address")
        if isinstance(error, httpx.TimeoutException):
            hint = "try a smaller model, or raise ModelSettings.timeout_s"
            return self._fail(f"gave no answer in {self._settings.timeout_s:g} s", hint)
        return self._fail(f"broke off ({type(error).__name__})", "try again")

    def _fail(self, why: str, hint: str) -> ModelError:
        return ModelError(f"the endpoint {self.url} with model {self.model} {why}", hint=hint)


def _authorize() -> Body:
    """Give the header with the key, if there is one."""
    name = next((name for name in KEYS if os.environ.get(name)), KEYS[0])
    key = os.environ.get(name, "").strip()
    if not (key.isascii() and key.isprintable()):
        # httpx would say which one it cannot write, in full.
        raise ModelError(f"{name} holds what no key can hold", hint="copy the key anew")
    return {"Authorization": f"Bearer {key}"} if key else {}


def _post(client: httpx.Client, url: str, body: Body) -> httpx.Response:
    # Written with escapes: an article may hold half a surrogate pair, which is no UTF-8.
    return client.post(url, content=json.dumps(body).encode("ascii"))


def _find_object(answer: Body) -> Body:
    """Find the JSON object in what a chat model wrote, thoughts and fences around it left out.

    Raises:
        ValueError: There is none, or it was cut off; other errors of `_UNREADABLE`: This is no chat answer.
    """
    choice = answer["choices"][0]
    words: str = choice["message"]["content"]
    if choice.get("finish_reason") == "length":
        raise ValueError("the answer was cut off")
    words = words.rpartition("</think>")[2]
    found = json.loads(words[words.index("{") : words.rindex("}") + 1])
    if not isinstance(found, dict):
        raise TypeError("no JSON object")
    return found


def _tell_pause(response: httpx.Response, attempt: int) -> float:
    """Give the seconds the server asks for, or twice as many after each attempt."""
    asked = response.headers.get("retry-after", "")
    return min(float(asked) if asked.isdigit() else _PAUSE_S * 2 ** (attempt - 1), _MOST_PAUSE_S)


def _on_one_line(words: str, most: int) -> str:
    return " ".join("".join(one if one.isprintable() else " " for one in words).split())[:most]
