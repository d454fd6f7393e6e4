"""An empty page on the server's origin, to run modules in."""

from playwright.sync_api import BrowserContext, Page

HTML = (
    '<!doctype html><html lang="nl"><head><title>Leeg</title><link rel="icon" href="data:,"></head><body></body></html>'
)


def serve_blank(context: BrowserContext) -> None:
    """Let this context have /blank, and /blank-2 to navigate to."""
    context.route("**/blank*", lambda route: route.fulfill(body=HTML, content_type="text/html"))


def open_blank(page: Page, url: str, path: str = "/blank") -> Page:
    serve_blank(page.context)
    page.goto(url + path)
    return page
