"""Accounts at receiving offices: trying an address, using an enrolment code, forgetting a key."""

from __future__ import annotations

from dataclasses import dataclass

from declarant_client.application.ports.offices import Account, AccountStore, Offices
from declarant_client.application.ports.submissions import SubmissionStore
from declarant_client.application.ports.world import Clock, KeyringMissingError, KeySecrets
from declarant_client.contract.office import Enrolment, OfficeDescription


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
    ) -> None:
        self._accounts = accounts
        self._submissions = submissions
        self._offices = offices
        self._secrets = secrets
        self._clock = clock

    def test(self, office_url: str) -> OfficeDescription:
        """Return what the office at an address says of itself; raises the errors of ``Office``."""
        return self._offices.describe(tidied(office_url))

    def enrol(self, office_url: str, code: str, key_name: str) -> Enrolled:
        """Use an enrolment code, keep the key in the keyring and the account in the store.

        The account is kept even where no keyring is: a code can be used only once. Its secret
        is then handed back to be written down, and given again for each run.
        """
        url = tidied(office_url)
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

    def _keep(self, url: str, office: OfficeDescription, enrolment: Enrolment) -> Enrolled:
        unkept: str | None = None
        try:
            self._secrets.keep(url, enrolment.client_id, enrolment.client_secret)
        except KeyringMissingError:
            unkept = enrolment.client_secret
        account = self._accounts.add(url, office, enrolment, self._clock.now())
        return Enrolled(account, self._submissions.assign_accounts(), unkept)


def tidied(office_url: str) -> str:
    """Return the address without outer white space and trailing slashes."""
    return office_url.strip().rstrip("/")
