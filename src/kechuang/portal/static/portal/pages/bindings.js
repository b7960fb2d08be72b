// Keys: j and k move between targets, c confirms, o opens the choice, u takes back, t traces. Buttons do the same.
const rows = [...document.querySelectorAll(".binding")];
let at = rows.findIndex((row) => `#${row.id}` === window.location.hash);

function go(step) {
  at = Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[at]?.focus({ preventScroll: true });
  rows[at]?.scrollIntoView({ block: "nearest" });
}

if (at >= 0) go(0);

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else if ("cout".includes(event.key)) rows[at]?.querySelector(`[data-key="${event.key}"]`)?.click();
  else return;
  event.preventDefault();
});
