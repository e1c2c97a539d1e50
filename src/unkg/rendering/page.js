"use strict";
// Pan, zoom, search and filter the picture in the page; nothing is loaded or sent.
(() => {
  const view = document.getElementById("view");
  const picture = view.querySelector("svg");
  const details = document.getElementById("details");
  const network = JSON.parse(document.getElementById("network").textContent);
  const boxes = new Map([...picture.querySelectorAll(".document")].map((box) => [box.dataset.symbol, box]));
  const lines = [...picture.querySelectorAll(".citation")];
  const size = { x: picture.viewBox.baseVal.width, y: picture.viewBox.baseVal.height };
  const at = { x: 0, y: 0, scale: 1 };

  const place = () => { picture.style.transform = `translate(${at.x}px, ${at.y}px) scale(${at.scale})`; };
  const zoom = (factor, x = view.clientWidth / 2, y = view.clientHeight / 2) => {
    const scale = Math.min(6, Math.max(0.05, at.scale * factor));
    at.x = x - (x - at.x) * (scale / at.scale);
    at.y = y - (y - at.y) * (scale / at.scale);
    at.scale = scale;
    place();
  };
  const fit = () => {
    at.scale = Math.min(1.5, view.clientWidth / size.x, view.clientHeight / size.y);
    at.x = (view.clientWidth - size.x * at.scale) / 2;
    at.y = Math.max(0, (view.clientHeight - size.y * at.scale) / 2);
    place();
  };
  const show = (symbol, across = 0.5) => {
    const inner = boxes.get(symbol).getBBox();
    at.scale = Math.max(at.scale, 0.9);
    at.x = view.clientWidth * across - (inner.x + inner.width / 2) * at.scale;
    at.y = view.clientHeight / 2 - (inner.y + inner.height / 2) * at.scale;
    place();
  };

  const element = (name, text, parent) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (parent) parent.append(made);
    return made;
  };
  const list = (heading, symbols) => {
    if (!symbols.length) return;
    element("p", `${heading} (${symbols.length})`, details);
    const items = element("ul", "", details);
    for (const [symbol, relations] of symbols) {
      const item = element("li", "", items);
      const button = element("button", symbol, item);
      button.addEventListener("click", () => { choose(symbol); show(symbol); });
      item.append(` ${relations}`);
    }
  };
  const choose = (symbol) => {
    picture.classList.toggle("chosen", Boolean(symbol));
    for (const shown of picture.querySelectorAll(".near")) shown.classList.remove("near");
    details.replaceChildren();
    if (!symbol) {
      element("p", "Point at a document or choose one to see what it cites and what cites it. Drag to move, turn the wheel to zoom.", details);
      return;
    }
    boxes.get(symbol).classList.add("near");
    const cites = [], cited = [];
    for (const line of lines) {
      const { citing, cited: other } = line.dataset;
      if (citing !== symbol && other !== symbol) continue;
      line.classList.add("near");
      const far = citing === symbol ? other : citing;
      boxes.get(far).classList.add("near");
      (citing === symbol ? cites : cited).push([far, network.relations[`${citing} ${other}`] || ""]);
    }
    const document_ = network.documents[symbol];
    element("h2", symbol, details);
    for (const line of document_.lines) element("p", line, details);
    if (document_.link) {
      const link = element("a", "Official text", element("p", "", details));
      link.href = document_.link;
      link.rel = "noreferrer";
    }
    list("Cites", cites);
    list("Cited by", cited);
  };

  const away = new Set();
  const filter = () => {
    const hidden = (symbol) => {
      const box = boxes.get(symbol);
      return away.has(network.documents[symbol].group) || (away.has("not held") && box.dataset.held === "false");
    };
    for (const [symbol, box] of boxes) box.classList.toggle("away", hidden(symbol));
    for (const line of lines) line.classList.toggle("away", hidden(line.dataset.citing) || hidden(line.dataset.cited));
  };
  const filters = document.getElementById("filters");
  for (const [name, colour] of network.groups) {
    const button = element("button", "", filters);
    const mark = element("span", "", button);
    mark.className = "mark";
    mark.style.background = colour;
    mark.style.borderColor = colour === "transparent" ? "#555" : colour;
    button.append(name);
    button.setAttribute("aria-pressed", "true");
    button.addEventListener("click", () => {
      const on = away.has(name);
      if (on) away.delete(name); else away.add(name);
      button.setAttribute("aria-pressed", String(on));
      filter();
    });
  }

  let held = null;
  let moved = false;
  view.addEventListener("wheel", (event) => {
    event.preventDefault();
    const frame = view.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY / 400), event.clientX - frame.left, event.clientY - frame.top);
  }, { passive: false });
  view.addEventListener("pointerdown", (event) => { held = { x: event.clientX, y: event.clientY }; moved = false; });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    if (Math.abs(event.clientX - held.x) + Math.abs(event.clientY - held.y) > 3) moved = true;
    at.x += event.clientX - held.x;
    at.y += event.clientY - held.y;
    held = { x: event.clientX, y: event.clientY };
    view.classList.add("dragged");
    place();
  });
  window.addEventListener("pointerup", () => { held = null; view.classList.remove("dragged"); });
  picture.addEventListener("dragstart", (event) => event.preventDefault());
  picture.addEventListener("click", (event) => {
    event.preventDefault();
    if (moved) return;
    const box = event.target.closest(".document");
    choose(box ? box.dataset.symbol : "");
  });
  const search = document.getElementById("search");
  search.addEventListener("input", () => {
    const words = search.value.trim().toLowerCase();
    let first = "";
    for (const [symbol, box] of boxes) {
      const text = `${symbol} ${network.documents[symbol].lines.join(" ")}`.toLowerCase();
      const found = Boolean(words) && text.includes(words);
      box.classList.toggle("found", found);
      if (found && !first) first = symbol;
    }
    choose("");
    if (first) show(first);
    else if (words) details.replaceChildren(`No document here has “${words}” in its symbol or title.`);
  });
  search.addEventListener("keydown", (event) => {
    const first = picture.querySelector(".found");
    if (event.key === "Enter" && first) choose(first.dataset.symbol);
  });
  document.getElementById("in").addEventListener("click", () => zoom(1.3));
  document.getElementById("out").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("fit").addEventListener("click", fit);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") choose(""); });
  choose("");
  fit();
  // A picture that is too large to read as a whole starts at the root.
  if (at.scale < 0.6 && boxes.has(network.root)) {
    choose(network.root);
    show(network.root, boxes.get(network.root).getBBox().x > size.x / 2 ? 0.85 : 0.15);
  }
})();
