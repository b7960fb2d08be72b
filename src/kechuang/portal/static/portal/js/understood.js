// Shows what was understood beside a mark under the pointer or in focus. Without this file the mark's title tells it.

const box = document.createElement("div");
box.className = "popover";
box.id = "understood";
box.setAttribute("role", "tooltip");
box.hidden = true;
document.querySelector("main").append(box);

let shown = null;
let leaving = 0;

const notesOf = (key) => document.querySelectorAll(`[data-of="${key}"], a[data-about="${key}"]`);

function hide() {
  clearTimeout(leaving);
  if (!shown) return;
  for (const lit of notesOf(shown.dataset.about)) lit.classList.remove("lit");
  shown.removeAttribute("aria-describedby");
  shown = null;
  box.hidden = true;
}

function show(mark) {
  clearTimeout(leaving);
  if (shown === mark) return;
  hide();
  const about = document.getElementById(`about-${mark.dataset.about}`);
  if (about) box.replaceChildren(...[...about.childNodes].map((node) => node.cloneNode(true)));
  else box.textContent = mark.dataset.words;
  box.hidden = false;
  const line = mark.getClientRects()[0];
  const room = document.documentElement.clientWidth - box.offsetWidth - 12;
  const below = line.bottom + box.offsetHeight + 12 < window.innerHeight || line.top < box.offsetHeight + 12;
  box.style.left = `${Math.max(12, Math.min(line.left, room)) + window.scrollX}px`;
  box.style.top = `${(below ? line.bottom + 6 : line.top - box.offsetHeight - 6) + window.scrollY}px`;
  for (const lit of notesOf(mark.dataset.about)) lit.classList.add("lit");
  mark.setAttribute("aria-describedby", box.id);
  shown = mark;
}

for (const mark of document.querySelectorAll("a[data-about]")) {
  mark.dataset.words = mark.title;
  mark.removeAttribute("title");
  mark.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(mark));
  mark.addEventListener("pointerleave", () => (leaving = setTimeout(hide, 160)));
  mark.addEventListener("focus", () => show(mark));
  mark.addEventListener("blur", hide);
}
box.addEventListener("pointerenter", () => clearTimeout(leaving));
box.addEventListener("pointerleave", hide);
document.addEventListener("keydown", (event) => event.key === "Escape" && hide());

// On a phone the contents stay folded, the text comes first; where there is room they stand open.
const contents = document.querySelector(".contents");
if (contents && window.matchMedia("(min-width: 900px)").matches) contents.open = true;

// The contents follow the reader.
const entries = new Map([...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link]));
const seen = new IntersectionObserver(
  (changes) => {
    const reached = changes.filter((change) => change.isIntersecting).at(0);
    if (!reached) return;
    for (const link of entries.values()) link.removeAttribute("aria-current");
    entries.get(reached.target.id).setAttribute("aria-current", "location");
  },
  { rootMargin: "0px 0px -70% 0px" },
);
for (const id of entries.keys()) {
  const line = document.getElementById(id);
  if (line) seen.observe(line);
}
