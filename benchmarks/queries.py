"""What people would type, made from a package by rule: no query is written by hand, none knows how the search works.

Each rule takes a value of a row (a name, a number, an amount, a day, words of a title) and spells it as people do.
What should answer is told by the rows as well: the pages of the acts, bodies and axes that hold the value.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from decimal import Decimal

    from generator.package.read import Dataset
    from generator.values.tables import Tables

T = TypeVar("T")
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
NUMBER = re.compile(r"\d{1,3}(?:[ .\u00a0\u2009\u202f]\d{3})+(?:,\d\d)?(?!\d)|\d+(?:,\d\d)?(?!\d)")
LONG = 4
"""Letters from which a word of a title is worth typing."""
SOME = 6
"""Words of a title that a query takes."""
TOOLS = frozenset(("de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "à", "au", "aux", "sur", "sous", "lès"))
"""Words that nobody counts when a name is called by its initials."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, by which rule it was made, and the addresses any of which answers it."""

    rule: str
    words: str
    answers: frozenset[str]


def queries(dataset: Dataset) -> list[Query]:
    """Every query that the package gives, without repeats, in the order of its rows."""
    made = [*_acts(dataset), *_amounts(dataset), *_bodies(dataset), *_roadmap(dataset)]
    return list({(query.rule, query.words): query for query in made if query.words.strip()}.values())


def sample(found: list[Query], most: int) -> list[Query]:
    """At most about ``most`` queries, taken evenly from each rule.

    >>> [query.words for query in sample([Query("a", str(n), frozenset()) for n in range(10)], 3)]
    ['0', '3', '6']
    """
    by_rule: defaultdict[str, list[Query]] = defaultdict(list)
    for query in found:
        by_rule[query.rule].append(query)
    share = max(1, most // len(by_rule))
    return [
        rows[rank * len(rows) // share] if len(rows) > share else rows[rank]
        for rows in by_rule.values()
        for rank in range(min(share, len(rows)))
    ]


def _acts(dataset: Dataset) -> Iterator[Query]:
    """Numbers, days and titles of acts."""
    tables = dataset.tables
    numbers: defaultdict[str, set[str]] = defaultdict(set)
    days: defaultdict[dt.date, set[str]] = defaultdict(set)
    titles: dict[str, None] = {}
    words: defaultdict[str, set[str]] = defaultdict(set)
    for row in tables.actes:
        page = f"/deliberations/{row.acte_id}/"
        for number in (row.reference, row.reference_interne, row.identifiant_actes):
            if number:
                numbers[number].add(page)
        if row.date_seance:
            days[row.date_seance].add(page)
        if row.objet:
            titles[row.objet] = None
            for word in _pieces(row.objet):
                words[word].add(page)
    yield from _each("number of an act", numbers, _numbers)
    yield from _each("day of a sitting", days, _days)
    for title in titles:
        for typed in _titles(title):
            holding = [words[word] for word in _pieces(typed)]
            yield Query("words of a title", typed, frozenset(set.intersection(*holding) if holding else ()))


def _amounts(dataset: Dataset) -> Iterator[Query]:
    """Sums of subsidies, answered by every page of an act whose row or text holds the sum."""
    tables = dataset.tables
    pages: defaultdict[str, set[str]] = defaultdict(set)
    held: defaultdict[str, set[str]] = defaultdict(set)
    for acte in tables.actes:
        pages[acte.document_id].add(f"/deliberations/{acte.acte_id}/")
    for document, text in dataset.textes.items():
        here = pages[document] if len(pages[document]) == 1 else {f"/documents/{document}/"}
        for found in set(NUMBER.findall(text)):
            held[_figures(found)] |= here
    amounts: defaultdict[Decimal, set[str]] = defaultdict(set)
    for row in tables.subventions:
        for amount in (row.montant, row.montant_demande, row.budget_projet, row.budget_global):
            if amount:
                amounts[amount] |= held[f"{amount:.2f}".removesuffix(".00").replace(".", "")]
                amounts[amount].add(f"/deliberations/{row.acte_id}/")
                if row.beneficiaire_id and amount in {row.montant, row.montant_demande}:
                    amounts[amount].add(f"/beneficiaires/{row.beneficiaire_id}/")
    yield from _each("amount", amounts, _sums)


def _bodies(dataset: Dataset) -> Iterator[Query]:
    """Names, other names, initials and misspellings of those who give and of those who receive."""
    tables = dataset.tables
    names: defaultdict[str, set[str]] = defaultdict(set)
    receivers: defaultdict[str, set[str]] = defaultdict(set)
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    acts: defaultdict[str, set[str]] = defaultdict(set)
    for row in tables.subventions:
        if row.beneficiaire_id:
            acts[row.beneficiaire_id].add(f"/deliberations/{row.acte_id}/")
    for body in tables.beneficiaires:
        pages = {f"/beneficiaires/{body.beneficiaire_id}/"} | acts[body.beneficiaire_id]
        if body.forme:
            kinds[f"{body.forme} {body.nom}"] |= pages
        for name in (body.nom, *(body.alias or "").split(";")):
            if name.strip():
                receivers[name.strip()] |= pages
    given = _given(tables)
    for public in tables.collectivites:
        names[public.nom] |= given[public.collectivite_id]
        if len(tables.collectivites) > 1:
            names[public.nom] |= {
                f"/{list_}/collectivite-{public.collectivite_id}/" for list_ in ("deliberations", "subventions")
            }
    yield from _each("name of a beneficiary", receivers, _names)
    yield from _each("kind and name of a beneficiary", kinds, _elided)
    yield from _each(
        "name of a public body", names, lambda name: filter(re.compile("(?!subvention )").match, _names(name))
    )
    yield from _called(names, receivers)
    yield from _each("misspelt name", {**receivers, **names}, _misspelt)


def _called(names: Mapping[str, set[str]], receivers: Mapping[str, set[str]]) -> Iterator[Query]:
    """Initials: whoever bears them answers, public body or not, since who types them cannot tell them apart."""
    answers: defaultdict[str, set[str]] = defaultdict(set)
    for held in (names, receivers):
        for name, pages in held.items():
            for typed in _initials(name):
                answers[typed] |= pages
    for rule, held in (("initials of a public body", names), ("initials of a beneficiary", receivers)):
        for typed in dict.fromkeys(typed for name in held for typed in _initials(name)):
            yield Query(rule, typed, frozenset(answers[typed]))


def _given(tables: Tables) -> Mapping[str, set[str]]:
    """The pages of what each public body decided or adopted."""
    given: defaultdict[str, set[str]] = defaultdict(set)
    for acte in tables.actes:
        given[acte.collectivite_id or ""].add(f"/deliberations/{acte.acte_id}/")
    whose = {record.document_id: record.collectivite_id or "" for record in tables.documents}
    for axe in tables.axes:
        roadmap = axe.axe_id.rpartition("-axe-")[0]
        given[whose[axe.document_id]] |= {f"/axes/{axe.axe_id}/", f"/axes/{roadmap}/", f"/documents/{axe.document_id}/"}
    return given


def _roadmap(dataset: Dataset) -> Iterator[Query]:
    """Titles of axes and words of actions."""
    tables = dataset.tables
    documents = {row.axe_id: row.document_id for row in tables.axes}
    axes: defaultdict[str, set[str]] = defaultdict(set)
    actions: defaultdict[str, set[str]] = defaultdict(set)
    for axe in tables.axes:
        axes[axe.titre] |= {f"/axes/{axe.axe_id}/", f"/documents/{axe.document_id}/"}
    for row in tables.actions:
        where = {f"/axes/{row.axe_id}/", f"/documents/{documents[row.axe_id]}/"}
        for words in (row.intitule, row.texte):
            if words:
                actions[words] |= where
    yield from _each("title of an axis", axes, _titles)
    yield from _each("words of an action", actions, _titles)


def _each(rule: str, held: Mapping[T, Iterable[str]], spell: Callable[[T], Iterable[str]]) -> Iterator[Query]:
    """A query for each spelling of each value; what two values spell alike is answered by the pages of both."""
    answers: defaultdict[str, set[str]] = defaultdict(set)
    for value, pages in held.items():
        for words in spell(value):
            answers[words].update(pages)
    for words, found in answers.items():
        yield Query(rule, words, frozenset(found))


def _numbers(number: str) -> Iterator[str]:
    """As printed, in small letters, announced, and with other punctuation or none.

    >>> list(_numbers("A 1-2/BM"))[4:]
    ['A-1-2-BM', 'A.1.2.BM', 'A/1/2/BM', 'A 1 2 BM', 'A12BM']
    """
    yield from (number, number.lower(), f"n° {number}", f"délibération {number}")
    pieces = re.findall(r"[^\W_]+", number)
    yield from (sign.join(pieces) for sign in ("-", ".", "/", " ", ""))


def _days(day: dt.date) -> Iterator[str]:
    """A day in five spellings, and two in which people ask for it.

    >>> import datetime as dt
    >>> list(_days(dt.date(2019, 12, 1)))[:3]
    ['1er décembre 2019', 'dimanche 1er décembre 2019', '01/12/2019']
    """
    number = "1er" if day.day == 1 else str(day.day)
    words = f"{number} {MONTHS[day.month - 1]} {day.year}"
    yield from (words, f"{DAYS[day.weekday()]} {words}", day.strftime("%d/%m/%Y"), day.strftime("%d.%m.%Y"))
    yield from (day.isoformat(), f"séance du {words}", bare(words).upper())


def _sums(amount: Decimal) -> Iterator[str]:
    """A sum in nine spellings.

    >>> from decimal import Decimal
    >>> [words.replace(chr(0x202F), "_") for words in _sums(Decimal("62500.00"))][:5]
    ['62500', '62500,00', '62 500', '62 500 €', '62_500_€']
    """
    whole, _, cents = f"{amount:.2f}".partition(".")
    tail = "" if cents == "00" else f",{cents}"
    grouped = f"{int(whole):,}".replace(",", " ")
    yield from (f"{whole}{tail}", f"{whole},{cents}", f"{grouped}{tail}", f"{grouped}{tail} €")
    yield from (f"{grouped}{tail} €".replace(" ", sign) for sign in ("\u202f", "\u00a0"))
    yield from (f"{grouped},{cents} €", f"{grouped}{tail} euros", f"{grouped.replace(' ', '.')},{cents} €")


def _titles(title: str) -> Iterator[str]:
    """The first words worth typing, bare, in capitals, with the other apostrophe, and the last ones.

    >>> list(_titles("L’étude du lac, en été : suite donnée"))[:2]
    ['L’étude suite donnée', "L'étude suite donnée"]
    """
    words = [word for word in WORD.findall(title) if len(word) >= LONG]
    first, last = " ".join(words[:SOME]), " ".join(words[-SOME:])
    yield from (first, first.replace("’", "'"), first.replace("'", "’"), bare(first), bare(first).upper(), last)


def _names(name: str) -> Iterator[str]:
    """As printed, bare, in capitals and in small letters, without hyphens, in a phrase, between quotation marks.

    >>> list(_names("Pôle Lac"))[:-1]
    ['Pôle Lac', 'Pole Lac', 'POLE LAC', 'pôle lac', 'Pôle Lac', 'subvention Pôle Lac']
    """
    yield from (name, bare(name), bare(name).upper(), name.lower(), name.replace("-", " "))
    yield from (f"subvention {name}", f"«\u00a0{name}\u00a0»")


def _elided(name: str) -> Iterator[str]:
    """A kind and a name behind the article that the first letter wants, with both apostrophes.

    >>> list(_elided("association Lac")), list(_elided("pôle Lac"))
    (['l’association Lac', "l'association Lac", "d'association Lac"], ['le pôle Lac', 'du pôle Lac'])
    """
    vowel = bare(name)[0].lower() in "aeiouyh"
    yield from (f"l’{name}", f"l'{name}", f"d'{name}") if vowel else (f"le {name}", f"du {name}")


def _initials(name: str) -> Iterator[str]:
    """The first letters of the words of a name but for articles and prepositions, when there are three at least.

    Whatever its capitals: a name printed in capitals has the initials of the same name in small letters.

    >>> list(_initials("Saint-Étienne Métropole")), list(_initials("COMMUNAUTÉ DE COMMUNES DE L’ISLE-SUR-LA-SORGUE"))
    (['SÉM', 'SEM', 'sem'], ['CCIS', 'ccis'])
    """
    letters = "".join(word[0].upper() for word in re.findall(r"[^\W\d_]+", name) if word.lower() not in TOOLS)
    if len(letters) > 2:  # noqa: PLR2004 - two letters are a word
        yield from dict.fromkeys((letters, bare(letters), bare(letters).lower()))


def _misspelt(name: str) -> Iterator[str]:
    """The longest word of a name with a letter dropped, doubled, swapped with the next, or another in its place.

    >>> list(_misspelt("Pôle Optitec"))
    ['Pôle Opttec', 'Pôle Optiitec', 'Pôle Opttiec', 'Pôle Optktec']
    """
    word = max(re.findall(r"[^\W\d_]+", name), key=len, default="")
    if len(word) <= LONG:
        return
    at = len(word) // 2
    for wrong in (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + ("k" if word[at] != "k" else "y") + word[at + 1 :],
    ):
        if wrong != word:
            yield name.replace(word, wrong)


def bare(words: str) -> str:
    """Letters without their accents.

    >>> bare("Été à Cœur")
    'Ete a Cœur'
    """
    return "".join(sign for sign in unicodedata.normalize("NFD", words) if not unicodedata.combining(sign))


def _pieces(words: str) -> list[str]:
    """The words of a title as they are compared: bare and in small letters."""
    return re.findall(r"[^\W_]+", bare(words).lower())


def _figures(number: str) -> str:
    """A number without what stands between its figures, and without cents that are none."""
    return re.sub(r"[^\d,]", "", number).removesuffix(",00").replace(",", "")
