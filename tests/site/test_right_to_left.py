"""An act in Arabic as a browser lays it out: from right to left, upright, and no wider than the window."""

import json
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from unres.pipeline import build
from unres_site.app import create_app

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

ACT = """\
**قرار اتخذته الجمعية العامة في 2 كانون الأول/ديسمبر 2036**

*[بناء على تقرير اللجنة الثالثة (A/91/465، الفقرة 10)]*

**91/70 مصابيح الأرصفة**

***إن الجمعية العامة***،

*إذ تشير* إلى قرارها 90/1 المؤرخ 3 أيار/مايو 2036،

114 - *تطلب* إلى الأمين العام تنظيف المصابيح؛

115 - *تقرر* مواصلة النظر في المسألة.
"""

MEASURE = """
const box = (element) => {
  const {left, right} = element.getBoundingClientRect();
  return {left, right};
};
const rows = [...document.querySelectorAll(".row")].map((row) => ({
  number: box(row.querySelector(".number")),
  lines: new Set([...row.querySelector(".number a").getClientRects()].map((rect) => rect.top)).size,
  words: box(row.querySelector(".words")),
  margin: row.querySelector(".margin") && box(row.querySelector(".margin")),
}));
const style = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
document.body.textContent = JSON.stringify({
  rows,
  wide: document.documentElement.scrollWidth - window.innerWidth,
  article: style("article", "direction"),
  title: style("h1 [lang=ar]", "direction"),
  report: style(".facts [lang=ar]", "direction"),
  page: style("main", "direction"),
  formula: style("article .formula", "fontStyle"),
});
"""


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the act's page as a file, with its style sheet and a script that writes down what it measures."""
    folder = tmp_path_factory.mktemp("arabic")
    (folder / "act.md").write_text(ACT, encoding="utf-8")
    build((folder / "act.md",), folder / "data", workers=1)
    client = create_app({"DATASET": str(folder / "data")}).test_client()
    page = html.document_fromstring(client.get("/resolution/ga/91/70", headers={"Accept": "text/html"}).data.decode())
    (sheet,) = page.xpath("//link[@rel='stylesheet']")
    with client.get("/static/site.css") as css:
        (folder / "site.css").write_bytes(css.data)
    sheet.set("href", "site.css")
    for script in page.xpath("//script"):
        script.drop_tree()
    page.body.append(html.fragment_fromstring("<script src='measure.js'></script>"))
    (folder / "measure.js").write_text(MEASURE, encoding="utf-8")
    (folder / "page.html").write_bytes(html.tostring(page, doctype="<!doctype html>", encoding="utf-8"))
    return folder / "page.html"


def measured(page: Path, width: int, profile: Path) -> dict[str, Any]:
    """Open a page in a window of a width in pixels, and return what its script measured."""
    assert CHROMIUM is not None
    command = [
        *(CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}"),
        *(f"--window-size={width},900", "--dump-dom", page.as_uri()),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    found = html.document_fromstring(done.stdout).body.text_content()
    value: dict[str, Any] = json.loads(unescape(found))
    return value


@pytest.mark.skipif(CHROMIUM is None, reason="there is no browser here")
@pytest.mark.parametrize("width", [1280, 390])
def test_an_arabic_page_runs_from_right_to_left(saved: Path, width: int, tmp_path: Path) -> None:
    page = measured(saved, width, tmp_path)
    assert (page["page"], page["article"], page["title"], page["report"]) == ("ltr", "rtl", "rtl", "rtl")
    assert page["formula"] == "normal", "Arabic has no italics"
    assert page["wide"] <= 0, "nobody has to scroll sideways"
    recital, asked, decided = page["rows"]
    for row in (recital, asked, decided):
        assert row["number"]["right"] > row["words"]["right"], "numbers stand at the right"
        assert row["lines"] == 1, "and are not broken"
    if width > 1024:
        assert recital["margin"]["right"] <= recital["words"]["left"] + 1, "what is cited stands at the left"
