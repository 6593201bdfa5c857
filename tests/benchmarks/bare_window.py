"""The least that a Qt program can open: a main window with one label."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from tests.benchmarks.first_paint import FirstPaint

if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    FirstPaint(application, lambda watched: isinstance(watched, QLabel))
    window = QMainWindow()
    window.setCentralWidget(QLabel("Tờ khai hải quan"))
    window.resize(1100, 700)
    window.show()
    application.exec()
