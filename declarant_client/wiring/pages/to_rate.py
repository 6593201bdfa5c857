"""The page on which declarations are rated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from declarant_client.application.ports.settings import DECLARANT_USER
from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.parts import ToRateParts
from declarant_client.wiring.pages.shared import hold, outbox_of, rater_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from declarant_client.application.report_questions import ReportQuestions
    from declarant_client.desktop.results.news import UntoldAnswer
    from declarant_client.desktop.results.news_card import ResultCard
    from declarant_client.wiring.core import Client
    from declarant_client.wiring.pages.shared import Passages


def to_rate_page(passages: Passages, parent: QWidget) -> ToRatePage:
    """Return the page, connected to the others."""
    client, around = passages.client, passages.around
    page = ToRatePage(
        ToRateParts(
            worklist=client.worklist,
            forms=lambda: client.forms,
            rating=lambda: client.rating,
            together=lambda: client.together,
            today=lambda: client.putting_off.today(),  # noqa: PLW0108 - made late
            putting_off=lambda: client.putting_off,
            threads=passages.threads,
            rater=lambda: rater_name(client),
            hold=lambda: hold(client),
            reports=lambda: _report_questions(client),
            mine=lambda: client.settings.get(DECLARANT_USER),
            keep_mine=lambda user: client.settings.set(DECLARANT_USER, user),
            has_sources=lambda: bool(client.store.sources.sources()),
            let_go=lambda assessment_id: outbox_of(client).send_now(assessment_id),
        ),
        parent,
    )
    page.importWanted.connect(passages.ask_for_files)
    page.sourcesWanted.connect(passages.find_sources)
    page.mineKept.connect(passages.count_anew)
    around.session().untoldAnswer.connect(_Answers(page, passages).show)
    return page


class _Answers(QObject):
    """Shows above the form what came of speaking up; the card is built with the first answer."""

    def __init__(self, page: ToRatePage, passages: Passages) -> None:
        super().__init__(page)
        self._page = page
        self._passages = passages
        self._card: ResultCard | None = None

    def show(self, answer: UntoldAnswer | None) -> None:
        if self._card is None and answer is not None:
            from declarant_client.desktop.results.news_card import ResultCard

            self._card = ResultCard(self._page)
            self._card.wanted.connect(self._passages.open_case)
            self._card.told.connect(self._passages.around.session().answer_told)
            self._page.right.put_above(self._card)
        if self._card is not None:
            self._card.show_answer(answer)


def _report_questions(client: Client) -> ReportQuestions:
    from declarant_client.application.report_questions import ReportQuestions

    return ReportQuestions(client.store.unknown_reports)
