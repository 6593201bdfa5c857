"""Saving what the form holds by itself, a moment after the last change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from declarant_client.desktop.background.written_soon import WrittenSoon

if TYPE_CHECKING:
    from collections.abc import Callable

    from declarant_client.application.ports.assessment_place import Place
    from declarant_client.application.ports.submissions import Draft
    from declarant_client.application.rating import RateDeclaration
    from declarant_client.desktop.background import Background


class DraftKeeper(QObject):
    """Holds the newest draft until it is written; at most one waits."""

    def __init__(
        self, rating: Callable[[], RateDeclaration], writing: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._rating = rating
        self._soon: WrittenSoon[Place] = WrittenSoon(writing, self)
        self._newest: Draft | None = None

    def note(self, draft: Draft) -> None:
        """Save this draft soon."""
        self._newest = draft
        self._soon.note(draft.place, lambda: self._rating().save_draft(draft))

    def save(self) -> None:
        """Order the waiting draft to be written, if there is one."""
        self._soon.save()

    def forget(self, place: Place) -> None:
        """The draft was sent: do not write it any more."""
        self._soon.forget(place)

    def is_writing(self, identity: str) -> bool:
        """Whether the store does not hold yet what was typed for this declaration."""
        return any(place.identity == identity for place in self._soon.unwritten())

    def is_newest(self, draft: Draft | None) -> bool:
        """Whether this is what was typed last."""
        return draft is not None and draft == self._newest
