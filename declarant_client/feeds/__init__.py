"""Official gazettes over RSS 2.0 and Atom 1.0."""

from declarant_client.feeds.asking import HttpFeeds

__all__ = ["HttpFeeds"]
