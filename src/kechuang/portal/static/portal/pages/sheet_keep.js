// Keeps a score sheet as it is being written. Without this file the button keeps it.
const form = document.querySelector("[data-sheet]");
const state = form.querySelector("[data-state]");
let busy = false;
let changed = false;
let soon;
let sending;

function show(words, how) {
  state.textContent = words;
  state.dataset.state = how;
}

// One request at a time; what changes meanwhile goes with the next, so that the last word is the one kept.
function keep() {
  clearTimeout(soon);
  if (!busy && changed) sending = send();
}

async function send() {
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
// What is handed in must neither be overtaken by a save still to be sent, nor overtake one whose answer holds the
// version of the sheet: leaving a field for the button sends one.
form.addEventListener("submit", async (event) => {
  clearTimeout(soon);
  changed = false;
  if (!busy) return;
  event.preventDefault();
  await sending;
  form.requestSubmit(event.submitter);
});
