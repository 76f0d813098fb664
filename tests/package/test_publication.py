"""The publisher's own words: neutral without a file, refused when they cannot be what they should."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.package.publication import Publication, load_publication
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_file_the_words_are_neutral(tmp_path: Path) -> None:
    """Another body adopts the project without editing anything first."""
    assert load_publication(tmp_path / "absent.yml") == Publication()


def test_the_publication_of_this_repository_loads(root: Path) -> None:
    """The file of the repository is the example that people copy."""
    publication = load_publication(root / "seeds" / "publication.yml")
    assert (publication.titre, publication.licence) == ("Registre ouvert", "etalab-2.0")


def test_words_stay_words(tmp_path: Path) -> None:
    """YAML alone would read a date, a boolean and a null."""
    path = tmp_path / "publication.yml"
    path.write_text("titre: 2024-06-13\nproducteur: non\ncontact:\n", encoding="utf-8")
    publication = load_publication(path)
    assert (publication.titre, publication.producteur, publication.contact) == ("2024-06-13", "non", None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("couleur: bleu", "« couleur » est inconnue"),
        ("licence: propriétaire", "licence « propriétaire » est inconnue"),
        ("titre: [a, b]", "« titre » n'a pas la forme"),
        ("mots_cles: un seul", "« mots_cles » n'a pas la forme"),
        ("titre: &a x\nproducteur: *a", "ancre"),
        ("titre: 'sans fin", "ne se lit pas"),
        ("- liste", "n'est pas une suite"),
        ("[" * 5000, "ne se lit pas"),
        ("titre: " + "x" * 70_000, "dépasse"),
    ],
)
def test_a_broken_file_is_refused_in_words(tmp_path: Path, text: str, said: str) -> None:
    """A person edits this file: it is untrusted, and the message must help."""
    path = tmp_path / "publication.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RegistreError, match=said) as caught:
        load_publication(path)
    assert caught.value.code == "publication-invalide"
