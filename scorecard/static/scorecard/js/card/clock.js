// Time left of the interview and time on the question, by the server's clock.

const pad = (number) => String(number).padStart(2, "0");
const spoken = (seconds) => `${Math.floor(seconds / 60)}:${pad(Math.floor(seconds % 60))}`;

export class Clock {
  constructor(pace) {
    this.box = document.getElementById("clock");
    this.left = document.getElementById("clock-left");
    this.words = document.getElementById("clock-words");
    this.pace = pace;
    this.minutes = Number(this.box.dataset.minutes);
    this.opened = this.box.dataset.opened ? Date.parse(this.box.dataset.opened) : null;
    this.ahead = this.box.dataset.now ? Date.parse(this.box.dataset.now) - Date.now() : 0;
    setInterval(() => this.tick(), 1000);
    this.tick();
  }

  get now() {
    return Date.now() + this.ahead;
  }

  hear({ opened_at: opened, now }) {
    if (now) this.ahead = Date.parse(now) - Date.now();
    if (opened) this.opened = Date.parse(opened);
    this.tick();
  }

  tick() {
    this.pace(this.now);
    if (this.opened === null) return;
    const rest = this.minutes * 60 - (this.now - this.opened) / 1000;
    this.box.classList.toggle("clock--over", rest < 0);
    this.left.textContent = spoken(Math.abs(rest));
    this.words.textContent = rest < 0 ? `over the ${this.minutes} min` : `of ${this.minutes} min left`;
  }
}

// "4:12 of 6 min" for the question that was asked last; the others show what is planned for them.
export function paceOf(minutes, askedAt, now) {
  if (!askedAt) return minutes ? `${minutes} min` : "";
  const gone = spoken(Math.max(0, (now - askedAt) / 1000));
  return minutes ? `${gone} of ${minutes} min` : `${gone} min`;
}
