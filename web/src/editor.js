// The SPARQL editor, with completion from what the page hands it: its own completers ask vocabulary services elsewhere.
import { Yasqe } from "@zazuko/yasqe";
import "@zazuko/yasqe/build/yasqe.min.css";

const local = (iri) => iri.slice(Math.max(iri.lastIndexOf("#"), iri.lastIndexOf("/")) + 1).toLowerCase();

// Those that go on as it was begun, by their IRI, or where no prefix was written by a part of their own name.
const matching = (iris) => (_editor, token) => {
  const begun = token?.autocompletionString ?? "";
  const part = begun.toLowerCase();
  return iris.filter((iri) => iri.startsWith(begun) || (!/[:/]/.test(part) && local(iri).includes(part)));
};

// An editor inside the element; `run` is called for Ctrl-Enter. Prefixes are written "wk: <…>", classes and properties as IRIs.
export const editor = (parent, { value, label, prefixes, classes, properties, run }) => {
  Yasqe.forkAutocompleter("prefixes", { name: "local-prefixes", get: () => prefixes, persistenceId: null }, false);
  Yasqe.forkAutocompleter("class", { name: "local-class", get: matching(classes) }, false);
  Yasqe.forkAutocompleter("property", { name: "local-property", get: matching(properties) }, false);
  const made = new Yasqe(parent, {
    value,
    screenReaderLabel: label,
    autocompleters: ["variables", "local-prefixes", "local-class", "local-property"],
    // Tab moves on, as everywhere else on a page.
    extraKeys: { ...Yasqe.defaults.extraKeys, "Ctrl-Enter": run, "Cmd-Enter": run, "Ctrl-S": false, Tab: false, "Shift-Tab": false },
    // It takes the prefixes that the server knows for mistakes where a query does not declare them; the server tells true ones.
    syntaxErrorCheck: false,
    persistenceId: null,
    createShareableLink: null,
    consumeShareLink: null,
    prefixCcApi: null,
    showQueryButton: false,
    resizeable: false,
    editorHeight: "auto",
  });
  made.showNotification = () => {};
  return made;
};
