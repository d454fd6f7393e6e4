"""`/verslag.pdf`: a report comes in as data and goes out as PDF. Nothing is stored, and no word of it is logged.

There is no session and nothing changes here, so there is no token to check; other sites are refused all the same.
"""

from flask import Flask, Response, current_app, jsonify
from werkzeug.exceptions import RequestEntityTooLarge

from observatie.domain.report_schema import NotAReport, check_report
from observatie.services.render_report import ReportRefused, ReportTooLong, render_report
from observatie.web.posted_json import NotJson, posted_json
from observatie.web.same_site import is_from_another_site

MESSAGES = {
    "cross_site": (403, "De PDF kan alleen vanuit Observatie zelf worden gemaakt."),
    "too_large": (413, "Dit verslag is te lang voor een PDF. Met Afdrukken lukt het wel."),
    "not_json": (422, "De server kan dit niet lezen als verslag. Vernieuw de pagina en probeer het nog eens."),
    "no_report": (422, "Dit is geen verslag van deze versie. Vernieuw de pagina en probeer het nog eens."),
    "no_pdf": (500, "De PDF maken lukte niet. Met Afdrukken lukt het wel."),
}


def register(app: Flask) -> None:
    app.add_url_rule("/verslag.pdf", "report_pdf", make_pdf, methods=["POST"])


def make_pdf() -> Response:
    if is_from_another_site():
        return _refuse("cross_site")
    try:
        pdf = render_report(check_report(posted_json()))
    except (RequestEntityTooLarge, ReportTooLong):
        return _refuse("too_large")
    except NotJson:
        return _refuse("not_json")
    except NotAReport:
        return _refuse("no_report")
    except ReportRefused as problem:
        current_app.logger.error("no PDF: %s", problem)
        return _refuse("no_pdf")
    answer = Response(pdf, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = 'attachment; filename="verslag.pdf"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _refuse(code: str) -> Response:
    status, message = MESSAGES[code]
    answer = jsonify(code=code, message=message)
    answer.status_code = status
    answer.headers["Cache-Control"] = "no-store"
    return answer
