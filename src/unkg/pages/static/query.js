// The editor of queries in the place of the plain field; it completes terms of the ontology and asks no other host.
"use strict";

const field = document.querySelector("#sparql");

const edit = (terms) => {
  for (const [name, part] of [["class", "classes"], ["property", "properties"], ["prefixes", "prefixes"]]) {
    // An array, of which the editor offers what begins as written; nothing is kept in the browser.
    Yasqe.forkAutocompleter(name, { name: `unkg-${part}`, get: terms[part], persistenceId: null });
  }
  const place = document.createElement("div");
  field.after(place);
  field.hidden = true;
  const editor = new Yasqe(place, {
    autocompleters: ["variables", "unkg-classes", "unkg-properties", "unkg-prefixes"],
    consumeShareLink: null,
    persistenceId: null,
    prefixCcApi: null,
    resizeable: false,
    showQueryButton: false,
  });
  editor.setValue(field.value);
  const save = () => {
    field.value = editor.getValue();
  };
  // The tab key leaves the editor, as it leaves any field; control and enter answer.
  const submit = () => {
    save();
    field.form.requestSubmit();
  };
  editor.setOption("extraKeys", {
    ...editor.getOption("extraKeys"), Tab: false, "Shift-Tab": false, "Ctrl-Enter": submit, "Cmd-Enter": submit,
  });
  editor.getInputField().setAttribute("aria-label", "SPARQL query");
  editor.setSize(null, "24rem");
  field.form.addEventListener("submit", save);
};

fetch(field.dataset.terms)
  .then((answer) => answer.json())
  .then(edit);
