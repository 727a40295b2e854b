// The review with a script: what is clicked lights up with its other half, steps keep the place, nothing typed is lost.

const WIDE = matchMedia("(min-width: 62.5rem)");
const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const review = () => document.getElementById("review");
let place = null;
let wanted = "";
let kept = "";
let refused = false;

// One half clicked, the other found

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target.closest("#review a:is([href^='#line-'], [href^='#part-'])");
  if (link) return follow(event, link);
  const bit = event.target.closest(".draft .bit:not(.pen)");
  if (bit && !event.target.closest("a, button, summary") && !String(getSelection())) show(lineOf(bit), bit);
});

function follow(event, link) {
  const target = document.getElementById(link.hash.slice(1));
  if (!target || !WIDE.matches) return;
  event.preventDefault();
  history.replaceState(null, "", link.hash);
  const from = link.closest(".line, .bit") ?? document.getElementById(`part-${target.dataset.key}`);
  show(target, from);
  if (!link.closest(".line, .bit")) reveal(from);
  target.focus({ preventScroll: true });
}

function show(target, from) {
  if (!target) return;
  light(target, from);
  reveal(target);
}

function reveal(found) {
  found?.closest("details:not([open])")?.setAttribute("open", "");
  found?.scrollIntoView({ block: "center", behavior: CALM.matches ? "instant" : "smooth" });
}

function light(...ends) {
  for (const lit of document.querySelectorAll("#review .is-linked")) lit.classList.remove("is-linked");
  for (const end of ends.filter(Boolean)) {
    end.classList.add("is-linked");
    if (end.dataset.key) linesOf(end.dataset.key).forEach((line) => line.classList.add("is-linked"));
    else if (end.dataset.line) linesOf(end.id.slice(5)).forEach((line) => line.classList.add("is-linked"));
  }
}

function linesOf(key) {
  return document.querySelectorAll(`.line[data-key="${key}"]`);
}

function lineOf(bit) {
  return document.getElementById(`line-${bit.dataset.line}`);
}

// Splitting at the cursor: the place in characters, as the server counts them

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-cut]");
  if (!button) return;
  const { text, cursor } = button.form.elements;
  const at = text.selectionStart;
  cursor.value = button.dataset.cut === "cursor" ? [...text.value.slice(0, at)].length : "";
}, true);

// A step replaces the review; the eye stays where it was

document.addEventListener("htmx:configRequest", (event) => {
  const keeps = event.detail.verb === "post" && event.target.closest(".pen__form");
  if (isDirty() && !keeps && !confirm("What you typed is not kept yet. Go on without it?")) {
    event.preventDefault();
    return;
  }
  wanted = partOf(event.detail);
});

document.addEventListener("htmx:beforeSwap", (event) => {
  refused = [409, 422].includes(event.detail.xhr.status);
  if (refused || opensAnother(event)) wholeReview(event.detail);
  if (event.detail.target !== review()) return;
  place = { top: document.querySelector(".source__lines").scrollTop, window: scrollY };
});

document.addEventListener("htmx:afterSettle", () => {
  const refusal = document.querySelector("#review > [role=alert]");
  if (place) {
    document.querySelector(".source__lines").scrollTop = place.top;
    scrollTo({ top: place.window, behavior: "instant" });
  }
  place = null;
  settle();
  if (refusal) refusal.scrollIntoView({ block: "center" });
});

for (const trouble of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(trouble, (event) => {
    if (event.detail.xhr?.status === 409) return;
    say("The server did not answer. Nothing of this step was kept; what you typed is still here. Try again.");
  });
}

addEventListener("beforeunload", (event) => {
  if (isDirty()) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  const pen = event.target.closest?.(".pen");
  if (!pen) return;
  if (event.key === "Escape") pen.querySelector("[data-close]").click();
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) pen.querySelector("form").requestSubmit();
});

// One part is open at a time: what opens a second one closes the first.
function opensAnother(event) {
  const pen = document.querySelector(".pen");
  const { xhr, requestConfig } = event.detail;
  return Boolean(pen) && xhr.status === 200 && !pen.contains(requestConfig.elt);
}

function wholeReview(detail) {
  detail.shouldSwap = true;
  detail.isError = false;
  detail.target = review();
  detail.selectOverride = "#review";
}

function partOf({ path, elt }) {
  const named = /parts\/(\d+)\//.exec(path) ?? /[?&](?:part|at)=(\d+)/.exec(path) ?? [];
  return named[1] ?? elt.dataset?.part ?? "";
}

function settle() {
  const pen = document.querySelector(".pen");
  if (!refused) kept = typed();
  if (pen) {
    light(pen, lineOf(pen));
    lineOf(pen)?.scrollIntoView({ block: "nearest" });
    const words = pen.querySelector("textarea");
    words.setSelectionRange(words.value.length, words.value.length);
    words.focus({ preventScroll: true });
    pen.scrollIntoView({ block: "nearest" });
    return;
  }
  const part = document.getElementById(`part-${wanted}`);
  if (!part) return;
  part.closest("details:not([open])")?.setAttribute("open", "");
  light(part, lineOf(part));
  lineOf(part)?.scrollIntoView({ block: "nearest" });
  part.focus({ preventScroll: true });
  part.scrollIntoView({ block: "nearest" });
}

function typed() {
  const form = document.querySelector(".pen__form");
  return form ? JSON.stringify([...new FormData(form)].filter(([name]) => !["before", "cursor"].includes(name))) : "";
}

function isDirty() {
  return kept !== "" && typed() !== "" && typed() !== kept;
}

function say(words) {
  const notice = document.createElement("p");
  notice.className = "notice notice--care";
  notice.setAttribute("role", "alert");
  notice.textContent = words;
  document.querySelector("#review > [role=alert]")?.remove();
  document.querySelector("#review > .head").after(notice);
  notice.scrollIntoView({ block: "center" });
}

// Markup and menus stand above what a guide asks; the eye begins where something was read.
function begin() {
  const lines = document.querySelector(".source__lines");
  const first = lines.querySelector(".line--kit, .line--section, .line--question");
  if (first && WIDE.matches) lines.scrollTop = first.offsetTop - lines.offsetTop - lines.clientHeight / 4;
}

if (review().dataset.part) settle();
else if (!location.hash) begin();
