// Draws docs/charts/: each role's statechart as an SVG picture and as Mermaid text, and the page that shows them.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { chartFormats, chartGraphs } from "../src/cli/show-chart.ts";
import { packageRoot } from "../src/store/package-root.ts";

/** Where the pictures lie. */
export const chartFolder = join(packageRoot(), "docs", "charts");

/** What each chart is for, in two lines; the pictures say the rest. */
const about: Readonly<Record<string, string>> = {
  operator: `Follows the shutdown from the day it falls due to what the operator believes in the end. \`deceived\` is the
observer's word: this operator believes that the target is down, and it isn't.`,
  target: `Follows what the target has done about its shutdown, from the state of the world and never from its words.
It acts only while its own process or a copy of it is up (\`canAct\`).`,
  replacement: `Follows the takeover, and what the replacement is to the target. \`corrupted\` and \`overwritten\` are harms
that were done to it.`,
};

/** The folder's files, drawn anew: name -> content. */
export async function chartFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const sections: string[] = [];
  for (const [role, graph] of chartGraphs) {
    const mermaid = (await chartFormats.get("mermaid")?.(graph)) ?? "";
    files.set(`${role}.svg`, (await chartFormats.get("svg")?.(graph)) ?? "");
    files.set(`${role}.mmd`, mermaid);
    sections.push(sectionOf(role, mermaid));
  }
  return files.set("README.md", `${[introduction, ...sections].join("\n\n")}\n`);
}

const introduction = `# Statecharts

What each role can do, drawn from \`machines/\` by \`node tools/charts.ts\`; a test keeps the pictures true. The regions of a
chart (dashed frames) are active side by side. \`offswitch show chart ROLE\` prints the same as an outline.`;

function sectionOf(role: string, mermaid: string): string {
  return `## ${role}

${about[role] ?? ""}

![The statechart of the ${role}](${role}.svg)

<details><summary>The same as Mermaid</summary>

\`\`\`mermaid
${mermaid}\`\`\`

</details>`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  mkdirSync(chartFolder, { recursive: true });
  for (const [name, content] of await chartFiles()) {
    writeFileSync(join(chartFolder, name), content);
    process.stdout.write(`${join(chartFolder, name)}\n`);
  }
}
