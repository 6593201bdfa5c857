"""What is news without any office: what gazettes publish, and documents that take effect soon."""

from __future__ import annotations

from collections.abc import Callable

from declarant_client.application.following_feeds import FollowFeeds
from declarant_client.application.reminding import Reminders


class NewsBesideOffices:
    """Run behind every fetch, by whoever holds the sending right."""

    def __init__(self, following: FollowFeeds, reminders: Reminders) -> None:
        self._following = following
        self._reminders = reminders

    def run(self, *, all_now: bool, cancelled: Callable[[], bool]) -> int:
        """Ask the gazettes that are due, then remind; return how many notices are news."""
        news = self._following.run(all_now=all_now, cancelled=cancelled)
        return news + self._reminders.announce()
