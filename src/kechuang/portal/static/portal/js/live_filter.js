// Live filtering leaves empty choices out of the address, so that a shared link says only what was chosen.
document.addEventListener("htmx:configRequest", (event) => {
  const parameters = event.detail.parameters;
  for (const [name, value] of [...parameters.entries()]) if (value === "") parameters.delete(name);
});
