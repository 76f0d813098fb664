"""What an act prints between its number and its title: the sitting, the matter, the theme, the service."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.reading.view import View

_OF_SITTING = re.compile(
    r"[ \t]*(?:\r?\n[ \t]*)?"
    r"(?:(?:[a-z]{1,3}[ ])?(?:du|de la|de l')[ ]?(?:conseil|bureau|comite|commission|assemblee)\b[^\n]{0,80}"
    r"|(?:en date )?du [^\n]{4,24}\d{4}[ \t]*)\n|"
    r"[ \t]*(?:du|de la) (?:conseil|bureau|comite|commission)(?: [a-z]+){0,2} du (?:[a-z]+ )?\d{1,2}(?:er)? [a-z]{3,9} "
    r"\d{4}(?=[ ]+[A-Za-z])"
)
"""« N° 17/318 AC DE L'ASSEMBLEE … », « N° 12 DU 3 MARS 2020 »: who decides, and when, are no title.

So are « N° 12 DU CONSEIL MUNICIPAL DU 3 MARS 2020 », in front of a title that lost its line break.
"""

_THEME = re.compile(r"[ ]?/[ ]?[^\W\d_][^\n/.;:]{2,40}\n[ \t\r]*\n(?=\s*\w)")
"""« N°7/Finances », above the title: the theme under which the agenda has the affair."""

REPORT = re.compile(r"\s*(?:rapport|point|question|dossier|affaire)[ ]n[ ]?°[ ]?[\w./-]{1,12}[ \t]*(?:\r?\n|[-:])")
"""The number of the report, between that of the act and the title."""

_ANNOUNCED = re.compile(r"\s*(?:objet|intitule|titre)[ \t*_]*:")
"""« DEL-2023-14 Objet : Réfection du préau », on one line."""

_ASIDE = re.compile(
    r"\W*(?:prise?s? (?:en (?:vertu|application|execution) d|par delegation|conformement a|sur delegation)"
    r"[^\n]{0,160}(?:\n[^\n]{0,60}\b(?:code|collectivites|territoriales|conseil|deliberation)\b[^\n]{0,80})?|"
    r"\d(?:\.\d{1,2}){1,2}\.?[ :-]+[a-z][^\n.]{2,60}|[a-z]{1,5}[ ]\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|"
    r"(?:conseil|bureau|comite|commission)(?: [a-z]+){0,3}\s+(?:(?:seance |reunion )?(?:du|le) )?(?:[a-z]+ )?"
    r"\d{1,2}(?:er)? [a-z]{3,9} \d{4}|(?:programme|mission|axe|politique|dispositif)(?: n[ ]?[°º])?[ ]?:?[ ]?"
    r"[a-z]?\d[\w.-]*[ ][-:][^\n]{3,100}|"
    r"(?:du|de la) (?:maire|presidente?)\b[^\n]{0,100}|(?:le |du )?(?:[a-z]+ )?\d{1,2}(?:er)? [a-z]{3,9} \d{4}|"
    r"(?:(?:pole|service|secteur|departement|mission) [^\n:,;.-]{3,60}\n[ \t]*)?"
    r"direction\s(?:(?:generale|adjointe|departementale)\s)*(?:d(?:e|u|es)\s|d'|generale$)"
    r"(?:[^\n:,;.-]|,(?= d(?:e |u |es |'))){3,80}"
    r"(?:\n[ \t]*(?:service|pole|bureau|sous-direction|unite|mission) [^\n:,;.-]{3,60}){0,3}|"
    r"(?:services?|pole|secretariat) (?:d(?:e|u|es) (?:la |l')?|d')?(?:finances?|ressources(?: humaines)?|"
    r"affaires [a-z]{5,15}|marches(?: publics)?|commande publique|urbanisme|communication|juridique|general))\s*"
)
"""« 7.1 - Finances locales », « Commission permanente / 4 juillet 2022 », « Programme n° 0408 - Filières de la mer »,
« Direction de l'Éducation », « Service des Finances »: matter, sitting, programme and service are none."""

_MATTER = re.compile(r"\W*[1-9]\.\d{1,2}(?:\.\d{1,2})?\.?[ :–-]+[a-z][^\n.]{2,60}\n(?=[ \t]*\S)")
"""« 7.8 Fonds de concours », the matter of the act, on the line above its title."""


_SERVICE = re.compile(
    r"\W*(?:Direction|DIRECTION) (?:(?:générale|adjointe|GÉNÉRALE|GENERALE|ADJOINTE) )?"
    r"(?:d(?:e|u|es) |D(?:E|U|ES) |[dD]['’])[^\n:,;.–-]{3,60}\n"
    r"(?=[ \t]*(?!(?i:service|pôle|pole|bureau|sous-direction|unité|mission)\b)[A-ZÀ-Ý])"
)
"""« Direction des ressources humaines », on the line above the title."""


_LABELLED = re.compile(
    r"\s*(?:(?:Secteur|Programme|Mission|Politique|Domaine|Service|Thème|Thématique)[ ]?:[ ]?[^\n:]{3,80}?[ ]){1,3}"
    r"(?=(?:[A-ZÀ-Ý][A-ZÀ-Ý'’-]+[ ]){3})"
)
"""« Secteur : Agriculture Programme : 4.12 – Filières AIDE AUX COMICES AGRICOLES »: no line break parts the title."""


def behind(view: View, start: int) -> int:
    """Where the words begin behind the theme, the sitting, the number of the report, « Objet : » and the matter."""
    if theme := _THEME.match(view.text, start):
        start = theme.end()
    while sitting := _OF_SITTING.match(view.folded, start):
        start = sitting.end()
    if report := REPORT.match(view.folded, start) or _ANNOUNCED.match(view.folded, start):
        start = report.end()
    above = _MATTER.match(view.folded, start) or _SERVICE.match(view.text, start) or _LABELLED.match(view.text, start)
    return above.end() if above else start


def aside(view: View, start: int, stop: int) -> bool:
    """Whether a paragraph behind a number is no title."""
    return _ASIDE.fullmatch(view.folded, start, stop) is not None
