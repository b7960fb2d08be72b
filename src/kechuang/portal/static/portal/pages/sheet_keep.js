// Keeps a score sheet as it is being written. Without this file the button keeps it.
const form = document.querySelector("[data-sheet]");
const state = form.querySelector("[data-state]");
let busy = false;
let changed = false;
let soon;

function show(words, how) {
  state.textContent = words;
  state.dataset.state = how;
}

// One request at a time; what changes meanwhile goes with the next, so that the last word is the one kept.
async function keep() {
  clearTimeout(soon);
  if (busy || !changed) return;
  busy = true;
  changed = false;
  try {
    const sent = await fetch(form.dataset.sheet, { method: "POST", body: new FormData(form), keepalive: true });
    const answer = await sent.json();
    if (sent.ok) {
      form.elements.version.value = answer.version;
      if (!changed) show(`${form.dataset.saved} ${answer.at}`, "kept");
    } else show(answer.why, "failed");
  } catch {
    show(form.dataset.failed, "failed");
  }
  busy = false;
  keep();
}

form.addEventListener("input", () => {
  changed = true;
  show(form.dataset.saving, "busy");
  clearTimeout(soon);
  soon = setTimeout(keep, 800);
});
form.addEventListener("change", keep);
window.addEventListener("pagehide", keep);
// What is handed in must not be overtaken by a save that is still to be sent.
form.addEventListener("submit", () => {
  clearTimeout(soon);
  changed = false;
});
