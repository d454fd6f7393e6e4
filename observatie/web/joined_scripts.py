"""The form's modules as a few files: one for the first tick, one for the rest, one per thing that is loaded later.

Forty small modules are good to read and slow to open: on a tablet each request costs about as much as the module in it.
The modules stay as they are; each becomes a function in the file of whoever needs it first, so it still runs once and
keeps its names to itself. This understands the imports and exports as they are written in this house, and refuses
any other. A server in debug mode sends the modules themselves.
"""

import re
from functools import cache
from pathlib import Path

PAGE = "pages/observation.js"
PREFIX = "form/"  # below the static folder; nothing of that name is on disk

# For V8: compile all of it while it comes in, off the main thread, instead of function by function at the first tick.
# Measured: of 49 ms of work more than the bare page, 31 to 36 were left. https://v8.dev/blog/explicit-compile-hints
COMPILE_AT_ONCE = "//# allFunctionsCalledOnLoad\n"

IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"([^"]+)";\n', re.MULTILINE)
LATER = re.compile(r'\bimport\("([^"]+)"\)')
DECLARED = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
LISTED = re.compile(r"^export \{([^}]*)\};\n?", re.MULTILINE)
ALL_OF = re.compile(r'^export \* from "([^"]+)";\n', re.MULTILINE)
NOT_UNDERSTOOD = re.compile(r"^(?:import|export)\b(?!\().*|\bimport\((?!\"/static/).*", re.MULTILINE)
SECOND_NAME = re.compile(r"^export const \w+ = [^([{`\"\n]*, \w+ =.*", re.MULTILINE)
# At the very beginning of a line and in no function: a function that is called at once can't wait. The page's own may.
WAITS = re.compile(r"^(?! |//|.*\basync\b).*\bawait\b.*", re.MULTILINE)
COMMENT_LINES = re.compile(r"^ */\*\*(?:[^*]|\*(?!/))*\*/\n|^ *//.*\n", re.MULTILINE)
INDENT = re.compile(r"^ +", re.MULTILINE)


def joined_scripts(static: Path) -> dict[str, str]:
    """File name below static/ ("form/pages/observation.js") -> its text.

    Raises ValueError for an import or export that can't be joined.
    """
    return _joined(static, max(file.stat().st_mtime_ns for file in static.rglob("*.js")))


@cache
def _joined(static: Path, changed_at: int) -> dict[str, str]:
    js = static / "js"
    entries = _entries(js)
    owner: dict[Path, Path] = {}
    for entry in entries:
        for module in _needed(entry, js):
            owner.setdefault(module, entry)
    names = {module: f"${number}" for number, module in enumerate(owner)}
    return {_name(entry, js): _file(entry, owner, names, js) for entry in entries}


def _entries(js: Path) -> list[Path]:
    """The page's own module and every module that is loaded later, nearest first."""
    found = [js / PAGE]
    for entry in found:  # grows while it is read
        targets = [
            _resolve(module, target, js) for module in _needed(entry, js) for target in LATER.findall(lean(module))
        ]
        found += [target for target in dict.fromkeys(targets) if target not in found]
    return found


def _needed(entry: Path, js: Path) -> list[Path]:
    """The modules that `entry` imports at once, each after those it needs itself; `entry` last."""
    order: dict[Path, None] = {}
    under_way: list[Path] = []

    def visit(module: Path) -> None:
        if module in under_way:
            raise ValueError(f"modules import each other in a circle: {module.name}")
        if module in order:
            return
        under_way.append(module)
        text = lean(module)
        for target in [found[1] for found in IMPORT.findall(text)] + ALL_OF.findall(text):
            visit(_resolve(module, target, js))
        under_way.remove(module)
        order[module] = None

    visit(entry)
    return list(order)


def _file(entry: Path, owner: dict[Path, Path], names: dict[Path, str], js: Path) -> str:
    needed = _needed(entry, js)
    own = [module for module in needed if owner[module] == entry]
    elsewhere: dict[Path, list[str]] = {}
    for module in needed:
        if owner[module] != entry:
            elsewhere.setdefault(owner[module], []).append(names[module])
    imports = [f'import {{ {", ".join(used)} }} from "{_url(file, js)}";\n' for file, used in elsewhere.items()]
    is_page = entry == js / PAGE
    wrapped = [_wrapped(module, names, js) for module in own if module != entry or not is_page]
    # The page itself exports nothing and waits for the store: it stays outside of any function.
    page = [_body(entry, names, js)[0]] if is_page else []
    exported = [names[module] for module in own if module != entry]
    given = "" if is_page else f"export const {{ {', '.join(_body(entry, names, js)[1])} }} = {names[entry]};\n"
    return "".join([COMPILE_AT_ONCE, *imports, *wrapped, f"export {{ {', '.join(exported)} }};\n", given, *page])


def _wrapped(module: Path, names: dict[Path, str], js: Path) -> str:
    body, exports = _body(module, names, js)
    if waits := WAITS.search(module.read_text(encoding="utf-8")):
        raise ValueError(f"{module.name}: can't be joined: {waits[0]}")
    return f"const {names[module]} = (() => {{\n{body}return {{ {', '.join(exports)} }};\n}})();\n"


def _body(module: Path, names: dict[Path, str], js: Path) -> tuple[str, list[str]]:
    """The module's text without imports and exports, and what it exports, as members of an object."""

    def name(target: str) -> str:
        return names[_resolve(module, target, js)]

    text = lean(module)
    exports = [f"...{name(target)}" for target in ALL_OF.findall(text)]
    exports += DECLARED.findall(text)
    exports += [part for found in LISTED.findall(text) for part in _members(found, renamed=r"\2: \1")]
    text = ALL_OF.sub("", LISTED.sub("", DECLARED.sub("", text)))
    text = IMPORT.sub(
        lambda found: f"const {{ {', '.join(_members(found[1]))} }} = {name(found[2])};\n" if found[1] else "", text
    )
    text = LATER.sub(lambda found: f'import("{_url(_resolve(module, found[1], js), js)}")', text)
    if left := NOT_UNDERSTOOD.search(text) or SECOND_NAME.search(lean(module)):
        raise ValueError(f"{module.name}: can't be joined: {left[0]}")
    return text, exports


def _members(listed: str, renamed: str = r"\1: \2") -> list[str]:
    """`a, b as c` as members of an object."""
    return [re.sub(r"^(\w+) as (\w+)$", renamed, part.strip()) for part in listed.split(",") if part.strip()]


def lean(module: Path) -> str:
    """Whole lines only, and no indent: two minifiers that went further changed what scripts did.

    A text that goes on on the next line keeps its spaces, and so does the rest of such a module.
    """
    text = COMMENT_LINES.sub("", module.read_text(encoding="utf-8"))
    has_long_text = any(line.count("`") % 2 or line.endswith("\\") for line in text.splitlines())
    return text if has_long_text else INDENT.sub("", text)


def _resolve(module: Path, target: str, js: Path) -> Path:
    if target.startswith("/static/"):
        return js.parent / target.removeprefix("/static/")
    return (module.parent / target).resolve()


def _name(entry: Path, js: Path) -> str:
    return PREFIX + entry.relative_to(js).as_posix()


def _url(entry: Path, js: Path) -> str:
    return "/static/" + _name(entry, js)
