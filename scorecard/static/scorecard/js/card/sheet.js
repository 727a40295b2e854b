// What the page shows of one field, read and written: marks, ticks, notes and the marks in the list.

const STATES = { not_asked: ["–", " not asked"], no_evidence: ["n. e.", " asked, no evidence"] };

export const fieldOf = (kind, ...keys) => [kind, ...keys].join(":");

export function checked(pane) {
  return pane.querySelector("input[name=mark]:checked")?.value ?? "";
}

export function markOf(values, question) {
  const state = values[`state:${question}`];
  return state && state !== "asked" ? state : String(values[`score:${question}`] ?? "");
}

export function showMark(pane, link, mark) {
  for (const input of pane.querySelectorAll("input[name=mark]")) input.checked = input.value === mark;
  pane.querySelector(".marks__clear").hidden = !mark;
  link.querySelector(".plan__mark").replaceChildren(badge(mark));
}

// The same element as templates/_level.html.
function badge(mark) {
  const span = document.createElement("span");
  const [words, spoken] = STATES[mark] ?? (mark ? [mark, ""] : ["", "not scored"]);
  span.className = `level level--${mark || "none"}`;
  span.append(words);
  if (spoken) span.append(Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: spoken }));
  return span;
}

export function showTick(lookFor, heard) {
  const box = document.getElementById(`tick-${lookFor}`);
  if (box) box.checked = Boolean(heard);
}

export function showNote(area, text) {
  if (!area || area.value === text) return;
  const [start, end] = [area.selectionStart, area.selectionEnd];
  area.value = text;
  if (document.activeElement === area) area.setSelectionRange(start, end);
  grow(area);
}

export function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

export function showStanding(standing) {
  const put = (id, words) => {
    const found = document.getElementById(id);
    if (found) found.textContent = words;
  };
  put("stand-shown", standing.shown);
  put("stand-scored", standing.scored);
  document.getElementById("stand-bar")?.setAttribute("x2", String(Math.round(Number(standing.average || 1) * 100)));
  const rows = standing.open.map((words) => Object.assign(document.createElement("li"), { textContent: words }));
  document.getElementById("stand-open").replaceChildren(...rows);
}

// The numbers come from the server: while a score is on its way they are those of the last save.
export function showStale(stale) {
  const sign = document.getElementById("stand-stale");
  if (sign) sign.hidden = !stale;
}
