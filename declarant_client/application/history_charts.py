"""The history's figures as charts: which bars there are, and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from declarant_client.application.office_wording import SUBJECT_KINDS
from declarant_client.application.ports.charts import (
    Bar,
    Chart,
    Choice,
    ChosenAnswer,
    ChosenBranch,
    ChosenClearance,
    ChosenKind,
    ChosenMonth,
    Look,
    Words,
    mean_of,
    month_word,
    number,
    tenths,
)
from declarant_client.application.ports.history import (
    DAYS_TO_ANSWER,
    ORIGINAL_PARTICIPATION,
    HistoryFigures,
    LevelCounts,
    MonthParticipation,
)
from declarant_client.contract.shapes import Text
from declarant_client.domain.sentences import Sentence, translate

ANSWER_CLASSES = (-1, *range(len(DAYS_TO_ANSWER) + 1))
"""Of ``AnswerTimes``; -1 is what waits for its result."""
MOST_MONTHS = 12
MOST_BRANCHES = 10
_HUNDRED = 100


def charts_of(figures: HistoryFigures) -> tuple[Chart, ...]:
    """Return the charts that have anything to show."""
    charts = (
        _levels_chart(
            translate("charts", "Levels by month"),
            [
                (month_word(one.month), one.by_level, ChosenMonth(one.month))
                for one in reversed(figures.months[-MOST_MONTHS:])
            ],
            hidden=len(figures.months) - MOST_MONTHS,
        ),
        _levels_chart(
            translate("charts", "Levels by customs branch"),
            [
                (Text(vi=one.name, en=one.name_en), one.by_level, ChosenBranch(one.key))
                for one in figures.branches[:MOST_BRANCHES]
            ],
            hidden=len(figures.branches) - MOST_BRANCHES,
        ),
        _levels_chart(
            translate("charts", "Levels by kind of subject"),
            [
                (SUBJECT_KINDS[one.kind], one.by_level, ChosenKind(one.kind))
                for one in figures.kinds
            ],
        ),
        _participation_chart(figures.participation),
        _answers_chart(figures),
    )
    return tuple(chart for chart in charts if chart.bars)


def participation_note(months: Iterable[MonthParticipation]) -> Sentence | None:
    """Return the own rate of participation beside the original's, where anything is known."""
    months = tuple(months)
    known = sum(one.known for one in months)
    if not known:
        return None
    assessed = sum(one.assessed for one in months)
    return translate(
        "charts",
        "{assessed} of {known} cleared declarations known on this computer are assessed: "
        "{share}\N{NO-BREAK SPACE}%. The original system got {original}\N{NO-BREAK SPACE}% in "
        "its first five weeks.",
        assessed=number(assessed),
        known=number(known),
        share=tenths(assessed * _HUNDRED / known),
        original=tenths(ORIGINAL_PARTICIPATION * _HUNDRED),
    )


def _levels_chart(
    title: Sentence, lines: Sequence[tuple[Words, LevelCounts, Choice]], *, hidden: int = 0
) -> Chart:
    bars = tuple(
        _levels_bar(label, counts, choice) for label, counts, choice in lines if any(counts)
    )
    note = translate("charts", "{count} more are not shown.", count=hidden) if hidden > 0 else None
    return Chart(
        title=title, bars=bars, longest=max((bar.whole for bar in bars), default=1), note=note
    )


def _levels_bar(label: Words, counts: LevelCounts, choice: Choice) -> Bar:
    one, two, three, four, five = counts
    total, mean = number(sum(counts)), tenths(mean_of(counts))
    return Bar(
        label=label,
        parts=tuple(
            (Look(level), count) for level, count in reversed(list(enumerate(counts, 1))) if count
        ),
        whole=sum(counts),
        figure=translate("charts", "{mean}/5 · {total}", mean=mean, total=total),
        spoken=translate(
            "charts",
            "{total} ratings, average {mean} of 5; 5 stars: {five}, 4 stars: {four}, 3 stars: "
            "{three}, 2 stars: {two}, 1 star: {one}",
            total=total,
            mean=mean,
            five=number(five),
            four=number(four),
            three=number(three),
            two=number(two),
            one=number(one),
        ),
        choice=choice,
    )


def _participation_chart(months: Sequence[MonthParticipation]) -> Chart:
    return Chart(
        title=translate("charts", "Own participation by month of clearance"),
        note=participation_note(months),
        mark=ORIGINAL_PARTICIPATION,
        bars=tuple(_participation_bar(one) for one in reversed(months[-MOST_MONTHS:])),
    )


def _participation_bar(one: MonthParticipation) -> Bar:
    assessed, known = number(one.assessed), number(one.known)
    return Bar(
        label=month_word(one.month),
        parts=((Look.SHARE, one.assessed),) if one.assessed else (),
        whole=one.known,
        figure=translate(
            "charts",
            "{assessed} of {known} · {share}\N{NO-BREAK SPACE}%",
            assessed=assessed,
            known=known,
            share=tenths(one.assessed * _HUNDRED / one.known),
        ),
        spoken=translate(
            "charts",
            "{assessed} of {known} known on this computer are assessed",
            assessed=assessed,
            known=known,
        ),
        choice=ChosenClearance(one.month),
    )


def _answers_chart(figures: HistoryFigures) -> Chart:
    answers = figures.answers
    counts = [*enumerate(answers.answered), (-1, answers.waiting)]
    total = sum(count for _, count in counts)
    bars = [
        Bar(
            label=answer_word(place),
            parts=((Look.WAITING if place < 0 else Look.SHARE, count),) if count else (),
            whole=total,
            figure=number(count),
            spoken=translate("charts", "{count} cases", count=number(count)),
            choice=ChosenAnswer(place),
        )
        for place, count in counts
        if total
    ]
    return Chart(title=translate("charts", "Time from rating to result"), bars=tuple(bars))


def answer_word(place: int) -> Sentence:
    """Return the words for a class of ``AnswerTimes``; -1 is what waits for its result."""
    if place < 0:
        return translate("charts", "No result yet")
    if place == 0:
        return translate("charts", "Within a day")
    if place == len(DAYS_TO_ANSWER):
        return translate("charts", "{days} days or more", days=DAYS_TO_ANSWER[-1])
    return translate(
        "charts",
        "{first} to {last} days",
        first=DAYS_TO_ANSWER[place - 1],
        last=DAYS_TO_ANSWER[place],
    )
