"""Settings, page by page: offices, sources, contacts, how the program behaves, where data lies.

How something is added:

- A setting: declare it in ``application/ports/settings.py`` (name, description, ``words`` of its
  choices or the ``unit`` of its number), and name it in ``rows(…)`` of its page in ``leaves.py``.
  Choice, number, text or yes/no follow from its kind; what policy fixes is shown locked.
  ``SettingsPage.settingChanged`` tells that it was kept; ``wiring/desk.py`` lets it take effect.
- A section that is more than settings: a ``Section`` (or any widget) made by a function of three
  lines in ``leaves.py``, which imports its module, and named there in its page's ``content``.
  What it needs of the application is a field of ``SettingsParts``. A section with a method
  ``store_changed`` is told when something was committed, at the latest when it is shown again.
- A page: one more ``Leaf`` in ``leaves.py``. A page without content is not listed.

A page's modules are loaded when it is first shown.
"""

from declarant_client.desktop.settings.page import SettingsPage, SettingsParts
from declarant_client.desktop.settings.places import Places

__all__ = ["Places", "SettingsPage", "SettingsParts"]
