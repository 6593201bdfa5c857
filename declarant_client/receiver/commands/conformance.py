"""``conformance``: hold any server against the published contract."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections import Counter
from typing import TYPE_CHECKING, Any

from declarant_client.receiver.commands.terminal import CommandError, Terminal
from declarant_client.receiver.languages import Said

if TYPE_CHECKING:
    from declarant_client.receiver.conformance.findings import Finding
    from declarant_client.receiver.conformance.parts import Part
    from declarant_client.receiver.conformance.visits import Visit

DESCRIPTION = (
    "Hold a server against the contract, from outside, rule by rule. Without --code nothing is"
    " written, and what needs a key is listed as not checked. With --code, assessments of invented"
    " declarations (numbers beginning with 199), marked as a conformance check in rater and"
    " comment, are really submitted, low ratings among them; they are withdrawn at the end where"
    " the office allows it. The code is used once. Ends with 0 when no rule is broken, else 1."
)
_WORDS = {
    "ok": Said("đúng", "ok"),
    "broken": Said("SAI", "BROKEN"),
    "not_checked": Said("chưa kiểm tra", "not checked"),
}


def office_address(text: str) -> Any:
    """Read the address to check, as an argument of the command line."""
    from declarant_client.receiver.conformance.addresses import address

    try:
        return address(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def part_name(text: str) -> str:
    """Read the name of a part of the contract, as an argument of the command line."""
    from declarant_client.receiver.conformance.examination import PARTS

    names = [part.name for part in PARTS]
    if text not in names:
        raise ArgumentTypeError(f"{text}: {', '.join(names)}")
    return text


def check(terminal: Terminal) -> None:
    """Check an office; raise ``CommandError`` when it breaks a rule."""
    from declarant_client.receiver.conformance.examination import examine
    from declarant_client.receiver.conformance.line import Line
    from declarant_client.receiver.conformance.visits import Visit

    options = terminal.options
    _announce(terminal)
    findings: list[Finding] = []

    def found(part: Part, finding: Finding) -> None:
        if not options.json:
            _print(
                terminal, part, finding, first=finding.part not in {one.part for one in findings}
            )
        findings.append(finding)

    visit = Visit(Line(options.url), code=options.code, second=options.second_code)
    _reach(visit)
    left = examine(visit, _wanted(options.only), found)
    totals = _totals(findings)
    if options.json:
        content = {"url": str(options.url), "totals": totals, "findings": findings, "left": left}
        terminal.document(content)
    _conclude(terminal, totals, left)


def _reach(visit: Visit) -> None:
    """Ask once before anything else: a hundred rules broken by silence would tell nothing."""
    from declarant_client.receiver.conformance.line import NoAnswerError

    try:
        visit.get("/v1/office")
    except NoAnswerError as error:
        raise CommandError(f"{visit.line.address}: {visit.line.hidden(error.came)}") from None


def _wanted(names: list[str] | None) -> list[Part]:
    from declarant_client.receiver.conformance.examination import PARTS

    return [part for part in PARTS if not names or part.name in names]


def _announce(terminal: Terminal) -> None:
    if terminal.options.code is None:
        terminal.remark(
            "Không có --code: không ghi gì, chỉ kiểm tra phần mở cho mọi người.",
            "Without --code nothing is written; only what is open to anybody is checked.",
        )
        return
    terminal.remark(
        "Sẽ gửi phiếu thật cho tờ khai giả định (số bắt đầu bằng 199), ghi rõ là kiểm tra tương"
        " thích, và rút lại ở cuối nơi được phép.",
        "Real assessments of invented declarations (numbers from 199) will be submitted, marked"
        " as a conformance check, and withdrawn at the end where allowed.",
    )


def _print(terminal: Terminal, part: Part, finding: Finding, *, first: bool) -> None:
    if first:
        terminal.result(f"{part.title.vi} / {part.title.en}")
    word = _WORDS[finding.outcome]
    rule = f"{finding.rule.vi} / {finding.rule.en}"
    terminal.result(f"  [{word.vi} / {word.en}] {finding.part}.{finding.name}: {rule}")
    if finding.why is not None:
        terminal.result(f"      lý do / why: {finding.why.vi} / {finding.why.en}")
    for label, text in (
        ("đã gửi / sent", finding.sent),
        ("đã nhận / came", finding.came),
        ("phải là / expected", finding.expected),
    ):
        if text is not None:
            terminal.result(f"      {label}: {text}")


def _totals(findings: list[Finding]) -> dict[str, int]:
    counted = Counter(str(finding.outcome) for finding in findings)
    return {outcome: counted[outcome] for outcome in _WORDS}


def _conclude(terminal: Terminal, totals: dict[str, int], left: list[str]) -> None:
    if left:
        named = ", ".join(left)
        terminal.remark(f"Không rút lại được: {named}", f"Could not be withdrawn: {named}")
    told = [
        ", ".join(f"{count} {word.vi}" for count, word in _counted(totals)),
        ", ".join(f"{count} {word.en}" for count, word in _counted(totals)),
    ]
    if not terminal.options.json:
        terminal.result(f"Tổng cộng: {told[0]} / Total: {told[1]}")
    if totals["broken"]:
        raise CommandError(f"{totals['broken']} quy tắc bị sai / rules are broken")


def _counted(totals: dict[str, int]) -> list[tuple[int, Said]]:
    return [(count, _WORDS[outcome]) for outcome, count in totals.items()]
