"""The words for a declaration's facts and for where they come from."""

from __future__ import annotations

from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import Sentence, translate

FACTS: dict[str, Sentence] = {
    "number": translate("facts", "Declaration number"),
    "first_number": translate("facts", "First number of a split declaration"),
    "clearance": translate("facts", "State of the procedure"),
    "cleared_at": translate("facts", "Time of clearance"),
    "registered_at": translate("facts", "Time of registration"),
    "regime": translate("facts", "Customs regime"),
    "channel": translate("facts", "Control channel"),
    "branch_code": translate("facts", "Customs branch, code"),
    "branch_short_name": translate("facts", "Customs branch, short name"),
    "branch_name": translate("facts", "Customs branch, name"),
    "team": translate("facts", "Handling division"),
    "enterprise_tax_code": translate("facts", "Tax code of the enterprise"),
    "enterprise_name": translate("facts", "Name of the enterprise"),
    "agent_code": translate("facts", "Code of the customs agent"),
    "agent_name": translate("facts", "Name of the customs agent"),
    "declarant_user": translate("facts", "User who declared"),
}
"""By the names of ``domain.merging.FIELDS``, in the order to show them."""

ORIGINS: dict[Origin, Sentence] = {
    Origin.DATABASE: translate("facts", "Database of the declaration software"),
    Origin.EDI: translate("facts", "Message of VNACCS"),
    Origin.XML: translate("facts", "XML export"),
    Origin.PRINT: translate("facts", "Excel print"),
    Origin.LIST: translate("facts", "List report"),
    Origin.TABLE: translate("facts", "Table of other software"),
    Origin.TYPED: translate("facts", "Typed by hand"),
    Origin.SHEET: translate("facts", "Assessment sheet of the office"),
    Origin.ANSWER: translate("facts", "Your answer"),
}
