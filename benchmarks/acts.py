"""Invented acts in the structures of real ones: any number of them, the same ones for the same seed.

The frames in ``forms/`` are those of the documents in ``seeds/`` (heads, attendance, recitals, articles, amounts,
stamps); the prose is drawn from their paragraphs that state no figure; bodies, people and beneficiaries do not exist
(``words.yml``). What each act grants is known, so that a benchmark can tell speed from haste.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
FORMS = ("registre", "numerotee")

PROSE = 6_500
"""Characters of prose in an act: with its frame it weighs about 10 kB, the mean of the deliberations in ``seeds/``."""

PARAGRAPH = 150
"""Characters from which a line of the seeds is taken for a paragraph of prose."""


@dataclass(frozen=True, slots=True)
class Act:
    """An invented act: the name of its file, its text, and the euros that it grants."""

    name: str
    text: str
    montant: int


def acts(number: int, seed: int = 1) -> Iterator[Act]:
    """``number`` invented acts; the first ones are the same whatever the number.

    >>> next(acts(1)) == next(acts(1_000))
    True
    """
    templates = [_environment().get_template(f"{form}.txt.j2") for form in FORMS]
    for rang in range(number):
        lots = random.Random(f"{seed}/{rang}")  # noqa: S311 - reproducible, and nothing is kept secret
        facts = _facts(lots, rang)
        yield Act(f"acte-{rang:06d}.txt", lots.choice(templates).render(facts), facts["montant"])


def write(folder: Path, number: int, seed: int = 1) -> int:
    """Write ``number`` acts into ``folder``; the euros that they grant together."""
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for act in acts(number, seed):
        (folder / act.name).write_text(act.text, encoding="utf-8", newline="\n")
        total += act.montant
    return total


@dataclass(frozen=True, slots=True)
class Jour:
    """A day as acts write it: ``19 décembre 2019``, ``jeudi 19 décembre 2019``."""

    date: str
    en_toutes_lettres: str
    annee: int

    @classmethod
    def of(cls, day: dt.date) -> Jour:
        """The words for ``day``."""
        words = _words()
        date = f"{'1er' if day.day == 1 else day.day} {words['mois'][day.month - 1]} {day.year}"
        return cls(date, f"{words['jours'][day.weekday()]} {date}", day.year)


def _facts(lots: random.Random, rang: int) -> dict[str, Any]:
    """Draw what an act says."""
    words = _words()
    people = _people(lots, lots.randint(28, 44))
    presents, away = people[: len(people) * 3 // 4], people[len(people) * 3 // 4 :]
    proxies = lots.randint(2, len(away) - 2)
    montant = lots.randint(2, 180) * 500
    base = montant * lots.randint(2, 30) + lots.randint(0, 999)
    day = dt.date(2015, 1, 1) + dt.timedelta(days=lots.randrange(4_000))
    return {
        "rang": rang,
        "collectivite": f"{lots.choice(words['collectivites'])} {lots.choice(words['lieux'])}",
        "beneficiaire": " ".join(lots.choice(words[kind]) for kind in ("groupes", "causes", "lieux")),
        "jour": Jour.of(day),
        "convocation": Jour.of(day - dt.timedelta(days=6)).date,
        "reception": Jour.of(day + dt.timedelta(days=lots.randint(1, 20))).date,
        "presents": presents,
        "pouvoirs": list(zip(away[:proxies], presents[:proxies], strict=True)),
        "absents": away[proxies:],
        "montant": montant,
        "moitie": montant // 1_000 * 500,
        "base": base,
        "part": _share(montant, base),
        "demande": montant + lots.randint(0, 40) * 500,
        "prose": _prose(lots),
    }


def _people(lots: random.Random, number: int) -> list[str]:
    """Different people, with a first name and a family name in capitals."""
    first, last = _words()["prenoms"], _words()["noms"]
    drawn = lots.sample(range(len(first) * len(last)), number)
    return [f"{first[pair % len(first)]} {last[pair // len(first)]}" for pair in drawn]


def _prose(lots: random.Random) -> str:
    """Paragraphs in another order, each with another end: no two acts share their prose."""
    chosen: list[str] = []
    while sum(map(len, chosen)) < PROSE:
        head, tail = lots.sample(_paragraphs(), 2)
        chosen.append(f"{head.rstrip(' .;,:')}. {tail}")
    return "\n\n".join(chosen)


@cache
def _paragraphs() -> tuple[str, ...]:
    """The paragraphs of the seeds that state no figure and open no section."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    lines = (line.strip() for text in texts for line in text.split("\n"))
    return tuple(
        line for line in lines if len(line) > PARAGRAPH and not any(c.isdigit() or c in "€*|#❶→" for c in line)
    )


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = yaml.safe_load((HERE / "words.yml").read_text(encoding="utf-8"))
    return words


@cache
def _environment() -> Environment:
    environment = Environment(  # noqa: S701 - plain text, no markup
        loader=FileSystemLoader(HERE / "forms"), undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.filters["euros"] = _euros
    return environment


def _euros(amount: int) -> str:
    """The amount as acts print it.

    >>> _euros(1089185)
    '1 089 185'
    """
    return f"{amount:,}".replace(",", " ")


def _share(amount: int, base: int) -> str:
    """The percentage as acts print it: two decimals, a comma, rounded half up in whole numbers.

    >>> _share(60_000, 1_089_185)
    '5,51 %'
    """
    hundredths = (amount * 20_000 + base) // (2 * base)
    return f"{hundredths // 100},{hundredths % 100:02d} %"
