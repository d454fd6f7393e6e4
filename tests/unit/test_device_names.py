"""A device is called what its owner would call it."""

import pytest

from observatie.domain.device_names import device_name

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (f"Mozilla/5.0 (Linux; Android 14; SM-X200) {WEBKIT} Chrome/130.0.0.0 Safari/537.36", "Chrome op Android"),
        (f"Mozilla/5.0 (Linux; Android 13) {WEBKIT} SamsungBrowser/25.0 Chrome/121.0 Safari/537.36",
         "Samsung Internet op Android"),
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/130.0.0.0 Safari/537.36 Edg/130.0",
         "Edge op Windows"),
        ("Mozilla/5.0 (iPad; CPU OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Version/17.4 Safari/604.1",
         "Safari op iPad"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 CriOS/130.0 Safari/604.1",
         "Chrome op iPhone"),
        (f"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {WEBKIT} Chrome/130.0.0.0 Safari/537.36", "Chrome op Chromebook"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15",
         "Safari op Mac of iPad"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox op Linux"),
        ("curl/8.5.0", "een ander toestel"),
        ("", "een ander toestel"),
    ],
)  # fmt: skip
def test_a_device_gets_a_name_its_owner_recognises(user_agent: str, name: str):
    assert device_name(user_agent) == name
    assert len(name) <= 80
