"""One function per verb: the floors wired together, and no rule of their own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import intake
from generator.values.issue import RegistreError, Rejet
from generator.values.processes import spread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.server import ThreadingHTTPServer
    from pathlib import Path

    from generator.intake import Progress
    from generator.package.changes import Nouvelle
    from generator.package.compare import Ecart
    from generator.package.read import Dataset
    from generator.values.lecture import Lecture
    from generator.values.tables import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Rapport:
    """What a verb did, for the terminal, for ``--json`` and for the exit code.

    ``anomalies`` counts the published doubts, ``erreurs`` says those that a person must settle, ``rejets`` the
    documents set aside, ``problemes`` what makes a package or a content invalid, ``ecarts`` the facts on which two
    packages differ, ``nouvelles`` what one of them has that is new. ``lignes`` are French sentences.
    """

    documents: int = 0
    actes: int = 0
    anomalies: int = 0
    erreurs: tuple[str, ...] = ()
    rejets: tuple[Rejet, ...] = ()
    problemes: tuple[str, ...] = ()
    ecarts: tuple[Ecart, ...] = ()
    nouvelles: tuple[Nouvelle, ...] = ()
    lignes: tuple[str, ...] = ()

    def __add__(self, other: Rapport) -> Rapport:
        """The report of two verbs run one after the other on the same documents.

        >>> (Rapport(documents=2, lignes=("Paquet écrit.",)) + Rapport(documents=2, lignes=("Pages écrites.",))).lignes
        ('Paquet écrit.', 'Pages écrites.')
        """
        return Rapport(
            documents=max(self.documents, other.documents),
            actes=max(self.actes, other.actes),
            anomalies=max(self.anomalies, other.anomalies),
            erreurs=tuple(dict.fromkeys(self.erreurs + other.erreurs)),
            rejets=tuple(dict.fromkeys(self.rejets + other.rejets)),
            problemes=self.problemes + other.problemes,
            ecarts=self.ecarts + other.ecarts,
            nouvelles=self.nouvelles + other.nouvelles,
            lignes=self.lignes + other.lignes,
        )


def read(path: Path) -> Lecture:
    """What is read in one document, for display."""
    return intake.read(path)


def package(seeds: Path, package: Path, *, jobs: int | None = None, progress: Progress | None = None) -> Rapport:
    """Read every document of ``seeds`` and write the data package.

    A document that cannot be read is set aside and the others are published. Raises ``RegistreError`` when a correction
    or a withdrawal no longer holds, or when the package would not keep its promises: nothing is then written.
    """
    from generator.assembly.corpus import assemble
    from generator.package import chronicle
    from generator.package.publication import load_publication
    from generator.package.write import write
    from generator.sources import withdrawn

    publication = load_publication(seeds / "publication.yml")
    demandes = withdrawn.load(seeds / withdrawn.FILE)
    names = {demande.lieu: demande.cibles for demande in demandes if demande.nature == "nom"}
    drafts, rejets = intake.read_all(seeds, jobs, progress, names)
    corpus = assemble(drafts, rejets, demandes, chronicle.load(seeds))
    write(corpus, package, publication, seeds, jobs=jobs)
    tables = corpus.tables
    return Rapport(
        documents=len(tables.documents),
        actes=len(tables.actes),
        anomalies=sum(anomalie.gravite != "info" for anomalie in tables.anomalies),
        erreurs=tuple(_errors(tables)),
        rejets=corpus.rejets,
        lignes=(f"Paquet écrit dans {package} : {len(tables.actes)} actes, {len(tables.subventions)} subventions.",),
    )


def _errors(tables: Tables) -> Iterator[str]:
    """The published doubts that a person must settle, each with its document."""
    files = {document.document_id: document.fichier for document in tables.documents}
    for anomalie in tables.anomalies:
        if anomalie.gravite == "erreur" and anomalie.statut == "ouverte":
            yield f"{files[anomalie.document_id]} ({anomalie.code}) : {anomalie.message}"


def review(seeds: Path, *, jour: str, progress: Progress | None = None) -> Rapport:
    """What waits for a person: open doubts, each with an entry to paste, and corrections that no longer hold.

    ``jour`` (``AAAA-MM-JJ``) is the day of the review, the date of the entries.
    """
    from generator import explain
    from generator.sources.inventory import discover

    inventory = discover(seeds)
    rejets, problemes, open_doubts = list(inventory.rejets), list[str](), 0
    lignes: list[str] = []
    for number, path in enumerate(inventory.fichiers, start=1):
        try:
            outcome = intake.draft(seeds, path)
        except RegistreError as error:
            problemes.append(str(error))
            continue
        if isinstance(outcome, Rejet):
            rejets.append(outcome)
        else:
            open_doubts += len(explain.waiting(outcome.anomalies))
            lignes += explain.review(path, outcome, jour)
        if progress is not None:
            progress(number, len(inventory.fichiers), str(path))
    return Rapport(
        documents=len(inventory.fichiers),
        anomalies=open_doubts,
        rejets=tuple(rejets),
        problemes=tuple(problemes),
        lignes=(*lignes, f"{open_doubts} doutes attendent une décision."),
    )


def pages(package: Path, content: Path, *, jobs: int | None = None) -> Rapport:
    """Render the package, and nothing but the package, into the generated folders of ``content``."""
    from generator.package.read import read
    from generator.pages.index import Index
    from generator.pages.page import shelf
    from generator.pages.render import render_part, render_parts, render_rows

    dataset = read(package)
    index = Index(dataset)
    with shelf(content) as new:
        written = sum(spread(lambda part: new.put(render_part(index, part)), render_parts(index)[::-1], jobs))
        new.put(render_rows(index))
    return _counted(dataset, f"{written} pages écrites dans {content}.")


def export(package: Path, exports: Path) -> Rapport:
    """Write the package in every format, into the folder ``exports``."""
    from generator.package.exports.parquet import available
    from generator.package.exports.write import write
    from generator.package.read import read

    dataset = read(package)
    made = write(package, dataset, exports)
    rapport = _counted(dataset, f"{len(made)} fichiers et ceux de chaque acte écrits dans {exports}.")
    absent = Rapport(lignes=("Sans Parquet : il faut l'extra « parquet » (pip install 'registre[parquet]').",))
    return rapport if available() else rapport + absent


def site(package: Path, content: Path, site: Path) -> Rapport:
    """Build the site of those pages, with the files of the package beside them, in every format."""
    from generator import paths
    from generator.package.exports.write import write
    from generator.package.read import read
    from generator.pages.index import Index
    from generator.pages.render import render_data
    from generator.site import catalogue, catalogue_scdl, feeds, settings
    from generator.site.engine import Exports, build_site
    from generator.values.exported import Offre

    dataset = read(package)
    exports = site.absolute().with_name(f".{site.name}.exports")
    try:
        offre = Offre(fichiers=write(package, dataset, exports), adresse=settings.address(paths.MKDOCS))
        feeds.write(exports, dataset, offre.adresse)
        catalogue.write(exports, dataset, offre)
        catalogue_scdl.write(exports, dataset, offre)
        page = render_data(Index(dataset), offre)
        made = Exports(exports, {page.path: page.text})
        done = build_site(package, content, site, mkdocs_yml=paths.MKDOCS, exports=made)
    finally:
        shutil.rmtree(exports, ignore_errors=True)
    megabytes = done.octets / 1_000_000
    return _counted(
        dataset,
        f"Site écrit dans {done.site} : {done.pages} pages à chercher, {done.fichiers} fichiers, {megabytes:.1f} Mo.",
    )


def check(package: Path) -> Rapport:
    """What the three gates say of the package: the standard's profile, frictionless, and our own promises."""
    from generator.package.gates import gates
    from generator.package.read import read

    try:
        problems = gates(package)
    except ImportError as error:
        raise RegistreError(
            f"Un contrôle ne peut pas être fait : {error.name} n'est pas installé.",
            str(package),
            "Installer les outils de développement : make check.",
            "controle-absent",
        ) from error
    if problems:
        return Rapport(problemes=tuple(map(str, problems)))
    return _counted(read(package), f"Paquet valide : {package}.")


def compare(old: Path, new: Path, *, details: int, markdown: bool = False) -> Rapport:
    """The facts that two packages state otherwise, told in sentences or as a page. It measures and judges nothing."""
    from generator.package import ecarts
    from generator.package.compare import compare

    found = compare(old, new)
    tell = ecarts.markdown if markdown else ecarts.sentences
    return Rapport(documents=found.documents, ecarts=tuple(found.ecarts), lignes=tuple(tell(found, details)))


def build(  # noqa: PLR0913 - four folders, and how to go about it
    seeds: Path,
    package_dir: Path,
    content: Path,
    site_dir: Path,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Rapport:
    """Everything, in the order of the floors; the first that fails leaves what follows as it was."""
    rapport = package(seeds, package_dir, jobs=jobs, progress=progress)
    return rapport + pages(package_dir, content, jobs=jobs) + site(package_dir, content, site_dir)


def serve(site: Path, port: int) -> ThreadingHTTPServer:
    """A server of the built site on this machine, ready to run."""
    from generator.site import preview

    return preview.serve(site, port)


def _counted(dataset: Dataset, ligne: str) -> Rapport:
    """The report of a verb that reads a package."""
    tables = dataset.tables
    return Rapport(
        documents=len(tables.documents),
        actes=len(tables.actes),
        anomalies=sum(anomalie.gravite != "info" for anomalie in tables.anomalies),
        rejets=dataset.rejets,
        lignes=(ligne,),
    )
