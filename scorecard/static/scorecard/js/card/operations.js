// Operations as docs/sync.md describes them: made here, immutable from then on.

import { sha256 } from "./sha256.js";

export const PROTOCOL = 1;

// The same text for the same value everywhere: sorted keys, no spaces.
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const pairs = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${pairs.join(",")}}`;
}

export const same = (one, other) => canonical(one) === canonical(other);

// An identifier that sorts by the time it was made (version 7).
export function uuid7(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let place = 0; place < 6; place += 1) bytes[place] = Math.floor(now / 2 ** (8 * (5 - place))) % 256;
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

// What a database would refuse: zero characters and halves of a surrogate pair.
export function clean(text) {
  const whole = text.replaceAll("\0", "");
  return whole.toWellFormed ? whole.toWellFormed() : whole;
}

// One tab is one client: it counts its operations from 1.
export class Author {
  constructor(card) {
    this.card = card;
    this.client = uuid7();
    this.count = 0;
  }

  write(field, value, base) {
    this.count += 1;
    return this.seal({ field, value, base_ver: base, cseq: this.count });
  }

  // The same place in the count with newer words, for an operation that never left this page.
  rewrite(entry, value) {
    return this.seal({ field: entry.sent.field, value, base_ver: entry.sent.base_ver, cseq: entry.sent.cseq });
  }

  seal(part) {
    const fixed = { op_id: uuid7(), card: this.card, client_id: this.client, proto: PROTOCOL };
    const sent = { ...part, ...fixed, t_client: new Date().toISOString() };
    return { sent, digest: sha256(canonical(sent)) };
  }
}
