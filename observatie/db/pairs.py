"""Kijkmaatjes: two members who sit in on each other."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from observatie.db.accounts import User
from observatie.db.base import Base, now


class Pair(Base):
    """Invited by one, accepted (or not yet) by the other. A pair that ended is gone; what was shared stays."""

    __tablename__ = "pair"
    __table_args__ = (
        UniqueConstraint("inviter_id", "invited_id"),
        CheckConstraint("inviter_id <> invited_id", name="two_people"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    inviter_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    invited_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    inviter: Mapped[User] = relationship(foreign_keys=inviter_id)
    invited: Mapped[User] = relationship(foreign_keys=invited_id)
    invited_at: Mapped[datetime] = mapped_column(default=now)
    accepted_at: Mapped[datetime | None]
