"""The words for a table's fields, date forms, and ways to say what is cleared."""

from __future__ import annotations

from declarant_client.application.ports.tables import ClearedWhen, DateForm, TableField
from declarant_client.domain.sentences import Sentence, translate

FIELDS: dict[TableField, Sentence] = {
    TableField.NUMBER: translate("tables", "Declaration number"),
    TableField.CLEARED_DATE: translate("tables", "Date of clearance"),
    TableField.CLEARED_TIME: translate("tables", "Time of clearance"),
    TableField.STATUS: translate("tables", "Status"),
    TableField.BRANCH_CODE: translate("tables", "Customs branch, code"),
    TableField.BRANCH_SHORT_NAME: translate("tables", "Customs branch, short name"),
    TableField.BRANCH_NAME: translate("tables", "Customs branch, name"),
    TableField.TEAM: translate("tables", "Handling division"),
    TableField.CHANNEL: translate("tables", "Control channel"),
    TableField.REGIME: translate("tables", "Customs regime"),
    TableField.ENTERPRISE_TAX_CODE: translate("tables", "Tax code of the enterprise"),
    TableField.ENTERPRISE_NAME: translate("tables", "Name of the enterprise"),
    TableField.REGISTERED_DATE: translate("tables", "Date of registration"),
    TableField.REGISTERED_TIME: translate("tables", "Time of registration"),
    TableField.DECLARANT_USER: translate("tables", "User who declared"),
    TableField.AGENT_CODE: translate("tables", "Code of the customs agent"),
    TableField.AGENT_NAME: translate("tables", "Name of the customs agent"),
    TableField.FIRST_NUMBER: translate("tables", "First number of a split declaration"),
}
"""In the order to ask for them: what rating needs most comes first."""

DATE_FORMS: dict[DateForm, Sentence] = {
    DateForm.AS_THE_CELL_SAYS: translate("tables", "As it stands in the cell"),
    DateForm.DAY_FIRST: translate("tables", "Day/month/year"),
    DateForm.MONTH_FIRST: translate("tables", "Month/day/year"),
    DateForm.YEAR_FIRST: translate("tables", "Year-month-day"),
}

CLEARED_WHEN: dict[ClearedWhen, Sentence] = {
    ClearedWhen.CLEARED_DATE: translate("tables", "The date of clearance is filled in"),
    ClearedWhen.STATUS: translate("tables", "The status says so"),
    ClearedWhen.ALWAYS: translate("tables", "Every row of the table is cleared"),
    ClearedWhen.UNKNOWN: translate("tables", "The table does not tell"),
}
