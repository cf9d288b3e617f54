// Bars of CPU seconds, a group a document, as SVG without scripts, fonts or links.
const COLOURS = ["#8b949e", "#2f6feb", "#1a7f37", "#bf8700", "#a475f9", "#cf222e"];
const [LEFT, WIDTH, BAR, GAP] = [150, 420, 14, 18];
/** Names of the legend in a row, and what each takes, in pixels. */
const [NAMES, NAME_WIDTH, NAME_HEIGHT] = [3, 180, 16];

/** @param {readonly { document: string, runs: Record<string, { cpu: number } | undefined> }[]} rows */
export function drawChart(rows, names) {
  const longest = Math.max(...rows.flatMap(({ runs }) => names.map((name) => runs[name]?.cpu ?? 0)));
  const parts = names.map((name, index) => {
    const [left, top] = [LEFT + (index % NAMES) * NAME_WIDTH, 8 + Math.floor(index / NAMES) * NAME_HEIGHT];
    return `<rect x="${left}" y="${top}" width="10" height="10" fill="${COLOURS[index]}"/>${text(left + 14, top + 9, name)}`;
  });
  let y = 14 + Math.ceil(names.length / NAMES) * NAME_HEIGHT;
  for (const { document, runs } of rows) {
    parts.push(text(0, y + 11, document));
    for (const [index, name] of names.entries()) {
      const cpu = runs[name]?.cpu;
      const width = cpu === undefined ? 0 : Math.max(1, (cpu / longest) * WIDTH);
      parts.push(`<rect x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR - 2}" fill="${COLOURS[index]}"/>`);
      parts.push(text(LEFT + width + 6, y + 11, cpu === undefined ? `${name}: fails` : `${cpu.toFixed(1)} s`));
      y += BAR;
    }
    y += GAP;
  }
  const size = `width="${LEFT + WIDTH + 130}" height="${y}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif" font-size="11">\n<title>Processor seconds of one cold run</title>\n${parts.join("\n")}\n</svg>\n`;
}

function text(x, y, content) {
  const escaped = content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<text x="${x.toFixed(1)}" y="${y}" fill="#57606a">${escaped}</text>`;
}
