"""What a teacher with an account does on her tablet, by the Dutch names on screen."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.support.accounts import PASSWORD, address
from tests.support.browser import goto_ready
from tests.support.observations import FEEDBACK, WATCHED, make_observation

REPORT = WATCHED | FEEDBACK | {"setup.colleague": "Bram", "seen.delen-3": "yes", "note.delen-3": "Vroeg door."}
SENT = "Bewaard op deze tablet · verstuurd"
# What a page hears when a round has ended, and long enough for it to have drawn.
ROUND_ENDED = """async () => {
  const { announceToAll } = await import("/static/js/storage/channel.js");
  announceToAll({ kind: "synced" });
  await new Promise((resolve) => setTimeout(resolve, 300));
}"""


def log_in(page: Page, url: str, name: str, password: str = PASSWORD) -> None:
    """Until everything of hers is on this tablet."""
    page.goto(url + "/inloggen")
    page.get_by_role("textbox", name="E-mailadres").fill(address(name))
    page.get_by_role("textbox", name="Wachtwoord").fill(password)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    page.wait_for_url("**/welkom")
    expect(page.get_by_text("Alles wat van jou is, staat nu ook hier.")).to_be_visible()


def send_now(page: Page, url: str) -> None:
    """By hand, from the first page, until it says that all is sent."""
    goto_ready(page, url + "/")
    page.get_by_role("button", name="Nu versturen").click()
    expect(page.locator("[data-hook=sent][data-asked=done]")).to_have_text(SENT, timeout=15_000)


def share_report(page: Page, url: str, changes: dict[str, Any] = REPORT) -> str:
    """Anna's report to Bram, from this tablet; gives the observation's id."""
    observation = make_observation(page, url, changes)
    goto_ready(page, f"{url}/verslag#{observation}")
    page.get_by_role("button", name="Deel met Bram").click()
    page.get_by_role("button", name="Delen bevestigen").click()
    return observation
