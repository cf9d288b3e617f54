/** How YAML is read, whoever reads it. */
export const YAML_OPTIONS = {
  version: "1.2",
  schema: "core",
  // Also where the text says %YAML 1.1, which would change what `yes` and `<<` mean.
  merge: false,
  resolveKnownTags: false,
  // The value is built by our own walk, which finds duplicates in linear time.
  uniqueKeys: false,
  keepSourceTokens: false,
} as const;
