"""Bytes of unknown encoding to text: what is declared, tried against what is Arabic.

Old Arabic pages are windows-1256 or ISO-8859-6, and often declare another encoding or none.  What
decodes as UTF-8 is UTF-8; of the others the one counts in which the text has the commonest words
of Arabic.
"""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]{2,40})", re.IGNORECASE)
_COMMON = re.compile(r"(?<!\w)(?:في|من|على|إلى|أن|إن|عن|التي|الذي|هذا|هذه|مع|ال\w{3,})(?!\w)")
_ARABIC = re.compile("[\u0621-\u064a]")
_SAMPLE = 40_000
_OTHERS = ("windows-1256", "iso-8859-6")
# Names of Latin encodings are declared by default templates; browsers read them as windows-1252.
_LATIN = frozenset({"iso-8859-1", "latin-1", "latin1", "windows-1252", "us-ascii", "ascii"})


def decode(data: bytes, charset: str | None = None) -> tuple[str, str]:
    """The text of ``data`` and the encoding it was read in; ``charset`` is what was declared.

    Never fails: bytes that no encoding explains become U+FFFD.

    >>> decode("قال الوزير إن العمل في المدينة بدأ".encode("cp1256"), "utf-8")[1]
    'windows-1256'
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff"), encoding
    if _is_utf8(data):
        return data.decode("utf-8", "replace"), "utf-8"
    best = max(_candidates(data, charset), key=lambda name: _arabic(data, name))
    return data.decode(best, "replace"), best


def arabic_encoding(data: bytes, charset: str | None = None) -> str | None:
    """The encoding in which bytes that are no UTF-8 are Arabic, or null.

    >>> arabic_encoding("قال في المدينة إن العمل بدأ".encode("iso-8859-6"))
    'iso-8859-6'
    """
    if _is_utf8(data):
        return None
    best = max(_candidates(data, charset), key=lambda name: _arabic(data, name))
    return best if _arabic(data, best) >= 2 and b"\0" not in data else None


def declared(data: bytes) -> str | None:
    """The encoding that a page names itself, in lower case."""
    head = data[:4096]
    found = _XML.search(head) or _META.search(head)
    return found[1].decode("ascii", "replace").lower() if found else None


def _is_utf8(data: bytes) -> bool:
    """Valid, or so nearly valid that only damage explains the rest (cut off, a bad byte)."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data[: 4 * _SAMPLE].decode("utf-8", "replace")
        wide = sum(1 for char in text if "\u0080" < char < "\ufffd")
        return text.count("\ufffd") * 20 < wide
    return True


def _candidates(data: bytes, charset: str | None) -> list[str]:
    names = [name for name in (charset, declared(data)) if name and _is_known(name)]
    kept = [name for name in names if name not in _LATIN and not name.startswith("utf")]
    found = [*kept, *_OTHERS]
    if not any(_arabic(data, name) for name in found):
        found = [_detect(data), *[name for name in names if name not in found], *found]
    return list(dict.fromkeys(found))


def _detect(data: bytes) -> str:
    """For text that is not Arabic: what its bytes look like."""
    from resiliparse.parse.encoding import detect_encoding

    name = str(detect_encoding(data[:_SAMPLE], html5_compatible=True))
    return name if _is_known(name) else "windows-1252"


def _is_known(name: str) -> bool:
    try:
        return bool(codecs.lookup(name)) and codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        return False


def _arabic(data: bytes, encoding: str) -> int:
    """How many of the commonest words of Arabic are there, if its letters are there at all."""
    text = data[:_SAMPLE].decode(encoding, "replace")
    words = len(_COMMON.findall(text))
    return words if len(_ARABIC.findall(text)) > 3 * text.count("\ufffd") else 0
