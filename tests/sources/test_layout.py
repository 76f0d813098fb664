"""Where the words of a page are put back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.sources.layout import CELL_BLANKS, WIDEST, Word, render


def _words(text: str, left: float, base: float, size: float = 10) -> list[Word]:
    """Words printed one after the other, a letter half as wide as high and a blank a quarter."""
    printed = []
    for word in text.split():
        right = left + len(word) * size / 2
        printed.append(Word(word, left, right, base, size))
        left = right + size / 4
    return printed


def test_a_paragraph_is_read_as_printed() -> None:
    """Lines follow each other without a blank line; the order of drawing does not count."""
    page = _words("réuni en mairie", 50, 688) + _words("Le conseil municipal", 50, 700)

    assert render(page) == "Le conseil municipal\nréuni en mairie\n"


def test_columns_stand_apart_and_in_line() -> None:
    """A figure stands under a figure, and no gap between columns is narrower than floor 3 asks."""
    page = _words("Association", 50, 700) + _words("Montant", 300, 700)
    page += _words("Les Amis des Arts", 50, 688) + _words("1 500 €", 300, 688)

    head, row = render(page).splitlines()

    assert head.index("Montant") == row.index("1 500 €")
    assert " " * CELL_BLANKS in row


def test_a_justified_line_has_no_columns() -> None:
    """Blanks stretched alike over a line are blanks."""
    page = [Word("mot", 50 + 24 * n, 65 + 24 * n, 700, 10) for n in range(8)]

    assert render(page) == " ".join(["mot"] * 8) + "\n"


def test_a_table_of_single_words_keeps_its_columns() -> None:
    """Gaps that are all wide are columns, not justification."""
    page = [Word(str(n), 50 + 60 * n, 55 + 60 * n, 700, 10) for n in range(6)]

    assert render(page).split("   ")[0] == "0"
    assert render(page).split() == [str(n) for n in range(6)]


def test_a_long_name_does_not_swallow_the_next_cell() -> None:
    """The lines around show where the column begins."""
    rows = [("FABRE", "TH"), ("AMANS", "TF"), ("BALSAN", "TH")]
    page = [Word("Renée", 50, 75, 664, 10), Word("FABRE-URTIS", 77.5, 146, 664, 10), Word("CFE", 150, 165, 664, 10)]
    for n, (name, tax) in enumerate(rows):
        page += _words(name, 50, 700 - 12 * n) + _words(tax, 150, 700 - 12 * n)

    *_, last = render(page).splitlines()

    assert last.split("   ")[0] == "Renée FABRE-URTIS"


def test_a_sentence_is_not_cut_by_a_table_below() -> None:
    """A word that happens to stand over a column has the blank of all others."""
    page = [Word("mot", 50 + 20 * n, 66 + 20 * n, 700, 10) for n in range(8)]
    page += [word for n in (1, 2, 3) for word in _words("a", 50, 700 - 12 * n) + _words("b", 110, 700 - 12 * n)]

    assert render(page).splitlines()[0] == " ".join(["mot"] * 8)


def test_a_cell_that_leans_to_a_line_joins_it() -> None:
    """« Montant » is printed half a line above the second line of « Code association »: it is one head."""
    page = _words("Code", 50, 700) + _words("association", 50, 686, 12) + _words("Montant", 300, 692, 12)

    assert [row.split() for row in render(page).splitlines()] == [["Code"], ["association", "Montant"]]


def test_a_cell_centred_between_two_lines_stays_alone() -> None:
    """The amount between the two lines of a name belongs to both."""
    page = _words("UNION DES", 50, 707, 12) + _words("1 500 €", 300, 700, 12) + _words("ARTISANS", 50, 693, 12)

    assert [row.split() for row in render(page).splitlines()] == [["UNION", "DES"], ["1", "500", "€"], ["ARTISANS"]]


def test_a_page_in_two_columns_of_text_is_read_one_after_the_other() -> None:
    """A bulletin prints its minutes so; what runs over the whole width stands above and below both."""
    page = _words("Compte rendu de la séance du conseil municipal réuni le mardi 5 mai en mairie de Blaise", 50, 780)
    for n in range(14):
        page += _words(f"gauche{n} le conseil décide de donner aux Amis", 50, 750 - 12 * n)
        page += _words(f"droite{n} la chorale reçoit une somme de sept", 320, 745 - 12 * n)
    page += _words("Le présent compte rendu est affiché à la porte de la mairie et publié sur le site", 50, 550)

    lines = [line.split()[0] for line in render(page).splitlines() if line]

    sides = (*(f"gauche{n}" for n in range(14)), *(f"droite{n}" for n in range(14)))
    assert lines == ["Compte", *sides, "Le"]


def test_a_margin_beside_running_text_is_no_column_of_it() -> None:
    """Nor are two lists of names: their lines stay side by side, as floor 3 expects them."""
    head = [word for n in range(14) for word in _words(f"Membres : {n}", 50, 750 - 12 * n)]
    head += [word for n in range(14) for word in _words("réuni en mairie sous la présidence de", 250, 750 - 12 * n)]

    assert all("réuni" in line for line in render(head).splitlines())


def _table(*rows: list[tuple[str, ...]]) -> list[Word]:
    """Rows printed without borders, twice as far apart as the lines of a cell, each cell centred on its row."""
    page: list[Word] = []
    top = 700.0
    for row in rows:
        height = max(len(cell) for cell in row)
        for cell, left in zip(row, (50, 250, 350, 480), strict=True):
            first = top - 6 * (height - len(cell))
            page += [word for n, line in enumerate(cell) for word in _words(line, left, first - 12 * n)]
        top -= 12 * height + 10
    return page


WRAPPED: tuple[list[tuple[str, ...]], ...] = (
    [("Entreprise",), ("Activité",), ("Commune",), ("Aide", "(€)")],
    [("SARL Le Relais",), ("Auberge",), ("Saint-Front-", "des-Bois"), ("3 000",)],
    [("Menuiserie du Val et", "de la Combe"), ("Bois",), ("Corsac",), ("1 500",)],
    [("EURL Les Rives",), ("Taxi",), ("Corsac",), ("néant",)],
)


def test_a_table_without_borders_has_a_line_for_each_row() -> None:
    """White bands part its columns, taller ones its rows; the sentences around it stay as they are."""
    page = _words("Les aides suivantes sont attribuées au titre du fonds de solidarité pour les entreprises :", 50, 730)
    page += _table(*WRAPPED) + _words("Article 2 : la dépense de 4 500 € est imputée au chapitre 65 du budget", 50, 560)

    above, *table, below = (line for line in render(page).splitlines() if line)

    assert (above[:9], below[:9]) == ("Les aides", "Article 2")
    assert table == [
        "Entreprise\tActivité\tCommune\tAide (€)",
        "SARL Le Relais\tAuberge\tSaint-Front-des-Bois\t3 000",
        "Menuiserie du Val et de la Combe\tBois\tCorsac\t1 500",
        "EURL Les Rives\tTaxi\tCorsac\tnéant",
    ]


def test_lines_as_near_as_rows_are_no_wrapped_cells() -> None:
    """Names in three columns, or rows without white between them: nobody knows where one ends."""
    page = [word for n in range(6) for left in (50, 200, 350) for word in _words("Anne BRUN", left, 700 - 12 * n)]

    assert "\t" not in render(page)
    assert "\t" not in render(_table(*(row for row in WRAPPED if len(row[2]) == len(row[0]) == len(row[3]))))


def test_an_exponent_stays_in_its_line() -> None:
    """« 1 er » is raised by a third."""
    page = [Word("Article", 50, 85, 700, 10), Word("1", 88, 93, 700, 10), Word("er", 93.5, 100, 703.3, 6)]

    assert render(page) == "Article 1 er\n"


def test_a_gap_on_the_page_is_blank_lines() -> None:
    """A title stands apart from what is above it, and four blank lines say as much as twenty."""
    assert render(_words("haut", 50, 700) + _words("Titre", 50, 664)) == "haut\n\n\nTitre\n"
    assert render(_words("haut", 50, 700) + _words("bas", 50, 100)).count("\n") == 6


def test_bold_by_printing_twice_is_said_once() -> None:
    """Word processors of the nineties shift the second print by a fraction of a point."""
    assert render([*_words("Présents", 50, 700), *_words("Présents", 50.3, 700)]) == "Présents\n"


def test_nothing_gives_nothing() -> None:
    """A page may be empty."""
    assert render([]) == ""


_PLACES = st.floats(min_value=-1e6, max_value=1e6)


@given(
    st.lists(
        st.builds(
            lambda text, left, width, base, size: Word(text, left, left + width, base, size),
            st.text(alphabet="abc€1", min_size=1, max_size=9),
            _PLACES,
            st.floats(min_value=0, max_value=100),
            _PLACES,
            st.floats(min_value=0.1, max_value=100),
        ),
        max_size=20,
        unique_by=lambda word: word.text,
    )
)
def test_every_word_is_there_once(words: list[Word]) -> None:
    """Whatever a page holds, and wherever: nothing is lost or invented, and no line fills a disk with blanks."""
    text = render(words)

    assert sorted(text.split()) == sorted(word.text for word in words)
    assert all(len(row) <= WIDEST + 20 * (9 + CELL_BLANKS) for row in text.splitlines())
