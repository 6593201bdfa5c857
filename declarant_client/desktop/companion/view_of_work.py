"""What the companion shows of the page "To rate", and what it asks of it: the page decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from declarant_client.application.ports.declarations import WorklistFilter
from declarant_client.application.rating import LOW_LEVEL
from declarant_client.application.rating_form import Offered
from declarant_client.desktop.speech import said
from declarant_client.desktop.to_rate.after_putting_off import away_words
from declarant_client.desktop.to_rate.subject_names import subject_name
from declarant_client.domain.putting_off import PutOff

if TYPE_CHECKING:
    from declarant_client.application.rating import Fault
    from declarant_client.application.rating_form import RatingForm
    from declarant_client.application.rating_together import TakenBack
    from declarant_client.desktop.companion.window import CompanionWindow
    from declarant_client.desktop.to_rate.form.form_view import FormView
    from declarant_client.desktop.to_rate.page import ToRatePage
    from declarant_client.desktop.to_rate.put_off_desk import Away
    from declarant_client.desktop.to_rate.sending import Sent
    from declarant_client.domain.sentences import SaidError


class ViewOfWork(QObject):
    """Every command goes through the page's own flow, so that order, drafts and undo are its."""

    def __init__(self, page: ToRatePage, window: CompanionWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._window = window
        self._card = window.card
        self._connect()
        self._show(page.desk.form)

    def choose_one(self) -> None:
        """Let one declaration be at hand: what is rated here is to be seen here."""
        view = self._page.left.view
        if view.has_several:
            chosen, current = view.chosen_positions(), view.currentIndex().row()
            view.select_position(current if current in chosen else chosen[0])

    def _connect(self) -> None:
        page, card, flow = self._page, self._card, self._page.flow
        card.levelChosen.connect(flow.set_level)
        card.sendWanted.connect(flow.send)
        card.skipWanted.connect(lambda: flow.put_off(PutOff.NO_OPINION))
        card.detailsEdited.connect(self._details_edited)
        self._window.undoWanted.connect(flow.undo)
        page.desk.opened.connect(self._show)
        page.desk.sending.saved.connect(self._saved)
        page.desk.sending.notSaved.connect(self._not_saved)
        page.desk.sending.undone.connect(lambda _identity: self._window.say(""))
        page.desk.sending.tooLate.connect(self._too_late)
        page.desk.putting_off.done.connect(self._put_off)
        page.desk.putting_off.askedAgain.connect(lambda _identities: self._window.say(""))
        # Behind all that opening a group does at once: the one is opened when that has ended.
        page.desk.group.opened.connect(self._group_came, Qt.ConnectionType.QueuedConnection)
        page.desk.group.undone.connect(self._group_undone)
        page.left.undoEnded.connect(self._window.end_undo)
        if "form" in page.right.__dict__:
            self._follow(page.right.form)
        else:
            page.right.formMade.connect(self._follow)

    def _follow(self, form: FormView) -> None:
        form.edited.connect(self._show_answers)
        form.faultsShown.connect(self._show_faults)

    def _show(self, form: RatingForm | None) -> None:
        if form is None:
            self._show_nothing()
            return
        self._window.show_card()
        self._card.show_row(form.row)
        is_ready = self._page.right.form.is_ready
        self._card.let_rate(can_rate=is_ready, can_skip=form.waits)
        if is_ready:
            self._card.hint("")
        else:
            self._card.hint(
                self.tr("This one needs an answer that is given in the whole window."),
                needs_whole=True,
            )
        self._show_answers()
        self._window.keep_keys_on_card()

    def _show_nothing(self) -> None:
        wanted = self._page.left.filters.wanted
        waiting = WorklistFilter(mine=wanted.mine, beyond_today=wanted.beyond_today)
        if wanted == waiting:
            self._window.show_done()
        else:
            self._window.show_nothing_found()

    def _group_came(self) -> None:
        # An undo brings back all that were rated together as they were chosen.
        if self._window.isVisible():
            self.choose_one()

    def _show_answers(self) -> None:
        view = self._page.right.form
        rows = view.subjects.drafted
        levels = {row.level for row in rows}
        level = levels.pop() if len(levels) == 1 else None
        common = view.subjects.all
        form = self._page.desk.form
        offered = form.offered if form is not None else Offered()
        names = [subject_name(row, offered) for row in rows if row.name]
        self._card.show_answers(level, view.words, names)
        comments = {row.comment for row in rows}
        is_low = level is not None and level <= LOW_LEVEL
        offers = bool(level and (common.reasons or is_low))
        comment = (comments.pop() if len(comments) == 1 else "") if offers else None
        self._card.show_details(common.reasons, common.common_reasons(rows), comment)
        if view.is_ready:
            self._card.hint("")

    def _details_edited(self, reasons: tuple[str, ...], comment: str) -> None:
        self._page.right.form.subjects.adopt_all(reasons, comment)

    def _show_faults(self, faults: tuple[Fault, ...]) -> None:
        # The contact, and a subject's name, are entered in the whole window.
        elsewhere = any(fault.row is None for fault in faults)
        self._card.hint(said(faults[0].sentence), is_fault=True, needs_whole=elsewhere)

    def _saved(self, sent: Sent) -> None:
        text = self.tr("Saved · {number}").format(number=sent.number)
        self._window.say(text, can_undo=bool(sent.hold))

    def _not_saved(self, sent: Sent, error: SaidError) -> None:
        text = self.tr("The rating of {number} was not saved. {reason}")
        self._window.say(text.format(number=sent.number, reason=said(error.sentence)))

    def _put_off(self, away: Away) -> None:
        self._window.say(away_words(away), can_undo=True)

    def _group_undone(self, back: TakenBack | None) -> None:
        text = self.tr("{count} have left already; you can send revisions of them.")
        left = len(back.left) if back else 0
        self._window.say(text.format(count=left) if left else "")

    def _too_late(self) -> None:
        self._window.say(self.tr("It has left already; you can send a revision."))
