"""The template engine: what it escapes by itself, what it refuses, and the code that it writes of a template."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.compiler import CodeGenerator
from jinja2.ext import Extension

from generator.pages.escape import adresse, finalize, markup
from generator.pages.words import insigne
from generator.values.said import typographie

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Template
    from jinja2.compiler import Frame, MacroRef
    from jinja2.nodes import Call, Expr, Getattr
    from jinja2.runtime import Context
    from markupsafe import Markup

    from generator.pages.lexique import Gloses


class Typography(Extension):
    """Sets the no-break spaces of French in the words of templates, so that authors type plain spaces."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's
        """The source of a template with its spaces set."""
        return typographie(source)


class Direct(CodeGenerator):
    """Writes the Python that a template becomes: as the engine does, less what our templates never ask for.

    ``finalize`` escapes: the engine would escape again. A view has its attributes, no keys: ``vue.titre`` is written as
    it stands. Only macros are called, and none looks at the context of its caller. A page asks for 600 attributes and
    calls 100 macros: half of its rendering went there.
    """

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """An attribute."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's
        """A call; one with names before its arguments, or with a block inside, goes through the engine."""
        if forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro that its callers call at once; one that may be given less than it names goes through the engine."""
        more = macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller
        if more or macro_ref.node.defaults:
            super().macro_def(macro_ref, frame)
        else:
            self.write("environment.printing(macro)")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        """Open the call of ``finalize`` alone."""
        if finalize.src is None or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(finalize.src)

    def _output_child_post(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        """Close it."""
        if finalize.src is None or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")")


class Engine(Environment):
    """Templates escape by themselves; an unknown name is an error."""

    code_generator_class = Direct

    @staticmethod
    def printing(macro: Callable[..., str]) -> Callable[..., Markup]:
        """What prints a macro."""
        return lambda *args: markup(macro(*args))  # noqa: S704 - each piece went through finalize


@cache
def template(name: str) -> Template:
    """The template of that file, compiled once."""
    return environment().get_template(name)


@cache
def environment() -> Engine:
    """The engine of all templates."""
    engine = Engine(
        loader=PackageLoader("generator.pages"),
        auto_reload=False,
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=[Typography],
    )
    engine.filters |= {"adresse": adresse, "insigne": insigne, "glose": glose, "glose_exacte": glose_exacte}
    return engine


@pass_context
def glose(context: Context, words: str) -> Markup:
    """Words of ours, each term of the glossary linked where the page first uses it."""
    gloses: Gloses = context["gloses"]
    return gloses.gloser(words)


@pass_context
def glose_exacte(context: Context, words: str) -> Markup:
    """Words of a document: linked too, where they can mean one thing only."""
    gloses: Gloses = context["gloses"]
    return gloses.gloser(words, exacte=True)
