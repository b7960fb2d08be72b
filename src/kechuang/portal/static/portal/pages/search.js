// ↓ goes from the box to the first hit, ↑ and ↓ between hits, ↑ from the first back to the box. Links work without it.
const box = document.getElementById("search-q");
const hits = () => [...document.querySelectorAll(".found a")];

document.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const all = hits();
  const at = all.indexOf(document.activeElement);
  if (at < 0 && document.activeElement !== box) return;
  const next = at + (event.key === "ArrowDown" ? 1 : -1);
  if (next >= all.length || (at < 0 && next < 0)) return;
  event.preventDefault();
  (next < 0 ? box : all[next]).focus();
});
