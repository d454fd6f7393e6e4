"""Links for the console: what is needed when there is no mail, or nobody yet."""

from flask import Flask
from flask_security.recoverable import generate_reset_password_token
from sqlalchemy import func, select

from observatie.db.accounts import School, User
from observatie.services.invitations import found_school, invite, invite_first_administrator
from observatie.web.database import db, start_writing


class NoLink(LookupError):
    """There is nobody or nothing to make it for; the message says what to do, in Dutch."""


def first_link(app: Flask, site: str) -> str | None:
    """For whoever sets up the first school; None when there is one."""
    with app.app_context():
        token = invite_first_administrator(start_writing())
        db.session.commit()
        return f"{site}/uitnodiging/{token}" if token else None


def invitation_link(app: Flask, site: str, school_name: str = "", *, makes_administrator: bool = False) -> str:
    """
    Raises:
        NoLink: there is no such school, or more than one and none was named.
    """
    with app.app_context():
        session = start_writing()
        named = select(School).where(func.lower(School.name) == school_name.lower()) if school_name else select(School)
        schools = session.scalars(named).all()
        if len(schools) != 1:
            everyone = ", ".join(session.scalars(select(School.name).order_by(School.name)))
            raise NoLink(f"noem de school met --school. Er zijn: {everyone or 'nog geen scholen'}")
        token = invite(session, schools[0], makes_administrator=makes_administrator)
        session.commit()
        return f"{site}/uitnodiging/{token}"


def new_school_link(app: Flask, site: str, name: str) -> str:
    """Makes the school; the link is for its administrator."""
    with app.app_context():
        session = start_writing()
        token = invite(session, found_school(session, name), makes_administrator=True)
        session.commit()
        return f"{site}/uitnodiging/{token}"


def reset_link(app: Flask, site: str, email: str) -> str:
    """Works once, for a day, and no longer after the password changed.

    Raises:
        NoLink: nobody has this address.
    """
    with app.app_context():
        member = db.session.scalar(select(User).where(func.lower(User.email) == email.strip().lower()))
        if member is None:
            raise NoLink(f"er is geen account met het adres {email}")
        return f"{site}/wachtwoord-vergeten/{generate_reset_password_token(member)}"
