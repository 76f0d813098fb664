"""The label of an action: how far the action has come, who bears it, whom it names."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.reading.blocks import one_line, plain
from generator.values.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.reading.view import View

NAME = 80
"""Characters beyond which what follows « porté par » is a sentence, not a name. The longest name seen has 54."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A body that a label names: the place of its words, and what it is.

    ``sort`` is the noun of a public body (``metropole``), ``acteurs`` for others, ``nom`` for a mere name.
    ``name`` is where the name starts, after its article; 0 when a body has no name of its own.
    """

    start: int
    end: int
    sort: str
    name: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """The words ``start`` to ``end`` of the view of an action, before its colon."""

    view: View
    start: int
    end: int

    @property
    def folded(self) -> str:
        """The folded view as far as the label goes, its emphasis made blank."""
        return plain(self.view.folded[: self.end])

    def bearers(self) -> tuple[Bearer, ...]:
        """Those who bear the action, in the order of the label."""
        words = vocabulary.load("roadmap_labels")
        folded = self.folded
        opening = words["portage.amorce"].motif.search(folded, self.start)
        if opening is None:
            return ()
        closing = words["portage.fin"].motif.search(folded, opening.end())
        end = closing.start() if closing else self.end
        cuts = [(opening.start(), opening.end())]
        cuts += [found.span() for found in words["portage.separateur"].motif.finditer(folded, opening.end(), end)]
        cuts.append((end, end))
        parts = (_bearer(self.view.text, folded, this[1], following[0]) for this, following in pairwise(cuts))
        return tuple(part for part in parts if part is not None)

    def temporalite(self) -> Finding[str] | None:
        """How far the action has come, in the first words of the vocabulary that the label holds."""
        folded = self.folded
        for entry in vocabulary.load("roadmap_labels").entries:
            if entry.nom.startswith("temporalite.") and (found := entry.motif.search(folded, self.start)):
                return self.view.find(entry.sens, found.start(), found.end(), f"roadmap.{entry.nom}")
        return None

    def portage(self, house: str | None) -> Finding[str] | None:
        """Who bears the action; ``house`` is the noun by which the document calls the body that wrote it."""
        found = vocabulary.load("roadmap_labels")["portage.collectif"].motif.search(self.folded, self.start)
        if found:
            return self.view.find("collectif", found.start(), found.end(), "roadmap.portage.collectif")
        bearers = self.bearers()
        if not bearers:
            return None
        own = {bearer.sort == house for bearer in bearers}
        sens = "collectif" if len(own) > 1 else "metropole" if own == {True} else "acteurs"
        return self.view.find(sens, bearers[0].start, bearers[-1].end, "roadmap.portage.porteurs")

    def named(self, house: str | None) -> Iterator[tuple[int, int]]:
        """The places of the names, that of the house left out; « X et ses partenaires » is one."""
        pending: tuple[int, int] | None = None
        for bearer in self.bearers():
            follows = self.view.folded[bearer.start : bearer.end].startswith(("ses ", "leurs "))
            if pending and follows:
                pending = (pending[0], bearer.end)
                continue
            if pending:
                yield pending
            pending = (bearer.name, bearer.end) if bearer.name and bearer.sort != house else None
        if pending:
            yield pending


def _bearer(text: str, folded: str, start: int, end: int) -> Bearer | None:
    """The body in ``start`` to ``end``: of known sort, or named with a capital; nothing else is a body."""
    words = vocabulary.load("roadmap_labels")
    start += len(folded[start:end]) - len(folded[start:end].lstrip())
    end -= len(folded[start:end]) - len(folded[start:end].rstrip())
    article = words["portage.article"].motif.match(folded, start, end)
    head = article.end() if article else start
    if public := words["portage.collectivite"].motif.match(folded, head, end):
        return Bearer(start, end, " ".join(public[0].split()), head if text[head].isupper() else 0)
    if words["portage.generique"].motif.match(folded, head, end):
        return Bearer(start, end, "acteurs")
    return Bearer(start, end, "nom", head) if text[head:end][:1].isupper() else None


def house(labels: Iterable[Label]) -> str | None:
    """The noun of a public body that most labels name: the body that wrote the document.

    >>> from generator.reading.view import View
    >>> from generator.values.span import Span
    >>> text = "Action engagée par la Ville avec Medialys"
    >>> label = Label(View.of(text, text.lower(), [Span(0, len(text))]), 0, len(text))
    >>> [bearer.sort for bearer in label.bearers()], house([label])
    (['ville', 'nom'], 'ville')
    """
    generic = {"acteurs", "nom"}
    sorts = [bearer.sort for label in labels for bearer in label.bearers() if bearer.sort not in generic]
    counts = dict.fromkeys(sorts, 0)
    for sort in sorts:
        counts[sort] += 1
    return max(counts, key=lambda sort: counts[sort], default=None)


def head_bearer(view: View, start: int) -> tuple[int, int] | None:
    """The name after « porté par » with which the text at ``start`` begins, up to its comma."""
    found = vocabulary.load("roadmap_labels")["portage.en-tete"].motif.match(view.folded, start)
    if found is None:
        return None
    stops = [at for sign in ",;:.(\n" if (at := view.text.find(sign, found.end(), found.end() + NAME)) > 0]
    if not stops or not view.text[found.end() : found.end() + 1].isupper():
        return None
    return view.trimmed(found.end(), min(stops))


def porteurs(label: Label, text_start: int, house: str | None) -> Finding[str] | None:
    """The names of the bearers, ``;`` between them."""
    places = [*label.named(house)]
    if (at_head := head_bearer(label.view, text_start)) is not None:
        places.append(at_head)
    if not places:
        return None
    view = label.view
    spans = tuple(span for place in places for span in view.spans(*place))
    return Finding(";".join(one_line(view.text[start:end]) for start, end in places), spans, "roadmap.porteurs")
