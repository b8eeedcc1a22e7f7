"""Tables of accounts, memberships and sessions."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.accounts.enums import AccountStatus, MembershipStatus
from app.kernel.actor import SIGNED_IN
from app.kernel.ids import new_id
from app.platform.database import Base, MomentTz


def _one_of(column: str, codes: type[StrEnum] | list[str]) -> str:
    return f"{column} IN ({', '.join(repr(str(code)) for code in codes)})"


class Account(Base):
    """A person. The address is kept in lower case, so that it is unique however it is typed."""

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint(_one_of("status", AccountStatus), name="status"),
        CheckConstraint("email = lower(email)", name="email"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    email: Mapped[str] = mapped_column(Text, unique=True)
    display_name: Mapped[str] = mapped_column(Text)
    password_hash: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text, server_default=AccountStatus.ACTIVE)
    created_at: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class Membership(Base):
    """A person's role in one organisation. Ended ones stay, because records refer to them."""

    __tablename__ = "membership"
    __table_args__ = (
        CheckConstraint(_one_of("role", sorted(SIGNED_IN)), name="role"),
        CheckConstraint(_one_of("status", MembershipStatus), name="status"),
        Index(
            "uq_membership_account_id_organisation_id_role",
            "account_id",
            "organisation_id",
            "role",
            unique=True,
            postgresql_where=text("status = 'active'"),
        ),
        Index("ix_membership_organisation_id", "organisation_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    role: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text, server_default=MembershipStatus.ACTIVE)
    created_at: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))
    last_used_at: Mapped[datetime | None] = mapped_column(MomentTz)
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class AuthSession(Base):
    """A signed-in browser. Only the token's SHA-256 is kept; ended sessions are deleted."""

    __tablename__ = "auth_session"
    __table_args__ = (
        Index("ix_auth_session_account_id", "account_id"),
        Index("ix_auth_session_membership_id", "membership_id"),
        Index("ix_auth_session_expires_at", "expires_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    token_sha256: Mapped[bytes] = mapped_column(unique=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    membership_id: Mapped[UUID] = mapped_column(ForeignKey("membership.id"))
    created_at: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))
    last_seen_at: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))
    expires_at: Mapped[datetime] = mapped_column(MomentTz)
    browser: Mapped[str | None] = mapped_column(Text)
