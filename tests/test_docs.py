"""What the documents for people promise is what the program does."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import typer
import yaml

from generator import cli
from generator.voice import Sortie

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
LISEZMOI = (ROOT / "LISEZMOI.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
FIRST_SCREEN = 30


def _commands() -> dict[str, set[str]]:
    """The options of each verb, as the command itself knows them."""
    group = typer.main.get_command(cli.app)
    assert isinstance(group, typer.core.TyperGroup)
    return {
        name: {option for param in command.params for option in param.opts if option.startswith("--")}
        for name, command in group.commands.items()
    }


def _codes() -> set[str]:
    """Every code that an error or a document set aside can carry: a constant, written where it is raised."""
    found: set[str] = set()
    for path in (ROOT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            place = {"RegistreError": 3, "Rejet": 1}.get(node.func.id)
            if place is None:
                continue
            arguments = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
            arguments += node.args[place : place + 1]
            found |= {str(argument.value) for argument in arguments if isinstance(argument, ast.Constant)}
    return found


@pytest.mark.parametrize("verb", sorted(_commands()))
def test_every_verb_and_option_is_documented(verb: str) -> None:
    """A verb has its line in the README's table, with its options or the common ones."""
    assert f"`registre {verb}" in README
    for option in _commands()[verb] - {"--help"}:
        assert f"`{option}" in README, option


def test_no_option_is_invented() -> None:
    """The README shows no option of ``registre`` that the command does not have."""
    known = set().union(*_commands().values()) | {"--version", "--help"}
    table = README[README.index("## Command line") :]

    assert set(re.findall(r"`(--[a-z]+)", table)) <= known


@pytest.mark.parametrize("code", list(Sortie), ids=str)
def test_every_exit_code_is_documented(code: Sortie) -> None:
    """Both languages have a line for it."""
    assert re.search(rf"^\| {int(code)} \|", README, re.MULTILINE)
    assert re.search(rf"^\| {int(code)} \|", LISEZMOI, re.MULTILINE)


@pytest.mark.parametrize("code", sorted(_codes()))
def test_every_error_code_is_documented(code: str) -> None:
    """A clerk who meets a code finds it in the French page."""
    assert f"| `{code}` |" in LISEZMOI


def test_no_error_code_is_a_ghost() -> None:
    """A code that nothing raises any more leaves the page."""
    assert set(re.findall(r"^\| `([a-z0-9-]+)` \|", LISEZMOI, re.MULTILINE)) <= _codes() | {
        "entree-sortie",
        "erreur-interne",
    }


def test_the_first_screen_shows_the_two_commands() -> None:
    """And the Makefile has them."""
    screen = "\n".join(README.splitlines()[:FIRST_SCREEN])

    assert "make site" in screen
    assert "make test" in screen
    assert {"site", "test"} <= TARGETS


@pytest.mark.parametrize("text", [README, LISEZMOI, CONTRIBUTING], ids=["README", "LISEZMOI", "CONTRIBUTING"])
def test_make_commands_exist(text: str) -> None:
    """No page sends a reader to a target that is not there."""
    assert set(re.findall(r"`make ([a-z]+)", text)) | set(re.findall(r"^make ([a-z]+)", text, re.MULTILINE)) <= TARGETS


def test_the_fiche_shown_to_contributors_loads(tmp_path: Path) -> None:
    """The complete fiche of the recipe is a fiche."""
    from generator.sources.registry import load_body

    (fiche,) = re.findall(r"```yaml\n(# generator/sources/bodies/.*?)```", CONTRIBUTING, re.DOTALL)
    path = tmp_path / "corte.yml"
    path.write_text(fiche, encoding="utf-8")

    assert load_body(path).departement == "2B"


def test_the_correction_shown_to_contributors_loads(tmp_path: Path) -> None:
    """The entry of the recipe is an entry."""
    from generator.assembly import corrections

    (entry,) = re.findall(r"```yaml\n(- table: .*?)```", CONTRIBUTING, re.DOTALL)
    path = tmp_path / f"acte{corrections.SUFFIX}"
    path.write_text(entry, encoding="utf-8")

    assert [correction.action for correction in corrections.load(path)] == ["remplacer"]


def test_the_complements_shown_to_maintainers_load(tmp_path: Path) -> None:
    """The entries of both guides are entries, and name all that may be stated."""
    from generator.assembly import complements
    from generator.values.complements import FORMES

    path = tmp_path / f"acte{complements.SUFFIX}"
    shown = []
    for guide in (LISEZMOI, CONTRIBUTING):
        (entries,) = re.findall(r"```yaml\n(# [^\n]*\n- table: .*?)```", guide, re.DOTALL)
        path.write_text(entries, encoding="utf-8")
        shown += [item.champ for item in complements.load(path)]
    assert shown == ["date_convention", "date_convention", "siret"]
    for formes in FORMES.values():
        assert all(f"`{champ}`" in CONTRIBUTING for champ in formes)


def test_the_phrase_shown_to_contributors_is_in_the_vocabulary() -> None:
    """The hour of the recipe ended well: what it adds is there, word for word."""
    (shown,) = re.findall(r"```yaml\n( +- nom: vote\..*?)```", CONTRIBUTING, re.DOTALL)
    sections = ROOT / "generator" / "french" / "vocabulary" / "sections.yml"

    (entry,) = yaml.safe_load(shown)
    assert entry in yaml.safe_load(sections.read_text(encoding="utf-8"))


def test_workflows_call_make_alone_and_pin_by_commit() -> None:
    """CI holds no knowledge of its own, no right it does not need, and nothing that can move under it."""
    for path in (ROOT / ".github" / "workflows").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        workflow = yaml.safe_load(text)
        assert workflow["permissions"] == {}, path.name
        for used in re.findall(r"uses: (\S+)", text):
            assert used.startswith("./") or re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", used), used
        assert text.count("persist-credentials: false") == text.count("actions/checkout@"), path.name
        for job in workflow["jobs"].values():
            steps = job.get("steps", ())
            ours = any("actions/checkout@" in step.get("uses", "") for step in steps)
            for run in (step["run"] for step in steps if "run" in step):
                if ours:
                    assert re.fullmatch(r"make [a-z]+", run), run
                    assert run.removeprefix("make ") in TARGETS
                else:  # what may write to the repository runs nothing of it
                    assert re.fullmatch(r"gh (?:run download|pr comment|release create) [^\n;|&`]*", run), run
            writes = {right for right, level in job.get("permissions", {}).items() if level == "write"}
            assert not ours or writes <= {"id-token", "attestations", "pages"}, path.name


def test_requirements_name_no_address() -> None:
    """Who installs chooses the index; every line is a pinned version with its hashes."""
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-successor.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        pins = re.findall(r"^[a-z0-9.-]+==\S+", text, re.MULTILINE)
        assert "://" not in text
        assert pins
        assert len(re.findall(r"^\S", text, re.MULTILINE)) == len(pins)
        assert text.count("--hash=sha256:") >= len(pins)


def test_every_decision_says_when_to_reopen() -> None:
    """A decision without that line is a dogma."""
    decisions = sorted((ROOT / ".github" / "decisions").glob("*.md"))

    assert decisions
    for path in decisions:
        text = path.read_text(encoding="utf-8")
        assert "## When to reopen" in text, path.name
        assert len(text.split()) < 400, f"{path.name}: half a page"
