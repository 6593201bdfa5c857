"""One visit to one office: with which codes, who speaks, and what was put off."""

from __future__ import annotations

from typing import NoReturn

from declarant_client.contract.office import OfficeDescription
from declarant_client.receiver.conformance.exchanges import Answer, Asking
from declarant_client.receiver.conformance.expectations import shaped
from declarant_client.receiver.conformance.findings import BrokenError, NotCheckedError
from declarant_client.receiver.conformance.line import Line
from declarant_client.receiver.conformance.speakers import Speaker, enrolled


class Visit:
    """The office at the end of ``line``; a code is used when a check first needs its key."""

    def __init__(self, line: Line, *, code: str | None = None, second: str | None = None) -> None:
        self.line = line
        self._own = _Enrolled(line, code, "--code")
        self._second = _Enrolled(line, second, "--second-code")

    def get(self, path: str, **headers: str) -> Answer:
        """GET without a token; ``If_None_Match`` stands for ``If-None-Match``."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.line.ask(Asking(method="GET", path=path, headers=named))

    def office(self) -> OfficeDescription:
        """Return what the office says of itself."""
        return shaped(self.get("/v1/office"), OfficeDescription)

    def enrolment(self) -> Answer:
        """Return the answer to the enrolment; raise what was wrong with it."""
        return self._own.answer()

    @property
    def party(self) -> Speaker:
        """The key of ``--code``; raises ``NotCheckedError`` when there is none."""
        return self._own.speaker()

    @property
    def submitter(self) -> Speaker:
        """The key of ``--code``, which must be one that may submit."""
        if not self.party.may_submit:
            raise NotCheckedError("khóa chỉ được đọc", "the key's role is read")
        return self.party

    @property
    def other(self) -> Speaker:
        """The key of ``--second-code``, which must be of another party."""
        second = self._second.speaker()
        if second.tax_code[:10] == self.party.tax_code[:10]:
            raise NotCheckedError(
                "--second-code thuộc cùng một bên", "--second-code is of the same party"
            )
        return second

    def writers(self) -> list[Speaker]:
        """Return the keys that were used, without using any code."""
        known = (self._own.known, self._second.known)
        return [speaker for speaker in known if speaker is not None]


class _Enrolled:
    """A code, used once at most: it may be good for one use only."""

    def __init__(self, line: Line, code: str | None, option: str) -> None:
        self._line = line
        self._code = code
        self._option = option
        self._answer: Answer | None = None
        self._broken: BrokenError | None = None
        self.known: Speaker | None = None

    def answer(self) -> Answer:
        """Return the answer to the enrolment; raise what was wrong with it."""
        if self._broken is not None:
            raise self._broken
        if self._answer is None:
            self._answer = self._use()
        return self._answer

    def speaker(self) -> Speaker:
        """Return the key; raise ``NotCheckedError`` when there is none."""
        try:
            self.answer()
        except BrokenError:
            self._fail()
        if self.known is None:
            self._fail()
        return self.known

    def _use(self) -> Answer:
        if self._code is None:
            raise NotCheckedError(f"không có {self._option}", f"no {self._option} was given")
        try:
            self.known, answer = enrolled(self._line, self._code)
        except BrokenError as broken:
            self._broken = broken
            raise
        return answer

    def _fail(self) -> NoReturn:
        raise NotCheckedError(
            f"không đăng ký được bằng {self._option}", f"enrolling with {self._option} failed"
        ) from None
