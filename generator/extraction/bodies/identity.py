"""What the document is, and which public body acts through which assembly."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from generator.extraction import stamps
from generator.extraction.bodies import places, printed_names, told_names
from generator.extraction.bodies.printed_names import LEAD
from generator.french import vocabulary
from generator.french.departements import departements
from generator.french.fold import fold
from generator.french.motif import either
from generator.values.finding import Finding, Statut
from generator.values.span import Span

if TYPE_CHECKING:
    from generator.reading.outline import Outline
    from generator.reading.view import View
    from generator.sources.registry import Body

HEAD = (None, "entete", "seance", "reference", "effectifs")
ORGAN = (None, "entete", "seance", "reference", "formule", "dispositif")
"""Sections that may name the body and its assembly, the surest first."""

MINUTES = frozenset({"proces_verbal", "compte_rendu", "liste"})
"""Natures of documents that hold several acts of one sitting."""

_LISTS = ("presents", "pouvoirs")
_IN_SENTENCE = re.compile(r"(?:[^\s*_#>•-][ \t]*|\b(?:au|aux|du|des?|la|les?|un|une)\s+)\Z")
"""The words before one that stands in a line of others, or goes on with the line above: « jusqu'au / compte rendu »."""

_TERRITORIAL = re.compile(r"(?:conseil|assemblee) (?:departementale?|regionale?|general)|commission permanente")
_AGENDA = re.compile(r"^[\s*]*(?:l')?ordre du jour\b(?! etant epuise| epuise)", re.MULTILINE)


def nature(outline: Outline) -> Finding[str] | None:
    """What the document says it is, by the first words of its head that say so.

    A head that says both « extrait des délibérations » and « compte rendu » is that of a report on several acts; a list
    of members that says « présent jusqu'au compte rendu des actes » tells of an affair.
    """
    said: list[tuple[bool, int, Finding[str]]] = []
    for section in outline.of(*HEAD, *_LISTS):
        view = outline.view(section)
        for entry in vocabulary.load("natures").entries:
            found = entry.search(view.folded, 0, LEAD)
            if found and not (section.label in _LISTS and _IN_SENTENCE.search(view.folded, 0, found.start())):
                finding = view.find(entry.sens, *found.span(), entry.nom)
                said.append((entry.sens not in MINUTES, view.place(found.start()), finding))
    kept = [item for item in said if item[0] or not _about(outline, item[1], said)]
    if kept:
        return min(kept, key=lambda item: item[:2])[2]
    return _agenda(outline)


def _about(outline: Outline, place: int, said: list[tuple[bool, int, Finding[str]]]) -> bool:
    """Whether minutes named beside a number are the subject of the one act, whose deliberation stands above."""
    numbers = outline.of("reference")
    if len(numbers) != 1 or not numbers[0].lines[0].span.start <= place < numbers[0].lines[-1].span.end:
        return False
    above = [at for _, at, finding in said if finding.value == "deliberation" and at < numbers[0].lines[0].span.start]
    return bool(above)


def agenda(outline: Outline) -> int | None:
    """Where the agenda of a sitting begins: an act that it names is not the document."""
    view = outline.view(*outline.sections)
    found = _agenda_of(view)
    return view.place(found.start()) if found else None


def _agenda_of(view: View) -> re.Match[str] | None:
    """The line that opens an agenda: few texts hold its words, which are looked for first."""
    return _AGENDA.search(view.folded) if "ordre du jour" in view.folded else None


def _agenda(outline: Outline) -> Finding[str] | None:
    """A text that gives the agenda of a sitting, and is no deliberation by its own words, reports the sitting."""
    view = outline.view(*outline.sections)
    found = _agenda_of(view)
    return (
        view.deduce("compte_rendu", *found.span(), "nature.ordre-du-jour", "ordre du jour d'une séance")
        if found
        else None
    )


_APPROVED = re.compile(
    r"\b(?:proces[- ]{1,3}verbal|compte[- ]?rendu)\b[^.;:\n]{0,40}\b(?:derniere?|precedente?|seance|reunion|conseil)\b"
    r"[^.;:\n]{0,80}\b(?:est|a ete) (?:adopte|approuve)|"
    r"\b(?:approbation|observations?|modifications?)\b[^.;:\n]{0,40}\bcompte[- ]?rendu d[eu][^.;:\n]{0,20}"
    r"\b(?:precedente?|derniere?|seance du \d{1,2}|conseil du \d{1,2})\b|"
    r"\bdonne lecture du (?:proces[- ]{1,3}verbal|compte[- ]?rendu) d[eu][^.;:\n]{0,20}\b(?:seance|reunion|conseil)\b|"
    r"^[\W\d]*(?:approbation|adoption) du (?:proces[- ]{1,3}verbal|compte[- ]?rendu)\b(?= d)",
    re.MULTILINE,
)
"""A sitting begins by the minutes of the one before; an act that it takes does not tell so."""

_MINUTES = ("proces", "compte")
"""What the pattern holds, and few heads of acts do."""


_ORGAN = re.compile(r"\b(?:conseil|comite|bureau) (?:municipal|communautaire|syndical|metropolitain|departemental)\b")


def opened(outline: Outline) -> Finding[str] | None:
    """A text under a sitting and its members in which the minutes of the last one are approved reports that sitting."""
    told = any(outline.folded.find(word, 0, LEAD) >= 0 for word in _MINUTES)
    found = _APPROVED.search(outline.folded, 0, LEAD) if told else None
    if found is None or not outline.of("presents", "secretaire"):
        return None
    if assembly(outline, None) is None and not _ORGAN.search(found[0]):
        return None
    titles = [section for section in outline.of("objet") if section.lines[0].regle == "objet.etiquette"]
    if any(section.lines[0].span.start < found.start() for section in titles):
        return None
    calcul = "séance ouverte par le compte rendu de la dernière"
    return Finding("compte_rendu", (Span(*found.span()),), "nature.seance-ouverte", Statut.DEDUIT, calcul)


_ACTS = re.compile(r"[^,.;:]{1,120}(?!\w)")
"""« Le conseil municipal de Valdor, après en avoir délibéré »: behind its first words, it names whom it is about."""

_TITLED = frozenset({"reference", "visas"})
"""Sections that hold a title, or acts that are cited: a name in a sentence is that of another body."""

_SAT = re.compile(
    r"^[\s*_]*(?:(?:reunion|seance) (?:ordinaire |publique )?du )?(?:conseil|bureau|comite) "
    r"(?:municipal|communautaire|metropolitain|syndical|departemental|regional)\b"
    r"[^\n.;:]{0,60}(?:\n\s*)?\b(?:du|le)\s+(?:[a-z]+\s+)?\d{1,2}(?:er)? [a-z]{3,9} \d{4}",
    re.MULTILINE,
)


def sat(outline: Outline) -> Finding[str] | None:
    """A text under « CONSEIL COMMUNAUTAIRE DU 11 MARS 2012 » alone, without number nor object, reports that sitting.

    So does one that tells who met and who was there, and no decision: « La commission permanente s'est réunie … ».
    """
    if outline.of("reference", "objet", "article", "visas"):
        return None
    met = next(iter(outline.of("seance")), None)
    if met and outline.of("presents") and not outline.of("dispositif", "vote") and assembly(outline, None):
        view = outline.view(met)
        calcul = "une séance et ses membres, aucune décision"
        return view.deduce("compte_rendu", *view.trimmed(0, len(view)), "nature.seance-sans-acte", calcul)
    for section in outline.of(*HEAD):
        view = outline.view(section)
        if found := _SAT.search(view.folded, 0, LEAD):
            return view.deduce("compte_rendu", *found.span(), "nature.seance", "une séance, aucun acte numéroté")
    return None


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
            named = [(span, body) for body in bodies if (span := body.where(view.folded[:LEAD]))]
            if named:
                span, found = min(named, key=lambda pair: pair[0])
                return Finding(found.collectivite_id, view.spans(*span), "identite.nom", Statut.CONFIGURE)
    return None


def _printed(outline: Outline) -> Finding[str] | None:
    """The name of a body no fiche knows, as the head prints it: « COMMUNE DE CORTE », « Ville de LANNION »."""
    organ = assembly(outline, None)
    sits = str(organ.value) if organ else None
    wrong = printed_names.others(sits)
    for section in outline.of("formule"):
        if found := told_names.sits_as(outline.view(section)):
            return found
    if named := printed_names.name(outline.view(*outline.of(*HEAD[:2])), wrong):
        return named
    for label in (*HEAD[2:], "formule", "dispositif", "visas"):
        for section in outline.of(label):
            view = outline.view(section)
            acting = _ACTS.match(view.folded) if label == "dispositif" else None
            part = view.part(0, acting.end() if acting else 0) if label == "dispositif" else view
            if named := printed_names.name(part, wrong, own=label in _TITLED):
                return named
    told = told_names.footed(outline) or places.read(outline, sits) or told_names.community(outline, sits)
    return _territory(outline) or told


def departement(outline: Outline) -> Finding[str] | None:
    """The code of the only department that the head names; ``None`` where it names several."""
    found = [
        (view, code, span)
        for view in map(outline.view, outline.of(*HEAD))
        for code, span in departements(view.folded, 0, min(LEAD, len(view)))
    ]
    if len({code for _, code, _ in found}) != 1:
        return None
    view, code, span = found[0]
    return view.deduce(code, span.start, span.end, "identite.departement", "code du département nommé")


def _territory(outline: Outline) -> Finding[str] | None:
    """« Département du Haut-Morvan » in the head of its own council: elsewhere it says where the town lies."""
    sections = outline.of(*HEAD, "formule")
    if not _TERRITORIAL.search(outline.view(*sections).folded, 0, LEAD):
        return None
    return next((found for section in sections for found in printed_names.territories(outline.view(section))), None)


def assembly(outline: Outline, acting: Body | None) -> Finding[str] | None:
    """The assembly that sits, named as the fiche of the body or the general vocabulary writes it."""
    for label in ORGAN:
        for section in outline.of(label):
            view = outline.view(section)
            if acting and (found := acting.organ_in(view.folded[:LEAD])):
                nom, span = found
                return Finding(nom, view.spans(*span), "identite.organe.fiche")
            if _organs().search(view.folded, 0, LEAD):  # few sections name one
                entries = vocabulary.load("organs").entries
                general = [(hit.start(), entry, hit) for entry in entries
                           if (hit := entry.motif.search(view.folded, 0, LEAD))]  # fmt: skip
                _, entry, hit = min(general, key=lambda item: item[0])
                committee = _committee(outline) if _TERRITORIAL.match(fold(entry.sens)) else None
                return committee or view.find(entry.sens, *hit.span(), entry.nom)
    return None


@cache
def _organs() -> re.Pattern[str]:
    """Every assembly as one pattern."""
    return re.compile(either(entry.ecrit for entry in vocabulary.load("organs").entries))


def _committee(outline: Outline) -> Finding[str] | None:
    """The standing committee of a department or a region, where it sits and is not only given powers."""
    entry = vocabulary.load("organs")["organe.commission-permanente"]
    for section in outline.of(*ORGAN):
        view = outline.view(section)
        for hit in entry.finditer(view.folded, 0, min(LEAD, len(view))):
            if not view.folded[: hit.start()].endswith((" a la ", " a sa ")):
                return view.find(entry.sens, *hit.span(), entry.nom)
    return None
