"""What the receiving office keeps, as SQLAlchemy Core tables.

``changed`` columns hold the change number that the writing transaction drew (``storage``): the
lists that clients read by cursor are ordered by it. Whole messages are kept as JSON text, the
columns beside them are what is asked for.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    text,
)

from declarant_client.receiver.moments import Moment

SCHEMA_VERSION = 3
metadata = MetaData()

counters = Table(
    "counters",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("value", BigInteger, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("content", Text, nullable=False),
)

parties = Table(
    "parties",
    metadata,
    Column("tax_code", String(14), primary_key=True),
    Column("root", String(10), nullable=False, index=True),
    Column("name", String(300), nullable=False),
    Column("kind", String(20), nullable=False),
)

mandates = Table(
    "mandates",
    metadata,
    Column("agent_root", String(10), primary_key=True),
    Column("enterprise_root", String(10), primary_key=True),
    Column("given_at", Moment, nullable=False),
)

enrolment_codes = Table(
    "enrolment_codes",
    metadata,
    Column("selector", String(20), primary_key=True),
    Column("secret_hash", String(200), nullable=False),
    Column("tax_code", ForeignKey("parties.tax_code"), nullable=False),
    Column("role", String(20), nullable=False),
    Column("uses_left", Integer, nullable=False),
    Column("ends_at", Moment, nullable=False),
)

keys = Table(
    "keys",
    metadata,
    Column("client_id", String(64), primary_key=True),
    Column("secret_hash", String(200), nullable=False),
    Column("tax_code", ForeignKey("parties.tax_code"), nullable=False, index=True),
    Column("name", String(100), nullable=False),
    Column("role", String(20), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("revoked_at", Moment),
)

access_tokens = Table(
    "access_tokens",
    metadata,
    Column("token_sha256", String(64), primary_key=True),
    Column("client_id", ForeignKey("keys.client_id"), nullable=False, index=True),
    Column("ends_at", Moment, nullable=False, index=True),
)

sheets = Table(
    "sheets",
    metadata,
    Column("identity", String(11), primary_key=True),
    Column("number", String(12), nullable=False),
    Column("enterprise_root", String(10), nullable=False, index=True),
    Column("agent_root", String(64), index=True),
    Column("content", Text, nullable=False),
    Column("changed", BigInteger, nullable=False, unique=True),
)

assessments = Table(
    "assessments",
    metadata,
    Column("assessment_id", String(36), primary_key=True),
    # What the party called it, unique for the party alone: nobody learns which ids others used.
    Column("given_id", String(36), nullable=False),
    Column("party_root", String(10), nullable=False, index=True),
    Column("client_id", ForeignKey("keys.client_id"), nullable=False),
    Column("enterprise_root", String(10), nullable=False, index=True),
    Column("enterprise_branch", String(3), nullable=False),
    Column("identity", String(11), nullable=False),
    Column("phase", String(20), nullable=False),
    Column("revises", String(36)),
    Column("state", String(20), nullable=False),
    Column("content", Text, nullable=False),
    Column("content_sha256", String(64), nullable=False),
    Column("receipt_number", String(64), nullable=False, unique=True),
    Column("received_at", Moment, nullable=False),
    Column("unverified", Boolean, nullable=False),
    Column("withdrawn_at", Moment),
    Column("changed", BigInteger, nullable=False, unique=True),
    Index("one_assessment_for_an_id", "party_root", "given_id", unique=True),
    Index(
        "one_current_assessment",
        "enterprise_root",
        "enterprise_branch",
        "identity",
        "phase",
        unique=True,
        sqlite_where=text("state = 'current'"),
        postgresql_where=text("state = 'current'"),
    ),
)

answered_requests = Table(
    "answered_requests",
    metadata,
    Column("party_root", String(10), primary_key=True),
    Column("key", String(100), primary_key=True),
    Column("purpose", String(200), nullable=False),
    Column("answer", Text, nullable=False),
)

cases = Table(
    "cases",
    metadata,
    Column("case_id", String(64), primary_key=True),
    Column("assessment_id", ForeignKey("assessments.assessment_id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("subject", Text, nullable=False),
    Column("level", Integer, nullable=False),
    Column("due_at", Moment, nullable=False),
)

case_events = Table(
    "case_events",
    metadata,
    Column("case_id", ForeignKey("cases.case_id"), primary_key=True),
    Column("sequence", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("at", Moment, nullable=False),
    Column("unit", Text),
    Column("outcome", String(20)),
    Column("text", Text),
    Column("measures", Text),
)

case_replies = Table(
    "case_replies",
    metadata,
    Column("case_id", ForeignKey("cases.case_id"), primary_key=True),
    Column("sequence", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("client_id", ForeignKey("keys.client_id"), nullable=False),
)

notices = Table(
    "notices",
    metadata,
    Column("notice_id", String(64), primary_key=True),
    Column("content", Text, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("changed", BigInteger, nullable=False, unique=True),
)

notice_revisions = Table(
    "notice_revisions",
    metadata,
    Column("notice_id", ForeignKey("notices.notice_id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("content", Text, nullable=False),
)
