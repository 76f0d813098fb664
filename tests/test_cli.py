"""The command line: what it says, where it says it, and the code with which it leaves."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from generator import build, cli, intake
from generator.build import Rapport
from generator.package.compare import Ecart
from generator.values.issue import RegistreError, Rejet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REJET = Rejet("a.txt", "document-vide", "Le document est vide.", "seeds/a.txt", "Déposer le document complet.")


def _answering(monkeypatch: pytest.MonkeyPatch, verb: Callable[..., Rapport]) -> None:
    monkeypatch.setattr(build, "pages", verb)


@pytest.mark.parametrize(
    ("rapport", "options", "code"),
    [
        (Rapport(lignes=("Tout va bien.",)), [], 0),
        (Rapport(anomalies=2), [], 0),
        (Rapport(anomalies=2), ["--strict"], 1),
        (Rapport(anomalies=2, rejets=(REJET,)), ["--strict"], 3),
        (Rapport(rejets=(REJET,), problemes=("clé en double",)), [], 4),
    ],
)
def test_exit_codes(monkeypatch: pytest.MonkeyPatch, rapport: Rapport, options: list[str], code: int) -> None:
    """The gravest of what happened decides, in sentences and in JSON alike."""
    _answering(monkeypatch, lambda *_: rapport)

    spoken = CliRunner().invoke(cli.app, ["pages", *options])
    machine = CliRunner().invoke(cli.app, ["pages", "--json", *options])

    assert (spoken.exit_code, machine.exit_code) == (code, code)
    assert json.loads(machine.stdout)["sortie"] == code


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RegistreError("Le paquet n'est pas valide.", "datapackage", "Le refaire.", "paquet-invalide"), 4),
        (RegistreError("Le dossier n'existe pas.", "seedz", "Vérifier le nom.", "dossier-absent"), 5),
        (PermissionError(13, "Permission denied", "seeds"), 5),
        (ZeroDivisionError("division by zero"), 70),
    ],
)
def test_every_failure_has_a_sentence_and_a_code(monkeypatch: pytest.MonkeyPatch, error: Exception, code: int) -> None:
    """Nothing ends in a bare traceback: three parts, and the code of its kind."""

    def fail(*_: object) -> Rapport:
        raise error

    _answering(monkeypatch, fail)

    spoken = CliRunner().invoke(cli.app, ["pages"])
    machine = CliRunner().invoke(cli.app, ["pages", "--json"])

    assert (spoken.exit_code, machine.exit_code) == (code, code)
    assert "remède : " in spoken.stderr
    assert spoken.stdout == ""
    assert json.loads(machine.stdout)["erreur"].keys() == {"code", "quoi", "ou", "remede"}


def test_usage_is_code_2() -> None:
    """An unknown option is the caller's mistake."""
    assert CliRunner().invoke(cli.app, ["pages", "--colour"]).exit_code == 2


def test_documents_set_aside_are_named_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the error output, so that a redirected output stays clean."""
    _answering(monkeypatch, lambda *_: Rapport(rejets=(REJET,), lignes=("Fait.",)))

    result = CliRunner().invoke(cli.app, ["pages"])

    assert "Mis de côté (document-vide) : a.txt" in result.stderr
    assert "remède : Déposer le document complet." in result.stderr
    assert "Fait." in result.stdout


def test_quiet_says_errors_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Silence is a wish about sentences, never about problems."""
    _answering(monkeypatch, lambda *_: Rapport(problemes=("clé en double",), lignes=("Fait.",)))

    result = CliRunner().invoke(cli.app, ["pages", "--quiet"])

    assert result.stdout == ""
    assert "clé en double" in result.stderr


def test_a_document_cannot_command_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Escape sequences and bidirectional controls of a source are shown as marks."""
    _answering(monkeypatch, lambda *_: Rapport(lignes=("a\x1b[2Jb\u202ec 60\u202f000 €",)))

    result = CliRunner().invoke(cli.app, ["pages"])

    assert "a\ufffd[2Jb\ufffdc 60\u202f000 €\n" in result.stdout


def test_progress_off_a_terminal_is_plain_lines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """At most ten lines, whatever the number of documents, on the error output."""

    def package(*_: object, progress: intake.Progress, **__: object) -> Rapport:
        for done in range(1, 1001):
            progress(done, 1000, f"{done}.txt")
        return Rapport()

    monkeypatch.setattr(build, "package", package)

    result = CliRunner().invoke(cli.app, ["package", "--package", str(tmp_path)])

    assert result.stderr.splitlines() == [f"{n}/1000 {n}.txt" for n in range(100, 1001, 100)]


def test_folders_reach_the_verb(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """``registre package --seeds DIR --package DIR`` works on any folder, anywhere."""
    seen: list[object] = []

    def package(seeds: Path, target: Path, *, jobs: int | None, **_: object) -> Rapport:
        seen.extend((seeds, target, jobs))
        return Rapport()

    monkeypatch.setattr(build, "package", package)

    CliRunner().invoke(
        cli.app, ["package", "--seeds", str(tmp_path / "s"), "--package", str(tmp_path / "p"), "--jobs", "2"]
    )

    assert seen == [tmp_path / "s", tmp_path / "p", 2]


def test_version() -> None:
    """The number, for a report of a fault."""
    assert CliRunner().invoke(cli.app, ["--version"]).stdout.startswith("registre ")


def test_a_comparison_leaves_with_0_whatever_it_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """In sentences, in JSON with every difference, or as a page, which holds no clock."""
    ecart = Ecart("pv.txt", "12", "actes.objet", "perdu", "Bail", "")

    def found(*_: object, **options: object) -> Rapport:
        return Rapport(ecarts=(ecart,), lignes=("## Faits" if options["markdown"] else "Faits",))

    monkeypatch.setattr(build, "compare", found)
    spoken, machine, page = (
        CliRunner().invoke(cli.app, ["compare", "a", "b", *how]) for how in ([], ["--json"], ["--markdown"])
    )

    assert (spoken.exit_code, machine.exit_code, page.exit_code) == (0, 0, 0)
    assert spoken.stdout.startswith("Faits\nDurée")
    assert json.loads(machine.stdout)["ecarts"] == [asdict(ecart)]
    assert page.stdout == "## Faits\n"
