"""Who receives: one identity per name within the acts of one payer, however the name is printed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.french.fold import fold
from generator.values.grants import Beneficiaire
from generator.values.identifiers import named, scope_of, scoped, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_ARTICLE = re.compile(r"\A[\s\"«“]*[Ll]['’](?=[Aa]sso)")
"""« l'association sportive du lycée » is listed without its article."""

_MARKS = ' "«»“”*_'
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Naming:
    """A name of a body as one act prints it: its identity, the form to show, its legal form, other spellings.

    ``identites`` are the identities that it had before it was found to be one body with others.
    """

    beneficiaire_id: str
    nom: str
    forme: str | None
    alias: tuple[str, ...] = ()
    identites: tuple[str, ...] = ()


def scope(collectivite_id: str | None, document_id: str) -> str:
    """Within what a name is that of one body: the acts of the one who pays; where no act names it, the document.

    >>> scope("commune-de-corte", "pv-2024"), scope(None, "pv-2024")
    ('commune-de-corte', 'document--pv-2024')
    """
    return collectivite_id or scoped("document", document_id)


def naming(printed: str, within: str, text: str = "") -> Naming:
    """The identity behind a name printed ``within`` a scope; ``text`` is searched for other spellings of the same name.

    Two names are one body when one payer prints them and their words are the same, case, accents, punctuation and
    legal form apart. Nothing nearer is merged: « Club sportif de Gardanne » and « Club sportif de Gémenos » differ by
    one word, the « Comité des fêtes » of two communes by who pays.

    >>> found = naming("l'association « Medinsoft »", "commune-de-corte", "MedInSoft et MEDINSOFT")
    >>> found.beneficiaire_id, found.nom, found.forme, found.alias
    ('medinsoft--commune-de-corte', 'Medinsoft', 'association', ('MedInSoft',))
    >>> naming("l'association sportive du lycée Curie", "commune-de-corte").nom
    'Association sportive du lycée Curie'
    """
    proper, forme = _proper(printed)
    key = words(proper)
    core = " ".join(key) or fold(printed)
    alone = forme in {None, "association"} and not (forme and _hanging(printed))
    whole = _ARTICLE.sub("", printed)
    nom = proper[:1].upper() + proper[1:] if alone else whole[:1].upper() + whole[1:]
    alias = tuple(sorted(spelling for spelling in spellings(key, text) if spelling not in nom))
    return Naming(scoped(slug(core), within), nom, forme, alias)


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


def register(namings: Iterable[Naming], places: Mapping[str, str]) -> Iterator[Beneficiaire]:
    """One record per identity: the form printed most often is its name, the others are its aliases.

    ``places`` says whose acts, or which document, each scope is: what tells apart those who bear one name.
    """
    grouped: dict[str, list[Naming]] = defaultdict(list)
    for item in namings:
        grouped[item.beneficiaire_id].append(item)
    former = {
        identity: sorted({one for item in items for one in item.identites if one not in grouped})
        for identity, items in grouped.items()
    }
    bearers = Counter(name for identity in grouped for name in {named(one) for one in (identity, *former[identity])})
    for identity in sorted(grouped):
        items = grouped[identity]
        counted = Counter(item.nom for item in items)
        nom = min(counted, key=lambda form: (form.isupper(), -counted[form], form))
        others = {form for form in counted if form != nom} | {alias for item in items for alias in item.alias}
        forms = Counter(item.forme for item in items if item.forme)
        shared = any(bearers[named(one)] > 1 for one in (identity, *former[identity]))
        yield Beneficiaire(
            beneficiaire_id=identity,
            nom=nom,
            alias=";".join(sorted(other.replace(";", ",") for other in others if other != nom)) or None,
            forme=min(forms, key=lambda form: (-forms[form], form)) if forms else None,
            designation=f"{nom} ({_place(identity, places)})" if shared else nom,
            identites_reunies=";".join(former[identity]) or None,
        )


def _place(identity: str, places: Mapping[str, str]) -> str:
    """What tells a body from those of its name: whose acts print it, else its official number.

    >>> _place("ccas--commune-de-corte", {"commune-de-corte": "Commune de Corte"}), _place("rna-w130000000", {})
    ('Commune de Corte', 'RNA W130000000')
    """
    within = scope_of(identity)
    return places[within] if within else identity.replace("-", " ").upper()
