"""``python -m benchmarks.search``: hundreds of queries typed into the search of a real site, in a real browser.

The site of ``seeds/``, then those of invented acts (``acts.py``). Recall@10 of a query is the share of its answers
among the first ten results, out of those that ten results can hold. Bytes are those a static host sends, compressed.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from benchmarks import acts
from benchmarks.browser import ARGUMENTS, chromium
from benchmarks.queries import queries, sample
from benchmarks.report import put

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser, Page

    from benchmarks.queries import Query

ROOT = Path(__file__).parents[1]
MARKS = ("<!-- search -->", "<!-- end of search -->")
FIRST = 10
"""Results that a reader looks at."""
VISITS = 12
"""New visitors of whom the first query is weighed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found: the share of its answers in the first ten results, and the seconds it took."""

    query: Query
    recall: float
    seconds: float


@dataclass(slots=True)
class Run:
    """All queries on one site; bytes of a first query by a new visitor, and of all the others together."""

    acts: int
    answers: list[Answer] = field(default_factory=list)
    first_bytes: list[int] = field(default_factory=list)
    first_seconds: list[float] = field(default_factory=list)
    facet_bytes: int = 0
    session_bytes: int = 0
    index_bytes: int = 0

    def recall(self, rule: str | None = None) -> float:
        """The mean recall of a rule, or of all queries."""
        return statistics.mean(a.recall for a in self.answers if rule in {None, a.query.rule})


def main() -> None:
    """Run what the command line asks for, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 5_000], help="invented acts, beside the seeds")
    parser.add_argument("--most", type=int, default=330, help="queries on each site of invented acts")
    parser.add_argument("--keep", type=Path, help="a folder where sites are kept, and found again")
    parser.add_argument("--misses", action="store_true", help="also name the queries that lost an answer")
    parser.add_argument("--write", action="store_true", help="put the tables into benchmarks/README.md")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        homes = asked.keep or Path(folder)
        runs = [measure(size, homes / str(size), asked.most) for size in (0, *asked.sizes)]
    report = table(runs)
    print(report)
    if asked.misses:
        for run in runs:
            for answer in run.answers:
                if answer.recall < 1:
                    print(run.acts, answer.query.rule, answer.query.words, f"{answer.recall:.2f}", sep="\t")
    if asked.write:
        put(report, MARKS)


def measure(size: int, home: Path, most: int) -> Run:
    """Every query on the site of ``size`` invented acts, or of the seeds when it is 0."""
    from playwright.sync_api import sync_playwright

    from generator import build
    from generator.package.read import read
    from generator.site.preview import serve

    site = home / "site"
    if not site.is_dir():
        seeds = home / "seeds" if size else ROOT / "seeds"
        if size and not seeds.is_dir():
            acts.write(seeds, size)
        build.build(seeds, home / "package", home / "content", site)
    dataset = read(home / "package")
    found = queries(dataset)
    run = Run(len(dataset.tables.actes) if size else len(dataset.tables.documents))
    run.index_bytes = sum(path.stat().st_size for path in (site / "pagefind").rglob("*") if path.is_file())
    server = serve(site, 0)
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        asked = sample(found, most) if size else found
        _ask_all(browser, f"http://127.0.0.1:{server.server_port}", site, asked, run)
        browser.close()
    server.shutdown()
    return run


def _ask_all(browser: Browser, address: str, site: Path, asked: list[Query], run: Run) -> None:
    """New visitors with one query each, then one visitor with all of them, then a facet."""
    for query in asked[:: max(1, len(asked) // VISITS)]:
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(address)
            page.wait_for_load_state("networkidle")
            sent = _weigh(page, address, site)
            start = time.perf_counter()
            ask(page, query.words)
            run.first_seconds.append(time.perf_counter() - start)
            run.first_bytes.append(sum(sent.values()))
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        sent = _weigh(page, address, site)
        for query in asked:
            start = time.perf_counter()
            results = ask(page, query.words)
            seconds = time.perf_counter() - start
            run.answers.append(Answer(query, recall(results, query.answers), seconds))
        run.session_bytes = sum(sent.values())
        page.locator(".registre-affiner summary").click()
        page.wait_for_load_state("networkidle")
        run.facet_bytes = sum(sent.values()) - run.session_bytes


def _weigh(page: Page, address: str, site: Path) -> dict[str, int]:
    """The bytes of each file that the page asks for from now on, as a host that compresses sends them, each once."""
    sent: dict[str, int] = {}

    def note(url: str) -> None:
        path = site / url.removeprefix(address).partition("?")[0].lstrip("/")
        if url not in sent and path.is_file():
            data = path.read_bytes()
            sent[url] = min(len(data), len(gzip.compress(data, 6)))

    page.on("request", lambda request: note(request.url))
    return sent


def ask(page: Page, words: str) -> list[str]:
    """Type a query into the search dialog; the addresses of the results that it shows, in order."""
    if not page.locator("dialog[open]").count():
        page.keyboard.press("/")
    page.fill("#registre-requete", words)
    page.keyboard.press("Enter")
    page.wait_for_selector(".registre-resultats[aria-busy=false]", state="attached")
    return [str(link.get_attribute("href")) for link in page.locator(".registre-resultats > li > a").all()]


def recall(results: Iterable[str], answers: frozenset[str]) -> float:
    """The share of the answers among the first ten results, out of those that ten can hold.

    >>> recall(["/a/", "/x/"], frozenset({"/a/", "/b/"}))
    0.5
    """
    return len(answers & set(list(results)[:FIRST])) / min(FIRST, len(answers)) if answers else 1.0


def table(runs: list[Run]) -> str:
    """Recall by rule, then what a query costs, a column a site."""
    names = [f"{run.acts:,} acts" if run.acts > FIRST else f"{run.acts} documents (`seeds/`)" for run in runs]
    head = [f"| | {' | '.join(names)} |", f"|---|{'---:|' * len(runs)}"]
    rules = list(dict.fromkeys(answer.query.rule for run in runs for answer in run.answers))
    counts: list[dict[str, int]] = []
    for run in runs:
        counted: defaultdict[str, int] = defaultdict(int)
        for answer in run.answers:
            counted[answer.query.rule] += 1
        counts.append(counted)
    cells = [
        [f"{run.recall(rule):.3f} ({counted[rule]})" if counted.get(rule) else "–" for rule in rules]
        for run, counted in zip(runs, counts, strict=True)
    ]
    lines = [
        *head,
        *(f"| {rule} | {' | '.join(row)} |" for rule, row in zip(rules, zip(*cells, strict=True), strict=True)),
    ]
    lines.append(
        "| **all queries, recall@10** | " + " | ".join(f"**{r.recall():.3f} ({len(r.answers)})**" for r in runs) + " |"
    )
    costs = {
        "to the first results, new visitor (kB)": [statistics.median(run.first_bytes) / 1_000 for run in runs],
        "the same, the heaviest (kB)": [max(run.first_bytes) / 1_000 for run in runs],
        "a further query, mean (kB)": [run.session_bytes / len(run.answers) / 1_000 for run in runs],
        "the facets, once (kB)": [run.facet_bytes / 1_000 for run in runs],
        "search index, per act (kB)": [run.index_bytes / run.acts / 1_000 for run in runs],
        "to the first results, new visitor, median (ms)": [
            statistics.median(run.first_seconds) * 1_000 for run in runs
        ],
        "a further query, median (ms)": [statistics.median(a.seconds for a in run.answers) * 1_000 for run in runs],
        "a further query, 95 of 100 within (ms)": [
            statistics.quantiles((a.seconds for a in run.answers), n=20)[-1] * 1_000 for run in runs
        ],
    }
    lines += [
        "",
        *head,
        *(f"| {name} | {' | '.join(f'{value:.1f}' for value in row)} |" for name, row in costs.items()),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
