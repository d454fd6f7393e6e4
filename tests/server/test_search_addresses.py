"""What a search finds can be opened: every address is a page, and the part it points at is on it."""

from flask.testing import FlaskClient

from observatie.searchable import searchable


def test_every_address_that_is_found_leads_somewhere(client: FlaskClient):
    lost = []
    for address in (entry["address"] for entry in searchable()["documents"]):
        path, _, part = address.partition("#")
        answer = client.get(path)
        if answer.status_code != 200 or (part and f'id="{part}"' not in answer.text):
            lost.append(address)
    assert lost == []
