"""Links between the bodies that receive and the actions of the roadmaps that name them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.assembly.beneficiaries import words
from generator.french.fold import fold
from generator.values.identifiers import slug
from generator.values.roadmap import Lien

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.values.evidence import Provenance
    from generator.values.grants import Beneficiaire
    from generator.values.roadmap import Action

_GENERIC = re.compile(r"association|pole|societe|comite|centre|club|ecole|union|amicale|groupe|fondation")
_SHORTEST = 4
"""Letters of the shortest single word that can name a body by itself: « DMT » stands in too many words and acronyms."""


def links(
    beneficiaires: Iterable[Beneficiaire],
    actions: Iterable[Action],
    labels: dict[str, Provenance],
    texts: dict[str, str],
) -> Iterator[Lien]:
    """A link for each action whose printed words name a body that receives.

    ``labels`` gives the place where each action opens; the citation runs from there to the end of the line that names
    the body, so that a reader sees who carries what.
    """
    named = [(body, key) for body in beneficiaires if _telling(key := words(_core(body)))]
    by_first: dict[str, list[tuple[Beneficiaire, tuple[str, ...]]]] = {}
    for body, key in named:
        by_first.setdefault(key[0], []).append((body, key))
    for action in actions:
        place = labels.get(action.action_id)
        if place is None or place.debut is None or place.fin is None:
            continue
        text = texts[place.document_id]
        said = f"{action.libelle} {action.texte}"
        present = words(said)
        carried = words(action.porteurs or "")
        for first in dict.fromkeys(present):
            for body, key in by_first.get(first, ()):
                if _within(key, present):
                    yield _link(body, action, place, text, meme_nom=_within(key, carried))


def _core(body: Beneficiaire) -> str:
    """The name of a body without its legal form."""
    return body.beneficiaire_id.replace("-", " ")


def _telling(key: tuple[str, ...]) -> bool:
    """Whether a name is particular enough to be looked for in running text."""
    return len(key) > 1 or (bool(key) and len(key[0]) >= _SHORTEST and not _GENERIC.fullmatch(key[0]))


def _within(key: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether the words of ``key`` stand together in ``said``."""
    size = len(key)
    return any(said[at : at + size] == key for at in range(len(said) - size + 1) if said[at] == key[0])


def _link(body: Beneficiaire, action: Action, place: Provenance, text: str, *, meme_nom: bool) -> Lien:
    """The link, with the words from the opening of the action to the end of the line that names the body."""
    start = place.debut or 0
    folded = fold(text[start : start + len(action.libelle) + len(action.texte) + 200])
    pattern = re.compile(r"(?<!\w)" + r"\W{1,3}".join(map(re.escape, words(_core(body)))) + r"(?!\w)")
    hit = pattern.search(folded)
    named = start + (hit.end() if hit else len(action.libelle))
    line = text.find("\n", named)
    end = len(text) if line < 0 else line
    return Lien(
        lien_id=slug(body.beneficiaire_id, action.action_id),
        beneficiaire_id=body.beneficiaire_id,
        cible_table="actions",
        cible_id=action.action_id,
        nature="meme_nom" if meme_nom else "mention",
        document_id=place.document_id,
        debut=start,
        fin=end,
        citation=text[start:end],
    )
