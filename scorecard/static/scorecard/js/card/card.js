// The live card: what is typed becomes operations, operations go to the journal, the sender brings them to the server.

import { Clock, paceOf } from "./clock.js";
import { Flags } from "./flags.js";
import { MemoryJournal } from "./journal.js";
import { listen } from "./keys.js";
import { Author, clean, same } from "./operations.js";
import { Panes } from "./panes.js";
import { Sender } from "./sender.js";
import { checked, fieldOf, grow, markOf, showMark, showNote, showStale, showStanding, showTick } from "./sheet.js";
import { Status } from "./status.js";

const PAUSE = 250;
const LONGEST_PAUSE = 1000;
const DWELL = 8000;
const EMPTY = { score: null, state: "asked", tick: false, note: "", asked_at: null, flag: null };

class Card {
  constructor() {
    const start = JSON.parse(document.getElementById("start").textContent);
    this.values = start.fields;
    this.versions = start.versions;
    this.waiting = new Map();
    this.author = new Author(start.card);
    this.journal = new MemoryJournal();
    this.status = new Status();
    this.panes = new Panes((pane) => this.moved(pane));
    this.flags = new Flags(this.panes, (field, value) => this.write(field, value));
    this.sender = new Sender({
      address: document.getElementById("live").dataset.ops,
      journal: this.journal,
      onAnswer: (sent, answer) => this.answered(sent, answer),
      onBody: (body) => this.heard(body),
      onChange: () => this.report(),
    });
    this.clock = new Clock((now) => this.pace(now));
    this.arrived = Date.now();
  }

  value(field) {
    return this.values[field] ?? EMPTY[field.split(":")[0]];
  }

  get unsaved() {
    return this.journal.size > 0 || this.waiting.size > 0;
  }

  // Capture

  write(field, value) {
    if (same(this.value(field), value)) return;
    this.values[field] = value;
    const open = field.startsWith("note:") ? this.journal.open(field) : null;
    if (open) this.journal.replace(open, this.author.rewrite(open, value));
    else this.journal.append(this.author.write(field, value, this.versions[field] ?? 0));
    this.report();
    this.sender.nudge();
  }

  touch(question) {
    if (question && this.clock.opened !== null && !this.value(`asked_at:${question}`)) {
      this.write(`asked_at:${question}`, new Date(this.clock.now).toISOString());
    }
  }

  mark(pane, mark) {
    const { question } = pane.dataset;
    if (!question) return;
    const [score, state] = [fieldOf("score", question), fieldOf("state", question)];
    const isLevel = /^[1-4]$/.test(mark);
    if (isLevel || !mark) this.write(score, isLevel ? Number(mark) : null);
    this.write(state, isLevel || !mark ? "asked" : mark);
    showMark(pane, this.panes.linkOf(pane), mark);
    this.touch(question);
  }

  // By a single key: the focus is elsewhere, so what it did is said.
  press(mark) {
    const pane = this.panes.current;
    this.mark(pane, mark);
    if (pane.dataset.question) this.status.tell(mark === "not_asked" ? "Marked as not asked" : `Scored ${mark}`);
  }

  note(area, { now = false } = {}) {
    const pending = this.waiting.get(area);
    clearTimeout(pending?.timer);
    if (!now) {
      const since = pending?.since ?? Date.now();
      const wait = Math.max(0, Math.min(PAUSE, since + LONGEST_PAUSE - Date.now()));
      this.waiting.set(area, { since, timer: setTimeout(() => this.note(area, { now: true }), wait) });
      this.report();
      return;
    }
    this.waiting.delete(area);
    const question = area.closest(".pane").dataset.question;
    this.write(fieldOf("note", question || "overall"), clean(area.value));
    if (area.value) this.touch(question);
  }

  moved(pane) {
    this.captureAll();
    this.flags.face(pane.dataset.question);
  }

  captureAll() {
    for (const area of [...this.waiting.keys()]) this.note(area, { now: true });
  }

  // Answers

  answered(sent, answer) {
    const current = "value" in answer ? answer.value : sent.value;
    const { field } = sent;
    const kept = ["applied", "merged"].includes(answer.first ?? answer.outcome);
    if (kept && same(current, this.value(field))) this.versions[field] = answer.version;
    else if (kept && !this.busyWith(field)) this.accept(field, current, answer.version);
    else if (!kept) this.warn(field, answer);
  }

  busyWith(field) {
    const typing = [...this.waiting.keys()].some((area) => this.areaOf(field) === area);
    return typing || this.journal.holds(field);
  }

  accept(field, value, version) {
    this.values[field] = value;
    this.versions[field] = version;
    this.show(field);
  }

  show(field) {
    const [kind, key, part] = field.split(":");
    if (kind === "note") showNote(this.areaOf(field), this.value(field));
    if (kind === "tick") showTick(part, this.value(field));
    if (kind === "flag") this.flags.show(key, this.value(field));
    const pane = this.panes.of(key);
    if ((kind === "score" || kind === "state") && pane) showMark(pane, this.panes.linkOf(pane), markOf(this.values, key));
  }

  areaOf(field) {
    const [kind, key] = field.split(":");
    const pane = kind === "note" ? this.panes.of(key === "overall" ? "" : key) : null;
    return pane?.querySelector("textarea[name=note]") ?? null;
  }

  warn(field, answer) {
    const here = location.pathname;
    const place = this.panes.panes.indexOf(this.panes.of(field.split(":")[1])) + 1;
    const keep = (...words) => this.status.keep(...words);
    if (answer.outcome === "sibling") {
      keep("This was answered in two places. Both are kept.", "Look at both and choose", `${here}?q=${place || "close"}`);
    } else if (answer.outcome === "late") keep("Your card is sealed. What you type now is kept, but does not count.", "Read the sealed card", here);
    else if (answer.outcome === "parked") keep("This interview was cancelled. What you type is kept for you alone.", "Read what you wrote", here);
    else if (answer.outcome === "kept_invalid") keep("One entry could not be read as an answer. It is kept, but does not count.");
    else if (answer.outcome === "id_reuse") keep("One entry was refused. Load the page again before you go on.", "Load again", here);
  }

  heard(body) {
    if (body.standing) showStanding(body.standing);
    this.clock.hear(body);
    if (body.status === "sealed") this.warn("", { outcome: "late" });
  }

  report() {
    this.status.show({ size: this.unsaved, problem: this.sender.problem, oldest: this.journal.oldest });
    showStale(this.journal.entries.some((entry) => /^(score|state):/.test(entry.sent.field)));
  }

  // What other windows wrote on this card in the meantime.
  async refresh() {
    if (this.unsaved) return;
    try {
      const response = await fetch(this.sender.address, { credentials: "same-origin", redirect: "manual" });
      if (response.status !== 200) return;
      const body = await response.json();
      for (const [field, version] of Object.entries(body.versions)) {
        const newer = version > (this.versions[field] ?? 0) && !this.busyWith(field);
        if (newer) this.accept(field, body.fields[field] ?? EMPTY[field.split(":")[0]], version);
      }
      this.heard(body);
    } catch {
      // Without a network there is nothing to learn; the sender says so when there is something to lose.
    }
  }

  pace(now) {
    const pane = this.panes?.current;
    const question = pane?.dataset.question;
    if (!question) return;
    const times = Object.keys(this.values).filter((field) => field.startsWith("asked_at:") && this.values[field]);
    const last = times.sort((one, other) => Date.parse(this.values[one]) - Date.parse(this.values[other])).at(-1);
    const asked = last === `asked_at:${question}` ? Date.parse(this.values[last]) : null;
    const words = pane.querySelector(".ask__pace");
    if (words) words.textContent = paceOf(pane.dataset.minutes, asked, now);
    if (Date.now() - this.arrived > DWELL && !document.hidden) this.touch(question);
  }
}

function wire(card) {
  const live = document.getElementById("live");
  live.classList.add("live--js");
  document.querySelectorAll("[data-plain]").forEach((button) => { button.hidden = true; });
  live.addEventListener("change", (event) => {
    const pane = event.target.closest(".pane");
    if (!pane) return;
    if (event.target.name === "mark") card.mark(pane, checked(pane));
    if (event.target.name === "tick") {
      card.write(fieldOf("tick", pane.dataset.question, event.target.value), event.target.checked);
      card.touch(pane.dataset.question);
    }
    if (event.target.name === "note") card.note(event.target, { now: true });
  });
  live.addEventListener("input", (event) => {
    if (event.target.name !== "note") return;
    grow(event.target);
    if (!event.isComposing) card.note(event.target);
  });
  for (const name of ["compositionend", "focusout"]) {
    live.addEventListener(name, (event) => {
      if (event.target.name === "note") card.note(event.target, { now: true });
    });
  }
  live.addEventListener("click", (event) => {
    const button = event.target.closest(".marks__clear");
    if (!button) return;
    event.preventDefault();
    card.mark(button.closest(".pane"), "");
  });
}

function leave(card) {
  const blocked = () => card.status.hold("Not everything is saved yet. Stay on this page; it goes on trying.");
  document.addEventListener("submit", async (event) => {
    if (event.defaultPrevented) return;
    if (event.target.matches(".ask")) return void event.preventDefault();
    card.captureAll();
    if (!card.unsaved || event.target.method === "dialog") return;
    event.preventDefault();
    if (await card.sender.drained(5000)) event.target.requestSubmit(event.submitter);
    else blocked();
  });
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("#to-review, [data-review]");
    card.captureAll();
    if (link && card.flags.begun) {
      event.preventDefault();
      return void card.flags.lead();
    }
    if (!link || !card.unsaved) return;
    event.preventDefault();
    if (card.sender.problem) blocked();
    if (await card.sender.drained(5000)) location.assign(link.href);
    else blocked();
  });
  window.addEventListener("beforeunload", (event) => {
    card.captureAll();
    if (card.unsaved || card.flags.begun) event.preventDefault();
  });
  window.addEventListener("pagehide", () => {
    card.captureAll();
    card.sender.farewell();
  });
}

function wake(card) {
  window.addEventListener("online", () => card.sender.push());
  window.addEventListener("focus", () => card.sender.push());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) card.captureAll();
    else card.sender.push().then(() => card.refresh());
  });
  setInterval(() => card.report(), 1000);
}

const card = new Card();
wire(card);
leave(card);
wake(card);
listen({
  mark: (mark) => card.press(mark),
  note: () => card.panes.current.querySelector("textarea[name=note]").focus(),
  flag: () => card.flags.open(),
  next: () => card.panes.go(card.panes.at + 1),
  back: () => card.panes.go(card.panes.at - 1),
});
card.report();
