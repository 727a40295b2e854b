// Where operations wait until the server has proven that it holds them. This one lives in memory: closing the page
// loses what is not sent, and the status line says so. A durable journal has the same five methods.

const MAX_OPERATIONS = 50;
const MAX_BYTES = 40 * 1024;

export class MemoryJournal {
  durable = false;
  entries = [];
  under_way = new Set();

  get size() {
    return this.entries.length;
  }

  append(entry) {
    this.entries.push({ ...entry, since: Date.now() });
  }

  // The last entry, while it waits and speaks of this field: its words may still be replaced.
  open(field) {
    const last = this.entries.at(-1);
    return last && last.sent.field === field && !this.under_way.has(last.sent.op_id) ? last : null;
  }

  replace(old, entry) {
    this.entries[this.entries.indexOf(old)] = { ...entry, since: old.since };
  }

  // The oldest entries that fit one batch.
  batch(most = MAX_OPERATIONS) {
    const chosen = [];
    let bytes = 0;
    for (const entry of this.entries.slice(0, most)) {
      bytes += new TextEncoder().encode(JSON.stringify(entry.sent)).length + 1;
      if (chosen.length && bytes > MAX_BYTES) break;
      chosen.push(entry);
    }
    this.under_way = new Set(chosen.map((entry) => entry.sent.op_id));
    return chosen;
  }

  // An entry leaves only when its own id and digest came back.
  acknowledge(id, digest) {
    const place = this.entries.findIndex((entry) => entry.sent.op_id === id && entry.digest === digest);
    return place < 0 ? null : this.entries.splice(place, 1)[0];
  }

  holds(field) {
    return this.entries.some((entry) => entry.sent.field === field);
  }

  get oldest() {
    return this.entries.length ? this.entries[0].since : null;
  }
}
