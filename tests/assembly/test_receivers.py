"""Who receives: a name within the acts of one payer; two payers share a body only where a number says so."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assembly.beneficiaries import naming, scope, words
from generator.assembly.complements import Decision
from generator.assembly.corpus import assemble
from generator.values.identifiers import APART, named, scope_of, slug
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from generator.assembly.draft import Draft
    from generator.values.grants import Beneficiaire
    from generator.values.tables import Tables
    from tests.assembly.conftest import Drafted

HEAD = "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL DE LA MÉTROPOLE DES RIVES"
COMITE = "comite-des-fetes--commune-de-"
SIRET, OTHER_SIRET, RNA = "24420077000117", "43231485400022", "W130000000"


@pytest.fixture(scope="module")
def paid(drafted: Drafted, act: str) -> Paid:
    """How a test asks for the act of a payer in favour of its « Comité des fêtes »."""
    return Paid(drafted, act)


class Paid:
    """Acts that are the same but for who pays, who receives, and what a person stated of it."""

    def __init__(self, drafted: Drafted, act: str) -> None:
        """From this act."""
        self.drafted = drafted
        self.act = act

    def __call__(
        self,
        payer: str,
        document: str,
        said: dict[str, str] | None = None,
        receiver: str = "au Comité des fêtes",
        stamp: str = "",
    ) -> Draft:
        """The act of « COMMUNE DE … »; an empty payer prints none."""
        head = f"DÉPARTEMENT\n{payer}\nDÉLIBÉRATIONS DU CONSEIL MUNICIPAL" if payer else "DÉLIBÉRATION"
        text = self.act.replace(HEAD, head).replace("à l'association Vélo Rives", receiver)
        text = text.replace("2021-04", f"2021-{document}") + (f"\n{stamp}\n" if stamp else "")
        key = slug(receiver.partition(" ")[2])
        decisions = tuple(
            Decision(document, "beneficiaires", key, champ, receiver.partition(" ")[2], valeur, "Sirene", dt.date.min)
            for champ, valeur in (said or {}).items()
        )
        return self.drafted(text, document, completed=decisions)


def told(tables: Tables) -> dict[str, str]:
    """Each receiver with what it is called."""
    return {body.beneficiaire_id: body.designation for body in tables.beneficiaires}


def totals(tables: Tables) -> dict[str | None, Decimal]:
    """What each receiver was granted."""
    found: dict[str | None, Decimal] = {}
    for row in tables.subventions:
        found[row.beneficiaire_id] = found.get(row.beneficiaire_id, Decimal(0)) + (row.montant or 0)
    return found


def only(tables: Tables) -> Beneficiaire:
    """The one receiver."""
    (body,) = tables.beneficiaires
    return body


def test_two_payers_have_each_their_own(paid: Paid) -> None:
    """The « Comité des fêtes » of two communes are two bodies; two acts of one commune pay one."""
    tables = assemble(
        [paid("COMMUNE DE VALDOR", "1"), paid("COMMUNE DE VALDOR", "2"), paid("COMMUNE DE VALMER", "3")]
    ).tables
    assert told(tables) == {
        f"{COMITE}valdor": "Comité des fêtes (COMMUNE DE VALDOR)",
        f"{COMITE}valmer": "Comité des fêtes (COMMUNE DE VALMER)",
    }
    assert totals(tables) == {f"{COMITE}valdor": Decimal(24000), f"{COMITE}valmer": Decimal(12000)}


def test_a_name_that_one_body_bears_stands_alone(paid: Paid) -> None:
    """Nobody has to be told apart."""
    assert told(assemble([paid("COMMUNE DE VALDOR", "1")]).tables) == {f"{COMITE}valdor": "Comité des fêtes"}


def test_without_a_payer_a_name_is_that_of_its_document(paid: Paid) -> None:
    """Two acts that name no body may be of two."""
    tables = assemble([paid("", "a"), paid("", "b")]).tables
    assert told(tables) == {
        "comite-des-fetes--document--a": "Comité des fêtes (document a.txt)",
        "comite-des-fetes--document--b": "Comité des fêtes (document b.txt)",
    }


def test_another_document_changes_no_identity(paid: Paid) -> None:
    """Nor what its act receives; what it is called may."""
    kept = [paid("COMMUNE DE VALDOR", "5"), paid("COMMUNE DE VALMER", "6"), paid("", "7")]
    before = assemble(kept).tables
    for other in (paid("COMMUNE D'ALBRET", "1"), paid("", "2"), paid("COMMUNE DE VALDOR", "3")):
        after = assemble([*kept, other]).tables
        assert told(before).keys() <= told(after).keys()
        assert set(before.subventions) <= set(after.subventions)


def test_one_siren_is_one_receiver(paid: Paid) -> None:
    """Whoever pays: one row, one total, whose identity is the number; those it had lead to it."""
    said = {"siret": SIRET}
    tables = assemble([
        paid("COMMUNE DE VALDOR", "1", said), paid("COMMUNE DE VALMER", "2", said), paid("COMMUNE DE VALROC", "3"),
    ]).tables  # fmt: skip
    assert told(tables) == {
        f"{COMITE}valroc": "Comité des fêtes (COMMUNE DE VALROC)",
        "siren-244200770": "Comité des fêtes (SIREN 244200770)",
    }
    assert totals(tables) == {"siren-244200770": Decimal(24000), f"{COMITE}valroc": Decimal(12000)}
    body = next(body for body in tables.beneficiaires if body.siren)
    assert body.identites_reunies == f"{COMITE}valdor;{COMITE}valmer"
    assert [row.ligne for row in tables.complements] == ["siren-244200770"]
    assert {proof.ligne for proof in tables.provenances if proof.table == "beneficiaires"} == {"siren-244200770"}


def test_one_siren_under_two_names_is_one_receiver(paid: Paid) -> None:
    """The other name is an alias."""
    tables = assemble([
        paid("COMMUNE DE VALDOR", "1", {"siret": SIRET}),
        paid("COMMUNE DE VALMER", "2", {"siret": SIRET}, receiver="au Cercle nautique"),
    ]).tables  # fmt: skip
    body = only(tables)
    assert (body.nom, body.alias) == ("Cercle nautique", "Comité des fêtes")


def test_a_rna_number_joins_what_it_is_stated_of(paid: Paid) -> None:
    """And what bears the SIREN that is stated with it elsewhere."""
    alone = assemble([paid("COMMUNE DE VALDOR", "1", {"rna": RNA}), paid("COMMUNE DE VALMER", "2", {"rna": RNA})])
    assert only(alone.tables).beneficiaire_id == "rna-w130000000"
    both = {"rna": RNA, "siret": SIRET}
    chained = assemble([paid("COMMUNE DE VALDOR", "1", {"rna": RNA}), paid("COMMUNE DE VALMER", "2", both)])
    body = only(chained.tables)
    assert (body.beneficiaire_id, body.rna) == ("siren-244200770", RNA)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"rna": RNA, "siret": SIRET}, {"rna": RNA, "siret": OTHER_SIRET}),
        ({"rna": RNA, "siret": SIRET}, {"rna": "W130000001", "siret": SIRET}),
    ],
    ids=["deux SIREN pour un RNA", "deux RNA pour un SIREN"],
)
def test_numbers_that_contradict_each_other_stop_the_build(
    paid: Paid, one: dict[str, str], other: dict[str, str]
) -> None:
    """Nobody guesses which is true."""
    with pytest.raises(RegistreError) as error:
        assemble([paid("COMMUNE DE VALDOR", "1", one), paid("COMMUNE DE VALMER", "2", other)])
    assert error.value.code == "complement-contradictoire"


def test_what_a_person_states_holds_for_every_act_of_the_payer(paid: Paid) -> None:
    """And for no act of another."""
    tables = assemble([
        paid("COMMUNE DE VALDOR", "1", {"siret": SIRET}),
        paid("COMMUNE DE VALDOR", "2"),
        paid("COMMUNE DE VALMER", "3"),
    ]).tables  # fmt: skip
    assert totals(tables) == {"siren-244200770": Decimal(24000), f"{COMITE}valmer": Decimal(12000)}


def test_a_payer_of_two_names_has_one_receiver(paid: Paid) -> None:
    """One SIREN stamps « Ville » and « Commune »; an act without a stamp follows its name, whichever comes first."""
    stamp = "099-217500016-20210303-DEL_2021_04-DE"
    city = paid("VILLE DE VALDOR", "1", stamp=stamp)
    bare = paid("VILLE DE VALDOR", "2")
    town = paid("COMMUNE DE VALDOR", "3", stamp=stamp)
    assert {row.siren for row in assemble([city]).tables.collectivites} == {"217500016"}
    tables = assemble([city, bare, town]).tables
    assert {acte.collectivite_id for acte in tables.actes} == {"commune-de-valdor"}
    assert totals(tables) == {f"{COMITE}valdor": Decimal(36000)}
    assert only(tables).identites_reunies == "comite-des-fetes--ville-de-valdor"
    assert only(tables).designation == "Comité des fêtes"


ROADMAP = """\
Plan d'actions de la {body}

Axe 1 : Faire la fête

■ Le bal

Action engagée, portée par le Comité des fêtes : ouvrir un bal sur la place

près de la gare.

Action à engager à court terme par la commune : compter les lampions.

Action engagée par la commune : planter des tilleuls.
"""


def test_a_roadmap_names_who_its_own_body_pays(paid: Paid) -> None:
    """And nobody else: the name alone tells nothing of who receives from another."""
    own, elsewhere = paid("MÉTROPOLE DES RIVES", "1"), paid("COMMUNE DE VALDOR", "2")
    plan = paid.drafted(ROADMAP.format(body="Métropole des Rives"), "plan")
    (link,) = assemble([own, elsewhere, plan]).tables.liens
    assert link.beneficiaire_id == "comite-des-fetes--metropole-des-rives"
    assert assemble([elsewhere, plan]).tables.liens == ()


def test_a_roadmap_of_an_unknown_body_names_the_only_one_of_a_name(paid: Paid) -> None:
    """Of two it names none."""
    plan = paid.drafted(ROADMAP.format(body="commune"), "plan")
    one, other = paid("COMMUNE DE VALDOR", "1"), paid("COMMUNE DE VALMER", "2")
    (link,) = assemble([one, plan]).tables.liens
    assert link.beneficiaire_id == f"{COMITE}valdor"
    assert assemble([one, other, plan]).tables.liens == ()


NAMES = st.text(alphabet="abé'’ -.–œ1STst", min_size=1, max_size=12).filter(words)
SCOPES = st.one_of(
    st.from_regex(r"[a-c]{1,3}(?:-[a-c]{1,3}){0,2}", fullmatch=True).map(lambda name: scope(name, "x")),
    st.from_regex(r"[a-c]{1,3}(?:-[a-c]{1,3}){0,2}", fullmatch=True).map(lambda name: scope(None, name)),
)


@given(one=st.tuples(NAMES, SCOPES), other=st.tuples(NAMES, SCOPES))
def test_an_identity_is_that_of_its_payer_and_of_its_words(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Two are one exactly when both are; each says its two halves."""
    (name, within), (second, elsewhere) = one, other
    first = naming(name, within)
    same = (words(first.nom), within) == (words(naming(second, elsewhere).nom), elsewhere)
    assert (first.beneficiaire_id == naming(second, elsewhere).beneficiaire_id) == same
    assert (named(first.beneficiaire_id), scope_of(first.beneficiaire_id)) == (slug("-".join(words(first.nom))), within)


def test_long_names_that_begin_alike_stay_two() -> None:
    """An identity is cut; what is cut off still counts. It fits the name of a folder."""
    long = "Association pour la sauvegarde et la mise en valeur du patrimoine industriel et ouvrier de la haute vallée "
    ids = {naming(long + place, slug("commune", "x" * 90)).beneficiaire_id for place in ("de l'Orbe", "de l'Onde")}
    assert len(ids) == 2
    assert max(map(len, ids)) <= 80 + len(APART) + 80
