"""What the document is, and which public body acts through which assembly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extraction import stamps
from generator.french import vocabulary
from generator.french.departements import departements
from generator.french.fold import fold
from generator.values.finding import Finding, Statut

if TYPE_CHECKING:
    from generator.reading.outline import Outline
    from generator.reading.view import View
    from generator.sources.registry import Body

HEAD = (None, "entete", "seance", "reference", "effectifs")
ORGAN = (None, "entete", "seance", "reference", "formule", "dispositif")
"""Sections that may name the body and its assembly, the surest first."""

MINUTES = frozenset({"proces_verbal", "compte_rendu", "liste"})
"""Natures of documents that hold several acts of one sitting."""

_AGENDA = re.compile(r"^[\s*]*ordre du jour\b", re.MULTILINE)

_LEAD = 3000
"""Characters of a section in which a head may name the body; further on, other bodies are named too."""

_KIND = {
    "commune": "commune",
    "mairie": "commune",
    "ville": "commune",
    "communaute de communes": "communaute_de_communes",
    "communaute d'agglomeration": "communaute_d_agglomeration",
    "communaute urbaine": "communaute_urbaine",
    "metropole": "metropole",
    "departement": "departement",
    "conseil departemental": "departement",
    "conseil general": "departement",
    "region": "region",
    "conseil regional": "region",
    "syndicat": "syndicat",
    "eurometropole": "metropole",
    "etablissement public territorial": "autre",
    "centre communal d'action sociale": "ccas",
    "centre intercommunal d'action sociale": "cias",
}
_MONTH = r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b"
_ARTICLE = r"(?:\s{1,3}(?:de[ ]la|des|de|du|d')\b[ ]?)?(?:[ ]*(?:l'|la|le)\b[ ]?)?"
"""« COMMUNAUTÉ DE COMMUNES / DU PAYS DE … » goes on under its line; « MAIRIE / LE … » does not."""
_BODY = re.compile(
    rf"\b(?P<kind>maire(?=[ ]d)|conseil[ ]municipal(?=[ ]d(?:e[ ]|'))(?![ ]d(?:e[ ]|'){_MONTH})|"
    r"mairie|commune|ville|communaute[ ]de[ ]communes|"
    r"communaute[ ]d'agglomeration|communaute[ ]urbaine|conseil[ ](?:departemental|regional|general)|"
    r"(?:euro)?metropole|etablissement[ ]public[ ]territorial(?:\s{1,3}(?=\w))?|"
    r"collectivite[ ](?:territoriale|europeenne)|"
    r"centre[ ](?:inter)?communal[ ]d'action[ ]sociale(?=\s{1,3}d(?:e|u|es|')[ ']?)|syndicat[ ]\w+)"
    + _ARTICLE
    + r"[ ]*[\"(]?[ ]?"
)
_BEFORE_NAME = frozenset({"maire", "conseil municipal"})
"""Words that are no part of the name of the body: « le maire de Corte », « le conseil municipal de Corte »."""

_TERRITORY = re.compile(r"\b(?:departement|region)\b" + _ARTICLE + "[ ]*")
_TERRITORIAL = re.compile(r"conseil (?:departemental|regional|general)|commission permanente")
_TOWN = r"maire|mairie|commune$|ville|conseil"
_OTHERS = {
    "Conseil municipal": re.compile(r"communaute|metropole|conseil (?!m)|syndicat"),
    "Conseil communautaire": re.compile(_TOWN),
    "Bureau communautaire": re.compile(_TOWN),
    "Comité syndical": re.compile(_TOWN + r"|communaute|metropole"),
}
"""Assembly → kinds of bodies that are not its own: they are where it met, or are spoken of."""

_GROUP = re.compile(
    r"\b(?:[A-ZÀ-ÖØ-Ý][\w'’]*[ -]){1,4}(?i:agglomération|métropole|communauté urbaine|communauté d['’]agglomération)\b"
)
_WORD = re.compile(
    r"[A-ZÀ-ÖØ-Ý][\w'’]*(?:-[\w'’]+)*|"
    r"(?:de|du|des|la|le|les|sur|sous|en|et(?! l[ae'’])|d'|l'|d’|l’|lès|aux?)(?=[ '’A-Z-])"
)
_STOP = re.compile(
    r"(?:l'an|seance|conseil|bureau|arrondissement|registre|departement|direction|services?|extrait|salle|monsieur|"
    r"madame|m|presents?|republique|deliberation|nombre|date|convocation|objet|compte|proces|mairie|hotel|tel|"
    r"telephone|fax|accuse)(?!\w)"
)
"""Words that begin the next part of a head whose line breaks were lost: a name of a body ends before them."""


_SMALL = frozenset({"le", "la", "les", "de", "du", "des", "et", "sur", "sous", "en"})
"""Words that a name goes through but does not end with, also in capitals: « EAUX DE LA VALLEE »."""


def nature(outline: Outline) -> Finding[str] | None:
    """What the document says it is, by the first words of its head that say so.

    A head that says both « extrait des délibérations » and « compte rendu » is that of a report on several acts.
    """
    said: list[tuple[bool, int, Finding[str]]] = []
    for section in outline.of(*HEAD, "presents", "pouvoirs"):
        view = outline.view(section)
        for entry in vocabulary.load("natures").entries:
            if found := entry.search(view.folded, 0, _LEAD):
                finding = view.find(entry.sens, *found.span(), entry.nom)
                said.append((entry.sens not in MINUTES, view.place(found.start()), finding))
    if said:
        return min(said, key=lambda item: item[:2])[2]
    return _agenda(outline)


def agenda(outline: Outline) -> int | None:
    """Where the agenda of a sitting begins: an act that it names is not the document."""
    view = outline.view(*outline.sections)
    found = _AGENDA.search(view.folded)
    return view.place(found.start()) if found else None


def _agenda(outline: Outline) -> Finding[str] | None:
    """A text that gives the agenda of a sitting, and is no deliberation by its own words, reports the sitting."""
    view = outline.view(*outline.sections)
    found = _AGENDA.search(view.folded)
    return (
        view.deduce("compte_rendu", *found.span(), "nature.ordre-du-jour", "ordre du jour d'une séance")
        if found
        else None
    )


def body(outline: Outline, bodies: tuple[Body, ...]) -> Finding[str] | None:
    """The body that acts: a known one by its SIREN or its names, else the name that the head prints.

    A known body gives its ``collectivite_id`` with the status ``configure``: the words are printed, the identity is
    that of its fiche. An unknown one gives its printed name.
    """
    return _by_siren(outline, bodies) or _by_name(outline, bodies) or _printed(outline)


def speaker(outline: Outline, bodies: tuple[Body, ...]) -> Finding[str] | None:
    """The body in whose name a report or a roadmap is written: the known one that its text names first."""
    view = outline.view(*outline.sections)
    named = [(span, body) for body in bodies if (span := body.where(view.folded))]
    if not named:
        return None
    span, found = min(named, key=lambda pair: pair[0])
    return Finding(found.collectivite_id, view.spans(*span), "identite.auteur", Statut.CONFIGURE)


def _by_siren(outline: Outline, bodies: tuple[Body, ...]) -> Finding[str] | None:
    """The known body whose SIREN stands in the stamp."""
    stamp = stamps.read(outline).get("identifiant_actes")
    parsed = stamps.parse(str(stamp.value)) if stamp else None
    if stamp is None or parsed is None:
        return None
    known = next((body.collectivite_id for body in bodies if body.siren == parsed.siren), None)
    return Finding(known, stamp.spans, "identite.siren", Statut.CONFIGURE) if known else None


def _by_name(outline: Outline, bodies: tuple[Body, ...]) -> Finding[str] | None:
    """The known body that the head, or the words that introduce the decision, name first."""
    for label in ORGAN:
        for section in outline.of(label):
            view = outline.view(section)
            named = [(span, body) for body in bodies if (span := body.where(view.folded[:_LEAD]))]
            if named:
                span, found = min(named, key=lambda pair: pair[0])
                return Finding(found.collectivite_id, view.spans(*span), "identite.nom", Statut.CONFIGURE)
    return None


def _printed(outline: Outline) -> Finding[str] | None:
    """The name of a body no fiche knows, as the head prints it: « COMMUNE DE CORTE », « Ville de LANNION »."""
    organ = assembly(outline, None)
    wrong = _OTHERS.get(str(organ.value)) if organ else None
    for label in (*HEAD, "formule", "dispositif", "visas"):
        for section in outline.of(label):
            view = outline.view(section)
            for found in _BODY.finditer(view.folded, 0, min(_LEAD, len(view))):
                end = _name_end(view, found.end())
                if end > found.end() and not (wrong and wrong.match(found["kind"])):
                    start = found.end() if found["kind"] in _BEFORE_NAME else found.start()
                    return view.quote(start, end, "identite.imprimee")
            if named := _GROUP.search(view.text, 0, min(_LEAD, len(view))):
                return view.quote(*named.span(), "identite.imprimee")
    return _territory(outline)


def departement(outline: Outline) -> Finding[str] | None:
    """The code of the only department that the head names; ``None`` where it names several."""
    found = [
        (view, code, span)
        for view in map(outline.view, outline.of(*HEAD))
        for code, span in departements(view.folded, 0, min(_LEAD, len(view)))
    ]
    if len({code for _, code, _ in found}) != 1:
        return None
    view, code, span = found[0]
    return view.deduce(code, span.start, span.end, "identite.departement", "code du département nommé")


def _territory(outline: Outline) -> Finding[str] | None:
    """« Département du Haut-Morvan » in the head of its own council: elsewhere it says where the town lies."""
    assembly = outline.view(*outline.of(*HEAD, "formule"))
    if not _TERRITORIAL.search(assembly.folded, 0, _LEAD):
        return None
    for section in outline.of(*HEAD, "formule"):
        view = outline.view(section)
        for found in _TERRITORY.finditer(view.folded, 0, min(_LEAD, len(view))):
            end = _name_end(view, found.end())
            if end > found.end():
                return view.quote(found.start(), end, "identite.territoire")
    return None


def _name_end(view: View, start: int) -> int:
    """Where a proper name that begins at ``start`` ends: capitalised words and the small words between them."""
    end = place = start
    while found := _WORD.match(view.text, place):
        word = found[0]
        if (word[0].isupper() and _STOP.match(fold(word))) or found.end() - start > 60:  # noqa: PLR2004 - the longest name of a French commune has 45 letters
            break
        place = found.end()
        if word[0].isupper() and word.lower() not in _SMALL:
            end = place
        if word[-1] in "'’":
            continue
        if view.text[place : place + 1] not in {" ", "-"}:
            break
        place += 1
    return end


def kind(nom: str) -> str | None:
    """The ``type`` of a body from its printed name.

    >>> kind("Communauté de communes PEVELE CAREMBAULT")
    'communaute_de_communes'
    """
    folded = fold(nom)
    return next((value for words, value in _KIND.items() if folded.startswith(words)), None)


def assembly(outline: Outline, acting: Body | None) -> Finding[str] | None:
    """The assembly that sits, named as the fiche of the body or the general vocabulary writes it."""
    for label in ORGAN:
        for section in outline.of(label):
            view = outline.view(section)
            if acting and (found := acting.organ_in(view.folded[:_LEAD])):
                nom, span = found
                return Finding(nom, view.spans(*span), "identite.organe.fiche")
            general = [(hit.start(), entry, hit) for entry in vocabulary.load("organs").entries
                       if (hit := entry.motif.search(view.folded, 0, _LEAD))]  # fmt: skip
            if general:
                _, entry, hit = min(general, key=lambda item: item[0])
                committee = _committee(outline) if _TERRITORIAL.match(fold(entry.sens)) else None
                return committee or view.find(entry.sens, *hit.span(), entry.nom)
    return None


def _committee(outline: Outline) -> Finding[str] | None:
    """The standing committee of a department or a region, where it sits and is not only given powers."""
    entry = vocabulary.load("organs")["organe.commission-permanente"]
    for section in outline.of(*ORGAN):
        view = outline.view(section)
        for hit in entry.finditer(view.folded, 0, min(_LEAD, len(view))):
            if not view.folded[: hit.start()].endswith((" a la ", " a sa ")):
                return view.find(entry.sens, *hit.span(), entry.nom)
    return None
