"""An outline is total: whatever the text, its sections hold each character once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.french import vocabulary
from generator.french.fold import fold
from generator.reading import openers, rules
from generator.reading.columns import reorder
from generator.reading.lines import cut
from generator.reading.outline import Outline, Section, sectioned
from generator.reading.titles import before_report
from generator.values.source import Source

PHRASES = [phrase for entry in vocabulary.load("sections").entries for phrase in entry.exemples]
PARTS = [
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "Le toit fuit.",
    "Hugo BELVAL - Inès CORMIER",
    "12",
    "■ Toit",
    f"{'Marge':<30}colonne\n",
]
acts = st.lists(st.sampled_from(PHRASES + PARTS), max_size=40).flatmap(
    lambda parts: st.sampled_from(["", "\n", " "]).map(lambda glue: glue.join(parts))
)


def outlined(text: str) -> Outline:
    """Any text as the layout of acts would cut it, act or not."""
    folded = fold(text)
    asked = openers.load()
    lines = rules.label(text, folded, reorder(text, cut(text, folded, asked)), asked)
    return Outline(Source("essai", "essai.txt", "txt", text, ""), folded, "acte", sectioned(before_report(text, lines)))


@given(st.one_of(acts, st.text()))
def test_sections_tile_any_text(text: str) -> None:
    """No character is lost, none is held twice, and the share that was read is a share."""
    outline = outlined(text)
    spans = sorted(line.span for section in outline.sections for line in section.lines)
    assert "".join(span.of(text) for span in spans) == text
    assert 0 <= outline.part_lue <= 1


@given(acts)
def test_words_are_text_or_noise(text: str) -> None:
    """Views of the sections and of the noise share the document between them."""
    outline = outlined(text)
    kept, noise = outline.view(*outline.sections), outline.noise("tampon", "folio", "page", "courant", "scorie")
    assert len(kept) + len(noise) == len(text)
    assert sorted(kept.text + noise.text) == sorted(text)


def test_the_share_read_counts_noise_and_leaves_out_what_nobody_knows() -> None:
    """« Bonjour » is in no section; a folio stands in one."""
    text = "Bonjour.\n" + "Vu le code\n" + "12\n"
    assert outlined(text).part_lue == (len(text) - len("Bonjour.\n")) / len(text)
    assert outlined("").part_lue == 0


def test_a_view_is_that_of_its_own_sections() -> None:
    """Sections made to be seen once, one after the other, may have one identity: each is seen as it is."""
    outline = outlined("Vu le code\n\nConsidérant le bail\n")
    lines = tuple(line for section in outline.sections for line in section.lines)
    assert [outline.view(Section(None, (line,))).text for line in lines] == [
        line.span.of(outline.source.text) for line in lines
    ]
