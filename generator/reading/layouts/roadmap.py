"""The general form of French roadmaps: action plans, schemes, strategies, from any body."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.reading import openers
from generator.reading.blocks import gather
from generator.reading.layouts.base import Layout
from generator.reading.lines import cut
from generator.reading.outline import Line, Outline, sectioned

if TYPE_CHECKING:
    from generator.reading.blocks import Block
    from generator.values.source import Source

FEWEST = 3
"""Actions from which a text is a roadmap: a deliberation quotes one or two, a roadmap is made of them."""

HEAD = 2000
"""Characters among which the title stands: a cover has a few lines, a letter names a roadmap further down."""

DECIDES = re.compile(
    r"^[ \t*#>-]{0,8}(?:apres en avoir delibere|delibere[ \t]*:?[ \t]*$|article (?:1|1er|premier)[ \t]*[:.-]"
    r"|(?:le |la |l'|les membres d)[^\n.;:]{2,120}, ?apres (?:en )?avoir (?:valablement )?delibere"
    r"[ \t*]*[:,]?[ \t*]*$)",
    re.MULTILINE,
)
"""An operative part: a deliberation that approves a roadmap quotes its actions, and stays a deliberation.

The last form ends its line, « Le Bureau de la Métropole, après en avoir délibéré : »: a roadmap that tells by whom it
was adopted goes on.
"""

HEADING = 120
"""Characters beyond which a line without a mark is no heading. The longest of the roadmap at hand has 74."""

TITLED = frozenset({"axe", "objectif", "sous-objectif"})
"""Sections whose first block is a title, on one line or several (``suite.titre``)."""

Opinion = tuple[str | None, str]
"""The section that a block opens, ``None`` when it goes on, and the rule that says so."""


@dataclass
class Reader:
    """Walks the blocks once, from the title to the last action, and says what each one opens."""

    blocks: tuple[Block, ...]
    title: int
    section: str | None = None
    in_axis: bool = False
    marks: set[str] = field(default_factory=set)
    upper: set[str] = field(default_factory=set)
    holds: dict[int, bool] = field(default_factory=dict)
    runs: dict[int, int] = field(default_factory=dict)
    actions: list[int] = field(default_factory=list)
    walls: list[int] = field(default_factory=list)
    marked: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look ahead once, from the end, so that no question about what follows costs more than a search."""
        self._look_back()
        for at in range(self.title + 1, len(self.blocks)):
            block = self.blocks[at]
            if block.kind == "action":
                self.actions.append(at)
            elif self._marked(at):
                self.marked.setdefault(block.mark, []).append(at)
            elif at in self.holds or (self._ends_run(at) and len(block.words) <= HEADING):
                self.walls.append(at)

    def _ends_run(self, at: int) -> bool:
        """Whether a title is the last of its run, and the run does not announce actions."""
        following = self._at(at + 1)
        return self.runs.get(at) == at + 1 and following is not None and following.kind != "action"

    def _look_back(self) -> None:
        """Note where each run of titles ends (``runs``), and which headings have actions under them (``holds``)."""
        action, run_end = False, len(self.blocks)
        for at in range(len(self.blocks) - 1, self.title, -1):
            block = self.blocks[at]
            if block.kind in {"axe", "chapitre"} and self._heads(at):
                self.holds[at], action = action, False
            elif block.kind == "action" and not block.leads:
                action = True
            if self._may_announce(at):
                self.runs[at] = run_end
            else:
                run_end = at

    def _heads(self, at: int) -> bool:
        """Whether a numbered or lettered block is a heading of the text, not a line of the contents or of a list."""
        block = self.blocks[at]
        closing = ";:,…" if block.kind == "chapitre" else ".;:,…"
        return block.lone and not block.leads and block.is_title(closing=closing)

    def _may_announce(self, at: int) -> bool:
        """Whether a block without mark reads as a title, and the next one does not finish its sentence."""
        block = self.blocks[at]
        if block.kind != "texte" or not block.is_title():
            return False
        following = self._at(at + 1)
        return following is None or following.kind != "texte" or not following.words[:1].islower()

    def _at(self, at: int) -> Block | None:
        """The block of that rank, if there is one."""
        return self.blocks[at] if at < len(self.blocks) else None

    def _marked(self, at: int) -> bool:
        """Whether a bullet stands alone before a title that introduces prose, a heading or actions, and not a list."""
        block, following = self.blocks[at], self._at(at + 1)
        if block.kind != "puce" or not block.lone or "→" in block.mark or not block.is_title(HEADING):
            return False
        if following is None or following.kind != "puce":
            return following is not None
        return following.lone and following.mark != block.mark and following.is_title(HEADING)

    def read(self) -> list[Opinion]:
        """What each block opens, in order."""
        opinions: list[Opinion] = []
        for at in range(len(self.blocks)):
            label, regle = self._opinion(at)
            self.section = label or self.section
            opinions.append((label, regle))
        return opinions

    def _opinion(self, at: int) -> Opinion:
        """What one block opens."""
        block = self.blocks[at]
        if at <= self.title:
            return ("titre", block.regle) if at == self.title else (None, "suite")
        if at in self.holds:
            return self._numbered(at)
        if self.section in {"titre", "sommaire"} and block.kind != "sommaire":
            return self._before_chapters(block)
        if block.kind in {"action", "sommaire"}:
            return block.kind, block.regle
        return self._under_axis(at) if self.in_axis else (None, "suite")

    def _numbered(self, at: int) -> Opinion:
        """A numbered or lettered heading: an axis when actions stand under it, else a chapter, else a mere subtitle."""
        block = self.blocks[at]
        self.in_axis, self.marks, self.upper = self.holds[at], set(), set()
        if self.in_axis:
            return "axe", block.regle
        return ("chapitre", block.regle) if block.kind == "chapitre" else (None, "titre.sans-action")

    def _before_chapters(self, block: Block) -> Opinion:
        """Between the title and the first heading: the table of contents, a subtitle, or a foreword."""
        if self.section == "sommaire" or (block.kind == "texte" and len(block.words) <= HEADING):
            return None, "suite"
        return "preambule", "preambule.prose"

    def _under_axis(self, at: int) -> Opinion:
        """A block of an axis that is not an action."""
        block = self.blocks[at]
        if self._marked(at):
            return self._heading(block.mark, "objectif.puce", upper=block.mark in self.upper or not self.upper)
        if block.regle.startswith("propos.") and self.section == "action":
            return "propos", block.regle
        if at not in self.runs:
            return None, "suite"
        return self._title(at, self.runs[at])

    def _title(self, at: int, end: int) -> Opinion:
        """A title without mark: announced by a box, or at the head of what follows. Its run ends at ``end``."""
        following = self._at(end)
        announced = "annonces" if self.section != "annonces" else None
        if following is None or following.kind == "action":
            return announced, "annonces.avant-action"
        nothing_under = end in self.holds or (self._marked(end) and following.mark in self.marks)
        if self.section in {"action", "annonces"} and (nothing_under or end > at + 1):
            return announced, "annonces.apres-action"
        if nothing_under or len(self.blocks[at].words) > HEADING:
            return None, "suite"
        if not self._leads_to_action(end):
            return "encart", "encart.sans-action"
        introduces = end > at + 1 or self._marked(end)
        return self._heading("", "objectif.sans-marque", upper=introduces or not self.upper or "" in self.upper)

    def _leads_to_action(self, at: int) -> bool:
        """Whether an action comes before the next heading of the same height."""
        action = _next(self.actions, at)
        walls = [_next(self.walls, at), *(_next(self.marked.get(mark, []), at) for mark in self.marks)]
        return action is not None and all(wall is None or action < wall for wall in walls)

    def _heading(self, mark: str, regle: str, *, upper: bool) -> Opinion:
        """Open an objective, or a heading under the last one; remember how headings of that height are marked."""
        self.marks.add(mark)
        if not upper:
            return "sous-objectif", regle
        self.upper.add(mark)
        return "objectif", regle


def _next(ranks: list[int], at: int) -> int | None:
    """The first of the sorted ``ranks`` that is not before ``at``."""
    found = bisect_left(ranks, at)
    return ranks[found] if found < len(ranks) else None


def outline(source: Source, folded: str) -> Outline | None:
    """Outline a roadmap, or decline: no title of one near the top, an operative part, or fewer than three actions."""
    if vocabulary.load("roadmap")["titre.ligne"].search(folded, 0, min(HEAD, len(folded))) is None:
        return None  # most documents are acts: they should not pay for being cut into blocks
    if DECIDES.search(folded) is not None:
        return None
    asked = openers.load("roadmap")
    spans = cut(source.text, folded, asked)
    blocks, aside = gather(source.text, folded, spans, asked)
    title = next((at for at, block in enumerate(blocks) if block.regle == "titre.ligne"), None)
    if (
        title is None
        or spans[blocks[title].first].start > HEAD
        or sum(block.kind == "action" and not block.leads for block in blocks[title:]) < FEWEST
    ):
        return None
    opened = {
        block.first: (label, regle, block.opener_end)
        for block, (label, regle) in zip(blocks, Reader(blocks, title).read(), strict=True)
    }
    for block in blocks:
        if opened[block.first][0] in TITLED:
            opened |= dict.fromkeys(range(block.first + 1, block.last), (None, "suite.titre", 0))
    lines: list[Line] = []
    for number, span in enumerate(spans):
        if number in aside:
            noise = aside[number]
            lines.append(Line(span, None, f"bruit.{noise}" if noise else "ligne.vide", noise=noise))
        else:
            label, regle, end = opened.get(number, (None, "suite", 0))
            lines.append(Line(span, label, regle, opener_end=end if label else 0))
    return Outline(source, folded, "feuille_de_route", sectioned(tuple(lines)))


LAYOUT = Layout("feuille_de_route", outline)
