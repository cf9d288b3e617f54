import { micromark, parse, postprocess, preprocess } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { mdxjs } from "micromark-extension-mdxjs";

/** What a reader sees: CommonMark with GFM, and raw HTML let through as browsers would get it. */
export function render(markdown: string): string {
  return micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });
}

const MDX = /^mdx(?:jsEsm|(?:Flow|Text)Expression|Jsx(?:Flow|Text)Tag)$/;

/**
 * Everything that MDX would run or make elements of, but for the line breaks of our tables. Fails where MDX would, on a
 * brace or tag that is neither.
 */
export function findMdx(markdown: string): readonly string[] {
  const chunks = preprocess()(markdown, undefined, true);
  const events = postprocess(
    parse({ extensions: [gfm(), mdxjs()] })
      .document()
      .write(chunks),
  );
  const found = events.flatMap(([kind, token, { sliceSerialize }]) =>
    kind === "enter" && MDX.test(token.type) ? [sliceSerialize(token)] : [],
  );
  return found.filter((source) => source !== "<br/>");
}

/** The text of rendered HTML, tags dropped and entities read. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

/** Every tag of rendered HTML, by name, with its attributes. */
export function tagsOf(html: string): readonly { readonly name: string; readonly attributes: string }[] {
  return Array.from(html.matchAll(/<([a-zA-Z!?][\w-]*)([^>]*)>/g), ([, name = "", attributes = ""]) => ({
    name: name.toLowerCase(),
    attributes,
  }));
}
