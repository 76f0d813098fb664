"""A record filled slot by slot is the record that ``dataclasses`` makes."""

from __future__ import annotations

import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from generator.values.by_slot import by_slot
from generator.values.evidence import Provenance
from generator.values.finding import Finding
from generator.values.span import Span


@dataclass(frozen=True, slots=True)
class Plain:
    """A field of each kind."""

    first: int
    other: str = "b"
    last: tuple[int, ...] = field(default=(), kw_only=True)


Quick = by_slot(Plain)


def test_same_fields_same_record() -> None:
    """Defaults, names, order: as they were written."""
    assert repr(Quick(1)) == "Plain(first=1, other='b', last=())"
    assert Quick(1, "c", last=(2,)) == replace(Quick(first=1), other="c", last=(2,))
    assert list(inspect.signature(Quick).parameters) == ["first", "other", "last"]
    with pytest.raises(TypeError):
        Quick()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Quick(1, "b", (2,))  # type: ignore[call-arg]


def test_it_is_frozen_and_travels() -> None:
    """Nobody changes a record; another process receives it."""
    proof = Provenance(table="t", ligne="l", champ="c", ordre=1, document_id="d", regle="r", statut="imprime")
    with pytest.raises(FrozenInstanceError):
        proof.table = "x"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(proof)) == proof  # noqa: S301 - our own


def test_what_a_record_refuses_is_still_refused() -> None:
    """A check after the fields are put."""
    assert Finding(1, (Span(0, 1),), "r").value == 1
    with pytest.raises(ValueError, match="without passage"):
        Finding(1, (), "r")


def test_a_default_is_a_value() -> None:
    """One that is made anew each time would be shared."""

    @dataclass(frozen=True, slots=True)
    class Made:
        each: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match="each"):
        by_slot(Made)
