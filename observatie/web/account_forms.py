"""Forms of accounts: Flask-Security's own, with this house's words and with guesses counted."""

from typing import Any

import flask_security as fs
from email_validator import EmailNotValidError, validate_email
from flask_login import current_user
from flask_security.forms import unique_user_email
from flask_security.webauthn import (
    WebAuthnDeleteForm,
    WebAuthnRegisterForm,
    WebAuthnRegisterResponseForm,
    WebAuthnSigninResponseForm,
)
from flask_wtf import FlaskForm
from wtforms import EmailField, HiddenField, PasswordField, StringField, ValidationError
from wtforms.validators import DataRequired, EqualTo, InputRequired, Length

from observatie.services.throttle import TooManyGuesses
from observatie.web import guesses
from observatie.web.database import start_writing
from observatie.web.security_messages import (
    DIFFERENT,
    NOT_AN_ADDRESS,
    NOT_EMPTY,
    TOO_MANY,
    TOO_MANY_ADDRESSES,
    WRONG_PASSWORD,
)

LONGEST_PASSWORD = 200  # characters; a longer one only keeps Argon2 busy
LONGEST_ADDRESS = 255
REQUIRED = InputRequired(NOT_EMPTY)
PASSWORD = [REQUIRED, Length(max=LONGEST_PASSWORD, message="Dit wachtwoord is te lang: hooguit 200 tekens.")]


def _name(longest: int) -> list[object]:
    return [DataRequired(NOT_EMPTY), Length(max=longest, message="Dit is te lang: hooguit %(max)d tekens.")]


def _trim(text: str | None) -> str:
    return " ".join((text or "").split())


def _lower(text: str | None) -> str:
    return (text or "").strip().lower()


def check_address(form: FlaskForm, field: EmailField) -> None:
    try:
        # Deliverable or not shows by itself; `.test` is for trying things out.
        found = validate_email(field.data or "", check_deliverability=False, test_environment=True)
    except EmailNotValidError as problem:
        raise ValidationError(NOT_AN_ADDRESS) from problem
    field.data = found.normalized.lower()


def _address() -> EmailField:
    checks = [REQUIRED, Length(max=LONGEST_ADDRESS, message=NOT_AN_ADDRESS)]
    return EmailField("E-mailadres", checks, filters=[_lower], render_kw={"autocomplete": "username"})


def _old_password() -> PasswordField:
    return PasswordField("Wachtwoord", PASSWORD, render_kw={"autocomplete": "current-password"})


def _new_password(label: str = "Nieuw wachtwoord") -> PasswordField:
    return PasswordField(label, PASSWORD, render_kw={"autocomplete": "new-password"})


def _again(other: str) -> PasswordField:
    checks = [REQUIRED, EqualTo(other, DIFFERENT)]
    return PasswordField("Nog een keer", checks, render_kw={"autocomplete": "new-password"})


class LogInForm(fs.LoginForm):
    email = _address()
    password = _old_password()
    remember = None

    def validate(self, **more: Any) -> bool:  # noqa: ANN401 (WTForms')
        if not self.email.data or not self.password.data:
            return super().validate(**more)
        try:
            counted = guesses.count("password", self.email.data)
        except TooManyGuesses:
            self.form_errors.append(TOO_MANY)
            return False
        is_right = super().validate(**more)
        if is_right:
            guesses.take_back(counted)
        return is_right


class VerifyForm(fs.VerifyForm):
    password = _old_password()

    def validate(self, **more: Any) -> bool:  # noqa: ANN401
        return _counted(self, super().validate, more)


class ChangePasswordForm(fs.ChangePasswordForm):
    password = PasswordField("Wachtwoord van nu", PASSWORD, render_kw={"autocomplete": "current-password"})
    new_password = _new_password()
    new_password_confirm = _again("new_password")

    def validate(self, **more: Any) -> bool:  # noqa: ANN401
        return _counted(self, super().validate, more)


def _counted(form: FlaskForm, validate: Any, more: dict[str, Any]) -> bool:  # noqa: ANN401
    """Who found a tablet open may not try out passwords there either."""
    try:
        counted = guesses.count("password", current_user.email)
    except TooManyGuesses:
        form.form_errors.append(TOO_MANY)
        return False
    is_right = validate(**more)
    if is_right or "password" not in form.errors:
        guesses.take_back(counted)
    if is_right:
        start_writing()
    return is_right


class ForgotPasswordForm(fs.ForgotPasswordForm):
    email = _address()

    def validate(self, **more: Any) -> bool:  # noqa: ANN401
        self.user = None
        if not FlaskForm.validate(self, **more):
            return False
        try:
            guesses.count("reset", self.email.data)
        except TooManyGuesses:
            return False  # answered as always
        self.user = fs.proxies._datastore.find_user(case_insensitive=True, email=self.email.data)
        is_known = self.user is not None and self.user.is_active
        if is_known:
            # Flask-Security hashes a password when an address is not known, to take the time its own tokens take.
            fs.hash_password("as long as for an unknown address")
        return is_known


class ResetPasswordForm(fs.ResetPasswordForm):
    password = _new_password()
    password_confirm = _again("password")

    def validate(self, **more: Any) -> bool:  # noqa: ANN401
        return super().validate(**more) and bool(start_writing())


class AddPasskeyForm(WebAuthnRegisterForm):
    name = StringField("Naam van de sleutel", _name(60), filters=[_trim], render_kw={"autocomplete": "off"})
    usage = HiddenField()  # always instead of a password, never as a second step

    def validate(self, **more: Any) -> bool:  # noqa: ANN401
        self.usage.data = "first"
        return super().validate(**more)


class PasskeyMadeForm(WebAuthnRegisterResponseForm):
    def validate(self, **more: Any) -> bool:  # noqa: ANN401
        return super().validate(**more) and bool(start_writing())


class PasskeyShownForm(WebAuthnSigninResponseForm):
    def validate(self, **more: Any) -> bool:  # noqa: ANN401
        is_right = super().validate(**more)
        # Flask-Security notes that an account is disabled, and goes on.
        return is_right and self.user.is_active and bool(start_writing())


class RemovePasskeyForm(WebAuthnDeleteForm):
    def validate(self, **more: Any) -> bool:  # noqa: ANN401
        return super().validate(**more) and bool(start_writing())


class JoinForm(FlaskForm):
    """A new member; the first of a server names the school too."""

    school_name = StringField("Naam van de school", _name(120), filters=[_trim])
    name = StringField("Je naam", _name(80), filters=[_trim], render_kw={"autocomplete": "name"})
    email = _address()
    password = _new_password("Wachtwoord")
    password_confirm = _again("password")

    validate_email = staticmethod(check_address)

    def validate_password(self, field: PasswordField) -> None:
        wrong, field.data = fs.proxies._security.password_util.validate(field.data, True)
        if wrong:
            raise ValidationError(wrong[0])


class NameForm(FlaskForm):
    name = StringField("Je naam", _name(80), filters=[_trim], render_kw={"autocomplete": "name"})


class ChangeAddressForm(fs.ChangeEmailForm):
    """With mail the answer is the same whether somebody has the address or not; without mail tries are counted."""

    email = EmailField(
        "Nieuw e-mailadres",
        [REQUIRED, Length(max=LONGEST_ADDRESS, message=NOT_AN_ADDRESS)],
        filters=[_lower],
        render_kw={"autocomplete": "email"},
    )

    def validate_email(self, field: EmailField) -> None:
        check_address(self, field)
        unique_user_email(self, field)

    def validate(self, **more: Any) -> bool:  # noqa: ANN401
        try:
            guesses.count("address", current_user.email)
        except TooManyGuesses:
            self.form_errors.append(TOO_MANY_ADDRESSES)
            return False
        return super().validate(**more)


class RemoveAccountForm(FlaskForm):
    """Whoever removes an account, her own or that of somebody who left, types her own password."""

    password = PasswordField("Je wachtwoord", PASSWORD, render_kw={"autocomplete": "current-password"})

    def validate_password(self, field: PasswordField) -> None:
        if not current_user.verify_and_update_password(field.data):
            raise ValidationError(WRONG_PASSWORD)

    def validate(self, **more: Any) -> bool:  # noqa: ANN401
        return _counted(self, super().validate, more)


class InviteForm(FlaskForm):
    """Only the token that says the request is ours."""


FORMS = {
    "login_form": LogInForm,
    "verify_form": VerifyForm,
    "change_password_form": ChangePasswordForm,
    "change_email_form": ChangeAddressForm,
    "forgot_password_form": ForgotPasswordForm,
    "reset_password_form": ResetPasswordForm,
    "wan_register_form": AddPasskeyForm,
    "wan_register_response_form": PasskeyMadeForm,
    "wan_signin_response_form": PasskeyShownForm,
    "wan_delete_form": RemovePasskeyForm,
}
