// Suggestions below fields that have data-suggest, the address to ask: a combobox with a list, as ARIA has it.
"use strict";

for (const input of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = `${input.id}-suggestions`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  const around = document.createElement("span");
  around.className = "combobox";
  input.replaceWith(around);
  around.append(input, list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);

  let active = -1;
  let timer;

  const activate = (number) => {
    active = number;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === number)));
    if (number < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", list.children[number].id);
      list.children[number].scrollIntoView({ block: "nearest" });
    }
  };

  const show = (open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) activate(-1);
  };

  const choose = (item) => {
    show(false);
    if (input.dataset.opens) location.assign(item.dataset.page);
    else input.value = item.dataset.value;
  };

  const item = (one, at) => {
    const row = document.createElement("li");
    row.id = `${list.id}-${at}`;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", "false");
    row.dataset.value = one.value;
    row.dataset.page = one.page;
    for (const [className, text] of [["value", one.value], ["also", one.also], ["note", one.kind]]) {
      if (!text) continue;
      const part = document.createElement("span");
      part.className = className;
      part.dir = "auto";
      part.textContent = text;
      row.append(part, " ");
    }
    row.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      choose(row);
    });
    return row;
  };

  const ask = async () => {
    const text = input.value.trim();
    if (text.length < 2) return show(false);
    const answer = await fetch(`${input.dataset.suggest}&q=${encodeURIComponent(text)}`);
    if (!answer.ok || text !== input.value.trim() || document.activeElement !== input) return undefined;
    list.replaceChildren(...(await answer.json()).map(item));
    return show(list.children.length > 0);
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (list.hidden || !count) return;
    if (event.key === "ArrowDown") activate((active + 1) % count);
    else if (event.key === "ArrowUp") activate(active <= 0 ? count - 1 : active - 1);
    else if (event.key === "Escape") show(false);
    else if (event.key === "Enter" && active >= 0) choose(list.children[active]);
    else return;
    event.preventDefault();
  });
}
