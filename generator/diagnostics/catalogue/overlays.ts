import { didYouMean, entry, example, quote } from "../entry.js";

/** MM6xxx: OpenAPI Overlay documents. */
export const overlays = {
  MM6001: entry<{ found: string }>({
    severity: "error",
    title: "not an overlay",
    message: ({ found }) => `This is not an OpenAPI Overlay 1.0 document: ${found}.`,
    help: () => "An overlay says which version it follows, as in: overlay: 1.0.0",
    explanation:
      "The root of an Overlay document is an object with a field `overlay`, the version of the Overlay Specification that it follows. modelmint knows 1.0, with any patch version; another one may give another meaning to the same words.",
    example: example(
      "yaml",
      ["info: { title: Fixes, version: 1.0.0 }", "actions: [{ target: $.info, update: { title: Pets } }]"],
      ["overlay: 1.0.0", "info: { title: Fixes, version: 1.0.0 }", "actions: [{ target: $.info, update: { title: Pets } }]"],
    ),
  }),
  MM6002: entry<{ field: string; suggestion: string | undefined }>({
    severity: "error",
    title: "unknown field of an overlay",
    message: ({ field }) => `Overlays have no field ${quote(field)} here.`,
    help: ({ suggestion }) => didYouMean(suggestion) ?? "Remove it, or let its name begin with x- if it is for another tool.",
    explanation:
      "An Overlay document has `overlay`, `info`, `extends` and `actions`, and an action has `target`, `description`, `update` and `remove`. A field that is none of these could be ignored, but then a misspelt one would be too.",
    example: example("yaml", ["- targets: $.info", "  remove: true"], ["- target: $.info", "  remove: true"]),
  }),
  MM6003: entry<{ target: string; reason: string }>({
    severity: "error",
    title: "JSONPath that is not valid",
    message: ({ target, reason }) => `${quote(target, 300)} is not a JSONPath query: ${reason.replace(/\.$/, "")}.`,
    help: () => "Names with other characters than letters, digits and _ stand in brackets and quotes: $.paths['/pets']",
    explanation:
      "The target of an action is a JSONPath query by RFC 9535. It begins with `$`, the root of the document. Dialects of JSONPath from before that standard differ in filters and scripts.",
    example: example("yaml", ["target: $.paths./pets"], ["target: $.paths['/pets']"]),
  }),
  MM6004: entry<{ target: string }>({
    severity: "warning",
    title: "target selects nothing",
    message: ({ target }) => `${quote(target, 300)} selects nothing, so that this action changes nothing.`,
    help: () => "Check the spelling against the document, upper and lower case included.",
    explanation:
      "The Overlay Specification allows a target that selects nothing. But often a name in it is misspelt, an earlier action has removed the place, or the document has changed since the overlay was written.",
  }),
  MM6005: entry<{ target: string; place: string; found: string }>({
    severity: "error",
    title: "target is no object or array",
    message: ({ target, place, found }) => `${quote(target, 300)} selects ${place}, which is ${found}.`,
    help: () => "Select the object around it, and give the member its new value in update.",
    explanation:
      "In Overlay 1.0 a target selects objects and arrays only (§4.4.3). A text, number, boolean or null is changed by an update of the object that it is a member of; an array of such values can only be replaced as a whole: removed, and added again.",
    example: example("yaml", ["target: $.info.title", "update: Pets"], ["target: $.info", "update: { title: Pets }"]),
  }),
  MM6006: entry<{ target: string }>({
    severity: "warning",
    title: "action without effect",
    message: ({ target }) => `The action at ${quote(target, 300)} neither updates nor removes anything.`,
    help: () => "Give it update or remove: true, or take it out.",
    explanation: "An action changes its target by `update`, or removes it by `remove: true`. This one has neither.",
  }),
  MM6007: entry<{ target: string }>({
    severity: "error",
    title: "root cannot be removed",
    message: ({ target }) => `${quote(target, 300)} selects the whole document, which cannot be removed.`,
    help: () => "Select what is to go, as in $.paths['/internal'].",
    explanation: "`remove` takes the target out of the object or array that contains it. Nothing contains the root.",
  }),
  MM6008: entry<{ limit: number }>({
    severity: "error",
    title: "overlays add too much",
    message: ({ limit }) => `The overlays add more than ${limit} values to the document.`,
    help: () => "Select fewer places: $..* finds what the action before has added, too.",
    explanation:
      "An action adds its `update` at every place that its target selects, and the next one finds those places as well. A few lines can double a document again and again; a limit keeps that from using up the machine's memory.",
  }),
  MM6009: entry<{ extends: string; input: string }>({
    severity: "warning",
    title: "overlay for another document",
    message: ({ extends: meant, input }) =>
      `This overlay is meant for ${quote(meant, 300)}, and is applied to ${quote(input, 300)}.`,
    help: () => "Check that this is the overlay you mean; if so, correct or remove extends.",
    explanation:
      "`extends` names the document that an overlay was written for. The config or command line says which document it is applied to, and names another file.",
  }),
  MM6010: entry<{ target: string; limit: number }>({
    severity: "error",
    title: "targets take too many steps",
    message: ({ target, limit }) => `With ${quote(target, 300)} the targets of the overlays take more than ${limit} steps.`,
    help: () => "Begin at the place that is meant instead of $.., and let filters ask about @ instead of $.",
    explanation:
      "`$..` looks at every value of the document, and a filter asks its own queries for each place. With `$..` in a filter a single line looks at a document as often as it has values, and at each further level as often again. The limit is two million steps, and a hundred more for each value of the document.",
  }),
};
