"""What the rating form of one declaration shows: subjects, choices, and what already stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.declarations import DeclarationStore, WorklistRow
from declarant_client.application.ports.kept_readings import ToldBy
from declarant_client.application.ports.offices import Account, AccountStore
from declarant_client.application.ports.submissions import (
    Draft,
    DraftRow,
    DraftStore,
    HistoryEntry,
    SubmissionStore,
    TypedContact,
    rows_of,
)
from declarant_client.contract.assessments import AssessedBy, Sheet, SubjectSource
from declarant_client.contract.office import (
    Directory,
    DirectoryBranch,
    Level,
    OfficerIdentity,
    Reason,
    Stage,
    SubjectKind,
    Team,
)
from declarant_client.contract.shapes import LongText, ProblemName, Text
from declarant_client.domain.asking import Asked, AskingRules
from declarant_client.domain.declaration import Branch, Clearance, Declaration, Phase
from declarant_client.domain.submission import SubmissionState


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What may be chosen: levels' words, reasons, and subjects that may be added."""

    levels: tuple[Level, ...] = ()
    """Empty until a directory was fetched: ``wording.LEVELS`` serves then."""
    reasons: tuple[Reason, ...] = ()
    teams: tuple[Team, ...] = ()
    stages: tuple[Stage, ...] = ()
    officers: tuple[OfficerIdentity, ...] = ()
    branch: Text | None = None
    """The directory's name of the declaration's own branch."""

    def name_of(self, row: DraftRow) -> Text | None:
        """Return a subject's name in both languages, where the directory has it.

        The row itself keeps the Vietnamese name: that is what the office is sent.
        """
        if row.kind is SubjectKind.BRANCH:
            return self.branch if self.branch and self.branch.vi == row.name else None
        known: tuple[Team, ...] | tuple[Stage, ...] = ()
        if row.kind is SubjectKind.TEAM:
            known = self.teams
        elif row.kind is SubjectKind.STAGE:
            known = self.stages
        return next(
            (each.name for each in known if each.code == row.code and each.name.vi == row.name),
            None,
        )

    def reasons_for(self, kind: SubjectKind, level: int | None) -> tuple[Reason, ...]:
        """Return the reasons for one kind of subject at one level (none without a level)."""
        return tuple(
            reason
            for reason in self.reasons
            if level in reason.levels and kind in reason.subject_kinds
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingForm:
    """Everything the form needs to be drawn once, and to know what may be done."""

    row: WorklistRow
    place: Place | None
    """``None``: the clearance is unknown (ask once) or cancelled (the phase must be chosen)."""
    draft: Draft | None
    """What to show in the rows; ``None`` exactly when ``place`` is."""
    offered: Offered
    account: Account | None
    """The account that will send it; ``None``: no office answers for the branch yet."""
    is_only_read: bool = False
    """Whether the branch's office is connected, but by keys that may not send."""
    standing: HistoryEntry | None
    """The newest assessment of this place known here, not withdrawn."""
    assessed_elsewhere: AssessedBy | None
    """What the office's sheet says of another key's current assessment."""
    confidentiality: LongText | None
    cancelled_by: ToldBy | None = None
    """Who says that the declaration was cancelled, where it was."""

    @property
    def waits(self) -> bool:
        """Whether the declaration waits for a rating, so that it may be taken off the list."""
        rated = self.row.assessed or self.standing is not None
        return not (rated or self.assessed_elsewhere is not None or self.row.put_off is not None)

    @property
    def revises(self) -> bool:
        """Whether sending now makes a revision of what an office holds or may hold."""
        if self.standing is None:
            return self.assessed_elsewhere is not None
        return not self.standing.state.is_editable


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDefaults:
    """How the user wants forms to begin."""

    asks_for_stages: bool = True
    """Whether the stages that the office's sheet names are asked for without being added."""
    phase_if_unknown: Phase | None = None
    """The phase where no source tells the clearance; ``None``: it is asked for."""


class RatingForms:
    """Opens the form of a declaration."""

    def __init__(
        self,
        declarations: DeclarationStore,
        drafts: DraftStore,
        submissions: SubmissionStore,
        accounts: AccountStore,
        rules: Callable[[], AskingRules] = AskingRules,
        defaults: Callable[[], FormDefaults] = FormDefaults,
    ) -> None:
        """``rules`` say which subjects a form begins with, ``defaults`` what else it begins with.

        Both are asked for each form, so that a change holds for the next.
        """
        self._rules = rules
        self._declarations = declarations
        self._drafts = drafts
        self._submissions = submissions
        self._accounts = accounts
        self._defaults = defaults

    def open(self, identity: str, phase: Phase | None = None) -> RatingForm | None:
        """Return the form for a declaration, in ``phase`` or in the one that it is in now."""
        row = self._declarations.row(identity)
        return None if row is None else self._form(row, phase)

    def before_entering(self, declaration: Declaration, phase: Phase | None = None) -> RatingForm:
        """Return the form of a declaration that was typed and is not kept yet."""
        row = WorklistRow(
            declaration=declaration,
            branch_name=declaration.branch.name,
            branch_name_en=None,
            assessed=False,
            state=None,
            has_draft=False,
            assessed_by=None,
        )
        return self._form(row, phase)

    def _form(self, row: WorklistRow, phase: Phase | None) -> RatingForm:
        declaration = _at_known_branch(row)
        identity = declaration.identity
        phase = phase or declaration.clearance.phase or self._phase_if_unknown(declaration)
        account = account_for(self._accounts, declaration)
        directory = self._directory(account)
        sheet = self._declarations.sheet(identity)
        place = Place(identity, phase) if phase else None
        standing = self._submissions.current(place) if place else None
        return RatingForm(
            row=row,
            place=place,
            draft=self._draft(place, standing, declaration, directory, sheet) if place else None,
            offered=_offered(directory, declaration.branch, sheet),
            account=account,
            is_only_read=account is None
            and self._accounts.is_only_read(branch_keys(declaration.branch)),
            standing=standing,
            assessed_elsewhere=_elsewhere(sheet, phase, standing) or self._told(place, standing),
            confidentiality=account.office.confidentiality if account else None,
            cancelled_by=self._cancelled_by(declaration),
        )

    def _phase_if_unknown(self, declaration: Declaration) -> Phase | None:
        is_unknown = declaration.clearance is Clearance.UNKNOWN
        return self._defaults().phase_if_unknown if is_unknown else None

    def _told(self, place: Place | None, standing: HistoryEntry | None) -> AssessedBy | None:
        """Return who rated first, as a refusal of ours has told: the office may send no sheet."""
        if place is None or not (standing is None or standing.state is SubmissionState.REFUSED):
            return None
        return self._submissions.standing_elsewhere(place)

    def _cancelled_by(self, declaration: Declaration) -> ToldBy | None:
        if declaration.clearance is not Clearance.CANCELLED:
            return None
        return self._declarations.provenance(declaration.identity).get("clearance")

    def _directory(self, account: Account | None) -> Directory | None:
        cached = self._accounts.directory(account.account_id) if account else None
        return cached[0] if cached else None

    def _draft(
        self,
        place: Place,
        standing: HistoryEntry | None,
        declaration: Declaration,
        directory: Directory | None,
        sheet: Sheet | None,
    ) -> Draft:
        if sheet is not None and not self._defaults().asks_for_stages:
            sheet = structs.replace(sheet, stages=[])
        subjects = asked_first(
            subjects_of(declaration, directory, sheet), declaration, self._rules()
        )
        draft = self._drafts.draft(place)
        if draft is None and standing is not None:
            draft = Draft(
                place=place,
                rows=rows_of(standing.assessment.ratings),
                contact=TypedContact.of(standing.assessment.contact),
                revises=standing.assessment.revises,
            )
        if draft is None:
            return Draft(place=place, rows=subjects, contact=self._contact(declaration))
        return replace(
            _without_overtaken(draft, standing),
            rows=_with_new_subjects(draft.rows, subjects),
            # High levels were said without a contact; a change to a low one needs it.
            contact=draft.contact or self._contact(declaration),
        )

    def _contact(self, declaration: Declaration) -> TypedContact | None:
        code = declaration.enterprise_tax_code
        return TypedContact.of(self._drafts.contact(str(code) if code else None))


def _without_overtaken(draft: Draft, standing: HistoryEntry | None) -> Draft:
    """Return the draft without what it revised, where the office has said it is not current."""
    problem = standing.problem if standing is not None else None
    if problem is None or problem.name != ProblemName.REVISION_CONFLICT or standing is None:
        return draft
    is_overtaken = draft.revises == standing.assessment.revises
    return replace(draft, revises=None) if is_overtaken else draft


def _at_known_branch(row: WorklistRow) -> Declaration:
    """Return the declaration with its branch's code, also where only a short name is printed."""
    known = replace(row.declaration.branch, code=row.declaration.branch.code or row.branch_code)
    return replace(row.declaration, branch=known)


def branch_keys(branch: Branch) -> tuple[str, ...]:
    """Return what a branch can be found by: its code, then its printed short name."""
    return tuple(key for key in (branch.code, branch.short_name) if key)


def account_for(accounts: AccountStore, declaration: Declaration) -> Account | None:
    """Return the account that sends the assessment of a declaration."""
    code = declaration.enterprise_tax_code
    return accounts.account_for(branch_keys(declaration.branch), str(code) if code else None)


def directory_branch(directory: Directory | None, branch: Branch) -> DirectoryBranch | None:
    """Return the directory's entry for a branch: by code, else by short name or alias."""
    if directory is None:
        return None
    for key in branch_keys(branch):
        for entry in directory.branches:
            if key in {entry.code, entry.short_name, *entry.aliases}:
                return entry
    return None


def subjects_of(
    declaration: Declaration, directory: Directory | None, sheet: Sheet | None
) -> tuple[DraftRow, ...]:
    """Return the subjects to assess: branch and team, then the sheet's stages and officers."""
    rows: list[DraftRow] = []
    branch = declaration.branch
    entry = directory_branch(directory, branch)
    name = (entry.name.vi if entry else None) or branch.name or branch.short_name or branch.code
    if name:
        code = entry.code if entry else branch.code
        rows.append(_subject(SubjectKind.BRANCH, code, name, SubjectSource.DECLARATION))
    rows.extend(_team_row(declaration, entry, sheet))
    if sheet:
        rows.extend(
            _subject(SubjectKind.STAGE, stage.code, stage.name.vi, SubjectSource.SHEET)
            for stage in sheet.stages
        )
        rows.extend(
            _subject(SubjectKind.OFFICER, officer.code, officer.name, SubjectSource.SHEET)
            for officer in sheet.officers
        )
    return tuple(rows)


def asked_first(
    subjects: tuple[DraftRow, ...], declaration: Declaration, rules: AskingRules
) -> tuple[DraftRow, ...]:
    """Return the subjects that a form begins with: all of them, or the branch alone."""
    if rules.asked_of(declaration.channel, declaration.regime) is not Asked.BRANCH:
        return subjects
    branch = tuple(row for row in subjects if row.kind is SubjectKind.BRANCH)
    return branch or subjects


def _team_row(
    declaration: Declaration, entry: DirectoryBranch | None, sheet: Sheet | None
) -> list[DraftRow]:
    if sheet and sheet.team:
        team = sheet.team
        return [_subject(SubjectKind.TEAM, team.code, team.name.vi, SubjectSource.SHEET)]
    if not declaration.team:
        return []
    names = {team.code: team.name.vi for team in entry.teams} if entry else {}
    # As the declaration's own paper would call it, in its own language.
    name = names.get(declaration.team, f"Đội {declaration.team}")
    return [_subject(SubjectKind.TEAM, declaration.team, name, SubjectSource.DECLARATION)]


def _subject(kind: SubjectKind, code: str | None, name: str, source: SubjectSource) -> DraftRow:
    return DraftRow(kind=kind, code=code, name=name, source=source)


def _with_new_subjects(
    rows: tuple[DraftRow, ...], subjects: tuple[DraftRow, ...]
) -> tuple[DraftRow, ...]:
    """Keep a draft's rows; subjects learnt since are added at the end only while it is empty.

    A filled draft is left as the user left it: removed subjects must not come back.
    """
    if any(row.level is not None or row.comment or row.reasons for row in rows):
        return rows
    known = {(row.kind, row.code or row.name) for row in rows}
    return rows + tuple(row for row in subjects if (row.kind, row.code or row.name) not in known)


def _offered(directory: Directory | None, branch: Branch, sheet: Sheet | None) -> Offered:
    officers: Sequence[OfficerIdentity] = sheet.officers if sheet else ()
    if directory is None:
        return Offered(officers=tuple(officers))
    entry = directory_branch(directory, branch)
    return Offered(
        levels=tuple(directory.levels),
        reasons=tuple(directory.reasons),
        teams=tuple(entry.teams) if entry else (),
        stages=tuple(directory.stages),
        officers=tuple(officers),
        branch=entry.name if entry else None,
    )


def _elsewhere(
    sheet: Sheet | None, phase: Phase | None, standing: HistoryEntry | None
) -> AssessedBy | None:
    if sheet is None:
        return None
    for assessed in sheet.assessed:
        known_here = standing is not None and (
            standing.assessment.assessment_id == assessed.assessment_id
            or standing.state is not SubmissionState.REFUSED
        )
        if assessed.phase is phase and not known_here:
            return assessed
    return None
