"""The manifest: what a tablet shows of the app before it is opened."""

import json
import struct

import pytest
from flask.testing import FlaskClient

from tests.server.test_pages import get, read

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def manifest(client: FlaskClient) -> dict:
    answer = get(client, "/manifest.webmanifest")
    assert answer.mimetype == "application/manifest+json"
    return json.loads(answer.data)


def size_of(png: bytes) -> str:
    """ "192x192", from the header of the file."""
    assert png.startswith(PNG)
    return "{}x{}".format(*struct.unpack(">II", png[16:24]))


def test_it_is_dutch_and_every_page_points_to_it(client: FlaskClient, manifest: dict):
    assert manifest["lang"] == "nl"
    assert manifest["name"] == manifest["short_name"] == "Observatie"
    assert "oudergesprek" in manifest["description"]
    assert get(client, manifest["start_url"]).status_code == 200
    links = read(client, manifest["start_url"]).all("link")
    assert [link["href"] for link in links if link["rel"] == "manifest"] == ["/manifest.webmanifest"]


def test_every_icon_is_there_with_the_size_it_says(client: FlaskClient, manifest: dict):
    shortcuts = [icon for shortcut in manifest["shortcuts"] for icon in shortcut["icons"]]
    for icon in [*manifest["icons"], *shortcuts]:
        answer = get(client, icon["src"])
        assert (answer.status_code, answer.mimetype) == (200, icon["type"]), icon
        if icon["type"] == "image/png":
            assert size_of(answer.data) == icon["sizes"], icon


def test_a_launcher_that_cuts_its_own_shape_finds_icons_made_for_it(manifest: dict):
    maskable = {icon["src"]: icon["sizes"] for icon in manifest["icons"] if "maskable" in icon.get("purpose", "")}
    assert sorted(maskable.values()) == ["192x192", "512x512"]
    assert not maskable.keys() & {icon["src"] for icon in manifest["icons"] if "purpose" not in icon}


def test_every_shortcut_leads_to_a_page(client: FlaskClient, manifest: dict):
    assert [shortcut["url"] for shortcut in manifest["shortcuts"]] == ["/nieuw", "/ouders"]
    for shortcut in manifest["shortcuts"]:
        assert shortcut["name"]
        read(client, shortcut["url"])
