"""Addresses as people write them (IRIs) to addresses as they are sent (ASCII URLs)."""

import re
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

from msgspec import Struct

from musnad.errors import AddressRefused
from musnad.text import BIDI_CONTROLS

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_EDGES = f" \t\r\n\f\ufeff\u200b\u200c\u200d{BIDI_CONTROLS}"
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_SAFE = "%/:@!$&'()*+,;=~-._"
_LOOSE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PORTS = {"http": 80, "https": 443}
_LONGEST = 8192


class Address(Struct, frozen=True, kw_only=True):
    """An address ready to be asked for. ``login`` is ``user:password`` and no part of ``url``."""

    url: str
    scheme: str
    host: str
    port: int
    login: str | None = None

    @property
    def origin(self) -> str:
        """Scheme, host and port: what robots.txt and a login are good for."""
        return f"{self.scheme}://{_netloc(self.scheme, self.host, self.port)}"


def is_address(words: str) -> bool:
    """Is this meant as an address, not as the name of a file?

    >>> is_address("https://example.org/خبر"), is_address("article.txt"), is_address("ftp://a/b")
    (True, False, True)
    """
    return bool(_SCHEME.match(words.strip(_EDGES)))


def parse_address(words: str) -> Address:
    """The address in ASCII: Arabic hosts by IDNA, Arabic paths as percent-encoded UTF-8.

    What is encoded already is left as it is; ``.`` and ``..`` in the path are resolved and the
    fragment is dropped.  Raises ``AddressRefused`` for what is no http or https address.

    >>> parse_address("HTTPS://موقع.example/أخبار?ص=1#تعليقات").url
    'https://xn--4gbrim.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1?%D8%B5=1'
    >>> parse_address("http://example.org/%D8%A3/100%/a b").url
    'http://example.org/%D8%A3/100%25/a%20b'
    """
    trimmed = words.strip(_EDGES)
    if len(trimmed) > _LONGEST:
        raise AddressRefused(trimmed[:80] + "…", "", f"an address of more than {_LONGEST} letters")
    if _CONTROL.search(trimmed):
        raise AddressRefused(trimmed, "", "a control character in the address")
    try:
        parts = urlsplit(trimmed)
        scheme = parts.scheme.lower()
        if scheme not in _PORTS:
            raise AddressRefused(trimmed, "", "only http and https addresses are read")
        host = _ascii_host(parts.hostname or "")
        port = _PORTS[scheme] if parts.port is None else parts.port
    except ValueError as error:
        raise AddressRefused(bare(trimmed), "", f"no valid address: {error}") from None
    if port == 0:
        raise AddressRefused(bare(trimmed), "", "no valid address: port 0")
    path = _resolve_dots(_encode(parts.path or "/"))
    url = urlunsplit((scheme, _netloc(scheme, host, port), path, _encode(parts.query, "?"), ""))
    return Address(url=url, scheme=scheme, host=host, port=port, login=_login(parts))


def bare(url: str) -> str:
    """The address without a login, to be shown and stored.

    >>> bare("https://me:secret@example.org/a")
    'https://example.org/a'
    """
    return re.sub(r"^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@", r"\1", url)


def _ascii_host(host: str) -> str:
    from ipaddress import IPv6Address  # neither is needed to start
    from socket import inet_aton, inet_ntoa

    if ":" in host:  # urlsplit has taken the brackets away
        return str(IPv6Address(host.partition("%")[0]))
    host = unquote(host).lower().rstrip(".")
    if not host.isascii():
        import idna  # seldom needed, and slow to load

        host = idna.encode(host, uts46=True).decode("ascii")
    if _NUMBER.fullmatch(host.rpartition(".")[2]):  # 127.1, 0x7f000001 and 0177.0.0.1 are one host
        try:
            return inet_ntoa(inet_aton(host))
        except OSError:
            raise ValueError(f"host {host[:80]!r}") from None
    if len(host) > 253 or not _HOST.fullmatch(host):
        raise ValueError(f"host {host[:80]!r}" if host else "no host")
    return host


def _netloc(scheme: str, host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    return shown if port == _PORTS[scheme] else f"{shown}:{port}"


def _encode(part: str, more: str = "") -> str:
    return quote(_LOOSE_PERCENT.sub("%25", part), safe=_SAFE + more)


def _resolve_dots(path: str) -> str:
    """As browsers do it, ``%2e`` included, so that the path checked is the path served."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for number, segment in enumerate(segments):
        plain = re.sub("%2e", ".", segment, flags=re.IGNORECASE)
        if plain == "..":
            kept = kept[:-1]
        elif plain != ".":
            kept.append(segment)
        if plain in (".", "..") and number == len(segments) - 1:
            kept.append("")
    return "/" + "/".join(kept)


def _login(parts: SplitResult) -> str | None:
    if parts.username is None:
        return None
    return f"{unquote(parts.username)}:{unquote(parts.password or '')}"
