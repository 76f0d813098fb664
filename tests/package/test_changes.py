"""What is new from one version of the package to the next, told fact by fact and kept as history."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.package import announce, chronicle
from generator.package.changes import Nouvelle, Passage, changes
from generator.package.publication import Publication
from generator.package.read import read
from generator.package.write import write
from generator.values.issue import RegistreError
from generator.values.withdrawal import Retrait

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.values.tables import Corpus

    Edit = Callable[[str, str, str], None]

ACTE = "communaute-de-l-exemple-2024-017"
DAY = dt.date(2026, 11, 20)


@pytest.fixture
def before(corpus: Corpus, tmp_path: Path) -> Path:
    """The package as it was."""
    folder = tmp_path / "avant"
    write(corpus, folder, Publication())
    return folder


def _without_acts(corpus: Corpus, *retraits: Retrait) -> Corpus:
    """The corpus without its act, its document and all that hangs on them."""
    document = corpus.tables.actes[0].document_id
    kept = {"documents", "collectivites", "axes", "objectifs", "actions"}
    tables = {
        name: tuple(row for row in getattr(corpus.tables, name) if getattr(row, "document_id", "") != document)
        if name in kept
        else ()
        for name in corpus.tables.__dataclass_fields__
    }
    textes = tuple(pair for pair in corpus.textes if pair[0] != document)
    proofs = tuple(
        proof for proof in corpus.tables.provenances if proof.document_id != document and proof.table in kept
    )
    return replace(
        corpus,
        tables=replace(corpus.tables, **{**tables, "provenances": proofs, "retraits": retraits}),
        textes=textes,
    )


def test_the_version_follows_the_facts_and_nothing_else(corpus: Corpus, tmp_path: Path) -> None:
    """A doubt told in other words is the same version; another amount is another, on the same day."""
    (doubt, *others) = corpus.tables.anomalies
    tables = replace(corpus.tables, anomalies=(replace(doubt, message="Autrement dit."), *others))
    (act,) = corpus.tables.actes
    facts = replace(corpus.tables, actes=(replace(act, nature="note"),))
    stated = []
    for number, each in enumerate((corpus.tables, tables, facts)):
        write(replace(corpus, tables=each), tmp_path / str(number), Publication())
        stated.append(read(tmp_path / str(number)).version)

    assert re.fullmatch(r"2024\.6\.13\+[0-9a-f]{8}", stated[0])
    assert stated[0] == stated[1]
    assert stated[2] != stated[0]
    assert stated[2].startswith("2024.6.13+")


def test_a_version_that_is_not_that_of_the_facts_is_refused(package: Path, edit: Edit) -> None:
    """Somebody who changes a fact and all digests must change the version as well."""
    from generator.package.check import check

    edit("datapackage.json", read(package).version, "2024.6.13+00000000")

    assert [problem.code for problem in check(package)] == ["version"]


def test_a_package_is_like_itself(before: Path) -> None:
    """Nothing is new, and a sentence says so."""
    passage = changes(before, before)

    assert passage.nouvelles == ()
    assert "aucun fait n'a changé" in next(announce.sentences(passage, 0))


def test_a_fact_that_changed_is_told_with_its_words(before: Path, package: Path, edit: Edit) -> None:
    """The column in words, both values, the act, the passage."""
    edit("subventions.csv", ",60000.00,", ",61000.00,")

    (news,) = changes(before, package).nouvelles

    assert (news.genre, news.acte_id, news.champ) == ("changement", ACTE, "subventions.montant")
    assert (news.avant, news.apres, news.citation) == ("60000.00", "61000.00", "60 000 euros")
    told = "\n".join(announce.sentences(Passage("1", "2", (news,)), 0))
    assert "« 60000.00 » → « 61000.00 »" in told
    assert "« 60 000 euros »" in told


def test_everything_is_new_without_a_package_before(package: Path, tmp_path: Path) -> None:
    """One line for each act, and for each document that holds none: not one for each fact."""
    (tmp_path / "rien").mkdir()

    passage = changes(tmp_path / "rien", package)

    assert passage.avant == ""
    assert [news.genre for news in passage.nouvelles] == ["ajout", "ajout"]
    assert {news.acte_id for news in passage.nouvelles} == {ACTE, ""}


def test_an_act_that_is_no_longer_there_is_told_by_its_title(corpus: Corpus, before: Path, tmp_path: Path) -> None:
    """Who reads the data must know what left."""
    write(_without_acts(corpus), tmp_path / "apres", Publication())

    (news,) = changes(before, tmp_path / "apres").nouvelles

    assert (news.genre, news.acte_id) == ("retrait", ACTE)
    assert "2024-017" in news.ou


@pytest.mark.parametrize(("told", "place"), [(ACTE, ACTE), (None, "(retiré)")])
def test_an_act_that_was_withdrawn_is_told_without_its_title(
    corpus: Corpus, before: Path, tmp_path: Path, told: str | None, place: str
) -> None:
    """Its reason alone; nothing at all where its identifier may not be told."""
    retrait = Retrait(retrait_id="acte-1", nature="acte", retire_id=told, date=DAY, motif="annulé")
    write(_without_acts(corpus, retrait), tmp_path / "apres", Publication())

    (news,) = changes(before, tmp_path / "apres").nouvelles

    assert news.ou == place
    assert "subvention" not in repr(news)
    assert news.apres == ("annulé" if told else "")


def test_a_name_that_was_blotted_out_is_not_told_again(before: Path, package: Path, edit: Edit) -> None:
    """The old value is the name itself."""
    edit("subventions.csv", "Les Amis du Parc", "Xxx Xxxx xx Xxxx")

    news = [news for news in changes(before, package).nouvelles if news.champ == "subventions.nom_imprime"]

    assert [(one.avant, one.apres) for one in news] == [("(retiré)", "Xxx Xxxx xx Xxxx")]


def test_an_address_that_changed_is_told(before: Path, package: Path) -> None:
    """A link to the old page leads nowhere: whoever keeps it must know."""
    for path in package.glob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8").replace(ACTE, "ailleurs-1"), encoding="utf-8", newline="")

    found = {(news.champ, news.avant, news.apres) for news in changes(before, package).nouvelles}

    assert ("actes.acte_id", ACTE, "ailleurs-1") in found


def test_words_of_a_document_do_nothing_in_a_comment() -> None:
    """A pull request shows what anyone may have written in an act."""
    news = Nouvelle(
        genre="changement", acte_id="a", ou="[a](javascript:b)", champ="actes.objet", apres="<img src=x> @equipe"
    )

    told = "\n".join(announce.markdown(Passage("1", "2", (news,)), 0))

    assert "<img" not in told
    assert "[a]" not in told
    assert "@equipe" not in told


def test_history_only_grows(package: Path, before: Path, tmp_path: Path, edit: Edit) -> None:
    """Each publication has its number; the same version is not written twice; the file is the table."""
    seeds, nothing = tmp_path / "seeds", tmp_path / "rien"
    seeds.mkdir()
    nothing.mkdir()

    assert chronicle.load(seeds) == ()
    assert chronicle.record(changes(nothing, before), seeds, DAY) == 1
    first = (seeds / "changements.csv").read_bytes()
    with pytest.raises(RegistreError, match="déjà inscrite"):
        chronicle.record(changes(nothing, before), seeds, DAY)
    edit("subventions.csv", ",60000.00,", ",61000.00,")
    assert chronicle.record(changes(before, package), seeds, DAY) == 2

    assert (seeds / "changements.csv").read_bytes().startswith(first)
    assert [(row.publication, row.ordre, row.genre) for row in chronicle.load(seeds)] == [
        (1, 1, "ajout"),
        (1, 2, "ajout"),
        (2, 1, "changement"),
    ]
    shutil.rmtree(seeds)
