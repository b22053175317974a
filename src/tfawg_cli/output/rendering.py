"""Templates to Markdown: views go in, and every word of theirs is escaped on its way out."""

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from pathlib import PurePath
from traceback import walk_tb
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.nodes import Expr
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.reports.views import Narrative
from tfawg_cli.output.escaping import markdown
from tfawg_cli.output.saying import SAYS, Say
from tfawg_cli.output.speech import NO_OTHER, OLDER, Speech, narrative_with_marks, with_marks
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.yaml_text.characters import code_point, forbidden_characters

_FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,  # one of them: a macro that calls itself for ever
    TypeError,
    ValueError,
)
"""What a template can cause."""

_FREE = {Say: SAYS, LoopContext: ("first", "last"), Markup: ("isalnum",), str: ("isalnum",)}
"""Beside views: what templates ask for most, and nothing of it does harm."""

TemplateReader = Callable[[str], tuple[str, str]]
"""Gives the text of a template and the path by which errors name it. Raises CannotGoOnError."""


class TooLongError(RuntimeError):
    """A template took more time than it may."""


def render(name: str, views: Mapping[str, object], read: TemplateReader, speech: Speech = NO_OTHER) -> str:
    """Render template `name`, in which `views` hold all there is to show, in the words of a language.

    Raises CannotGoOnError, which names template and line, when the template is at fault.
    """
    environment = _environment(views, read, speech)
    try:
        return _printable(environment.get_template(name).render(views).rstrip("\n") + "\n", name)
    except TemplateSyntaxError as error:
        raise _fault(error.filename or f"templates/{name}", error.lineno, error) from None
    except TemplateNotFound as error:
        message = f"template {name} includes '{error.name}', which is no name of a template"
        raise CannotGoOnError(message) from None
    except _FAULTS as error:
        raise _fault(*_place_in_template(error, f"templates/{name}"), error) from None


def _printable(text: str, name: str) -> str:
    """Refuse what neither records nor templates hold, and a template can still spell (ESC, half a character)."""
    trouble = next(forbidden_characters(text), None)
    if trouble is None:
        return text
    message = f"templates/{name}: it prints the character {code_point(text[trouble.start])}"
    raise CannotGoOnError(message, "take it out of the template; nothing was written")


class _Compiled(BytecodeCache):
    """Keeps what templates were compiled to, by their names, paths and texts: a set of reports shares its tables."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was kept."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


class _Code(CodeGenerator):
    def _make_finalize(self) -> Any:  # noqa: ANN401 - a class of its own
        """Let also what never changes be escaped as it is printed, in the words of the language of that time."""
        return super()._make_finalize()._replace(const=None)

    def _output_child_pre(self, _node: Expr, _frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - a class of its own
        """Let what is printed go through our escaping alone; jinja2's own would look at all of it once more."""
        self.write(f"({finalize.src}")


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox that does not ask about what is ours: half of its time would go into that."""

    code_generator_class = _Code

    def getattr(self, obj: object, attribute: str) -> object:
        """Give a field of a view at once: it is data; and what else does no harm."""
        kind = type(obj)
        if attribute in getattr(kind, "__dataclass_fields__", ()) or attribute in _FREE.get(kind, ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def call(self, context: Context, called: Any, /, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - as jinja2 has it
        """Call a macro, or what `getattr` gave at once, at once."""
        is_macro = type(called) is Macro
        if not is_macro and type(getattr(called, "__self__", called)) not in _FREE:
            return super().call(context, called, *args, **named)
        # what compiled templates tell of the call, for functions that take the context
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(context.eval_ctx, *args, **named) if is_macro else called(*args, **named)


def _environment(views: Mapping[str, object], read: TemplateReader, speech: Speech) -> ImmutableSandboxedEnvironment:
    def load(name: str) -> tuple[str, str, Callable[[], bool]]:
        """Give a template as jinja2 wants it: its text, its path, and that it is still what it was."""
        text, path = read(name)
        return text, path, lambda: True

    printed = _escaping(speech)
    environment = _Environment(
        loader=FunctionLoader(load),
        undefined=_undefined_beside(views),
        autoescape=True,
        finalize=printed,
        bytecode_cache=_COMPILED,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        optimized=False,  # hardly anything of a template can be worked out beforehand
    )
    environment.globals["say"] = Say(speech, printed)
    return environment


def _undefined_beside(views: Mapping[str, object]) -> type[StrictUndefined]:
    """Make what a mistyped name stands for: it says what there is, in the words of docs/templates.md."""

    class Mistyped(StrictUndefined):
        @property
        def _undefined_message(self) -> str:
            if self._undefined_hint:
                return self._undefined_hint
            if self._undefined_obj is missing:
                return f"'{self._undefined_name}' is undefined; there is: {', '.join(views)}"
            owner, name = self._undefined_obj, self._undefined_name
            called = next((one for one, view in views.items() if view is owner), _called(owner))
            if not isinstance(name, str):
                return f"{called} has no element {name}"
            computed = (one for one, kind in vars(type(owner)).items() if isinstance(kind, property))
            fields = ", ".join([*owner.__dataclass_fields__, *computed]) if is_dataclass(owner) else ""
            return f"{called} has no '{name}'" + (f"; it has: {fields}" if fields else "")

    return Mistyped


def _called(value: object) -> str:
    """Say what a value is to the writer of a template."""
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (str, "a text"),
        (int, "a number"),
        ((tuple, list), "a list"),
        (type(None), "None"),
        (FinancialYear, "a year"),
        (TemplateModule, "an imported template"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), f"a {type(value).__name__}")


def _escaping(speech: Speech) -> Callable[[Any], Markup]:
    """Give what escapes what a template prints for Markdown; only narrative and what templates made pass as they are.

    Days are written in the words of the language, and words of another language are marked.
    """
    older = speech.words(OLDER)
    known: dict[str, Markup] = {}
    """Much is printed often: an indicator, a timeline."""

    def printed(value: Any) -> Markup:  # noqa: ANN401 - jinja2 hands over whatever a template names
        """Escape one value."""
        if isinstance(value, Markup):
            return value
        if type(value) is str and value in known:
            return known[value]
        if isinstance(value, Narrative):
            return Markup(narrative_with_marks(value.text, older))  # noqa: S704 - narrative is Markdown by definition
        text = str(speech.written(value))
        found = known.get(text)
        if found is None:
            found = known[text] = Markup(with_marks(markdown(text), older))  # noqa: S704 - this is the escaping
        return found

    return printed


def _place_in_template(error: BaseException, otherwise: str) -> tuple[str, int | None]:
    """Find the innermost line of a template in a traceback; jinja2 puts its lines there."""
    place: tuple[str, int | None] = (otherwise, None)
    for frame, line in walk_tb(error.__traceback__):
        file = frame.f_code.co_filename
        if PurePath(file).parts[:1] == ("templates",):
            place = (file, line)
    return place


def _fault(file: str, line: int | None, error: Exception) -> CannotGoOnError:
    where = f"{file}:{line}" if line else file
    what = str(error) or "it needs too much memory"
    return CannotGoOnError(f"{where}: {what}", "correct this line of the template; nothing was written")
