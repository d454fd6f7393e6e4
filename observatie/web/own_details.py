"""`/account/naam`, `/account/e-mailadres` and `/account/verwijderen`: what someone changes about her own account."""

from collections.abc import Callable

from flask import Blueprint, Flask, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_security import auth_required, change_email_confirmed, logout_user, send_mail
from sqlalchemy.exc import IntegrityError

from observatie.db.accounts import User
from observatie.services.remove_account import LastAdministrator, remove_own_account
from observatie.web.account_forms import ChangeAddressForm, NameForm, RemoveAccountForm
from observatie.web.database import db, start_writing
from observatie.web.known_device import know_this_device
from observatie.web.security_messages import TAKEN

LAST = "Je bent de enige beheerder van je school. Maak eerst een collega beheerder."

own_details = Blueprint("own_details", __name__)

# Who finds a tablet open has to know the password first, as for Flask-Security's own pages.
password_is_fresh = auth_required(
    "session",
    within=lambda: current_app.config["SECURITY_FRESHNESS"],
    grace=lambda: current_app.config["SECURITY_FRESHNESS_GRACE_PERIOD"],
)


def register(app: Flask) -> None:
    app.register_blueprint(own_details)
    if not app.config["HAS_MAIL"]:
        # Flask-Security's own sends a link to the new address and waits for it.
        app.view_functions["security.change_email"] = change_address
    confirm = "security.change_email_confirm"
    app.view_functions[confirm] = _as_writer(app.view_functions[confirm])
    change_email_confirmed.connect(_tell_old_address, app)


@own_details.route("/account/naam", methods=["GET", "POST"])
@password_is_fresh
def change_name() -> ResponseReturnValue:
    form = NameForm(obj=current_user)
    if form.validate_on_submit():
        start_writing().get_one(User, current_user.id).name = form.name.data
        db.session.commit()
        flash("Je naam is veranderd. Je kijkmaatjes zien hem zodra hun tablet weer verbinding heeft.", "info")
        return redirect(url_for("account.overview"))
    return render_template("account/change_name.html", form=form)


@password_is_fresh
def change_address() -> ResponseReturnValue:
    """Where there is no mail: at once."""
    form = ChangeAddressForm()
    if form.validate_on_submit() and _take_address(form):
        know_this_device(form.email.data)
        flash("Je e-mailadres is veranderd. Log voortaan daarmee in.", "info")
        return redirect(url_for("account.overview"))
    return render_template("account/change_address.html", change_email_form=form)


@own_details.route("/account/verwijderen", methods=["GET", "POST"])
@auth_required("session")
def remove() -> ResponseReturnValue:
    form = RemoveAccountForm()
    if form.validate_on_submit():
        account_id = current_user.account_id
        try:
            remove_own_account(start_writing(), current_user._get_current_object())
        except LastAdministrator:
            db.session.rollback()
            form.form_errors.append(LAST)
        else:
            db.session.commit()
            logout_user()
            return render_template("account/removed.html", account_id=account_id)
    return render_template("account/remove.html", form=form)


def _take_address(form: ChangeAddressForm) -> bool:
    try:
        start_writing().get_one(User, current_user.id).email = form.email.data
        db.session.commit()
    except IntegrityError:  # somebody took it a moment ago
        db.session.rollback()
        form.email.errors = [TAKEN]
        return False
    return True


def _as_writer(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    def confirm(token: str) -> ResponseReturnValue:
        start_writing()
        return view(token)

    return confirm


def _tell_old_address(sender: Flask, user: User, old_email: str, **_: object) -> None:
    """If it was not she, this is how she hears of it."""
    know_this_device(user.email)
    if sender.config["HAS_MAIL"]:
        send_mail("Je e-mailadres voor Observatie is veranderd", old_email, "account/mail/old_address", user=user)
