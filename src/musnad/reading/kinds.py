"""Told by the first bytes or the name: archives, and what is no text for people."""

import re

_ARCHIVE = re.compile(
    rb"(?P<WARC>WARC/\d)|(?P<ZIP>PK(?:\x03\x04|\x05\x06|\x07\x08))|(?P<TAR>[^\0].{256}ustar)"
    rb"|(?P<sevenzip>7z\xbc\xaf\x27\x1c)|(?P<RAR>Rar!\x1a\x07)|(?P<bzip2>BZh[1-9]1AY&SY)"
    rb"|(?P<xz>\xfd7zXZ\0)|(?P<Zstandard>\x28\xb5\x2f\xfd)|(?P<gzip>\x1f\x8b\x08)",
    re.DOTALL,
)
_BINARY = re.compile(
    rb"%PDF|\x89PNG|\xff\xd8\xff|GIF8[79]a|OggS|ID3[\x02-\x04]|\x7fELF|wOF[F2]|\xd0\xcf\x11\xe0"
)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
# Texts for programs, which lie beside pages where those were saved or crawled.
_PROGRAMS = (
    ".css", ".js", ".mjs", ".map", ".svg", ".py", ".sh", ".sql", ".toml", ".yml", ".yaml", ".ini",
    ".log", ".cdx", ".cdxj", ".idx", ".md5", ".sha1", ".sha256",
)  # fmt: skip


def archive_kind(start: bytes) -> str | None:
    """``WARC``, ``ZIP``, ``TAR``, or the name of a kind that is not read.

    >>> archive_kind(b"WARC/1.1\\r\\n")
    'WARC'
    """
    match = _ARCHIVE.match(start)
    if not match:
        return None
    return {"sevenzip": "7z"}.get(match.lastgroup or "", match.lastgroup)


def left_out_as(start: bytes, source: str, page: bool) -> str | None:
    """Why a member or a file of a folder holds nothing that anybody would read as news.

    Some pages have a NUL in them, texts have not.
    """
    if source.lower().endswith(_PROGRAMS):
        return "for programs"
    may_hold_nul = page or start.startswith(_WIDE)
    return "binary" if _BINARY.match(start) or (b"\0" in start and not may_hold_nul) else None
