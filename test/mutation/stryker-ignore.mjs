// Stryker 9.6.1 takes the name of a method for an expression where it is written as text (`get "~standard"()`), and
// then cannot put it back.
const value = {
  shouldIgnore({ node, parent }) {
    const isName = node.type === "StringLiteral" && parent?.type === "ClassMethod" && parent.key === node;
    return isName ? "the name of a method" : undefined;
  },
};

export const strykerPlugins = [{ kind: "Ignore", name: "method-names", value }];
