"""Work off the window's thread: the window only draws, everything else happens here.

- ``Background``: one thread that runs callables in order and hands their results to the window's
  thread. ``Threads`` are those that pages share: ``reading``, ``writing``, ``lengthy`` and
  ``errands``.
- ``Lane``: questions of which only the newest answer counts (a search while typing).
- ``StoreWatch`` tells when anybody else committed something.
- ``sender.Sender`` sends and fetches while it holds the sending right (a module of its own: it is
  loaded after the first paint).
"""

from declarant_client.desktop.background.lane import Lane
from declarant_client.desktop.background.store_watch import StoreWatch
from declarant_client.desktop.background.thread import Background, Task, Threads

__all__ = [
    "Background",
    "Lane",
    "Sender",
    "SenderParts",
    "SenderState",
    "StoreWatch",
    "Task",
    "Threads",
]
