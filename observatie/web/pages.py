"""The shells: real HTML from the content files, without anything of a user in it.

Every shell is kept by the service worker, so none may hold a name or a token.
"""

from flask import Flask, render_template

from observatie.instruments import (
    all_content,
    conversation_kinds,
    feedback_language,
    intervention_card,
    observation_form,
    report_language,
)

# path -> template; the service worker precaches exactly these.
SHELLS = {
    "/": "start.html",
    "/nieuw": "new_observation.html",
    "/observatie": "observation.html",
    "/nalopen": "quick_pass.html",
    "/feedback": "feedback.html",
    "/verslag": "report.html",
    "/verslag-voor-jou": "received_report.html",
    "/kijkmaatjes": "pairs.html",
    "/bezoek": "visit.html",
    "/geen-netwerk": "no_network.html",
    "/ouders": "parents.html",
    "/formulier": "paper_form.html",
    "/tablet": "device.html",
    "/over": "about.html",
}


def register(app: Flask) -> None:
    for path, template in SHELLS.items():
        name = template.removesuffix(".html")
        app.add_url_rule(path, name, _shell(template), strict_slashes=False)

    @app.context_processor
    def words() -> dict[str, object]:
        return {
            "instrument": observation_form(),
            "intervention_card": intervention_card(),
            "kinds": conversation_kinds(),
            "language": feedback_language(),
            "report_words": report_language(),
        }

    @app.get("/content.json")
    def content() -> dict[str, object]:
        return all_content()


def _shell(template: str):  # noqa: ANN202 (a view function)
    def view() -> str:
        return render_template(template)

    return view
