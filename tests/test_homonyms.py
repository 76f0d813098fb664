"""Two bodies of one name, from the texts of their acts to the site: never one page nor one total, each told apart."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING

import pytest

from generator import build
from generator.package.exports.database import ask
from generator.package.read import read

if TYPE_CHECKING:
    from pathlib import Path

ACT = """\
Commune de {commune}
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL

Séance du 5 mars 2099
Délibération n° 2099-{numero:02}
Objet : Subvention au Comité des fêtes

Nombre de membres en exercice : 5
Présents : Ida BRUN, Tom VIDAL, Léa ROUX, Rose LE GALL, Zoé MARTEL

Après en avoir délibéré, à l'unanimité, le conseil municipal :

Article 1 :
Attribue au Comité des fêtes une subvention de {montant} euros au titre de l'exercice 2099.

Le Maire,

Tom VIDAL
"""
ROADMAP = """\
Plan d'actions de la commune de Valdor

Axe 1 : Faire la fête

■ Le bal

Action engagée, portée par le Comité des fêtes : ouvrir un bal sur la place

près de la gare.

Action à engager à court terme par la commune : compter les lampions.

Action engagée par la commune : planter des tilleuls.
"""
NUMBER = """\
- {table: beneficiaires, ligne: comite-des-fetes, champ: siret, attendu: Comité des fêtes, valeur: "24420077000117",
   source: répertoire Sirene, date: "2099-06-01"}
"""
VALDOR, VALMER = (f"beneficiaires/comite-des-fetes--commune-de-{name}" for name in ("valdor", "valmer"))
JOINED = "beneficiaires/siren-244200770"
TWINS = {"valroc": 7_000, "valbrune": 5_000}
"""Communes whose « Comité des fêtes » a person found to be one body, and what they grant."""


def acts(folder: Path, granted: dict[str, int]) -> Path:
    """A folder with an act of each commune."""
    folder.mkdir(parents=True)
    for numero, (commune, montant) in enumerate(granted.items(), start=1):
        text = ACT.format(commune=commune.title(), numero=numero, montant=montant)
        (folder / f"{commune}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, the pages and the site of four communes, two of which pay one body."""
    home = tmp_path_factory.mktemp("homonymes")
    seeds = acts(home / "seeds", {"valdor": 1_000, "valmer": 2_000, **TWINS})
    for commune in TWINS:
        (seeds / f"{commune}.complements.yml").write_text(NUMBER, encoding="utf-8")
    (seeds / "plan.txt").write_text(ROADMAP, encoding="utf-8")
    build.build(seeds, home / "package", home / "content", home / "site", jobs=1)
    return home


def page(home: Path, address: str) -> str:
    """The Markdown of a page."""
    return (home / "content" / address / "index.md").read_text(encoding="utf-8")


def test_no_total_adds_the_money_of_two_bodies(home: Path) -> None:
    """In the tables, and in what the views answer to who groups by name."""
    assert build.check(home / "package").problemes == ()
    tables = read(home / "package").tables
    _, rows = ask(tables, "SELECT beneficiaire, SUM(montant) FROM qui_a_recu_quoi GROUP BY 1 ORDER BY 2")
    assert rows == [
        ("Comité des fêtes (Commune de Valdor)", 1_000),
        ("Comité des fêtes (Commune de Valmer)", 2_000),
        ("Comité des fêtes (SIREN 244200770)", 12_000),
    ]


def test_each_page_says_whose_it_is_and_leads_to_the_others(home: Path) -> None:
    """That no act says that they are the same; the words of each link tell where it goes."""
    for here, others in ((VALDOR, (VALMER, JOINED)), (VALMER, (VALDOR, JOINED)), (JOINED, (VALDOR, VALMER))):
        text = page(home, here)
        (note,) = re.findall(r'<p class="avertissement" role="note"[^>]*>(.*)</p>', text)
        links = re.findall(r'<a href="\.\./\.\./([^"]+)/">([^<]+)</a>', note)
        assert [link for link, _ in links] == list(others)
        assert len({words for _, words in links}) == len(links)
        assert "Rien ne dit dans les actes que" in note
    assert "<h1>Comité des fêtes (Commune de Valdor)</h1>" in page(home, VALDOR)
    acts = re.findall(r'/deliberations/[^"]+">([^<]+)</a></li>', page(home, JOINED))
    assert sorted(acts) == [f"Subvention au Comité des fêtes (Commune de {name.title()})" for name in sorted(TWINS)]
    assert "<dt>Dans les actes de</dt><dd>Commune de Valbrune, Commune de Valroc</dd>" in page(home, JOINED)


def test_lists_facets_and_rows_tell_them_apart(home: Path) -> None:
    """Three names to choose from, three results."""
    links = re.findall(
        r'<a href="[./]*(beneficiaires/[^"]+--[^"]+|beneficiaires/siren[^"]+)/">([^<]+)</a>',
        page(home, "beneficiaires"),
    )
    assert dict(links) == {
        VALDOR: "Comité des fêtes (Commune de Valdor)",
        VALMER: "Comité des fêtes (Commune de Valmer)",
        JOINED: "Comité des fêtes (SIREN 244200770)",
    }
    (facets,) = (home / "site").rglob("facettes.json")
    assert sorted(json.loads(facets.read_text(encoding="utf-8"))["beneficiaires"]["valeurs"]) == sorted(
        words for _, words in links
    )
    for folder in ("subventions", "totaux/commune-de-valdor-2099"):
        assert f'{VALDOR}/">Comité des fêtes (Commune de Valdor)</a>' in page(home, folder)


def test_the_address_that_a_body_had_leads_to_its_page(home: Path) -> None:
    """Found to be one, two bodies have one page, and each address still answers."""
    for commune in TWINS:
        old = f"beneficiaires/comite-des-fetes--commune-de-{commune}"
        site = (home / "site" / old / "index.html").read_text(encoding="utf-8")
        assert (
            '<meta http-equiv=refresh content="0; url=../siren-244200770/"><meta name=robots content=noindex>' in site
        )
        assert "<a href=../siren-244200770/>Aller à la page de Comité des fêtes (SIREN 244200770)</a>" in site
        assert not any(old in path.read_text(encoding="utf-8") for path in (home / "site").rglob("sitemap.xml"))


def test_a_roadmap_of_nobody_in_particular_names_none_of_them(home: Path) -> None:
    """No page says that it is not named: its name is."""
    assert read(home / "package").tables.liens == ()
    for here in (VALDOR, VALMER, JOINED):
        assert "Aucune feuille de route lue ne dit nommer ce bénéficiaire plutôt qu’un autre" in page(home, here)


def test_another_commune_moves_no_page(home: Path, tmp_path: Path) -> None:
    """An act comes: what stood stands where it stood."""
    seeds = acts(tmp_path / "seeds", {"valdor": 1_000, "valmer": 2_000})
    build.package(seeds, tmp_path / "avant", jobs=1)
    (seeds / "albret.txt").write_text(ACT.format(commune="Albret", numero=1, montant=300), encoding="utf-8")
    build.package(seeds, tmp_path / "apres", jobs=1)
    before, after = (set(_given(tmp_path / name)) for name in ("avant", "apres"))
    assert before < after
    assert before < set(_given(home / "package"))


def _given(package: Path) -> list[tuple[str, ...]]:
    """Each subsidy, with who receives it."""
    with (package / "subventions.csv").open(encoding="utf-8", newline="") as handle:
        return [tuple(row[name] for name in ("subvention_id", "beneficiaire_id")) for row in csv.DictReader(handle)]


def test_many_of_one_name_stand_in_a_list_of_their_own(tmp_path: Path) -> None:
    """Each page leads to it: no page grows with the number of communes."""
    granted = {f"val{letter}ric": 1_000 + rank for rank, letter in enumerate("abcdefghijk")}
    build.package(acts(tmp_path / "seeds", granted), tmp_path / "package", jobs=1)
    build.pages(tmp_path / "package", tmp_path / "content", jobs=1)
    (note,) = re.findall(
        r'role="note"[^>]*>(.*)</p>', page(tmp_path, "beneficiaires/comite-des-fetes--commune-de-valaric")
    )
    assert re.findall(r'href="\.\./\.\./([^"]+)"', note) == ["beneficiaires/nom-comite-des-fetes/"]
    assert "11 bénéficiaires" in note
    listed = page(tmp_path, "beneficiaires/nom-comite-des-fetes")
    assert len(set(re.findall(r"comite-des-fetes--commune-de-\w+", listed))) == len(granted)
