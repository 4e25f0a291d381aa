"""The referents of one document: who and what its descriptions name."""

from musnad.grammar.relations import Description, Referent

PREFIX = {
    "person": "p",
    "official": "p",
    "organization": "o",
    "media": "m",
    "state": "s",
    "anonymous": "x",
    "document": "d",
    "group": "g",
    "unknown": "u",
}


class Register:
    """The referents of one document."""

    def __init__(self) -> None:
        self.referents: list[Referent] = []
        self.counts: dict[str, int] = {}

    def add(self, description: Description) -> Referent:
        """A new referent made from a description."""
        kind = description.kind
        if description.entity:
            identity = description.entity
        else:
            letter = PREFIX[kind]
            self.counts[letter] = self.counts.get(letter, 0) + 1
            identity = f"{letter}{self.counts[letter]}"
        referent = Referent(
            identity, kind, description.name, description.words, description.title,
            description.post, description.country, description.gender, description.number,
            description.head, description.span[0],
        )  # fmt: skip
        referent.mentions.append(description.span)
        self.referents.append(referent)
        return referent

    def enrich(self, referent: Referent, description: Description) -> Referent:
        """The referent with what another mention adds: a fuller name, a post, a country."""
        if description.span not in referent.mentions:
            referent.mentions.append(description.span)
        if referent.kind == "person" == description.kind and len(description.words) > len(
            referent.words
        ):
            referent.aliases.append(referent.name)
            referent.name, referent.words = description.name, description.words
        elif description.name != referent.name and description.name not in referent.aliases:
            referent.aliases.append(description.name)
        referent.first = min(referent.first, description.span[0])
        if description.title and not (
            referent.title and len(referent.title) >= len(description.title)
        ):
            referent.title = description.title
        referent.post |= description.post
        referent.country = referent.country or description.country
        return referent

    def body(self, description: Description) -> Referent:
        """The body or medium of a full name."""
        known = (
            [r for r in self.referents if r.id == description.entity] if description.entity else []
        )
        fits = known or [
            r for r in self.referents if r.kind == description.kind and shortens(description, r)
        ]
        return self.enrich(fits[0], description) if len(fits) == 1 else self.add(description)

    def person(self, description: Description) -> Referent:
        """The person of a full name.

        The one who shares its last word and all of the shorter name.
        """
        words = description.words
        for referent in self.referents:
            if referent.kind != "person":
                continue
            shared = words & referent.words
            if shared and (
                (len(shared) == min(len(words), len(referent.words)) and len(shared) > 1)
                or words == referent.words
            ):
                return self.enrich(referent, description)
        return self.add(description)


def shortens(description: Description, referent: Referent) -> bool:
    """وزارة العدل for وزارة العدل الأمريكية; الخارجية المصرية for وزارة الخارجية المصرية."""
    if description.words == referent.words:
        return True
    return description.words < referent.words and (
        description.head == referent.head or description.definite
    )
