"""A device in words its owner recognises, from what its browser says about itself. A label, never a proof."""

import re

# The first that fits counts: Edge calls itself Chrome too, and Chrome calls itself Safari.
BROWSERS = (
    (r"Edg(e|A|iOS)?/", "Edge"),
    (r"SamsungBrowser/", "Samsung Internet"),
    (r"OPR/", "Opera"),
    (r"Firefox/|FxiOS/", "Firefox"),
    (r"Chrome/|CriOS/|Chromium/", "Chrome"),
    (r"Safari/", "Safari"),
)
SYSTEMS = (
    (r"iPad", "iPad"),
    (r"iPhone", "iPhone"),
    (r"Android", "Android"),
    (r"CrOS", "Chromebook"),
    (r"Windows", "Windows"),
    (r"Macintosh", "Mac of iPad"),  # an iPad asks for desktop pages, and then says it is a Mac
    (r"Linux", "Linux"),
)


def device_name(user_agent: str) -> str:
    """ "Chrome op Android", "Safari op iPad", or "een ander toestel"."""
    browser = _first(BROWSERS, user_agent)
    system = _first(SYSTEMS, user_agent)
    if browser and system:
        return f"{browser} op {system}"
    return browser or system or "een ander toestel"


def _first(names: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for pattern, name in names if re.search(pattern, user_agent)), "")
