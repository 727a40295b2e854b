// The line that always says whether what was typed is safe, and the notice when somebody has to do something.

const SLOW = 10_000;
const WORDS = {
  saved: "Saved on the server",
  saving: "Saving",
  unsaved: "Not saved yet, keep this page open",
  offline: "Offline: not saved yet, keep this page open",
};
const ALARMS = {
  login: ["You are signed out. What you typed is still on this page; keep it open.", "Sign in in a new tab", "/accounts/login/"],
  not_found: [
    "The server does not know this card as yours. Perhaps somebody else signed in here. What you typed is still on this page.",
    "Sign in as yourself in a new tab", "/accounts/login/",
  ],
  too_large: ["One note is too long to be saved. Shorten it; what is here stays on this page."],
  invalid: ["The server could not read what this page sent. Copy your last words to be safe, then load the page again."],
};

export class Status {
  constructor() {
    this.line = document.getElementById("save");
    this.live = document.getElementById("save-live");
    this.alarm = document.getElementById("alarm");
    this.code = null;
    this.held = null;
    this.kept = null;
    this.troubled = false;
  }

  show({ size, problem, oldest }) {
    const calm = !problem && !(oldest && Date.now() - oldest > SLOW);
    const state = !size ? "saved" : problem?.code === "offline" ? "offline" : calm ? "saving" : "unsaved";
    if (this.line.dataset.state !== state) this.change(state);
    this.raise(size ? problem?.code : null);
    if (!size) this.hold(null);
  }

  // For people who do not see the page: what a single key did.
  tell(words) {
    this.live.textContent = words;
  }

  // Readers hear of trouble and of its end, not of every saved word.
  change(state) {
    this.line.dataset.state = state;
    this.line.textContent = WORDS[state];
    const trouble = state === "unsaved" || state === "offline";
    if (trouble || (this.troubled && state === "saved")) this.live.textContent = WORDS[state];
    this.troubled = trouble || (this.troubled && state !== "saved");
  }

  raise(code) {
    if (code === this.code) return;
    this.code = code;
    this.say(this.notice);
  }

  get notice() {
    return ALARMS[this.code] ?? this.held ?? this.kept;
  }

  // A notice that stays until everything is saved.
  hold(words) {
    if (this.held === words) return;
    this.held = words && [words];
    this.say(this.notice);
  }

  // A notice that stays until the page is loaded again.
  keep(words, link, address) {
    this.kept = [words, link, address, ""];
    this.say(this.notice);
  }

  say(notice) {
    this.alarm.hidden = !notice;
    if (!notice) return;
    const [words, link, address, target = "_blank"] = notice;
    const line = document.createElement("p");
    line.append(words);
    if (link) line.append(" ", Object.assign(document.createElement("a"), { href: address, textContent: link, target }));
    this.alarm.replaceChildren(line);
  }
}
