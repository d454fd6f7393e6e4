"""Behind one reverse proxy: HTTPS and the visitor's address are its word, and only when it is said to be there."""

from dataclasses import replace

import pytest
from flask import Flask

from observatie.app import create_app
from observatie.settings import Settings
from tests.support import databases
from tests.support.accounts import PASSWORD, address, make_member, make_school, try_to_log_in


@pytest.mark.parametrize("is_behind_proxy", [True, False])
def test_what_a_proxy_says_counts_only_when_there_is_one(tmp_path, is_behind_proxy: bool):
    app = create_app(Settings(instance=tmp_path / "instance", is_behind_proxy=is_behind_proxy))
    answer = app.test_client().get("/inloggen", headers={"X-Forwarded-Proto": "https"})
    assert ("Secure" in answer.headers["Set-Cookie"]) is is_behind_proxy
    databases.close(app)


def test_who_is_not_behind_a_proxy_can_not_choose_a_network(app: Flask):
    make_member(app, make_school(app), "Anna")
    device = app.test_client()
    for number in range(11):
        device.environ_base["HTTP_X_FORWARDED_FOR"] = f"203.0.113.{number}"
        try_to_log_in(device, address("Anna"), "verkeerd geraden")
    assert try_to_log_in(device, address("Anna"), PASSWORD).status_code == 200


def test_behind_a_proxy_each_visitor_has_a_network_of_her_own(settings: Settings):
    app = create_app(replace(settings, is_behind_proxy=True))
    databases.empty(app)
    make_member(app, make_school(app), "Anna")
    device = app.test_client()
    device.environ_base["HTTP_X_FORWARDED_FOR"] = "203.0.113.1"
    for _ in range(11):
        try_to_log_in(device, address("Anna"), "verkeerd geraden")
    elsewhere = app.test_client()
    # What a visitor made up stands before what the proxy adds.
    elsewhere.environ_base["HTTP_X_FORWARDED_FOR"] = "203.0.113.1, 203.0.113.2"
    assert try_to_log_in(elsewhere, address("Anna"), PASSWORD).status_code == 302
    databases.close(app)
