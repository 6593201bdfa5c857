"""What is kept: the database and its copies, the settings, what waits, the sources, who sends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from declarant_client.application.ports.settings import PROXY
from declarant_client.application.source_wording import name_of
from declarant_client.application.watching.standing import SourceNow, Standing
from declarant_client.cli.doctor.findings import Finding, TroubleError
from declarant_client.cli.moments import moment
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.wiring import Client

OLDEST_COPY = timedelta(days=7)
"""A database that changed since is as good as without a copy."""
_MEGABYTE = 1_000_000


def _database(client: Client) -> Sentence:
    # Remembers what it finds: the next start restores the newest good copy.
    client.store.copies.check()
    megabytes = round(client.store.path.stat().st_size / _MEGABYTE, 1)
    return translate("cli", "The database is whole ({size} MB).", size=megabytes)


def _set_aside(client: Client) -> Sentence:
    # It was told when it happened, to whoever opened the profile then.
    path = client.store.path
    found = sorted(path.parent.glob(f"{path.stem}-damaged-*{path.suffix}"))
    if not found:
        return translate("cli", "No damaged database was ever set aside here.")
    return translate(
        "cli",
        "Damaged and set aside, what could be saved of it merged in: {file} ({count} in all).",
        file=found[-1],
        count=len(found),
    )


def _copies(client: Client) -> Sentence:
    copies = client.store.copies
    made = copies.all()
    if not made:
        return translate("cli", "There is no copy of the database yet.")
    age = max(client.clock.now() - made[0].made_at, timedelta(0))
    if age > OLDEST_COPY and copies.is_due():
        raise TroubleError(
            translate(
                "cli",
                "The newest copy of the database is {days} days old; open the window, which makes "
                "copies.",
                days=age.days,
            )
        )
    return translate(
        "cli",
        "Copies of the database: {count}, the newest of {time} ({hours} hours ago), in {folder}.",
        count=len(made),
        time=moment(made[0].made_at),
        hours=int(age.total_seconds() // 3600),
        folder=copies.folder,
    )


def _settings(client: Client) -> Sentence:
    complaints = client.settings.complaints()
    if complaints:
        raise TroubleError(complaints[0])
    return translate("cli", "The settings can be read.")


def _outbox(client: Client) -> Sentence:
    submissions = client.store.submissions
    waiting, refused = submissions.waiting(), submissions.refused()
    if refused:
        raise TroubleError(
            translate(
                "cli",
                "Refused by an office: {refused}; waiting to be sent: {waiting}. See "
                "declarant-client outbox.",
                refused=refused,
                waiting=waiting,
            )
        )
    return translate("cli", "Waiting to be sent: {waiting}; refused: none.", waiting=waiting)


def _who_sends(client: Client) -> Sentence:
    from declarant_client.operating_system.file_lock import FileLock

    lock = FileLock(client.folders.sending_lock, signed=True)
    holder = lock.holder()
    if lock.take():
        lock.release()
        return translate("cli", "Nobody sends just now.")
    if holder is None:
        return translate("cli", "Another process of this profile sends.")
    return translate(
        "cli", "Another process of this profile sends: number {process}.", process=holder
    )


def _proxy(client: Client) -> Sentence:
    use = client.settings.get(PROXY)
    accounts = client.store.accounts.accounts()
    url = accounts[0].office_url if accounts else "https://office.invalid"
    ways = [way for way in client.proxies(url) if way is not None]
    if not ways:
        return translate("cli", "Proxy: {use}; the way to the office is direct.", use=use)
    return translate(
        "cli",
        "Proxy: {use}; the way to the office leads through {proxy}.",
        use=use,
        proxy=ways[0].address,
    )


CHECKS: Sequence[tuple[str, Callable[[Client], Sentence]]] = (
    ("database", _database),
    ("set aside", _set_aside),
    ("copies", _copies),
    ("settings", _settings),
    ("outbox", _outbox),
    ("sending", _who_sends),
    ("proxy", _proxy),
)


def sources(client: Client) -> Iterator[Finding]:
    """Tell how each source stands."""
    for now in client.arranging.listed():
        trouble = now.live.trouble or now.state.last_end
        is_troubled = now.live.standing in {Standing.AWAY, Standing.TROUBLED} or bool(trouble)
        if now.live.standing is Standing.PAUSED or not is_troubled:
            yield Finding("source", ok=True, sentence=_read(now))
        else:
            yield Finding("source", ok=False, sentence=_troubled(now, trouble))


def _read(now: SourceNow) -> Sentence:
    words = {
        "source": name_of(now.source),
        "declarations": now.state.declarations,
        "failed": now.state.failed,
    }
    if now.live.standing is Standing.PAUSED:
        return translate("cli", "Source {source}: paused.", source=name_of(now.source))
    return translate(
        "cli", "Source {source}: declarations {declarations}, failed files {failed}.", **words
    )


def _troubled(now: SourceNow, trouble: Sentence | None) -> Sentence:
    if trouble is None:
        return translate(
            "cli", "Source {source}: its folder is not there.", source=name_of(now.source)
        )
    return translate(
        "cli", "Source {source}: {trouble}", source=name_of(now.source), trouble=trouble
    )
