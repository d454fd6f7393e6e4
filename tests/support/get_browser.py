"""Make sure there is a Chromium for the tests: `python -m tests.support.get_browser`.

Playwright's own where it can be had, else the system's, else the one from Debian's packages.
"""

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from playwright.sync_api import Error, Playwright, sync_playwright

from tests.support.browser import has_own, is_shown, launch

# Without open internet the download hangs instead of failing.
DOWNLOAD_SECONDS = 240
CONNECT_MILLISECONDS = 8_000
TRIED = Path(sys.prefix) / "playwright-browser-tried"


def main() -> None:
    with sync_playwright() as playwright:
        if not has_own(playwright.chromium) and not TRIED.exists():
            _download()
        if problem := _launch_problem(playwright):
            print("Er is nog geen browser die start; nu uit de pakketten van het systeem ...", flush=True)
            _install_package(playwright)
            problem = _launch_problem(playwright)
        if problem:
            sys.exit(f"Geen browser voor de tests: installeer Chromium en probeer opnieuw.\n{problem}")


def _download() -> None:
    """Try Playwright's own, once per .venv: whoever has no internet should not wait at every run."""
    print("De browser van Playwright wordt opgehaald ...", flush=True)
    environment = {**os.environ, "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": str(CONNECT_MILLISECONDS)}
    command = [sys.executable, "-m", "playwright", "install", "chromium", *([] if is_shown() else ["--only-shell"])]
    try:
        done = subprocess.run(command, env=environment, timeout=DOWNLOAD_SECONDS, capture_output=True)
        found = done.returncode == 0
    except subprocess.TimeoutExpired:
        found = False
    print("Gelukt." if found else "Dat lukt hier niet; dan een andere Chromium.", flush=True)
    TRIED.touch()


def _launch_problem(playwright: Playwright) -> str | None:
    try:
        launch(playwright).close()
    except (Error, RuntimeError) as problem:
        return str(problem)
    return None


def _install_package(playwright: Playwright) -> None:
    """Debian's Chromium, or what Playwright's own needs to start; only where we may."""
    if not shutil.which("apt-get"):
        return
    become_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if become_root and not shutil.which("sudo"):
        return
    run = partial(subprocess.run, stdout=subprocess.DEVNULL, check=False)
    run([*become_root, "apt-get", "update"])
    if has_own(playwright.chromium):
        run([*become_root, sys.executable, "-m", "playwright", "install-deps", "chromium"])
        return
    # Not every Debian and Ubuntu has the shell apart; the whole browser does too. Noto: the scripts of hostile texts.
    for browser in ("chromium",) if is_shown() else ("chromium-headless-shell", "chromium"):
        install = ["apt-get", "install", "-y", "--no-install-recommends", browser, "fonts-noto-core"]
        if run([*become_root, *install]).returncode == 0:
            return


if __name__ == "__main__":
    main()
