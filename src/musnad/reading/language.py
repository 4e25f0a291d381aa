"""Which language a text is in, from its letters and commonest words.

Only a coarse decision is needed: Arabic is analysed, anything else is named and left alone.
Sources: Unicode blocks; the letters that Persian, Urdu, Sorani Kurdish, Pashto, Sindhi and Uyghur
add to the Arabic alphabet; their commonest function words.
"""

import re

SAMPLE = 8_000
_ARABIC = re.compile("[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\ufb50-\ufdff\ufe76-\ufefc]+")
_OTHERS = {
    "latin": re.compile("[A-Za-z\u00c0-\u024f]+"),
    "ru": re.compile("[\u0400-\u04ff]+"),
    "he": re.compile("[\u05d0-\u05ea]+"),
    "el": re.compile("[\u0370-\u03ff]+"),
    "ja": re.compile("[\u3040-\u30ff]+"),
    "zh": re.compile("[\u4e00-\u9fff]+"),
    "ko": re.compile("[\uac00-\ud7af]+"),
    "hi": re.compile("[\u0900-\u097f]+"),
    "am": re.compile("[\u1200-\u137f]+"),
}
# Letters that written Arabic does not have; ی and ک are also typed in Arabic by some keyboards.
_FOREIGN = re.compile(
    "[\u067e\u0686\u0698\u06af\u06cc\u06a9\u0679\u0688\u0691\u06d2\u06ba\u06be\u06c1\u06ce"
    "\u06c6\u0695\u06b5\u06d5\u067c\u0689\u0693\u069a\u0685\u0681\u06c7\u06c8\u06cb\u06d0\u068f\u067f]"
)
_ARABIC_SCRIPT = {
    "ar": "في من على إلى الى أن ان إن التي الذي عن مع هذا هذه كان بين ما لا بعد وقال قال",
    "fa": "که از این است را با به برای آن می در شد کرد های خود او یک بود",
    "ur": "کے کی میں ہے نے سے کو کا اور پر ہیں کہ نہیں بھی تھا ایک",
    "ckb": "لە بە کە ئەم بۆ لەگەڵ ئەو دەکات کرد هەر ئەوە بەڵام دوای",
    "ps": "په د او کې چې ته دی سره له نه دا یې شوي",
    "ug": "بىلەن ۋە بۇ بىر ئۈچۈن قىلغان دەپ",
}
_LATIN_SCRIPT = {
    "en": "the of and to in a is that for on was with as by he said it",
    "fr": "le la les de des et en un une que est dans pour par sur au du",
    "es": "el la los las de y en un una que es por con para del se",
    "de": "der die das und in den von zu mit ist im für nicht ein eine dem",
    "tr": "ve bir bu da de için ile olarak olan daha çok",
    "it": "il di e che la in un per è non del sono con",
}


def guess_language(text: str) -> str | None:
    """An ISO 639 code, or null where there are no letters to go by or no language fits.

    >>> guess_language("قال الوزير إن الاجتماع تأجل"), guess_language("The minister said")
    ('ar', 'en')
    """
    sample = text[:SAMPLE]
    arabic = _count(_ARABIC, sample)
    # A news text quotes foreign names and code; a third of Arabic letters is an Arabic text.
    if arabic and arabic * 3 >= len(sample):
        return _arabic_script(sample, arabic)
    counts = {name: _count(letters, sample) for name, letters in _OTHERS.items()}
    if arabic and arabic * 3 >= arabic + sum(counts.values()):
        return _arabic_script(sample, arabic)
    script = max(counts, key=lambda name: counts[name])
    if not counts[script]:
        return None
    if script == "latin":
        return _commonest(sample.lower(), _LATIN_SCRIPT)
    return "ja" if script == "zh" and counts["ja"] else script


def _count(letters: re.Pattern[str], sample: str) -> int:
    return sum(map(len, letters.findall(sample)))


def _arabic_script(sample: str, letters: int) -> str:
    if len(_FOREIGN.findall(sample)) * 50 < letters:
        return "ar"
    return _commonest(sample, _ARABIC_SCRIPT) or "ar"


def _commonest(sample: str, languages: dict[str, str]) -> str | None:
    words = sample.split()
    hits = {
        name: sum(map(set(known.split()).__contains__, words)) for name, known in languages.items()
    }
    best = max(hits, key=lambda name: hits[name])
    return best if hits[best] else None
