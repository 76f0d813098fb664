"""The dataset as pages ask for it: every look-up a dictionary, built once."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from generator.values.identifiers import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.package.read import Dataset
    from generator.values.acts import Acte, Document
    from generator.values.evidence import Provenance
    from generator.values.grants import Beneficiaire, Subvention

R = TypeVar("R")
_BEFORE_AXIS = re.compile(r"(.+)-axe-\d+\Z")
SEANCES = ("proces_verbal", "compte_rendu", "liste")
Readings = dict[tuple[str, str, str], list["Provenance"]]


def group(records: Iterable[R], field: str) -> Mapping[str, Sequence[R]]:
    """Records by the value of ``field``, in their order; an absent value groups nothing, an unknown key gives none."""
    groups: defaultdict[str, list[R]] = defaultdict(list)
    get = attrgetter(field)
    for record in records:
        key = get(record)
        if key is not None:
            groups[key].append(record)
    return _Groups(groups)


def _as_printed(row: Subvention) -> tuple[int, str]:
    """The order of the subsidies of an act as printed: their last figure counts them, and a file sorts 10 before 2."""
    return len(row.subvention_id), row.subvention_id


class _Groups(dict[str, list[R]]):
    """Groups that answer an unknown key with nothing, without storing it."""

    def __missing__(self, key: str) -> list[R]:
        return []


class Index:
    """What pages look up in a dataset, by the key they have in hand.

    Building it is linear in the rows; a worker process that inherits it renders any act alone.
    """

    def __init__(self, dataset: Dataset) -> None:
        """Group the tables of ``dataset``."""
        self.dataset = dataset
        self.tables = tables = dataset.tables
        self.textes = dataset.textes
        self.documents = {record.document_id: record for record in tables.documents}
        self.collectivites = {record.collectivite_id: record for record in tables.collectivites}
        self.actes = {record.acte_id: record for record in tables.actes}
        self.actes_of_document = group(tables.actes, "document_id")
        self.presences = group(tables.presences, "acte_id")
        self.visas = group(tables.visas, "acte_id")
        self.considerants = group(tables.considerants, "acte_id")
        self.articles = group(tables.articles, "acte_id")
        self.signataires = group(tables.signataires, "acte_id")
        self.imputations = group(tables.imputations, "acte_id")
        self.subventions = group(sorted(tables.subventions, key=_as_printed), "acte_id")
        self.subventions_by_id = {record.subvention_id: record for record in tables.subventions}
        self.financements = group(tables.financements, "subvention_id")
        self.beneficiaires = {record.beneficiaire_id: record for record in tables.beneficiaires}
        self.subventions_received = group(tables.subventions, "beneficiaire_id")
        self.axes = {record.axe_id: record for record in tables.axes}
        self.axes_of_document = group(tables.axes, "document_id")
        self.objectifs = group(tables.objectifs, "axe_id")
        self.actions = {record.action_id: record for record in tables.actions}
        self.actions_of_axe = group(tables.actions, "axe_id")
        self.liens = group(tables.liens, "beneficiaire_id")
        self.liens_to = group(tables.liens, "cible_id")
        self.liens_of_document = group(tables.liens, "document_id")
        self.indicateurs = group(tables.indicateurs, "document_id")
        self.controles = group(tables.controles, "document_id")
        self.complements = group(tables.complements, "ligne")
        self.anomalies = group(tables.anomalies, "document_id")
        self.provenances = group(tables.provenances, "document_id")
        self._readings: tuple[str, Readings] = ("", {})

    def readings(self, document_id: str) -> Readings:
        """The provenances of a document by table, row and column.

        The last document asked for is kept: the acts of one document follow each other.
        """
        if self._readings[0] != document_id:
            readings: Readings = {}
            for row in self.provenances[document_id]:
                readings.setdefault((row.table, row.ligne, row.champ), []).append(row)
            self._readings = (document_id, readings)
        return self._readings[1]

    @cached_property
    def roadmaps(self) -> tuple[Document, ...]:
        """The documents read as roadmaps."""
        return tuple(
            record
            for record in self.tables.documents
            if record.nature == "feuille_de_route" or self.axes_of_document[record.document_id]
        )

    @cached_property
    def enonces(self) -> Mapping[str, tuple[int, int]]:
        """Where the number of each figure that a document states stands in its text."""
        return {
            row.ligne: (row.debut, row.fin)
            for row in self.tables.provenances
            if row.table == "indicateurs" and row.champ == "valeur" and row.debut is not None and row.fin is not None
        }

    @cached_property
    def feuilles(self) -> Mapping[str, str]:
        """The last part of the address of each roadmap: what its axes are named after, else its document."""
        named = {key: _BEFORE_AXIS.match(axes[0].axe_id) for key, axes in self.axes_of_document.items()}
        return {
            record.document_id: found[1] if (found := named.get(record.document_id)) else record.document_id
            for record in self.roadmaps
        }

    @cached_property
    def seuls(self) -> Mapping[str, str]:
        """The documents whose acts speak of one receiver only, with that receiver."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for row in self.tables.subventions:
            found[self.actes[row.acte_id].document_id].add(row.beneficiaire_id or "")
        return {document_id: min(bodies) for document_id, bodies in found.items() if len(bodies) == 1}

    @cached_property
    def payeurs(self) -> Mapping[str, Sequence[str]]:
        """The public bodies by whose acts each one receives, by their names; those that no act names are none."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for row in self.tables.subventions:
            body = self.collectivites.get(self.actes[row.acte_id].collectivite_id or "")
            if row.beneficiaire_id and body:
                found[row.beneficiaire_id].add(body.nom)
        return _Groups({key: sorted(names) for key, names in found.items()})

    @cached_property
    def homonymes(self) -> Mapping[str, Sequence[Beneficiaire]]:
        """The bodies that bear each name, where several do, in the order of their designations."""
        found: defaultdict[str, list[Beneficiaire]] = defaultdict(list)
        for body in sorted(self.tables.beneficiaires, key=lambda body: (body.designation, body.beneficiaire_id)):
            for name in dict.fromkeys(map(named, body.identites)):
                found[name].append(body)
        return {name: bodies for name, bodies in sorted(found.items()) if len(bodies) > 1}

    @cached_property
    def actes_newest_first(self) -> tuple[Acte, ...]:
        """Every act, the latest sitting first, those without a date last."""
        dated = [acte for acte in self.tables.actes if acte.date_seance]
        dated.sort(key=lambda acte: (acte.date_seance, acte.acte_id), reverse=True)
        return (*dated, *(acte for acte in self.tables.actes if not acte.date_seance))

    def rang_de_seance(self, acte: Acte) -> tuple[int, Sequence[Acte]] | None:
        """The place of an act among those of its sitting, in the order of the package; none where it is alone.

        A sitting is the same body, the same assembly and the same day.
        """
        others = self._seances.get((acte.collectivite_id, acte.assemblee, acte.date_seance), ())
        rank = self._rangs.get(acte.acte_id)  # the minutes of that day are none of them
        return None if rank is None or len(others) < 2 else (rank, others)  # noqa: PLR2004 - an act and another

    @cached_property
    def _seances(self) -> Mapping[tuple[object, ...], Sequence[Acte]]:
        """Dated acts by sitting; minutes, which are the sitting itself, stand in none."""
        sittings: defaultdict[tuple[object, ...], list[Acte]] = defaultdict(list)
        for acte in self.tables.actes:
            if acte.date_seance and acte.nature not in SEANCES:
                sittings[acte.collectivite_id, acte.assemblee, acte.date_seance].append(acte)
        return sittings

    @cached_property
    def _rangs(self) -> Mapping[str, int]:
        """The place of each act in its sitting."""
        return {acte.acte_id: rank for acts in self._seances.values() for rank, acte in enumerate(acts)}

    def titre(self, document_id: str) -> str:
        """What a reader calls a document: its title, the object of its only act, or its file."""
        record, actes = self.documents[document_id], self.actes_of_document[document_id]
        return record.titre or (len(actes) == 1 and actes[0].objet) or record.fichier

    def text_page(self, document_id: str) -> str:
        """The address, under the root of the site, of the one page that carries the text of a document.

        The page of its act when it holds one act, its own page otherwise.
        """
        actes = self.actes_of_document[document_id]
        return f"deliberations/{actes[0].acte_id}/" if len(actes) == 1 else f"documents/{document_id}/"
