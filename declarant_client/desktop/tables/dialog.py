"""Saying once what the columns of another software's table mean."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from declarant_client.application.guessed_columns import guessed_mapping, occurring_words
from declarant_client.application.ports.tables import (
    NAME_LIMIT,
    TableField,
    TableMapping,
    TablePreview,
)
from declarant_client.desktop.background import Lane
from declarant_client.desktop.tables.clearance import Meaning
from declarant_client.desktop.tables.layout import DialogParts
from declarant_client.desktop.tables.parts import TableParts
from declarant_client.desktop.widgets.questions import confirmed
from declarant_client.domain.sentences import SaidError

_PAUSE_MS = 200
_ANY_NAME = "?"


class TableDialog(QDialog):
    """First rows, a choice for each fact, what comes of it; saved by name and read with OK."""

    saved = Signal(str)
    """The name under which the mapping was saved: the file is to be read by it."""

    def __init__(self, path: Path, parts: TableParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._parts = parts
        self._instead_of: str | None = None
        self._opening = Lane(parts.threads.lengthy, self)
        self._trying = Lane(parts.threads.lengthy, self)
        self._listing = Lane(parts.threads.reading, self)
        self._keeping = Lane(parts.threads.writing, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._try)
        self.setWindowTitle(self.tr("Set up a table: {file}").format(file=path.name))
        self.shown = DialogParts(self)
        self._connect()
        self.shown.wait()
        self._opening.ask(self._read, self._came, self._failed)

    @property
    def mapping(self) -> TableMapping:
        """What is chosen now."""
        shown = self.shown
        words = shown.clearance.words
        columns = shown.columns.columns
        has_words = TableField.STATUS in columns
        return TableMapping(
            name=shown.name.text().strip(),
            columns=columns,
            dates=shown.clearance.dates.value(),
            cleared_when=shown.clearance.when.value(),
            cleared_words=words.meaning(Meaning.CLEARED) if has_words else (),
            cancelled_words=words.meaning(Meaning.CANCELLED) if has_words else (),
        )

    def save(self) -> None:
        """Save what is chosen; ``saved`` follows, or the fault is said."""
        mapping, instead_of = self.mapping, self._instead_of
        for fault in mapping.faults():
            self.shown.say_fault(fault, mapping)
            return
        self._keeping.ask(
            lambda: self._parts.mappings.keep(mapping, instead_of=instead_of),
            lambda _: self._kept(mapping),
            lambda error: self.shown.say_fault(error.sentence, mapping),
        )

    def _connect(self) -> None:
        shown = self.shown
        shown.buttons.accepted.connect(self.save)
        shown.buttons.rejected.connect(self.reject)
        shown.saved.chosen.connect(self._choose)
        shown.saved.removalWanted.connect(self._remove)
        shown.first_rows.sheetChosen.connect(self._begin_anew)
        shown.columns.changed.connect(self._changed)
        shown.columns.boxes[TableField.STATUS].activated.connect(self._status_changed)
        shown.clearance.changed.connect(self._changed)

    def _read(self) -> tuple[TablePreview, tuple[TableMapping, ...]]:
        return self._parts.reader.first_rows(self._path), self._parts.mappings.all()

    def _came(self, found: tuple[TablePreview, tuple[TableMapping, ...]]) -> None:
        preview, mappings = found
        self.shown.first_rows.show_preview(preview)
        self.shown.saved.offer(mappings)
        self.shown.begin()
        self._begin_anew()
        self.shown.columns.boxes[TableField.NUMBER].setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: SaidError) -> None:
        self.shown.give_up(error.sentence)

    def _begin_anew(self) -> None:
        """Take up what was saved for such columns, else guess."""
        headers = set(self.shown.first_rows.sheet.headers)
        fitting = [one for one in self.shown.saved.all if set(one.columns.values()) <= headers]
        best = max(fitting, key=lambda one: len(one.columns), default=None)
        self.shown.saved.choose(best)
        self._choose(best)

    def _choose(self, mapping: TableMapping | None) -> None:
        sheet = self.shown.first_rows.sheet
        self._instead_of = mapping.name if mapping else None
        shown = mapping or guessed_mapping(self._path.stem[:NAME_LIMIT], sheet)
        self.shown.saved.choose(mapping)
        self.shown.columns.offer(sheet.headers)
        self.shown.columns.show_columns(shown.columns)
        words = occurring_words(sheet, shown.columns.get(TableField.STATUS, ""))
        self.shown.clearance.show_mapping(shown, words)
        self.shown.name.setText(shown.name)
        self._changed()

    def _status_changed(self) -> None:
        header = self.shown.columns.columns.get(TableField.STATUS, "")
        self.shown.clearance.offer_words(occurring_words(self.shown.first_rows.sheet, header))
        self._changed()

    def _changed(self) -> None:
        self.shown.say_nothing()
        self._pause.start()

    def _try(self) -> None:
        mapping = replace(self.mapping, name=_ANY_NAME)
        for fault in mapping.faults():
            self._trying.drop()
            self.shown.trial.say_fault(fault)
            return
        self.shown.trial.wait(self.tr("Being tried out…"))
        self._trying.ask(
            lambda: self._parts.reader.tried(self._path, mapping),
            self.shown.trial.show_trial,
            lambda error: self.shown.trial.say_fault(error.sentence),
        )

    def _kept(self, mapping: TableMapping) -> None:
        self.saved.emit(mapping.name)
        self.accept()

    def _remove(self, mapping: TableMapping | None) -> None:
        if mapping is None or not confirmed(
            self,
            self.tr("Forget the columns saved as “{name}”?").format(name=mapping.name),
            self.tr("Declarations that were read by them stay."),
            self.tr("Delete"),
        ):
            return

        def forget() -> tuple[TableMapping, ...]:
            self._parts.mappings.drop(mapping.name)
            return self._parts.mappings.all()

        self._keeping.ask(forget, self._forgotten)

    def _forgotten(self, mappings: tuple[TableMapping, ...]) -> None:
        self.shown.saved.offer(mappings)
        self._choose(None)
