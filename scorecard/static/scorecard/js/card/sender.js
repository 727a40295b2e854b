// Brings the journal to the server, one batch at a time, and never gives up. Only a proven acknowledgement counts.

import { PROTOCOL } from "./operations.js";

const TIMEOUT = 15_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

export const cookie = (name) =>
  document.cookie.split("; ").map((pair) => pair.split("=")).find(([key]) => key === name)?.[1] ?? "";

export class Sender {
  constructor({ address, journal, onAnswer, onBody, onChange }) {
    Object.assign(this, { address, journal, onAnswer, onBody, onChange });
    this.busy = false;
    this.problem = null;
    this.failures = 0;
    this.most = undefined;
    this.timer = null;
  }

  // Now, unless a batch is under way; then straight after it.
  async push() {
    clearTimeout(this.timer);
    if (this.busy || !this.journal.size) return;
    this.busy = true;
    this.onChange();
    const problem = await this.deliver();
    this.busy = false;
    this.settle(problem);
  }

  // After something was written: a server in trouble is left alone until its time has come.
  nudge() {
    if (!this.problem) this.push();
  }

  async deliver() {
    const entries = this.journal.batch(this.most);
    try {
      const response = await this.post(entries, TIMEOUT);
      const problem = await this.read(response, entries);
      return problem?.code === "csrf" && this.problem?.code !== "csrf" ? { ...problem, wait: 0 } : problem;
    } catch {
      return { code: navigator.onLine ? "network" : "offline" };
    }
  }

  post(entries, timeout) {
    return fetch(this.address, {
      method: "POST",
      credentials: "same-origin",
      redirect: "manual",
      keepalive: !timeout,
      signal: timeout ? AbortSignal.timeout(timeout) : undefined,
      headers: { "Content-Type": "application/json", "X-CSRFToken": cookie("csrftoken") },
      body: JSON.stringify({ operations: entries.map((entry) => entry.sent) }),
    });
  }

  async read(response, entries) {
    const ours = response.headers.get("X-Scorecard-Protocol") === String(PROTOCOL);
    const json = response.headers.get("Content-Type")?.startsWith("application/json");
    if (!ours || !json) return { code: "stranger" };
    const body = await response.json();
    if (response.status !== 200) return this.refused(response, body, entries);
    const taken = entries.filter((entry) => this.take(entry, body.answers ?? []));
    this.onBody(body);
    return taken.length ? null : { code: "unproven" };
  }

  take(entry, answers) {
    const answer = answers.find((one) => one.op_id === entry.sent.op_id && one.digest === entry.digest);
    if (!answer || !this.journal.acknowledge(entry.sent.op_id, entry.digest)) return false;
    this.onAnswer(entry.sent, answer);
    return true;
  }

  refused(response, body, entries) {
    if (response.status === 413 && entries.length > 1) {
      this.most = Math.ceil(entries.length / 2);
      return { code: "too_large", wait: 0 };
    }
    const after = Number(response.headers.get("Retry-After")) * 1000;
    return { code: body.error ?? "refused", wait: after || undefined };
  }

  // Full jitter: a server that comes back is not run over by everybody at once.
  settle(problem) {
    this.problem = problem;
    this.failures = problem ? this.failures + 1 : 0;
    if (!problem) this.most = undefined;
    const most = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (this.failures - 1));
    const wait = problem ? (problem.wait ?? FIRST_WAIT / 2 + Math.random() * most) : 0;
    this.onChange();
    if (this.journal.size) this.timer = setTimeout(() => this.push(), wait);
  }

  // The page is going: one last try that outlives it. Its answer is nobody's to read, so nothing is acknowledged.
  farewell() {
    if (this.journal.size) this.post(this.journal.batch(), 0).catch(() => {});
  }

  // Resolves to true once everything is on the server, to false after `patience` milliseconds.
  drained(patience) {
    const end = Date.now() + patience;
    this.push();
    return new Promise((resolve) => {
      const look = () => {
        if (!this.journal.size || Date.now() > end) resolve(!this.journal.size);
        else setTimeout(look, 50);
      };
      look();
    });
  }
}
