// The editor of queries in the place of the plain field; it completes terms of the ontology and asks no other host.
"use strict";

const field = document.querySelector("#sparql");
const terms = fetch(field.dataset.terms).then((answer) => answer.json());

Yasqe.forkAutocompleter("class", { name: "unkg-classes", get: async () => (await terms).classes, persistenceId: null, bulk: true });
Yasqe.forkAutocompleter("property", { name: "unkg-properties", get: async () => (await terms).properties, persistenceId: null, bulk: true });

const editor = Yasqe.fromTextArea(field, {
  autocompleters: ["prefixes", "variables", "unkg-classes", "unkg-properties"],
  consumeShareLink: null,
  createShareableLink: undefined,
  persistenceId: null,
  pluginButtons: undefined,
  prefixCcApi: null,
  resizeable: false,
  showQueryButton: false,
});
// The tab key leaves the editor, as it leaves any field; control and enter answer.
const submit = () => {
  editor.save();
  field.form.requestSubmit();
};
editor.setOption("extraKeys", {
  ...editor.getOption("extraKeys"), Tab: false, "Shift-Tab": false, "Ctrl-Enter": submit, "Cmd-Enter": submit,
});
editor.getInputField().setAttribute("aria-label", "SPARQL query");
editor.setSize(null, "24rem");
field.form.addEventListener("submit", () => editor.save());
