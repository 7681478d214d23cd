import { Box, Text, useInput, useStdin, useWindowSize, type TextProps } from "ink";
import { useEffect, useSyncExternalStore, type ReactElement } from "react";
import { keysIn } from "./keys.ts";
import type { Line, Tone } from "./line.ts";
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

/** The viewer in a terminal: paints its snapshots, and hands it keys and sizes. */
export function App({
  viewer,
  hasColour,
}: {
  readonly viewer: Viewer;
  readonly hasColour: boolean;
}): ReactElement {
  const snapshot = useSyncExternalStore(viewer.subscribe, viewer.snapshot);
  const size = useWindowSize();
  const { columns, rows } = size;
  const { isRawModeSupported } = useStdin();
  useEffect(() => viewer.resize({ columns, rows }), [viewer, columns, rows]);
  useInput(
    (input, key) => {
      for (const name of keysIn(input, key)) viewer.press(name);
    },
    { isActive: isRawModeSupported },
  );
  return (
    <Box flexDirection="column" width={columns}>
      {screen({ ...snapshot, size }).map((line, index) => (
        <Row key={index} line={line} hasColour={hasColour} />
      ))}
    </Box>
  );
}
