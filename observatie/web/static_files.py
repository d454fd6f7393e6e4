"""Static files: scripts go out without comments and indent, style sheets minified and with what they import.

The form has to be usable at once on a slow tablet: this takes a third off what it loads and parses.
A server in debug mode sends the files untouched.
"""

import hashlib
import os
import re
from functools import cache
from pathlib import Path

from flask import Flask, Response, abort, current_app, request
from werkzeug.security import safe_join

from observatie.web.joined_scripts import PREFIX, joined_scripts, lean

IMPORT = re.compile(r'^@import url\("([^"]+)"\);$', re.MULTILINE)
TYPES = {".js": "text/javascript", ".css": "text/css"}


def register(app: Flask) -> None:
    app.view_functions["static"] = send


def send(filename: str) -> Response:
    """One file below static/, with an ETag of what is sent."""
    path = Path(safe_join(current_app.static_folder, filename) or "")
    if path.suffix not in TYPES or current_app.debug:
        return current_app.send_static_file(filename)
    joined = joined_scripts(Path(current_app.static_folder)).get(filename) if filename.startswith(PREFIX) else None
    # Not path.is_file(): that raises for a name longer than the disk takes.
    if joined is None and not os.path.isfile(path):  # noqa: PTH113
        abort(404)
    body = joined.encode() if joined is not None else minified(path, _changed_at(path))
    response = Response(body, mimetype=TYPES[path.suffix])
    response.set_etag(hashlib.sha256(body).hexdigest()[:20])
    return response.make_conditional(request)


@cache
def minified(path: Path, changed_at: int) -> bytes:
    """What goes out for this file; `changed_at` (ns) makes an edited file a new one."""
    if path.suffix == ".css":
        # Only when it is needed: this is a Go library, and Go does not survive a fork (gunicorn's --preload, for one).
        import minify

        return minify.string(TYPES[".css"], _with_imports(path)).encode()
    return lean(path).encode()


def _with_imports(sheet: Path) -> str:
    return IMPORT.sub(lambda found: _with_imports(sheet.parent / found[1]), sheet.read_text(encoding="utf-8"))


def _changed_at(path: Path) -> int:
    """Newest change (ns) of the file, or of all style sheets, since one may import another."""
    root = Path(current_app.static_folder) / "css"
    files = root.rglob("*.css") if path.suffix == ".css" else [path]
    return max(file.stat().st_mtime_ns for file in files)
