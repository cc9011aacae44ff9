"""From bytes to clean text.

In come the bytes of an input; out goes text with line feeds only. The idea: after decoding, every
change is one character for one character (but for line ends and the end of the text), so spans
stay where they are.

Decoding is a cascade; the first step that fits wins:
1. a byte order mark (UTF-8, UTF-16, UTF-32);
2. UTF-16 without a mark, seen from zero bytes in every second place;
3. a known file signature, or zero bytes: binary, refused;
4. UTF-8 without a fault;
5. the encoding that the page or server names;
6. UTF-8 with damage, if most of what is not ASCII is sound: damaged bytes become U+FFFD;
7. mostly foreign letters: what charset-normalizer finds (the language check then has its say);
8. Windows-1252, which holds Latin-1 (as the WHATWG Encoding Standard reads both names).
What is then still full of unreadable characters is refused.
"""

from __future__ import annotations

import codecs
import re

from rashomon.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_SAVE_AS_TEXT = "save the article as plain text or HTML and give that file"
_NAMED = re.compile(
    r"(iso-?8859-?\d+|latin-?\d|windows-?12\d\d|cp12\d\d|koi8-?[ru]|gb2312|gbk|gb18030|big5"
    r"|shift[_-]?jis|euc[_-]?(jp|kr)|macintosh|mac-roman|us-ascii|ascii)",
    re.IGNORECASE,
)
_WESTERN = re.compile(r"iso-?8859-?1|latin-?1|(us-)?ascii", re.IGNORECASE)
_SAMPLE = 4096  # bytes looked at for zero bytes; a few hundred words show the pattern
_UNREADABLE_AT = 0.02  # of all characters; a text file cut or mixed a few times stays far below
_FOREIGN_AT = 0.1  # bytes outside ASCII; English prose with curly quotes has about 0.02 of them

_TIDY = dict.fromkeys((*range(32), *range(127, 160)), " ") | {
    0x09: "\t",
    0x0A: "\n",
    0x0C: "\n",  # form feed
    0x85: "\n",  # next line
    0x2028: "\n",  # line separator
    0x2029: "\n",  # paragraph separator
}
_SURROGATES = re.compile("[\ud800-\udfff]")
_SCRAMBLED = re.compile(
    "[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_SCRAMBLED_MARKS = {
    "â€™": "’",
    "â€˜": "‘",
    "â€œ": "“",
    "â€\x9d": "”",
    "â€“": "–",
    "â€”": "—",
    "â€¦": "…",
}


def decode(data: bytes, *, declared: str | None = None) -> str:
    """Decode the bytes of a text, page or table; see the module for the cascade.

    Args:
        data: The whole input.
        declared: The encoding that a server or page names; unknown names are passed over.

    Returns:
        The text, without byte order mark, otherwise untouched.

    Raises:
        ReadError: Binary data, or no encoding makes it readable.
    """
    text = _decode_marked(data)
    if text is None:
        _refuse_binary(data)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = _decode_single(data, declared)
    unreadable = sum(text.count(sign) for sign in {*text} if _is_unreadable(sign))
    if unreadable > _UNREADABLE_AT * max(len(text), 1):
        raise ReadError(
            f"{unreadable} of {len(text)} characters are unreadable in any known encoding",
            hint="save it as UTF-8 text",
        )
    return text


def declared_charset(data: bytes) -> str | None:
    """Find the encoding that a page names in its first kilobytes."""
    match = re.search(rb"charset\s{0,5}=\s{0,5}[\"']?([\w-]{2,30})", data[:4096], re.IGNORECASE)
    return match[1].decode("ascii") if match else None


def unscramble(text: str) -> str:
    """Repair UTF-8 that an export once read as Latin-1 or Windows-1252 ("â€™" for an apostrophe).

    Only sequences that no text holds on purpose are touched: those with a control character of the
    80-9F block, and the usual quotation marks and dashes.
    """
    for wrong, right in _SCRAMBLED_MARKS.items():
        text = text.replace(wrong, right)
    return _SCRAMBLED.sub(_unscramble_match, text)


def tidy(text: str) -> str:
    """Bring line ends to line feeds, blank out control characters, and strip the end.

    Inside the text only a carriage return before a line feed falls away; every other change is one
    character for one. Tabs stay; lone surrogates (JSON can hold them) become U+FFFD.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATES.sub("\ufffd", lines.translate(_TIDY)).rstrip()


def join_title(title: str, body: str) -> tuple[str, str]:
    """Put a headline that came apart from its text into the text's first line.

    A body that already begins with it, case and punctuation aside, is left as it is.

    Args:
        title: The headline; "" if there is none.
        body: The text.

    Returns:
        The headline as the text prints it, and the whole text; both tidied.
    """
    headline, text = " ".join(tidy(title).split()), tidy(body).lstrip("\n ")
    if not headline:
        return "", text
    first = text.split("\n", 1)[0]
    wanted = _fold(headline)
    if _fold(first) == wanted:
        return first.strip(), text
    if wanted and _fold(text[: 2 * len(headline) + 20]).startswith(wanted):
        return headline, text
    return headline, f"{headline}\n\n{text}"


def count_letters(text: str) -> int:
    """Count letters of any script."""
    return sum(map(str.isalpha, text))


def _unscramble_match(match: re.Match[str]) -> str:
    if not any("\x80" <= sign <= "\x9f" for sign in match[0]):
        return match[0]
    try:
        return match[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _fold(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def _decode_marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    wide = _wide_encoding(data[:_SAMPLE])
    return data.decode(wide, "replace") if wide else None


def _wide_encoding(sample: bytes) -> str | None:
    pairs = len(sample) // 2
    if pairs < 2:  # noqa: PLR2004  one character shows no pattern
        return None
    low, high = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if high > 0.7 * pairs and low < 0.05 * pairs:
        return "utf-16-le"
    if low > 0.7 * pairs and high < 0.05 * pairs:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes) -> None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"this is {kind}, not text", hint=_SAVE_AS_TEXT)
    if 0 in data:
        raise ReadError("this is binary data, not text", hint=_SAVE_AS_TEXT)


def _decode_single(data: bytes, declared: str | None) -> str:
    if declared and _NAMED.fullmatch(declared.strip()) and not _WESTERN.fullmatch(declared.strip()):
        try:
            return data.decode(declared.strip())
        except (UnicodeDecodeError, LookupError):
            pass  # the name was wrong: go on as if there were none
    damaged = data.decode("utf-8", "replace")
    faults = damaged.count("\ufffd")
    sound = sum(sign > "\x7f" for sign in damaged) - faults
    if sound >= faults:
        return damaged
    outside = sum(byte > 0x7F for byte in data)  # noqa: PLR2004  end of ASCII
    if outside > _FOREIGN_AT * len(data):
        from charset_normalizer import from_bytes  # noqa: PLC0415  for the odd file that needs it

        best = from_bytes(data[: 16 * _SAMPLE]).best()
        if best is not None:
            return data.decode(best.encoding, "replace")
    return data.decode("cp1252", "replace")


def _is_unreadable(sign: str) -> bool:
    return sign == "\ufffd" or (sign not in "\t\n\r\f" and (sign < " " or "\x7f" <= sign < "\xa0"))
