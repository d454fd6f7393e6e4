"""`/bezoek.ics`: planned visits come in as data and go out for a calendar. Nothing is stored, and no word is logged.

There is no session and nothing changes here, so there is no token to check; other sites are refused all the same.
"""

from flask import Flask, Response, jsonify
from werkzeug.exceptions import RequestEntityTooLarge

from observatie.domain.visits import NotVisits, check_visits
from observatie.services.make_calendar import make_calendar
from observatie.web.posted_json import NotJson, posted_json
from observatie.web.same_site import is_from_another_site

# Ten visits, with every character of a name escaped.
MAX_BYTES = 64_000
SUMMARIES = {"observer": "Meekijken bij {}", "observed": "{} kijkt bij jou mee"}
MESSAGES = {
    "cross_site": (403, "Een afspraak voor je agenda kan alleen vanuit Observatie zelf worden gemaakt."),
    "too_large": (413, "Dit is te veel voor één bestand. Bewaar de afspraken één voor één in je agenda."),
    "not_json": (422, "De server kan dit niet lezen. Vernieuw de pagina en probeer het nog eens."),
    "no_visits": (422, "Dit is geen afspraak van deze versie. Vernieuw de pagina en probeer het nog eens."),
}


def register(app: Flask) -> None:
    app.add_url_rule("/bezoek.ics", "visit_calendar", make_ics, methods=["POST"])


def make_ics() -> Response:
    if is_from_another_site():
        return _refuse("cross_site")
    try:
        visits = check_visits(posted_json(MAX_BYTES))
    except RequestEntityTooLarge:
        return _refuse("too_large")
    except NotJson:
        return _refuse("not_json")
    except NotVisits:
        return _refuse("no_visits")
    calendar = make_calendar((visit.id, visit.day, SUMMARIES[visit.side].format(visit.colleague)) for visit in visits)
    answer = Response(calendar, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="bezoek.ics"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _refuse(code: str) -> Response:
    status, message = MESSAGES[code]
    answer = jsonify(code=code, message=message)
    answer.status_code = status
    answer.headers["Cache-Control"] = "no-store"
    return answer
