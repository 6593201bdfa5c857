"""The fields of a database source."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from declarant_client.application.arranging_sources import NAME_LIMIT
from declarant_client.application.ports.databases import DatabaseServer
from declarant_client.application.ports.sources import DatabaseSettings
from declarant_client.desktop.appearance import Role, Space, small_font
from declarant_client.desktop.sources.found_list import FoundList
from declarant_client.desktop.widgets.labels import plain_label

AS_INSTALLED = "ECUS5VNACCS"
"""What the declaration software's set-up calls its database (``domain.md`` 2d)."""
_TEXT_LIMIT = 255
_MOST_MINUTES = 24 * 60
_MINUTES_WIDTH = 120


class DatabaseForm(QWidget):
    """What the user fills in; it decides nothing."""

    edited = Signal()
    """Something that decides where and how the database is reached."""
    nearbyWanted = Signal()
    databasesWanted = Signal()

    def __init__(self, *, keeps_password: bool, parent: QWidget | None = None) -> None:
        """``keeps_password``: one is kept already, and stays where none is typed."""
        super().__init__(parent)
        self._keeps_password = keeps_password
        self.server = _field()
        self.server.setPlaceholderText("MAY-CHU\\ECUSSQL2008")
        self.nearby = QPushButton(self.tr("Look in the network…"))
        self.servers = FoundList(self.tr("Servers found in the network"))
        self.login = _field()
        self.password = _field()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        if keeps_password:
            self.password.setPlaceholderText(self.tr("unchanged"))
        self.database = _field(AS_INSTALLED)
        self.find_databases = QPushButton(self.tr("Find databases"))
        self.databases = FoundList(self.tr("Databases of this server"))
        self.name = _field()
        self.name.setMaxLength(NAME_LIMIT)
        self.minutes = QSpinBox()
        self.minutes.setRange(1, _MOST_MINUTES)
        self.minutes.setValue(5)
        self.minutes.setSuffix(self.tr(" minutes"))
        self.minutes.setFixedWidth(_MINUTES_WIDTH)
        self.minutes.lineEdit().setTextMargins(Space.S - Space.HAIR, 0, 0, 0)
        for button in (self.nearby, self.find_databases):
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()

    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return self.has_login() and bool(self.database.text().strip())

    def has_login(self) -> bool:
        """Whether a server can be asked."""
        typed = bool(self.password.text()) or self._keeps_password
        return typed and bool(self.server.text().strip()) and bool(self.login.text().strip())

    def place(self) -> DatabaseServer | None:
        """Return the server that was typed; ``None`` where it cannot be one."""
        return DatabaseServer.parse(self.server.text())

    def typed_password(self) -> str | None:
        """Return the password that was typed; ``None``: the one that is kept."""
        return self.password.text() or None

    def settings(self) -> DatabaseSettings | None:
        """Return what was typed; ``None`` where the server cannot be one."""
        place = self.place()
        if place is None:
            return None
        return DatabaseSettings(
            server=place.host,
            instance=place.instance,
            port=place.port,
            database=self.database.text().strip(),
            login=self.login.text().strip(),
            poll_minutes=self.minutes.value(),
        )

    def show_settings(self, name: str, settings: DatabaseSettings) -> None:
        """Show what is kept."""
        place = DatabaseServer(host=settings.server, instance=settings.instance, port=settings.port)
        self.server.setText(str(place))
        self.login.setText(settings.login)
        self.database.setText(settings.database)
        self.minutes.setValue(settings.poll_minutes)
        self.name.setText(name)

    def _connect(self) -> None:
        self.nearby.clicked.connect(self.nearbyWanted)
        self.find_databases.clicked.connect(self.databasesWanted)
        self.servers.taken.connect(lambda name: _take(self.server, name))
        self.databases.taken.connect(lambda name: _take(self.database, name))
        for field in (self.server, self.login, self.password, self.database):
            field.textChanged.connect(self.edited)
        self.database.textChanged.connect(self._propose_name)
        self._propose_name()

    def _propose_name(self) -> None:
        self.name.setPlaceholderText(self.database.text().strip())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.XS)
        self._put(grid, 0, 0, self.tr("Server, with its instance or port"), self.server, wide=3)
        grid.addWidget(self.nearby, 1, 3)
        grid.addWidget(self.servers, 2, 0, 1, 4)
        grid.addWidget(
            _hint(
                self.tr(
                    "For example MAY-CHU\\ECUSSQL2008, or 192.168.1.5,1433. The connection is "
                    "encrypted where the server can."
                )
            ),
            3,
            0,
            1,
            4,
        )
        self._put(grid, 4, 0, self.tr("Login at SQL Server"), self.login, wide=2)
        self._put(grid, 4, 2, self.tr("Password"), self.password, wide=2)
        grid.addWidget(
            _hint(
                self.tr(
                    "The administrator makes a login that can only read, with the script "
                    "create_reader.sql. The password is kept in this computer's keyring."
                )
            ),
            6,
            0,
            1,
            4,
        )
        self._put(grid, 7, 0, self.tr("Database"), self.database, wide=3)
        grid.addWidget(self.find_databases, 8, 3)
        grid.addWidget(self.databases, 9, 0, 1, 4)
        self._put(grid, 10, 0, self.tr("Name in the list"), self.name, wide=3)
        self._put(grid, 10, 3, self.tr("Asked every"), self.minutes, wide=1)
        grid.setRowMinimumHeight(9, Space.S)
        for column in range(3):
            grid.setColumnStretch(column, 1)

    def _put(
        self, grid: QGridLayout, line: int, column: int, name: str, field: QWidget, *, wide: int
    ) -> None:
        label: QLabel = plain_label(name)
        label.setBuddy(field)
        field.setAccessibleName(name)
        grid.addWidget(label, line, column, 1, wide)
        grid.addWidget(field, line + 1, column, 1, wide)


def _field(text: str = "") -> QLineEdit:
    field = QLineEdit(text)
    field.setMaxLength(_TEXT_LIMIT)
    return field


def _hint(text: str) -> QLabel:
    label = plain_label(text, font=small_font(), role=Role.MUTED, wraps=True)
    label.setContentsMargins(0, 0, 0, Space.S)
    return label


def _take(field: QLineEdit, name: str) -> None:
    field.setText(name)
    field.setFocus()
