"""A process that writes sheets for a party, one transaction after another.

``python -m tests.support.sheet_writer DATABASE TAX_CODE FIRST COUNT SIZE``: COUNT transactions of
SIZE sheets each, of the declarations FIRST, FIRST + 1 and so on.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from declarant_client.contract.assessments import Sheet
from declarant_client.receiver import sheets
from declarant_client.receiver.storage import Storage
from tests.support.wire_party import sheet


def write(storage: Storage, tax_code: str, first: int, sizes: list[int]) -> None:
    """Commit one transaction for each of ``sizes``."""
    for size in sizes:
        with storage.writing() as writing:
            for identity in range(first, first + size):
                content = sheet(f"1{identity:010d}0", tax_code)
                sheets.keep_sheet(writing, msgspec.convert(content, Sheet))
        first += size


def main() -> None:
    """Write what the command line says."""
    database, tax_code, *numbers = sys.argv[1:]
    first, count, size = map(int, numbers)
    storage = Storage.open(Path(database), busy_seconds=60)
    write(storage, tax_code, first, [size] * count)
    storage.close()


if __name__ == "__main__":
    main()
