"""XML exports: the samples, their parts, and files made from them."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path, PurePath

import pytest

from declarant_client.application.ports.reading import Portion, UnreadableFileError
from declarant_client.domain.declaration import VIETNAM, Branch, Channel, Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode
from declarant_client.sources.ecus_xml.xml_export import XmlExport
from declarant_client.sources.format_reader import OPENING_BYTES, SourceFile

SAMPLES = Path(__file__).parent.parent / "samples" / "ecus-xml"
GREEN_IMPORT = SAMPLES / "ECUS5VNACCS2018_ToKhai_107999900060_STT2131.xml"
RED_EXPORT = SAMPLES / "ECUS5VNACCS2018_ToKhai_307999900070_STT2175.xml"
UNCLEARED = SAMPLES / "ECUS5VNACCS2018_ToKhai_107999900080_STT2190.xml"

CONTAINERS = ("DToKhaiMDIDs", "DTOKHAIMD_VNACCSs", "DTOKHAIMD_VNACCS2s")
BODY = "Zm9vIGJhciBiYXogcXV4IHF1dXggY29yZ2U"
"""What message bodies are filled with; it must turn up nowhere."""


def part(container: str, path: Path = GREEN_IMPORT) -> str:
    """The element of a sample that holds a table, as text."""
    text = path.read_text(encoding="utf-8")
    found = re.search(rf"<{container}>.*?</{container}>", text, re.DOTALL)
    assert found is not None
    return found[0]


def tables(path: Path = GREEN_IMPORT) -> list[str]:
    return [part(container, path) for container in CONTAINERS]


def export(*parts: str) -> str:
    """A whole export of these elements."""
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', "<Root>", *parts, "</Root>"])


def message(body: str = BODY) -> str:
    return (
        "<DMSG_OUT_REPs><DMSG_OUT_REP><Data><ID>9001</ID><SOTK>107999900099</SOTK>"
        f"<MsgBody>{body}</MsgBody><SendOrRecv>S</SendOrRecv></Data></DMSG_OUT_REP></DMSG_OUT_REPs>"
    )


def several(keys: Iterable[int]) -> list[str]:
    """The three tables with a row for each key; numbers differ, joined by their keys alone."""
    keys = list(keys)
    rows: dict[str, list[str]] = {container: [] for container in CONTAINERS}
    for container in CONTAINERS:
        whole = part(container).replace("<_DTOKHAIMDID>2131<", "<_DToKhaiMDID>2131<")
        table = whole[len(container) + 2 : -len(container) - 3]
        for key in keys:
            row = table.replace(">107999900060<", f">{number(key)}<").replace(">2131<", f">{key}<")
            row = row.replace("<NHOM_HO_SO>00<", f"<NHOM_HO_SO>{key % 100:02}<")
            rows[container].append(row.replace(">95443<", f">{key % 60}<"))
    spelled = rows[CONTAINERS[2]]
    rows[CONTAINERS[2]] = [row.replace("_DToKhaiMDID>", "_DTOKHAIMDID>") for row in spelled]
    rows[CONTAINERS[1]].reverse()
    return [f"<{name}>{''.join(rows[name])}</{name}>" for name in CONTAINERS]


def number(key: int) -> str:
    return f"1{key:010}0"


def large_export(path: Path, megabytes: int, *, tables_first: bool) -> Path:
    """A real file of that size, nearly all of it message bodies and attachments."""
    begin, end = export("\0").encode().split(b"\0")
    held = "\n".join(tables()).encode()
    line = (BODY * 30).encode()[:1000] + b"\r\n"
    body = line * (1024 * 1024 // len(line))
    with path.open("wb") as file:
        file.write(begin + (held if tables_first else b""))
        for _ in range(megabytes):
            file.write(message("\0").encode().replace(b"\0", body))
        # One body as long as half of the rest, without a single end of a line.
        file.write(b"<DCHUNGTU_BSs><DCHUNGTU_BS><Data><NoiDungT>")
        for _ in range(megabytes // 2):
            file.write(body.replace(b"\r\n", b"ab"))
        file.write(b"</NoiDungT></Data></DCHUNGTU_BS></DCHUNGTU_BSs>")
        file.write((b"" if tables_first else held) + end)
    return path


def portions(content: bytes | str, name: str = "export.xml") -> Iterator[Portion]:
    """Read bytes in this process, as the child would when it recognises them."""
    content = content.encode() if isinstance(content, str) else content
    file = source(content, name)
    file.stream.seek(0)
    return XmlExport().read(file)


def source(content: bytes, name: str = "export.xml") -> SourceFile:
    return SourceFile(
        path=PurePath(name),
        size=len(content),
        opening=content[:OPENING_BYTES],
        stream=io.BytesIO(content),
    )


EXPECTED = {
    GREEN_IMPORT: Declaration(
        number=DeclarationNumber("107999900060"),
        clearance=Clearance.CLEARED,
        regime="E21",
        branch=Branch(code="03CC", short_name="HQHPKV1"),
        team="00",
        channel=Channel.GREEN,
        registered_at=datetime(2026, 11, 2, 9, 54, 43, tzinfo=VIETNAM),
        cleared_at=datetime(2026, 11, 2, 9, 54, 43, tzinfo=VIETNAM),
        enterprise_tax_code=TaxCode("0200999001"),
        enterprise_name="CôNG TY TNHH XUấT NHậP KHẩU MINH HọA MộT",
        declarant_user="Root",
    ),
    RED_EXPORT: Declaration(
        number=DeclarationNumber("307999900070"),
        clearance=Clearance.CLEARED,
        regime="B11",
        branch=Branch(code="03EE", short_name="HQDINHVU"),
        team="01",
        channel=Channel.RED,
        registered_at=datetime(2026, 11, 3, 8, 15, 2, tzinfo=VIETNAM),
        cleared_at=datetime(2026, 11, 3, 16, 2, 11, tzinfo=VIETNAM),
        enterprise_tax_code=TaxCode("0200999002"),
        enterprise_name="Công ty Cổ phần Vật tư Minh Họa Hai",
        agent_code="0200999009",
        declarant_user="Root",
    ),
    UNCLEARED: Declaration(
        number=DeclarationNumber("107999900080"),
        clearance=Clearance.NONE,
        regime="A11",
        branch=Branch(code="03CE", short_name="HQHPKV2"),
        team="02",
        channel=Channel.YELLOW,
        registered_at=datetime(2026, 11, 4, 7, 1, 5, tzinfo=VIETNAM),
        enterprise_tax_code=TaxCode("0200999001"),
        enterprise_name="CôNG TY TNHH XUấT NHậP KHẩU MINH HọA MộT",
        declarant_user="Root",
    ),
}
GREEN = EXPECTED[GREEN_IMPORT]


def found(content: bytes | str) -> tuple[Declaration, ...]:
    return tuple(one for portion in portions(content) for one in portion.declarations)


def refusal(content: bytes | str) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        found(content)
    assert "export.xml" in str(caught.value)
    assert BODY not in str(caught.value)
    return str(caught.value)


def changed(old: str, new: str) -> str:
    """A whole export of the first sample's tables with one thing changed."""
    whole = export(*tables())
    assert old in whole
    return whole.replace(old, new)


def mutated(content: bytes, seed: int) -> bytes:
    """A few bytes, or whole pieces, changed, dropped, doubled or moved."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 8)):
        begin = chance.randrange(len(content) + 1)
        end = min(len(content), begin + chance.choice([0, 1, 1, 2, 20, 900]))
        piece = content[begin:end]
        put = chance.choice(
            [
                b"",
                chance.randbytes(len(piece) or 1),
                piece * 2,
                chance.choice(
                    [b"<", b">", b"&", b"\0", b"</Data>", b"<Data>", b"<![CDATA[", b"\xff"]
                ),
                chance.choice([b"99999999999999999999", b"1e999", b"NULL", b"&#xD800;", b"-1"]),
            ]
        )
        content = content[:begin] + put + content[end:]
    return content
