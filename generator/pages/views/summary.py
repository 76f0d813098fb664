"""An act in a few plain sentences, made of its data alone: every number in them leads to its words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.pages.words import ISSUES, NATURES
from generator.values.by_slot import by_slot
from generator.values.said import compte, euros, typographie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.pages.figures import Chiffre
    from generator.pages.views.grant import SubventionVue
    from generator.pages.views.votes import Votes
    from generator.values.acts import Acte
    from generator.values.grants import Subvention

FEW = 3
"""Most subsidies told one by one: beyond, the summary gives their number and their sum, and the table tells each."""


@by_slot
@dataclass(frozen=True, slots=True)
class Morceau:
    """A piece of a sentence: words, or words that lead somewhere; ``fort`` is what the eye must catch."""

    mots: str
    lien: str | None = None
    fort: bool = False


Phrase = tuple[Morceau, ...]
VERBES = {
    "attribuee": ("L’acte attribue ", " à "),
    "proposee": ("Ce document propose d’attribuer ", " à "),
    "demandee": ("Ce document fait état d’une demande : ", " pour "),
    "refusee": ("L’acte refuse ", " à "),
}


def resume(
    acte: Acte, seance: Chiffre, subventions: Sequence[tuple[Subvention, SubventionVue]], votes: Votes
) -> tuple[Phrase, ...]:
    """The sentences: what it is, for how much, who voted."""
    money = _beaucoup(subventions) if len(subventions) > FEW else _chacune(subventions)
    return (_nature(acte, seance), *money, *_vote(votes), *_presents(votes))


def _nature(acte: Acte, seance: Chiffre) -> Phrase:
    """« Délibération adoptée le 19 décembre 2019, Bureau de la Métropole. », or « Note de synthèse du … »."""
    kind = NATURES.get(acte.nature, acte.nature)
    outcome = f" {ISSUES.get(acte.issue, acte.issue)}" if acte.issue and acte.nature == "deliberation" else ""
    day = () if seance.absent else (_dit(" le " if outcome else " du "), _lie(seance))
    assembly = (_dit(", "), Morceau(acte.assemblee)) if acte.assemblee else ()
    return (_dit(f"{kind}{outcome}"), *day, *assembly, _dit("."))


def _chacune(subventions: Sequence[tuple[Subvention, SubventionVue]]) -> Iterator[Phrase]:
    """Each subsidy: its amount, its share of the project, who pays."""
    for row, view in subventions:
        yield _montant(row, view)
        if not view.montant.absent and not view.part.absent:
            budget = () if view.budget.absent else (_dit(" ("), _lie(view.budget), _dit(")"))
            yield (_dit("C’est "), _lie(view.part), _dit(" du budget du projet"), *budget, _dit("."))
        shares = [(_dit(" ; "), Morceau(p.financeur), _dit(", "), _lie(p.montant)) for p in view.parts]
        if len(shares) > 1 and not any(part.montant.absent for part in view.parts):
            yield (_dit("Qui paie : "), *shares[0][1:], *(piece for share in shares[1:] for piece in share), _dit("."))


def _montant(row: Subvention, view: SubventionVue) -> Phrase:
    """Who receives how much, for when, and how much was asked for."""
    verb, link = VERBES.get(row.statut, ("Ce document mentionne ", " pour "))
    amount = _dit("une subvention, sans en dire le montant,") if view.montant.absent else _lie(view.montant, fort=True)
    year = () if view.exercice.absent else (_dit(" pour l’exercice "), _lie(view.exercice))
    asked = () if view.demande.absent else (_dit(" ; demandé : "), _lie(view.demande))
    stop = _dit(" ; il n’accorde rien." if row.statut == "proposee" else ".")
    return (
        _dit(f"{verb}"),
        amount,
        _dit(f"{link}« "),
        Morceau(view.beneficiaire, view.lien),
        _dit(" »"),
        *year,
        *asked,
        stop,
    )


def _beaucoup(subventions: Sequence[tuple[Subvention, SubventionVue]]) -> Iterator[Phrase]:
    """Many subsidies: their number and their sum, state by state; amounts that are not stated are counted apart."""
    for statut, verb in (("attribuee", "attribue"), ("proposee", "propose, sans les accorder,"), ("refusee", "refuse")):
        rows = [row for row, _ in subventions if row.statut == statut]
        amounts = [row.montant for row in rows if row.montant is not None]
        if rows:
            silent = compte(len(rows) - len(amounts), "montant non indiqué", "montants non indiqués")
            many = Morceau(compte(len(rows), "subvention"), "#subventions")
            if not amounts:
                yield (_dit(f"Ce document {verb} "), many, _dit(f" : {silent}."))
                continue
            apart = f" ; {silent}" if len(amounts) < len(rows) else ""
            total = Morceau(euros(sum(amounts, Decimal(0))), None, fort=True)
            yield (_dit(f"Ce document {verb} "), many, _dit(" : "), total, _dit(f" en les additionnant{apart}."))


def _vote(votes: Votes) -> Iterator[Phrase]:
    """How it was voted, as far as the document says."""
    counts = _comptes(
        ((votes.pour, " pour", ""), (votes.contre, " contre", ""), (votes.abstentions, " abstention", "s"))
    )
    if votes.unanimite.valeur == "oui":
        voix = _comptes(((votes.voix, " voix", ""),))
        yield (
            _dit("Vote à l’"),
            Morceau("unanimité", next(iter(votes.unanimite.renvois), None)),
            *((_dit(" : "), *voix) if voix else ()),
            _dit("."),
        )
    elif counts:
        yield (_dit("Vote : "), *counts, _dit("."))


def _presents(votes: Votes) -> Iterator[Phrase]:
    """Who was there, as far as the document says."""
    who, whos = (" membre", " membres") if votes.presents.absent else ("", "")
    counts = _comptes(
        (
            (votes.presents, " membre présent", " membres présents"),
            (votes.representes, f"{who} représenté par un pouvoir", f"{whos} représentés par un pouvoir"),
            (votes.absents, " absent", " absents"),
        )
    )
    if counts:
        yield (*counts, _dit("."))


def _comptes(counts: Sequence[tuple[Chiffre, str, str]]) -> Phrase:
    """Counts one after the other, those that the document states; the plural is a word, or what is added to it."""
    pieces: list[Morceau] = []
    for chiffre, one, many in counts:
        if not chiffre.absent:
            plural = many if many.startswith(" ") else one + many
            pieces += [_dit(", "), _lie(chiffre), _dit(one if chiffre.valeur in {"0", "1"} else plural)]
    return tuple(pieces[1:])


def _lie(chiffre: Chiffre, *, fort: bool = False) -> Morceau:
    """A fact in a sentence: its words, leading to its passage."""
    return Morceau(chiffre.valeur, next(iter(chiffre.renvois), None), fort)


def _dit(words: str) -> Morceau:
    """Words of ours, with the no-break spaces of French."""
    return Morceau(typographie(words))
