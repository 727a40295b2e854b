// Red flags: raised with their evidence, withdrawn again, shown beside their question.

import { clean, uuid7 } from "./operations.js";

const LONGEST_TEXT = 500;
const UNRAISED = "This flag is not raised yet. Raise it or discard it, then go on.";
const NEEDS = {
  text: "Choose one of the kit’s red flags, or say in a few words what it is.",
  evidence: "A flag needs its evidence: what the candidate said or did.",
};

export class Flags {
  constructor(panes, write) {
    this.panes = panes;
    this.write = write;
    this.form = document.getElementById("raise-form");
    this.said = document.getElementById("raise-said");
    this.form.noValidate = true;
    this.box = document.getElementById("raise");
    this.form.addEventListener("submit", (event) => this.raise(event));
    this.form.addEventListener("reset", () => this.close());
    document.addEventListener("click", (event) => this.click(event));
  }

  // A flag that was begun and is nowhere but in the form.
  get begun() {
    const { red_flag: kind, text, evidence } = this.form.elements;
    return Boolean(kind.value || text.value.trim() || evidence.value.trim());
  }

  // The question in sight is what a new flag is about; one that was begun keeps its own.
  face(question) {
    this.said.textContent = "";
    if (!this.begun) this.form.elements.question.value = question;
  }

  open() {
    this.box.open = true;
    this.form.scrollIntoView({ block: "center" });
    document.getElementById("raise-kind").focus({ preventScroll: true });
  }

  click(event) {
    if (event.target.closest("a[data-raise]")) {
      event.preventDefault();
      this.open();
    }
    const button = event.target.closest("[data-withdraw] button, button[data-withdraw]");
    if (button) {
      event.preventDefault();
      this.withdraw(button.closest("[data-flag]"));
    }
  }

  raise(event) {
    event.preventDefault();
    const { question, red_flag: kind, text, evidence } = this.form.elements;
    const words = text.value.trim() || (kind.value ? kind.selectedOptions[0].textContent.trim() : "");
    const value = { text: clean(words).slice(0, LONGEST_TEXT), evidence: clean(evidence.value).trim() };
    if (this.lacks(value)) return;
    const flag = { ...value, red_flag: kind.value || null, question: question.value || null };
    const ref = uuid7();
    const about = question.selectedOptions[0].textContent.trim();
    this.write(`flag:${ref}`, flag);
    this.show(ref, flag);
    this.form.reset();
    this.said.textContent = `Flag raised: ${about}.`;
  }

  close() {
    for (const name of Object.keys(NEEDS)) this.complain(this.form.elements[name], "");
    this.box.open = false;
    setTimeout(() => { this.form.elements.question.value = this.panes.current.dataset.question; });
    this.rest();
  }

  // Back to a flag that would be left behind.
  lead() {
    this.open();
    this.complain(this.form.elements.evidence, UNRAISED);
    this.form.elements.evidence.focus();
  }

  // Says beside each field what is missing, and goes to the first of them.
  lacks(value) {
    const missing = Object.keys(NEEDS).filter((name) => !value[name]);
    for (const name of Object.keys(NEEDS)) this.complain(this.form.elements[name], missing.includes(name) ? NEEDS[name] : "");
    if (missing.length) this.form.elements[missing[0]].focus();
    return missing.length > 0;
  }

  complain(field, words) {
    const id = `${field.id}-error`;
    document.getElementById(id)?.remove();
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
    if (!words) return;
    field.before(Object.assign(document.createElement("p"), { id, className: "invalid-feedback d-block", textContent: words }));
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", id);
  }

  rest() {
    this.panes.current.querySelector("a[data-raise]").focus({ preventScroll: true });
  }

  withdraw(article) {
    this.write(`flag:${article.dataset.flag}`, { withdrawn: true });
    this.hide(article.dataset.flag);
    this.rest();
  }

  show(ref, flag) {
    if (flag.withdrawn) return this.hide(ref);
    if (document.querySelector(`[data-flag="${ref}"]`)) return undefined;
    const article = document.getElementById("raised-template").content.firstElementChild.cloneNode(true);
    article.dataset.flag = ref;
    article.querySelector("[data-text]").textContent = flag.text;
    article.querySelector("[data-evidence]").textContent = flag.evidence;
    const pane = this.panes.of(flag.question ?? "");
    pane.querySelector("[data-flags]").append(article);
    return this.count(pane);
  }

  hide(ref) {
    const article = document.querySelector(`[data-flag="${ref}"]`);
    const pane = article?.closest(".pane");
    article?.remove();
    if (pane) this.count(pane);
  }

  count(pane) {
    const sign = this.panes.linkOf(pane).querySelector(".plan__flag");
    if (sign) sign.hidden = !pane.querySelector("[data-flag]");
  }
}
