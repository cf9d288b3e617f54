import ts from "typescript";

/** One piece of text instead of another. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A way in which a model can be wrong. Each entry that it finds is one wrong model. */
export interface Operator {
  readonly name: string;
  /** What is broken shows in the value alone, not in what is accepted: no matter for a schema that only restricts. */
  readonly valueOnly?: true;
  find(source: ts.SourceFile): readonly (readonly Edit[])[];
}

/**
 * Whether a function belongs to a schema that only restricts another one (below `if`, `not` …): of what it makes, nothing
 * but its issues are looked at. Such a schema has functions, but no codec.
 */
export function isForChecks(node: ts.Node): boolean {
  const source = node.getSourceFile();
  let owner: ts.Node = node;
  while (owner.parent !== undefined && !ts.isSourceFile(owner.parent)) owner = owner.parent;
  if (!ts.isFunctionDeclaration(owner)) return false;
  const model = /^(?:decode|encode|check|isNameOf)([^$]*)/.exec(owner.name?.text ?? "")?.[1] ?? "";
  return !new RegExp(`^export const ${model}: `, "m").test(source.text);
}

/** The text with edits applied; they must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((left, right) => right.start - left.start)
    .reduce((changed, edit) => changed.slice(0, edit.start) + edit.text + changed.slice(edit.end), text);
}

/** A node replaced. */
export function replace(node: ts.Node, text: string): Edit {
  return { start: node.getStart(), end: node.getEnd(), text };
}

/** A node taken away. */
export function remove(node: ts.Node): Edit {
  return replace(node, "");
}

/** An entry of a list or object taken away, together with the comma behind it, or before the last. */
export function removeEntry(node: ts.Node): Edit {
  const { text } = node.getSourceFile();
  const behind = /^\s*,\s*/.exec(text.slice(node.getEnd()))?.[0].length ?? 0;
  const before = behind > 0 ? 0 : (/,\s*$/.exec(text.slice(0, node.getStart()))?.[0].length ?? 0);
  return { start: node.getStart() - before, end: node.getEnd() + behind, text: "" };
}

/** All nodes of a kind, types left out: they are gone when the tests run. */
export function collect<T extends ts.Node>(root: ts.Node, is: (node: ts.Node) => node is T): readonly T[] {
  const found: T[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isTypeAliasDeclaration(node) || ts.isModuleDeclaration(node) || ts.isImportDeclaration(node))
      return;
    if (is(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** Calls of functions of the runtime (`$.decodeString`) whose name matches. */
export function runtimeCalls(root: ts.Node, name: RegExp): readonly ts.CallExpression[] {
  return collect(root, ts.isCallExpression).filter((call) => name.test(runtimeName(call) ?? ""));
}

/** The function of the runtime that a call is of. */
export function runtimeName({ expression }: ts.CallExpression): string | undefined {
  const isRuntime = ts.isPropertyAccessExpression(expression) && expression.expression.getText() === "$";
  return isRuntime ? expression.name.text : undefined;
}

/** The name of the function that is called, of the runtime or of the module. */
export function calledName(call: ts.CallExpression): string {
  return runtimeName(call) ?? (ts.isIdentifier(call.expression) ? call.expression.text : "");
}

/** Functions of one way: `decode…`, `encode…`. */
export function functionsOf(source: ts.SourceFile, way: "decode" | "encode"): readonly ts.FunctionDeclaration[] {
  return collect(source, ts.isFunctionDeclaration).filter((each) => each.name?.text.startsWith(way) === true);
}

/** A field of an object that is decoded or encoded. */
export interface Field {
  readonly kind: "required" | "optional";
  /** What is assigned. */
  readonly value: ts.Expression;
  /** `value.x`, or the name of an entry. */
  readonly target: ts.Node;
  /** All of it: an entry, or a whole `if` statement. */
  readonly whole: ts.Node;
}

/** The fields of the object that a function makes; none for functions that make something else. */
export function fieldsOf(root: ts.FunctionDeclaration): readonly Field[] {
  const statements = root.body?.statements ?? [];
  return [...statements].flatMap((statement) => [...requiredFields(statement), ...optionalField(statement)]);
}

function requiredFields(statement: ts.Statement): readonly Field[] {
  if (!ts.isVariableStatement(statement)) return [];
  const literals = collect(statement, ts.isObjectLiteralExpression).slice(0, 1);
  return literals.flatMap((literal) =>
    literal.properties
      .filter(ts.isPropertyAssignment)
      .map((entry): Field => ({ kind: "required", value: entry.initializer, target: entry.name, whole: entry })),
  );
}

function optionalField(statement: ts.Statement): readonly Field[] {
  if (!ts.isIfStatement(statement) || !ts.isExpressionStatement(statement.thenStatement)) return [];
  const { expression } = statement.thenStatement;
  if (!ts.isBinaryExpression(expression) || !/!== undefined$/.test(statement.expression.getText())) return [];
  return [{ kind: "optional", value: expression.right, target: expression.left, whole: statement }];
}

/** What stands before and after a call that may be null: `x === null ? null : call`. */
export function nullGuard(node: ts.Node): ts.ConditionalExpression | undefined {
  return ts.isConditionalExpression(node) && /=== null$/.test(node.condition.getText()) ? node : undefined;
}

/** The first argument of the call that decodes or encodes a field, behind its null guard. */
export function subjectOf(value: ts.Expression): ts.Expression | undefined {
  const call = nullGuard(value)?.whenFalse ?? value;
  return ts.isCallExpression(call) ? call.arguments[0] : undefined;
}
