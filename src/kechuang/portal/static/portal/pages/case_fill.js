// Keeps each input of an application as it is left. Without this file the button keeps them all.
const form = document.querySelector("[data-keep]");
const state = form.querySelector("[data-state]");
const changed = new Set();
let busy = false;
let soon;

function inputOf(name) {
  return form.elements[name];
}

function tell(name, words) {
  const place = form.querySelector(`[data-wrong="${CSS.escape(name)}"]`);
  if (!place) return;
  place.hidden = !words;
  place.textContent = words ?? "";
  if (words) inputOf(name)?.setAttribute("aria-invalid", "true");
  else inputOf(name)?.removeAttribute("aria-invalid");
}

function partsOf(names) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const name of names)
    for (const part of [name, `${name}.unit`, `seen.${name}`])
      if (inputOf(part)) body.set(part, inputOf(part).value);
  return body;
}

function show(words, how) {
  state.textContent = words;
  state.dataset.state = how;
}

// One request at a time; what changes meanwhile goes with the next, so that the last word is the one kept.
async function keep() {
  if (busy || !changed.size) return;
  busy = true;
  const names = [...changed];
  changed.clear();
  show(form.dataset.saving, "busy");
  try {
    const sent = await fetch(form.dataset.keep, { method: "POST", body: partsOf(names), keepalive: true });
    if (!sent.ok) throw new Error(String(sent.status));
    const answer = await sent.json();
    for (const kept of answer.kept) {
      inputOf(`seen.${kept}`).value = answer.texts[kept];
      tell(kept, answer.wrong[kept]);
      const typed = form.querySelector(`[data-typed="${CSS.escape(kept)}"]`);
      if (typed) typed.textContent = answer.typed[kept];
    }
    for (const [other, words] of Object.entries(answer.overtaken)) tell(other, words);
    document.querySelector("[data-missing]").textContent = answer.missing
      ? form.dataset.missingWords.replace("#", answer.missing)
      : form.dataset.allThere;
    const amount = document.querySelector("[data-amount]");
    if (amount && answer.amount) amount.textContent = answer.amount;
    if (!changed.size) show(`${form.dataset.saved} ${answer.at}`, "kept");
  } catch {
    for (const name of names) changed.add(name);
    show(form.dataset.failed, "failed");
    busy = false;
    return;
  }
  busy = false;
  keep();
}

function note(event) {
  const name = event.target.name?.replace(/\.unit$/, "");
  if (!name || !inputOf(`seen.${name}`)) return;
  changed.add(name);
  clearTimeout(soon);
  if (event.type === "change") keep();
  else soon = setTimeout(keep, 800);
}

form.addEventListener("input", note);
form.addEventListener("change", note);
