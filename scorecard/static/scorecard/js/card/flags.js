// Red flags: raised with their evidence, withdrawn again, shown beside their question.

import { uuid7 } from "./operations.js";

export class Flags {
  constructor(panes, write) {
    this.panes = panes;
    this.write = write;
    this.form = document.getElementById("raise-form");
    this.box = document.getElementById("raise");
    this.form.addEventListener("submit", (event) => this.raise(event));
    document.addEventListener("click", (event) => this.click(event));
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
    text.setCustomValidity(words ? "" : "Choose a red flag above, or say in a few words what it is.");
    if (!this.form.reportValidity()) return;
    const value = { text: words, evidence: evidence.value.trim() };
    const flag = { ...value, red_flag: kind.value || null, question: question.value || null };
    const ref = uuid7();
    this.write(`flag:${ref}`, flag);
    this.show(ref, flag);
    this.form.reset();
    this.box.open = false;
    question.value = this.panes.current.dataset.question;
    this.panes.current.querySelector("a[data-raise]").focus({ preventScroll: true });
  }

  withdraw(article) {
    this.write(`flag:${article.dataset.flag}`, { withdrawn: true });
    this.hide(article.dataset.flag);
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
