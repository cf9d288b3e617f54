import type { DiagnosticCode, DiagnosticParams } from "../diagnostics/catalogue.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { SourceLocation } from "../diagnostics/types.js";

/** How many are told one by one: who reads a hundred has seen what is the matter, and a broken file of pins has thousands. */
const MOST = 100;

/** Tells of names that somebody gave and that cannot be used; of many the first ones, and how many more there are. */
export class Refusals {
  private count = 0;
  private firstLeftOut: SourceLocation | undefined;

  constructor(private readonly diagnostics: Diagnostics) {}

  /** @param locate asked for those only that are told: a place comes with its lines of text */
  report<Code extends DiagnosticCode>(
    code: Code,
    params: () => DiagnosticParams<Code>,
    locate: () => SourceLocation | undefined,
  ): void {
    this.count++;
    if (this.count <= MOST) this.diagnostics.report(code, params(), locate());
    else if (this.count === MOST + 1) this.firstLeftOut = locate();
  }

  /** Says how many were left out, once all names have been looked at. */
  end(): void {
    if (this.count > MOST) this.diagnostics.report("MM3009", { count: this.count - MOST }, this.firstLeftOut);
  }
}
