"""The house holds: imports go down, the two wings do not meet, rooms stay small, only the roof speaks."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GENERATOR = ROOT / "generator"

FLOORS = ("values", "french", "sources", "reading", "extraction", "assembly", "package", "pages", "site")
EXTRACTION_FLIGHT = ("tables", "grants.terms", "grants.sentences", "grants.lists", "grants.tables", "grants")
"""The folders of extraction that are built one upon the other: each knows those before it alone."""

READING_WING = frozenset({"french", "sources", "reading", "extraction", "assembly"})
PUBLISHING_WING = frozenset({"package", "pages", "site"})
ROOF = frozenset({"cli", "voice", "build", "audit", "explain", "intake", "paths", "__main__", "__init__"})

MAX_FILE = 300
MAX_FUNCTION = 50
LONG_FILES: dict[str, str] = {}
"""Files allowed to be longer, each with its reason."""

LONG_FUNCTIONS: dict[str, str] = {}
"""Functions allowed to be longer, each with its reason."""

MODULES = sorted(GENERATOR.rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _room(path: Path) -> str:
    """The floor of a module, or its own name when it stands on the roof."""
    return path.relative_to(GENERATOR).parts[0].removesuffix(".py")


def _imports(path: Path) -> set[tuple[str, ...]]:
    """Every module of ours that a file names in an import, at the top or inside a function."""
    found: set[tuple[str, ...]] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {(*node.module.split("."), alias.name) for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {tuple(alias.name.split(".")) for alias in node.names}
        assert not (isinstance(node, ast.ImportFrom) and node.level), f"relative import in {_name(path)}"
    return {parts[1:] for parts in found if parts[0] == "generator"}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_go_down(path: Path) -> None:
    """A floor knows itself and what lies below; pages and site know the package's reader and the nouns alone."""
    here = _room(path)
    for parts in _imports(path):
        there = parts[0]
        where = f"{_name(path)} imports {'.'.join(parts)}"
        if here in ROOF:
            continue
        assert there in FLOORS, where
        assert FLOORS.index(there) <= FLOORS.index(here), where
        if here in PUBLISHING_WING:
            assert there not in READING_WING, where
        if here in {"pages", "site"} and there == "package":
            assert parts[1] == "read", where
        if here == "site":
            assert there != "pages", where


def _step(parts: tuple[str, ...]) -> int | None:
    """Which step of the flight a module of extraction stands on, the deepest that holds it."""
    inside = ".".join(parts[1:]) + "."
    steps = [step for step in EXTRACTION_FLIGHT if inside.startswith(f"{step}.")]
    return EXTRACTION_FLIGHT.index(max(steps, key=len)) if parts[0] == "extraction" and steps else None


@pytest.mark.parametrize("path", sorted((GENERATOR / "extraction").rglob("*.py")), ids=_name)
def test_the_readers_of_subsidies_are_a_flight_of_steps(path: Path) -> None:
    """Tables know nothing of subsidies, words nothing of sentences, sentences nothing of lists."""
    here = _step(path.relative_to(GENERATOR).with_suffix("").parts)
    for parts in _imports(path):
        there = _step(parts)
        assert here is None or there is None or there <= here, f"{_name(path)} imports {'.'.join(parts)}"


def test_every_module_has_a_floor() -> None:
    """No ``utils``, no ``helpers``, no ``common``: a module stands on a floor or on the roof."""
    assert {_room(path) for path in MODULES} <= ROOF | set(FLOORS)
    assert not {path.stem for path in MODULES} & {"utils", "helpers", "common", "misc"}


def test_only_build_knows_both_wings() -> None:
    """The rest of the roof speaks through it."""
    for path in MODULES:
        rooms = {parts[0] for parts in _imports(path)}
        if rooms & READING_WING and rooms & PUBLISHING_WING:
            assert path.name == "build.py", _name(path)


def test_the_lowest_floor_needs_python_alone() -> None:
    """Floor 0 imports the standard library and itself."""
    import sys

    for path in (GENERATOR / "values").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                assert name.split(".")[0] in sys.stdlib_module_names or name.startswith("generator.values"), _name(path)


_CLOCKS = {
    ("time", "time"),
    ("time", "monotonic"),
    ("time", "perf_counter"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("random", "random"),
    ("uuid", "uuid4"),
}


@pytest.mark.parametrize("path", [path for path in MODULES if path.name != "voice.py"], ids=_name)
def test_only_the_command_line_speaks_and_knows_the_time(path: Path) -> None:
    """The same inputs give the same bytes: nothing below the roof prints, reads a clock or draws lots."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        where = f"{_name(path)}:{node.lineno}"
        if isinstance(node.func, ast.Name):
            assert node.func.id != "print", where
        if isinstance(node.func, ast.Attribute):
            base = node.func.value
            owner = base.attr if isinstance(base, ast.Attribute) else base.id if isinstance(base, ast.Name) else ""
            assert (owner, node.func.attr) not in _CLOCKS, where


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_rooms_are_small(path: Path) -> None:
    """A long file or function wants a wall; an exemption is argued in this file."""
    text = path.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= MAX_FILE or _name(path) in LONG_FILES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= MAX_FUNCTION or f"{_name(path)}:{node.name}" in LONG_FUNCTIONS, node.name


def test_exemptions_are_still_needed() -> None:
    """An exemption outlives its cause unless something asks."""
    for name in LONG_FILES:
        assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) > MAX_FILE, name
    for place in LONG_FUNCTIONS:
        name, function = place.split(":")
        nodes = ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8")))
        lengths = [
            (node.end_lineno or 0) - node.lineno + 1
            for node in nodes
            if isinstance(node, ast.FunctionDef) and node.name == function
        ]
        assert lengths, place
        assert max(lengths) > MAX_FUNCTION, place
