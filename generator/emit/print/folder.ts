import type { ModelFolder } from "../../name/types.js";
import { type Code, code } from "./code.js";

/** What the folder's models are together called, as a namespace (`components.Pet`). */
export const NAMESPACES: Readonly<Record<ModelFolder, Code>> = {
  components: code`components`,
  operations: code`operations`,
  errors: code`errors`,
};
