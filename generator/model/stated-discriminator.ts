import { childNode, isJsonObject, type Node } from "../resolve/node.js";
import type { ResolvedSpec } from "../resolve/spec.js";
import type { JsonObject, ModelId } from "./types.js";

/** A `discriminator` as the document states it (OAS 3.1 §4.8.25). */
export interface StatedDiscriminator {
  readonly wireName: string;
  /** Tag → the model that the mapping names. */
  readonly mapping: readonly { readonly tag: string; readonly target: ModelId }[];
  /** Where values without the property belong, and those with a tag that nothing maps (`defaultMapping`, OAS 3.2 §4.25.1). */
  readonly fallback?: ModelId | undefined;
}

/** Reads a discriminator object; `undefined` where it has no property name. Mappings that lead nowhere are reported. */
export function readDiscriminator(keyword: JsonObject, at: Node, spec: ResolvedSpec): StatedDiscriminator | undefined {
  const { propertyName, mapping, defaultMapping } = keyword;
  if (typeof propertyName !== "string") return undefined;
  const entries = isJsonObject(mapping) ? Object.entries(mapping) : [];
  return {
    wireName: propertyName,
    fallback: typeof defaultMapping === "string" ? findTarget(defaultMapping, at, ["defaultMapping"], spec) : undefined,
    mapping: entries.flatMap(([tag, reference]) => {
      const target = typeof reference === "string" ? findTarget(reference, at, ["mapping", tag], spec) : undefined;
      return target === undefined ? [] : [{ tag, target }];
    }),
  };
}

/** A mapping names a component or refers to a schema. One that leads nowhere changes nothing that is valid, so it is only told. */
function findTarget(reference: string, at: Node, place: readonly string[], spec: ResolvedSpec): ModelId | undefined {
  const component = childNode(spec.rootNode, "components", "schemas", reference);
  const target = component ?? spec.findSchema(at, reference);
  if (target !== undefined) return spec.idOf(target);
  spec.diagnostics.report("MM2029", { reference }, spec.locate(childNode(at, "discriminator", ...place) ?? at));
  return undefined;
}
