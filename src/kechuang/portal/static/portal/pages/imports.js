// The unit beside a column offers only what its field can be in; without this the server says so after the form is sent.
const fit = (row) => {
  const field = row.querySelector(".choose-field");
  const unit = row.querySelector(".choose-unit");
  if (!field || !unit) return;
  const units = (field.selectedOptions[0]?.dataset.units || "").split(" ").filter(Boolean);
  for (const option of unit.options) option.hidden = option.value !== "" && !units.includes(option.value);
  if (unit.value && !units.includes(unit.value)) unit.value = "";
  unit.disabled = units.length === 0;
  row.classList.toggle("matched", field.value !== "");
};

for (const row of document.querySelectorAll("table.columns tbody tr")) {
  fit(row);
  row.querySelector(".choose-field")?.addEventListener("change", () => fit(row));
}
