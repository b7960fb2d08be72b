// Copies a one-time link where the browser allows it; without that it can be selected and copied by hand.

const button = document.getElementById("copy");
if (button && navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.of).value);
    button.querySelector("span").textContent = button.dataset.done;
  });
}
