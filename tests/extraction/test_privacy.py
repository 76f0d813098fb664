"""A natural person who receives is named in no byte of what is written; elected members keep their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import build, intake
from generator.assembly.draft import Draft

if TYPE_CHECKING:
    from pathlib import Path

ACT = """COMMUNE DE VALBELLE
Séance du 3 mars 2023
Délibération n° 2023-14
Sous la présidence de Mme Odile GARNIER, maire
Présents : Mme Odile GARNIER, M. Yves SABATIER
Objet : Aide à la rénovation des façades
Le maire rappelle que M. Bastien Lerouge a présenté un devis. M. LEROUGE habite rue Haute.
Le conseil municipal, après en avoir délibéré, à l'unanimité :
- décide d'attribuer une aide de 500 € à {qui} pour la rénovation de sa façade
- autorise le maire à signer.
Le Maire,
Odile GARNIER
"""


def _draft(folder: Path, qui: str) -> Draft:
    """The act read as the program reads it."""
    path = folder / "acte.txt"
    path.write_text(ACT.format(qui=qui), encoding="utf-8")
    drafted = intake.draft(folder, path)

    assert isinstance(drafted, Draft)
    return drafted


def test_the_name_is_blotted_out_wherever_it_stands(tmp_path: Path) -> None:
    """In the sentence of the gift, in the report, with or without first name; every offset stays true."""
    draft = _draft(tmp_path, "M. Bastien LEROUGE")

    assert "lerouge" not in draft.source.text.casefold()
    assert "M. XXXXXXX habite rue Haute" in draft.source.text
    assert len(draft.source.text) == len(ACT.format(qui="M. Bastien LEROUGE"))
    assert [doubt.code for doubt in draft.anomalies] == ["nom-occulte"]


def test_nothing_written_holds_the_name(tmp_path: Path) -> None:
    """Tables, texts, descriptor and pages: not one byte."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    _draft(seeds, "M. Bastien LEROUGE")
    build.package(seeds, tmp_path / "package")
    build.pages(tmp_path / "package", tmp_path / "content")

    written = [path for folder in ("package", "content") for path in (tmp_path / folder).rglob("*") if path.is_file()]

    assert written
    assert not [path for path in written if "lerouge" in path.read_text(encoding="utf-8").casefold()]
    assert "GARNIER" in (tmp_path / "package" / "actes.csv").read_text(encoding="utf-8")


def test_the_amount_is_published_without_a_beneficiary(tmp_path: Path) -> None:
    """The public knows that money was granted, and to a natural person."""
    draft = _draft(tmp_path, "M. Bastien LEROUGE")
    (subsidy,) = (record for record in draft.records if type(record).__name__ == "Subvention")

    assert (str(subsidy.montant), subsidy.beneficiaire_id) == ("500", None)  # type: ignore[union-attr] # a Subvention
    assert subsidy.nom_imprime == "Personne physique (nom non publié)"  # type: ignore[union-attr] # same


def test_a_member_who_bears_the_name_keeps_it_in_function(tmp_path: Path) -> None:
    """Only the place where the person receives is blotted out."""
    text = _draft(tmp_path, "M. Yves SABATIER").source.text

    assert "Présents : Mme Odile GARNIER, M. Yves SABATIER" in text
    assert "une aide de 500 € à M. Xxxx XXXXXXXX pour" in text


def test_a_legal_person_is_named(tmp_path: Path) -> None:
    """An association is no natural person."""
    draft = _draft(tmp_path, "l'association Les Amis de Valbelle")

    assert "Les Amis de Valbelle" in draft.source.text
    assert draft.anomalies == ()


def test_a_bare_name_is_withheld_and_stays_withheld_once_blotted(tmp_path: Path) -> None:
    """« Paul et Marie BERNARD » and « la famille LEROY » bear no civil title; what is blotted out names no body."""
    for qui in ("Paul et Marie BERNARD", "Emma LENOIR", "la famille LEROY"):
        draft = _draft(tmp_path, qui)
        (subsidy,) = (record for record in draft.records if type(record).__name__ == "Subvention")

        assert subsidy.nom_imprime == "Personne physique (nom non publié)", qui  # type: ignore[union-attr] # a Subvention
        assert qui.split()[-1] not in draft.source.text, qui


def test_persons_listed_under_aids_are_not_named_though_their_amounts_are_not_read(tmp_path: Path) -> None:
    """The items of a list of aids open with a name; those of the members who speak keep theirs."""
    path = tmp_path / "acte.txt"
    path.write_text(
        "COMMUNE DE VALBELLE\nSéance du 3 mars 2023\nDélibération n° 2023-14\n"
        "Présents : Mme Odile GARNIER, M. Yves SABATIER\nObjet : Aide à la rénovation des façades\n"
        "Le comité de pilotage propose l'attribution des subventions suivantes :\n\n"
        "• M. Bastien LEROUGE et Mme Anne LENOIR – 7, rue Haute – AC 287\n\n"
        "Le projet est validé. L'aide serait de 8 000 €.\n\n"
        "• M. et Mme Paul et Julie VERDIER – 9, rue Haute\n\nL'aide serait de 900 €.\n\n"
        "- M. Yves SABATIER, adjoint, présente la suite.\n",
        encoding="utf-8",
    )
    draft = intake.draft(tmp_path, path)
    assert isinstance(draft, Draft)
    assert not [name for name in ("LEROUGE", "LENOIR", "Paul", "VERDIER") if name in draft.source.text]
    assert draft.source.text.count("SABATIER") == 2


def test_bare_lines_under_aids_name_nobody(tmp_path: Path) -> None:
    """A line without bullet opens with a known first name: it is blotted though its amount has no sign."""
    path = tmp_path / "acte.txt"
    path.write_text(
        "COMMUNE DE VALBELLE\nSéance du 3 mars 2023\nDélibération n° 2023-15\nObjet : Aides au permis\n"
        "Le conseil municipal décide d'attribuer les aides au permis de conduire suivantes :\n"
        "Lucas VERNIER : 200 €\nEmma DURIEZ : 150\nFoyer rural : 90 €\n",
        encoding="utf-8",
    )
    draft = intake.draft(tmp_path, path)
    assert isinstance(draft, Draft)
    assert not [name for name in ("VERNIER", "DURIEZ") if name in draft.source.text]
    assert "Foyer rural" in draft.source.text


def test_an_initial_is_no_name_to_look_for(tmp_path: Path) -> None:
    """« Madame L. » receives: the letter of other words stays."""
    draft = _draft(tmp_path, "Madame L.")

    assert "à l'unanimité" in draft.source.text
    assert "Madame L." not in draft.source.text


def test_persons_in_the_rows_of_a_table_are_not_named(tmp_path: Path) -> None:
    """Their cells open with a civil title; the places beside them stay."""
    table = (
        "la commune :\n- attribue les aides suivantes :\nDossier   Bénéficiaire        Commune     Aide\n"
        "012       M. ALBIN Paul       Valmorel    1 170 €\n015       Mme Jeanne COREL    Corbin        600 €\n"
        "Soit 2 demandes"
    )
    text = _draft(tmp_path, table).source.text

    assert "ALBIN" not in text
    assert "COREL" not in text
    assert "Valmorel" in text
    assert "Corbin" in text
