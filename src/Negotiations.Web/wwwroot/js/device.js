// What is kept on the device while it has not reached the server: as little as can be, encrypted with a key that only the page in hand and the server know
// (Edge/DeviceKeys.cs), for a week at most; signing out clears it.

const once = (request) => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

let database;
const store = async (mode) => {
  database ??= new Promise((done, fail) => {
    const request = indexedDB.open("negotiations", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("kept", { keyPath: "id" });
    request.onerror = () => fail(request.error);
    request.onsuccess = () => {
      // Cleared from outside, by signing out in another window: it is opened anew when it is needed.
      request.result.onclose = () => { database = undefined; };
      done(request.result);
    };
  });
  // Strict: what is said to be kept has reached the disk, also when the browser is killed.
  return (await database).transaction("kept", mode, { durability: "strict" });
};

const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const keyOf = (text) => crypto.subtle.importKey("raw", bytes(text), "AES-GCM", false, ["encrypt", "decrypt"]);

export const device = {
  /** Whether this browser can keep anything: in private windows and over plain http some cannot. */
  works: Boolean(globalThis.indexedDB && globalThis.crypto?.subtle),

  /** Prepares it with the key in the page. `open` asks the server for the key of an earlier page. */
  start({ key, sealed, viewer, days, open }) {
    Object.assign(this, { sealed, viewer, days: Number(days), open, keys: new Map([[sealed, keyOf(key)]]) });
  },

  /** How much an account has here that was not sent, and on which page; nothing, if nothing. Read without a key, so it tells nothing else. */
  async left(viewer) {
    if (!this.works) return null;
    const rows = (await once((await store("readonly")).objectStore("kept").getAll())).filter((row) => row.viewer === viewer);
    return rows.length ? { count: rows.length, page: rows[0].page } : null;
  },

  /** Keeps some things and drops others, all or nothing. */
  async write(keep, drop = []) {
    const key = await this.keys.get(this.sealed);
    const rows = [];
    for (const { id, at, ...content } of keep) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify(content));
      rows.push({ id, at, viewer: this.viewer, page: location.pathname, sealed: this.sealed, iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(id) }, key, plain) });
    }
    const transaction = await store("readwrite");
    const kept = transaction.objectStore("kept");
    for (const row of rows) kept.put(row);
    for (const id of drop) kept.delete(id);
    await new Promise((done, fail) => {
      transaction.oncomplete = done;
      transaction.onerror = transaction.onabort = () => fail(transaction.error);
    });
  },

  /** Everything that is kept here for the account whose page this is, the oldest first. What is too old is dropped. */
  async read() {
    const rows = await once((await store("readonly")).objectStore("kept").getAll());
    const old = rows.filter((row) => row.at < Date.now() - this.days * 86400000);
    if (old.length) await this.write([], old.map((row) => row.id));
    const read = [];
    for (const row of rows.filter((r) => !old.includes(r)).sort((a, b) => a.at - b.at)) {
      if (!this.keys.has(row.sealed)) {
        const key = await this.open(row.sealed);
        this.keys.set(row.sealed, key ? keyOf(key) : null);
      }
      const key = await this.keys.get(row.sealed);
      if (!key) continue; // another account's
      try {
        const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.iv, additionalData: new TextEncoder().encode(row.id) }, key, row.data);
        read.push({ ...JSON.parse(new TextDecoder().decode(plain)), id: row.id, at: row.at });
      } catch {
        // One that is broken keeps back no other.
      }
    }
    return read;
  },
};
