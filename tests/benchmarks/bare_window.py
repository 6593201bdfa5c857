"""The least that a Qt program can open: a main window with one label."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from tests.benchmarks.first_paint import FirstPaint

if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    label = QLabel("Tờ khai hải quan")
    FirstPaint(label, lambda: True)
    window.setCentralWidget(label)
    window.resize(1100, 700)
    window.show()
    application.exec()
