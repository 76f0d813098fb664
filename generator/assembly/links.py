"""Links between the bodies that receive and the actions of the roadmaps that name them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.assembly.beneficiaries import words
from generator.french.fold import fold
from generator.values.identifiers import named, scope_of
from generator.values.roadmap import Lien

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.values.evidence import Provenance
    from generator.values.grants import Beneficiaire
    from generator.values.roadmap import Action

_GENERIC = re.compile(r"association|pole|societe|comite|centre|club|ecole|union|amicale|groupe|fondation")
Key = tuple[str, ...]
"""The words of a name."""

_SHORTEST = 4
"""Letters of the shortest single word that can name a body by itself: « DMT » stands in too many words and acronyms."""


def links(
    beneficiaires: Iterable[Beneficiaire],
    actions: Iterable[Action],
    labels: dict[str, Provenance],
    texts: dict[str, str],
    payers: dict[str, str | None],
) -> Iterator[Lien]:
    """A link for each action whose printed words name a body that receives from the body whose roadmap it is.

    A name alone tells nothing of who receives from another payer. A roadmap whose own body is not known names the one
    that bears the name, where one does. ``labels`` gives the place where each action opens; the citation runs from
    there to the end of the line that names the body, so that a reader sees who carries what. ``payers`` says whose each
    document is.
    """
    bearers = _bearers(beneficiaires)
    by_first: dict[str, list[Key]] = {}
    for key in bearers:
        by_first.setdefault(key[0], []).append(key)
    for action in actions:
        place = labels.get(action.action_id)
        if place is None or place.debut is None or place.fin is None:
            continue
        text = texts[place.document_id]
        said = f"{action.libelle} {action.texte}"
        present = words(said)
        carried = words(action.porteurs or "")
        payer = payers[place.document_id]
        linked: set[str] = set()
        for first in dict.fromkeys(present):
            for key in by_first.get(first, ()):
                body = bearers[key].get(payer) if _within(key, present) else None
                if body and body.beneficiaire_id not in linked:
                    linked.add(body.beneficiaire_id)
                    yield _link(body, action, place, text, key, meme_nom=_within(key, carried))


def _bearers(beneficiaires: Iterable[Beneficiaire]) -> dict[Key, dict[str | None, Beneficiaire]]:
    """Who bears each name that is telling, without its legal form, by payer; under no payer, the only one who does."""
    found: dict[Key, dict[str | None, Beneficiaire]] = {}
    several: set[Key] = set()
    for body in beneficiaires:
        for identity in body.identites:
            key = words(named(identity).replace("-", " "))
            if not (within := scope_of(identity)) or not _telling(key):
                continue
            known = found.setdefault(key, {})
            known[within] = body
            if known.setdefault(None, body) is not body:
                several.add(key)
    for key in several:
        del found[key][None]
    return found


def _telling(key: tuple[str, ...]) -> bool:
    """Whether a name is particular enough to be looked for in running text."""
    return len(key) > 1 or (bool(key) and len(key[0]) >= _SHORTEST and not _GENERIC.fullmatch(key[0]))


def _within(key: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether the words of ``key`` stand together in ``said``."""
    size = len(key)
    return any(said[at : at + size] == key for at in range(len(said) - size + 1) if said[at] == key[0])


def _link(  # noqa: PLR0913 - who, what, and the words between
    body: Beneficiaire, action: Action, place: Provenance, text: str, key: Key, *, meme_nom: bool
) -> Lien:
    """The link, with the words from the opening of the action to the end of the line that names the body."""
    start = place.debut or 0
    folded = fold(text[start : start + len(action.libelle) + len(action.texte) + 200])
    pattern = re.compile(r"(?<!\w)" + r"\W{1,3}".join(map(re.escape, key)) + r"(?!\w)")
    hit = pattern.search(folded)
    named = start + (hit.end() if hit else len(action.libelle))
    line = text.find("\n", named)
    end = len(text) if line < 0 else line
    return Lien(
        lien_id=f"{body.beneficiaire_id}-{action.action_id}",
        beneficiaire_id=body.beneficiaire_id,
        cible_table="actions",
        cible_id=action.action_id,
        nature="meme_nom" if meme_nom else "mention",
        document_id=place.document_id,
        debut=start,
        fin=end,
        citation=text[start:end],
    )
