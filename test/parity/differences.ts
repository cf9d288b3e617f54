import type { Page } from "./page.js";

/** A difference that we want, or accept: why, and how to know it. It counts as a difference all the same. */
export interface DeliberateDifference {
  readonly name: string;
  readonly reason: string;
  /** @param have `undefined` where we have no such page */
  readonly explains: (want: Page, have: Page | undefined) => boolean;
}

/** Every deliberate difference there is; the first that explains a page is named. */
export const DELIBERATE: readonly DeliberateDifference[] = [
  {
    name: "streams",
    reason: "models are of JSON values; a response that may be a stream of events has no model that is either",
    explains: (want) => want.kind === "union" && want.rows.some(([type = ""]) => type.startsWith("EventStream<")),
  },
  {
    name: "alternatives that only restrict",
    reason: "`anyOf: [{ required: [a] }, { required: [b] }]` is one object with a check, not two nearly equal ones",
    explains: (want, have) =>
      have === undefined
        ? /\d$/.test(want.title)
        : (want.kind === "union" && have.kind === "object") || cellsDiffer(want, have, /^\*.*Config\*$/),
  },
  {
    name: "raw HTML",
    reason: "`<mime-type>` in a description would be taken for a tag and vanish; it is escaped",
    explains: (want, have) => have !== undefined && JSON.stringify(want) === JSON.stringify(have).replaceAll("&lt;", "<"),
  },
  {
    name: "tags of merged alternatives",
    reason: "properties beside `oneOf` come first and do not replace the tag of an alternative, which stays a literal",
    explains: (want, have) =>
      have !== undefined && sortedFields(want) === sortedFields(have) && want.rows[0]?.[0] !== have.rows[0]?.[0],
  },
  {
    name: "uploads",
    reason: "a `Blob` is all that is asked for; a `File` is one, and no model of streams is needed",
    explains: (want, have) => have !== undefined && cellsDiffer(want, have, /Web\/API\/File\)/),
  },
  {
    name: "every alternative once",
    reason:
      "a union has each of its alternatives, also those that the mapping leaves out, and once, also where it names them twice",
    explains: (want, have) => {
      if (want.kind !== "union" || have?.kind !== "union") return false;
      const [wanted, ours] = [want, have].map((page) => new Set(page.rows.map(([type = ""]) => type)));
      return (wanted?.size ?? 0) < want.rows.length || (ours?.size ?? 0) > (wanted?.size ?? 0);
    },
  },
  {
    name: "tags that are literals",
    reason: "the one value of a stated discriminator's tag is a literal wherever its alternatives are objects",
    explains: (want, have) =>
      have === undefined ? want.kind === "enum" && !want.rows[0]?.[0]?.includes("|") : cellsDiffer(want, have, /Type\]\(/),
  },
  {
    name: "words in capitals",
    reason:
      "`supports_openai_sdk` is `supportsOpenaiSDK` there; one property in 8,446 shows no rule, and ours has no word of its own",
    explains: (want, have) =>
      have !== undefined &&
      cellsDiffer(want, have, /^`\w+`$/) &&
      sortedFields(want).toLowerCase() === sortedFields(have).toLowerCase(),
  },
  {
    name: "descriptions in `allOf`",
    reason: "what an inline member of `allOf` says of the whole is told",
    explains: (want, have) => have !== undefined && cellsDiffer(want, have, /^N\/A$/),
  },
];

/** Whether every cell that differs is, in the corpus, one that matches. */
function cellsDiffer(want: Page, have: Page, pattern: RegExp): boolean {
  if (want.kind !== have.kind || want.title !== have.title || want.rows.length !== have.rows.length) return false;
  const cells = want.rows.flatMap((row, index) => row.filter((cell, column) => cell !== have.rows[index]?.[column]));
  return cells.length > 0 && cells.every((cell) => pattern.test(cell));
}

function sortedFields(page: Page): string {
  return page.rows
    .map(([field = ""]) => field)
    .sort()
    .join();
}

/** What differs, in the words of a heading: `kind`, `title`, `rows`, or the columns. */
export function patternOf(want: Page, have: Page | undefined): string {
  if (have === undefined) return "no such page";
  if (want.kind !== have.kind) return `${want.kind} is ${have.kind}`;
  if (want.title !== have.title) return "title";
  if (want.kind !== "object") return `${want.kind}: content`;
  if (want.rows.length !== have.rows.length) return "number of rows";
  const columns = COLUMNS.filter((_, column) => want.rows.some((row, index) => row[column] !== have.rows[index]?.[column]));
  return `cells: ${columns.join(", ")}`;
}

const COLUMNS = ["Field", "Type", "Required", "Description", "Example"];
