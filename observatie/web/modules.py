"""A page's script, and which ES modules it needs at once, so that the browser can ask for all of them together.

Without it a module's imports are found only after the module itself has arrived: one wait per level.
"""

import re
from functools import cache
from pathlib import Path

from flask import Flask, current_app, url_for

from observatie.web.joined_scripts import PAGE, PREFIX

# Static imports only: `import(...)` is loaded later on purpose.
STATIC_IMPORT = re.compile(r"""^(?:import|export)\b[^"'();]*?["']([./][^"']+)["']""", re.MULTILINE)


def register(app: Flask) -> None:
    app.add_template_global(script_url)
    app.add_template_global(module_urls)


def script_url(page: str) -> str:
    """Where the page's own script is: `static/js/pages/<page>.js`, or that one joined with what it imports."""
    joined = f"{PREFIX}pages/{page}.js"
    return url_for("static", filename=joined if _is_joined(joined) else f"js/pages/{page}.js")


def module_urls(page: str) -> list[str]:
    """URLs of everything the page's script imports, deepest level last, itself left out."""
    if _is_joined(f"{PREFIX}pages/{page}.js"):
        return []
    root = Path(current_app.static_folder)
    first = root / "js" / "pages" / f"{page}.js"
    return [
        url_for("static", filename=file.relative_to(root).as_posix())
        for file in (_closure(first) if not current_app.debug else _closure.__wrapped__(first))
        if file != first
    ]


def _is_joined(name: str) -> bool:
    return not current_app.debug and name == PREFIX + PAGE


@cache
def _closure(first: Path) -> tuple[Path, ...]:
    found = {first: None}
    queue = [first]
    while queue:
        file = queue.pop(0)
        for target in STATIC_IMPORT.findall(file.read_text(encoding="utf-8")):
            imported = _resolve(file, target)
            if imported not in found:
                found[imported] = None
                queue.append(imported)
    return tuple(found)


def _resolve(file: Path, target: str) -> Path:
    if target.startswith("/static/"):
        return Path(current_app.static_folder) / target.removeprefix("/static/")
    return (file.parent / target).resolve()
