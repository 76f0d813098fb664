"""Natural persons who receive: their name is blotted out of the text of record itself, before anything is read in it.

A subsidy decision that names a natural person may not be published with the name (CRPA L312-1-2; such decisions are not
among the exceptions of D312-1-3). Elected members in function keep theirs.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extraction.grants.terms.persons import natural
from generator.french.blot import blot, places
from generator.french.fold import fold
from generator.french.names import TITLE
from generator.reading.plain import spaced
from generator.reading.view import View
from generator.values.grants import OCCULTE
from generator.values.issue import Gravite, Issue
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.values.lecture import Lecture, RowRead
    from generator.values.source import Source

_TITLE = re.compile(rf"{TITLE}|(?:famille|époux|consorts|héritiers|docteur|maître)\s+")
"""What stays of a name that is blotted out: it says that a person receives, and not who."""

_NAMED = re.compile(
    rf"{TITLE}[ ]{{0,2}}[A-ZÀ-ÖØ-Ý][\w'’-]*(?:[ ]{{1,2}}(?:(?:de|du|des|le|la|d['’])[ ]?)?[A-ZÀ-ÖØ-Ý][\w'’-]*){{0,4}}"
)
_COLON = re.compile(r":[ \t]*\r?\n")
_AIDS = ("subventions", "aides", "bourses", "primes", "secours")
_ANNOUNCE = re.compile(rf"(?i:{'|'.join(_AIDS)})(?!\w)[^.;\n]{{0,240}}{_COLON.pattern}")
"""A line that announces a list of aids. Few lines end with a colon: only those are tried."""

_ITEM = re.compile(
    r"\s*(?P<item>(?:[-•*>●■❖➢►✓➤▪Ÿ]|[0-9]{1,2}[.)°])[ \t]*[^\n]*)(?:\n(?!\s*[-•*>●■❖➢►✓➤▪Ÿ0-9])[^\n]*){0,6}"
)
_WORD = r"(?:et|de|du|des|la|[A-ZÀ-ÖØ-Ý][\w.'’-]*)"
_OPENS = re.compile(rf"[-•*>●■❖➢►✓➤▪Ÿ0-9.)° \t]*(?P<nom>{TITLE}{_WORD}(?:[ ]+{_WORD}){{0,9}})(?=\s*(?:[\n,;:(–-]|\Z))")
"""An item that opens with a civil title, and what it names: « - M. et Mme Paul et Anne MARTIN – 7, rue Haute »."""

_BARE = re.compile(rf"[ \t]*(?P<nom>{_WORD}(?:[ ]+{_WORD}){{1,3}})[ \t]*(?:[:–(,;\t-]|[ ]{{2}}|\.{{2}}|\n|\Z)[^\n]*\n?")
"""A line without bullet that opens with what may be a name: « Emma DURIEZ : 150 »."""

_GAP = re.compile(r"\S(?:[ ]{2,}|[ ]*[\t|][ \t|]*)\S")
_CELL = re.compile(
    rf"(?:(?<=[ ]{{2}})|(?<=[\t|])|(?<=[\t|][ ])|(?<=\n))(?P<nom>{TITLE}{_WORD}(?:[ ]{_WORD}){{0,6}})"
    r"(?=[ ]{2}|[ ]?[\t|\n]|\Z)"
)
"""The gap between two cells, and one that opens with a civil title."""

_FAMILY = re.compile(r"[A-ZÀ-ÖØ-Ý][A-ZÀ-ÖØ-Ý'’-]{2,}")
_SHORT = 3
"""Letters below which what is printed is the initial of a name."""

_MEMBERS = frozenset({"presences", "signataires"})


def receivers(lecture: Lecture) -> tuple[Span, ...]:
    """Where the document prints the names of the natural persons to whom it grants, proposes or refuses something."""
    rows = (row for act in lecture.actes for row in act.rows if row.table == "subventions")
    names = (row.champs["nom_imprime"] for row in rows if "nom_imprime" in row.champs)
    read = {span for name in names if name.value == OCCULTE for span in name.spans}
    listed = tuple(_listed(lecture.source.text))
    if listed:  # few texts list persons
        elected = {word for name in _elected(lecture) for word in _plain(name)}
        read.update(span for span in listed if elected.isdisjoint(_names(lecture.source, span)))
    return tuple(sorted(read))


def _names(source: Source, span: Span) -> tuple[str, ...]:
    """The words of a name without its titles."""
    return _plain(re.sub(TITLE, "", span.of(source.text)))


def _listed(text: str) -> Iterator[Span]:
    """The persons that open the items of a list of aids, whether or not their amounts could be read."""
    for colon in _COLON.finditer(text):
        at = colon.end()
        begin = text.rfind("\n", 0, colon.start()) + 1
        plain = text[begin:at].casefold()
        if not any(word in plain for word in _AIDS) or _ANNOUNCE.search(text, begin, at) is None:
            continue
        while (line := _ITEM.match(text, at)) is not None:
            if person := _OPENS.match(text, line.start("item"), line.end()):
                yield Span(*person.span("nom"))
            at = line.end()
        yield from _bare(text, colon.end())
        yield from _rows(text, colon.end())


def _bare(text: str, at: int) -> Iterator[Span]:
    """The persons whom lines without bullets name, one after the other, by a known first name."""
    while (line := _BARE.match(text, at)) is not None:
        view = View.of(name := line["nom"], fold(name), (Span(0, len(name)),))
        if natural(view, 0, len(name)):
            yield Span(*line.span("nom"))
        at = line.end()


def _rows(text: str, at: int) -> Iterator[Span]:
    """The persons in the cells of a table, behind a civil title: « 012    M. MARTIN Paul    Valdor    900 € »."""
    begun = False
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        gapped = _GAP.search(text, at, end) is not None
        if text[at:end].strip() and not gapped and begun:
            return
        begun = begun or gapped or bool(text[at:end].strip())
        yield from (Span(*cell.span("nom")) for cell in _CELL.finditer(text, at, end) if gapped)
        at = end


def blotted(lecture: Lecture, spans: tuple[Span, ...]) -> tuple[Source, Issue]:
    """The source with those names blotted out wherever they stand, letter for letter, and the doubt that says so.

    « Mme Sophie MARTIN » becomes « Mme Xxxxxx XXXXXX »: the text keeps its length, so every offset stays true. A name
    that a member of the assembly also bears is blotted out at ``spans`` alone.
    """
    text = spaced(lecture.source.text)
    spans = tuple(_whole(text, span) for span in spans)
    printed = set(spans)
    elected = {_plain(name) for name in _elected(lecture)}
    for span in spans:
        name = _TITLE.sub("", span.of(text), count=1).strip(" ,.;")
        if name and _plain(name) not in elected:
            printed.update(_again(text, name))
    titles = ((place, _TITLE.match(text, place.start, place.end)) for place in printed)
    names = (Span(title.end() if title else place.start, place.end) for place, title in titles)
    noun = "Le nom d'une personne physique qui reçoit est occulté" if len(spans) == 1 else (
        f"Les noms de {len(spans)} personnes physiques qui reçoivent sont occultés"
    )  # fmt: skip
    issue = Issue("nom-occulte", Gravite.INFO, f"{noun} dans le texte publié.", spans[0])
    return replace(lecture.source, text=blot(lecture.source.text, names)), issue


def withdrawn(source: Source, names: Mapping[str, tuple[str, ...]]) -> tuple[Source, tuple[Issue, ...], frozenset[str]]:
    """The source with the names blotted out that a person or a body had withdrawn, before a word of it is read.

    ``names`` are the forms of each name by the place of its withdrawal; the places of those that were found are given.
    """
    found = {lieu: [span for form in forms for span in places(form, source.text)] for lieu, forms in names.items()}
    spans = sorted({span for some in found.values() for span in some})
    if not spans:
        return source, (), frozenset()
    issue = Issue(
        "nom-retire", Gravite.INFO, "Un nom est retiré du texte publié, à la demande de qui le porte.", spans[0]
    )
    return replace(source, text=blot(source.text, spans)), (issue,), frozenset(lieu for lieu in found if found[lieu])


def _whole(text: str, span: Span) -> Span:
    """The whole name that begins where ``span`` does: the point of « M. » ends no name."""
    found = _NAMED.match(text, span.start)
    return Span(span.start, max(span.end, found.end())) if found else span


def _again(text: str, name: str) -> Iterator[Span]:
    """The other places of a name: the whole name, or its family name behind a civil title.

    « Madame L. » is an initial: without its title, it is the letter of any word.
    """
    whole = r"\s+".join(map(re.escape, name.split()))
    family = "|".join(re.escape(word) for word in name.split() if _FAMILY.fullmatch(word))
    short = sum(map(str.isalpha, name)) < _SHORT
    forms = [rf"{TITLE}{whole}" if short else whole, *([rf"{TITLE}(?:{family})"] if family else [])]
    for form in forms:
        for found in re.finditer(rf"(?<!\w){form}(?!\w)", text, re.IGNORECASE):
            yield Span(*found.span())


def _elected(lecture: Lecture) -> Iterator[str]:
    """The members, signatories, presidents and secretaries that the document names."""
    for act in lecture.actes:
        rows: tuple[RowRead, ...] = act.rows
        yield from (str(row.champs["personne"].value) for row in rows if row.table in _MEMBERS)
        yield from (str(act.champs[name].value) for name in ("president", "secretaire") if name in act.champs)


def _plain(name: str) -> tuple[str, ...]:
    """A name as its words, whatever their order and case."""
    return tuple(sorted(name.casefold().split()))
