"""What a person sees when something is not there or went wrong: never a stack trace."""

from flask import Flask, Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from observatie.web.api_problems import problem_for

MESSAGES = {
    403: ("Dit kan hier niet", "Deze pagina is niet voor jou. Wat je schreef, is er nog."),
    404: ("Deze pagina is er niet", "Misschien is het adres niet goed overgenomen. Wat je schreef, is er nog."),
    405: ("Dat kan hier niet", "Ga terug naar het begin. Wat je schreef, is er nog."),
    413: ("Dit is te groot", "De server neemt dit niet aan. Wat je schreef, staat nog op je tablet."),
}
STALE = (
    "Deze pagina stond te lang open",
    "Er is niets veranderd en niets kwijt. Ga terug, vernieuw de pagina en probeer het nog eens.",
)
OTHERWISE = ("Er ging iets mis op de server", "Wat je schreef, staat nog op je tablet. Probeer het zo nog eens.")


def register(app: Flask) -> None:
    @app.errorhandler(CSRFError)
    def explain_stale(problem: CSRFError) -> tuple[str, int]:
        return _page(400, STALE)

    @app.errorhandler(SecurityError)
    def refuse_host(problem: SecurityError) -> Response:
        # Plain: for a host that is not ours no address can be made, not even that of a style sheet.
        return Response("Op dit adres is Observatie er niet.", 400, mimetype="text/plain")

    @app.errorhandler(HTTPException)
    def explain(problem: HTTPException) -> ResponseReturnValue:
        if problem.response is not None:
            return problem.response  # complete already
        return _page(problem.code or 500)

    @app.errorhandler(Exception)
    def excuse(problem: Exception) -> ResponseReturnValue:
        # The class only: the message of an exception may hold words from a note.
        app.logger.error("unexpected %s", type(problem).__name__)
        return _page(500)


def _page(code: int, words: tuple[str, str] | None = None) -> ResponseReturnValue:
    if request.path.startswith("/api/"):
        return problem_for(code)
    heading, text = words or MESSAGES.get(code, OTHERWISE)
    return render_template("error.html", heading=heading, text=text), code
