import type { Model, ModelId, TypeNode } from "../model/types.js";
import { equalJson } from "../resolve/equal-json.js";
import { splitNodeId } from "../resolve/node.js";
import { alignModels, type ModelPairs } from "./align-models.js";
import { compareNames } from "./compare-names.js";
import { compareDocs } from "./compare-object.js";
import { compareResolved, compareTypes } from "./compare-type.js";
import { EffectTable } from "./effect-table.js";
import { gravestVerdict, greatestBump, judge, travelOf } from "./judge.js";
import { pathOf } from "./model-path.js";
import { type ChangeDetails, compareRules, type RuleId, ruleOf } from "./rules.js";
import type { Change, CompareOptions, Comparison, Side } from "./types.js";
import { NOWHERE, type Place, type Surroundings, type Walk } from "./walk.js";

const documentDefaults: CompareOptions = { appliesDefaults: false };

/**
 * Compares what two documents mean for those who use the generated package. Pure. Models are the same
 * by their place, properties by wire name, alternatives and members of enums by meaning.
 */
export function compareGraphs(before: Side, after: Side, options: CompareOptions = documentDefaults): Comparison {
  const pairs = alignModels(before, after);
  const comparer = new Comparer(before, after, pairs, options);
  for (const model of before.graph.models.values()) comparer.compareFrom(model);
  for (const model of after.graph.models.values()) comparer.reportIfNew(model);
  return judgeTogether(sortChanges(comparer.changes, before, after, pairs));
}

/** A comparison that leaves some rules out of account. */
export function withoutRules({ changes }: Comparison, rules: ReadonlySet<RuleId>): Comparison {
  return judgeTogether(changes.filter(({ rule }) => !rules.has(rule)));
}

function judgeTogether(changes: readonly Change[]): Comparison {
  return {
    changes,
    bump: greatestBump(changes.map(({ bump }) => bump)),
    verdict: gravestVerdict(changes.map(({ verdict }) => verdict)),
  };
}

class Comparer {
  readonly changes: Change[] = [];
  private readonly effects: EffectTable;
  private readonly base: Surroundings;

  constructor(
    private readonly before: Side,
    private readonly after: Side,
    private readonly pairs: ModelPairs,
    options: CompareOptions,
  ) {
    const names = { before: before.names, after: after.names };
    this.base = { before: before.graph, after: after.graph, pairs, names, options };
    this.effects = new EffectTable(this.base);
  }

  compareFrom(model: Model): void {
    if (model.internal) return;
    const other = this.after.graph.models.get(this.pairs.afterOf(model.id) ?? "");
    if (other === undefined || other.internal) this.reportAlone("model-removed", model, "before");
    else this.compareModels(model, other);
  }

  reportIfNew(model: Model): void {
    const other = this.before.graph.models.get(this.pairs.beforeOf(model.id) ?? "");
    if (!model.internal && (other === undefined || other.internal)) this.reportAlone("model-added", model, "after");
  }

  private reportAlone(rule: RuleId, model: Model, side: Change["side"]): void {
    const place: Place = { path: pathOf(model), before: undefined, after: undefined, [side]: model.id };
    this.report({ rule, details: {} }, place, side === "before" ? [model, undefined] : [undefined, model]);
  }

  private compareModels(before: Model, after: Model): void {
    const walk = this.walk({
      report: (rule, place, details = {}) => this.report({ rule, details }, place, [before, after]),
      reasonsOf: (left, right) => this.reasonsOf(left, right),
    });
    const place: Place = { path: pathOf(after), before: before.id, after: after.id };
    const names = [this.before.names.get(before.id), this.after.names.get(after.id)] as const;
    if (names[0] !== undefined && names[1] !== undefined) compareNames(names[0], names[1], place, walk);
    compareTypes(before.type, after.type, place, walk);
    // What is said about the schema of a property is told with the property.
    if (after.path.at(-1)?.kind === "property") return;
    compareDocs(before.doc, after.doc, place, walk);
    if (!equalJson(before.examples, after.examples)) walk.report("text-changed", place, { after: "example" });
  }

  private walk(findings: Pick<Walk, "report" | "reasonsOf">): Walk {
    return {
      ...this.base,
      ...findings,
      effectOf: (left, right) => this.effects.effectOf(left, right),
      follow: (left, right) => (this.isToldElsewhere(left, right) ? "elsewhere" : "here"),
    };
  }

  /** What changed from one type to the other, as far as it concerns which values there are. */
  private reasonsOf(before: TypeNode, after: TypeNode): readonly string[] {
    const reasons = new Set<string>();
    const walk = this.walk({
      report: (rule, { path }, details = {}) => {
        const { effect, message } = ruleOf(rule);
        if (effect.wider || effect.narrower) reasons.add(`${path === "" ? "it" : `\`${path}\``} ${message(details)}`);
      },
      reasonsOf: () => [],
    });
    compareResolved(before, after, NOWHERE, walk);
    return [...reasons];
  }

  private isToldElsewhere(left: TypeNode, right: TypeNode): boolean {
    if (left.kind !== "ref" || right.kind !== "ref" || this.pairs.afterOf(left.target) !== right.target) return false;
    return [this.before.graph.models.get(left.target), this.after.graph.models.get(right.target)].every(
      (model) => model?.internal === false,
    );
  }

  private report(
    { rule, details }: { readonly rule: RuleId; readonly details: ChangeDetails },
    place: Place,
    [before, after]: readonly [Model | undefined, Model | undefined],
  ): void {
    const side = place.after === undefined ? "before" : "after";
    const direction = travelOf(...[before, after].flatMap((model) => model?.direction ?? []));
    const model = after ?? before;
    const name = (after && this.after.names.get(after.id)) ?? (before && this.before.names.get(before.id));
    const modelId = (side === "before" ? before : after)?.id ?? model?.id ?? "";
    this.changes.push({
      rule,
      model: name?.identifier ?? "",
      modelId,
      path: place.path,
      direction,
      pointer: qualify(place.after ?? place.before ?? "", modelId),
      side,
      ...judge(ruleOf(rule), direction),
      message: ruleOf(rule).message(details),
    });
  }
}

/** Pointers of properties do not say which document they are of; it is that of the model. */
function qualify(pointer: string, model: ModelId): string {
  const { uri } = splitNodeId(model);
  return uri === undefined || splitNodeId(pointer).uri !== undefined ? pointer : `${uri.replaceAll("#", "%23")}#${pointer}`;
}

/** Model by model as the new document has them, those that are gone at the end; inside a model in the order of the rules. */
function sortChanges(changes: readonly Change[], before: Side, after: Side, pairs: ModelPairs): readonly Change[] {
  const ranks = new Map<ModelId, number>([...after.graph.models.keys()].map((id, index) => [id, index] as const));
  const gone = new Map<ModelId, number>([...before.graph.models.keys()].map((id, index) => [id, ranks.size + index] as const));
  const rankOf = ({ modelId, side }: Change): number =>
    (side === "after" ? ranks.get(modelId) : ranks.get(pairs.afterOf(modelId) ?? "")) ?? gone.get(modelId) ?? 0;
  const order = new Map(Object.keys(compareRules).map((id, index) => [id, index] as const));
  const unique = new Map(changes.map((change) => [JSON.stringify(change), change] as const));
  return [...unique.values()].sort(
    (left, right) => rankOf(left) - rankOf(right) || (order.get(left.rule) ?? 0) - (order.get(right.rule) ?? 0),
  );
}
