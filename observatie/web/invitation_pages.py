"""`/uitnodiging/<token>`: the only way to an account."""

from flask import Blueprint, Flask, current_app, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_security import hash_password, login_user, logout_user

from observatie.db.accounts import Invitation
from observatie.services.invitations import AddressTaken, InvitationGone, Joiner, find_invitation, join
from observatie.services.throttle import TooManyGuesses
from observatie.web import guesses
from observatie.web.account_forms import JoinForm
from observatie.web.database import db, start_writing
from observatie.web.security_messages import TOO_MANY

TAKEN = "Met dit e-mailadres kan het niet: er is al een account mee. Log daarmee in, of vul een ander adres in."

invitation = Blueprint("invitation", __name__)


def register(app: Flask) -> None:
    app.register_blueprint(invitation)


@invitation.route("/uitnodiging/<token>", methods=["GET", "POST"])
def accept(token: str) -> ResponseReturnValue:
    try:
        found = find_invitation(db.session, token)
    except InvitationGone:
        return render_template("account/invitation_gone.html"), 404
    form = _form(found)
    if form.validate_on_submit() and _join(token, form):
        return redirect("/account")
    return render_template("account/join.html", form=form, invitation=found, school=_school_name(found))


def _form(found: Invitation) -> JoinForm:
    form = JoinForm()
    if found.school_id is not None:
        del form.school_name
    return form


def _join(token: str, form: JoinForm) -> bool:
    """Whether it worked; otherwise the form says why not."""
    try:
        # Who has an invitation may not use it to find out who has an account.
        guesses.count("invitation", token)
        joiner = Joiner(
            name=form.name.data,
            email=form.email.data,
            password_hash=hash_password(form.password.data),
            school_name=form.school_name.data if "school_name" in form else "",
        )
        member = join(start_writing(), token, joiner)
    except TooManyGuesses:
        form.form_errors.append(TOO_MANY)
    except AddressTaken:
        form.email.errors = [TAKEN]
    except InvitationGone:
        form.form_errors.append("Deze uitnodiging is net gebruikt. Vraag een nieuwe.")
    else:
        db.session.commit()
        logout_user()  # whoever was logged in on this device
        login_user(member, authn_via=["invitation"])
        current_app.logger.info("a member joined")
        return True
    db.session.rollback()
    return False


def _school_name(found: Invitation) -> str:
    return found.school.name if found.school else ""
