"""Schools, the people in them, their passkeys and where they are logged in.

Passwords, roles and passkeys are Flask-Security's; its mixins bring their columns.
"""

from datetime import datetime
from secrets import token_hex

from flask_security.models.sqla import FsModels, FsRoleMixin, FsUserMixin, FsWebAuthnMixin
from sqlalchemy import ForeignKey, Index, Integer, String, Uuid
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from observatie.db.base import Base, now

FsModels.set_db_info(base_model=Base)

ADMINISTRATOR = "beheerder"


class School(Base):
    __tablename__ = "school"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    created_at: Mapped[datetime] = mapped_column(default=now)


class Role(Base, FsRoleMixin):
    __tablename__ = "role"


class User(Base, FsUserMixin):
    """A member of one school."""

    __tablename__ = "user"

    # What others and tablets know her by; Flask-Security's fs_uniquifier changes with the password.
    account_id: Mapped[str] = mapped_column(Uuid(as_uuid=False), unique=True)
    # Given to her tablets while she is logged in: opens what one of them locked away when she logged out there.
    # 32 bytes, in hexadecimal digits.
    seal_key: Mapped[str] = mapped_column(String(64), default=lambda: token_hex(32))
    name: Mapped[str] = mapped_column(String(80))
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    school: Mapped[School] = relationship()

    @property
    def is_administrator(self) -> bool:
        return self.has_role(ADMINISTRATOR)


class WebAuthn(Base, FsWebAuthnMixin):
    """A passkey."""

    __tablename__ = "webauthn"

    @declared_attr
    def user_id(cls) -> Mapped[int]:  # noqa: N805 (SQLAlchemy passes the class)
        return mapped_column(Integer, ForeignKey("user.id", ondelete="CASCADE"), index=True)


class LoginSession(Base):
    """One device where someone is logged in. The cookie holds the token, this table its hash."""

    __tablename__ = "login_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    user: Mapped[User] = relationship()
    device: Mapped[str] = mapped_column(String(80))  # "Chrome op Android": for its owner to recognise
    created_at: Mapped[datetime] = mapped_column(default=now)
    seen_at: Mapped[datetime] = mapped_column(default=now)


class Invitation(Base):
    """A link to join a school, once, for a limited time. The link holds the token, this table its hash."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    # None: whoever uses it names the first school of this server and becomes its administrator.
    school_id: Mapped[int | None] = mapped_column(ForeignKey("school.id", ondelete="CASCADE"), index=True)
    school: Mapped[School | None] = relationship()
    makes_administrator: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class RemovedAccount(Base):
    """The random id of an account that was removed, so that a restored backup does not bring it back.

    There may be a `User` with this id: a name and nothing else, beside a report that a colleague opened.
    """

    __tablename__ = "removed_account"

    account_id: Mapped[str] = mapped_column(Uuid(as_uuid=False), primary_key=True)


class Guess(Base):
    """A failed login, by account and by network (as keyed hashes), for as long as a throttle looks back."""

    __tablename__ = "guess"
    __table_args__ = (Index("ix_guess_key_hash_made_at", "key_hash", "made_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key_hash: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime] = mapped_column(default=now, index=True)
