"""The small YAML that people write by hand: a narrow, safe subset, refused with a place and a remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Hashable
    from pathlib import Path

MAX_BYTES = 256_000
"""A fiche written by hand weighs a few kilobytes."""

MAX_DEPTH = 12
"""Deepest nesting. A fiche needs 4; the reader of YAML is recursive, and a file must not exhaust it."""


class _Loader(yaml.BaseLoader):
    """Reads every scalar as the text that stands there (``no``, ``042`` and ``2024-06-13`` stay words)."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - PyYAML's signature
        """Refuse a key written twice: YAML would keep the last in silence."""
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"clé écrite deux fois : {key.value}", problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read(path: Path) -> object:
    r"""What ``path`` says, as dictionaries, lists and strings.

    No anchors, no tags, no repeated keys, one document, bounded size and depth. Raises ``RegistreError``
    (``fiche-illisible``) with the line of the fault.

    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "a.yml")
    ...     _ = path.write_text("departement: 01\nalias: [no]")
    ...     read(path)
    {'departement': '01', 'alias': ['no']}
    """
    try:
        raw = path.read_bytes()
        if len(raw) > MAX_BYTES:
            raise refused("la fiche est trop longue", path)
        text = raw.decode("utf-8-sig")
        _survey(text, path)
        return yaml.load(text, _Loader)  # noqa: S506 - BaseLoader makes nothing but strings, lists and dictionaries
    except UnicodeDecodeError as error:
        raise refused("la fiche n'est pas en UTF-8", path) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise refused(error.problem or "la fiche n'est pas du YAML", path, line) from error
    except yaml.YAMLError as error:
        raise refused("la fiche contient un caractère interdit", path) from error
    except OSError as error:
        raise refused(error.strerror or "erreur d'entrée-sortie", path) from error


def refused(why: str, path: Path, line: int | None = None) -> RegistreError:
    """The refusal of a fiche: what is wrong, at which line, and how to repair it."""
    return RegistreError(
        f"La fiche ne peut pas être lue : {why}.",
        f"{path}, ligne {line}" if line else str(path),
        "Corriger la fiche ; .github/CONTRIBUTING.md en montre une complète.",
        "fiche-illisible",
    )


def _survey(text: str, path: Path) -> None:
    """Refuse, before anything is built, what only a hostile or mistaken fiche holds."""
    depth = documents = 0
    for event in yaml.parse(text, yaml.BaseLoader):
        line = event.start_mark.line + 1 if event.start_mark else None
        if getattr(event, "anchor", None) is not None:
            raise refused("les ancres et les renvois de YAML (& et *) ne sont pas admis", path, line)
        if getattr(event, "tag", None) is not None:
            raise refused("les étiquettes de YAML (!) ne sont pas admises", path, line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise refused("la fiche est trop profonde", path, line)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise refused("la fiche contient plusieurs documents (---)", path, line)
