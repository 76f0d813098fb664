"""Where figures are kept: a table between two marks of ``benchmarks/README.md``."""

from __future__ import annotations

from pathlib import Path

README = Path(__file__).parent / "README.md"


def put(report: str, marks: tuple[str, str], page: Path = README) -> None:
    """Replace what stands between ``marks`` by ``report``, the rest of the page untouched."""
    before, _, rest = page.read_text(encoding="utf-8").partition(marks[0])
    after = rest.partition(marks[1])[2]
    page.write_text(f"{before}{marks[0]}\n\n{report}\n{marks[1]}{after}", encoding="utf-8")
