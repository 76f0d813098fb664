"""The gutter notation: a document with, in the margin of its lines, the section that each one opens.

A line of the notation is ``label | text of the line``. An empty margin is a line that goes on; a margin in parentheses
is noise: ``(folio) | 12``. A person writes it beside the document; a test compares it with what the layout says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.reading.outline import Outline


def read(notation: str) -> tuple[str, tuple[str, ...]]:
    r"""The text of the document and the margin of each of its lines.

    Raises ``ValueError`` for a line without a bar.

    >>> read("objet   | OBJET : Vélo\n        |\n(folio) | 3/17\n")
    ('OBJET : Vélo\n\n3/17\n', ('objet', '', '(folio)'))
    """
    texts: list[str] = []
    margins: list[str] = []
    for number, line in enumerate(notation.splitlines(), start=1):
        margin, bar, text = line.partition("|")
        if not bar:
            message = f"line {number} has no margin: {line!r}"
            raise ValueError(message)
        margins.append(margin.strip())
        texts.append(text.removeprefix(" "))
    return "".join(f"{text}\n" for text in texts), tuple(margins)


def margins(outline: Outline) -> tuple[str, ...]:
    """What an outline would write in the margin of each line."""
    return tuple(
        f"({line.noise})" if line.noise else line.label or "" for section in outline.sections for line in section.lines
    )


def write(outline: Outline) -> str:
    """An outline in the notation, to be read by a person and kept as an expected result."""
    spans = [line.span for section in outline.sections for line in section.lines]
    said = margins(outline)
    width = max(map(len, said), default=0)
    lines = (
        f"{margin:<{width}} | {span.of(outline.source.text).rstrip()}" for margin, span in zip(said, spans, strict=True)
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)
