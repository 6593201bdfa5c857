"""Accounts at receiving offices in the window: enrolling, and giving a key for one run."""

from declarant_client.desktop.accounts.access_key_dialog import AccessKeyDialog
from declarant_client.desktop.accounts.enrol_dialog import EnrolDialog, EnrolParts
from declarant_client.desktop.accounts.key_questions import KeyParts, KeyQuestions

__all__ = ["AccessKeyDialog", "EnrolDialog", "EnrolParts", "KeyParts", "KeyQuestions"]
