import { BASE_OF_UNION } from "../resolve/inheritance.js";
import { isJsonObject, type Node } from "../resolve/node.js";
import type { ResolvedSpec } from "../resolve/spec.js";
import type { Facts, Part } from "./facts.js";
import { asReference, describe, flatten, type SchemaSource } from "./flatten.js";
import type { SchemaReports } from "./reports.js";
import { takeRestrictions } from "./rules/restrictions.js";
import { readSchema, type Schema } from "./schema.js";

/** Reads the schemas of a document and what conjunctions of them say: each schema once, and its findings are told once. */
export class SchemaReader implements SchemaSource {
  private readonly schemas = new Map<string, Schema>();
  /** Facts of single schemas by id: rules ask for those of alternatives again and again. */
  private readonly facts = new Map<string, Facts>();
  private merged = 0;

  /** @param mostMerged how many schemas and properties all conjunctions together may take over from others */
  constructor(
    private readonly spec: ResolvedSpec,
    private readonly reports: SchemaReports,
    private readonly mostMerged: number,
    readonly rejectsUnknown: boolean,
  ) {}

  /** How many schemas were read. */
  get count(): number {
    return this.schemas.size;
  }

  read(node: Node): Schema {
    const id = this.spec.idOf(node);
    let schema = this.schemas.get(id);
    if (schema === undefined) {
      schema = readSchema(node, this.spec.dialectOf(node), (problem) => this.reports.problem(problem, node));
      this.schemas.set(id, schema);
      this.reports.inspectPatterns(schema);
      this.reports.inspectBounds(schema);
    }
    return schema;
  }

  baseOf({ node, keywords }: Schema): Node | undefined {
    const { discriminator } = keywords;
    const reference = isJsonObject(discriminator) ? discriminator[BASE_OF_UNION] : undefined;
    return typeof reference === "string" && "oneOf" in keywords ? this.spec.findSchema(node, reference) : undefined;
  }

  follow(schema: Schema): Node | undefined {
    return this.spec.followSchema(schema.node);
  }

  /** `title` or `description` of a schema: its own, or what inline members of its `allOf` say. */
  describe(node: Node, keyword: string): string | undefined {
    return describe({ node }, this, keyword);
  }

  /** The schema that the parts only refer to, and nothing else. */
  asReference(parts: readonly Part[]): ReturnType<typeof asReference> {
    return asReference(parts, this);
  }

  isReference(parts: readonly Part[]): boolean {
    return this.asReference(parts) !== undefined;
  }

  /** What a conjunction says, with references and `allOf` followed. */
  factsOf(parts: readonly Part[]): Facts {
    const only = parts.length === 1 && parts[0]?.without === undefined ? parts[0] : undefined;
    if (only === undefined) return takeRestrictions(this.merge(parts), this);
    const id = this.spec.idOf(only.node);
    let facts = this.facts.get(id);
    if (facts === undefined) {
      facts = takeRestrictions(this.merge(parts), this);
      this.facts.set(id, facts);
    }
    return facts;
  }

  /** Whether facts are those of the schema at a node, whole and alone. */
  isAlone(facts: Facts, at: Node): boolean {
    return this.facts.get(this.spec.idOf(at)) === facts;
  }

  /** What a conjunction says, until so much is merged that a small document would give gigabytes. */
  private merge(parts: readonly Part[]): Facts {
    if (this.merged > this.mostMerged) return flatten([], this);
    const facts = flatten(parts, this);
    if (facts.parts.length > 1) this.merged += facts.parts.length + weigh(facts);
    const [first] = parts;
    if (this.merged > this.mostMerged && first !== undefined)
      this.reports.merged(this.mostMerged, "schemas and properties", first.node);
    return facts;
  }

  reportCircle(chain: readonly Node[]): void {
    this.reports.circle(chain);
  }

  reportLength(limit: number, at: Node): void {
    this.reports.merged(limit, "schemas in a row", at);
  }
}

/** A description of so many characters is as much to take over as one property more. */
const CHARACTERS = 400;

/** How much it is to take over all properties: what describes each of them comes along. */
function weigh({ properties }: Facts): number {
  let weight = properties.size;
  for (const nodes of properties.values())
    for (const { value } of nodes) {
      const description = isJsonObject(value) ? value["description"] : undefined;
      if (typeof description === "string") weight += Math.floor(description.length / CHARACTERS);
    }
  return weight;
}
