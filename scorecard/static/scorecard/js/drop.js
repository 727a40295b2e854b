// A guide dropped anywhere on the form becomes its file; what is too large is said before it is sent.

const FORM = "form.drop";

addEventListener("dragover", (event) => {
  const form = event.target.closest?.(FORM);
  if (!form || ![...event.dataTransfer.types].includes("Files")) return;
  event.preventDefault();
  form.classList.add("drop--over");
});

addEventListener("dragleave", (event) => {
  const form = event.target.closest?.(FORM);
  if (form && !form.contains(event.relatedTarget)) form.classList.remove("drop--over");
});

addEventListener("drop", (event) => {
  const form = event.target.closest?.(FORM);
  if (!form || !event.dataTransfer.files.length) return;
  event.preventDefault();
  form.classList.remove("drop--over");
  const one = new DataTransfer();
  one.items.add(event.dataTransfer.files[0]);
  const input = form.querySelector("input[type=file]");
  input.files = one.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});

addEventListener("change", (event) => {
  const form = event.target.closest(FORM);
  if (form && event.target.matches("input[type=file]")) tell(form);
});

addEventListener("submit", (event) => {
  if (event.target.matches(FORM) && tooLarge(event.target)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    tell(event.target);
  }
}, true);

addEventListener("htmx:sendError", (event) => failed(event.target));
addEventListener("htmx:responseError", (event) => failed(event.target));

function tell(form) {
  const [file] = form.querySelector("input[type=file]").files;
  if (tooLarge(form)) say(form, "This is larger than 2 MB. Nothing was sent: send the part with the questions.", "refused");
  else say(form, file ? `${file.name}, ${Math.ceil(file.size / 1000)} kB` : "");
}

function tooLarge(form) {
  const [file] = form.querySelector("input[type=file]").files;
  const size = file ? file.size : new Blob([form.querySelector("textarea").value]).size;
  return size > Number(form.dataset.limit);
}

function failed(target) {
  const form = target.closest?.(FORM);
  if (form) say(form, "The server did not answer. Nothing was kept; what you typed is still here. Try again.", "refused");
}

function say(form, words, state = "") {
  const line = form.querySelector(".drop__said");
  line.textContent = words;
  line.dataset.state = state;
}
