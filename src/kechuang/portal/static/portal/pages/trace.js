// The slider moves the date. Without this file the slider stays off and the date field does the same.
const DAY = 86400000;

function connect() {
  const days = document.getElementById("asof-days");
  const valid = document.getElementById("asof-valid");
  if (!days || !valid || days.dataset.connected) return;
  days.dataset.connected = "true";
  days.disabled = false;
  const first = Date.parse(days.dataset.first);
  const shown = () => new Date(first + Number(days.value) * DAY).toISOString().slice(0, 10);
  days.addEventListener("input", () => {
    valid.value = shown();
    days.setAttribute("aria-valuetext", valid.value);
  });
  days.addEventListener("change", () => {
    const had = document.activeElement === days;
    valid.form.dispatchEvent(new CustomEvent("days:moved"));
    if (had) document.body.addEventListener("htmx:afterSettle", () => document.getElementById("asof-days")?.focus(), { once: true });
  });
}

document.addEventListener("htmx:afterSettle", connect);
connect();
