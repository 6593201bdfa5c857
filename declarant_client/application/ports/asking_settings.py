"""The settings of what is asked about: by channel, by regime, and how many on one day."""

from __future__ import annotations

from typing import Any

from declarant_client.application.ports.setting import Setting, SettingRefusedError, short_form
from declarant_client.domain.asking import Asked, regime_codes
from declarant_client.domain.declaration import Channel
from declarant_client.domain.sentences import Sentence, translate

_MOST_REGIMES = 200
_LONGEST_CODE = 10
_MOST_A_DAY = 10_000

_WORDS = {
    str(Asked.ALL): translate("settings", "Everything"),
    str(Asked.BRANCH): translate("settings", "The branch only"),
    str(Asked.NOTHING): translate("settings", "Do not ask"),
}


def _regimes(text: str) -> str:
    codes = regime_codes(text)
    bad = [code for code in codes if not code.isalnum() or len(code) > _LONGEST_CODE]
    if bad or len(codes) > _MOST_REGIMES:
        raise SettingRefusedError(
            translate(
                "settings",
                "“{value}” is not a list of regime codes; it looks like A11, E31.",
                value=short_form(bad[0] if bad else text),
            )
        )
    return ", ".join(codes)


def _of_channel(key: str, name: Sentence) -> Setting[str]:
    return Setting(
        key=key,
        default=str(Asked.ALL),
        words=_WORDS,
        name=name,
        description=translate(
            "settings",
            "What is not asked about can still be found under “All declarations” and rated.",
        ),
    )


ASK_OF_CHANNEL: dict[Channel, Setting[str]] = {
    Channel.GREEN: _of_channel(
        "ask_green", translate("settings", "Asked about green declarations")
    ),
    Channel.YELLOW: _of_channel(
        "ask_yellow", translate("settings", "Asked about yellow declarations")
    ),
    Channel.RED: _of_channel("ask_red", translate("settings", "Asked about red declarations")),
}
BRANCH_ONLY_REGIMES: Setting[str] = Setting(
    key="regimes_branch_only",
    default="",
    normalise=_regimes,
    name=translate("settings", "Regimes of which the branch only is asked about"),
    description=translate("settings", "Codes such as A11, E31; other subjects can be added."),
)
REGIMES_NOT_ASKED: Setting[str] = Setting(
    key="regimes_not_asked",
    default="",
    normalise=_regimes,
    name=translate("settings", "Regimes that are not asked about"),
    description=translate("settings", "Codes such as A11, E31."),
)
ASKED_A_DAY: Setting[int] = Setting(
    key="asked_a_day",
    default=0,
    lowest=0,
    highest=_MOST_A_DAY,
    unit=translate("settings", " a day"),
    name=translate("settings", "At most so many declarations are asked about"),
    description=translate(
        "settings", "The newest come first, the others another day; 0: as many as there are."
    ),
)
ASKING_SETTINGS: tuple[Setting[Any], ...] = (
    *ASK_OF_CHANNEL.values(),
    BRANCH_ONLY_REGIMES,
    REGIMES_NOT_ASKED,
    ASKED_A_DAY,
)
