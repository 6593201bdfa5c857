"""Rating several declarations together: what they have in common, saving, taking back.

Each remains an assessment of its own that says that it was entered in bulk. Only levels 3 to 5 are
given so: with 1 and 2 the office asks what happened, and that is said of one declaration.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from declarant_client.application.ports.submissions import Draft, DraftRow, NewSubmission
from declarant_client.application.ports.together import GroupStore, Unsaid
from declarant_client.application.ports.world import Clock
from declarant_client.application.rating import LOW_LEVEL, RateDeclaration
from declarant_client.application.rating_form import RatingForm, RatingForms
from declarant_client.contract.assessments import Entry
from declarant_client.contract.office import Reason, SubjectKind
from declarant_client.domain.declaration import Clearance
from declarant_client.domain.sentences import SaidError, Sentence, translate
from declarant_client.domain.vietnamese_text import folded

AT_ONCE = 50
"""How many are kept in one transaction: others may write in between."""
GroupKey = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A declaration that is not rated together with the others, and why."""

    identity: str
    number: str
    why: Sentence


@dataclass(frozen=True, slots=True)
class SubjectGroup:
    """One subject of several declarations."""

    key: GroupKey
    row: DraftRow
    """The subject as the first of them names it."""
    form: RatingForm
    """Of the first: it knows the subject's name in both languages."""
    count: int
    """Of how many declarations it is a subject."""


@dataclass(frozen=True, slots=True)
class SaidOfAll:
    """What is said of every subject beside its level."""

    reasons: tuple[str, ...] = ()
    """Codes; each holds for the subjects and levels for which it is offered."""
    comment: str = ""


NOTHING_SAID = SaidOfAll()


@dataclass(frozen=True, slots=True)
class Together:
    """Declarations chosen to be rated together, in the order of the list."""

    forms: tuple[RatingForm, ...]
    groups: tuple[SubjectGroup, ...]
    left_out: tuple[LeftOut, ...]

    def drafts(
        self, levels: Mapping[GroupKey, int], said: SaidOfAll = NOTHING_SAID
    ) -> tuple[Draft, ...]:
        """Return each declaration's own draft; subjects without a level are left out of it."""
        return tuple(_draft(form, levels, said) for form in self.forms)

    def reasons_for(self, level: int | None) -> tuple[Reason, ...]:
        """Return the reasons that every one's office offers at a level, in the first one's order.

        The same code may mean something else elsewhere: it counts with its words.
        """
        if not self.forms:
            return ()
        kinds = {group.row.kind for group in self.groups}
        offers = [
            {reason.code: reason for reason in form.offered.reasons if level in reason.levels}
            for form in _one_for_each_offer(self.forms)
        ]
        return tuple(
            reason
            for code, reason in offers[0].items()
            if kinds & set(reason.subject_kinds)
            and all(code in other and other[code].text == reason.text for other in offers)
        )


@dataclass(frozen=True, slots=True)
class SavedTogether:
    """What became of a group: what was saved can be taken back as one."""

    saved: tuple[Unsaid, ...]
    numbers: tuple[str, ...]
    """Of those saved, in their order."""
    not_saved: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Identities that wait again, and the numbers of those that had left already."""

    identities: tuple[str, ...]
    left: tuple[str, ...]


class RateTogether:
    """Opens, saves and takes back a group of declarations."""

    def __init__(
        self, forms: RatingForms, rating: RateDeclaration, store: GroupStore, clock: Clock
    ) -> None:
        self._forms = forms
        self._rating = rating
        self._store = store
        self._clock = clock

    def form(self, identity: str) -> RatingForm | None:
        """Return one declaration's form."""
        return self._forms.open(identity)

    def submitting(
        self,
        drafts: Sequence[Draft],
        numbers: Sequence[str],
        *,
        rater: str,
        hold: timedelta | None,
    ) -> Iterator[SavedTogether]:
        """Save each draft as an assessment of its own, a portion with every step.

        Yields after each portion what has been committed so far; the rest is saved only if it is
        gone on. ``hold`` begins for all of them when the last is saved. What cannot be saved is
        named, and the others are saved all the same.
        """
        done = SavedTogether((), (), ())
        pairs = list(zip(drafts, numbers, strict=True))
        for start in range(0, len(pairs), AT_ONCE):
            done = self._with_portion(done, pairs[start : start + AT_ONCE], rater, hold)
            self._hold(done, hold)
            yield done

    def _hold(self, done: SavedTogether, hold: timedelta | None) -> None:
        if hold and done.saved:
            until = self._clock.now() + hold
            with suppress(SaidError):  # They leave a little earlier, then.
                self._store.hold_all([one.assessment_id for one in done.saved], until)

    def _with_portion(
        self,
        done: SavedTogether,
        portion: Sequence[tuple[Draft, str]],
        rater: str,
        hold: timedelta | None,
    ) -> SavedTogether:
        saved, numbers, not_saved = list(done.saved), list(done.numbers), list(done.not_saved)
        outcomes = self._outcomes([draft for draft, _ in portion], rater, hold)
        for (draft, number), outcome in zip(portion, outcomes, strict=True):
            if isinstance(outcome, Sentence):
                not_saved.append(LeftOut(draft.place.identity, number, outcome))
            else:
                saved.append(outcome)
                numbers.append(number)
        return SavedTogether(tuple(saved), tuple(numbers), tuple(not_saved))

    def undo(self, group: SavedTogether) -> TakenBack:
        """Take a group back; what has left by now is named."""
        left = set(self._store.unsay_all(group.saved))
        pairs = list(zip(group.saved, group.numbers, strict=True))
        return TakenBack(
            tuple(one.place.identity for one, _ in pairs if one.assessment_id not in left),
            tuple(number for one, number in pairs if one.assessment_id in left),
        )

    def can_undo(self, group: SavedTogether) -> bool:
        """Whether any of a group has not left yet."""
        return self._store.any_here([one.assessment_id for one in group.saved])

    def _outcomes(
        self, drafts: Sequence[Draft], rater: str, hold: timedelta | None
    ) -> list[Unsaid | Sentence]:
        """Return for each how to take it back, or why it was not saved."""
        made = [self._made(draft, rater, hold) for draft in drafts]
        news = [one for one in made if isinstance(one, NewSubmission)]
        try:
            kept = iter(self._store.submit_all(news))
        except SaidError as error:
            return [error.sentence for _ in drafts]
        outcomes: list[Unsaid | Sentence] = []
        for one in made:
            if isinstance(one, NewSubmission):
                outcome = next(kept)
                outcomes.append(outcome.sentence if isinstance(outcome, SaidError) else outcome)
            else:
                outcomes.append(one)
        return outcomes

    def _made(self, draft: Draft, rater: str, hold: timedelta | None) -> NewSubmission | Sentence:
        try:
            form = self._forms.open(draft.place.identity, draft.place.phase)
            hindrance = _hindrance(form) if form is not None else None
            if hindrance is not None:
                return hindrance
            new = self._rating.first_of(draft, rater=rater, hold=hold)
        except SaidError as error:
            return error.sentence
        return ALREADY_RATED if new is None else new


ALREADY_RATED = translate("together", "It was rated already.")
_UNKNOWN_CLEARANCE = translate("together", "Whether it was cleared is not known.")
_CANCELLED = translate("together", "It was cancelled.")
_WRITTEN = translate("together", "Something is written in its form already.")
_NO_SUBJECT = translate("together", "It names nobody who could be rated.")


def put_together(opened: Sequence[RatingForm]) -> Together:
    """Return what some declarations have in common, and which of them go their own way."""
    forms: list[RatingForm] = []
    left_out: list[LeftOut] = []
    for form in opened:
        why = _hindrance(form)
        if why is None:
            forms.append(form)
        else:
            number = form.row.declaration.number
            left_out.append(LeftOut(number.identity, number.digits, why))
    return Together(tuple(forms), _groups(forms), tuple(left_out))


def _hindrance(form: RatingForm) -> Sentence | None:
    """Return why a declaration cannot be rated together with others."""
    if form.row.assessed or form.standing is not None or form.assessed_elsewhere is not None:
        return ALREADY_RATED
    if form.place is None or form.draft is None:
        is_cancelled = form.row.declaration.clearance is Clearance.CANCELLED
        return _CANCELLED if is_cancelled else _UNKNOWN_CLEARANCE
    if any(_is_written(row) for row in form.draft.rows):
        return _WRITTEN
    return None if form.draft.rows else _NO_SUBJECT


def _is_written(row: DraftRow) -> bool:
    is_low = row.level is not None and row.level <= LOW_LEVEL
    return is_low or bool(row.comment or row.reasons)


def _groups(forms: Sequence[RatingForm]) -> tuple[SubjectGroup, ...]:
    first: dict[GroupKey, tuple[DraftRow, RatingForm]] = {}
    counts: Counter[GroupKey] = Counter()
    for form in forms:
        for row in form.draft.rows if form.draft else ():
            key = _key(form, row)
            first.setdefault(key, (row, form))
            counts[key] += 1
    found = (SubjectGroup(key, *of_first, counts[key]) for key, of_first in first.items())
    order = list(SubjectKind)
    return tuple(sorted(found, key=lambda one: (order.index(one.row.kind), -one.count, one.key)))


def _one_for_each_offer(forms: Sequence[RatingForm]) -> list[RatingForm]:
    """Return a form for each different list of reasons: a thousand share one office's."""
    different = {form.account.account_id if form.account else None: form for form in forms}
    first = forms[0]
    return [first, *(form for form in different.values() if form is not first)]


def _key(form: RatingForm, row: DraftRow) -> GroupKey:
    """Tell subjects apart: a team's code means something within its branch only."""
    name = row.code or folded(row.name)
    if row.kind is not SubjectKind.TEAM:
        return (row.kind, name)
    branch = form.row.declaration.branch
    return (row.kind, form.row.branch_code or branch.short_name or branch.name or "", name)


def _draft(form: RatingForm, levels: Mapping[GroupKey, int], said: SaidOfAll) -> Draft:
    if form.draft is None:
        msg = "a form without a draft is not rated together with others"
        raise TypeError(msg)
    rows = tuple(_row(form, row, levels.get(_key(form, row)), said) for row in form.draft.rows)
    return replace(form.draft, rows=rows)


def _row(form: RatingForm, row: DraftRow, level: int | None, said: SaidOfAll) -> DraftRow:
    if level is None:
        return replace(row, level=None, entry=Entry.BULK)
    offered = {reason.code for reason in form.offered.reasons_for(row.kind, level)}
    reasons = tuple(code for code in said.reasons if code in offered)
    return replace(row, level=level, entry=Entry.BULK, reasons=reasons, comment=said.comment)
