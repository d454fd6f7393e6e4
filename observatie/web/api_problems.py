"""Every way the API says no: JSON with a code the tablet knows, and a sentence for whoever reads along."""

from flask import Response, jsonify

SAFE = "Wat je schreef, staat nog op je tablet."
MESSAGES = {
    "not_logged_in": (401, f"Je bent niet ingelogd. {SAFE} Log in, dan gaat het verder."),
    "stale_token": (403, f"Het inloggen is vernieuwd. {SAFE} Versturen wordt zo nog eens geprobeerd."),
    "not_yours_to_erase": (403, "Dit kun je niet (meer) wissen. Een verslag dat geopend is, is van je collega."),
    "not_found": (404, "Dit is er niet, of het is niet van jou."),
    "no_colleague": (404, "Op jouw school is er niemand (meer) met dit account."),
    "not_here": (405, "Dat kan hier niet."),
    "erased": (410, "Dit is gewist."),
    "too_large": (413, f"Dit is te groot om in één keer te versturen. {SAFE}"),
    "too_many_events": (413, f"Dit is te veel om in één keer te versturen. {SAFE}"),
    "not_json": (422, f"De server kan dit niet lezen. {SAFE} Vernieuw de pagina en probeer het nog eens."),
    "not_a_batch": (422, f"De server kan dit niet lezen. {SAFE} Vernieuw de pagina en probeer het nog eens."),
    "kind": (422, f"De server kent deze soort nog niet. {SAFE}"),
    "members": (422, f"Bij deze soort horen andere mensen. {SAFE}"),
    "not_a_pair": (422, f"Delen kan alleen met een kijkmaatje. {SAFE}"),
    "too_many_records": (422, f"Er staat te veel bij dit account. {SAFE} Wis eerst iets wat je niet meer nodig hebt."),
    "not_an_invitation": (422, "De server kan dit niet lezen. Vernieuw de pagina en probeer het nog eens."),
    "too_many_pairs": (422, "Je hebt te veel kijkmaatjes en uitnodigingen. Beëindig er eerst een."),
    "not_understood": (400, f"De server begrijpt dit verzoek niet. {SAFE}"),
    "failed": (500, f"Er ging iets mis op de server. {SAFE} Versturen wordt zo nog eens geprobeerd."),
}
# What the framework itself may answer with.
_BY_STATUS = {400: "not_understood", 404: "not_found", 405: "not_here", 413: "too_large"}


def problem(code: str) -> Response:
    status, message = MESSAGES[code]
    answer = jsonify(code=code, message=message)
    answer.status_code = status
    return answer


def problem_for(status: int) -> Response:
    return problem(_BY_STATUS.get(status, "failed"))
