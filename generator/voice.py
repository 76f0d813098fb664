"""How the command speaks: exit codes, sentences, JSON, progress. The only print and the only clock of the program."""

from __future__ import annotations

import json
import sys
import time
import traceback
from dataclasses import asdict, dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, NoReturn, TextIO

import typer

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


def today() -> str:
    """The day, as ``AAAA-MM-JJ``."""
    return time.strftime("%Y-%m-%d")


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
            say(traceback.format_exc(), sys.stderr)
            remede = "Signaler ce message avec le document qui le provoque."
            self._failure("erreur-interne", f"Erreur du programme : {error!r}.", "registre", remede, Sortie.INTERNE)
        self._report(rapport, time.perf_counter() - start)

    def _report(self, rapport: Rapport, seconds: float) -> NoReturn:
        """Sentences on the output, what needs a person on the error output; or all of it as JSON."""
        code = exit_code(rapport, strict=self.strict)
        if self.as_json:
            say(json.dumps(asdict(rapport) | {"sortie": int(code)}, ensure_ascii=False, sort_keys=True), sys.stdout)
            raise typer.Exit(code)
        for rejet in rapport.rejets:
            say(f"Mis de côté ({rejet.code}) : {rejet.fichier}", sys.stderr)
            say(f"  {rejet.quoi}\n  où : {rejet.ou}\n  remède : {rejet.remede}", sys.stderr)
        for erreur in rapport.erreurs:
            say(f"À régler : {erreur}", sys.stderr)
        for probleme in rapport.problemes:
            say(f"Problème : {probleme}", sys.stderr)
        duration = (f"Durée : {seconds:.1f} s.",) if self.timed else ()
        for ligne in () if self.quiet else (*rapport.lignes, *duration):
            say(ligne, sys.stdout)
        raise typer.Exit(code)

    def _failure(self, code: str, quoi: str, ou: str, remede: str, sortie: Sortie) -> NoReturn:
        """Tell a failure in its three parts and leave."""
        if self.as_json:
            failure = {"erreur": {"code": code, "quoi": quoi, "ou": ou, "remede": remede}, "sortie": int(sortie)}
            say(json.dumps(failure, ensure_ascii=False, sort_keys=True), sys.stdout)
        else:
            say(f"Erreur ({code}) : {quoi}\n  où : {ou}\n  remède : {remede}", sys.stderr)
        raise typer.Exit(sortie)

    def _bar(self) -> Progress:
        """A bar on a terminal; elsewhere a line each time a tenth of the work is done; nothing when not wanted."""
        if self.quiet or self.as_json:
            return lambda _done, _total, _what: None
        return _bar_on_terminal() if sys.stderr.isatty() else _tenths


def exit_code(rapport: Rapport, *, strict: bool) -> Sortie:
    """The exit code of a verb that ended: the gravest of what happened.

    >>> from generator.build import Rapport
    >>> doubts = Rapport(anomalies=3)
    >>> exit_code(doubts, strict=False), exit_code(doubts, strict=True)
    (<Sortie.COMPLET: 0>, <Sortie.DOUTES: 1>)
    """
    if rapport.problemes:
        return Sortie.INVALIDE
    if rapport.rejets or rapport.erreurs:
        return Sortie.REJETS
    return Sortie.DOUTES if strict and rapport.anomalies else Sortie.COMPLET


def say(words: str, stream: TextIO) -> None:
    """Print ``words``. A document may hold terminal commands: what cannot be printed is shown as a mark."""
    safe = "".join(c if c.isprintable() or c in "\n\u00a0\u202f" else "\ufffd" for c in words)
    print(safe, file=stream)


def _tenths(done: int, total: int, what: str) -> None:
    """A plain line at each tenth."""
    if done * 10 // total != (done - 1) * 10 // total:
        say(f"{done}/{total} {what}", sys.stderr)


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
