"""Accounts at receiving offices: trying an address, using an enrolment code, forgetting a key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from declarant_client.application.ports.office_address import office_address
from declarant_client.application.ports.offices import Account, AccountStore, Offices
from declarant_client.application.ports.submissions import SubmissionStore
from declarant_client.application.ports.world import Clock, KeyringMissingError, KeySecrets
from declarant_client.contract.office import Enrolment, OfficeDescription
from declarant_client.domain.sentences import SaidError, translate


class OfficeNotAllowedError(SaidError):
    """Machine-wide policy fixes another office."""


def _any_office() -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A new account. ``secret_to_write_down`` is set only where no keyring could keep it."""

    account: Account
    items_assigned: int
    secret_to_write_down: str | None = None

    def __repr__(self) -> str:
        return f"Enrolled({self.account.party_tax_code} at {self.account.office_url})"


class EnrolOffice:
    """Enters an enrolment code once, and keeps the account that comes of it."""

    def __init__(
        self,
        *,
        accounts: AccountStore,
        submissions: SubmissionStore,
        offices: Offices,
        secrets: KeySecrets,
        clock: Clock,
        fixed_address: Callable[[], str | None] = _any_office,
    ) -> None:
        """``fixed_address`` returns the one address that policy allows, ``None`` for any."""
        self._accounts = accounts
        self._submissions = submissions
        self._offices = offices
        self._secrets = secrets
        self._clock = clock
        self._fixed_address = fixed_address

    def test(self, office_url: str) -> OfficeDescription:
        """Return what the office at an address says of itself; raises as ``enrol`` does."""
        return self._offices.describe(self._address(office_url))

    def enrol(self, office_url: str, code: str, key_name: str) -> Enrolled:
        """Use an enrolment code, keep the key in the keyring and the account in the store.

        The account is kept even where no keyring is: a code can be used only once. Its secret
        is then handed back to be written down, and given again for each run.
        Raises ``OfficeAddressError``, ``OfficeNotAllowedError`` and the errors of ``Office``.
        """
        url = self._address(office_url)
        office = self._offices.describe(url)
        enrolment = self._offices.enrol(url, code.strip(), key_name.strip())
        return self._keep(url, office, enrolment)

    def remove(self, account: Account) -> None:
        """Forget the account and its key; what was sent stays in the history."""
        self._accounts.remove(account.account_id)
        try:
            self._secrets.forget(account.office_url, account.client_id)
        except KeyringMissingError:
            return  # Nothing could have been kept there.

    def _address(self, typed: str) -> str:
        address, fixed = office_address(typed), self._fixed_address()
        if fixed and office_address(fixed) != address:
            raise OfficeNotAllowedError(
                translate(
                    "enrolling",
                    "Your administrator allows the receiving office at {fixed} only.",
                    fixed=fixed,
                )
            )
        return address

    def _keep(self, url: str, office: OfficeDescription, enrolment: Enrolment) -> Enrolled:
        unkept: str | None = None
        try:
            self._secrets.keep(url, enrolment.client_id, enrolment.client_secret)
        except KeyringMissingError:
            unkept = enrolment.client_secret
        account = self._accounts.add(url, office, enrolment, self._clock.now())
        for replaced in self._replaced_by(account):
            self.remove(replaced)
        return Enrolled(account, self._submissions.assign_accounts(), unkept)

    def _replaced_by(self, account: Account) -> list[Account]:
        """Return the same party's other accounts there, with the same right.

        Whoever signs in again replaces them: what waits for a lost key would wait for ever, and
        with two keys of one party everything that the office says would come and count twice.
        """
        return [
            other
            for other in self._accounts.accounts()
            if other.account_id != account.account_id
            and _place_and_right(other) == _place_and_right(account)
        ]


def _place_and_right(account: Account) -> tuple[str, str, str, str]:
    return (
        account.office.office_id,
        account.party_tax_code,
        account.party_kind,
        account.role,
    )
