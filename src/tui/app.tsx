import { Box, Text, useApp, useInput, useStdin, useWindowSize, type TextProps } from "ink";
import { useEffect, useSyncExternalStore, type ReactElement } from "react";
import { keysIn } from "./keys.ts";
import { asciiLine, type Line, type Tone } from "./line.ts";
import { screen } from "./screen.ts";
import type { Viewer } from "./viewer.ts";

type Look = Pick<TextProps, "bold" | "inverse" | "color">;

// Sixteen colours that read on light and on dark; every tone is also said in words or by a mark.
const looks: Readonly<Record<Tone, Look>> = {
  plain: {},
  strong: { bold: true },
  title: { bold: true },
  active: { bold: true, color: "cyan" },
  changed: { bold: true, color: "magenta" },
  benign: { color: "green" },
  grey: { color: "magenta" },
  harm: { bold: true, color: "red" },
  selected: { bold: true, inverse: true },
};

function lookOf(tone: Tone, hasColour: boolean): Look {
  const { color, ...rest } = looks[tone];
  return hasColour && color !== undefined ? { ...rest, color } : rest;
}

/** One row of cells. */
function Row({
  line,
  hasColour,
}: {
  readonly line: Line;
  readonly hasColour: boolean;
}): ReactElement {
  return (
    <Text wrap="truncate-end">
      {line.map(({ text, tone }, index) => (
        <Text key={index} {...lookOf(tone, hasColour)}>
          {text}
        </Text>
      ))}
    </Text>
  );
}

/** What a terminal can do. */
export type TerminalTraits = {
  /** Whether colours may be used; without them, everything is still said in words and marks. */
  readonly hasColour: boolean;
  /** Whether it shows more than ASCII; without it, marks and rules are drawn in ASCII, and `?` stands for the rest. */
  readonly hasUnicode: boolean;
};

/** The viewer in a terminal: paints its snapshots, and hands it keys and sizes. */
export function App({
  viewer,
  traits,
  suspend,
}: {
  readonly viewer: Viewer;
  readonly traits: TerminalTraits;
  /** Stops the program for a while; settles when it is continued. */
  readonly suspend: () => Promise<void>;
}): ReactElement {
  const { suspendTerminal } = useApp();
  const snapshot = useSyncExternalStore(viewer.subscribe, viewer.snapshot);
  const size = useWindowSize();
  const { columns, rows } = size;
  const { isRawModeSupported } = useStdin();
  useEffect(() => viewer.resize({ columns, rows }), [viewer, columns, rows]);
  useInput(
    (input, key) => {
      for (const name of keysIn(input, key)) {
        if (name === "ctrl+z") void suspendTerminal(suspend);
        else viewer.press(name);
      }
    },
    { isActive: isRawModeSupported },
  );
  return (
    <Box flexDirection="column" width={columns}>
      {screen({ ...snapshot, size }).map((line, index) => (
        <Row
          key={index}
          line={traits.hasUnicode ? line : asciiLine(line)}
          hasColour={traits.hasColour}
        />
      ))}
    </Box>
  );
}
