"""`/over`: whose words these are, whose the software is, and what happens to what someone writes."""

import html
import re
import tomllib

import pytest
from flask.testing import FlaskClient

from observatie.instruments import CONTENT, intervention_card, observation_form
from tests.server.test_pages import get
from tests.support.server import REPOSITORY

SOURCES = tomllib.loads((CONTENT / "wijzer" / "index.toml").read_text("utf-8"))["source"]
RETENTION = (REPOSITORY / "static" / "js" / "domain" / "retention.js").read_text("utf-8")


@pytest.fixture
def sections(client: FlaskClient) -> dict[str, str]:
    """Heading (h2 or h3) -> the text below it, up to the next heading."""
    page = re.sub(r"\s+", " ", get(client, "/over").text)
    parts = re.split(r"<h[23][^>]*>(.*?)</h[23]>", page)[1:]
    return {title: plain(text) for title, text in zip(parts[::2], parts[1::2], strict=True)}


def plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


def test_both_instruments_are_named_and_said_not_to_be_ours(sections: dict[str, str]):
    words = sections["Van wie de woorden zijn"]
    for title in (observation_form().title, intervention_card().title):
        assert f"‘{title}’ is niet door ons bedacht" in words
    assert words.count("blijven van hun makers") == 2


def test_every_source_is_named_with_its_maker_as_far_as_it_tells(sections: dict[str, str]):
    words = sections["Van wie de woorden zijn"]
    told = [", ".join(filter(None, (f"‘{one['title']}’", one.get("by"), str(one.get("year", ""))))) for one in SOURCES]
    assert told
    assert [one for one in told if one not in words] == []


def test_the_licence_is_the_one_that_comes_with_the_code(sections: dict[str, str]):
    assert (REPOSITORY / "LICENSE").read_text("utf-8").startswith("MIT License")
    assert "De code is vrij te gebruiken onder de MIT-licentie" in sections["Van wie de software is"]


def test_what_others_made_is_named(sections: dict[str, str]):
    """What the browser gets of others lies in static/vendor, by name and version."""
    words = sections["Van wie de software is"].lower()
    made = [folder.name.partition("@")[0] for folder in (REPOSITORY / "static" / "vendor").iterdir() if folder.is_dir()]
    assert made
    assert [name for name in made if name not in words] == []


def test_it_says_where_it_is_kept_how_long_and_who_sees_it(sections: dict[str, str]):
    assert "Zonder account staat alles wat je invult alleen op deze tablet" in sections["Waar het staat"]
    assert "Met een account staat het ook op de server" in sections["Waar het staat"]
    mine, school = re.search(r"DAYS_KEPT = \{ mine: (\d+), school: (\d+) \}", RETENTION).groups()
    assert f"tot {mine} dagen na de laatste keer" in sections["Hoelang"]
    assert f"Op een tablet van school is het altijd {school} dagen" in sections["Hoelang"]
    assert "Wie deze tablet in handen heeft" in sections["Wie het ziet"]
    assert "zie alleen jij je observaties" in sections["Wie het ziet"]
    assert "geen observaties, verslagen of aantallen" in sections["Wie het ziet"]
