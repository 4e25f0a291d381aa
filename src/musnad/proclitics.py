"""What may stand in front of a word: و ف (conjunctions), ب ل ك (prepositions), س (future)."""


def splittable(clitic: str, rest: str) -> bool:
    """Names that begin like a proclitic (كنعاني، باراك) must not lose it to a verb that.

    Fits by chance.
    """
    if "س" in clitic or "ك" in clitic or len(rest) < 4:
        return False
    return rest[0] not in "ني" and (rest[0] != "ا" or len(rest) > 4)


def looks_present(base: str) -> bool:
    return base.startswith("ي") and len(base) > 3


def splits(spelling: str) -> list[tuple[str, str]]:
    """Readings of the front of a word, the likeliest first."""
    found = []
    heads = [("", spelling)]
    if spelling[0] in "وف":
        found.append((spelling[0], spelling[1:]))
        heads.append((spelling[0], spelling[1:]))
    for front, rest in heads:
        if len(rest) < 3:
            continue
        if rest.startswith("لل"):
            found.append((front + "ل", "ال" + rest[2:]))
        if rest[0] in "بلك":
            found.append((front + rest[0], rest[1:]))
        if rest[0] == "س" and rest[1] in "يتان":
            found.append((front + "س", rest[1:]))
    return found
