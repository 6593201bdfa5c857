"""Adding a watched folder, or changing one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.arranging_sources import NAME_LIMIT, FolderPreview
from declarant_client.application.old_files import MANY_OLD
from declarant_client.application.ports.sources import FolderSettings, NewSource, Source
from declarant_client.desktop.appearance import Role, Space, small_font
from declarant_client.desktop.background import Lane
from declarant_client.desktop.sources.dialog_foot import DialogFoot
from declarant_client.desktop.sources.parts import SourcesParts
from declarant_client.desktop.speech import figure, said
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.waiting_question import WaitingQuestion
from declarant_client.domain.sentences import SaidError

"""From so many old files on, it is proposed that only the newest declarations wait."""
PATH_LIMIT = 4000
_WIDTH = 560


class FolderDialog(QDialog):
    """Looks into the folder first; accepted once the source is kept."""

    kept = Signal()

    def __init__(
        self, parts: SourcesParts, source: Source | None = None, parent: QWidget | None = None
    ) -> None:
        """``source`` is one to change, a folder; without it one is added."""
        super().__init__(parent)
        self._parts = parts
        self._source = source
        self._lane = Lane(parts.watcher.errands, self)
        self._seen: tuple[FolderSettings, FolderPreview] | None = None
        self._keeps_when_seen = False
        self._is_keeping = False
        self.setWindowTitle(self.tr("Folder") if source else self.tr("Add a folder"))
        self.folder = QLineEdit()
        self.folder.setMaxLength(PATH_LIMIT)
        self.browse = QPushButton(self.tr("Browse…"))
        self.browse.setAutoDefault(False)
        self.inner = QCheckBox(self.tr("Also the folders inside it"))
        self.found = plain_label(font=small_font(), role=Role.MUTED, wraps=True)
        self.name = QLineEdit()
        self.name.setMaxLength(NAME_LIMIT)
        self.question = WaitingQuestion(
            parts.today(),
            self.tr(
                "The others are read as well and can be found and rated, but do not wait in the "
                "list."
            ),
        )
        self.foot = DialogFoot(self.tr("Save") if source else self.tr("Add and read"))
        self._lay_out()
        self._connect()
        self._begin()

    def choose(self, folder: Path) -> None:
        """Take a folder and look into it."""
        self.folder.setText(str(folder))
        self._look()

    def done(self, result: int) -> None:
        self._lane.drop()
        super().done(result)

    def reject(self) -> None:
        """Close; not while it is being kept."""
        if not self._is_keeping:
            super().reject()

    def _begin(self) -> None:
        if self._source is not None and isinstance(self._source.settings, FolderSettings):
            settings = self._source.settings
            self.folder.setText(str(settings.path))
            self.inner.setChecked(settings.recursive)
            self.name.setText(self._source.name)
            self.question.show_value(self._source.waits_from)
            self._look()
        self._edited()

    def _settings(self) -> FolderSettings:
        return FolderSettings(
            path=Path(self.folder.text().strip()), recursive=self.inner.isChecked()
        )

    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Folder into which the declaration software exports"), self.folder.text()
        )
        if chosen:
            self.choose(Path(chosen))

    def _edited(self) -> None:
        path = self.folder.text().strip()
        self.foot.rest()
        self.foot.action.setEnabled(bool(path))
        self.name.setPlaceholderText(Path(path).name or path)

    def _look(self) -> None:
        if not self.folder.text().strip():
            self._tell("")
            return
        wanted = self._settings()
        if self._seen is not None and self._seen[0] == wanted:
            return
        self._seen = None
        self._tell(self.tr("Looking into the folder…"))
        self._lane.ask(
            lambda: self._parts.arranging().look_at(wanted.path, recursive=wanted.recursive),
            lambda preview: self._came(wanted, preview),
            self._failed,
        )

    def _came(self, wanted: FolderSettings, preview: FolderPreview) -> None:
        self._seen = wanted, preview
        many_old = preview.old >= MANY_OLD
        self.question.propose(since=many_old)
        self._tell(self._found(preview))
        announce(self, self.found.text())
        if not self._keeps_when_seen:
            return
        self._keeps_when_seen = False
        self.foot.rest()
        if many_old and not self.question.is_chosen:
            # What is proposed now was not to be seen before: let the user look at it.
            self.question.since.setFocus()
        else:
            self._keep()

    def _found(self, preview: FolderPreview) -> str:
        if not preview.is_there:
            return self.tr("This folder is not there, or cannot be opened; it is waited for.")
        if not preview.files:
            return self.tr("No file in it that can be read yet; what is saved there will be read.")
        if not preview.old:
            return self.tr("Files that can be read: {files}.").format(files=figure(preview.files))
        return self.tr("Files that can be read: {files}, {old} of them older than 30 days.").format(
            files=figure(preview.files), old=figure(preview.old)
        )

    def _tell(self, text: str) -> None:
        self.found.setText(text)
        self.found.setVisible(bool(text))

    def _want(self) -> None:
        """Keep it, once the folder was looked into."""
        if self._is_keeping or not self.folder.text().strip():
            return
        self._look()
        if self._seen is None:
            self._keeps_when_seen = True
            self.foot.wait(self.tr("Looking into the folder…"))
            return
        self._keep()

    def _stop(self) -> None:
        self._keeps_when_seen = False
        self._lane.drop()
        self._tell("")
        self.foot.rest()

    def _keep(self) -> None:
        self._is_keeping = True
        new = NewSource(
            name=self.name.text(), settings=self._settings(), waits_from=self.question.value()
        )
        source = self._source

        def keep() -> None:
            arranging = self._parts.arranging()
            if source is None:
                arranging.add(new)
            else:
                arranging.change(
                    replace(
                        source,
                        name=new.name,
                        settings=new.settings,
                        waits_from=new.waits_from,
                    )
                )

        self.foot.wait(self.tr("Saving…"), stoppable=False)
        self._parts.watcher.errands.run(self, keep, lambda _: self._done(), self._failed)

    def _done(self) -> None:
        self._is_keeping = False
        self._parts.watcher.look()
        self.kept.emit()
        self.accept()

    def _failed(self, error: SaidError) -> None:
        self._is_keeping = self._keeps_when_seen = False
        self._tell("")
        self.foot.say(said(error.sentence))

    def _connect(self) -> None:
        self.folder.textChanged.connect(self._edited)
        # Not at each letter: "C:\" on the way to a folder would have the whole disk counted.
        self.folder.editingFinished.connect(self._look)
        self.browse.clicked.connect(self._ask)
        self.inner.toggled.connect(self._look)
        self.foot.actionWanted.connect(self._want)
        self.foot.stopWanted.connect(self._stop)
        self.foot.closeWanted.connect(self.reject)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.XS)
        named = (
            (self.tr("Folder into which the declaration software exports"), self.folder),
            (self.tr("Name in the list"), self.name),
        )
        for line, (name, field) in zip((0, 5), named, strict=True):
            label = plain_label(name)
            label.setBuddy(field)
            field.setAccessibleName(name)
            grid.addWidget(label, line, 0, 1, 2)
            grid.addWidget(field, line + 1, 0, 1, 1 if field is self.folder else 2)
        grid.addWidget(self.browse, 1, 1)
        grid.addWidget(self.found, 2, 0, 1, 2)
        grid.addWidget(self.inner, 3, 0, 1, 2)
        grid.setRowMinimumHeight(4, Space.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addLayout(grid)
        column.addWidget(self.question)
        column.addStretch()
        column.addWidget(self.foot)
        self.setMinimumWidth(_WIDTH)
        QWidget.setTabOrder(self.folder, self.browse)
        QWidget.setTabOrder(self.browse, self.inner)
        QWidget.setTabOrder(self.inner, self.name)
