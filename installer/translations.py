"""The catalogue of translations: found in the code, kept in Qt Linguist's format, compiled.

    python -m installer.translations update   find new and changed texts, keep what is translated
    python -m installer.translations check    say what is unfinished or stale; exit code 1 if any

Qt's own ``lupdate`` is not used: it does not know the named values of ``translate`` and stops at
them. Sentences are ``translate("context", "text", …)`` of ``domain.sentences``; the window's own
are that, ``QCoreApplication.translate("context", "text", "note", n)`` or ``self.tr("text")``, whose
context is the class. Literals only: what is put together at run time cannot be translated.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "declarant_client"
CATALOGUES = ROOT / "resources" / "translations"
OWN = CATALOGUES / "declarant_vi.ts"
COUNTED = CATALOGUES / "declarant_en.ts"
"""English says only what is counted: "1 assessment", "2 assessments"."""
QT = CATALOGUES / "qtbase_vi.ts"
"""Qt ships no Vietnamese: its buttons, menus and dialogs in ours, in Qt's own contexts."""

_PLACEHOLDER = re.compile(r"\{\w*[^{}]*\}|%n|%\d")
_TRANSLATE_ARGUMENTS = 2


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a text is looked up by; ``note`` tells two texts of one wording apart."""

    context: str
    source: str
    note: str = ""


FORMS = {"vi": 1, "en": 2}
"""How many plural forms a language has."""


@dataclass(frozen=True, slots=True)
class Message:
    """One text with its translation, one for each plural form; empty: unfinished."""

    key: Key
    forms: tuple[str, ...] = ()

    @property
    def is_counted(self) -> bool:
        """Whether the text counts something."""
        return is_counted(self.key)


def is_counted(key: Key) -> bool:
    """Whether a text counts something and so has plural forms."""
    return "%n" in key.source


def found_in(files: Iterable[Path]) -> set[Key]:
    """Return every translatable text of some Python files."""
    keys: set[Key] = set()
    for file in files:
        keys.update(_Texts().of(ast.parse(file.read_text(encoding="utf-8"), str(file))))
    return keys


def code_files() -> Iterator[Path]:
    """Yield the program's modules; the receiving office speaks by its own texts."""
    for file in sorted(CODE.rglob("*.py")):
        if "receiver" not in file.relative_to(CODE).parts:
            yield file


class _Texts(ast.NodeVisitor):
    """Collects the texts of one module."""

    def __init__(self) -> None:
        self._classes: list[str] = []
        self._keys: set[Key] = set()

    def of(self, module: ast.AST) -> set[Key]:
        self.visit(module)
        return self._keys

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        name = _called(node.func)
        texts = [_literal(argument) for argument in node.args]
        if name == "translate" and len(texts) >= _TRANSLATE_ARGUMENTS and texts[0] and texts[1]:
            self._keys.add(Key(texts[0], texts[1], _note(texts[2:])))
        elif name == "tr" and texts and texts[0] and self._classes:
            self._keys.add(Key(self._classes[-1], texts[0], _note(texts[1:])))
        self.generic_visit(node)


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literal(node: ast.expr) -> str | None:
    # Neighbouring literals are one constant to the parser already.
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _note(texts: list[str | None]) -> str:
    return texts[0] or "" if texts else ""


def read(catalogue: Path) -> list[Message]:
    """Return what a catalogue holds; a text marked unfinished or vanished has no translation."""
    if not catalogue.is_file():
        return []
    messages = []
    for context in ET.parse(catalogue).getroot().iter("context"):  # noqa: S314 - our own file
        for entry in context.iter("message"):
            key = Key(
                context.findtext("name", ""),
                entry.findtext("source", ""),
                entry.findtext("comment", ""),
            )
            messages.append(Message(key, _forms(entry)))
    return messages


def _forms(entry: ET.Element) -> tuple[str, ...]:
    element = entry.find("translation")
    if element is None or element.get("type"):
        return ()
    plural = tuple(form.text or "" for form in element.iter("numerusform"))
    texts = plural or (element.text or "",)
    return texts if all(texts) else ()


def merged(known: Iterable[Message], keys: Iterable[Key]) -> list[Message]:
    """Return a message for each text: with the translation known, else unfinished, in order."""
    translated = {message.key: message for message in known}
    return [translated.get(key, Message(key)) for key in sorted(keys)]


def written(messages: Iterable[Message], language: str) -> str:
    """Return messages as Qt Linguist's file; without line numbers, which only stir the history."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
    ]
    open_context: str | None = None
    for message in messages:
        if message.key.context != open_context:
            lines.extend(["</context>"] if open_context is not None else [])
            open_context = message.key.context
            lines.extend(["<context>", f"    <name>{escape(open_context)}</name>"])
        lines.extend(_entry(message))
    lines.extend(["</context>"] if open_context is not None else [])
    return "\n".join([*lines, "</TS>", ""])


def _entry(message: Message) -> list[str]:
    note = message.key.note
    return [
        '    <message numerus="yes">' if message.is_counted else "    <message>",
        f"        <source>{escape(message.key.source)}</source>",
        *([f"        <comment>{escape(note)}</comment>"] if note else []),
        f"        {_translation(message)}",
        "    </message>",
    ]


def _translation(message: Message) -> str:
    forms = [escape(form) for form in message.forms or ("",)]
    text = "".join(f"<numerusform>{form}</numerusform>" for form in forms)
    unfinished = "" if message.forms else ' type="unfinished"'
    return f"<translation{unfinished}>{text if message.is_counted else forms[0]}</translation>"


def complaints(messages: Iterable[Message], keys: set[Key], language: str) -> list[str]:
    """Return what is wrong with a catalogue: a line for each fault."""
    kept = {message.key: message for message in messages}
    found = [f"not in the catalogue: {_named(key)}" for key in sorted(keys - kept.keys())]
    found += [f"no longer in the code: {_named(key)}" for key in sorted(kept.keys() - keys)]
    return found + incomplete(kept.values(), language)


def incomplete(messages: Iterable[Message], language: str) -> list[str]:
    """Return the faults of translations: unfinished, or with other placeholders."""
    found = []
    for message in messages:
        expected = FORMS[language] if message.is_counted else 1
        if len(message.forms) != expected:
            found.append(f"unfinished: {_named(message.key)}")
        elif any(
            _placeholders(form) != _placeholders(message.key.source) for form in message.forms
        ):
            found.append(f"other placeholders than the source: {_named(message.key)}")
    return found


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def _named(key: Key) -> str:
    return f"{key.context}: {key.source!r}"


def compile_catalogue(catalogue: Path, target: Path) -> None:
    """Compile with Qt's ``lrelease``; raise ``CalledProcessError`` when it fails."""
    import PySide6

    tool = Path(PySide6.__path__[0]) / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    subprocess.run(
        [str(tool), "-silent", str(catalogue), "-qm", str(target)], check=True, timeout=60
    )


def update() -> list[str]:
    """Bring the catalogues up to date and compile them; return what is left to translate."""
    keys = found_in(code_files())
    counted = {key for key in keys if is_counted(key)}
    contents = {
        OWN: merged(read(OWN), keys),
        COUNTED: merged(read(COUNTED), counted),
        QT: sorted(read(QT), key=_by_key),
    }
    left = []
    for catalogue, messages in contents.items():
        language = language_of(catalogue)
        catalogue.write_text(written(messages, language), encoding="utf-8", newline="\n")
        compile_catalogue(catalogue, catalogue.with_suffix(".qm"))
        left += incomplete(messages, language)
    return left


def _by_key(message: Message) -> Key:
    return message.key


def language_of(catalogue: Path) -> str:
    """Return the language that a catalogue's name ends in."""
    return catalogue.stem.rpartition("_")[2]


def check() -> list[str]:
    """Return what is missing, stale or unfinished."""
    keys = found_in(code_files())
    return (
        complaints(read(OWN), keys, "vi")
        + complaints(read(COUNTED), {key for key in keys if is_counted(key)}, "en")
        + incomplete(read(QT), "vi")
    )


def main(arguments: list[str]) -> int:
    """Run a command; return the exit code."""
    commands = {"update": update, "check": check}
    if len(arguments) != 1 or arguments[0] not in commands:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    faults = commands[arguments[0]]()
    sys.stdout.write("".join(f"{fault}\n" for fault in faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
