"""From the dataset to the pages, one at a time, in an order that depends on the data alone."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension

from generator.pages.escape import adresse, finalize
from generator.pages.filters import typographie
from generator.pages.index import Index
from generator.pages.page import Page
from generator.pages.views.act import acte_vu

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Template

    from generator.package.read import Dataset


class Typography(Extension):
    """Sets the no-break spaces of French in the words of templates, so that authors type plain spaces."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's
        """The source of a template with its spaces set."""
        return typographie(source)


def render(dataset: Dataset) -> Iterator[Page]:
    """Every page of ``dataset``. A pure function: same dataset, same pages, same order."""
    index = Index(dataset)
    for acte in sorted(index.tables.actes, key=lambda acte: (acte.document_id, acte.acte_id)):
        yield render_act(index, acte.acte_id)


def render_act(index: Index, acte_id: str) -> Page:
    """The page of one act: what a worker process renders."""
    view = acte_vu(index, acte_id)
    return _page(f"deliberations/{acte_id}.md", "acte.md.j2", view.entete, view)


def _page(path: str, template: str, entete: Mapping[str, object], view: object) -> Page:
    body = _template(template).render(vue=view)
    front = yaml.dump(dict(entete), Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=True, width=10_000)
    return Page(path, f"---\n{front}---\n\n{body}")


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    """Templates escape by themselves; an unknown name is an error."""
    environment = Environment(
        loader=PackageLoader("generator.pages"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=[Typography],
    )
    environment.filters["adresse"] = adresse
    return environment
