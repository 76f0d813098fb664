"""The originals stand in the package when they are the files that were read, and name nobody who may not be named."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.package.check import check
from generator.package.originals import OCCULTED
from generator.package.publication import Publication
from generator.package.read import read
from generator.package.sums import digest, files, write_sums
from generator.package.write import write
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from pathlib import Path

    from generator.values.tables import Corpus

PDF = b"%PDF-1.7 a file as it was received"


def received(corpus: Corpus, seeds: Path, suffix: str = "pdf", code: str = "essai") -> Corpus:
    """The corpus with its first document read from a file of ``seeds``, and its first doubt of that ``code``."""
    seeds.mkdir()
    first, *others = corpus.tables.documents
    doubt, *doubts = corpus.tables.anomalies
    (seeds / f"acte.{suffix}").write_bytes(PDF)
    sha256 = hashlib.sha256(PDF).hexdigest()
    document = replace(first, fichier=f"acte.{suffix}", format=suffix, sha256=sha256)
    tables = replace(
        corpus.tables,
        documents=(document, *others),
        anomalies=(replace(doubt, code=code, document_id=first.document_id), *doubts),
    )
    return replace(corpus, tables=tables)


def test_a_pdf_is_published_with_what_was_read_in_it(corpus: Corpus, tmp_path: Path) -> None:
    """Its bytes are those received, its digest is in the list, and pages find it."""
    corpus = received(corpus, tmp_path / "seeds")
    package = tmp_path / "p"
    write(corpus, package, Publication(), tmp_path / "seeds")
    name = read(package).originaux[corpus.tables.documents[0].document_id]
    assert (package / name).read_bytes() == PDF
    assert check(package) == ()


@pytest.mark.parametrize("suffix", ["html", "txt"])
def test_what_could_run_or_adds_nothing_stays_out(corpus: Corpus, tmp_path: Path, suffix: str) -> None:
    """A page of HTML would run on our site; a text file is there already."""
    write(received(corpus, tmp_path / "seeds", suffix), tmp_path / "p", Publication(), tmp_path / "seeds")
    assert read(tmp_path / "p").originaux == {}


@pytest.mark.parametrize("code", sorted(OCCULTED))
def test_an_original_of_a_text_with_words_blotted_out_stays_out(corpus: Corpus, tmp_path: Path, code: str) -> None:
    """What was blotted out of the text stands in the file."""
    seeds = tmp_path / "seeds"
    corpus = received(corpus, seeds, code=code)
    write(corpus, tmp_path / "p", Publication(), seeds)
    assert read(tmp_path / "p").originaux == {}


def test_a_file_that_changed_since_it_was_read_is_refused(corpus: Corpus, tmp_path: Path) -> None:
    """Nothing is published that says more, or less, than what was read."""
    seeds = tmp_path / "seeds"
    corpus = received(corpus, seeds)
    (seeds / "acte.pdf").write_bytes(b"another")
    with pytest.raises(RegistreError, match="n'est pas le fichier lu"):
        write(corpus, tmp_path / "p", Publication(), seeds)


def test_an_original_of_no_document_is_refused(package: Path) -> None:
    """A file that nobody read has no place in the folder."""
    (package / "originaux").mkdir()
    (package / "originaux" / "ailleurs.pdf").write_bytes(PDF)
    write_sums(package, {each: digest(package / each) for each in files(package)})
    assert [problem.code for problem in check(package)] == ["original"]
