import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { loadRoots } from "/work/main/test/conformance/play.js";
import { instance, schema } from "/work/main/test/conformance/random-schema.js";
import { equalJson } from "/work/main/generator/model/equal-json.js";
const N = Number(process.env.N ?? 1000), SEED = Number(process.env.SEED ?? 1), CAP = Number(process.env.CAP ?? 6);
type Case = { schema: any; value: any };
async function bad(cases: Case[]): Promise<(string | undefined)[]> {
  const roots = await loadRoots(cases.map((c) => ({ folder: "r", file: "r", description: "r", schema: c.schema, tests: [] })), { models: { formats: "annotate", dates: "string", enums: "closed", unions: "closed" } });
  return cases.map((c, i) => {
    const r = roots[i]!;
    let want: boolean;
    try { want = new Ajv2020({ ownProperties: true, strict: false, validateFormats: false, validateSchema: true }).compile(c.schema)(c.value) as boolean; } catch { return undefined; }
    if ("problem" in r) return "problem " + r.problem.slice(0, 200);
    let got; try { got = r.codec.safeDecode(c.value); } catch (e) { return "throws " + e; }
    if (got.ok !== want) return want ? "refused" : "accepted";
    if (!got.ok) return undefined;
    try { const back = r.codec.encode(got.value); return equalJson(back as never, c.value) ? undefined : "law"; } catch (e) { return "encode throws " + e; }
  });
}
function* smaller(v: any): Generator<any> {
  if (Array.isArray(v)) { for (let i = 0; i < v.length; i++) yield v.filter((_, j) => j !== i); for (let i = 0; i < v.length; i++) for (const s of smaller(v[i])) yield v.map((x, j) => (j === i ? s : x)); }
  else if (v && typeof v === "object") { for (const k of Object.keys(v)) { const { [k]: _, ...rest } = v; yield rest; } for (const k of Object.keys(v)) for (const s of smaller(v[k])) yield { ...v, [k]: s }; for (const k of Object.keys(v)) if (k !== "properties" && typeof v[k] === "object" && v[k] && k!=="$defs") yield v[k]; }
  else if (typeof v !== "boolean" && v !== null) yield null; 
}
async function shrink(c: Case, kind: string): Promise<Case> {
  for (;;) {
    const cands: Case[] = [];
    for (const s of smaller(c.schema)) cands.push({ schema: s, value: c.value });
    for (const s of smaller(c.value)) cands.push({ schema: c.schema, value: s });
    const usable = cands.filter((x) => typeof x.schema === "boolean" || (x.schema && typeof x.schema === "object" && !Array.isArray(x.schema))).slice(0, 600);
    let res: (string|undefined)[] = []; try { res = await bad(usable); } catch (e) { console.log("shrink error", String(e).slice(0,200)); }
    const i = res.findIndex((x) => x !== undefined && x.split(" ")[0] === kind.split(" ")[0]);
    if (i < 0) return c;
    c = usable[i]!;
  }
}
const drawn = fc.sample(fc.record({ schema, instances: fc.array(instance, { minLength: 25, maxLength: 25 }) }), { numRuns: N, seed: SEED });
const found: { c: Case; kind: string }[] = [];
for (let at = 0; at < drawn.length; at += 250) {
  const batch = drawn.slice(at, at + 250);
  const roots = await loadRoots(batch.map((c) => ({ folder: "r", file: "r", description: "r", schema: c.schema, tests: [] })), { models: { formats: "annotate", dates: "string", enums: "closed", unions: "closed" } });
  batch.forEach((c, i) => {
    const r = roots[i]!; const v = new Ajv2020({ ownProperties: true, strict: false, validateFormats: false }).compile(c.schema);
    if ("problem" in r) { found.push({ c: { schema: c.schema, value: null }, kind: "problem " + r.problem.slice(0,300) }); return; }
    for (const value of c.instances) {
      let want: boolean; try { want = v(value) as boolean; } catch { continue; } let kind: string | undefined;
      try { const got = r.codec.safeDecode(value); if (got.ok !== want) kind = want ? "refused" : "accepted"; else if (got.ok) { try { if (!equalJson(r.codec.encode(got.value) as never, value)) kind = "law"; } catch (e) { kind = "encode throws " + e; } } } catch (e) { kind = "throws " + e; }
      if (kind) { found.push({ c: { schema: c.schema, value }, kind }); break; }
    }
  });
}
console.log("schemas", N, "bad", found.length);
found.sort((a, b) => JSON.stringify(a.c).length - JSON.stringify(b.c).length);
for (const f of found.slice(0, CAP)) { const c = await shrink(f.c, f.kind); console.log(f.kind, JSON.stringify(c.schema), JSON.stringify(c.value)); }
