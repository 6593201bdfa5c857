"""Which month a report is to be of, and where it goes."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QVBoxLayout, QWidget

from declarant_client.application.ports.charts import month_word
from declarant_client.application.reporting import last_month, months_before
from declarant_client.desktop.appearance import Role, Space, give_role
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.choice_box import ChoiceBox
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.sentences import translate

_MONTHS = 36
_WIDTH = 420


class ReportDialog(QDialog):
    """Asks for the month; the last whole one is offered first."""

    def __init__(self, now: datetime, enterprise: str | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Monthly report"))
        whole = last_month(now)
        running = months_before(whole, -1)
        self.month: ChoiceBox[date] = ChoiceBox(self.tr("Month"))
        self.month.offer(
            (whole, month_word(whole)),
            [
                (running, self.tr("{month} so far").format(month=month_word(running))),
                *((month, month_word(month)) for month in months_behind(whole)),
            ],
        )
        of = (
            self.tr("Of enterprise {enterprise}, as the table is filtered.").format(
                enterprise=enterprise
            )
            if enterprise
            else self.tr("Of all enterprises.")
        )
        buttons = QDialogButtonBox()
        create = buttons.addButton(self.tr("Choose file…"), QDialogButtonBox.ButtonRole.AcceptRole)
        give_role(create, Role.PRIMARY)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        about = self.tr(
            "A PDF for reading and filing: open cases first, then figures and charts, then each "
            "assessment of the month."
        )
        column.addWidget(plain_label(about, wraps=True))
        name = plain_label(self.tr("Month"))
        name.setBuddy(self.month)
        column.addWidget(name)
        column.addWidget(self.month)
        column.addWidget(plain_label(of, role=Role.MUTED, wraps=True))
        column.addWidget(buttons)
        self.setMinimumWidth(_WIDTH)


def months_behind(month: date) -> list[date]:
    """Return the months before one, the newest first."""
    return [months_before(month, back) for back in range(1, _MONTHS)]


def ask_for_report(
    now: datetime, enterprise: str | None, parent: QWidget
) -> tuple[date, Path] | None:
    """Ask for the month and the file."""
    dialog = ReportDialog(now, enterprise, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    month = dialog.month.value()
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name = said(
        translate("exporting", "assessments-{month}.pdf", month=f"{month.year}-{month.month:02d}")
    )
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        said(translate("exporting", "Monthly report")),
        str(Path(folder) / name),
        f"{said(translate('exporting', 'PDF document'))} (*.pdf)",
    )
    if not chosen:
        return None
    path = Path(chosen)
    return month, path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
