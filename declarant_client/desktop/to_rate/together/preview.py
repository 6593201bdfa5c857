"""What will be sent: a line for each declaration, told before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from declarant_client.application.ports.submissions import Draft
from declarant_client.application.rating_form import RatingForm
from declarant_client.desktop.appearance import Space, small_font, tabular
from declarant_client.desktop.speech import text_of
from declarant_client.desktop.to_rate.subject_names import subject_name
from declarant_client.desktop.widgets.labels import as_plain_tool_tip

_NO_INDEX = QModelIndex()
_LEAST = 96
_TOLD = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
}


class Preview(QListView):
    """A list to read; nothing is chosen in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = _Lines(self)
        self.setModel(self._lines)
        self.setUniformItemSizes(True)
        self.setSpacing(Space.HAIR)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(tabular(small_font()))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(self.tr("What will be sent"))
        self.setMinimumHeight(_LEAST)

    def show_drafts(self, forms: Sequence[RatingForm], drafts: Sequence[Draft]) -> None:
        """Show what each declaration's own assessment will say."""
        self._lines.show_drafts(forms, drafts)

    def keyboardSearch(self, _search: str) -> None:
        """Letters search nothing: input methods compose them."""


class _Lines(QAbstractListModel):
    """Words are made when they are looked at: a thousand lines cost no more than ten."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._forms: Sequence[RatingForm] = ()
        self._drafts: Sequence[Draft] = ()

    def show_drafts(self, forms: Sequence[RatingForm], drafts: Sequence[Draft]) -> None:
        self.beginResetModel()
        self._forms, self._drafts = forms, drafts
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._drafts)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role not in _TOLD:
            return None
        line = _line(self._forms[index.row()], self._drafts[index.row()])
        return as_plain_tool_tip(line) if role == Qt.ItemDataRole.ToolTipRole else line


def _line(form: RatingForm, draft: Draft) -> str:
    found: dict[int, list[str]] = {}
    for row in draft.rows:
        if row.level is not None:
            found.setdefault(row.level, []).append(subject_name(row, form.offered))
    said = " · ".join(f"{level}★ {', '.join(names)}" for level, names in sorted(found.items()))
    parts = [said, *_said_beside(form, draft)]
    return f"{form.row.declaration.number.digits}   {' – '.join(parts)}"


def _said_beside(form: RatingForm, draft: Draft) -> list[str]:
    """Return the reasons and the comment: the same for each subject that has them."""
    texts = {reason.code: text_of(reason.text) for reason in form.offered.reasons}
    chosen = dict.fromkeys(code for row in draft.rows for code in row.reasons)
    comments = dict.fromkeys(row.comment for row in draft.rows if row.comment)
    reasons = "; ".join(texts.get(code, code) for code in chosen)
    words = [f"“{' '.join(comment.split())}”" for comment in comments]
    return [part for part in (reasons, *words) if part]
