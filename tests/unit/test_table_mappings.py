"""What a user says of a table's columns: sound or not, and kept as JSON."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from declarant_client.application.ports.tables import (
    ClearedWhen,
    DateForm,
    FaultyMappingError,
    TableField,
    TableMapping,
    name_is_taken,
)

SOUND = TableMapping(
    name="Phần mềm khác",
    columns={
        TableField.NUMBER: "Số tờ khai",
        TableField.STATUS: "Tình trạng",
        TableField.CLEARED_DATE: "Ngày TQ",
        TableField.CLEARED_TIME: "Giờ TQ",
    },
    dates=DateForm.MONTH_FIRST,
    cleared_when=ClearedWhen.STATUS,
    cleared_words=("Xong", "Thông quan"),
    cancelled_words=("Hủy",),
)


def test_a_sound_mapping_has_no_fault_and_survives_as_json() -> None:
    assert SOUND.faults() == ()
    SOUND.check()
    encoded = msgspec.json.encode(SOUND)
    assert msgspec.json.decode(encoded, type=TableMapping) == SOUND


def columns(**changes: str | None) -> dict[TableField, str]:
    changed = dict(SOUND.columns)
    for name, header in changes.items():
        field = TableField(name)
        if header is None:
            del changed[field]
        else:
            changed[field] = header
    return changed


@pytest.mark.parametrize(
    "faulty, said",
    [
        (replace(SOUND, name="  "), "a name"),
        (replace(SOUND, name="x" * 81), "too long"),
        (replace(SOUND, columns=columns(number=None)), "holds the declaration number"),
        (replace(SOUND, columns=columns(team=" ")), "1 to 200"),
        (replace(SOUND, columns=columns(team="x" * 201)), "have 1 to 200"),
        (replace(SOUND, columns=columns(team="sỐ TỜ KHAI")), "chosen more than once"),
        (replace(SOUND, columns=columns(cleared_date=None)), "the column of its date"),
        (replace(SOUND, columns=columns(status=None)), "holds the status"),
        (replace(SOUND, cleared_words=(" ",)), "which words"),
        (replace(SOUND, cancelled_words=("XONG",)), "both “cleared” and “cancelled”"),
        (replace(SOUND, cleared_words=("x",) * 51), "At most 50"),
        (
            replace(
                SOUND,
                cleared_when=ClearedWhen.CLEARED_DATE,
                columns=columns(cleared_date=None, cleared_time=None),
            ),
            "the date of clearance",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_fault_has_its_sentence(faulty: TableMapping, said: str) -> None:
    (fault,) = faulty.faults()
    assert said in str(fault)
    with pytest.raises(FaultyMappingError) as error:
        faulty.check()
    assert error.value.sentence == fault


def test_two_mappings_never_differ_by_case_or_diacritics_alone() -> None:
    others = [SOUND, replace(SOUND, name="Khác")]
    assert name_is_taken("PHAN MEM KHAC", others) is not None
    assert name_is_taken("PHAN MEM KHAC", others, instead_of=SOUND.name) is None
    assert name_is_taken("Khác", others, instead_of=SOUND.name) is not None
    assert name_is_taken("Khác nữa", others) is None
