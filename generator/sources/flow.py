"""The text of a document that flows (a word processor's, a web page's): paragraphs are lines, table rows are tabbed."""

from __future__ import annotations

from dataclasses import dataclass, field

TALL = 3
"""Paragraphs of a cell beyond which a table is no table of data but the two columns of a head."""


@dataclass(slots=True)
class _Table:
    """A table as far as it was met: the cells of its row, and the lines of its cell, while they are open."""

    row: list[list[str]] | None = None
    cell: list[str] | None = None


@dataclass(slots=True)
class Flow:
    r"""Takes what a reader meets, in order, and writes it as lines; what was left open is closed by what follows.

    A row of a table is one line, its cells apart by tabs; a cell of many paragraphs is a column of a page, whose
    paragraphs come one a line, after those of the column to its left. Between paragraphs there is one blank line.

    >>> flow = Flow()
    >>> flow.say("Vu la loi")
    >>> flow.open_table()
    >>> for words in ("Les Amis", "1 500 €"):
    ...     flow.open_cell()
    ...     flow.say(words)
    >>> flow.close_table()
    >>> flow.text()
    'Vu la loi\n\nLes Amis\t1 500 €\n'
    """

    _body: list[str] = field(default_factory=list)
    _tables: list[_Table] = field(default_factory=list)
    _said: list[str] = field(default_factory=list)

    def say(self, words: str) -> None:
        """Words of the line that runs."""
        self._said.append(words)

    def end_line(self, *, even_empty: bool = False) -> None:
        """End the line that runs; without words it leaves nothing, unless it was printed empty."""
        line = "".join(self._said).rstrip(" ")
        self._said.clear()
        if even_empty or line.strip():
            self._lines().append(line)

    def gap(self) -> None:
        """End the line and the paragraph: a blank line, one at most."""
        self.end_line()
        lines = self._lines()
        if lines and lines[-1]:
            lines.append("")

    def open_table(self) -> None:
        """A table begins, inside a cell or not."""
        self.gap()
        self._tables.append(_Table())

    def open_row(self) -> None:
        """A row begins; the one before it ends."""
        self.close_row()
        if self._tables:
            self._tables[-1].row = []

    def open_cell(self) -> None:
        """A cell begins; the one before it ends."""
        self.close_cell()
        if self._tables:
            table = self._tables[-1]
            table.row = [] if table.row is None else table.row
            table.cell = []

    def close_cell(self) -> None:
        """The cell, if one is open, is whole."""
        self.end_line()
        if not self._tables:
            return
        table = self._tables[-1]
        if table.row is not None and table.cell is not None:
            table.row.append([line.strip() for line in table.cell if line.strip()])
            table.cell = None

    def close_row(self) -> None:
        """The row, if one is open, is whole: a line of data, or the columns of a page."""
        self.close_cell()
        if not self._tables or self._tables[-1].row is None:
            return
        row, self._tables[-1].row = self._tables[-1].row, None
        if max(map(len, row), default=0) > TALL:
            self._lines().extend(line for cell in row for line in cell)
        elif any(row):
            self._lines().append("\t".join(" ".join(cell) for cell in row).rstrip("\t"))

    def close_table(self) -> None:
        """The table, if one is open, is whole."""
        self.close_row()
        if self._tables:
            self._tables.pop()
            self.gap()

    def text(self) -> str:
        """All lines, each with its end; what is still open ends here."""
        while self._tables:
            self.close_table()
        self.end_line()
        return "".join(f"{line}\n" for line in self._body).rstrip("\n") + "\n"

    def _lines(self) -> list[str]:
        """Where a whole line goes: into the innermost open cell, or into the body; between two cells, around them."""
        for table in reversed(self._tables):
            if table.cell is not None:
                return table.cell
        return self._body
