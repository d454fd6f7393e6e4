"""Standing rules for every page the server hands out, and a table of everything it answers."""

import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from observatie.app import MAX_REQUEST_BYTES, create_app
from observatie.guide import guide_pages
from observatie.instruments import CONTENT, ContentError
from observatie.settings import Settings
from observatie.web import pages
from observatie.web.headers import CONTENT_SECURITY_POLICY
from observatie.web.pages import SHELLS
from tests.support.shells import ONE_OF_EACH

# Every rule of the URL map with its methods; whoever adds a route says here what it answers.
ROUTES = {
    "/": {"GET"},
    "/nieuw": {"GET"},
    "/observatie": {"GET"},
    "/nalopen": {"GET"},
    "/feedback": {"GET"},
    "/verslag": {"GET"},
    "/verslag-voor-jou": {"GET"},
    "/kijkmaatjes": {"GET"},
    "/bezoek": {"GET"},
    "/opdrachten": {"GET"},
    "/opdrachten/1": {"GET"},
    "/opdrachten/2": {"GET"},
    "/opdrachten/3": {"GET"},
    "/geen-netwerk": {"GET"},
    "/ouders": {"GET"},
    "/formulier": {"GET"},
    "/zoeken": {"GET"},
    "/tablet": {"GET"},
    "/over": {"GET"},
    "/kaarten": {"GET"},
    "/kaarten/knippen": {"GET"},
    **{f"/kaarten/{number}": {"GET"} for number in range(1, 11)},
    "/wijzer": {"GET"},
    **{f"/wijzer/{page}": {"GET"} for page in guide_pages()},
    "/gedragingen": {"GET"},
    "/content.json": {"GET"},
    "/search.json": {"GET"},
    "/sw.js": {"GET"},
    "/manifest.webmanifest": {"GET"},
    "/static/<path:filename>": {"GET"},
    "/verslag.pdf": {"POST"},
    "/bezoek.ics": {"POST"},
    "/inloggen": {"GET", "POST"},
    "/inloggen/sleutel": {"GET", "POST"},
    "/inloggen/sleutel/<token>": {"POST"},
    "/uitloggen": {"POST"},
    "/wachtwoord-vergeten": {"GET", "POST"},
    "/wachtwoord-vergeten/<token>": {"GET", "POST"},
    "/uitnodiging/<token>": {"GET", "POST"},
    "/account": {"GET"},
    "/welkom": {"GET"},
    "/account/bevestigen": {"GET", "POST"},
    "/account/wachtwoord": {"GET", "POST"},
    "/account/naam": {"GET", "POST"},
    "/account/e-mailadres": {"GET", "POST"},
    "/account/e-mailadres/<token>": {"GET"},
    "/account/verwijderen": {"GET", "POST"},
    "/beheer/leden/<uuid:account_id>/verwijderen": {"GET", "POST"},
    "/account/toestellen/<int:login_id>/uitloggen": {"POST"},
    "/account/sleutels": {"GET", "POST"},
    "/account/sleutels/<token>": {"POST"},
    "/account/sleutels/weghalen": {"GET", "POST"},
    "/beheer": {"GET"},
    "/beheer/uitnodigen": {"POST"},
    "/beheer/uitnodigingen-intrekken": {"POST"},
    "/beheer/leden/<uuid:account_id>/<any('uitzetten', 'aanzetten', 'beheerder-maken'):act>": {"POST"},
    "/tf-select": {"GET", "POST"},  # Flask-Security's; answers 404
    "/api/openapi.json": {"GET"},
    "/api/session": {"GET"},
    "/api/records": {"GET"},
    "/api/records/<record_id>/events": {"POST"},
    "/api/records/<record_id>": {"DELETE"},
    "/api/colleagues": {"GET"},
    "/api/pairs": {"POST"},
    "/api/pairs/<account_id>": {"DELETE"},
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src blob:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
LABELLED = {"input", "textarea", "select"}
FIELDS_WITHOUT_LABEL = {"hidden", "submit", "button"}


class Page(HTMLParser):
    """The elements of a page, and the text of its labels by the id they are for."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.labels: dict[str, str] = {}
        self._open_labels: list[dict[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attributes}
        if tag == "label":
            self._open_labels.append({"for": given.get("for"), "text": ""})
        if tag in LABELLED and self._open_labels:
            given.setdefault("id", f"in-label-{len(self.elements)}")
            self._open_labels[-1]["for"] = given["id"]
        self.elements.append((tag, given))

    def handle_data(self, data: str) -> None:
        if self._open_labels:
            self._open_labels[-1]["text"] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "label":
            label = self._open_labels.pop()
            self.labels[label["for"] or ""] = " ".join(label["text"].split())

    def all(self, *tags: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.elements if tag in tags]

    def fields(self) -> list[dict[str, str]]:
        return [field for field in self.all(*LABELLED) if field.get("type") not in FIELDS_WITHOUT_LABEL]

    def name_of(self, field: dict[str, str]) -> str:
        """Accessible name, in the order of the standard: aria-labelledby, aria-label, label."""
        if "aria-labelledby" in field:
            return " ".join(self.text_of(reference) for reference in field["aria-labelledby"].split())
        return field.get("aria-label") or self.labels.get(field.get("id", ""), "")

    def text_of(self, element_id: str) -> str:
        # Enough for a check that the reference leads somewhere; the browser tests look at the computed names.
        return element_id if any(given.get("id") == element_id for _, given in self.elements) else ""


def get(client: FlaskClient, path: str, **more: object) -> TestResponse:
    """The whole answer, and the file behind it closed."""
    return client.get(path, buffered=True, **more)


def read(client: FlaskClient, path: str) -> Page:
    answer = get(client, path)
    assert answer.status_code == 200, answer.status
    assert answer.mimetype == "text/html"
    return Page(answer.get_data(as_text=True))


def test_every_route_is_in_the_table(client: FlaskClient):
    rules = {rule.rule: rule.methods - {"HEAD", "OPTIONS"} for rule in client.application.url_map.iter_rules()}
    assert rules == ROUTES


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_a_page_has_a_title_a_language_and_a_heading(client: FlaskClient, path: str):
    page = read(client, path)
    assert page.all("html")[0]["lang"] == "nl"
    assert page.all("html")[0]["data-ready"] == "false"
    assert re.search(r"<title>[^<]*Observatie[^<]*</title>", get(client, path).text)
    assert page.all("h1")
    assert len(page.all("main")) == 1


def test_no_two_pages_have_the_same_title(client: FlaskClient):
    titles = [re.search(r"<title>(.*?)</title>", get(client, path).text, re.S)[1].strip() for path in SHELLS]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_every_field_has_a_label(client: FlaskClient, path: str):
    page = read(client, path)
    assert not [field for field in page.fields() if not page.name_of(field)]


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_no_id_is_used_twice_and_every_reference_leads_somewhere(client: FlaskClient, path: str):
    page = read(client, path)
    ids = [given["id"] for _, given in page.elements if "id" in given]
    assert len(ids) == len(set(ids))
    references = {
        reference
        for _, given in page.elements
        for attribute in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "list")
        for reference in given.get(attribute, "").split()
    }
    assert references <= set(ids)


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(client: FlaskClient, path: str):
    page = read(client, path)
    assert not page.all("style")
    assert all(script.get("src") for script in page.all("script"))
    for tag, given in page.elements:
        assert "style" not in given, tag
        assert not [name for name in given if name.startswith("on")], tag
        for attribute in ("href", "src", "action", "srcset"):
            assert re.match(r"/(?!/)|#|$", given.get(attribute, "")), (tag, given)


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_what_a_page_links_to_is_there(client: FlaskClient, path: str):
    page = read(client, path)
    targets = {given.get("href") or given.get("src") for _, given in page.elements} - {None, ""}
    wrong = {
        target for target in targets if target.startswith("/") and get(client, target.split("#")[0]).status_code != 200
    }
    assert not wrong


@pytest.mark.parametrize(
    "path", [*ONE_OF_EACH, "/bestaat-niet", "/content.json", "/search.json", "/sw.js", "/static/css/tokens.css"]
)
def test_the_headers_are_strict_and_no_cookie_is_set(client: FlaskClient, path: str):
    headers = get(client, path).headers
    assert headers["Content-Security-Policy"] == POLICY == CONTENT_SECURITY_POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-cache"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_a_page_is_the_same_for_everyone(client: FlaskClient, path: str):
    first = get(client, path)
    client.set_cookie("session", "van iemand anders")
    assert get(client, path, headers={"User-Agent": "iPad", "Accept-Language": "en"}).data == first.data


def test_the_form_has_the_nineteen_rows_to_the_letter(client: FlaskClient):
    with (CONTENT / "observatieformulier.toml").open("rb") as file:
        phases = tomllib.load(file)["phase"]
    words = [text for phase in phases for text in phase["behaviours"]]
    page = read(client, "/observatie")
    assert len(words) == 19
    names = [page.name_of(field) for field in page.fields() if field.get("type") == "checkbox"]
    assert [name for name in names if name in words] == words
    notes = [page.name_of(field) for field in page.all("textarea")]
    expected = [f"Voorbeelden: {text}" for text in words]
    assert [name for name in notes if name in expected] == expected


@pytest.mark.parametrize("path", ["/bestaat-niet", "/kaarten/11", "/kaarten/0", "/kaarten/08", "/wijzer/bestaat-niet"])
def test_an_unknown_page_says_so_in_dutch(client: FlaskClient, path: str):
    answer = get(client, path)
    assert answer.status_code == 404
    assert "Deze pagina is er niet" in answer.text
    assert 'lang="nl"' in answer.text


def test_a_wrong_method_says_so_in_dutch(client: FlaskClient):
    answer = client.post("/observatie")
    assert answer.status_code == 405
    assert "Dat kan hier niet" in answer.text


def test_too_much_says_so_in_dutch(client: FlaskClient):
    answer = client.post("/verslag.pdf", data=b" " * (MAX_REQUEST_BYTES + 1), content_type="application/json")
    assert answer.status_code == 413
    assert not re.search(r"Traceback|werkzeug|Request Entity", answer.text)


def test_a_fault_of_ours_shows_no_trace_and_logs_no_words(client: FlaskClient, caplog: pytest.LogCaptureFixture):
    def broken() -> str:
        raise ValueError("geheime aantekening")

    client.application.view_functions["shell:/over"] = broken
    answer = get(client, "/over")
    assert answer.status_code == 500
    assert "Er ging iets mis op de server" in answer.text
    assert "geheime aantekening" not in answer.text + caplog.text
    assert "ValueError" in caplog.text


@pytest.mark.parametrize("read", ["all_content", "searchable"])
def test_a_slip_in_the_content_stops_the_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, read: str):
    def broken() -> dict:
        raise ContentError("search_words.toml: card-11")

    monkeypatch.setattr(pages, read, broken)
    with pytest.raises(ContentError):
        create_app(Settings(instance=tmp_path / "instance"))
