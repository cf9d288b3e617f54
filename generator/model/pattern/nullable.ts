import type { PatternNode } from "./parse.js";

/** Which parts of a pattern match the empty text, each found out once. */
export class Nullability {
  private readonly known = new Map<PatternNode, boolean>();

  of(node: PatternNode): boolean {
    const known = this.known.get(node);
    if (known !== undefined) return known;
    const found = this.find(node);
    this.known.set(node, found);
    return found;
  }

  private find(node: PatternNode): boolean {
    switch (node.kind) {
      case "character":
        return false;
      case "sequence":
        return node.parts.every((part) => this.of(part));
      case "choice":
        return node.options.some((option) => this.of(option));
      case "repeat":
        return node.min === 0 || this.of(node.body);
      default:
        return true;
    }
  }
}
