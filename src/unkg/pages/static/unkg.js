// What a page has only with a script: tables sorted by a click, and the search over the index of a static site.
"use strict";

for (const table of document.querySelectorAll("table.sortable")) {
  const collator = new Intl.Collator(undefined, { numeric: true });
  table.querySelectorAll("thead th").forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      table.querySelectorAll("thead th").forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const text = (row) => row.cells[column].textContent.trim();
      const rows = [...table.tBodies[0].rows].sort((a, b) => collator.compare(text(a), text(b)));
      table.tBodies[0].append(...(down ? rows.reverse() : rows));
    });
  });
}

const form = document.querySelector("form[data-index]");
if (form) {
  const input = form.elements.q;
  const root = form.dataset.root;
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  let index;

  const loaded = async () => {
    index ??= fetch(form.dataset.index)
      .then((answer) => answer.json())
      .then((rows) => rows.map(([label, kind, path]) => ({ label, kind, path, plain: plain(label) })));
    return index;
  };

  // The rank of a label: equal, beginning with the text, or having all its words; -1 if it lacks one.
  const rank = (one, text, wanted) => {
    if (one.plain === text) return 0;
    if (one.plain.startsWith(text)) return 1;
    return wanted.every((word) => one.plain.includes(word)) ? 2 : -1;
  };

  const found = async (asked, limit) => {
    const text = plain(asked.trim());
    const wanted = words(asked);
    if (!wanted.length) return [];
    const hits = (await loaded())
      .map((one) => [rank(one, text, wanted), one])
      .filter(([grade]) => grade >= 0)
      .sort(([a, one], [b, other]) => a - b || one.label.length - other.label.length)
      .map(([, one]) => one);
    // A resource has several names; its best one is shown.
    return [...new Map(hits.toReversed().map((one) => [one.path, one])).values()].toReversed().slice(0, limit);
  };

  const items = (hits) =>
    hits.map((hit) => {
      const link = document.createElement("a");
      link.href = root + hit.path;
      link.textContent = hit.label;
      const kind = document.createElement("span");
      kind.className = "note";
      kind.textContent = ` ${hit.kind}`;
      const item = document.createElement("li");
      link.append(kind);
      item.append(link);
      return item;
    });

  const box = document.createElement("ul");
  box.className = "suggestions";
  box.hidden = true;
  form.append(box);
  input.addEventListener("input", async () => {
    const asked = input.value;
    const hits = await found(asked, 8);
    if (asked !== input.value) return;
    box.replaceChildren(...items(hits));
    box.hidden = !hits.length;
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") box.hidden = true;
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) box.hidden = true;
  });

  const results = document.querySelector("#results");
  if (results) {
    const asked = new URLSearchParams(location.search).get("q") ?? "";
    input.value = asked;
    found(asked, 200).then((hits) => {
      results.replaceChildren(...items(hits));
      document.querySelector("#found").textContent = asked ? `${hits.length} found for “${asked}”` : "";
    });
  }
}
