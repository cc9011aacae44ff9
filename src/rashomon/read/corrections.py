"""The shape of a file of corrections: what may stand in `parties.toml` and `decisions.toml`.

Dictionaries from TOML come in, checked models go out; a key nobody knows is an error, because a
misspelt correction must not be passed over.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from rashomon.decisions import DIGEST_LETTERS, read_ranges


def _check_ranges(text: str) -> str:
    if not read_ranges(text):
        message = "ranges of characters are missing; write them as 120-180+190-210"
        raise ValueError(message)
    return text


def _check_spot(text: str) -> str:
    digest, colon, ranges = text.partition(":")
    if len(digest) != DIGEST_LETTERS or not colon:
        message = f"write {DIGEST_LETTERS} digits of the text's SHA-256, a colon and ranges"
        raise ValueError(message)
    _check_ranges(ranges)
    return text


def _check_name(name: str) -> str:
    if not name.strip():
        message = "a name is empty"
        raise ValueError(message)
    return name.strip()


Name = Annotated[str, AfterValidator(_check_name)]
Names = Annotated[list[Name], Field(min_length=1)]
Ranges = Annotated[str, AfterValidator(_check_ranges)]
SpotText = Annotated[str, AfterValidator(_check_spot)]
Digest = Annotated[str, Field(pattern=rf"^[0-9a-f]{{{DIGEST_LETTERS}}}$")]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class IgnoreTable(_Entry):
    """Parties whose statements are left out."""

    parties: list[Name] = []


class StatementEntry(_Entry):
    """A statement removed (`removed`), changed (`was` and `content`) or added (`content` alone)."""

    text: Digest
    was: Ranges | None = None
    of: str = ""
    removed: bool = False
    content: Ranges | None = None
    source: Ranges | None = None
    cue: Ranges | None = None
    kind: Literal["direct", "indirect", "mixed", "own-voice"] | None = None
    denies: bool = False
    party: Name | None = None
    speaker: Name | None = None
    words: str = ""

    @model_validator(mode="after")
    def _check_whole(self) -> Self:
        if self.removed and self.was is None:
            message = "what is removed needs `was`"
            raise ValueError(message)
        if not self.removed and self.content is None:
            message = "a statement needs `content`, or `removed = true`"
            raise ValueError(message)
        return self


class RelationEntry(_Entry):
    """How two statements stand to each other."""

    first: SpotText
    second: SpotText
    kind: Literal["agrees", "contradicts", "differs", "unsure", "none"]
    words: str = ""


class CorrectionFile(_Entry):
    """A whole file."""

    merge: dict[Name, Names] = {}
    split: dict[Name, dict[Name, Names]] = {}
    rename: dict[Name, Name] = {}
    speaks_for: dict[Name, Name] = {}
    ignore: IgnoreTable = IgnoreTable()
    statement: list[StatementEntry] = []
    relation: list[RelationEntry] = []

    @model_validator(mode="after")
    def _check_targets(self) -> Self:
        targets: dict[str, str] = {}
        for party, names in self.merge.items():
            for name in names:
                if targets.setdefault(name.casefold(), party) != party:
                    message = (
                        f'"{name}" is merged into both "{targets[name.casefold()]}" and "{party}"'
                    )
                    raise ValueError(message)
        return self


def list_keys(place: tuple[int | str, ...]) -> list[str]:
    """List the keys that are allowed beside one that is not."""
    tables: dict[str, type[BaseModel]] = {
        "ignore": IgnoreTable,
        "statement": StatementEntry,
        "relation": RelationEntry,
    }
    model = tables.get(str(place[0]), CorrectionFile) if len(place) > 1 else CorrectionFile
    return list(model.model_fields)
