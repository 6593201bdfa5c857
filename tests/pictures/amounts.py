"""Profiles to look at: empty, with what is typical, and full."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from declarant_client.contract.assessments import (
    BranchOnDeclaration,
    EnterpriseIdentity,
    Sheet,
    SheetStatus,
)
from declarant_client.contract.office import OfficerIdentity, Stage
from declarant_client.contract.shapes import Text
from declarant_client.domain.declaration import Clearance, Declaration
from declarant_client.domain.origin import Origin
from tests.pictures.full import LONG_NAME, crowd
from tests.support.desk_facts import BRANCH_NAME, ENTERPRISE, NOW, a_declaration
from tests.support.desk_scene import DeskScene, fill, open_scene

_FIRST_WAITING = 1000
_BATCH = 1000


class Amount(StrEnum):
    """How much a profile holds."""

    EMPTY = "empty"
    TYPICAL = "typical"
    FULL = "full"

    @property
    def waiting(self) -> int:
        """Declarations that wait for a rating."""
        return {Amount.EMPTY: 0, Amount.TYPICAL: 40, Amount.FULL: 5000}[self]


def make(profile: Path, amount: Amount, waiting: int | None = None) -> None:
    """Make a profile that holds so much, through the store's own doors.

    ``waiting`` is how many declarations wait for a rating, where it is not the amount's own.
    """
    (profile / "data").mkdir(mode=0o700, parents=True)
    scene = open_scene(profile / "data")
    try:
        if amount is not Amount.EMPTY:
            account = fill(scene)
            _declare(scene, amount, amount.waiting if waiting is None else waiting)
            scene.store.copies.make()
            if amount is Amount.FULL:
                crowd(scene, account)
                scene.store.declarations.keep_sheets(account.account_id, [_crowded()], "s1")
    finally:
        scene.store.close()


def _declare(scene: DeskScene, amount: Amount, waiting: int) -> None:
    for start in range(0, waiting, _BATCH):
        count = range(start, min(start + _BATCH, waiting))
        scene.store.declarations.keep([_waiting(amount, at) for at in count], Origin.PRINT)


def _waiting(amount: Amount, at: int) -> Declaration:
    plain = a_declaration(_FIRST_WAITING + at)
    is_long = amount is Amount.FULL or at % 4 == 0
    return replace(
        plain,
        cleared_at=NOW - timedelta(minutes=at),
        registered_at=NOW - timedelta(minutes=at, hours=6),
        clearance=Clearance.CLEARED,
        enterprise_name=LONG_NAME if is_long else plain.enterprise_name,
    )


def _crowded() -> Sheet:
    """The sheet of the newest declaration, with as many subjects as there ever are."""
    newest = a_declaration(_FIRST_WAITING)
    return Sheet(
        number=newest.number.digits,
        kind=newest.kind,
        status=SheetStatus.CLEARED,
        enterprise=EnterpriseIdentity(tax_code=ENTERPRISE, name=LONG_NAME),
        branch=BranchOnDeclaration(code="03CC", short_name="HQHPKV1", name=BRANCH_NAME),
        stages=[
            Stage(code=f"K{at}", name=Text(vi=name, en=f"Stage {at}"))
            for at, name in enumerate(
                (
                    "Tiếp nhận, kiểm tra hồ sơ và đăng ký tờ khai",
                    "Kiểm tra thực tế hàng hóa bằng máy soi và thủ công",
                    "Tính thuế, thu thuế và lệ phí",
                    "Giám sát hàng hóa qua khu vực giám sát",
                    "Phúc tập hồ sơ",
                )
            )
        ],
        officers=[
            OfficerIdentity(code=f"HP-04{at:02d}", name=f"Nguyễn Phúc Quỳnh Hương Thảo {at}")
            for at in range(1, 8)
        ],
        cleared_at=NOW,
    )
