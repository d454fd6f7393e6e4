"""A browser whose storage stays in a folder, as on a tablet, and the ways it can die. Reads /proc: for Linux."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page, Playwright

from tests.support.browser import ARGUMENTS, TABLET, chromium_path, is_shown


@contextmanager
def profile(playwright: Playwright, folder: Path) -> Iterator[BrowserContext]:
    context = playwright.chromium.launch_persistent_context(
        str(folder),
        executable_path=chromium_path(playwright.chromium),
        args=ARGUMENTS,
        headless=not is_shown(),
        viewport=TABLET,
        locale="nl-NL",
    )
    try:
        yield context
    finally:
        # One that was killed cannot be closed any more.
        with suppress(Error):
            context.close()


def kill_browser(folder: Path) -> None:
    """kill -9 of every process of the browser that has this profile."""
    _kill(_processes_of(folder))


def crash_tabs(folder: Path, page: Page) -> None:
    """kill -9 of what draws the tabs and runs the service worker; the browser itself lives on, without `page`."""
    with page.expect_event("crash"):
        _kill([process for process in _processes_of(folder) if b"--type=renderer" in _arguments(process)])


def _kill(processes: list[int]) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def _processes_of(folder: Path) -> list[int]:
    """The browser and all it started; only the first few have the profile among their arguments."""
    parents = {int(entry.name): _parent(int(entry.name)) for entry in Path("/proc").iterdir() if entry.name.isdigit()}
    argument = f"--user-data-dir={folder}".encode()
    found = [process for process in parents if argument in _arguments(process)]
    for process in found:
        found += [child for child, parent in parents.items() if parent == process and child not in found]
    return found


def _arguments(process: int) -> list[bytes]:
    # A process may rewrite its arguments with spaces between them.
    return _read(process, "cmdline").replace(b"\0", b" ").split()


def _parent(process: int) -> int:
    # "12 (a name (with brackets)) S 7 ...": the parent is the second word after the last bracket.
    stat = _read(process, "stat")
    return int(stat.rpartition(b")")[2].split()[1]) if stat else 0


def _read(process: int, name: str) -> bytes:
    try:
        return Path(f"/proc/{process}/{name}").read_bytes()
    except OSError:
        return b""
