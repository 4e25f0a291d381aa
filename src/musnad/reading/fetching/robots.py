"""robots.txt (RFC 9309): may this be fetched, and how slowly?"""

import msgspec
from protego import Protego

MAX_ROBOTS = 512 * 1024


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """What one origin allows one agent. ``refusal`` says why nothing is allowed at all."""

    parsed: Protego | None = None
    refusal: str | None = None
    agent: str = ""

    def why_denied(self, url: str) -> str | None:
        if self.refusal is not None:
            return self.refusal
        if self.parsed is None or self.parsed.can_fetch(url, self.agent):
            return None
        return "robots.txt forbids it"

    @property
    def delay(self) -> float:
        """The seconds that the host wants between two requests; 0 where it says nothing."""
        delay = self.parsed.crawl_delay(self.agent) if self.parsed is not None else None
        return max(delay or 0.0, 0.0)


def read_rules(status: int, body: bytes, agent: str) -> Rules:
    """The rules in an answer: there are none where it is missing, and all is forbidden where the
    host is in trouble.

    >>> rules = read_rules(200, "User-agent: *\\nDisallow: /*أرشيف/".encode(), "musnad")
    >>> rules.why_denied("http://x.example/1/%D8%A3%D8%B1%D8%B4%D9%8A%D9%81/2")
    'robots.txt forbids it'
    >>> read_rules(404, b"", "musnad").why_denied("http://x.example/")
    """
    if status == 429 or status >= 500:
        return Rules(refusal=f"robots.txt could not be asked (HTTP {status})")
    if not 200 <= status < 300:
        return Rules()
    text = body.decode("utf-8", "replace").removeprefix("\ufeff")
    return Rules(parsed=Protego.parse(text), agent=agent)
