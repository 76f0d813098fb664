"""Work spread over the processors: the same results, in the same order, as one process gives."""

from __future__ import annotations

import gc
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")

_WORK: list[Callable[[Any], Any]] = []
"""What a forked process inherits: sending it what the work looks things up in would cost more than the work."""


def spread(
    work: Callable[[T], R], items: Sequence[T], jobs: int | None = None, *, few: int = 16, chunk: int = 16
) -> Iterator[R]:
    """What ``work`` gives for each of ``items``, in their order, by ``jobs`` processes (one a processor by default).

    Below ``few`` items, or where a process cannot inherit what another holds, this process does it all. What ``work``
    gives must be fit to leave a process; an error that it raises is raised here.

    >>> list(spread(len, ["un", "deux", "trois"], jobs=1))
    [2, 4, 5]
    """
    workers = min(jobs or os.cpu_count() or 1, len(items))
    if workers < 2 or len(items) < few or "fork" not in get_all_start_methods():  # noqa: PLR2004 - one is this process
        yield from map(work, items)
        return
    _WORK.append(work)
    try:
        with ProcessPoolExecutor(workers, get_context("fork"), initializer=gc.disable) as pool:
            yield from pool.map(_done, items, chunksize=chunk)
    finally:
        _WORK.pop()


def _done(item: Any) -> Any:  # noqa: ANN401 - whatever the work takes and gives
    """The work on one item, in a worker."""
    return _WORK[-1](item)
