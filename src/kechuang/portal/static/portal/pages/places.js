// Shows only the seat that the chosen role is held in: a unit, an organisation, or neither.

const role = document.querySelector("select[data-seats]");
if (role) {
  const seats = JSON.parse(role.dataset.seats);
  const fields = { unit: document.getElementById("id_unit"), organisation: document.getElementById("id_organisation") };
  const arrange = () => {
    for (const [seat, select] of Object.entries(fields)) {
      const field = select?.closest(".field");
      if (field) field.hidden = seats[role.value] !== seat;
    }
  };
  role.addEventListener("change", arrange);
  arrange();
}
