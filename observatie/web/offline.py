"""What makes it an app without a network: manifest, service worker and its list of files.

The version and the list are computed from what is really there, so neither can be forgotten.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

from flask import Flask, Response, current_app, render_template, url_for

from observatie.web.joined_scripts import joined_scripts
from observatie.web.pages import SHELLS

# What pages read besides static files.
DATA = ("/content.json", "/search.json")
# Served, but of no use without a network or only to the installer of the app.
NOT_PRECACHED = (".md", "LICENSE", ".txt", "sw.js")
NOT_PRECACHED_FOLDER = "screenshots"
KEPT_SUFFIXES = {".py", ".toml", ".js", ".css", ".html", ".svg", ".png", ".webmanifest"}


def register(app: Flask) -> None:
    @app.get("/sw.js")
    def service_worker() -> Response:
        source = (Path(current_app.static_folder) / "js" / "sw.js").read_text(encoding="utf-8")
        names = {"version": version(), "shells": list(SHELLS), "files": [*DATA, *static_files()]}
        body = f"const PRECACHE = {json.dumps(names)};\n{source}"
        return Response(body, mimetype="text/javascript")

    @app.get("/manifest.webmanifest")
    def manifest() -> Response:
        body = render_template("manifest.webmanifest")
        return Response(body, mimetype="application/manifest+json")

    app.add_template_global(version, "app_version")


def static_files() -> list[str]:
    """URL of every static file the tablet keeps, those that are joined on the way out included."""
    root = Path(current_app.static_folder)
    files = (file for file in sorted(root.rglob("*")) if file.is_file() and not file.name.startswith("."))
    names = [
        file.relative_to(root).as_posix()
        for file in files
        if not file.name.endswith(NOT_PRECACHED) and file.parent.name != NOT_PRECACHED_FOLDER
    ]
    joined = [] if current_app.debug else joined_scripts(root)
    return [url_for("static", filename=name) for name in [*names, *joined]]


def version() -> str:
    """First 12 hex digits of a hash over everything that can change what a tablet keeps, code and headers included."""
    return _version(current_app.static_folder, current_app.template_folder)


@cache
def _version(*folders: str) -> str:
    package = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for folder in (*map(Path, folders), package):
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.suffix in KEPT_SUFFIXES:
                digest.update(file.relative_to(folder).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()[:12]
