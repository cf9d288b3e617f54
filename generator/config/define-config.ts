import type { ModelmintConfig } from "./types.js";

/** Gives a config its type, and nothing else: `export default defineConfig({ … })`. Several entries as a list. */
export function defineConfig<const Config extends ModelmintConfig | readonly ModelmintConfig[]>(config: Config): Config {
  return config;
}
