"""The fiches of the bodies, and the ways in which one can be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.registry import bodies, load_body
from generator.values.identifiers import luhn, siret_ok
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from pathlib import Path

FICHE = """\
nom: Commune de Corte
type: commune
departement: 2B
exemples: [EXTRAIT DU REGISTRE DE LA COMMUNE DE CORTE]
contre_exemples: [Commune de Cortevaix]
"""


def _fiche(folder: Path, text: str, name: str = "corte.yml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_fiche_of_the_repository_loads() -> None:
    """Loading a fiche reads its own examples and counter-examples."""
    assert [body.collectivite_id for body in bodies()] == sorted(body.collectivite_id for body in bodies())
    assert all(body.siren for body in bodies())


def test_a_fiche_reads_as_written(tmp_path: Path) -> None:
    """YAML would make a number of ``2B`` or ``042`` elsewhere; here every value stays the words of the fiche."""
    body = load_body(_fiche(tmp_path, FICHE.replace("2B", "042"[1:])))

    assert (body.collectivite_id, body.departement, body.siren) == ("corte", "42", None)


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        ("type: commune", "type: empire", "le type doit être"),
        ("nom: Commune de Corte\n", "", "clé manquante : nom"),
        ("departement", "département", "clé inconnue : département"),
        ("2B", "20", "n'existe pas"),
        ("departement: 2B", "siren: '123456789'", "le SIREN 123456789 n'est pas valide"),
        ("departement: 2B", "siret: '24420077000118'", "le SIRET 24420077000118 n'est pas valide"),
        ("departement: 2B", "siren: '200054807'\nsiret: '24420077000117'", "ne commence pas par le SIREN"),
        ("[Commune de Cortevaix]", "[]", "au moins un exemple"),
        ("Commune de Cortevaix", "La commune de Corte", "un contre-exemple porte un nom"),
        ("EXTRAIT DU REGISTRE DE LA COMMUNE DE CORTE", "VILLE DE CORTE", "un exemple ne porte aucun nom"),
        ("departement: 2B", "organes: [{nom: Conseil, chef: X}]", "un organe a un nom"),
        ("nom: Commune de Corte", "nom: [a]", "attend un texte"),
        ("departement: 2B", "alias: Corte", "attend une liste"),
        ("departement: 2B", "alias: [[Corte]]", "attend une liste de textes"),
    ],
)
def test_invalid_fiches(tmp_path: Path, was: str, now: str, words: str) -> None:
    """The refusal says which words of the fiche are wrong."""
    path = _fiche(tmp_path, FICHE.replace(was, now))

    with pytest.raises(RegistreError, match=words) as refusal:
        load_body(path)

    assert refusal.value.code == "fiche-invalide"
    assert refusal.value.ou == str(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (FICHE + "nom: Autre", "clé écrite deux fois : nom"),
        ("nom: &a Corte\nalias: [*a]", "les ancres"),
        ("nom: !!python/object/apply:os.system [ls]", "les étiquettes"),
        ("[" * 5_000, "trop profonde"),
        ("nom: Corte\n---\nnom: Calvi", "plusieurs documents"),
        ("nom: 'Corte", "corte.yml, ligne 1"),
        ("nom: \x07", "caractère interdit"),
        ("# " + "a" * 300_000, "trop longue"),
    ],
)
def test_unreadable_fiches(tmp_path: Path, text: str, words: str) -> None:
    """What YAML allows and a fiche never needs is refused before it is built."""
    with pytest.raises(RegistreError, match=words) as refusal:
        load_body(_fiche(tmp_path, text))

    assert refusal.value.code == "fiche-illisible"


@pytest.mark.parametrize("raw", [b"nom: \xe9", b""])
def test_fiches_that_are_no_yaml(tmp_path: Path, raw: bytes) -> None:
    """Latin-1 is refused here: a fiche is written for this project."""
    path = tmp_path / "corte.yml"
    path.write_bytes(raw)

    with pytest.raises(RegistreError):
        load_body(path)


def test_two_bodies_cannot_share_a_name(tmp_path: Path) -> None:
    """Nothing could tell their acts apart."""
    _fiche(tmp_path, FICHE)
    _fiche(tmp_path, FICHE, "corte-bis.yml")

    with pytest.raises(RegistreError, match="est déjà celui de Commune de Corte"):
        bodies(tmp_path)


def test_names_are_whole_words(tmp_path: Path) -> None:
    """Case, accents and hyphens do not count; letters around the name do."""
    body = load_body(_fiche(tmp_path, FICHE))

    assert body.named_in("commune de CORTÉ")
    assert not body.named_in("communes de Corte")


@given(st.text(alphabet="0123456789", min_size=13, max_size=13))
def test_one_key_of_ten_is_right(digits: str) -> None:
    """Of the ten last digits, one makes the key; a mistyped digit is always caught."""
    right = [key for key in "0123456789" if luhn(digits + key)]

    assert len(right) == 1
    assert siret_ok(digits + right[0]) == luhn(digits[:9]) or digits.startswith("356000000")


@pytest.mark.parametrize(
    "wrong", ["", "2442007700011", "2442007700011²", "24420077000118", "244 200 770 00117", "24420077100016"]
)
def test_siret_refusals(wrong: str) -> None:
    """Only fourteen ASCII digits with their key, and that of the SIREN at their head."""
    assert not siret_ok(wrong)
