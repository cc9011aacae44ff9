"""Corrections a person wrote: `parties.toml` by hand, `decisions.toml` by `rashomon correct`.

In go paths of such files, or of the articles beside which they lie; out come `Decisions`. Both kinds
of file have the same shape. A file that cannot be understood ends the run: a report that ignores
what its reader decided would be wrong without a word.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.decisions import (
    DIGEST_LETTERS,
    Decisions,
    PartyRule,
    PartyVerb,
    RelationRule,
    Spot,
    StatementRule,
    join_decisions,
    read_ranges,
)
from rashomon.errors import SettingsError
from rashomon.read.raw import is_address
from rashomon.records import RelationKind, StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pydantic import ValidationError

    from rashomon.read.corrections import CorrectionFile, RelationEntry, StatementEntry

DECISION_NAMES = ("parties.toml", "decisions.toml")
"""Found unasked beside the articles; the later outranks the earlier."""
REJECTED = "none"
"""The kind of a relation that a person rejects."""
_TELL_SPOT = (
    f"write {DIGEST_LETTERS} digits of the text's SHA-256, a colon and ranges: 0a1b2c3d4e5f:120-180"
)


def load_decisions(path: str | Path) -> Decisions:
    """Read a file of corrections.

    Raises:
        SettingsError: It cannot be read, is no TOML, or has a key or value that means nothing; the message
            names file, line or key, and what is allowed.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        message = f"cannot read the corrections {path}: {error.strerror}"
        raise SettingsError(message, hint="name a parties.toml or decisions.toml") from error
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8"
        raise SettingsError(message, hint="save it as UTF-8") from error
    try:
        loaded = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"{path} is not TOML: {error}"
        raise SettingsError(message, hint='names stand in quotes: "Orlena" = ["Amsel"]') from error
    # Here and not above: pydantic is slow to load, and only a file of corrections needs it.
    from pydantic import ValidationError  # noqa: PLC0415

    from rashomon.read.corrections import CorrectionFile  # noqa: PLC0415

    try:
        held = CorrectionFile.model_validate(loaded)
    except ValidationError as error:
        raise _explain(error, path, loaded) from error
    name = Path(path).name  # where it lies is nobody's business but the reader's of this machine
    return Decisions(
        parties=tuple(_party_rules(held, name)),
        statements=tuple(
            _statement_rule(entry, f"{name}: statement {number}")
            for number, entry in enumerate(held.statement, start=1)
        ),
        relations=tuple(
            _relation_rule(entry, f"{name}: relation {number}")
            for number, entry in enumerate(held.relation, start=1)
        ),
    )


def find_decisions(addresses: Iterable[str], roots: Sequence[str] = ()) -> Decisions:
    """Load the corrections that lie beside articles.

    Args:
        addresses: The articles: files, web addresses, "-".
        roots: Folders the user named; between a file and the folder it came from every folder is looked at.

    Returns:
        Those of outer folders first, so that inner ones outrank them.

    Raises:
        SettingsError: A file that was found cannot be understood.
    """
    tops = {Path(root).resolve() for root in roots if Path(root).is_dir()}
    folders = {
        folder
        for address in addresses
        if address != "-" and not is_address(address)
        for folder in _folders_of(Path(address).resolve(), tops)
    }
    found = [
        path
        for folder in sorted(folders)
        for name in DECISION_NAMES
        if (path := folder / name).is_file()
    ]
    return join_decisions(*map(load_decisions, found))


def _folders_of(path: Path, tops: set[Path]) -> Iterator[Path]:
    top = next((one for one in tops if one in path.parents), path.parent)
    for folder in path.parents:
        yield folder
        if folder == top:
            return


def _explain(error: ValidationError, path: str | Path, loaded: Mapping[str, Any]) -> SettingsError:
    """Tell the first thing that is wrong in one line: file, key, and what is allowed."""
    first = error.errors(include_url=False)[0]
    keys = [one + 1 if isinstance(one, int) else one for one in first["loc"]]
    where = " ".join(
        f'"{one}"' if at and isinstance(one, str) else str(one) for at, one in enumerate(keys)
    )
    if first["type"] == "extra_forbidden":
        from rashomon.read.corrections import list_keys  # noqa: PLC0415

        known = list_keys(first["loc"])
        near = difflib.get_close_matches(str(keys[-1]), known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"allowed: {', '.join(known)}"
        return SettingsError(f"{path}: unknown key {where}", hint=hint)
    told = first["msg"].removeprefix("Value error, ")
    value = loaded if not first["loc"] else first.get("input")
    shown = "" if isinstance(value, Mapping | list) else f" (it is {str(value)[:60]!r})"
    message = f"{path}: {where}: {told[:1].lower()}{told[1:]}{shown}"
    return SettingsError(message, hint="see docs/formats.md for what can be written")


def _party_rules(held: CorrectionFile, name: str) -> Iterator[PartyRule]:
    """Give the rules of a file in the order in which they are applied."""
    for whole, parts in held.split.items():
        for party, names in parts.items():
            yield PartyRule(f"{name} [split]", PartyVerb.SPLIT, party, tuple(names), of=whole)
    for party, names in held.merge.items():
        yield PartyRule(f"{name} [merge]", PartyVerb.MERGE, party, tuple(names))
    for who, party in held.speaks_for.items():
        yield PartyRule(f"{name} [speaks_for]", PartyVerb.SPEAKS_FOR, party, (who,))
    for old, party in held.rename.items():
        yield PartyRule(f"{name} [rename]", PartyVerb.RENAME, party, (old,))
    if held.ignore.parties:
        yield PartyRule(f"{name} [ignore]", PartyVerb.IGNORE, "", tuple(held.ignore.parties))


def _statement_rule(entry: StatementEntry, origin: str) -> StatementRule:
    def spot(ranges: str | None) -> Spot | None:
        return None if ranges is None else Spot(entry.text, read_ranges(ranges))

    return StatementRule(
        origin=origin,
        was=spot(entry.was),
        of=entry.of,
        is_removed=entry.removed,
        content=spot(entry.content),
        source=read_ranges(entry.source)[0] if entry.source else None,
        cue=read_ranges(entry.cue)[0] if entry.cue else None,
        kind=None if entry.kind is None else StatementKind(entry.kind),
        denies=entry.denies,
        party=entry.party,
        speaker=entry.speaker,
    )


def _relation_rule(entry: RelationEntry, origin: str) -> RelationRule:
    kind = None if entry.kind == REJECTED else RelationKind(entry.kind)
    return RelationRule(origin, _read_spot(entry.first), _read_spot(entry.second), kind)


def _read_spot(text: str) -> Spot:
    digest, _, ranges = text.partition(":")
    return Spot(digest, read_ranges(ranges))
