"""The words of the form, and the steps of a visit as a teacher takes them."""

import re
import tomllib
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.support.browser import goto_ready
from tests.support.observations import write

CONTENT = Path(__file__).parents[2] / "observatie" / "content"
with (CONTENT / "observatieformulier.toml").open("rb") as _file:
    FORM = tomllib.load(_file)
BEHAVIOURS = {
    f"{phase['title'].lower()}-{number}": text
    for phase in FORM["phase"]
    for number, text in enumerate(phase["behaviours"], 1)
}
TO_FEEDBACK = "Naar compliment en tip"


def tick(page: Page, row: str) -> Locator:
    return page.get_by_role("checkbox", name=BEHAVIOURS[row], exact=True)


def note(page: Page, row: str) -> Locator:
    return page.get_by_role("textbox", name=f"Voorbeelden: {BEHAVIOURS[row]}", exact=True)


def row_of(page: Page, row: str) -> Locator:
    return page.locator(f"[data-row='{row}']")


def expect_saved(page: Page) -> None:
    """What is on screen is durable: the status says so, in words."""
    expect(page.get_by_role("status").and_(page.locator("[data-hook=status]"))).to_have_text(re.compile("^Bewaard"))


def open_form(page: Page, url: str, **setup: str) -> None:
    """An open form at `url`; with `setup` answers ("colleague", "focus", …) when given."""
    goto_ready(page, url + "/observatie")
    if setup:
        write(page, {f"setup.{name}": value for name, value in setup.items()})
        page.reload()
        page.wait_for_selector("html[data-ready=true]", state="attached")
