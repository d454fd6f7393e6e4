"""`/account`: who I am here, and where I am logged in; `/welkom`: where logging in ends."""

from flask import Blueprint, Flask, abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_security import auth_required

from observatie.services.log_ins import NoSuchLogin, end_login, list_logins
from observatie.web.database import db, start_writing

account = Blueprint("account", __name__)


def register(app: Flask) -> None:
    app.register_blueprint(account)


@account.get("/account")
@auth_required("session")
def overview() -> str:
    return render_template("account/overview.html", logins=list_logins(db.session, current_user), this_login=g.login_id)


@account.get("/welkom")
@auth_required("session")
def welcome() -> str:
    """Just logged in: the tablet takes in what is hers, then goes on."""
    return render_template("account/welcome.html")


@account.post("/account/toestellen/<int:login_id>/uitloggen")
@auth_required("session")
def end_one(login_id: int) -> ResponseReturnValue:
    try:
        end_login(start_writing(), current_user, login_id)
    except NoSuchLogin:
        abort(404)
    db.session.commit()
    flash("Dat toestel is uitgelogd.", "info")
    return redirect(url_for("account.overview"))
