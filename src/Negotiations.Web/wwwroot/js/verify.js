// Files are read here, in the browser, and never sent: of a list, its fingerprint goes into the field; of a receipt, its text. Without this file both are typed or pasted.

const largest = 200 * 1024 * 1024;
const fieldOf = (id) => document.getElementById(id);

for (const box of document.querySelectorAll("[data-file-text]")) {
  box.hidden = false;
  box.querySelector("input").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (file) fieldOf(box.dataset.fileText).value = (await file.slice(0, 8000).text()).trim();
  });
}

for (const box of document.querySelectorAll("[data-file-fingerprint]")) {
  box.hidden = false;
  const said = box.querySelector("[role=status]");
  box.querySelector("input").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    const field = fieldOf(box.dataset.fileFingerprint);
    said.textContent = field.value = "";
    if (!file) return;
    if (file.size > largest) said.textContent = box.dataset.tooLarge;
    // Browsers have no such means over plain http.
    else if (!crypto.subtle) said.textContent = box.dataset.insecure;
    else field.value = [...new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()))].map((b) => b.toString(16).padStart(2, "0")).join("");
  });
}
