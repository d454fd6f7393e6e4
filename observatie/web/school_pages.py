"""`/beheer`: the administrator's page. Names and addresses; nothing anybody wrote, and no numbers per person."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from flask import Blueprint, Flask, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_security import auth_required

from observatie.db.accounts import User
from observatie.services.invitations import LASTS, invite, open_invitations, withdraw_invitations
from observatie.services.members import (
    NoSuchMember,
    NotAllowed,
    appoint_administrator,
    disable_member,
    enable_member,
    find_managed,
    list_members,
)
from observatie.services.remove_account import StillOn, remove_member
from observatie.web.account_forms import RemoveAccountForm
from observatie.web.database import db, start_writing

school = Blueprint("school", __name__)

ACTS = {
    "uitzetten": (disable_member, "Het account van {name} staat uit. Daar kan niemand meer mee inloggen."),
    "aanzetten": (enable_member, "Het account van {name} staat weer aan."),
    "beheerder-maken": (appoint_administrator, "{name} is nu ook beheerder."),
}


def register(app: Flask) -> None:
    app.register_blueprint(school)


def administrator_required(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """To anybody else these pages are not there."""

    @wraps(view)
    def guarded(*arguments: Any, **more: Any) -> ResponseReturnValue:  # noqa: ANN401
        if not current_user.is_administrator:
            abort(404)
        return view(*arguments, **more)

    return auth_required("session")(guarded)


@school.get("/beheer")
@administrator_required
def members() -> str:
    return _page()


@school.post("/beheer/uitnodigen")
@administrator_required
def invite_member() -> str:
    token = invite(start_writing(), current_user.school)
    db.session.commit()
    # Shown once, on the answer itself: the database keeps only its hash.
    return _page(link=f"{_site()}{url_for('invitation.accept', token=token)}")


@school.post("/beheer/uitnodigingen-intrekken")
@administrator_required
def withdraw() -> ResponseReturnValue:
    withdraw_invitations(start_writing(), current_user.school)
    db.session.commit()
    flash("De uitnodigingen die nog open stonden, werken niet meer.", "info")
    return redirect(url_for("school.members"))


@school.post(f"/beheer/leden/<uuid:account_id>/<any({', '.join(repr(act) for act in ACTS)}):act>")
@administrator_required
def change_member(account_id: UUID, act: str) -> ResponseReturnValue:
    change, said = ACTS[act]
    try:
        member: User = change(start_writing(), current_user, str(account_id))
    except (NoSuchMember, NotAllowed):
        abort(404)
    db.session.commit()
    flash(said.format(name=member.name), "info")
    return redirect(url_for("school.members"))


@school.route("/beheer/leden/<uuid:account_id>/verwijderen", methods=["GET", "POST"])
@administrator_required
def remove(account_id: UUID) -> ResponseReturnValue:
    form = RemoveAccountForm()
    try:
        if form.validate_on_submit():
            name = remove_member(start_writing(), current_user, str(account_id)).name
            db.session.commit()
            flash(f"Het account van {name} is verwijderd.", "info")
            return redirect(url_for("school.members"))
        member = find_managed(db.session, current_user, str(account_id))
    except (NoSuchMember, NotAllowed, StillOn):
        abort(404)
    if member.active:
        abort(404)
    return render_template("account/remove_member.html", form=form, member=member)


def _page(link: str = "") -> str:
    return render_template(
        "account/members.html",
        members=list_members(db.session, current_user.school_id),
        school=current_user.school,
        open_links=open_invitations(db.session, current_user.school),
        days=LASTS.days,
        link=link,
    )


def _site() -> str:
    return current_app.config["SITE"] or request.host_url.rstrip("/")
