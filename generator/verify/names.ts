import { CLASSES, GLOBAL_FUNCTIONS, GLOBAL_TYPES, GLOBAL_VALUES } from "./allowed.js";
import { Unexpected } from "./tokens.js";

/** Uses of names, each with the offset of its first. */
type Uses = Map<string, number>;

/**
 * What a module defines and what it uses. Scopes inside of it are not told apart: the question is
 * whether something from outside of the module is reached for.
 */
export class Names {
  /** Namespaces of our own modules (`$`): all that is in them may be called. */
  readonly namespaces = new Set<string>();
  /** Functions, own and imported. */
  readonly functions = new Set<string>();
  /** Constants and parameters. */
  readonly values = new Set<string>();
  readonly types = new Set<string>();
  readonly imports = new Set<string>();
  private readonly calls: Uses = new Map();
  private readonly reads: Uses = new Map();
  private readonly typeUses: Uses = new Map();

  call(name: string, offset: number): void {
    note(this.calls, name, offset);
  }

  read(name: string, offset: number): void {
    note(this.reads, name, offset);
  }

  useType(name: string, offset: number): void {
    note(this.typeUses, name, offset);
  }

  /** Throws {@link Unexpected} for what is used and neither defined nor allowed. To be called at the end of a module. */
  settle(): void {
    const { functions, values, namespaces, imports, types } = this;
    require("call of", this.calls, [functions, imports, GLOBAL_FUNCTIONS]);
    require("value", this.reads, [values, functions, namespaces, imports, GLOBAL_VALUES]);
    require("type", this.typeUses, [types, namespaces, imports, GLOBAL_TYPES, CLASSES]);
  }
}

function note(uses: Uses, name: string, offset: number): void {
  if (!uses.has(name)) uses.set(name, offset);
}

function require(what: string, uses: Uses, known: readonly ReadonlySet<string>[]): void {
  for (const [name, offset] of uses) {
    if (!known.some((names) => names.has(name))) throw new Unexpected(`the ${what} ${name}, which is defined nowhere`, offset);
  }
}
