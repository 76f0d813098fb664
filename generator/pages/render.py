"""From the dataset to the pages, one at a time, in an order that depends on the data alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import yaml

from generator.pages.engine import template
from generator.pages.index import Index
from generator.pages.lexique import ENTETE as ENTETE_GLOSSAIRE
from generator.pages.lexique import Gloses, groupes
from generator.pages.page import Page
from generator.pages.views import coverage, lists, narrowed, totals
from generator.pages.views.act import acte_vu
from generator.pages.views.axis import axe_vu
from generator.pages.views.beneficiary import adresses, beneficiaire_vu
from generator.pages.views.changes import changements
from generator.pages.views.codebook import dictionnaire_vu
from generator.pages.views.conformity import conformite
from generator.pages.views.data import donnees_vues
from generator.pages.views.document import document_vu
from generator.pages.views.home import accueil_vu
from generator.pages.views.observatory import observatoire
from generator.pages.views.reperes import reperes_acte, reperes_axe, reperes_beneficiaire, reperes_document
from generator.pages.views.roadmap import feuille_vue
from generator.pages.views.withdrawal import avis, retraits
from generator.values.exported import Offre

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.package.read import Dataset


Part = tuple[Callable[[Index, str], Iterator[Page]], str]
"""What renders some pages, and what they are about."""


SECTIONS = (
    retraits,
    narrowed.deliberations,
    narrowed.subventions,
    narrowed.beneficiaires,
    lists.axes,
    narrowed.anomalies,
    lists.documents,
    conformite,
    totals.pages,
    coverage.pages,
    changements,
)
"""What lists, section by section."""


def render(dataset: Dataset) -> Iterator[Page]:
    """Every page of ``dataset``. A pure function: same dataset, same pages, same order."""
    index = Index(dataset)
    for part in render_parts(index):
        yield from render_part(index, part)


def render_parts(index: Index) -> tuple[Part, ...]:
    """What can be rendered apart, by processes that inherit ``index``; the last part is the longest."""
    documents = tuple((render_document, document.document_id) for document in index.tables.documents)
    return (*documents, *((render_beneficiary, name) for name in index.beneficiaires), (render_shared, ""))


def render_part(index: Index, part: Part) -> Iterator[Page]:
    """The pages of one part."""
    return part[0](index, part[1])


def render_beneficiary(index: Index, beneficiaire_id: str) -> Iterator[Page]:
    """The page of one that receives, and what stands at its other addresses."""
    about = beneficiaire_vu(index, beneficiaire_id)
    yield _page(
        f"beneficiaires/{beneficiaire_id}",
        "beneficiaire.md.j2",
        {**about.entete, **reperes_beneficiaire(index, beneficiaire_id)},
        about,
    )
    for identity, moved in adresses(index.beneficiaires[beneficiaire_id]):
        yield _page(f"beneficiaires/{identity}", "adresse.md.j2", moved.entete, moved)


def render_shared(index: Index, _: str = "") -> Iterator[Page]:
    """The pages of no single document nor of one that receives: axes, lists, the home."""
    for axe_id in index.axes:
        axe = axe_vu(index, axe_id)
        yield _page(f"axes/{axe_id}", "axe.md.j2", {**axe.entete, **reperes_axe(index, axe_id)}, axe)
    for record in index.roadmaps:
        whole = feuille_vue(index, record.document_id)
        yield _page(
            f"axes/{index.feuilles[record.document_id]}",
            "feuille.md.j2",
            {**whole.entete, **reperes_document(index, record.document_id)},
            whole,
        )
    for notice in avis(index):
        yield _page(f"{notice.dossier}/{notice.identifiant}", "retrait.md.j2", notice.entete, notice)
    home = accueil_vu(index)
    yield _page("", "accueil.md.j2", home.entete, home)
    yield _page("glossaire", "glossaire.md.j2", ENTETE_GLOSSAIRE, groupes())
    for sheet in observatoire(index):
        yield _page(sheet.nom, "observatoire.md.j2", sheet.entete, sheet)
    for section in SECTIONS:
        for view in section(index):
            yield _page(view.adresse, "liste.md.j2", view.entete, view)
    codebook = dictionnaire_vu(index)
    yield _page("donnees/dictionnaire", "dictionnaire.md.j2", codebook.entete, codebook)
    yield render_data(index, Offre())


def render_data(index: Index, offre: Offre) -> Page:
    """The download page: of the package alone, or of all that ``offre`` adds to it, which is known with the site."""
    view = donnees_vues(index, offre)
    return _page("donnees", "donnees.md.j2", view.entete, view)


def render_rows(index: Index) -> Iterator[Page]:
    """The rows of the lists, for the script that narrows them."""
    for path, rows in narrowed.lignes(index):
        yield Page(path, rows)


def render_document(index: Index, document_id: str) -> Iterator[Page]:
    """The pages of one document: its acts, and its own page when no single act carries its text.

    A worker process that inherits ``index`` renders any document without the others.
    """
    actes = index.actes_of_document[document_id]
    for acte in actes:
        view = acte_vu(index, acte.acte_id)
        yield _page(
            f"deliberations/{acte.acte_id}", "acte.md.j2", {**view.entete, **reperes_acte(index, acte.acte_id)}, view
        )
    if len(actes) != 1:
        document = document_vu(index, document_id)
        yield _page(
            f"documents/{document_id}",
            "document.md.j2",
            {**document.entete, **reperes_document(index, document_id)},
            document,
        )


def _page(address: str, name: str, entete: Mapping[str, object], view: object) -> Page:
    body = template(name).render(vue=view, gloses=Gloses(racine(address)))
    return Page.at(address, f"---\n{front_matter(entete)}---\n\n{body}")


def racine(address: str) -> str:
    """The way from a page to the root of the site.

    >>> racine(""), racine("axes"), racine("axes/axe-1")
    ('', '../', '../../')
    """
    return "../" * (address.count("/") + 1) if address else ""


def front_matter(entete: Mapping[str, object]) -> str:
    r"""The YAML of ``entete``, the same bytes with or without libyaml, which alone escapes an emoji.

    >>> front_matter({"title": "Subvention : aide", "mots": "Fête 🎉"})
    "mots: Fête 🎉\ntitle: 'Subvention : aide'\n"
    """
    written = _dumped(entete, _Fast)
    return _dumped(entete, yaml.SafeDumper) if "\\U" in written else written


def _dumped(entete: Mapping[str, object], dumper: type[yaml.SafeDumper]) -> str:
    front: str = yaml.dump(dict(entete), Dumper=dumper, allow_unicode=True, sort_keys=True, width=10_000)
    return front


_TEXT = "tag:yaml.org,2002:str"


class _Fast(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc] # one of two classes
    """What writes front matter, by libyaml where it is installed: a fifth of the time of a page was spent there.

    No rule of ours tells what a value is by its path: nobody goes down the path of each.
    """

    def descend_resolver(self, *_: object) -> None:
        """Nothing to keep."""

    def represent_data(self, data: object) -> yaml.Node:
        """A text, as nearly all that is written, at once: no other way to write it is looked up."""
        if type(data) is not str:
            node: yaml.Node = super().represent_data(data)
            return node
        self.alias_key = None  # a text is written again wherever it stands
        return yaml.ScalarNode(_TEXT, data)

    def ascend_resolver(self) -> None:
        """Nothing to forget."""
