"""The Excel print of one declaration (``ToKhaiHQ7N…``, ``ToKhaiHQ7X…``), import and export.

Source of the layout: genuine prints of ECUS5-VNACCS (``domain.md`` 2a). The file's name proves
nothing: marker and title make it a print, title and permit date make it cleared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from pathlib import PurePath
from typing import TypeVar

from declarant_client.application.ports.reading import Portion, UnreadableFileError
from declarant_client.domain.declaration import Branch, Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationKind, DeclarationNumber, TaxCode
from declarant_client.domain.origin import Origin
from declarant_client.sources import field_values, refusals
from declarant_client.sources.excel import print_labels as labels
from declarant_client.sources.excel.print_labels import Field, label_key
from declarant_client.sources.excel.printed_rows import CellValue, PrintedRows, PrintedSheet
from declarant_client.sources.excel.workbooks import Workbook
from declarant_client.sources.format_reader import SourceFile

_TITLES = {
    DeclarationKind.IMPORT: label_key("Tờ khai hàng hóa nhập khẩu"),
    DeclarationKind.EXPORT: label_key("Tờ khai hàng hóa xuất khẩu"),
}
_CLEARED = label_key("(thông quan)")
_CONFIRMATION = label_key("Bản xác nhận")
SHEET_NAMES = ("TKN", "TKX")
"""What such sheets are usually called."""
_TITLE_ROWS = 6
"""How far below the marker the title may stand."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class _Form:
    """One form in a sheet: its first page, and all pages that bear its number."""

    kind: DeclarationKind
    title: str
    number: DeclarationNumber | None
    first_page: PrintedRows
    pages: PrintedRows


class DeclarationPrint:
    """Recognises and reads Excel prints of declarations; implements ``WorkbookForm``."""

    def read(self, file: SourceFile, book: Workbook) -> Iterator[Portion] | None:
        """Return the declarations printed in a workbook, ``None`` when it holds other forms.

        Raises ``UnreadableFileError`` for a blank form, and for one that contradicts itself.
        """
        found = declarations(file.path, book.usual(SHEET_NAMES))
        if not found:
            found = declarations(file.path, book.visible)
        return iter([Portion(origin=Origin.PRINT, declarations=found)]) if found else None


def declarations(path: PurePath, sheets: Iterable[PrintedSheet]) -> tuple[Declaration, ...]:
    """Return the declarations printed on these sheets, none when they are other forms.

    Raises ``UnreadableFileError`` for a blank form, and for one that contradicts itself.
    """
    forms = [form for sheet in sheets if (form := _form(sheet)) is not None]
    read = {form.number: _declaration(path, form) for form in forms if form.number is not None}
    if forms and not read:
        raise UnreadableFileError(refusals.without_number(path))
    return tuple(read.values())


def _form(sheet: PrintedSheet) -> _Form | None:
    pages = PrintedRows.of(sheet).pages()
    if not pages:
        return None
    first_page, *later_pages = pages
    kind = first_page.kind
    title = _title(first_page)
    if kind is None or _TITLES[kind] not in title:
        return None
    number = _number(first_page, kind)
    own = [first_page, *takewhile(lambda page: _number(page, kind) == number, later_pages)]
    return _Form(kind, title, number, first_page, first_page.through(own[-1]))


def _title(page: PrintedRows) -> str:
    tops = page.texts(1 + _TITLE_ROWS)
    return next((key for key in tops for title in _TITLES.values() if title in key), "")


def _number(page: PrintedRows, kind: DeclarationKind) -> DeclarationNumber | None:
    if page.has(labels.NUMBER.key) or page.value_at(labels.NUMBER.usual_position(kind)):
        return _read(page, labels.NUMBER, kind, DeclarationNumber.parse)
    # Neither label nor cell: the bar code's text, such as *106999900010*.
    bar_codes = (key for key in page.texts() if key.startswith("*") and key.endswith("*"))
    return DeclarationNumber.parse(next(bar_codes, None))


def _declaration(path: PurePath, form: _Form) -> Declaration:
    page, kind, number = form.first_page, form.kind, form.number
    if number is None or number.kind is not kind:
        raise UnreadableFileError(refusals.number_of_other_kind(path, str(number)))
    clearance, cleared_at = _clearance(form)
    tax_code, enterprise = _enterprise(page, kind)
    agent_code, agent_name = _agent(page, kind)
    first = _read(page, labels.FIRST_NUMBER, kind, field_values.number_within)
    return Declaration(
        number=number,
        clearance=clearance,
        regime=_read(page, labels.REGIME, kind, field_values.regime),
        branch=Branch(short_name=_read(page, labels.OFFICE, kind, field_values.short_name)),
        team=_read(page, labels.TEAM, kind, field_values.team),
        channel=_read(page, labels.CHANNEL, kind, field_values.channel),
        registered_at=_read(page, labels.REGISTERED, kind, field_values.printed_time),
        cleared_at=cleared_at,
        enterprise_tax_code=tax_code,
        enterprise_name=enterprise,
        agent_code=agent_code,
        agent_name=agent_name,
        first_number=first if first is not None and first.kind is kind else None,
    )


def _clearance(form: _Form) -> tuple[Clearance, datetime | None]:
    """Decide by title and permit date together: a title alone may be a form never filled in.

    A confirmation for checking ("Bản xác nhận") is not cleared whatever its dates; a date of
    release before permit without a permit is that release, whatever else the title says.
    """
    if _CONFIRMATION in form.title:
        return Clearance.NONE, None
    section = form.pages.section(labels.PERMIT_SECTION)
    permit = _time(section, labels.PERMIT) or _time(section, labels.PERMIT_OF_EXPORT)
    if permit is not None:
        return (Clearance.CLEARED, permit) if _CLEARED in form.title else (Clearance.NONE, None)
    released = _time(section, labels.RELEASE_BEFORE_PERMIT)
    if released is not None:
        return Clearance.RELEASED_BEFORE_PERMIT, released
    return Clearance.NONE, None


def _time(section: PrintedRows, field: Field) -> datetime | None:
    return field_values.printed_time(section.value_after(field.key))


def _enterprise(page: PrintedRows, kind: DeclarationKind) -> tuple[TaxCode | None, str | None]:
    """Return tax code and name of the importer (import) or exporter (export)."""
    label = labels.ENTERPRISE_SECTION[kind]
    if page.has(label):
        section = page.section(label)
        tax_code = section.value_after(labels.ENTERPRISE_CODE.key)
        name = section.value_after(labels.ENTERPRISE_NAME.key)
    else:
        # Without its section, "Mã" and "Tên" may be anybody's: only the usual cells are left.
        tax_code = page.value_at(labels.ENTERPRISE_CODE.usual_position(kind))
        name = page.value_at(labels.ENTERPRISE_NAME.usual_position(kind))
    return field_values.tax_code(tax_code), field_values.name(name)


def _agent(page: PrintedRows, kind: DeclarationKind) -> tuple[str | None, str | None]:
    """Return the customs agent's code and name; usually the row holds nothing but labels."""
    values = [*page.values_after(labels.AGENT.key)]
    if not page.has(labels.AGENT.key):
        values = [page.value_at(labels.AGENT.usual_position(kind)) or ""]
    code = field_values.code(values[0]) if values else None
    names = values if code is None else values[1:]
    return code, field_values.name(next(iter(names), None))


def _read(
    page: PrintedRows,
    field: Field,
    kind: DeclarationKind,
    meaning: Callable[[CellValue], Value | None],
) -> Value | None:
    """Return what follows the field's label; its usual cell only where the label is nowhere."""
    value = page.value_after(field.key)
    if value is None and not page.has(field.key):
        value = page.value_at(field.usual_position(kind))
    return None if value is None else meaning(value)
