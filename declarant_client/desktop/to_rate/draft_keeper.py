"""Saving what the form holds by itself, a moment after the last change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from declarant_client.application.ports.assessment_place import Place
    from declarant_client.application.ports.submissions import Draft
    from declarant_client.application.rating import RateDeclaration
    from declarant_client.desktop.background import Background
    from declarant_client.domain.sentences import SaidError

PAUSE_MS = 400


class DraftKeeper(QObject):
    """Holds the newest draft until it is written; at most one waits."""

    def __init__(
        self, rating: Callable[[], RateDeclaration], writing: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._rating = rating
        self._writing = writing
        self._draft: Draft | None = None
        self._newest: Draft | None = None
        self._being_written: list[str] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.save)

    def note(self, draft: Draft) -> None:
        """Save this draft soon."""
        if self._draft is not None and self._draft.place != draft.place:
            self.save()
        self._draft = self._newest = draft
        self._pause.start()

    def save(self) -> None:
        """Order the waiting draft to be written, if there is one."""
        self._pause.stop()
        draft, self._draft = self._draft, None
        if draft is None:
            return
        identity = draft.place.identity
        self._being_written.append(identity)
        self._writing.run(
            self,
            lambda: self._rating().save_draft(draft),
            lambda _: self._being_written.remove(identity),
            lambda error: self._not_written(identity, error),
        )

    def _not_written(self, identity: str, error: SaidError) -> None:
        self._being_written.remove(identity)
        self._writing.troubled.emit(error)

    def forget(self, place: Place) -> None:
        """The draft was sent: do not write it any more."""
        if self._draft is not None and self._draft.place == place:
            self._pause.stop()
            self._draft = None

    def is_writing(self, identity: str) -> bool:
        """Whether the store does not hold yet what was typed for this declaration."""
        waits = self._draft is not None and self._draft.place.identity == identity
        return waits or identity in self._being_written

    def is_newest(self, draft: Draft | None) -> bool:
        """Whether this is what was typed last."""
        return draft is not None and draft == self._newest
