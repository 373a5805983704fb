"use strict";
(() => {
  const form = document.getElementById("search");
  const words = document.getElementById("words");
  const year = document.getElementById("year");
  const kind = document.getElementById("kind");
  const found = document.getElementById("found");
  const bare = (text) => text.normalize("NFKC").toLowerCase();
  const rows = Array.from(document.querySelectorAll("#units tbody tr"), (row) => ({
    row, words: bare(row.dataset.words), year: row.dataset.year, kind: row.dataset.kind,
  }));
  const filter = () => {
    const parts = bare(words.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const one of rows) {
      const fits = (!year.value || one.year === year.value) && (!kind.value || one.kind === kind.value)
        && parts.every((part) => one.words.includes(part));
      one.row.hidden = !fits;
      count += fits ? 1 : 0;
    }
    found.textContent = count ? `找到 ${count} 份。` : "没有找到。";
    const state = new URLSearchParams();
    for (const [name, value] of [["q", words.value], ["year", year.value], ["kind", kind.value]]) {
      if (value) state.set(name, value);
    }
    const text = state.toString();
    history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
  };
  const asked = new URLSearchParams(location.hash.slice(1));
  words.value = asked.get("q") || "";
  year.value = asked.get("year") || "";
  kind.value = asked.get("kind") || "";
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const control of [words, year, kind]) control.addEventListener("input", filter);
  form.hidden = false;
  if (words.value || year.value || kind.value) filter();
})();
