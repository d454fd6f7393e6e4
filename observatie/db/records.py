"""Records and their events: the second copy of what is on the tablets, with rights attached."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from observatie.db.accounts import User
from observatie.db.base import Base, now

Id = Uuid(as_uuid=False)  # made on a device: UUIDv4, as text "xxxxxxxx-…", lower case


class Record(Base):
    """Kind, owner and members are fixed when it is made."""

    __tablename__ = "record"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    owner_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    owner: Mapped[User] = relationship()
    created_at: Mapped[datetime] = mapped_column(default=now)
    # The fingerprint: number of events and the XOR of their ids. Changed under this row's lock, with the events.
    event_count: Mapped[int] = mapped_column(default=0)
    event_xor: Mapped[bytes] = mapped_column(LargeBinary(16), default=bytes(16))


class Membership(Base):
    """Who may see a record, its owner included."""

    __tablename__ = "membership"
    __table_args__ = (Index("ix_membership_user_id_record_id", "user_id", "record_id"),)

    record_id: Mapped[str] = mapped_column(Id, ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    user: Mapped[User] = relationship()


class StoredEvent(Base):
    """An event as it came, its value encrypted. None is erased: the words are gone, id and replaces remain."""

    __tablename__ = "event"

    record_id: Mapped[str] = mapped_column(Id, ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    field: Mapped[str] = mapped_column(String(120))
    value: Mapped[bytes | None] = mapped_column(LargeBinary)
    replaces: Mapped[str] = mapped_column(Text)  # ids, separated by spaces
    made_at: Mapped[str] = mapped_column(String(32))
    author_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    author: Mapped[User] = relationship()
    received_at: Mapped[datetime] = mapped_column(default=now)


class Tombstone(Base):
    """An erased record: its random id and nothing else. Not in a backup, and kept by a restore."""

    __tablename__ = "tombstone"

    record_id: Mapped[str] = mapped_column(Id, primary_key=True)
