"""An amount read on a picture is published when its act says it twice, and is a doubt otherwise."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.extraction.confirmation import confirmed
from generator.values.finding import Finding, Statut
from generator.values.lecture import ActRead, Lecture, RowRead
from generator.values.source import Source
from generator.values.span import Span


def _read(text: str, words: str, value: int, statut: Statut = Statut.IMPRIME) -> Finding[object]:
    """The amount that stands where ``words`` first do."""
    start = text.index(words)
    return Finding(Decimal(value), (Span(start, start + len(words)),), "essai", statut)


def _gift(text: str, words: str, value: int, *shares: RowRead, statut: Statut = Statut.IMPRIME) -> RowRead:
    return RowRead("subventions", {"montant": _read(text, words, value, statut)}, shares)


def _share(text: str, words: str, value: int) -> RowRead:
    return RowRead("financements", {"montant": _read(text, words, value)})


def _lecture(text: str, *rows: RowRead, ocr: frozenset[int] = frozenset({1}), point: str | None = None) -> Lecture:
    pages = (0, *(place + 1 for place, letter in enumerate(text) if letter == "\f"))
    source = Source("essai", "essai.pdf", "pdf", text, "", pages, ocr)
    return Lecture(source=source, layout="acte", actes=(ActRead({}, rows, (), point),))


def _kept(lecture: Lecture) -> list[str]:
    """The amounts that remain, and the doubts that took the place of the others."""
    (act,) = confirmed(lecture).actes
    rows = [one for row in act.rows for one in (row, *row.enfants)]
    kept = [str(row.champs[name].value) for row in rows for name in ("montant", "budget_projet") if name in row.champs]
    return kept + [f"{issue.code} {issue.span.of(lecture.source.text)}" for issue in act.issues if issue.span]


ALONE = "Une subvention de 7 000 € est attribuée."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (ALONE, ["montant-ocr 7 000 €"]),
        (f"{ALONE} Soit sept mille euros.", ["7000"]),
        (f"{ALONE} Il est proposé 7.000,00 euros.", ["7000"]),
        (f"{ALONE} Il est proposé 1 000 euros.", ["montant-ocr 7 000 €"]),
        (f"{ALONE} Soit mille euros.", ["montant-ocr 7 000 €"]),
        (f"{ALONE} L'association compte\n7 000\nadhérents.", ["montant-ocr 7 000 €"]),
    ],
)
def test_the_act_says_it_again(text: str, kept: list[str]) -> None:
    """In words or in figures, elsewhere, as money, and the same."""
    assert _kept(_lecture(text, _gift(text, "7 000 €", 7000))) == kept


def test_a_text_layer_needs_no_confirmation() -> None:
    """Nor does a page that has one beside a page that was read."""
    gift = _gift(ALONE, "7 000 €", 7000)
    whole = _lecture(ALONE, gift, ocr=frozenset())
    assert confirmed(whole) is whole
    assert _kept(_lecture(f"{ALONE}\fVu", gift, ocr=frozenset({2}))) == ["7000"]


def test_a_total_that_holds() -> None:
    """The column adds up to a printed figure, marked as money or not; one wrong part, and nothing is sure."""
    for total, kept in (("26 500", ["10000", "16500"]), ("26 600", ["montant-ocr 10 000", "montant-ocr 16 500"])):
        text = f"Champ libre\t10 000\nAlethéia\t16 500\nTOTAL\t{total}\n"
        assert _kept(_lecture(text, _gift(text, "10 000", 10000), _gift(text, "16 500", 16500))) == kept


def test_the_same_gift_to_another_proves_nothing() -> None:
    """Two amounts of one column that look alike may be misread alike."""
    text = "Aux Amis 1 000 €, aux Voisins 1 000,00 €."
    rows = (_gift(text, "1 000 €", 1000), _gift(text, "1 000,00 €", 1000))
    assert _kept(_lecture(text, *rows)) == ["montant-ocr 1 000 €", "montant-ocr 1 000,00 €"]


def test_the_shares_of_the_payers() -> None:
    """They confirm the subsidy that they add up to, unless it was made of them."""
    text = "60 € du budget principal, 40 € du budget annexe, 100 € en tout"
    shares = (_share(text, "60 €", 60), _share(text, "40 €", 40))
    assert _kept(_lecture(text, _gift(text, "100 €", 100, *shares))) == ["100", "60", "40"]

    made = _gift(text, "60 €", 100, *shares, statut=Statut.DEDUIT)
    alone = text.partition(", 100")[0]
    assert _kept(_lecture(alone, made)) == ["montant-ocr 60 €", "montant-ocr 40 €"]
    again = f"{alone}. Rappel : 60 euros et 40 euros."
    assert _kept(_lecture(again, made)) == ["100", "60", "40"]


def test_every_column_of_money() -> None:
    """The budget line confirms the subsidy, and the other way round; the budget of the project stands alone."""
    text = "7 000 € sur un budget de 90 000 € ; crédits : 7 000,00 €"
    gift = RowRead(
        "subventions", {"montant": _read(text, "7 000 €", 7000), "budget_projet": _read(text, "90 000 €", 90000)}
    )
    line = RowRead("imputations", {"montant": _read(text, "7 000,00 €", 7000)})
    assert _kept(_lecture(text, gift, line)) == ["7000", "7000", "montant-ocr 90 000 €"]


def test_another_affair_of_the_sitting_confirms_nothing() -> None:
    """An affair is confirmed by its own words."""
    text = f"{ALONE}\nAffaire suivante : 7 000 euros."
    assert _kept(_lecture(text, _gift(text, "7 000 €", 7000), point="1")) == ["montant-ocr 7 000 €"]


def test_time_grows_with_the_amounts() -> None:
    """Minutes hold thousands of equal gifts: each is looked up, not compared with all the others."""
    text = "".join(f"{number:05} : 500 €\n" for number in range(20_000))
    rows = []
    for number in range(20_000):
        start = number * 14 + 8
        rows.append(RowRead("subventions", {"montant": Finding(Decimal(500), (Span(start, start + 5),), "essai")}))
    (act,) = confirmed(_lecture(text, *rows)).actes
    assert len(act.issues) == 20_000


def _counts(text: str, **counts: str) -> Lecture:
    champs: dict[str, Finding[object]] = {}
    for name, words in counts.items():
        start = text.index(words)
        champs[name] = Finding(int(words), (Span(start, start + len(words)),), "essai")
    lecture = _lecture(text)
    return Lecture(source=lecture.source, layout="acte", actes=(ActRead(champs, (), ()),))


@pytest.mark.parametrize(
    ("votants", "kept"),
    [("23", {"membres_presents", "membres_representes", "votants"}), ("28", set())],
)
def test_counts_stay_where_they_add_up(votants: str, kept: set[str]) -> None:
    """« 20 présents, 3 pouvoirs, 23 votants » is sure; with 28 voters one of the three was misread, none is told."""
    text = f"Présents : 20 - Pouvoirs : 3 - Votants : {votants}"
    (act,) = confirmed(_counts(text, membres_presents="20", membres_representes="3", votants=votants)).actes
    assert set(act.champs) == kept
    assert [issue.code for issue in act.issues] == ["nombre-ocr"] * (3 - len(kept))
