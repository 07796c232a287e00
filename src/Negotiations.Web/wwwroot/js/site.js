// Conveniences only: every page works without this file.

// The error summary takes the focus also where the browser did not honour autofocus (e.g. with an address that has a fragment).
document.getElementById("error-summary")?.focus();

// A line of the error summary leads to its field without a trace in the address: it would lead there again when the form is sent once more.
document.getElementById("error-summary")?.addEventListener("click", (event) => {
  const field = document.getElementById(decodeURIComponent(event.target.closest("a[href^='#']")?.hash.slice(1) ?? ""));
  if (!field) return;
  event.preventDefault();
  field.focus();
});

// What a form was answered with has no address that could be opened again: Back leads to where the form begins, and nobody is asked to send it once more.
const answered = document.querySelector("form[data-back-to]");
if (answered) history.replaceState(null, "", answered.dataset.backTo);

// "/" goes to the search of the process, or to the one of the page where that is not shown, unless one is typing or uses no keys in this browser.
const keysOn = () => localStorage.getItem("log-keys") !== "off";
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !keysOn()) return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
  const find = [document.getElementById("find"), document.querySelector("main input[type=search]")].find((field) => field && field.offsetParent !== null);
  if (!find) return;
  event.preventDefault();
  find.focus();
});

// Whether keys are used in this browser is said once, for the search and for the log.
for (const tick of document.querySelectorAll("input[data-keys]")) {
  tick.checked = keysOn();
  tick.closest("[hidden]").hidden = false;
  tick.addEventListener("change", () => {
    if (tick.checked) localStorage.removeItem("log-keys");
    else localStorage.setItem("log-keys", "off");
  });
}

// A form marked data-once is sent once, however often the button is pressed; after coming back it can be sent again.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "true";
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// A file that is too large is refused before it is sent.
for (const input of document.querySelectorAll("input[type=file][data-max-bytes]")) {
  input.addEventListener("change", () => {
    const large = [...input.files].some((file) => file.size > Number(input.dataset.maxBytes));
    input.setCustomValidity(large ? input.dataset.tooLarge : "");
    if (large) input.reportValidity();
  });
}

// A button marked data-print opens the browser's own dialogue; without this file it is not shown, because it could do nothing.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// A form marked data-unsaved warns before what was typed in it is left behind; one marked "changed" came back with something in it that is not saved.
let unsaved = document.querySelector("form[data-unsaved=changed]") !== null;
for (const form of document.querySelectorAll("form[data-unsaved]")) {
  form.addEventListener("input", () => { unsaved = true; });
  form.addEventListener("submit", () => { unsaved = false; });
}
addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

// Words that are selected in a text, with the mouse or with keys, are taken over into the field that tells them, with the place where they stand.
for (const source of document.querySelectorAll("textarea[data-select]")) {
  const words = document.getElementById(source.dataset.select);
  const at = document.getElementById(source.dataset.selectAt);
  const hint = document.querySelector("[data-select-hint]");
  if (hint) hint.hidden = false;
  // In a field that is only read, Chromium shows no caret, and keys select nothing. It can be entered, and whatever would change it is refused.
  source.readOnly = false;
  source.setAttribute("aria-readonly", "true");
  source.setAttribute("inputmode", "none");
  const text = source.value;
  for (const change of ["beforeinput", "drop"]) source.addEventListener(change, (event) => event.preventDefault());
  source.addEventListener("input", (event) => {
    source.value = text;
    event.stopPropagation();
  });
  source.addEventListener("select", () => {
    const [from, to] = [source.selectionStart, source.selectionEnd];
    if (from === to) return;
    const selected = source.value.slice(from, to);
    words.value = selected.trim();
    const place = String(from + selected.length - selected.trimStart().length);
    // Where there is a choice of places, that one is ticked which was selected.
    if (at.matches("fieldset")) for (const radio of at.querySelectorAll("input[type=radio]")) radio.checked = radio.value === place;
    else at.value = place;
    words.dispatchEvent(new Event("input", { bubbles: true }));
  });
  words.addEventListener("input", (event) => {
    if (event.isTrusted && !at.matches("fieldset")) at.value = "";
  });
}

// Some browsers forget that a table is one when it is laid out as cards; said again, it is read as a table. Not in the
// page itself, where it would say twice what the elements say.
for (const table of document.querySelectorAll("table.tbl-stack")) {
  table.setAttribute("role", "table");
  for (const part of table.querySelectorAll("thead, tbody, tfoot")) part.setAttribute("role", "rowgroup");
  for (const row of table.rows) {
    row.setAttribute("role", "row");
    for (const cell of row.cells) {
      cell.setAttribute("role", cell.tagName === "TD" ? "cell" : cell.scope === "row" ? "rowheader" : "columnheader");
    }
  }
}

// What a log kept on this device and could not send yet: said on every page of the same account, and before signing out.
const unsentNote = document.getElementById("unsent");
if (unsentNote) {
  const { device } = await import("./device.js");
  const left = () => device.left(unsentNote.dataset.viewer).catch(() => null);
  left().then((found) => {
    if (!found || found.page === location.pathname) return;
    const note = unsentNote.content.cloneNode(true);
    note.querySelector("a").href = found.page;
    unsentNote.before(note);
  });
  document.querySelector("form[data-unsent]")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    if (!(await left()) || confirm(form.dataset.unsent)) form.submit();
  });
}

// The menu closes with Escape and gives the focus back.
for (const menu of document.querySelectorAll("details.menu")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
