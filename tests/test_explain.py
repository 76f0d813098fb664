"""A person sees which rule spoke, at which line, on which words."""

from __future__ import annotations

from decimal import Decimal

from generator.explain import explain, summary
from generator.values.finding import Finding, Statut
from generator.values.issue import Gravite, Issue
from generator.values.lecture import ActRead, Lecture, RowRead
from generator.values.source import Source
from generator.values.span import Span

TEXT = "SÉANCE DU 4 MAI 2023\nAttribution de\n60 000 euros\n"
LECTURE = Lecture(
    source=Source("acte", "acte.txt", "txt", TEXT, "0" * 64),
    layout="acte",
    part_lue=Decimal("0.875"),
    actes=(
        ActRead(
            {"objet": Finding("Attribution de 60 000 euros", (Span(21, 35), Span(36, 48)), "titre.objet")},
            (
                RowRead(
                    "subventions",
                    {
                        "exercice": Finding(
                            2023, (Span(10, 20),), "exercice.seance", Statut.DEDUIT, "année de la séance"
                        )
                    },
                    (RowRead("financements", {"montant": Finding(Decimal(60000), (Span(36, 48),), "montant.euros")}),),
                ),
            ),
            (Issue("sans-vote", Gravite.AVERTISSEMENT, "Aucun vote n'est indiqué."),),
        ),
    ),
    issues=(Issue("titre-coupe", Gravite.INFO, "Le titre est coupé.", Span(21, 48)),),
)


def test_summary_counts() -> None:
    """Two lines: the document, and what was found."""
    assert list(summary(LECTURE)) == ["acte.txt : acte, 87.5 % du texte lu", "1 acte(s), 2 doute(s)"]


def test_every_finding_shows_its_rule_its_line_and_its_words() -> None:
    """Nested rows included; a value read across a gap shows both passages; a deduced one says how."""
    shown = "\n".join(explain(LECTURE))

    assert "titre.objet, imprime : ligne 2 « Attribution de » + ligne 3 « 60 000 euros »" in shown
    assert "exercice.seance, deduit (année de la séance) : ligne 1 « 4 MAI 2023 »" in shown
    assert "financements.montant = 60000" in shown


def test_doubts_stand_at_their_line() -> None:
    """A doubt about an absence has no line."""
    shown = list(explain(LECTURE))

    assert "  info titre-coupe, ligne 2 : Le titre est coupé." in shown
    assert "  avertissement sans-vote, document : Aucun vote n'est indiqué." in shown


def test_each_line_shows_its_label_and_its_rule() -> None:
    """Lines that go on and lines that are noise are told apart; blank lines are left out."""
    text = "COMMUNE DE VALBELLE\nSéance du 4 mai 2023\nReçu le 08/05/2023\n\nOBJET : Voirie\nrue du Moulin\n"
    shown = "\n".join(explain(Lecture(source=Source("a", "a.txt", "txt", text, "0" * 64), layout="acte")))

    assert "ligne    2  entete           entete.seance" in shown
    assert "ligne    3  ~ tampon" in shown
    assert "ligne    5  objet            objet.etiquette" in shown
    assert "ligne    6  +                suite" in shown
    assert "ligne    4" not in shown
