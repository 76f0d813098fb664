"""Documents meet: doubles, citations from act to act, one body of several names, links to a roadmap."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assembly.corpus import assemble
from generator.values.tables import KEYS, RECORD_TYPES, ligne

if TYPE_CHECKING:
    from generator.assembly.draft import Draft
    from generator.values.tables import Corpus, Tables
    from tests.assembly.conftest import Drafted

ROADMAP = """\
Plan d'actions de la Métropole des Rives

Axe 1 : Se déplacer

■ Le vélo

Action engagée, portée par Vélo Rives : ouvrir un atelier de réparation

près de la gare.

Action à engager à court terme par la Métropole : compter les passages.

Action engagée par la Métropole : planter des arbres.
"""
OLDER = "Séance du mercredi 3 mars 2021\nDate de convocation : 25 février 2021\nDélibération n° 2021-04"
CITED = "Séance du 3 février 2020\nDélibération n° 2020-12"


def keys(tables: Tables) -> list[tuple[str, str]]:
    """The key of every record of a corpus."""
    return [(table, ligne(table, record)) for table in RECORD_TYPES for record in getattr(tables, table)]


def provenances_hang_on_rows(corpus: Corpus) -> bool:
    """Whether every proof is about a row that is there."""
    known = set(keys(corpus.tables))
    return all((proof.table, proof.ligne) in known for proof in corpus.tables.provenances)


def test_two_documents_with_one_act_number_both_say_so(drafted: Drafted, act: str) -> None:
    """Both are published, under two identifiers; all that hangs on the second follows it."""
    corpus = assemble([drafted(act, "b"), drafted(act, "a"), drafted(act, "c")])
    first, second, third = (acte.acte_id for acte in sorted(corpus.tables.actes, key=lambda acte: acte.document_id))
    assert first == "metropole-des-rives-2021-04"
    assert (second, third) == (f"{first}-b", f"{first}-c")
    doubles = [doubt for doubt in corpus.tables.anomalies if doubt.code == "acte-en-double"]
    assert {doubt.acte_id for doubt in doubles} == {first, second, third}
    assert all(doubt.gravite == "erreur" and ".txt" in doubt.message for doubt in doubles)
    found = keys(corpus.tables)
    assert len(found) == len(set(found))
    assert provenances_hang_on_rows(corpus)
    assert {grant.acte_id for grant in corpus.tables.subventions} == {first, second, third}
    assert {check.acte_id for check in corpus.tables.controles} == {first, second, third}


def test_a_visa_points_to_the_act_that_it_cites(drafted: Drafted, act: str) -> None:
    """Same body, same number, same date."""
    cited = drafted(act.replace(OLDER, CITED), "cite")
    corpus = assemble([drafted(act), cited])
    (visa,) = [visa for visa in corpus.tables.visas if visa.acte_cite_id]
    assert (visa.acte_id, visa.acte_cite_id) == ("metropole-des-rives-2021-04", "metropole-des-rives-2020-12")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("DE LA MÉTROPOLE DES RIVES", "DE LA COMMUNAUTÉ DE COMMUNES DE VALDOR"),
        ("Séance du 3 février 2020", "Séance du 4 février 2020"),
        ("2020-12", "2020-13"),
    ],
    ids=["autre collectivité", "autre date", "autre numéro"],
)
def test_a_visa_does_not_point_to_another_act(drafted: Drafted, act: str, old: str, new: str) -> None:
    """Two bodies number their acts alike; one number may serve twice."""
    cited = drafted(
        act.replace(OLDER, CITED).replace("n° 2020-12 du 3 février", "n° 2019-01 du 3 mai").replace(old, new), "c"
    )
    corpus = assemble([drafted(act), cited])
    assert len(corpus.tables.actes) == 2
    assert [visa.acte_cite_id for visa in corpus.tables.visas] == [None, None]


def test_one_siren_is_one_body(drafted: Drafted, act: str) -> None:
    """A town that prints its name in two ways stamps its acts with one number."""
    stamp = "\n099-239999998-20210303-DEL_2021_04-DE\n"
    texts = [
        act.replace("CONSEIL DE LA MÉTROPOLE DES RIVES", f"CONSEIL MUNICIPAL\n{name} DE VALDOR")
        + stamp.replace("8-2", f"{key}-2")
        for name, key in (("VILLE", "6"), ("COMMUNE", "6"))
    ]
    drafts = [drafted(text.replace("239999996", "217500016"), name) for text, name in zip(texts, "ab", strict=True)]
    corpus = assemble(drafts)
    assert len(corpus.tables.collectivites) == 1
    assert {acte.collectivite_id for acte in corpus.tables.actes} == {corpus.tables.collectivites[0].collectivite_id}


def test_a_receiver_is_linked_to_the_action_that_names_it(drafted: Drafted, act: str) -> None:
    """With the words that show it; an action that names nobody has no link."""
    corpus = assemble([drafted(act), drafted(ROADMAP, "plan")])
    assert len(corpus.tables.actions) == 3
    (link,) = corpus.tables.liens
    assert (link.cible_table, link.nature) == ("actions", "meme_nom")
    assert link.beneficiaire_id == "velo-rives--metropole-des-rives"
    assert link.citation == ROADMAP[link.debut : link.fin]
    assert link.citation == "Action engagée, portée par Vélo Rives : ouvrir un atelier de réparation"


class Folder:
    """Drafts to be given in any order; told by its name when a property fails."""

    def __init__(self, drafts: list[Draft]) -> None:
        """Those drafts."""
        self.drafts = drafts

    def assembled(self, order: list[int]) -> Corpus:
        """Their corpus, read in that order."""
        return assemble(self.drafts[rank] for rank in order)


@given(order=st.permutations(range(5)))
def test_the_order_of_the_documents_does_not_matter(five: Folder, order: list[int]) -> None:
    """The same corpus, whichever process was the quicker."""
    assert five.assembled(order) == five.assembled(list(range(5)))


@pytest.fixture(scope="module")
def five(drafted: Drafted, act: str) -> Folder:
    """A double, a citation, two spellings of a receiver, a roadmap."""
    texts = {
        "a": act,
        "b": act,
        "c": act.replace(OLDER, CITED),
        "d": act.replace("2021-04", "2021-05").replace("Vélo Rives", "VÉLO-RIVES"),
        "e": ROADMAP,
    }
    return Folder([drafted(text, name) for name, text in texts.items()])


def test_rows_are_sorted_by_their_keys_and_texts_by_document(five: Folder) -> None:
    """As the files are written."""
    corpus = five.assembled([4, 3, 2, 1, 0])
    assert [name for name, _ in corpus.textes] == ["a", "b", "c", "d", "e"]
    for table, names in KEYS.items():
        rows = [tuple(getattr(row, name) for name in names) for row in getattr(corpus.tables, table)]
        assert rows == sorted(rows)


def test_an_act_whose_number_begins_like_another_keeps_its_own(drafted: Drafted, act: str) -> None:
    """« 2021-04-C12 » is no row of « 2021-04 »: renaming one leaves the other alone."""
    double = drafted(act, "b")
    longer = drafted(act.replace("n° 2021-04", "n° 2021-04-Centre"), "b")
    both = replace(double, records=double.records + longer.records, provenances=double.provenances + longer.provenances)
    corpus = assemble([drafted(act, "a"), both])
    assert {acte.acte_id for acte in corpus.tables.actes} == {
        "metropole-des-rives-2021-04",
        "metropole-des-rives-2021-04-b",
        "metropole-des-rives-2021-04-centre",
    }
    assert provenances_hang_on_rows(corpus)


def test_no_document_no_row() -> None:
    """An empty folder makes an empty corpus."""
    assert keys(assemble([]).tables) == []
