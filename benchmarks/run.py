"""``python -m benchmarks.run --sizes 100 1000``: each verb on N invented acts, its seconds, memory and bytes.

Every step runs in a process of its own, as a user runs it; its peak is that of its largest process, as the system tells
it. The table is printed, and with ``--write`` put into ``README.md``.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
import os
import platform
import re
import sys
import tempfile
import time
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from benchmarks import acts
from benchmarks.report import put

ROOT = Path(__file__).parents[1]
MARKS = ("<!-- figures -->", "<!-- end of figures -->")
SAMPLE = 50
"""Acts whose first view is weighed."""

COMPILED = str(Path(tempfile.gettempdir()) / "registre-bytecode")
"""Where Python keeps what it compiled, as it does beside a program that is installed; in no folder that is measured."""

PEER_SIZE = 1_000
"""Acts up to which the peer is run: with every page in its navigation it takes minutes beyond."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one process cost."""

    seconds: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Site:
    """The bytes of a built site: the page of each act, what searching needs, the data to download, all the rest.

    ``first_view`` is what the page of an act asks for, the mean of some, compressed as a host does; searching comes
    later, when someone searches.
    """

    acts: int
    search: int
    data: int
    rest: int
    first_view: float


@dataclass(slots=True)
class Run:
    """All steps for one number of acts."""

    number: int
    steps: dict[str, Step] = field(default_factory=dict)
    package_bytes: int = 0
    content_bytes: int = 0
    site: Site | None = None
    granted: tuple[Decimal, int] = (Decimal(0), 0)

    def seconds(self, name: str) -> float:
        """The seconds of a step; 0.0 when it was not run."""
        return self.steps[name].seconds if name in self.steps else 0.0

    def peak(self, name: str) -> float:
        """The megabytes of the largest process of a step; 0.0 when it was not run."""
        return self.steps[name].peak_mb if name in self.steps else 0.0


def main() -> None:
    """Run what the command line asks for, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 5_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peer", action="store_true", help="also the same pages under Material as people write it")
    parser.add_argument("--no-site", action="store_true", help="read, package and pages alone")
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/README.md")
    asked = parser.parse_args()
    runs = [measure(number, asked.seed, site=not asked.no_site, peer=asked.peer) for number in asked.sizes]
    report = table(runs)
    print(report)
    if asked.write:
        put(report, MARKS)


def measure(number: int, seed: int, *, site: bool, peer: bool) -> Run:
    """Every step on ``number`` acts, in a temporary folder."""
    run = Run(number)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        seeds, package, content, built = (home / name for name in ("seeds", "package", "content", "site"))
        written = acts.write(seeds, number, seed)
        dirs = {"--seeds": seeds, "--package": package, "--content": content, "--site": built}
        run.steps["read"] = _python("from benchmarks.run import read_all", f"read_all({str(seeds)!r})")
        run.steps["package"] = _verb("package", dirs, "--seeds", "--package")
        run.granted = (_granted(package), written)
        run.steps["pages"] = _verb("pages", dirs, "--package", "--content")
        run.package_bytes, run.content_bytes = _bytes(package), _bytes(content)
        if site:
            run.steps["site"] = _verb("site", dirs, "--package", "--content", "--site")
            run.site = weighed(built)
            run.steps["search"] = _python(
                "from benchmarks.run import index_all", f"index_all({str(built)!r}, {str(home / 'index')!r})"
            )
        if peer and number <= PEER_SIZE:
            run.steps["peer"] = _peer(home, content)
    return run


def read_all(seeds: str) -> None:
    """Read each document of a folder, in this process alone."""
    from generator import build

    for path in sorted(Path(seeds).glob("*.txt")):
        build.read(path)


def index_all(site: str, workspace: str) -> None:
    """Make the search index of a built site once more, alone: within ``registre site`` it overlaps other work."""
    from generator.site import search

    copies = Path(workspace) / "copies"
    for path in sorted(Path(site).rglob("*.html")):
        if copy := search.article(path.read_text(encoding="utf-8")):
            target = copies / path.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(copy, encoding="utf-8")
    with search.indexing(copies, Path(workspace) / "pagefind"):
        pass


def _verb(verb: str, dirs: dict[str, Path], *options: str) -> Step:
    """A verb of the command, as a user calls it."""
    arguments = [word for option in options for word in (option, str(dirs[option]))]
    return _spawn([sys.executable, "-m", "generator", verb, *arguments, "--quiet"])


def _python(*lines: str) -> Step:
    """Some lines of Python in a process of their own."""
    return _spawn([sys.executable, "-c", "; ".join(lines)])


def _peer(home: Path, content: Path) -> Step:
    """The same Markdown under Material as most people write it: automatic navigation, built-in search."""
    pages = home / "peer"
    pages.mkdir()
    config = pages / "mkdocs.yml"
    config.write_text(
        json.dumps(
            {
                "site_name": "peer",
                "docs_dir": str(content),
                "site_dir": str(pages / "site"),
                "theme": {"name": "material", "language": "fr", "font": False},
                "markdown_extensions": ["tables", {"toc": {"permalink": True}}],
                "plugins": ["search"],
            }
        ),
        encoding="utf-8",
    )
    return _spawn([sys.executable, "-m", "mkdocs", "--quiet", "build", "-f", str(config)])


def _spawn(command: list[str]) -> Step:
    """Run ``command`` to its end; the peak is that of the largest process of its family."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "PYTHONPYCACHEPREFIX": COMPILED}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, environment)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status):
        message = f"exit code {os.waitstatus_to_exitcode(status)}: {' '.join(command)}"
        raise SystemExit(message)
    return Step(seconds, usage.ru_maxrss / 1024)


def weighed(site: Path) -> Site:
    """The bytes of a built site by what they serve. An act's own CSV and JSON are data."""
    acts = sorted(path.parent / "index.html" for path in (site / "deliberations").glob("*/acte.json"))
    pages = sum(path.stat().st_size for path in acts)
    search, data = _bytes(site / "pagefind"), _bytes(site / "donnees")
    data += sum(_bytes(path.parent) for path in acts) - pages
    some = acts[:: max(1, len(acts) // SAMPLE)]
    return Site(pages, search, data, _bytes(site) - pages - search - data, sum(map(first_view, some)) / len(some))


def first_view(page: Path) -> int:
    """The bytes of a page and of the files of the site that it asks for, compressed."""
    asked = re.findall(r"<(?:link rel=(?:stylesheet|icon) href|script[^>]* src)=([^ >]+)", page.read_text("utf-8"))
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in {page, *(page.parent / name for name in asked)})


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _granted(package: Path) -> Decimal:
    """The euros that the package says were granted."""
    with (package / "subventions.csv").open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        return sum(
            (Decimal(row["montant"]) for row in rows if row["statut"] == "attribuee" and row["montant"]), Decimal(0)
        )


def exponent(points: list[tuple[int, float]]) -> float | None:
    """The power of N at which a quantity grows, by least squares on logarithms; ``None`` for fewer than two points.

    >>> exponent([(10, 3.0), (100, 30.0), (1000, 300.0)])
    1.0
    """
    known = [(math.log(number), math.log(value)) for number, value in points if value > 0]
    if len(known) < 2:  # noqa: PLR2004 - a slope needs two points
        return None
    mean_x = sum(x for x, _ in known) / len(known)
    mean_y = sum(y for _, y in known) / len(known)
    spread = sum((x - mean_x) ** 2 for x, _ in known)
    return round(sum((x - mean_x) * (y - mean_y) for x, y in known) / spread, 2)


def table(runs: list[Run]) -> str:
    """The figures as a Markdown table, a column a size, the growth in the last."""
    measures = {
        "read, one process (s)": [run.seconds("read") for run in runs],
        "read + write the package (s)": [run.seconds("package") for run in runs],
        "pages (s)": [run.seconds("pages") for run in runs],
        "site with search (s)": [run.seconds("site") for run in runs],
        "the search index alone (s)": [run.seconds("search") for run in runs],
        "same pages, Material, automatic navigation, built-in search (s)": [run.seconds("peer") for run in runs],
        "largest process, read + write the package (MB)": [run.peak("package") for run in runs],
        "largest process, pages (MB)": [run.peak("pages") for run in runs],
        "largest process, site with search (MB)": [run.peak("site") for run in runs],
        "package, per act (kB)": [run.package_bytes / run.number / 1_000 for run in runs],
        "pages in Markdown, per act (kB)": [run.content_bytes / run.number / 1_000 for run in runs],
    }
    sites = [run.site or Site(0, 0, 0, 0, 0) for run in runs]
    for name, weights in {
        "page of an act (kB)": [site.acts for site in sites],
        "search index, per act (kB)": [site.search for site in sites],
        "**page and search, per act (kB)**": [site.acts + site.search for site in sites],
        "other pages and assets, per act (kB)": [site.rest for site in sites],
        "data to download, per act (kB)": [site.data for site in sites],
    }.items():
        measures[name] = [weight / run.number / 1_000 for weight, run in zip(weights, runs, strict=True)]
    measures["first view of an act, compressed (kB)"] = [site.first_view / 1_000 for site in sites]
    lines = [
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.machine()}.",
        "",
        f"| | {' | '.join(f'{run.number:,} acts' for run in runs)} | grows as N to the |",
        f"|---|{'---:|' * (len(runs) + 1)}",
    ]
    for name, values in measures.items():
        if any(values):
            each = "(kB)" in name  # a weight is told for one act: what grows is that of all
            total = [(run.number, v * (run.number if each else 1)) for run, v in zip(runs, values, strict=True)]
            cells = " | ".join(f"{value:.1f}" if value else "–" for value in values)
            lines.append(f"| {name} | {cells} | {exponent(total) if len(total) > 1 else '–'} |")
    speeds = (run.number / (run.seconds("package") + run.seconds("pages")) for run in runs)
    lines.append(
        f"| **acts a second, read + package + pages** | {' | '.join(f'**{speed:.0f}**' for speed in speeds)} | |"
    )
    found = (f"{run.granted[0] / run.granted[1]:.2%}" for run in runs)
    lines.append(f"| euros granted that were read | {' | '.join(found)} | |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
