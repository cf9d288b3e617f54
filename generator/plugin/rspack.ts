/** Rspack has webpack's plugin interface. */
export { default, type PluginOptions, type WebpackPlugin as RspackPlugin } from "./webpack.js";
