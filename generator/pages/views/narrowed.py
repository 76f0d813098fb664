"""The pages of the lists that readers narrow: whole without a script, by year and by body, with rows for a script."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from generator.pages.escape import metadata
from generator.pages.views import registers
from generator.pages.views.columns import PART
from generator.pages.views.lists import controles, rejets
from generator.pages.views.reperes import LISTE, entiers, initiales
from generator.pages.views.tables import Entrees, Tableau, Vive, paginate
from generator.values.said import nombre

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.pages.index import Index
    from generator.pages.views.columns import Colonne, Ligne, Registre
    from generator.pages.views.tables import Liste

MEME_NOM = (
    "Un même nom dans les actes de deux collectivités fait deux bénéficiaires, sauf si un numéro officiel (SIREN, RNA) "
    "dit que c’est le même organisme."
)
UNFOLDED = 12
"""Ways into parts of a list that stand open; more would push the list off the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Modele:
    """How a register is told: its folder, its title, its first sentence, what a row is, the columns that cut it."""

    dossier: str
    table: str
    titre: str
    legende: str
    ligne: str
    vide: str
    chapeau: tuple[str, ...]
    registre: Callable[[Index], Registre]
    coupes: tuple[tuple[str, Colonne], ...] = ()


DELIBERATIONS = Modele(
    dossier="deliberations",
    table="actes",
    titre="Délibérations",
    legende="Actes lus, du plus récent au plus ancien",
    ligne="acte",
    vide="Aucun acte n’a été lu.",
    chapeau=(
        "Délibérations, notes et décisions, avec leurs mots exacts.",
        "Ce qui est seulement proposé est dit comme tel et n’est jamais compté comme attribué.",
    ),
    registre=registers.deliberations,
    coupes=(("Par année", registers.SEANCE), ("Par collectivité", registers.COLLECTIVITE)),
)
SUBVENTIONS = Modele(
    dossier="subventions",
    table="subventions",
    titre="Subventions",
    legende="Subventions lues, de la séance la plus récente à la plus ancienne",
    ligne="subvention",
    vide="Aucune subvention n’a été lue.",
    chapeau=(
        "Chaque subvention que les actes attribuent, proposent ou refusent, une ligne pour chacune.",
        "Ce qui est demandé, proposé et attribué tient en trois colonnes : aucun total n’additionne l’une à l’autre.",
    ),
    registre=registers.subventions,
    coupes=(("Par année", registers.SEANCE), ("Par collectivité", registers.COLLECTIVITE)),
)
BENEFICIAIRES = Modele(
    dossier="beneficiaires",
    table="beneficiaires",
    titre="Bénéficiaires",
    legende="Bénéficiaires, par ordre alphabétique",
    ligne="bénéficiaire",
    vide="Aucun bénéficiaire n’a été lu.",
    chapeau=(
        "Les montants d’un bénéficiaire additionnent tous ses actes ; les subventions se filtrent par année.",
        MEME_NOM,
    ),
    registre=registers.beneficiaires,
)
DOUTES_LUS = Modele(
    dossier="anomalies",
    table="anomalies",
    titre="Doutes et recoupements",
    legende="Doutes, document par document",
    ligne="doute",
    vide="Aucun doute n’a été relevé.",
    chapeau=("Un doute est publié, jamais tranché en silence : un chiffre faux est pire que pas de chiffre.",),
    registre=registers.doutes,
)
MODELES = (DELIBERATIONS, SUBVENTIONS, BENEFICIAIRES, DOUTES_LUS)


def deliberations(index: Index) -> Iterator[Liste]:
    """Every act, then the acts of each year and of each body."""
    return _registre(index, DELIBERATIONS)


def subventions(index: Index) -> Iterator[Liste]:
    """Every subsidy, then those of each year and of each body."""
    return _registre(index, SUBVENTIONS)


def beneficiaires(index: Index) -> Iterator[Liste]:
    """Every body that receives, by name, then those of each name that many bear."""
    yield from _registre(index, BENEFICIAIRES)
    registre = registers.beneficiaires(index)
    colonnes = tuple(colonne.titre for colonne in registre.colonnes)
    for nom, rows in registers.homonymes(index, registre):
        first = index.homonymes[nom][0].nom
        titre = f"Bénéficiaires de même nom : {first}"
        table = Tableau("Liste", titre, colonnes, registre.visibles(rows), "", cartes=True)
        for page in paginate(f"beneficiaires/nom-{nom}", titre, (MEME_NOM,), table):
            yield replace(
                page, entete={**page.entete, "liste": True}, retour=(f"q={quote_plus(first)}", "beneficiaires/")
            )


def anomalies(index: Index) -> Iterator[Liste]:
    """Every doubt by document, then what the cross-checks give, then the documents set aside."""
    return _registre(index, DOUTES_LUS, (controles(index), rejets(index)))


def _registre(index: Index, modele: Modele, after: tuple[Tableau, ...] = ()) -> Iterator[Liste]:
    """The pages of a register: its first rows or all of them, page by page, then a list for each way of cutting it."""
    registre = modele.registre(index)
    slugs = {body.nom: body.collectivite_id for body in index.collectivites.values()}
    cuts = [(titre, registers.groupes(registre, colonne, slugs)) for titre, colonne in modele.coupes]
    cuts = [(titre, groups) for titre, groups in cuts if len(groups) > 1]
    colonnes = tuple(colonne.titre for colonne in registre.colonnes if not colonne.cachee)

    def table(legende: str, lignes: Sequence[Ligne]) -> Tableau:
        return Tableau("Liste", legende, colonnes, registre.visibles(lignes), modele.vide, cartes=True)

    whole = paginate(modele.dossier, modele.titre, modele.chapeau, table(modele.legende, registre.lignes), after)
    entrees = tuple(
        Entrees(
            titre,
            tuple((g.titre, nombre(len(g.lignes)), f"{modele.dossier}/{g.nom}/") for g in groups),
            len(groups) > UNFOLDED,
        )
        for titre, groups in cuts
    )
    parts = -(-len(registre.lignes) // PART)
    first = next(whole)
    first = replace(
        first,
        entete={**first.entete, "liste": True},
        fichier=f"donnees/{modele.table}.csv",
        bilan=registre.bilan(registre.lignes, modele.ligne),
        vive=Vive(parts, registre.annees()) if parts else None,
        entrees=entrees,
    )
    cut_by_year = bool(entrees) and first.suivante is not None
    yield replace(first, rang=None, suivante=None) if cut_by_year else first
    if not cut_by_year:
        yield from (replace(page, entete={**page.entete, "liste": True}) for page in whole)
    for _, groups in cuts:
        for group in groups:
            titre = f"{modele.titre} : {group.titre}"
            chapeau = (registre.bilan(group.lignes, modele.ligne),)
            for page in paginate(f"{modele.dossier}/{group.nom}", titre, chapeau, table(titre, group.lignes)):
                heard = page.adresse.endswith(group.nom) and group.parle
                entete = dict(page.entete)
                if heard:
                    del entete["muette"]
                    keys = [*initiales(group.titre), *entiers(LISTE, group.titre)]
                    entete |= {"collectivite": metadata(group.titre), "cles": keys}
                yield replace(page, entete={**entete, "liste": True}, retour=(group.filtre, f"{modele.dossier}/"))


def lignes(index: Index) -> Iterator[tuple[str, str]]:
    """The rows of each register as files for a script: their path and their JSON."""
    for modele in MODELES:
        for number, part in enumerate(modele.registre(index).parts(), start=1):
            yield f"{modele.dossier}/lignes-{number}.json", part
