// One question in sight, the list beside it. Every question is on the page already, so moving needs no network.

export class Panes {
  constructor(onMove) {
    this.panes = [...document.querySelectorAll(".pane")];
    this.links = [...document.querySelectorAll(".plan__item")];
    this.at = Number(document.getElementById("live").dataset.focus);
    this.onMove = onMove;
    document.addEventListener("click", (event) => this.follow(event));
  }

  get current() {
    return this.panes[this.at - 1];
  }

  of(question) {
    return this.panes.find((pane) => pane.dataset.question === question);
  }

  linkOf(pane) {
    return this.links[this.panes.indexOf(pane)];
  }

  follow(event) {
    const link = event.target.closest("[data-go]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.go(Number(link.dataset.go));
  }

  go(place) {
    const next = Math.min(Math.max(place, 1), this.panes.length);
    this.at = next;
    this.panes.forEach((pane, index) => { pane.hidden = index + 1 !== next; });
    this.links.forEach((link, index) => {
      if (index + 1 === next) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    });
    this.settle(next);
    this.onMove(this.current);
  }

  settle(next) {
    history.replaceState(null, "", `?q=${next === this.panes.length ? "close" : next}`);
    window.scrollTo({ top: 0, behavior: "instant" });
    this.current.querySelector(".ask__text").focus({ preventScroll: true });
    this.linkOf(this.current).scrollIntoView({ block: "nearest" });
  }
}
