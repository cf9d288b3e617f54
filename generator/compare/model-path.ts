import type { Model, PathStep } from "../model/types.js";
import { joinPath } from "./walk.js";

/** The way from an operation or component to a model in wire names, as in `usage` or `data[]`; empty for the whole. */
export function pathOf({ path }: Model): string {
  return path.map(describeStep).reduce(joinPath, "");
}

function describeStep(step: PathStep): string {
  switch (step.kind) {
    case "property":
    case "parameter":
    case "header":
      return step.name;
    case "items":
      return "[]";
    case "tuple":
      return `[${step.index}]`;
    case "values":
      return "*";
    // Which body, alternative or definition it is the model's own name tells.
    case "request":
    case "requestBody":
    case "response":
    case "variant":
    case "definition":
      return "";
  }
}
