"""The gates that a package passes before anyone trusts it: the standard, a general tool, and our own promises."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from generator.package.check import check
from generator.package.descriptor import DESCRIPTOR
from generator.package.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frictionless import Report


def gates(folder: Path) -> tuple[Problem, ...]:
    """Everything that the three gates refuse in the package in ``folder``.

    Raises ``ImportError`` where ``dplib-py`` or ``frictionless`` is not installed: an absent gate is not passed.
    """
    return (*against_profile(folder), *against_frictionless(folder), *check(folder))


def against_profile(folder: Path) -> tuple[Problem, ...]:
    """What the JSON Schema profile of Data Package 2.0 refuses in the descriptor.

    ``dplib-py`` carries the profiles, but looks for them on the network: they are read from where it keeps them.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pydantic warns about the models of dplib as they load
        from dplib import settings
    from jsonschema import Draft7Validator  # type: ignore[import-untyped] # it comes with dplib; its stubs do not

    profile = Path(settings.PROFILE_BASEDIR) / "2.0" / "datapackage.json"
    validator = Draft7Validator(json.loads(profile.read_text(encoding="utf-8")))
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    return tuple(
        Problem("profil", f"{DESCRIPTOR}, {error.json_path}", error.message)
        for error in sorted(validator.iter_errors(descriptor), key=lambda error: error.json_path)
    )


def against_frictionless(folder: Path) -> tuple[Problem, ...]:
    """What frictionless refuses in the descriptor or in the tables."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # deprecations of its own dependencies
        import frictionless

        report = frictionless.validate(str(folder / DESCRIPTOR))
    return tuple(_frictionless_problems(report))


def _frictionless_problems(report: Report) -> Iterator[Problem]:
    """The errors of a report, of the package and of each table."""
    for error in report.errors:
        yield Problem(f"frictionless-{error.type}", DESCRIPTOR, error.message)
    for task in report.tasks:
        for error in task.errors:
            yield Problem(f"frictionless-{error.type}", f"{task.place}", error.message)
