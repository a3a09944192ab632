// Line numbers, Ctrl + Enter and Tab in the query editor. The page works without this.
"use strict";

const text = document.getElementById("query");
const gutter = document.querySelector(".gutter");

function number() {
  const fault = Number(text.dataset.fault || 0);
  const count = text.value.split("\n").length;
  gutter.replaceChildren(
    ...Array.from({ length: count }, (_, index) => {
      const line = document.createElement("span");
      line.textContent = String(index + 1);
      line.classList.toggle("fault", index + 1 === fault);
      return line;
    }),
  );
  gutter.scrollTop = text.scrollTop;
}

text.addEventListener("input", () => {
  delete text.dataset.fault;
  number();
});
text.addEventListener("scroll", () => {
  gutter.scrollTop = text.scrollTop;
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    text.form.requestSubmit();
  } else if (event.key === "Tab" && !event.shiftKey && text.selectionStart !== text.selectionEnd) {
    // Tab alone moves on, as everywhere: only a selection is indented.
    event.preventDefault();
    const start = text.value.lastIndexOf("\n", text.selectionStart - 1) + 1;
    const lines = text.value.slice(start, text.selectionEnd).replace(/^/gm, "  ");
    text.setRangeText(lines, start, text.selectionEnd, "select");
    number();
  }
});
number();
text.parentElement.classList.add("numbered-lines");
