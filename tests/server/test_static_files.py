"""What is in static/: what of it is served, and what of it the service worker keeps."""

import json
import re
from pathlib import Path

from flask.testing import FlaskClient

from observatie.web.pages import SHELLS
from tests.server.test_pages import get


def test_a_file_outside_the_static_folder_is_not_served(client: FlaskClient):
    for path in ("/static/../pyproject.toml", "/static/%2e%2e/pyproject.toml", "/static/..%2fpyproject.toml"):
        assert get(client, path).status_code == 404


def test_a_name_that_no_disk_takes_is_not_found(client: FlaskClient):
    assert get(client, f"/static/{'a' * 300}.js").status_code == 404


def test_every_static_file_is_in_the_list_of_the_service_worker(client: FlaskClient):
    static = Path(client.application.static_folder)
    left_out = re.compile(r"/LICENSE$|\.(md|txt)$|^/static/js/sw\.js$|^/static/screenshots/")
    files = {f"/static/{file.relative_to(static).as_posix()}" for file in static.rglob("*") if file.is_file()}
    files = {file for file in files if not left_out.search(file) and "/." not in file}
    listed = set(re.findall(r'"(/[^"]*)"', get(client, "/sw.js").text.splitlines()[0]))
    assert files - listed == set()
    assert set(SHELLS) | {"/content.json", "/search.json"} <= listed
    assert not [path for path in listed if get(client, path).status_code != 200]


def test_what_the_service_worker_keeps_is_served_while_the_app_is_worked_on_too(client: FlaskClient):
    client.application.debug = True
    kept = json.loads(re.search(r"PRECACHE = (.*);", get(client, "/sw.js").text)[1])["files"]
    assert [path for path in kept if get(client, path).status_code != 200] == []


def test_a_file_is_not_sent_twice(client: FlaskClient):
    first = get(client, "/static/css/tokens.css")
    again = get(client, "/static/css/tokens.css", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
