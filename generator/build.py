"""One function per verb: the floors wired together, and no rule of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from http.server import ThreadingHTTPServer
    from pathlib import Path

    from generator.package.read import Dataset
    from generator.values.issue import Rejet

Progress = Callable[[int, int, str], None]
"""Called after each step with how many are done, how many there are, and what was done: ``(3, 5, "seeds/a.txt")``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rapport:
    """What a verb did, for the terminal, for ``--json`` and for the exit code.

    ``anomalies`` counts the published doubts, ``rejets`` the documents set aside, ``problemes`` what makes a package
    or a content invalid. ``lignes`` are French sentences for a person.
    """

    documents: int = 0
    actes: int = 0
    anomalies: int = 0
    rejets: tuple[Rejet, ...] = ()
    problemes: tuple[str, ...] = ()
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
            rejets=tuple(dict.fromkeys(self.rejets + other.rejets)),
            problemes=self.problemes + other.problemes,
            lignes=self.lignes + other.lignes,
        )


def pages(package: Path, content: Path) -> Rapport:
    """Render the package, and nothing but the package, into the generated folders of ``content``."""
    from generator.package.read import read
    from generator.pages.page import write
    from generator.pages.render import render

    dataset = read(package)
    written = write(render(dataset), content)
    return _counted(dataset, f"{written} pages écrites dans {content}.")


def site(package: Path, content: Path, site: Path) -> Rapport:
    """Build the site of those pages, with the files of the package beside them."""
    from generator import paths
    from generator.package.read import read
    from generator.site.engine import build_site

    dataset = read(package)
    done = build_site(package, content, site, mkdocs_yml=paths.MKDOCS)
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
    return rapport + pages(package_dir, content) + site(package_dir, content, site_dir)


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
