"""The headline of a page without the name of the site that follows it."""

import re

from musnad.text import fold_name

_MEDIUM = re.compile(
    r"(?:صحيفة|جريدة|موقع|قناة|وكالة|شبكة|بوابة|مجلة|يومية|إذاعة|تلفزيون|منصة)\s+\S+"
)
_BETWEEN = re.compile(r"\s+[-–—|:»•·]{1,2}\s+|\s*[|»]\s*|\s+::\s+")


def bare_title(title: str, site: str | None, heading: str | None) -> str:
    """``عنوان - صحيفة``: the part that the page's heading repeats, or all but the site's name.

    >>> bare_title("توقيع اتفاق في جدة | صحيفة الخبر", "صحيفة الخبر", None)
    'توقيع اتفاق في جدة'
    """
    words = " ".join(title.split())
    parts = [part.strip() for part in _BETWEEN.split(words) if part.strip()]
    name = fold_name(site or "")
    if name and fold_name(words.partition(":")[0]) == name:
        return words.partition(":")[2].strip() or words
    if len(parts) < 2:
        return words
    if heading and fold_name(heading) in fold_name(words):
        return heading
    last = fold_name(parts[-1])
    first = fold_name(parts[0])
    if last and (name and (last in name or name in last)):
        return _up_to(words, parts[-1])
    if first and (name and (first in name or name in first)):
        return words[words.index(parts[1]) :]
    # without a known name: a short last part behind a long headline
    if len(parts[-1].split()) <= 4 and len(words) - len(parts[-1]) > 2.5 * len(parts[-1]):
        return _up_to(words, parts[-1])
    return words


def site_in_title(page_title: str | None, title: str | None) -> str | None:
    """The site named behind the headline in the page's title: ``عنوان - صحيفة الخبر``.

    >>> site_in_title("توقيع اتفاق في جدة | صحيفة الخبر", "توقيع اتفاق في جدة")
    'صحيفة الخبر'
    """
    if not page_title or not title:
        return None
    words = " ".join(page_title.split())
    parts = [part.strip() for part in _BETWEEN.split(words) if part.strip()]
    heading = fold_name(title)
    others = [part for part in parts if fold_name(part) not in heading]
    if len(others) == len(parts):  # the page is called by its site alone
        return parts[0] if parts and _MEDIUM.match(parts[0]) and len(parts[0]) <= 40 else None
    if len(parts) < 2 or len(others) == len(parts) or not others:
        return None
    last = others[-1]
    return last if len(last) <= 40 and len(last.split()) <= 5 else None


def _up_to(words: str, last: str) -> str:
    kept = words[: words.rindex(last)].rstrip(" -–—|:»•·")
    return kept or words
