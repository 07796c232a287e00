// The log of a session: keeps what is typed on the device until the server has it, sends it when it can, and shows what others note.
// Without this file the same forms are sent by hand.
import { device } from "./device.js";

const form = document.querySelector("form[data-key]");
const words = form.dataset;
const text = form.elements.Text;
const log = form.id === "compose" ? form : null;
const address = new URL(form.action).pathname;
const draftId = `draft ${words.viewer} ${address}`;
const headers = { "X-Log": "1" };
let token = form.elements.__RequestVerificationToken.value;

const post = (to, fields) => fetch(to, {
  method: "POST", headers, redirect: "manual", signal: AbortSignal.timeout(20000),
  body: new URLSearchParams([...fields, ["__RequestVerificationToken", token]]),
});

if (device.works) {
  device.start({
    key: words.key, sealed: words.sealed, viewer: words.viewer, days: words.days,
    open: async (sealed) => {
      const answer = await post("/device-key", [["sealed", sealed]]);
      return answer.ok ? answer.text() : null;
    },
  });
}

// --- What is typed and not kept yet ---------------------------------------------------------------------------------

const typed = () => [...new FormData(form)].filter(([name]) => !name.startsWith("__") && name !== "Id" && name !== "VersionToken");
let draftTimer, drafting = Promise.resolve(), drafted = true;

function keepDraft() {
  clearTimeout(draftTimer);
  if (!device.works) return;
  drafting = drafting.then(() => (text.value.trim() ? device.write([{ id: draftId, at: Date.now(), fields: typed() }]) : device.write([], [draftId])))
    .then(() => {
      drafted = true;
      show();
    }).catch(() => {});
}

form.addEventListener("input", () => {
  drafted = false;
  clearTimeout(draftTimer);
  draftTimer = setTimeout(keepDraft, 300);
});
addEventListener("pagehide", keepDraft);

function fill(into, fields) {
  for (const [name, value] of fields) {
    for (const control of into.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (control.type === "radio" || control.type === "checkbox") control.checked = control.value === value;
      else control.value = value;
    }
  }
}

function restore(fields) {
  fill(form, fields);
  const line = document.createElement("p");
  line.className = "small muted";
  line.textContent = words.restored;
  form.prepend(line);
  text.addEventListener("input", () => line.remove(), { once: true });
}

// --- What was kept and waits to be sent -----------------------------------------------------------------------------

/** Forms that wait: { id, at, address, fields, label, text, aud, time }, in the order in which they were made. */
let waiting = [];
let state = "saved", since = null, retry, wait = 2000;
// What was done last, until something else is typed.
let done = document.getElementById("log-saved")?.textContent ?? "";

/** Done when it is kept on the device; it is sent afterwards. */
async function queue(target, fields, { label, said = "", aud = "", time = "", note = null, dropDraft = false }) {
  const item = { id: `form ${crypto.randomUUID()}`, at: Date.now(), address: target, fields, label, text: said, aud, time, note };
  waiting.push(item);
  if (device.works) {
    clearTimeout(draftTimer);
    drafting = drafting.then(() => device.write([item], dropDraft ? [draftId] : []));
    // A device that is full keeps nothing more: the page says so, and sends all the same.
    await drafting.catch(() => { device.works = false; });
  }
  show();
  flush();
}

async function drop(item) {
  waiting = waiting.filter((w) => w !== item);
  if (device.works) await device.write([], [item.id]);
  show();
}

let flushing = false;

/** Sends what waits, one window after the other. What others noted is looked at afterwards: on a slow line the next note does not wait for it. */
async function flush() {
  if (flushing) return;
  flushing = true;
  clearTimeout(retry);
  let sent = false;
  try {
    sent = await (navigator.locks ? navigator.locks.request("negotiations-outbox", send) : send());
  } finally {
    flushing = false;
  }
  // Kept between the last look at what waits and now.
  if (state === "saved" && waiting.some((w) => !w.refused)) flush();
  if (sent) await refresh().catch(() => {});
}

/** Whether anything was sent. */
async function send() {
  let sent = false;
  for (let item; (item = waiting.find((w) => !w.refused));) {
    state = "sending";
    show();
    let answer;
    try {
      answer = await post(item.address, item.fields);
    } catch {
      return later("offline");
    }
    if (answer.status === 401) return later("signed-out");
    if (answer.status === 400) {
      const found = await renew();
      if (found !== "ok") return later(found);
      continue;
    }
    if (answer.status === 429 || answer.status >= 500) return later("offline");
    // 409: it was kept before, and somebody corrected it since.
    if (answer.ok || answer.type === "opaqueredirect" || answer.status === 409) {
      sent = true;
      if (item.label && answer.status !== 409) done = words.kept.replace("{0}", item.label);
      await drop(item);
    } else {
      item.refused = answer.status === 422 ? await answer.text() : words.refused;
      show();
      toEnd();
    }
  }
  state = "saved";
  since = null;
  wait = 2000;
  show();
  return sent;
}

// The token of the forms belongs to a sign-in that ended: a new page has a new one, if it is still the same account's.
async function renew() {
  let page;
  try {
    const answer = await fetch(address, { redirect: "manual" });
    if (!answer.ok) return answer.type === "opaqueredirect" ? "signed-out" : "offline";
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return "offline";
  }
  const fresh = page.querySelector("form[data-key]");
  if (fresh?.dataset.viewer !== words.viewer) return "other";
  const renewed = fresh.elements.__RequestVerificationToken.value;
  if (renewed === token) return "offline"; // refused for another reason: tried again later
  token = renewed;
  for (const field of document.querySelectorAll("input[name=__RequestVerificationToken]")) field.value = token;
  return "ok";
}

function later(why) {
  state = why;
  since ??= new Date();
  clearTimeout(retry);
  retry = setTimeout(flush, wait);
  wait = Math.min(wait * 2, 15000);
  show();
}

// --- What is shown ----------------------------------------------------------------------------------------------------

const clock = (date) => date.toLocaleTimeString(words.language, { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: words.zone });

function show() {
  if (!log) return;
  const notes = document.getElementById("notes");
  for (const local of notes.querySelectorAll("li.local")) {
    // One with a form that is open goes when the server's line is there to take the form over.
    if (!waiting.some((w) => w.id === local.dataset.item) && !local.querySelector(".follow-up")) local.remove();
  }
  for (const item of waiting.filter((w) => w.address.startsWith(address))) {
    let line = notes.querySelector(`li.local[data-item="${CSS.escape(item.id)}"]`);
    if (!line) {
      line = document.getElementById("local-note").content.firstElementChild.cloneNode(true);
      line.dataset.item = item.id;
      line.dataset.note = item.note ?? "";
      line.querySelector("time").textContent = item.time || clock(new Date(item.at));
      line.querySelector("p").textContent = item.text || item.label;
      line.querySelector(".aud").textContent = item.aud;
      const [again, away] = line.querySelectorAll("button");
      again.textContent = words.again;
      again.addEventListener("click", () => correct(item, line));
      away.textContent = words.drop;
      away.addEventListener("click", () => drop(item));
      document.getElementById("none")?.remove();
      notes.append(line);
      toEnd();
    }
    line.querySelector(".st span").textContent = item.refused ? `${words.refused}: ${item.refused}` : words.local;
    // What is being corrected is thrown away with its form, not beside it.
    for (const button of line.querySelectorAll(".meta button")) button.hidden = !item.refused || Boolean(line.querySelector(".follow-up"));
  }

  const refused = waiting.filter((w) => w.refused).length;
  const count = waiting.length - refused;
  document.getElementById("log-saved").textContent =
    refused && !count ? words.trouble : count && state === "sending" ? words.sending : count ? words.waiting.replace("{0}", count) : !text.value.trim() ? done || words.saved : drafted && device.works ? words.drafted : words.typing;

  const trouble = state === "offline" || state === "signed-out" || state === "other" ? state : waiting.some((w) => w.refused) ? "trouble" : device.works ? null : "no-device";
  const box = document.getElementById("log-state");
  box.hidden = !trouble;
  if (!trouble) return;
  const say = {
    offline: [words.offline?.replace("{0}", since ? clock(since) : ""), words.offlineHelp],
    "signed-out": [words.signedOut, words.signedOutHelp],
    other: [words.other, words.otherHelp],
    trouble: [words.trouble, ""],
    "no-device": [words.noDevice, ""],
  }[trouble];
  const said = [box.querySelector("strong"), box.querySelector("strong + span")];
  said.forEach((part, at) => { if (part.textContent !== say[at]) part.textContent = say[at]; });
  box.querySelector("button").hidden = trouble === "trouble" || trouble === "no-device";
  box.querySelector("a").hidden = trouble !== "signed-out" && trouble !== "other";
}

// --- What others note -------------------------------------------------------------------------------------------------

let stamp = null;

async function refresh() {
  const answer = await fetch(`${address}/live`, { redirect: "manual" });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  merge(document.getElementById("notes"), fresh.getElementById("notes"));
  const agenda = document.getElementById("agenda");
  if (!agenda.contains(document.activeElement)) agenda.replaceWith(fresh.getElementById("agenda"));
  document.getElementById("taken-down").replaceWith(fresh.getElementById("taken-down"));
  show();
}

// The box for the next note lies over the end of the page: the last note is shown above it.
function toEnd() {
  const notes = document.getElementById("notes");
  if (!log || !notes) return;
  notes.style.scrollMarginBlockEnd = `${log.offsetHeight + 16}px`;
  notes.scrollIntoView({ block: "end" });
}

// Line by line, so that nobody loses the place, a form that is open, or what is on this device.
function merge(old, fresh) {
  const busy = (line) => line.contains(document.activeElement) || line.querySelector(".follow-up");
  const end = old.getBoundingClientRect().bottom <= innerHeight + 40;
  let added = false;
  for (const line of [...old.children]) {
    if (!line.classList.contains("local") && !fresh.querySelector(`#${CSS.escape(line.id)}`) && !busy(line)) line.remove();
  }
  let after = null;
  for (const line of [...fresh.children]) {
    const known = document.getElementById(line.id);
    const stays = known && (known.dataset.token === line.dataset.token || busy(known));
    if (known && !stays) known.replaceWith(line);
    added ||= !known;
    const here = stays ? known : line;
    // When its time was set right, it stands elsewhere now; one in which somebody types is moved once that is done.
    const next = after ? after.nextElementSibling : old.firstElementChild;
    if (here !== next && !(here.parentNode === old && busy(here))) {
      if (after) after.after(here);
      else old.prepend(here);
    }
    after = here;
  }
  for (const open of old.querySelectorAll("li.local .follow-up")) {
    const focused = document.activeElement;
    document.getElementById(`note-${open.closest("li").dataset.note}`)?.append(open);
    if (open.contains(focused)) focused.focus();
  }
  for (const local of old.querySelectorAll("li.local")) old.append(local);
  if (added && end) toEnd();
}

async function poll() {
  if (document.visibilityState === "visible") {
    try {
      const answer = await fetch(`${address}/stamp`, { redirect: "manual" });
      if (answer.ok) {
        const now = await answer.text();
        if (now !== stamp) {
          stamp = now;
          await refresh();
        }
        if (state !== "saved" && state !== "sending") {
          state = "saved";
          since = null;
          show();
          await flush();
        }
      } else if (answer.type === "opaqueredirect" && state === "saved") {
        state = "signed-out";
        show();
      }
    } catch {
      if (state === "saved") {
        state = "offline";
        since = new Date();
        show();
      }
    }
  }
  setTimeout(poll, state === "saved" ? 5000 : 3000);
}

// --- Keys and forms ---------------------------------------------------------------------------------------------------

const keysOn = () => localStorage.getItem("log-keys") !== "off";

// A line may begin with who speaks, or with the point of the agenda.
function takePrefix() {
  const spoken = /^([\p{L}\d]{1,4}):\s/u.exec(text.value);
  const speaker = spoken && [...form.elements.SaidBy.options].find((o) => o.dataset.short && o.dataset.short.toLowerCase() === spoken[1].toLowerCase());
  const numbered = /^#(\d{1,2})\s/.exec(text.value);
  const agenda = form.elements.AgendaItem;
  if (speaker) {
    form.elements.SaidBy.value = speaker.value;
    text.value = text.value.slice(spoken[0].length);
  } else if (numbered && agenda?.options[Number(numbered[1])]) {
    agenda.selectedIndex = Number(numbered[1]);
    text.value = text.value.slice(numbered[0].length);
  }
}

async function keepNote() {
  const said = text.value.trim();
  if (!said) {
    text.focus();
    return null;
  }
  if (!form.reportValidity()) return null;
  const id = crypto.randomUUID();
  const reader = form.querySelector("input[name=For]:checked");
  const fields = [...typed(), ["Id", id], ["At", new Date().toISOString()]];
  const by = form.elements.SaidBy.value;
  const speaker = by ? `${form.elements.SaidBy.selectedOptions[0].text}: ` : "";
  text.value = "";
  form.elements.SaidBy.value = "";
  form.elements.Conveyance.value = "";
  // What a delegation reads at once is chosen for each note: the next one is not told to it because nobody looked.
  if (reader?.dataset.delegation) form.querySelector("input[name=For]").checked = true;
  const time = form.elements.SaidAt.value;
  // Once the session is over, the next note goes on from this one; while it goes on, the next is said now.
  if (!form.elements.SaidAt.required) form.elements.SaidAt.value = "";
  text.focus();
  await queue(address, fields, { label: "", said: speaker + said, aud: reader?.closest("label").innerText.replace(/Alt \d/, "").trim() ?? "", time, note: id, dropDraft: true });
  return { id, said, by };
}

// Who spoke is told as the choice of a note tells it: a party or a capacity, and after a bar the name.
function followUp(line, id, said, by) {
  const open = line.querySelector(".follow-up");
  if (open) {
    open.remove();
    return;
  }
  const made = document.getElementById("follow-up").content.cloneNode(true);
  for (const each of made.querySelectorAll("form")) {
    each.setAttribute("action", each.getAttribute("action").replace("00000000-0000-0000-0000-000000000000", id));
    for (const field of each.querySelectorAll("[data-made-here]")) field.value = crypto.randomUUID();
    for (const field of each.querySelectorAll("[data-note]")) field.value = id;
    for (const field of each.querySelectorAll("[data-said]")) field.value = said.slice(0, field.maxLength > 0 ? field.maxLength : undefined);
  }
  const [side, name = ""] = by.split("|");
  for (const choice of made.querySelectorAll("select[data-by]")) {
    const party = [...choice.options].find((o) => o.value === `party.${side}`);
    choice.value = party?.value ?? (name && choice.dataset.by ? "Other" : "");
  }
  for (const field of made.querySelectorAll("[data-by-name]")) field.value = name;
  line.append(made);
  offerSubjects();
  line.querySelector(".follow-up :is(input:not([type=hidden]), textarea, select)").focus();
}

// What was refused is opened again as it was typed. It stays on the device until what it was corrected to is kept there.
function correct(item, line) {
  if (item.address === address) {
    if (text.value.trim()) {
      text.focus();
      return;
    }
    restore(item.fields);
    keepDraft();
    drop(item);
    text.focus();
    return;
  }
  const note = item.address.slice(address.length).split("/")[1];
  followUp(line, note, "", "");
  for (const each of line.querySelectorAll(".follow-up form")) {
    if (new URL(each.action).pathname !== item.address) {
      each.remove();
      continue;
    }
    each.dataset.corrects = item.id;
    for (const control of each.elements) if (control.type === "checkbox") control.checked = false;
    fill(each, item.fields);
    for (const fold of each.querySelectorAll("details")) fold.open = true;
    const why = document.createElement("p");
    why.className = "err";
    why.textContent = item.refused;
    each.querySelector("h3").after(why);
    each.querySelector("input:not([type=hidden]), select, textarea").focus();
  }
  show();
}

// Asked when somebody says what follows, not with every page; without a line they are typed.
async function offerSubjects() {
  try {
    const answer = await fetch(`${address}/subjects`, { redirect: "manual" });
    if (answer.ok) document.getElementById("claim-subjects").replaceChildren(...(await answer.json()).map((title) => new Option(title)));
  } catch {
    // Nothing is offered.
  }
}

if (log) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keepNote();
  });

  // The forms beside the notes go the same way: kept on the device, sent in order, once.
  document.addEventListener("submit", (event) => {
    const other = event.target.closest("form[data-outbox]");
    if (!other) return;
    event.preventDefault();
    const fields = [...new FormData(other, event.submitter)].filter(([name]) => !name.startsWith("__"));
    const note = other.closest(".follow-up");
    const line = note?.closest("li");
    note?.remove();
    queue(new URL(other.action).pathname, fields, { label: `${other.dataset.outbox}: ${fields.find(([name]) => name === "title" || name === "What" || name === "Said")?.[1] ?? ""}` });
    const corrected = waiting.find((w) => w.id === other.dataset.corrects);
    if (corrected) drop(corrected);
    (line ? text : event.submitter)?.focus();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-follow]");
    if (!link) return;
    event.preventDefault();
    const line = link.closest("li");
    followUp(line, link.dataset.follow, line.querySelector("p .as-typed").textContent, link.dataset.by);
  });

  form.addEventListener("input", (event) => {
    if (event.target === text) done = "";
    if (event.target === text && keysOn()) takePrefix();
    show();
  });

  document.addEventListener("keydown", async (event) => {
    if (!keysOn() || event.isComposing) return;
    if (event.key === "Escape" && event.target.closest(".follow-up")) {
      event.target.closest(".follow-up").remove();
      show();
      text.focus();
    } else if (event.key === "?" && (event.target === text ? !text.value : !event.target.closest("input, textarea, select"))) {
      event.preventDefault();
      document.getElementById("keys").showModal();
    } else if (event.key === "Enter" && event.target === text && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      await keepNote();
    } else if (event.altKey && !event.ctrlKey && /^Digit[1-9]$/.test(event.code)) {
      const reader = form.querySelectorAll("input[name=For]")[Number(event.code.at(-1)) - 1];
      if (!reader) return;
      event.preventDefault();
      reader.checked = true;
      keepDraft();
    } else if (event.altKey && !event.ctrlKey && ["KeyS", "KeyA", "KeyT", "KeyF"].includes(event.code)) {
      event.preventDefault();
      if (event.code === "KeyS") form.elements.SaidBy.focus();
      else if (event.code === "KeyA") form.elements.AgendaItem?.focus();
      else if (event.code === "KeyT") form.elements.SaidAt.focus();
      else {
        const kept = await keepNote();
        const line = kept && document.querySelector(`#note-${kept.id}, li.local[data-note="${kept.id}"]`);
        if (line) followUp(line, kept.id, kept.said, kept.by);
      }
    }
  });

  const useKeys = document.getElementById("use-keys");
  const showKeys = document.getElementById("show-keys");
  const tellKeys = () => {
    for (const key of form.querySelectorAll("kbd.keys")) key.hidden = !keysOn();
  };
  useKeys.checked = keysOn();
  useKeys.addEventListener("change", () => {
    if (useKeys.checked) localStorage.removeItem("log-keys");
    else localStorage.setItem("log-keys", "off");
    tellKeys();
  });
  showKeys.hidden = false;
  showKeys.addEventListener("click", () => document.getElementById("keys").showModal());
  tellKeys();

  document.querySelector("#log-state button").addEventListener("click", () => {
    wait = 2000;
    flush();
  });
  for (const wake of ["online", "focus"]) addEventListener(wake, () => { if (state !== "saved") flush(); });
}

// --- What an earlier page left here -----------------------------------------------------------------------------------

if (device.works) {
  try {
    for (const kept of await device.read()) {
      if (kept.id === draftId) {
        if (kept.sent && kept.sent !== form.elements.VersionToken.value) await device.write([], [draftId]);
        else restore(kept.fields);
      }
      else if (kept.address && log) waiting.push(kept);
    }
  } catch {
    // Nothing can be read back: what is typed from now on is kept all the same.
  }
}
if (log) {
  show();
  if (location.hash === "" || location.hash === "#compose") toEnd();
  await flush();
  poll();
} else {
  text.addEventListener("keydown", (event) => {
    if (!keysOn() || event.isComposing || event.key !== "Enter" || event.shiftKey || event.altKey) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", () => {
    clearTimeout(draftTimer);
    removeEventListener("pagehide", keepDraft);
    // Whether it arrived is seen by the token of the note when the form is opened again.
    device.write([{ id: draftId, at: Date.now(), fields: typed(), sent: form.elements.VersionToken.value }]).catch(() => {});
  });
}
