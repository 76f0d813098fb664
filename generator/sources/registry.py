"""Who acts: one YAML per public body, with its identity and the names that its acts print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.french.fold import fold
from generator.french.motif import letter_led
from generator.sources import fiche
from generator.values.identifiers import siren_ok, siret_ok, slug
from generator.values.issue import RegistreError

FOLDER = Path(__file__).parent / "bodies"

TYPES = (
    "commune",
    "communaute_de_communes",
    "communaute_d_agglomeration",
    "communaute_urbaine",
    "metropole",
    "syndicat",
    "departement",
    "region",
    "autre",
)

_DEPARTEMENT = re.compile(r"0[1-9]|1[0-9]|2[1-9AB]|[3-8][0-9]|9[0-5]|97[1-68]")


@dataclass(frozen=True, slots=True)
class Organe:
    """An assembly of a body, and the other names its acts give it."""

    nom: str
    alias: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A public body as its fiche states it; an identifier that nobody checked is ``None``."""

    collectivite_id: str
    nom: str
    type: str
    siren: str | None = None
    siret: str | None = None
    departement: str | None = None
    alias: tuple[str, ...] = ()
    organes: tuple[Organe, ...] = ()
    exemples: tuple[str, ...]
    contre_exemples: tuple[str, ...]

    @property
    def noms(self) -> tuple[str, ...]:
        """Every name under which its acts may print the body."""
        return (self.nom, *self.alias)

    def named_in(self, phrase: str) -> bool:
        """Whether ``phrase`` prints one of the names of the body, whatever its case, accents and hyphens.

        >>> Body(collectivite_id="corte", nom="Corte", type="commune", exemples=(), contre_exemples=()).named_in(
        ...     "VILLE DE CORTE - Séance du 10 avril"
        ... )
        True
        """
        return self.where(fold(phrase)) is not None

    def where(self, folded: str) -> tuple[int, int] | None:
        """Where a folded phrase first prints one of the names of the body, as a half-open interval of code points."""
        found = _any_of(self.noms).search(_spaced(folded))
        return found.span() if found else None

    def organ_in(self, folded: str) -> tuple[str, tuple[int, int]] | None:
        """The assembly that a folded phrase prints first, named as in the fiche, and where."""
        plain = _spaced(folded)
        hits = [
            (found.span(), organe.nom)
            for organe in self.organes
            if (found := _any_of((organe.nom, *organe.alias)).search(plain))
        ]
        if not hits:
            return None
        span, nom = min(hits)
        return nom, span


def _spaced(folded: str) -> str:
    """With hyphens as spaces: acts print « Marseille-Provence » and « Marseille Provence » alike."""
    return folded.replace("-", " ")


def _plain(nom: str) -> str:
    """A name folded, with hyphens as spaces."""
    return _spaced(fold(nom))


@cache
def _any_of(noms: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all the names, as whole words."""
    return re.compile(letter_led(rf"(?<!\w)(?:{'|'.join(re.escape(_plain(nom)) for nom in noms)})(?!\w)"))


_REQUIRED = frozenset({"nom", "type", "exemples", "contre_exemples"})
_OPTIONAL = frozenset({"siren", "siret", "departement", "alias", "organes"})


@cache
def bodies(folder: Path = FOLDER) -> tuple[Body, ...]:
    """Every body of ``folder``, by identifier.

    Raises ``RegistreError`` for a broken fiche, and for two bodies that share a name: nothing could tell their acts
    apart.

    >>> [body.departement for body in bodies()]
    ['13', '42']
    """
    found = tuple(load_body(path) for path in sorted(folder.glob("*.yml")))
    owners: dict[str, Body] = {}
    for body in found:
        for nom in dict.fromkeys(map(_plain, body.noms)):
            if owners.setdefault(nom, body) is not body:
                raise fiche.refused(
                    f"le nom « {nom} » est déjà celui de {owners[nom].nom}", folder / f"{body.collectivite_id}.yml"
                )
    return found


def load_body(path: Path) -> Body:
    """The body that ``path`` describes; the name of the file is its identifier.

    Raises ``RegistreError``: ``fiche-illisible`` for a fault of form, ``fiche-invalide`` for an unknown key, a missing
    one, a false SIREN or SIRET, or an example that the names of the body do not read.
    """
    raw = fiche.read(path)
    if not isinstance(raw, dict):
        raise _invalid("la fiche n'est pas une suite de « clé : valeur »", path)
    if unknown := sorted(raw.keys() - _REQUIRED - _OPTIONAL):
        raise _invalid(f"clé inconnue : {', '.join(unknown)}", path)
    if missing := sorted(_REQUIRED - raw.keys()):
        raise _invalid(f"clé manquante : {', '.join(missing)}", path)
    body = Body(
        collectivite_id=path.stem,
        nom=_text(raw, "nom", path) or "",
        type=_text(raw, "type", path) or "",
        siren=_text(raw, "siren", path),
        siret=_text(raw, "siret", path),
        departement=_text(raw, "departement", path),
        alias=_texts(raw, "alias", path),
        organes=tuple(_organe(item, path) for item in _list(raw, "organes", path)),
        exemples=_texts(raw, "exemples", path),
        contre_exemples=_texts(raw, "contre_exemples", path),
    )
    for doubt in _doubts(body):
        raise _invalid(doubt, path)
    return body


def _doubts(body: Body) -> list[str]:
    """What makes a fiche unusable, most basic first."""
    siren, siret = body.siren, body.siret
    return [
        message
        for wrong, message in (
            (
                slug(body.collectivite_id) != body.collectivite_id,
                "le nom du fichier doit être de la forme « ma-commune »",
            ),
            (not body.nom, "le nom est vide"),
            (body.type not in TYPES, f"le type doit être l'un de : {', '.join(TYPES)}"),
            (siren is not None and not siren_ok(siren), f"le SIREN {siren} n'est pas valide (9 chiffres et leur clé)"),
            (siret is not None and not siret_ok(siret), f"le SIRET {siret} n'est pas valide (14 chiffres et leur clé)"),
            (bool(siret and siren and not siret.startswith(siren)), "le SIRET ne commence pas par le SIREN"),
            (
                body.departement is not None and not _DEPARTEMENT.fullmatch(body.departement),
                f"le département « {body.departement} » n'existe pas",
            ),
            (not body.exemples or not body.contre_exemples, "il faut au moins un exemple et un contre-exemple"),
            (not all(map(body.named_in, body.exemples)), "un exemple ne porte aucun nom de la collectivité"),
            (any(map(body.named_in, body.contre_exemples)), "un contre-exemple porte un nom de la collectivité"),
        )
        if wrong
    ]


def _organe(raw: object, path: Path) -> Organe:
    """One assembly of the fiche."""
    if not isinstance(raw, dict) or not {"nom"} <= raw.keys() <= {"nom", "alias"}:
        raise _invalid("un organe a un nom et, s'il le faut, des alias ; rien d'autre", path)
    return Organe(_text(raw, "nom", path) or "", _texts(raw, "alias", path))


def _text(raw: dict[str, object], key: str, path: Path) -> str | None:
    """The words of ``key``, or nothing when the fiche leaves it out or empty."""
    value = raw.get(key, "")
    if not isinstance(value, str):
        raise _invalid(f"« {key} » attend un texte", path)
    return value.strip() or None


def _list(raw: dict[str, object], key: str, path: Path) -> list[object]:
    """The items of ``key``."""
    value = raw.get(key, [])
    if not isinstance(value, list):
        raise _invalid(f"« {key} » attend une liste", path)
    return value


def _texts(raw: dict[str, object], key: str, path: Path) -> tuple[str, ...]:
    """The items of ``key``, all of them words."""
    items = _list(raw, key, path)
    if not all(isinstance(item, str) and item.strip() for item in items):
        raise _invalid(f"« {key} » attend une liste de textes", path)
    return tuple(str(item).strip() for item in items)


def _invalid(why: str, path: Path) -> RegistreError:
    """The refusal of a fiche that is YAML but describes no body."""
    return RegistreError(
        f"La fiche de la collectivité n'est pas valide : {why}.",
        str(path),
        "Corriger la fiche ; .github/CONTRIBUTING.md en montre une complète.",
        "fiche-invalide",
    )
