// What does the resident's own page do better with scripts: leave at once, and read aloud? Leaving works without
// them too; reading aloud is not shown then.
"use strict";

(() => {
  const leave = document.querySelector("[data-leave]");
  if (leave) {
    const go = () => {
      // Nothing stays on the screen while the next page comes, and Back does not lead here.
      document.documentElement.hidden = true;
      window.location.replace(leave.href);
    };
    leave.addEventListener("click", (event) => {
      event.preventDefault();
      go();
    });
    let pressed = 0;
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      if (event.timeStamp - pressed < 1500 && pressed) go();
      pressed = event.timeStamp;
    });
    const keys = document.querySelector("[data-keys]");
    if (keys) keys.hidden = false;
    // A page that a browser kept to show again is asked for anew: who left is out.
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) window.location.reload();
    });
  }

  const read = document.querySelector("[data-read]");
  if (!read || !("speechSynthesis" in window) || !("SpeechSynthesisUtterance" in window)) return;
  const label = read.querySelector("span");
  const start = label.textContent;
  const speech = window.speechSynthesis;
  const pieces = "h1, h2, h3, p, li, dt, dd, summary, legend, label";
  let parts = [];

  const stop = () => {
    speech.cancel();
    parts.forEach((part) => part.classList.remove("is-read"));
    parts = [];
    label.textContent = start;
    read.setAttribute("aria-pressed", "false");
  };

  const next = () => {
    const part = parts[0];
    if (!part) return stop();
    const said = new SpeechSynthesisUtterance(part.innerText);
    said.lang = part.closest("[lang]").lang;
    said.rate = 0.9;
    said.onend = () => {
      if (parts[0] !== part) return; // stopped meanwhile
      part.classList.remove("is-read");
      parts.shift();
      next();
    };
    said.onerror = said.onend;
    part.classList.add("is-read");
    part.scrollIntoView({ block: "nearest" });
    speech.speak(said);
  };

  read.addEventListener("click", () => {
    if (parts.length) return stop();
    // Each piece once: what holds another piece is read by that one.
    parts = [...document.querySelectorAll(`main :is(${pieces})`)].filter(
      (part) => part.innerText.trim() && part.checkVisibility() && !part.querySelector(pieces),
    );
    label.textContent = read.dataset.stop;
    read.setAttribute("aria-pressed", "true");
    next();
  });
  window.addEventListener("pagehide", stop);
  read.hidden = false;
})();
