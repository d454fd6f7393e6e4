"""The shells: real HTML from the content files, without anything of a user in it.

Every shell is kept by the service worker, so none may hold a name or a token.
"""

from flask import Flask, render_template

from observatie.guide import pages_for
from observatie.instruments import (
    all_content,
    assignments,
    conversation_kinds,
    feedback_language,
    intervention_card,
    observation_form,
    report_language,
)
from observatie.searchable import searchable
from observatie.web.knowledge import Shell, knowledge_shells

# path -> template
TEMPLATES = {
    "/": "start.html",
    "/nieuw": "new_observation.html",
    "/observatie": "observation.html",
    "/nalopen": "quick_pass.html",
    "/feedback": "feedback.html",
    "/verslag": "report.html",
    "/verslag-voor-jou": "received_report.html",
    "/kijkmaatjes": "pairs.html",
    "/bezoek": "visit.html",
    "/opdrachten": "assignments.html",
    "/opdrachten/1": "assignment_film.html",
    "/opdrachten/2": "assignment_tools.html",
    "/opdrachten/3": "assignment_coaching.html",
    "/geen-netwerk": "no_network.html",
    "/ouders": "parents.html",
    "/formulier": "paper_form.html",
    "/zoeken": "search.html",
    "/tablet": "device.html",
}
# path -> shell; the service worker precaches exactly these.
SHELLS = {path: Shell(template) for path, template in TEMPLATES.items()} | knowledge_shells()


def register(app: Flask) -> None:
    # Read now: a slip in a content file has to stop the start, not the first tablet that wants to keep the app.
    all_content()
    searchable()
    for path, shell in SHELLS.items():
        app.add_url_rule(path, f"shell:{path}", _view(shell), strict_slashes=False)

    @app.context_processor
    def words() -> dict[str, object]:
        return {
            "assignments": assignments(),
            "pages_for": pages_for,
            "instrument": observation_form(),
            "intervention_card": intervention_card(),
            "kinds": conversation_kinds(),
            "language": feedback_language(),
            "report_words": report_language(),
        }

    @app.get("/content.json")
    def content() -> dict[str, object]:
        return all_content()

    @app.get("/search.json")
    def searched() -> dict[str, object]:
        return searchable()


def _view(shell: Shell):  # noqa: ANN202 (a view function)
    def view() -> str:
        return render_template(shell.template, **shell.words)

    return view
