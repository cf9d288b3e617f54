import { ts } from "ts-morph";

/**
 * Finds keys in the default export of a module, be it an object, a list of them, or either of these
 * handed to a function such as `defineConfig`. Gives the offset of the innermost key, and undefined
 * where a part of the way is not written out: names of variables, spreads and computed keys are not
 * followed.
 */
export function findInModule(text: string): (keys: readonly string[]) => number | undefined {
  const source = ts.createSourceFile("config.ts", text, ts.ScriptTarget.Latest);
  const start = source.statements.find(ts.isExportAssignment)?.expression;
  return (keys) => {
    let value = start;
    let found: ts.Node | undefined = start;
    for (const key of keys) {
      const member = value && findMember(unwrap(value), key);
      if (member === undefined) return undefined;
      found = ts.isPropertyAssignment(member) || ts.isShorthandPropertyAssignment(member) ? member.name : member;
      value = ts.isPropertyAssignment(member) ? member.initializer : ts.isExpression(member) ? member : undefined;
    }
    return found?.getStart(source);
  };
}

/** The value itself, without what stands around it for the compiler or for a reader. */
function unwrap(value: ts.Expression): ts.Expression {
  if (ts.isParenthesizedExpression(value) || ts.isAsExpression(value) || ts.isSatisfiesExpression(value))
    return unwrap(value.expression);
  const [argument] = ts.isCallExpression(value) ? value.arguments : [];
  return argument === undefined ? value : unwrap(argument);
}

function findMember(value: ts.Expression, key: string): ts.ObjectLiteralElementLike | ts.Expression | undefined {
  if (ts.isArrayLiteralExpression(value)) return value.elements[Number(key)];
  if (!ts.isObjectLiteralExpression(value)) return undefined;
  return value.properties.find(({ name }) => {
    return name !== undefined && !ts.isComputedPropertyName(name) && name.text === key;
  });
}
