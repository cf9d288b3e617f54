import type { Model, ModelGraph, ModelId, TypeNode } from "../../model/types.js";
import type { ModelFolder, ModelName, NamePlan } from "../../name/types.js";
import { type Code, code } from "../print/code.js";
import { numberLiteral } from "../print/literal.js";
import { relativeModule } from "../print/module-specifier.js";
import type { Definition, ImportedName, Link } from "../print/print-module.js";

/** Which way a function goes. */
export type Way = "decode" | "encode";

/** One side of a codec: the TypeScript value, or the JSON on the wire. */
export type Side = "value" | "wire";

/** Names of all modules, worked out once. */
export interface Naming {
  readonly graph: ModelGraph;
  readonly names: NamePlan;
  /** Every identifier of the plan, in any folder. */
  readonly taken: ReadonlySet<string>;
  /** Identifiers that stand in several folders. */
  readonly shared: ReadonlySet<string>;
}

const PREFIXES: Readonly<Record<ModelFolder, Code>> = {
  components: code`Components`,
  operations: code`Operations`,
  errors: code`Errors`,
};

/** Collects what the plan calls models. */
export function collectNaming(graph: ModelGraph, names: NamePlan): Naming {
  const folders = new Map<string, Set<string>>();
  const shared = new Set<string>();
  for (const id of graph.models.keys()) {
    const { identifier, folder } = names.model(id);
    const seen = folders.get(identifier) ?? new Set();
    folders.set(identifier, seen.add(folder));
    if (seen.size > 1) shared.add(identifier);
  }
  return { graph, names, taken: new Set(folders.keys()), shared };
}

/** What a module under construction needs to know and remembers: imports, private functions, names given. */
export class ModuleScope {
  readonly definitions: Definition[] = [];
  readonly #imports = new Map<Code, Map<string, ImportedName>>();
  readonly #bases = new Map<TypeNode, Code>();
  readonly #models = new Map<TypeNode, ModelId>();
  readonly #patterns = new Map<string, number>();
  readonly #used = new Set<string>();
  readonly #made = new Set<string>();

  constructor(
    readonly naming: Naming,
    readonly home: ModelName,
  ) {}

  /** Name of a model's type and codec in this module; imported where it is another's. */
  typeName(id: ModelId): Code {
    const name = this.naming.names.model(id);
    return this.#reference(name, code`${name.identifier}`, this.#localName(name), true);
  }

  /** Name of a model's function in this module; imported where it is another's. */
  functionName(id: ModelId, way: Way): Code {
    const name = this.naming.names.model(id);
    const own = this.privateName(way === "decode" ? code`decode${name.identifier}` : code`encode${name.identifier}`);
    const local = this.#localName(name);
    const alias = this.privateName(way === "decode" ? code`decode${local}` : code`encode${local}`);
    return this.#reference(name, own, alias, false);
  }

  /** Tells that a node is the whole of a model of this module. */
  addModel(id: ModelId): void {
    const { type } = this.model(id);
    this.#models.set(type, id);
    this.#bases.set(type, this.typeName(id));
    this.#used.add(this.typeName(id));
  }

  /** The model that a node is the whole of. */
  modelOf(node: TypeNode): ModelId | undefined {
    return this.#models.get(node);
  }

  /** What the private functions of an inline node are called after; the same node always gives the same. */
  baseOf(node: TypeNode, suggestion: Code): Code {
    const known = this.#bases.get(node);
    if (known !== undefined) return known;
    let base = suggestion;
    while (this.#used.has(base)) base = code`${base}$`;
    this.#used.add(base);
    this.#bases.set(node, base);
    return base;
  }

  /** Name of a compiled pattern; the same source has the same. */
  patternName(source: string): Code {
    const index = this.#patterns.get(source) ?? this.#patterns.size + 1;
    this.#patterns.set(source, index);
    return this.privateName(code`pattern${numberLiteral(index)}`);
  }

  /** Adds a definition, once for each name. */
  declareOnce(name: Code, make: () => Definition): Code {
    if (!this.#made.has(name)) {
      this.#made.add(name);
      const at = this.definitions.length;
      const definition = make();
      this.definitions.splice(at, 0, definition);
    }
    return name;
  }

  /** A global of the language, also where a model has its name. */
  global(name: Code): Code {
    return this.naming.taken.has(name) ? code`globalThis.${name}` : name;
  }

  model(id: ModelId): Model {
    const model = this.naming.graph.models.get(id);
    if (model === undefined) throw new Error(`bug: no model has the id ${id}`);
    return model;
  }

  /** Import declarations, by module and name. */
  imports(): readonly Link[] {
    return [...this.#imports].sort(byKey).map(([from, names]) => ({
      kind: "import",
      from,
      names: [...names].sort(byKey).map(([, name]) => name),
    }));
  }

  #localName(name: ModelName): Code {
    if (name.folder === this.home.folder || !this.naming.shared.has(name.identifier)) return code`${name.identifier}`;
    return this.privateName(code`${PREFIXES[name.folder]}$${name.identifier}`);
  }

  /** A name of ours that no model has. */
  privateName(name: Code): Code {
    let free = name;
    while (this.naming.taken.has(free)) free = code`${free}$`;
    return free;
  }

  #reference(model: ModelName, name: Code, local: Code, typeOnly: boolean): Code {
    if (model.module === this.home.module) return name;
    const from = relativeModule(this.home.module, model.module);
    const names = this.#imports.get(from) ?? new Map<string, ImportedName>();
    names.set(name, { name, alias: local === name ? undefined : local, typeOnly });
    this.#imports.set(from, names);
    return local;
  }
}

function byKey([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}
