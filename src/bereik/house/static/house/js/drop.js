// How does a file get into the box by dragging, and does one hear before sending that it is too large? Choosing a file
// and sending it work without scripts too.
"use strict";

(() => {
  const form = document.querySelector("[data-drop]");
  if (!form || !("DataTransfer" in window)) return;
  const field = form.querySelector("input[type=file]");
  const said = form.querySelector("[data-drop-said]");
  const here = form.querySelector("[data-drop-here]");
  const limit = Number(form.dataset.limit);
  here.hidden = false;

  const fill = (words, file) =>
    words.replace("{name}", file.name).replace("{size}", Math.max(file.size / 1e6, 0.1).toFixed(1).replace(".", ","));

  const tooLarge = () => limit && field.files.length && field.files[0].size > limit;

  const tell = (several) => {
    const file = field.files[0];
    said.classList.toggle("is-wrong", Boolean(tooLarge()));
    said.textContent = !file ? "" : fill(tooLarge() ? said.dataset.large : said.dataset.ready, file);
    if (file && several && !tooLarge()) said.textContent += ` ${said.dataset.several}`;
  };

  const holdsFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");

  field.addEventListener("change", () => tell(false));
  form.addEventListener("submit", (event) => {
    if (!tooLarge()) return;
    event.preventDefault();
    field.focus();
  });
  // The whole page takes the file: whoever misses the box would leave the page for the file itself.
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    form.classList.add("is-over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("is-over");
  });
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    form.classList.remove("is-over");
    const files = event.dataTransfer.files;
    if (!files.length) return;
    const one = new DataTransfer();
    one.items.add(files[0]);
    field.files = one.files;
    tell(files.length > 1);
    form.querySelector("[data-drop-send]").focus();
  });
})();
