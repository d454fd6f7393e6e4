"""What the eye forgets: directions of imports, colours, inline code, sizes."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATIC, TEMPLATES, PACKAGE = ROOT / "static", ROOT / "templates", ROOT / "observatie"
NOT_OURS = {"vendor", "instance", "artifacts", "node_modules", "dist", "build", "__pycache__"}
TEXT = {".py", ".js", ".css", ".html", ".toml", ".md", ".json", ".txt", ".typ", ".svg", ".webmanifest", ""}
LAYERS = "@layer reset, tokens, base, layout, components, print;"
LONGEST_FILE = 300

# Who may import whom inside static/js; sw.js and classic scripts import nothing.
JS_LAYERS = {
    "pages": {"pages", "ui", "sync", "storage", "domain", "messages.js"},
    "sync": {"sync", "storage", "domain"},
    "ui": {"ui", "domain", "messages.js"},
    "storage": {"storage", "domain", "vendor"},
    "domain": {"domain", "vendor"},  # pure ones: idb is kept out by a test of its own
}
# Besides the standard library: what each layer of the package may import.
PY_LAYERS = {
    "domain": {"observatie.domain", "jsonschema"},
    "db": {"observatie.db", "observatie.domain", "sqlalchemy"},
    "services": {
        "observatie.services",
        "observatie.db",
        "observatie.domain",
        "observatie.instruments",
        "sqlalchemy",
        "typst",
    },
}
IMPURE = {"os", "time", "datetime", "random", "secrets", "io", "socket", "flask", "sqlalchemy"}
JS_IMPORT = re.compile(
    r"""^\s*(?:import|export)\s+(?:[\w*{}$,\s]+?\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']""", re.M
)
COLOUR = re.compile(
    r"(?<![\w&/-])#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|hwb)\(",
    re.I,
)
JS_FORBIDDEN = re.compile(
    r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\s*\(|new Function|getElementsByClassName)"
    r"|(?:querySelector(?:All)?|closest|matches)\(\s*[\"'`](?:[^\"'`\[]|\[[^\]]*\])*\.[a-z_-]"
)


def ours(*suffixes: str, under: Path = ROOT) -> list[Path]:
    """Files of the house; of the folders that begin with a dot only .ci is ours."""

    def is_ours(file: Path) -> bool:
        parts = file.relative_to(ROOT).parts
        return not NOT_OURS & set(parts) and (not parts[0].startswith(".") or parts[0] in (".ci", ".gitignore"))

    return [f for f in sorted(under.rglob("*")) if f.suffix in suffixes and is_ours(f) and f.is_file()]


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def code_lines(file: Path) -> list[str]:
    """Lines without JS/CSS comments, so that a comment may name what is forbidden."""
    text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m[0].count("\n"), file.read_text(), flags=re.S)
    return [re.sub(r"(?<!:)//.*", "", line) for line in text.splitlines()]


def found(files: list[Path], pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name(file)}:{number}: {line.strip()[:100]}"
        for file in files
        for number, line in enumerate(code_lines(file), 1)
        if pattern.search(line)
    ]


def js_imports(file: Path) -> list[str]:
    """What a module imports, as a path below static/ ("js/domain/fold.js")."""
    targets = [first or second for first, second in JS_IMPORT.findall("\n".join(code_lines(file)))]
    here = file.parent
    return [
        (STATIC / target.removeprefix("/static/") if target.startswith("/") else (here / target))
        .resolve()
        .relative_to(STATIC)
        .as_posix()
        for target in targets
    ]


def py_imports(file: Path) -> set[str]:
    tree = ast.walk(ast.parse(file.read_text()))
    return {
        module
        for node in tree
        for module in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }


def test_text_is_read_and_written_as_utf_8():
    """Python's own choice differs per machine: on Windows, before 3.15, it has no place for our quotation marks."""
    bare = re.compile(
        r"\.(?:read|write)_text\((?![^\n]*(?:utf-8|ascii))|(?<![\w.])open\((?![^\n]*(?:encoding=|\"[rwx]b))"
    )
    wrong = [
        f"{name(file)}: {line.strip()}"
        for file in ours(".py", under=PACKAGE)
        for line in file.read_text(encoding="utf-8").splitlines()
        if bare.search(line)
    ]
    assert not wrong


def test_python_imports_go_downwards():
    wrong = []
    for layer, allowed in PY_LAYERS.items():
        for file in ours(".py", under=PACKAGE / layer):
            for module in py_imports(file):
                top = ".".join(module.split(".")[:2]) if module.startswith("observatie") else module.split(".")[0]
                is_house = top.startswith("observatie") or top in {
                    "flask",
                    "werkzeug",
                    "sqlalchemy",
                    "waitress",
                }
                if (is_house and top not in allowed) or (layer == "domain" and top in IMPURE - allowed):
                    wrong.append(f"{name(file)} imports {module}")
    for file in ours(".py", under=PACKAGE):
        if (
            file.parent.name != "web"
            and file.name != "app.py"
            and any(m.split(".")[0] == "flask" for m in py_imports(file))
        ):
            wrong.append(f"{name(file)} imports flask")
    assert not wrong


def test_javascript_imports_go_one_way():
    wrong = []
    for layer, allowed in JS_LAYERS.items():
        for file in ours(".js", under=STATIC / "js" / layer):
            for target in js_imports(file):
                parts = target.split("/")
                reached = parts[1] if parts[0] == "js" else parts[0]
                if reached not in allowed:
                    wrong.append(f"{name(file)} imports {target}")
    assert not wrong


def test_every_imported_module_exists():
    missing = [
        f"{name(f)} -> {t}"
        for f in ours(".js", under=STATIC / "js")
        for t in js_imports(f)
        if not (STATIC / t).is_file()
    ]
    assert not missing


def test_one_module_opens_the_database():
    files = [file for file in ours(".js", under=STATIC / "js") if name(file) != "static/js/storage/database.js"]
    assert not found(files, re.compile(r"\bindexedDB\b|vendor/idb"))


def test_domain_is_pure():
    impure = re.compile(
        r"\b(document|window|localStorage|navigator|fetch|Date\.now|new Date\(\)|Math\.random|crypto|setTimeout)\b"
    )
    assert not found(ours(".js", under=STATIC / "js" / "domain"), impure)


def test_colours_live_in_tokens_only():
    files = [file for file in ours(".css", ".js", under=STATIC) if file.name != "tokens.css"]
    assert not found(files, COLOUR)
    in_templates = found(ours(".html", under=TEMPLATES), COLOUR)
    # The browser paints its own bar before any stylesheet is there.
    assert not [line for line in in_templates if "theme-color" not in line]


def test_the_stylesheets_a_page_starts_with_name_the_layers_first():
    for sheet in ("base.css", "tokens.css"):
        assert (STATIC / "css" / sheet).read_text().splitlines()[0] == LAYERS


def test_every_rule_is_in_a_layer():
    # A rule outside the layers beats every rule inside them, whatever its specificity.
    for file in ours(".css", under=STATIC / "css"):
        depth_zero = re.sub(
            r"\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\}", "{}", "\n".join(code_lines(file))
        )
        outside = [part.strip() for part in re.findall(r"([^;{}]+)\{\}", depth_zero)]
        assert all(re.match(r"@(layer|page|font-face)\b", part) for part in outside), f"{name(file)}: {outside}"


def test_templates_have_nothing_inline():
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\bsrc=)", re.I)
    assert not found(ours(".html", under=TEMPLATES), inline)


def test_javascript_writes_no_html_and_selects_by_hooks():
    assert not found(ours(".js", under=STATIC / "js"), JS_FORBIDDEN)


@pytest.mark.parametrize(
    ("line", "is_forbidden"),
    [
        ('row.innerHTML = "x"', True),
        ('document.querySelector(".row")', True),
        ("row.closest('li.row')", True),
        ('document.querySelector("[data-hook=row]")', False),
        ("document.querySelector(\"[href='a.css']\")", False),
        ("retrieval(1)", False),
    ],
)
def test_the_rule_about_html_and_classes_can_fail(line: str, is_forbidden: bool):
    assert bool(JS_FORBIDDEN.search(line)) is is_forbidden


def test_no_file_is_longer_than_three_hundred_lines():
    files = ours(".py", ".js", ".css", ".html")
    long = {name(file): lines for file in files if (lines := len(file.read_text().splitlines())) > LONGEST_FILE}
    assert not long


def test_names_say_what_is_in_a_file():
    vague = {"utils", "util", "helpers", "helper", "common", "manager", "handler", "handlers", "misc"}
    files = ours(".py", ".js", ".css", ".html")
    assert not [name(file) for file in files if file.stem in vague]
    assert not [
        name(f) for f in files if f.stem != "__init__" and not re.fullmatch(r"[a-z0-9_]+(\.test)?", f.stem.strip("_"))
    ]


def test_nothing_ties_the_tree_to_one_machine_or_registry():
    # Written in halves, so that this file does not find itself.
    registry = "|".join(
        [
            "py" + r"pi\.org",
            "python" + r"hosted\.org",
            r"registry\.npm" + r"js\.org",
            "deb" + r"\.debian\.org",
        ]
    )
    machine = r"(?<![\w.:/])/(?:work|root|home|Users|tmp)/\w"
    pattern = re.compile(f"{registry}|{machine}")
    wrong = [
        f"{name(file)}:{number}: {line.strip()[:100]}"
        for file in ours(*TEXT)
        for number, line in enumerate(file.read_text(errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]
    assert not wrong
