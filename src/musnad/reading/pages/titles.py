"""The headline of a page without the name of the site that follows it."""

import re

from musnad.text import fold_name

_BETWEEN = re.compile(r"\s+[-–—|:»•·]{1,2}\s+|\s*[|»]\s*|\s+::\s+")


def bare_title(title: str, site: str | None, heading: str | None) -> str:
    """``عنوان - صحيفة``: the part that the page's heading repeats, or all but the site's name.

    >>> bare_title("توقيع اتفاق في جدة | صحيفة الخبر", "صحيفة الخبر", None)
    'توقيع اتفاق في جدة'
    """
    words = " ".join(title.split())
    parts = [part.strip() for part in _BETWEEN.split(words) if part.strip()]
    if len(parts) < 2:
        return words
    if heading and fold_name(heading) in fold_name(words):
        return heading
    name = fold_name(site or "")
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


def _up_to(words: str, last: str) -> str:
    kept = words[: words.rindex(last)].rstrip(" -–—|:»•·")
    return kept or words
