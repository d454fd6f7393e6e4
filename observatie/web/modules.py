"""Which ES modules a page needs at once, so that the browser can ask for all of them together.

Without it a module's imports are found only after the module itself has arrived: one wait per level.
"""

import re
from functools import cache
from pathlib import Path

from flask import Flask, current_app, url_for

# Static imports only: `import(...)` is loaded later on purpose.
STATIC_IMPORT = re.compile(r"""^(?:import|export)\b[^"'();]*?["']([./][^"']+)["']""", re.MULTILINE)


def register(app: Flask) -> None:
    app.add_template_global(module_urls)


def module_urls(page: str) -> list[str]:
    """URLs of everything `static/js/pages/<page>.js` imports, deepest level last, itself left out."""
    root = Path(current_app.static_folder)
    first = root / "js" / "pages" / f"{page}.js"
    return [
        url_for("static", filename=file.relative_to(root).as_posix())
        for file in (_closure(first) if not current_app.debug else _closure.__wrapped__(first))
        if file != first
    ]


@cache
def _closure(first: Path) -> tuple[Path, ...]:
    found = {first: None}
    queue = [first]
    while queue:
        file = queue.pop(0)
        for target in STATIC_IMPORT.findall(file.read_text()):
            imported = _resolve(file, target)
            if imported not in found:
                found[imported] = None
                queue.append(imported)
    return tuple(found)


def _resolve(file: Path, target: str) -> Path:
    if target.startswith("/static/"):
        return Path(current_app.static_folder) / target.removeprefix("/static/")
    return (file.parent / target).resolve()
