"""A benchmark that changes from run to run measures nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from benchmarks import acts
from benchmarks.run import Run, Site, Step, exponent, table, weighed

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_seed_gives_the_same_acts(tmp_path: Path) -> None:
    """And another seed gives others."""
    first = acts.write(tmp_path / "a", 20)
    again = acts.write(tmp_path / "b", 20)

    assert first == again
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
    assert next(acts.acts(1, seed=2)).text != next(acts.acts(1, seed=1)).text


def test_acts_are_of_the_size_of_real_ones() -> None:
    """The mean of the deliberations in ``seeds/`` is 10 to 14 kB; each act states what it grants."""
    made = list(acts.acts(50))

    assert 9_000 < sum(len(act.text.encode()) for act in made) / len(made) < 14_000
    assert all(f"{act.montant:,}".replace(",", " ") in act.text for act in made)
    assert len({act.name for act in made}) == len(made)


def test_growth_is_told_apart() -> None:
    """A quadratic step shows."""
    assert exponent([(100, 1.0), (1_000, 100.0)]) == 2.0
    assert exponent([(100, 1.0)]) is None


def test_the_table_has_a_column_a_size() -> None:
    """Steps that were not run leave no line."""
    runs = [
        Run(number, {"package": Step(number / 400, 90), "pages": Step(number / 1_200, 80)}) for number in (100, 1_000)
    ]
    for run in runs:
        run.granted = (run.granted[0], 1)

    text = table(runs)

    assert "| 100 acts | 1,000 acts |" in text
    assert "| read + write the package (s) | 0.2 | 2.5 | 1.0 |" in text
    assert "**300** | **300**" in text
    assert "Material" not in text


def test_a_site_is_weighed_by_what_its_bytes_serve(tmp_path: Path) -> None:
    """The page of an act and the search index are one weight, what is downloaded another."""
    page = "<link rel=stylesheet href=../../a.css><a href=acte.csv>CSV</a>"
    for name, text in {
        "deliberations/corte-1/index.html": page,
        "deliberations/corte-1/acte.json": "{}",
        "deliberations/corte-1/acte.csv": "a,b,c",
        "deliberations/index.html": "liste",
        "pagefind/pagefind.js": "chercher",
        "donnees/actes.csv": "a,b",
        "a.css": "b" * 10_000,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    site = weighed(tmp_path)

    assert site == Site(len(page), 8, 3 + 2 + 5, 5 + 10_000, site.first_view)
    assert len(page) < site.first_view < 200
    run = Run(1, {"package": Step(1, 1), "pages": Step(1, 1)}, granted=(Decimal(1), 1), site=site)
    assert "| **page and search, per act (kB)** | 0.1 |" in table([run])
