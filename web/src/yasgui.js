// The SPARQL editor with completion from what the page hands it: its own completers would ask vocabulary services elsewhere.
import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";

const { Yasqe } = Yasgui;
const kept = [...Yasqe.defaults.autocompleters].filter((name) => name === "variables");
Yasqe.defaults.autocompleters = kept;

const local = (name, offered) => ({
  name: `local-${name}`,
  bulk: false,
  autoShow: false,
  persistenceId: null,
  isValidCompletionPosition: (editor) => Yasqe.Autocompleters[name].isValidCompletionPosition(editor),
  preProcessToken: (editor, token) => Yasqe.Autocompleters[name].preProcessToken(editor, token),
  postProcessSuggestion: (editor, token, said) => Yasqe.Autocompleters[name].postProcessSuggestion(editor, token, said),
  get: (_editor, token) => offered.filter((iri) => iri.startsWith(token?.autocompletionString ?? "")),
});

// The Yasgui class, its completers told the prefixes ("wk: <…>"), classes and properties (IRIs) that are known here.
export const offline = ({ prefixes, classes, properties }) => {
  const found = prefixes.map((prefix) => prefix.toLowerCase());
  const { onInitialize, isValidCompletionPosition, preProcessToken, postprocessHints } = Yasqe.Autocompleters.prefixes;
  Yasqe.registerAutocompleter({
    name: "local-prefixes", bulk: false, autoShow: true, persistenceId: null,
    onInitialize, isValidCompletionPosition, preProcessToken, postprocessHints,
    get: (_editor, token) => prefixes.filter((_, i) => found[i].startsWith((token?.autocompletionString ?? "").toLowerCase())),
  });
  Yasqe.registerAutocompleter(local("class", classes));
  Yasqe.registerAutocompleter(local("property", properties));
  return Yasgui;
};
