"""Who receives: one identity per body, however its name is printed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.french.fold import fold
from generator.values.grants import Beneficiaire
from generator.values.identifiers import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ARTICLE = re.compile(r"\A[\s\"«“]*[Ll]['’](?=[Aa]sso)")
"""« l'association sportive du lycée » is listed without its article."""

_MARKS = ' "«»“”*_'
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Naming:
    """A name of a body as one act prints it: its identity, the form to show, its legal form, other spellings."""

    beneficiaire_id: str
    nom: str
    forme: str | None
    alias: tuple[str, ...] = ()


def naming(printed: str, text: str = "") -> Naming:
    """The identity behind a printed name; ``text`` is searched for other spellings of the same name.

    Two names are one body when their words are the same, case, accents, punctuation and legal form apart. Nothing
    nearer is merged: « Club sportif de Gardanne » and « Club sportif de Gémenos » differ by one word.

    >>> naming("l'association « Medinsoft »", "MedInSoft et MEDINSOFT")
    Naming(beneficiaire_id='medinsoft', nom='Medinsoft', forme='association', alias=('MedInSoft',))
    >>> naming("l'association sportive du lycée Curie").nom
    'Association sportive du lycée Curie'
    """
    proper, forme = _proper(printed)
    key = words(proper)
    core = " ".join(key) or fold(printed)
    alone = forme in {None, "association"} and not (forme and _hanging(printed))
    whole = _ARTICLE.sub("", printed)
    nom = proper[:1].upper() + proper[1:] if alone else whole[:1].upper() + whole[1:]
    alias = tuple(sorted(spelling for spelling in spellings(key, text) if spelling not in nom))
    return Naming(slug(core), nom, forme, alias)


def _hanging(printed: str) -> bool:
    """Whether the word « association » cannot be left out: an adjective or « de » follows it."""
    return vocabulary.load("persons")["suite-association"].motif.match(fold(printed.strip(_MARKS))) is not None


def words(nom: str) -> tuple[str, ...]:
    """The words by which a name is compared.

    >>> words("Éts. Saint-Michel (06)")
    ('ets', 'st', 'michel', '06')
    """
    return tuple("st" if word == "saint" else word for word in _NOT_WORD.split(fold(nom)) if word)


def spellings(key: tuple[str, ...], text: str) -> set[str]:
    """The ways ``text`` prints the words of ``key``, names all in capitals left out: headings print any name so."""
    if not key or not text:
        return set()
    found = {text[start:end] for start, end in _places(key, fold(text))}
    return {spelling for spelling in found if spelling[:1].isupper() and not spelling.isupper()}


def _places(key: tuple[str, ...], folded: str) -> Iterator[tuple[int, int]]:
    """Where the words of ``key`` stand whole, a space or a hyphen between two of them."""
    first, *rest = key
    place = folded.find(first)
    while place >= 0:
        end = place + len(first)
        for word in rest:
            if folded[end : end + 1] not in {" ", "-"} or not folded.startswith(word, end + 1):
                break
            end += 1 + len(word)
        else:
            if not (place and _in_word(folded[place - 1])) and not _in_word(folded[end : end + 1]):
                yield place, end
                place = end - 1
        place = folded.find(first, place + 1)


def _in_word(char: str) -> bool:
    """Whether a word goes on with ``char``."""
    return char.isalnum() or char == "_"


def _proper(printed: str) -> tuple[str, str | None]:
    """A printed name without its article, its legal form and its quotes; and that form."""
    forme: str | None = None
    rest = printed.strip(_MARKS)
    entries = vocabulary.load("bodies_words").entries
    while True:
        folded = fold(rest)
        found = next(((entry, hit) for entry in entries if (hit := entry.motif.match(folded))), None)
        if found is None:
            return rest or printed, forme
        entry, hit = found
        shorter = rest[hit.end() :].strip(' "«»“”*_')
        if not words(shorter):
            return rest, forme
        forme = forme or entry.sens or None
        rest = shorter


def register(namings: Iterable[Naming]) -> Iterator[Beneficiaire]:
    """One record per identity: the form printed most often is its name, the others are its aliases."""
    grouped: dict[str, list[Naming]] = defaultdict(list)
    for item in namings:
        grouped[item.beneficiaire_id].append(item)
    for identity in sorted(grouped):
        items = grouped[identity]
        counted = Counter(item.nom for item in items)
        nom = min(counted, key=lambda form: (form.isupper(), -counted[form], form))
        others = {form for form in counted if form != nom} | {alias for item in items for alias in item.alias}
        forms = Counter(item.forme for item in items if item.forme)
        yield Beneficiaire(
            beneficiaire_id=identity,
            nom=nom,
            alias=";".join(sorted(other.replace(";", ",") for other in others if other != nom)) or None,
            forme=min(forms, key=lambda form: (-forms[form], form)) if forms else None,
        )
