// Shows the passkey forms where the browser has passkeys, and says in words when one did not work.

const form = document.getElementById("passkey");
if (form && window.PublicKeyCredential) form.hidden = false;

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const wrong = document.getElementById("passkey-wrong");
  if (wrong) wrong.hidden = false;
});
