"""Records leave the process that read them and are the same in the one that writes them."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest

from generator.values.acts import Acte
from generator.values.grants import Subvention


def test_a_record_crosses_processes_unchanged() -> None:
    """Every cell, absent ones included, and still frozen."""
    subvention = Subvention(
        subvention_id="corte-1-s1", acte_id="corte-1", type="numeraire", statut="attribuee", montant=Decimal("60.00")
    )
    acte = Acte(acte_id="corte-1", document_id="corte", nature="deliberation")
    copies = pickle.loads(pickle.dumps((subvention, acte)))  # noqa: S301 - our own bytes
    assert copies == (subvention, acte)
    assert str(copies[0].montant) == "60.00"
    with pytest.raises(FrozenInstanceError):
        copies[1].nature = "note"
