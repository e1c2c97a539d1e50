"use strict";
// Pan, zoom, search and filter the picture in the page; nothing is loaded or sent.
(() => {
  const view = document.getElementById("view");
  const sheet = document.getElementById("sheet");
  const picture = sheet.querySelector("svg");
  const details = document.getElementById("details");
  const network = JSON.parse(document.getElementById("network").textContent);
  const boxes = new Map([...picture.querySelectorAll(".document")].map((box) => [box.dataset.symbol, box]));
  const lines = [...picture.querySelectorAll(".citation")];
  const size = { x: picture.viewBox.baseVal.width, y: picture.viewBox.baseVal.height };
  const frames = new Map([...boxes].map(([symbol, box]) => [symbol, box.getBBox()]));
  const overview = document.getElementById("overview");
  const at = { x: 0, y: 0, scale: 1 };
  picture.setAttribute("width", size.x);
  picture.setAttribute("height", size.y);

  // Events come more often than frames: the picture is moved once a frame. Its sheet is moved, not the picture itself,
  // all letters of which a browser would measure anew.
  let isDue = false;
  const place = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      sheet.style.transform = `translate(${at.x}px, ${at.y}px) scale(${at.scale})`;
      drawFrame();
    });
  };
  const small = document.createElement("canvas");
  const shrunk = () => Math.min(220 / size.x, 150 / size.y);
  const drawOverview = () => {
    small.width = overview.width = Math.max(8, Math.round(size.x * shrunk()));
    small.height = overview.height = Math.max(8, Math.round(size.y * shrunk()));
    const brush = small.getContext("2d");
    for (const [symbol, box] of boxes) {
      if (box.classList.contains("away")) continue;
      const { x, y, width, height } = frames.get(symbol);
      brush.fillStyle = (box.querySelector("rect, circle, polygon") || box).getAttribute("stroke");
      brush.fillRect(x * shrunk(), y * shrunk(), Math.max(2, width * shrunk()), Math.max(2, height * shrunk()));
    }
    drawFrame();
  };
  const drawFrame = () => {
    const whole = at.x >= -1 && at.y >= -1 && at.x + size.x * at.scale <= view.clientWidth + 1 && at.y + size.y * at.scale <= view.clientHeight + 1;
    overview.hidden = whole;
    if (whole) return;
    const brush = overview.getContext("2d");
    brush.clearRect(0, 0, overview.width, overview.height);
    brush.drawImage(small, 0, 0);
    brush.strokeStyle = getComputedStyle(overview).color;
    brush.lineWidth = 2;
    const factor = shrunk() / at.scale;
    brush.strokeRect(-at.x * factor, -at.y * factor, view.clientWidth * factor, view.clientHeight * factor);
  };
  const zoom = (factor, x = view.clientWidth / 2, y = view.clientHeight / 2) => {
    const scale = Math.min(6, Math.max(0.05, at.scale * factor));
    at.x = x - (x - at.x) * (scale / at.scale);
    at.y = y - (y - at.y) * (scale / at.scale);
    at.scale = scale;
    place();
  };
  const fitPart = ({ x, y, width, height }) => {
    at.scale = Math.min(1.5, view.clientWidth / width, view.clientHeight / height);
    at.x = (view.clientWidth - width * at.scale) / 2 - x * at.scale;
    at.y = Math.max(0, (view.clientHeight - height * at.scale) / 2) - y * at.scale;
    place();
  };
  const fit = () => fitPart({ x: 0, y: 0, width: size.x, height: size.y });
  // A part of the picture is shown as near to a place in the window as leaves it whole.
  const within = (wanted, length, whole) => Math.min(Math.max(wanted, 12), Math.max(12, whole - length - 12));
  const show = (symbol, across = 0.5, down = 0.5) => {
    const inner = frames.get(symbol);
    at.scale = Math.min(Math.max(at.scale, 0.9), (view.clientWidth - 24) / inner.width);
    const [wide, high] = [inner.width * at.scale, inner.height * at.scale];
    at.x = within(view.clientWidth * across - wide / 2, wide, view.clientWidth) - inner.x * at.scale;
    at.y = within(view.clientHeight * down - high / 2, high, view.clientHeight) - inner.y * at.scale;
    place();
  };
  const isWhole = (symbol) => {
    const { x, y, width, height } = frames.get(symbol);
    const [left, top] = [at.x + x * at.scale, at.y + y * at.scale];
    return left >= 0 && top >= 0 && left + width * at.scale <= view.clientWidth && top + height * at.scale <= view.clientHeight;
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
  const without = new Set();
  const from = document.getElementById("from"), until = document.getElementById("until");
  const count = document.getElementById("shown");
  const relationsOf = (line) => (network.relations[`${line.dataset.citing} ${line.dataset.cited}`] || "cite").split(", ");
  const filter = () => {
    const [first, last] = [Number(from.value) || -Infinity, Number(until.value) || Infinity];
    const hidden = new Set();
    for (const [symbol, box] of boxes) {
      const { group, years } = network.documents[symbol];
      const isOut = years && (years[1] < first || years[0] > last);
      if (isOut || away.has(group) || (away.has("not held") && box.dataset.held === "false")) hidden.add(symbol);
    }
    const tied = new Set([network.root]);
    for (const line of lines) {
      const { citing, cited } = line.dataset;
      const isOut = hidden.has(citing) || hidden.has(cited) || relationsOf(line).every((one) => without.has(one));
      line.classList.toggle("away", isOut);
      if (!isOut) tied.add(citing).add(cited);
    }
    // What is left without a citation because of its relation would stand there for nothing.
    if (without.size) for (const symbol of boxes.keys()) if (!tied.has(symbol)) hidden.add(symbol);
    for (const [symbol, box] of boxes) box.classList.toggle("away", hidden.has(symbol));
    count.textContent = hidden.size ? `${boxes.size - hidden.size} of ${boxes.size} documents` : "";
    drawOverview();
  };
  const filters = document.getElementById("filters");
  for (const [name, colour] of network.groups) {
    const button = element("button", "", filters);
    const mark = element("span", "", button);
    mark.className = "mark";
    mark.style.background = colour;
    mark.style.borderColor = colour === "transparent" ? "#777" : colour;
    button.append(name);
    button.setAttribute("aria-pressed", "true");
    button.addEventListener("click", () => {
      const on = away.has(name);
      if (on) away.delete(name); else away.add(name);
      button.setAttribute("aria-pressed", String(on));
      filter();
    });
  }
  const often = new Map();
  for (const line of lines) for (const one of relationsOf(line)) often.set(one, (often.get(one) || 0) + 1);
  const menu = document.getElementById("relations");
  const boxesOf = [...often].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([name, many]) => {
    const label = element("label", "", element("li", "", menu));
    const tick = element("input", "", label);
    tick.type = "checkbox";
    tick.checked = true;
    label.append(` ${name} (${many})`);
    tick.addEventListener("change", () => { if (tick.checked) without.delete(name); else without.add(name); filter(); });
    return [name, tick];
  });
  document.getElementById("none").addEventListener("click", (event) => {
    const on = without.size > 0;
    for (const [name, tick] of boxesOf) { tick.checked = on; if (on) without.delete(name); else without.add(name); }
    event.target.textContent = on ? "None" : "All";
    filter();
  });
  document.getElementById("menu").hidden = often.size < 2;
  const known = Object.values(network.documents).flatMap(({ years }) => years || []);
  for (const [field, year] of [[from, Math.min(...known)], [until, Math.max(...known)]]) {
    field.placeholder = known.length ? year : "";
    field.addEventListener("input", filter);
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
  picture.addEventListener("focusin", (event) => {
    const box = event.target.closest(".document");
    if (box && event.target.matches(":focus-visible") && !isWhole(box.dataset.symbol)) show(box.dataset.symbol);
  });
  overview.addEventListener("click", (event) => {
    at.x = view.clientWidth / 2 - event.offsetX / shrunk() * at.scale;
    at.y = view.clientHeight / 2 - event.offsetY / shrunk() * at.scale;
    place();
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
  const keys = {
    ArrowLeft: () => { at.x += 80; place(); }, ArrowRight: () => { at.x -= 80; place(); },
    ArrowUp: () => { at.y += 80; place(); }, ArrowDown: () => { at.y -= 80; place(); },
    "+": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: fit, "/": () => search.focus(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose("");
    if (event.target.closest("input, aside, details") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  window.addEventListener("resize", drawFrame);
  choose("");
  fit();
  // A picture that is too large to read as a whole opens on what was asked for, chosen, with most of what is tied to it
  // in view; the overview has the rest.
  if (at.scale < 0.6 && boxes.has(network.root)) {
    const { x, y } = frames.get(network.root);
    choose(network.root);
    const side = (part, whole) => (part < whole / 3 ? 0 : part > whole * 2 / 3 ? 1 : 0.5);
    show(network.root, side(x, size.x), size.y * 0.9 < view.clientHeight ? 0.5 : side(y, size.y));
  } else if (at.scale < 0.6) {
    const { x, y, width, height } = picture.querySelector(".documents").getBBox();
    fitPart({ x: x - 30, y: y - 40, width: width + 60, height: height + 60 });
  }
  drawOverview();
})();
