// Enhances every page: menus close when left, "/" goes to the search box, writing keeps the session alive.
// Everything works without this file.

const menus = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const menu of menus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const box = [...document.querySelectorAll(".site-search input")].find((input) => input.offsetParent);
    if (box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  }
});

// A row of tabs that does not fit begins where one is.
for (const row of document.querySelectorAll(".tabs ul, .site-nav ul")) {
  const here = row.querySelector("[aria-current]");
  if (here) row.scrollLeft = here.offsetLeft - row.offsetLeft - 16;
}

// Whoever writes for half an hour is not idle: told at most every five minutes, and only while keys are pressed.
const alive = document.body.dataset.alive;
let toldAt = Date.now();
if (alive)
  document.addEventListener("input", () => {
    if (Date.now() - toldAt < 5 * 60 * 1000) return;
    toldAt = Date.now();
    const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
    fetch(alive, { method: "POST", headers: { "X-CSRFToken": token ?? "" } }).catch(() => {});
  });
