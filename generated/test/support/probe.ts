/** Properties that no document describes, with the names that break careless code. JSON text, since only a parser makes an own `__proto__`. */
export const PROBE =
  '{"x-not-in-the-document":[1,null,{"deep":"kept"}],"constructor":{"prototype":null},"__proto__":{"polluted":true}}';
