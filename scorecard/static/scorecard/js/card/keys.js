// Single keys, never while somebody types. They can be switched off, for people whose tools send letters.

const KEPT = "scorecard.keys";
const TYPING = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";

export function listen(actions) {
  const help = document.getElementById("help");
  const toggle = document.getElementById("help-keys");
  toggle.checked = remembered();
  toggle.addEventListener("change", () => remember(toggle.checked));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.matches("textarea")) event.target.blur();
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open) return;
    if (event.target.matches(TYPING)) return;
    if (event.key.startsWith("Arrow") && event.target.matches("input, summary")) return;
    const action = event.key === "?" || toggle.checked ? actionOf(event.key, actions, help) : null;
    if (!action) return;
    event.preventDefault();
    action();
  });
}

function actionOf(key, actions, help) {
  if (key === "?") return () => help.showModal();
  if (/^[1-4]$/.test(key)) return () => actions.mark(key);
  if (key === "0") return () => actions.mark("not_asked");
  const names = { n: "note", f: "flag", j: "next", k: "back", ArrowRight: "next", ArrowLeft: "back" };
  return actions[names[key]] ?? null;
}

function remembered() {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true;
  }
}

function remember(on) {
  try {
    localStorage.setItem(KEPT, on ? "on" : "off");
  } catch {
    // A browser that keeps nothing starts with keys switched on.
  }
}
