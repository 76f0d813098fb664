"""The command ``registre``: its verbs and their options."""

from __future__ import annotations

import datetime as dt
import gc
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator import __version__, audit, build, paths
from generator.build import Rapport
from generator.voice import Voice, say, today

if TYPE_CHECKING:
    from generator.intake import Progress


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
Exports = Annotated[Path, typer.Option("--exports", metavar="DIR", help="Dossier des autres formats.")]
Site = Annotated[Path, typer.Option("--site", metavar="DIR", help="Dossier du site.")]
Json = Annotated[bool, typer.Option("--json", help="Répondre en JSON sur la sortie standard.")]
Strict = Annotated[bool, typer.Option("--strict", help="Sortir avec le code 1 si des doutes sont publiés.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Ne dire que les erreurs.")]
Jobs = Annotated[int | None, typer.Option("--jobs", min=1, metavar="N", help="Nombre de processus de lecture.")]
Explain = Annotated[bool, typer.Option("--explain", help="Montrer chaque ligne, chaque constat et sa règle.")]
Details = Annotated[int, typer.Option("--details", min=0, metavar="N", help="Lignes de détail par champ.")]
Lines = Annotated[int, typer.Option("--details", min=0, metavar="N", help="Lignes de chaque sorte ; 0 : toutes.")]
Record = Annotated[bool, typer.Option("--record", help="Inscrire ces changements dans l'historique.")]
Day = Annotated[dt.datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="Jour de la publication.")]
Markdown = Annotated[bool, typer.Option("--markdown", help="Répondre en Markdown, pour une demande de fusion.")]
Old = Annotated[Path, typer.Argument(metavar="AVANT", help="Paquet de données de référence.")]
New = Annotated[Path, typer.Argument(metavar="APRES", help="Paquet de données à lui comparer.")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="Port de l'aperçu ; 0 en prend un libre.")]
Received = Annotated[Path | None, typer.Argument(metavar="PAQUET", help="Paquet reçu : archive zip ou dossier.")]
BuiltSite = Annotated[Path | None, typer.Option("--site", metavar="DIR", help="Site à refaire et à comparer aussi.")]
File = Annotated[Path, typer.Argument(metavar="FICHIER", help="Document à lire.")]


@app.callback(invoke_without_command=True)
def version(*, show: Annotated[bool, typer.Option("--version", help="Dire la version.")] = False) -> None:
    """Registre ouvert : des actes publics en entrée ; un paquet de données, des pages et un site en sortie."""
    if show:
        say(f"registre {__version__}", sys.stdout)
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
def export(
    package: Package = paths.PACKAGE,
    exports: Exports = paths.EXPORTS,
    *,
    as_json: Json = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Écrire le paquet de données dans les autres formats : tableur, SQLite, JSON, archives."""
    Voice(as_json, strict, quiet).run(lambda _progress: build.export(package, exports))


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
    from generator import explain  # it knows how everything is read: no other verb needs that to start

    show = explain.explain if explained else explain.summary

    def verb(_progress: Progress) -> Rapport:
        lecture = build.read(file)
        doutes = len(lecture.issues) + sum(len(act.issues) for act in lecture.actes)
        return Rapport(documents=1, actes=len(lecture.actes), anomalies=doutes, lignes=tuple(show(lecture)))

    Voice(as_json, strict).run(verb)


@app.command()
def check(
    package: Package = paths.PACKAGE, *, as_json: Json = False, strict: Strict = False, quiet: Quiet = False
) -> None:
    """Vérifier le paquet de données par ses trois contrôles."""
    Voice(as_json, strict, quiet).run(lambda _progress: build.check(package))


@app.command()
def verify(  # noqa: PLR0913 - the folders and the manners of the command line
    received: Received = None,
    seeds: Seeds = paths.SEEDS,
    package: Package = paths.PACKAGE,
    content: Content = paths.CONTENT,
    site: BuiltSite = None,
    *,
    jobs: Jobs = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Tout recalculer, des documents aux pages ; ou vérifier seul un paquet reçu, archive ou dossier."""
    Voice(as_json, quiet=quiet).run(
        lambda progress: (
            audit.package_alone(received)
            if received
            else audit.everything(seeds, package, content, site, jobs=jobs, progress=progress)
        )
    )


@app.command()
def review(seeds: Seeds = paths.SEEDS, *, as_json: Json = False, strict: Strict = False, quiet: Quiet = False) -> None:
    """Montrer ce qui attend l'œil d'une personne : les doutes, et l'état des corrections."""
    Voice(as_json, strict, quiet).run(lambda progress: build.review(seeds, jour=today(), progress=progress))


@app.command()
def compare(old: Old, new: New, *, details: Details = 5, markdown: Markdown = False, as_json: Json = False) -> None:
    """Comparer les faits de deux paquets : gagnés, perdus, changés, par champ et par document."""
    Voice(as_json, timed=not markdown).run(lambda _: build.compare(old, new, details=details, markdown=markdown))


@app.command()
def changes(  # noqa: PLR0913 - two packages, and what to do of their difference
    old: Old,
    new: New,
    seeds: Seeds = paths.SEEDS,
    *,
    details: Lines = 0,
    markdown: Markdown = False,
    record: Record = False,
    date: Day = None,
    as_json: Json = False,
) -> None:
    """Dire ce qu'un paquet ajoute, change ou retire, fait par fait ; ou l'inscrire dans l'historique."""
    if record and date is None:
        message = "--record demande --date AAAA-MM-JJ, le jour de la publication."
        raise typer.BadParameter(message)
    Voice(as_json, timed=not markdown).run(
        lambda _: (
            audit.record(old, new, seeds, date.date())
            if record and date
            else audit.changes(old, new, details=details, markdown=markdown)
        )
    )


@app.command()
def serve(site: Site = paths.SITE, *, port: Port = 8000) -> None:
    """Montrer le site sur cette machine, jusqu'à Ctrl-C."""

    def verb(_progress: Progress) -> Rapport:
        server = build.serve(site, port)
        say(f"http://127.0.0.1:{server.server_port}/ (Ctrl-C pour finir)", sys.stdout)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            server.server_close()
        return Rapport()

    Voice(quiet=True).run(verb)


def main() -> None:
    """The entry point; a text that the terminal cannot write is written with escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    gc.disable()  # a verb is a batch: records form no cycles, and looking for some takes as long as writing the package
    app()
