"""The form's modules go out joined: everything once, in the order it is needed, and nothing that is not understood."""

import re
from pathlib import Path

import pytest

from observatie.web.joined_scripts import joined_scripts, lean

STATIC = Path(__file__).parents[2] / "static"


def write(folder: Path, **modules: str) -> Path:
    """A static folder whose page is pages/observation.js; `ui_tick` is ui/tick.js."""
    for name, text in modules.items():
        file = folder / "js" / Path(*name.split("_")).with_suffix(".js")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder


def test_every_module_of_the_form_is_in_exactly_one_file() -> None:
    files = joined_scripts(STATIC)
    declared = [name for text in files.values() for name in re.findall(r"^const (\$\d+) =", text, re.MULTILINE)]
    assert len(declared) == len(set(declared)) > 30
    used = {name for text in files.values() for name in re.findall(r"= (\$\d+);", text)}
    assert used <= set(declared)


def test_a_module_comes_after_those_it_needs_and_what_is_loaded_later_shares_them(tmp_path: Path) -> None:
    files = joined_scripts(
        write(
            tmp_path,
            pages_observation='import { tick as draw } from "../ui/tick.js";\ndraw();\nimport("../ui/later.js");\n',
            ui_tick='import { one } from "./base.js";\nexport const tick = () => one;\n',
            ui_base="export const one = 1;\nconst two = 2;\nexport { two as deux };\n",
            ui_later='import { deux } from "./base.js";\nexport function more() {}\nexport const three = deux + 1;\n',
        )
    )
    assert list(files) == ["form/pages/observation.js", "form/ui/later.js"]
    page, later = files.values()
    assert page.index("one = 1") < page.index("tick = ()") < page.index("draw();")
    assert "return { one, deux: two };" in page
    assert "const { tick: draw } = $1;" in page
    assert 'import("/static/form/ui/later.js")' in page
    assert 'import { $0 } from "/static/form/pages/observation.js";' in later
    assert "one = 1" not in later
    assert "export const { more, three } = $3;" in later


def test_all_of_a_module_is_passed_on(tmp_path: Path) -> None:
    files = joined_scripts(
        write(
            tmp_path,
            pages_observation='import { one, two } from "../ui/both.js";\n',
            ui_both='export * from "./base.js";\nexport const two = 2;\n',
            ui_base="export const one = 1;\n",
        )
    )
    assert "return { ...$0, two };" in files["form/pages/observation.js"]


@pytest.mark.parametrize(
    "text",
    [
        'import * as tick from "../ui/tick.js";\n',
        'import tick from "../ui/tick.js";\n',
        "export default 1;\n",
        "export const { a, b } = {};\n",
        "export let changing = 1;\n",
        'export { tick } from "../ui/tick.js";\n',
        "export const one = 1, two = 2;\n",
        "const later = () => import('../ui/tick.js');\n",
        "const later = (name) => import(`../ui/${name}.js`);\n",
    ],
)
def test_what_is_not_understood_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match=r"observation\.js: can't be joined"):
        joined_scripts(write(tmp_path, pages_observation=text, ui_tick="export const tick = 1;\n"))


def test_only_the_page_itself_may_wait_outside_of_a_function(tmp_path: Path) -> None:
    page = 'import { tick } from "../ui/tick.js";\nawait tick();\n'
    inside = "export const tick = async () => {\n  await 1;\n};\n"
    assert joined_scripts(write(tmp_path / "fine", pages_observation=page, ui_tick=inside))
    outside = "await 1;\nexport const tick = () => 2;\n"
    with pytest.raises(ValueError, match=r"tick\.js: can't be joined: await 1;"):
        joined_scripts(write(tmp_path / "waits", pages_observation=page, ui_tick=outside))


def test_a_circle_is_refused(tmp_path: Path) -> None:
    circle = write(
        tmp_path,
        pages_observation='import { a } from "../ui/a.js";\n',
        ui_a='import { b } from "./b.js";\nexport const a = b;\n',
        ui_b='import { a } from "./a.js";\nexport const b = a;\n',
    )
    with pytest.raises(ValueError, match="circle"):
        joined_scripts(circle)


def test_comments_and_indent_stay_behind_but_never_a_space_of_a_text(tmp_path: Path) -> None:
    module = tmp_path / "tick.js"
    module.write_text("// Why.\nfunction tick() {\n  /** What. */\n  return `a ${1}  b`;\n}\n")
    assert lean(module) == "function tick() {\nreturn `a ${1}  b`;\n}\n"
    module.write_text("function tick() {\n  return `a\n  b`;\n}\n")
    assert lean(module) == module.read_text()
