"""The command ``registre``: verbs, exit codes, progress. The only print and the only clock of the program."""

from __future__ import annotations

import gc
import io
import json
import sys
import time
import traceback
from dataclasses import asdict, dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

from generator import __version__, build, explain, paths
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.build import Rapport
    from generator.intake import Progress


class Sortie(IntEnum):
    """The exit codes, documented in README.md."""

    COMPLET = 0
    DOUTES = 1  # under --strict: published, with doubts
    USAGE = 2  # given by typer itself
    REJETS = 3  # published, but for the documents set aside; or with an error that a person must settle
    INVALIDE = 4  # nothing published, nothing changed
    ENTREE_SORTIE = 5  # nothing changed
    INTERNE = 70  # a fault of the program


_IO_CODES = frozenset({"dossier-absent", "fichier-illisible", "site-absent", "site-port"})
"""Codes of errors that are about files and ports, not about what a document or a package says."""

app = typer.Typer(
    help="Registre ouvert : des actes publics en entrée ; un paquet de données, des pages et un site en sortie.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Seeds = Annotated[Path, typer.Option("--seeds", metavar="DIR", help="Dossier des documents.")]
Package = Annotated[Path, typer.Option("--package", metavar="DIR", help="Dossier du paquet de données.")]
Content = Annotated[Path, typer.Option("--content", metavar="DIR", help="Dossier des pages.")]
Site = Annotated[Path, typer.Option("--site", metavar="DIR", help="Dossier du site.")]
Json = Annotated[bool, typer.Option("--json", help="Répondre en JSON sur la sortie standard.")]
Strict = Annotated[bool, typer.Option("--strict", help="Sortir avec le code 1 si des doutes sont publiés.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Ne dire que les erreurs.")]
Jobs = Annotated[int | None, typer.Option("--jobs", min=1, metavar="N", help="Nombre de processus de lecture.")]
Explain = Annotated[bool, typer.Option("--explain", help="Montrer chaque ligne, chaque constat et sa règle.")]
Details = Annotated[int, typer.Option("--details", min=0, metavar="N", help="Lignes de détail par champ.")]
Markdown = Annotated[bool, typer.Option("--markdown", help="Répondre en Markdown, pour une demande de fusion.")]
Old = Annotated[Path, typer.Argument(metavar="AVANT", help="Paquet de données de référence.")]
New = Annotated[Path, typer.Argument(metavar="APRES", help="Paquet de données à lui comparer.")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="Port de l'aperçu ; 0 en prend un libre.")]
File = Annotated[Path, typer.Argument(metavar="FICHIER", help="Document à lire.")]


@dataclass(frozen=True, slots=True)
class Voice:
    """How the command speaks: sentences, JSON, or nothing but errors. A page is not ``timed``."""

    as_json: bool = False
    strict: bool = False
    quiet: bool = False
    timed: bool = True

    def run(self, verb: Callable[[Progress], Rapport]) -> NoReturn:
        """Do ``verb``, tell its report, and leave with its exit code; every failure has a sentence and a code."""
        start = time.perf_counter()
        try:
            rapport = verb(self._bar())
        except RegistreError as error:
            code = Sortie.ENTREE_SORTIE if error.code in _IO_CODES else Sortie.INVALIDE
            self._failure(error.code, error.quoi, error.ou, error.remede, code)
        except BrokenPipeError:
            raise
        except OSError as error:
            where, why = str(error.filename or "disque"), error.strerror or str(error)
            remede = "Vérifier les droits et la place sur le disque, puis recommencer."
            self._failure(
                "entree-sortie", f"Lecture ou écriture impossible : {why}.", where, remede, Sortie.ENTREE_SORTIE
            )
        except Exception as error:  # noqa: BLE001 - the roof: nothing may end without a sentence and a code
            _say(traceback.format_exc(), sys.stderr)
            remede = "Signaler ce message avec le document qui le provoque."
            self._failure("erreur-interne", f"Erreur du programme : {error!r}.", "registre", remede, Sortie.INTERNE)
        self._report(rapport, time.perf_counter() - start)

    def _report(self, rapport: Rapport, seconds: float) -> NoReturn:
        """Sentences on the output, what needs a person on the error output; or all of it as JSON."""
        code = exit_code(rapport, strict=self.strict)
        if self.as_json:
            _say(json.dumps(asdict(rapport) | {"sortie": int(code)}, ensure_ascii=False, sort_keys=True), sys.stdout)
            raise typer.Exit(code)
        for rejet in rapport.rejets:
            _say(f"Mis de côté ({rejet.code}) : {rejet.fichier}", sys.stderr)
            _say(f"  {rejet.quoi}\n  où : {rejet.ou}\n  remède : {rejet.remede}", sys.stderr)
        for erreur in rapport.erreurs:
            _say(f"À régler : {erreur}", sys.stderr)
        for probleme in rapport.problemes:
            _say(f"Problème : {probleme}", sys.stderr)
        duration = (f"Durée : {seconds:.1f} s.",) if self.timed else ()
        for ligne in () if self.quiet else (*rapport.lignes, *duration):
            _say(ligne, sys.stdout)
        raise typer.Exit(code)

    def _failure(self, code: str, quoi: str, ou: str, remede: str, sortie: Sortie) -> NoReturn:
        """Tell a failure in its three parts and leave."""
        if self.as_json:
            failure = {"erreur": {"code": code, "quoi": quoi, "ou": ou, "remede": remede}, "sortie": int(sortie)}
            _say(json.dumps(failure, ensure_ascii=False, sort_keys=True), sys.stdout)
        else:
            _say(f"Erreur ({code}) : {quoi}\n  où : {ou}\n  remède : {remede}", sys.stderr)
        raise typer.Exit(sortie)

    def _bar(self) -> Progress:
        """A bar on a terminal; elsewhere a line each time a tenth of the work is done; nothing when not wanted."""
        if self.quiet or self.as_json:
            return lambda _done, _total, _what: None
        return _bar_on_terminal() if sys.stderr.isatty() else _tenths


def exit_code(rapport: Rapport, *, strict: bool) -> Sortie:
    """The exit code of a verb that ended: the gravest of what happened.

    >>> exit_code(build.Rapport(anomalies=3), strict=False), exit_code(build.Rapport(anomalies=3), strict=True)
    (<Sortie.COMPLET: 0>, <Sortie.DOUTES: 1>)
    """
    if rapport.problemes:
        return Sortie.INVALIDE
    if rapport.rejets or rapport.erreurs:
        return Sortie.REJETS
    return Sortie.DOUTES if strict and rapport.anomalies else Sortie.COMPLET


def _say(words: str, stream: TextIO) -> None:
    """Print ``words``. A document may hold terminal commands: what cannot be printed is shown as a mark."""
    safe = "".join(c if c.isprintable() or c in "\n\u00a0\u202f" else "\ufffd" for c in words)
    print(safe, file=stream)


def _tenths(done: int, total: int, what: str) -> None:
    """A plain line at each tenth."""
    if done * 10 // total != (done - 1) * 10 // total:
        _say(f"{done}/{total} {what}", sys.stderr)


def _bar_on_terminal() -> Progress:
    """A bar that appears with the first step and closes with the last."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    bar = Bar(console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=None)

    def step(done: int, total: int, what: str) -> None:
        bar.start()
        bar.update(task, completed=done, total=total, description=what[:40], refresh=done == total)
        if done == total:
            bar.stop()

    return step


@app.callback(invoke_without_command=True)
def version(*, show: Annotated[bool, typer.Option("--version", help="Dire la version.")] = False) -> None:
    """Registre ouvert : des actes publics en entrée ; un paquet de données, des pages et un site en sortie."""
    if show:
        _say(f"registre {__version__}", sys.stdout)
        raise typer.Exit


@app.command("build")
def build_(  # noqa: PLR0913 - the folders and the manners of the command line
    seeds: Seeds = paths.SEEDS,
    package: Package = paths.PACKAGE,
    content: Content = paths.CONTENT,
    site: Site = paths.SITE,
    *,
    jobs: Jobs = None,
    as_json: Json = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Faire tout : le paquet de données, les pages, puis le site."""
    Voice(as_json, strict, quiet).run(
        lambda progress: build.build(seeds, package, content, site, jobs=jobs, progress=progress)
    )


@app.command("package")
def package_(  # noqa: PLR0913 - the folders and the manners of the command line
    seeds: Seeds = paths.SEEDS,
    package: Package = paths.PACKAGE,
    *,
    jobs: Jobs = None,
    as_json: Json = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Lire les documents et écrire le paquet de données."""
    Voice(as_json, strict, quiet).run(lambda progress: build.package(seeds, package, jobs=jobs, progress=progress))


@app.command()
def pages(
    package: Package = paths.PACKAGE,
    content: Content = paths.CONTENT,
    *,
    as_json: Json = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Écrire les pages à partir du paquet de données seul."""
    Voice(as_json, strict, quiet).run(lambda _progress: build.pages(package, content))


@app.command()
def site(  # noqa: PLR0913 - the folders and the manners of the command line
    package: Package = paths.PACKAGE,
    content: Content = paths.CONTENT,
    site: Site = paths.SITE,
    *,
    as_json: Json = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Bâtir le site à partir du paquet de données et des pages."""
    Voice(as_json, strict, quiet).run(lambda _progress: build.site(package, content, site))


@app.command()
def read(file: File, *, explained: Explain = False, as_json: Json = False, strict: Strict = False) -> None:
    """Lire un document et montrer ce qui y est lu, sans rien écrire."""
    show = explain.explain if explained else explain.summary

    def verb(_progress: Progress) -> Rapport:
        lecture = build.read(file)
        doutes = len(lecture.issues) + sum(len(act.issues) for act in lecture.actes)
        return build.Rapport(documents=1, actes=len(lecture.actes), anomalies=doutes, lignes=tuple(show(lecture)))

    Voice(as_json, strict).run(verb)


@app.command()
def check(
    package: Package = paths.PACKAGE, *, as_json: Json = False, strict: Strict = False, quiet: Quiet = False
) -> None:
    """Vérifier le paquet de données par ses trois contrôles."""
    Voice(as_json, strict, quiet).run(lambda _progress: build.check(package))


@app.command()
def review(seeds: Seeds = paths.SEEDS, *, as_json: Json = False, strict: Strict = False, quiet: Quiet = False) -> None:
    """Montrer ce qui attend l'œil d'une personne : les doutes, et l'état des corrections."""
    Voice(as_json, strict, quiet).run(lambda progress: build.review(seeds, progress=progress))


@app.command()
def compare(old: Old, new: New, *, details: Details = 5, markdown: Markdown = False, as_json: Json = False) -> None:
    """Comparer les faits de deux paquets : gagnés, perdus, changés, par champ et par document."""
    Voice(as_json, timed=not markdown).run(lambda _: build.compare(old, new, details=details, markdown=markdown))


@app.command()
def serve(site: Site = paths.SITE, *, port: Port = 8000) -> None:
    """Montrer le site sur cette machine, jusqu'à Ctrl-C."""

    def verb(_progress: Progress) -> Rapport:
        server = build.serve(site, port)
        _say(f"http://127.0.0.1:{server.server_port}/ (Ctrl-C pour finir)", sys.stdout)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            server.server_close()
        return build.Rapport()

    Voice(quiet=True).run(verb)


def main() -> None:
    """The entry point; a text that the terminal cannot write is written with escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    gc.disable()  # a verb is a batch: records form no cycles, and looking for some takes as long as writing the package
    app()
